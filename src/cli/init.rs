use std::path::Path;

use clap::Args;
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};

/// Make a new, empty casebook
#[derive(Debug, Args)]
pub(super) struct Init {}

pub(super) fn run(_: &Init, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    Store::create(db)?;
    output.talk(&format!("made a new casebook, {}", db.display()));
    Ok(Done::Fine)
}
