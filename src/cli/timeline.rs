use std::path::Path;

use clap::Args;
use gainsay::app::{part, timeline};
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};
use crate::cli::whole;
use crate::cli::writer::{RowFormat, write_rows};

/// Show who said what when: all statements on a question, of a speaker or a party, or in a document
///
/// A statement stands where its date begins; undated ones come last. Where it changes what the same speaker or party said
/// before, that stands below it with ⇄; `stories` tells more of it. `graph timeline` draws timelines.
#[derive(Debug, Args)]
pub(super) struct Timeline {
    /// The id of a question, speaker, party or document
    id: String,
    /// Rows for other programs, one a statement, rather than text
    #[arg(long, value_name = "FORM")]
    format: Option<RowFormat>,
}

pub(super) fn run(command: &Timeline, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let store = Store::open_read_only(db)?;
    whole::announce_statements(&store, &command.id, false, output)?;
    let casebook = part::of_timeline(&store, &command.id)?;
    let threads = timeline::threads(&casebook, &command.id)?;
    match command.format {
        Some(format) => write_rows(&timeline::rows(&casebook, &threads), format, output.data())?,
        None => {
            for (place, thread) in threads.into_iter().enumerate() {
                if place > 0 {
                    output.text("\n")?;
                }
                output.text(&timeline::text(&casebook, thread))?;
            }
        }
    }
    Ok(Done::Fine)
}
