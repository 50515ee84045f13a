use std::path::Path;

use clap::Args;
use gainsay::app::describe::describe;
use gainsay::app::find::subjects;
use gainsay::app::part;
use gainsay::app::report::Findings;
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};

/// Show all about a claim, question, speaker, document, outlet or party
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Its id
    id: String,
}

pub(super) fn run(command: &Show, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let casebook = part::of_page(&Store::open_read_only(db)?, &command.id)?;
    let findings = Findings::of(&casebook);
    for (place, subject) in subjects(&casebook, &command.id)?.into_iter().enumerate() {
        if place > 0 {
            output.text("\n")?;
        }
        output.text(&describe(&findings, subject))?;
    }
    Ok(Done::Fine)
}
