use std::path::Path;

use clap::Args;
use clap::builder::PossibleValuesParser;
use gainsay::analysis::stories::Tellers;
use gainsay::app::{disputes, stories};
use gainsay::model::Word;
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};
use crate::cli::whole;
use crate::cli::writer::{RowFormat, write_rows};

/// How many stories of a large casebook are loaded one by one; for more, all of it is.
const MOST_LOADED: usize = 20_000;

/// Show changed stories: two claims of one speaker, or of one party, that exclude each other or revise a figure
///
/// A revision is a later figure of a running total that differs and may: both can be true. A contradiction or a tension
/// is one as everywhere; those that a person dismissed are labelled, and counted apart. Only figures that follow each other
/// are revisions: five figures of one toll make four. The claim that was said first comes first.
#[derive(Debug, Args)]
pub(super) struct Stories {
    /// Look at each speaker alone, or at each party, whoever speaks for it
    #[arg(long, default_value = "speaker", value_name = "WHOSE",
        value_parser = PossibleValuesParser::new(Tellers::ALL.iter().map(|tellers| tellers.word())))]
    by: String,
    /// Rows for other programs, one a story, rather than text; in_order is 0 where dates do not tell which was said first
    #[arg(long, value_name = "FORM")]
    format: Option<RowFormat>,
    /// List at most this many stories; the rest is counted
    #[arg(long, default_value_t = 1000, value_name = "N")]
    limit: usize,
}

pub(super) fn run(command: &Stories, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let tellers = Tellers::from_word(&command.by)
        .ok_or_else(|| Failure::Usage(format!("stories are not told by `{}`", command.by)))?;
    let store = Store::open_read_only(db)?;
    if disputes::is_large(&store)? && command.limit <= MOST_LOADED {
        let found = stories::OfFile::of(&store, tellers, command.limit)?;
        return write(command, &found.stories(), output);
    }
    let casebook = whole::load(&store, output)?;
    let found = stories::Stories::of(&casebook, tellers, command.limit);
    write(command, &found, output)
}

fn write(
    command: &Stories,
    found: &stories::Stories<'_>,
    output: &mut Output,
) -> Result<Done, Failure> {
    match command.format {
        Some(format) => write_rows(&found.rows(), format, output.data())?,
        None => output.text(&found.text())?,
    }
    if found.left_out() > 0 {
        output.talk(&format!(
            "{} more were left out: raise --limit to see them",
            found.left_out()
        ));
    }
    output.talk(&found.summary());
    Ok(Done::Fine)
}
