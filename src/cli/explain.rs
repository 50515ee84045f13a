use std::path::Path;

use clap::Args;
use gainsay::app::describe::explain;
use gainsay::app::find::claim;
use gainsay::app::part;
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};

/// Explain whether two claims exclude each other, and why or why not
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The id of a claim
    a: String,
    /// The id of another claim
    b: String,
}

pub(super) fn run(command: &Explain, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let casebook = part::of_pair(&Store::open_read_only(db)?, &command.a, &command.b)?;
    let (a, b) = (claim(&casebook, &command.a)?, claim(&casebook, &command.b)?);
    if a == b {
        return Err(Failure::Usage(format!(
            "`{}` is given twice: name two claims",
            command.a
        )));
    }
    output.text(&explain(&casebook, a, b))?;
    Ok(Done::Fine)
}
