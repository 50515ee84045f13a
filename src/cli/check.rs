use std::path::Path;

use clap::Args;
use gainsay::app::check::check;
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};
use crate::cli::writer::{RowFormat, write_rows};

/// List every finding, with a code, a sentence and a place; exit 1 if there is any
///
/// Pairs that a person dismissed are listed as dismissed and do not count. docs/findings.md explains each code.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Rows for other programs rather than text
    #[arg(long, value_name = "FORM")]
    format: Option<RowFormat>,
    /// List at most this many findings; the rest is counted
    #[arg(long, default_value_t = 1000, value_name = "N")]
    limit: usize,
}

pub(super) fn run(command: &Check, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let casebook = Store::open_read_only(db)?.load()?;
    let found = check(&casebook, command.limit);
    match command.format {
        Some(format) => write_rows(&found.rows, format, output.data())?,
        None => output.text(&found.text())?,
    }
    if found.left_out > 0 {
        output.talk(&format!(
            "{} more were left out: raise --limit to see them",
            found.left_out
        ));
    }
    output.talk(&found.summary());
    Ok(if found.open > 0 {
        Done::Findings
    } else {
        Done::Fine
    })
}
