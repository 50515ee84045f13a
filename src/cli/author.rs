//! Who decides, and when.

use clap::Args;
use gainsay::store::Author;
use jiff::Timestamp;

use crate::cli::output::Failure;

#[derive(Debug, Args)]
pub(super) struct By {
    /// Who does this; by default the name of the user of this machine
    #[arg(
        long,
        env = "GAINSAY_USER",
        hide_env_values = true,
        value_name = "NAME"
    )]
    by: Option<String>,
}

impl By {
    /// The author of a change made now. GAINSAY_NOW sets the clock, for records that must not depend on it.
    pub(super) fn author(&self) -> Result<Author, Failure> {
        let name = self
            .by
            .clone()
            .or_else(|| {
                std::env::var("USER")
                    .or_else(|_| std::env::var("USERNAME"))
                    .ok()
            })
            .filter(|name| !name.trim().is_empty());
        let at = match std::env::var("GAINSAY_NOW") {
            Err(_) => Timestamp::now(),
            Ok(text) => text.parse().map_err(|_| {
                Failure::Usage(format!(
                    "GAINSAY_NOW is `{text}`: write a moment such as 2026-11-20T10:00:00Z"
                ))
            })?,
        };
        let at = Timestamp::from_second(at.as_second())
            .unwrap_or(at)
            .to_string();
        Ok(Author {
            who: name.unwrap_or_else(|| "unknown".into()),
            at,
        })
    }
}
