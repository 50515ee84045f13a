use std::path::Path;

use clap::Args;
use gainsay::app::report::Findings;
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};
use crate::cli::writer::{RowFormat, write_rows};

/// Show who contradicts whom: each dispute, its positions with everybody who asserts them, and why
///
/// ≠ marks a contradiction (both cannot be true, whichever way they are read), ≠? a tension (only if read literally),
/// ✕ a pair that a person dismissed.
#[derive(Debug, Args)]
pub(super) struct Disputes {
    /// Rows for other programs, one a dispute, rather than text
    #[arg(long, value_name = "FORM")]
    format: Option<RowFormat>,
}

pub(super) fn run(command: &Disputes, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let casebook = Store::open_read_only(db)?.load()?;
    let findings = Findings::of(&casebook);
    match command.format {
        Some(format) => write_rows(&findings.disputes_rows(), format, output.data())?,
        None => output.text(&findings.disputes_text())?,
    }
    Ok(Done::Fine)
}
