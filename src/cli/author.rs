//! Who decides, and when.

use clap::Args;
use gainsay::store::Author;
use jiff::Timestamp;

use crate::cli::output::Failure;

#[derive(Debug, Args)]
pub(super) struct By {
    /// Who does this; by default the one named in GAINSAY_USER, else the user of this machine
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

impl By {
    /// The author of a change made now. GAINSAY_NOW sets the clock, for records that must not depend on it.
    pub(super) fn author(&self) -> Result<Author, Failure> {
        let named = |variable| std::env::var(variable).ok();
        let given = |name: &String| !name.trim().is_empty();
        let name = self
            .by
            .clone()
            .or_else(|| named("GAINSAY_USER"))
            .filter(given)
            .or_else(|| named("USER").filter(given))
            .or_else(|| named("USERNAME").filter(given));
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
