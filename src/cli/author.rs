//! Who decides, and when.

use clap::Args;
use gainsay::store::Author;
use jiff::Timestamp;

use crate::cli::output::Failure;

/// Who is named where nobody is.
const UNNAMED: &str = "unknown";

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
            who: name.unwrap_or_else(|| UNNAMED.into()),
            at,
        })
    }

    /// The author of a decision, which must have a name.
    pub(super) fn named_author(&self) -> Result<Author, Failure> {
        let author = self.author()?;
        if author.who == UNNAMED {
            return Err(Failure::Usage(
                "a decision is kept under a name: say whose it is with --by NAME, or set GAINSAY_USER".into(),
            ));
        }
        Ok(author)
    }
}
