use std::path::Path;

use clap::Args;
use gainsay::app::find::sourced;
use gainsay::app::part;
use gainsay::app::sources::{sources_rows, sources_text};
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};
use crate::cli::writer::{RowFormat, write_rows};

/// Show what a claim, each position on a question, or each claim of a document stands on
///
/// Counts statements, speakers, documents, outlets and origins, finds how many chains of sources share nothing, and says
/// what everything rests on. Outlets of one owner are one origin. docs/origins.md explains what is counted.
#[derive(Debug, Args)]
pub(super) struct Sources {
    /// The id of a claim, a question or a document
    id: String,
    /// Rows for other programs, one a claim or position, rather than text
    #[arg(long, value_name = "FORM")]
    format: Option<RowFormat>,
}

pub(super) fn run(command: &Sources, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let casebook = part::of_sources(&Store::open_read_only(db)?, &command.id)?;
    let subjects = sourced(&casebook, &command.id)?;
    match command.format {
        Some(format) => write_rows(&sources_rows(&casebook, &subjects), format, output.data())?,
        None => {
            for (place, subject) in subjects.into_iter().enumerate() {
                if place > 0 {
                    output.text("\n")?;
                }
                output.text(&sources_text(&casebook, subject))?;
            }
        }
    }
    Ok(Done::Fine)
}
