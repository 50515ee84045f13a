use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use gainsay::analysis::checks::{FindingCode, Selection, Severity};
use gainsay::app::check::{Asked, Check as Found, LOADED, check_file, check_for, find_texts};
use gainsay::app::disputes::is_large;
use gainsay::model::Word;
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};
use crate::cli::whole;
use crate::cli::writer::{RowFormat, write_rows};

/// List every finding, with a code, a sentence and a place; exit 1 if there is any
///
/// Findings that are not asked for neither show nor count, and pairs that a person dismissed are listed as dismissed and
/// do not count. docs/findings.md explains each code.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// List findings of these kinds only
    #[arg(long, value_name = "CODE,…", value_delimiter = ',', value_parser = words::<FindingCode>())]
    only: Vec<FindingCode>,
    /// Leave findings of these kinds out
    #[arg(long, value_name = "CODE,…", value_delimiter = ',', value_parser = words::<FindingCode>())]
    except: Vec<FindingCode>,
    /// List findings of at least this severity
    #[arg(long, value_name = "LEVEL", default_value = "note", value_parser = words::<Severity>())]
    severity: Severity,
    /// Hold statements against the texts of their documents, as files in this folder
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// Rows, or a log in SARIF, for other programs rather than text
    #[arg(long, value_name = "FORM")]
    format: Option<CheckFormat>,
    /// List at most this many findings; the rest is counted
    #[arg(long, default_value_t = 1000, value_name = "N")]
    limit: usize,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CheckFormat {
    /// Boxes for people
    Table,
    /// One JSON list of objects
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values, with a header
    Csv,
    /// A Markdown table
    Md,
    /// SARIF 2.1.0, as editors and code hosts read it
    Sarif,
}

/// The words of a closed list, for help, completion and "a similar value exists".
fn words<T: Word + Send + Sync>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::ALL.iter().map(|word| word.word()))
        .try_map(|word| T::from_word(&word).ok_or("there is no such word"))
}

pub(super) fn run(command: &Check, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let store = Store::open_read_only(db)?;
    let selection = Selection::of(&command.only, &command.except, command.severity);
    if command.texts.is_none() && is_large(&store)? {
        whole::announce(&store, output)?;
        if let Some(found) = check_file(&store, &selection, command.limit, LOADED)? {
            return tell(&found, &[], command.format, output);
        }
    }
    let casebook = whole::load(&store, output)?;
    let folder = command.texts.as_deref();
    let found_texts = folder
        .map(|folder| find_texts(&casebook, folder))
        .transpose()?;
    let asked = Asked {
        selection,
        texts: found_texts.as_ref().map(|found| &found.texts),
        limit: command.limit,
    };
    let unchecked = found_texts
        .as_ref()
        .map_or(&[][..], |found| &found.unchecked);
    let found = check_for(&casebook, &asked);
    tell(&found, unchecked, command.format, output)
}

fn tell(
    found: &Found<'_>,
    unchecked: &[String],
    format: Option<CheckFormat>,
    output: &mut Output,
) -> Result<Done, Failure> {
    match format {
        None => output.text(&found.text())?,
        // As with rows, a terminal gets nothing that could steer it.
        Some(CheckFormat::Sarif) if io::stdout().is_terminal() => output.text(&found.sarif())?,
        Some(CheckFormat::Sarif) => output.write_to(None, found.sarif().as_bytes())?,
        Some(CheckFormat::Table) => write_rows(&found.rows, RowFormat::Table, output.data())?,
        Some(CheckFormat::Json) => write_rows(&found.rows, RowFormat::Json, output.data())?,
        Some(CheckFormat::Jsonl) => write_rows(&found.rows, RowFormat::Jsonl, output.data())?,
        Some(CheckFormat::Csv) => write_rows(&found.rows, RowFormat::Csv, output.data())?,
        Some(CheckFormat::Md) => write_rows(&found.rows, RowFormat::Md, output.data())?,
    }
    for line in unchecked {
        output.talk(line);
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
