use std::path::Path;

use clap::Args;
use gainsay::app::describe::of_file;
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};

/// Show all about a claim, question, speaker, document, outlet or party
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Its id
    id: String,
}

pub(super) fn run(command: &Show, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    output.text(&of_file(&Store::open_read_only(db)?, &command.id)?)?;
    Ok(Done::Fine)
}
