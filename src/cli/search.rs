use std::io::{self, IsTerminal};
use std::path::Path;

use clap::{Args, ValueEnum};
use gainsay::app::search::{self, PLAIN_MARKS};
use gainsay::store::search::{Filter, Search};

use crate::cli::output::{Done, Failure, Output, printable};
use crate::cli::writer::{RowFormat, write_rows};

/// Find claims and documents by words of their texts and titles, in any script
///
/// All words have to be there, whatever their case, accents and order; other forms of a word (attack, attacks, attacked)
/// are found too, behind those that have it as it is written. Drafts and retracted claims are found and labelled. Where
/// nothing has the whole words, words that contain them are looked for.
///
/// "cease fire" in quotation marks finds these words in this order, bomb* words that begin so, -broken leaves out what has
/// the word. A shell takes quotation marks and asterisks for its own: put single ones around everything, as in
/// `gainsay search 'shelling "first day" -denied'`.
#[derive(Debug, Args)]
pub(super) struct SearchFor {
    /// What to look for
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// Look through these only
    #[arg(long = "in", value_name = "WHERE")]
    place: Option<Place>,
    /// Only claims that answer this question
    #[arg(long, value_name = "ID")]
    question: Option<String>,
    /// Only claims that this speaker said
    #[arg(long, value_name = "ID")]
    speaker: Option<String>,
    /// Only claims that somebody of this party said
    #[arg(long, value_name = "ID")]
    party: Option<String>,
    /// Find parts of words: shell finds eggshell
    #[arg(long)]
    part: bool,
    /// Show at most this many claims, and as many documents
    #[arg(long, default_value_t = 20, value_name = "N")]
    limit: usize,
    /// Rows for other programs, one a hit, rather than text; in `marked`, found words stand between asterisks
    #[arg(long, value_name = "FORM")]
    format: Option<RowFormat>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Place {
    Claims,
    Documents,
}

pub(super) fn run(command: &SearchFor, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let filter = Filter {
        question: command.question.as_deref(),
        speaker: command.speaker.as_deref(),
        party: command.party.as_deref(),
    };
    let of_claims =
        command.question.is_some() || command.speaker.is_some() || command.party.is_some();
    if of_claims && command.place == Some(Place::Documents) {
        return Err(Failure::Usage(
            "--question, --speaker and --party choose claims: leave out `--in documents`".into(),
        ));
    }
    let found = search::search(
        db,
        &Search {
            words: &command.words.join(" "),
            claims: command.place != Some(Place::Documents),
            documents: command.place != Some(Place::Claims) && !of_claims,
            parts: command.part,
            filter,
            limit: command.limit,
        },
    )?;
    match command.format {
        Some(format) => write_rows(&search::rows(&found), format, output.data())?,
        None => {
            let marks = if is_bold() {
                ("\u{1b}[1m", "\u{1b}[22m")
            } else {
                PLAIN_MARKS
            };
            let text = search::text(&found, marks, &printable);
            output.data().write_all(text.as_bytes())?;
        }
    }
    for remark in search::remarks(&found) {
        output.talk(&remark);
    }
    Ok(Done::Fine)
}

/// Whether found words are shown bold, rather than between asterisks.
fn is_bold() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
