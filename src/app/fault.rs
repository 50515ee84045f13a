//! What can go wrong, for people: what kind it is, and what to do about it.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::analysis::signed::TooMany;
use crate::draw::render::RenderFault;
use crate::formats::article::ArticleFault;
use crate::formats::{ReadError, Sources};
use crate::language::Language;
use crate::model::fault::Fault;
use crate::model::legible::system_words;
use crate::store::search::AskedFault;
use crate::store::{QueryFault, StoreFault};

/// Who is to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// What was given does not fit.
    Input,
    /// The casebook's file.
    Casebook,
}

/// Why a job was not done. Nothing was changed.
#[derive(Debug, Error)]
pub enum AppFault {
    /// Records that do not pass the checks, or inputs that cannot be read.
    #[error("nothing was {undone}")]
    Refused {
        /// What was not done: `imported`, `recorded`.
        undone: &'static str,
        /// What was read.
        sources: Sources,
        /// Everything that is wrong with it.
        faults: Vec<Fault>,
        /// The inputs that could not be read.
        unreadable: Vec<ReadError>,
    },
    /// The casebook's file cannot be used.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// A query gave nothing.
    #[error(transparent)]
    Query(#[from] QueryFault),
    /// Words that cannot be searched for.
    #[error(transparent)]
    Asked(#[from] AskedFault),
    /// Nothing has this id.
    #[error("there is no {what} `{id}` in this casebook")]
    Unknown {
        /// What was looked for.
        what: &'static str,
        /// The id.
        id: String,
        /// What the id stands for, if it stands for something else.
        is: Option<&'static str>,
        /// The id that was perhaps meant.
        near: Option<String>,
    },
    /// A pair that cannot be decided on.
    #[error("{0}")]
    Undecidable(String),
    /// An article cannot be read.
    #[error(transparent)]
    Article(#[from] ArticleFault),
    /// An article is in a language that drafting does not know.
    #[error(
        "`{name}` {}; nothing is drafted from it",
        .looks_like.map_or_else(|| "is in no language that could be told".into(), |like| format!("looks like {like}"))
    )]
    OtherLanguage {
        /// The file.
        name: String,
        /// The language that it looks like.
        looks_like: Option<&'static str>,
    },
    /// The casebook has another text of a document.
    #[error("`{document}` is in the casebook with another text, and nothing is drafted onto it")]
    OtherText {
        /// The document.
        document: String,
        /// What became of its statements in the text that is given, a line each.
        changes: Vec<String>,
    },
    /// There is more to compare than can be compared.
    #[error(transparent)]
    TooMany(#[from] TooMany),
    /// A picture cannot be drawn.
    #[error(transparent)]
    Render(#[from] RenderFault),
    /// A file or folder cannot be read.
    #[error("`{path}` cannot be read: {}", system_words(error))]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file cannot be written.
    #[error("`{path}` cannot be written: {}", system_words(error))]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

impl AppFault {
    /// Who is to act.
    pub fn kind(&self) -> FaultKind {
        match self {
            Self::Store(_) | Self::Query(QueryFault::Store(_)) => FaultKind::Casebook,
            _ => FaultKind::Input,
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Store(fault) | Self::Query(QueryFault::Store(fault)) => store_hint(fault),
            Self::Query(fault) => query_hint(fault),
            Self::Unwritable { path, .. } => missing_directory(path),
            Self::Asked(AskedFault::Unclosed(_)) => {
                Some("close it, or leave it out: words need no quotation marks".into())
            }
            Self::Asked(AskedFault::NoWord(_)) => Some("a word has a letter or a digit".into()),
            Self::TooMany(_) => Some("compare parties rather than speakers with `--by parties`".into()),
            Self::Article(fault) => Some(fault.hint()),
            Self::OtherLanguage { .. } => {
                let known: Vec<String> = Language::ALL
                    .into_iter()
                    .map(|language| format!("{} ({})", language.name(), language.code()))
                    .collect();
                Some(format!("drafting knows {}; --lang overrules", known.join(", ")))
            }
            Self::OtherText { .. } => {
                Some("draft it as a document of its own with --as NEW-ID".into())
            }
            Self::Unknown { is: Some(is), id, .. } => Some(format!(
                "`{id}` is {} {is}; `gainsay show {id}` tells about it",
                if is.starts_with('o') { "an" } else { "a" }
            )),
            Self::Unknown { near: Some(near), .. } => Some(format!("did you mean `{near}`?")),
            Self::Unknown { what, .. } => Some(match *what {
                "speaker" => "`gainsay sql 'SELECT speaker, party FROM speaker_records'` lists them".into(),
                "party" => "`gainsay sql 'SELECT DISTINCT party FROM speaker_records'` lists them".into(),
                "question" => "`gainsay sql 'SELECT DISTINCT question FROM live_claims'` lists them".into(),
                "claim" => "`gainsay sql 'SELECT claim, question, text FROM live_claims'` lists them".into(),
                _ => "`gainsay sql 'SELECT claim, question, text FROM live_claims'` lists claims and questions, \
                      `gainsay sql 'SELECT * FROM speaker_records'` speakers"
                    .into(),
            }),
            _ => None,
        }
    }
}

/// For a file whose directory is not there.
fn missing_directory(path: &Path) -> Option<String> {
    let directory = path
        .parent()
        .filter(|directory| !directory.as_os_str().is_empty())?;
    (!directory.exists()).then(|| {
        format!(
            "there is no directory `{}`: make it first",
            directory.display()
        )
    })
}

fn store_hint(fault: &StoreFault) -> Option<String> {
    Some(match fault {
        StoreFault::Missing(_) => {
            "make one with `gainsay init` or `gainsay import FILE`, or name another with --db or GAINSAY_DB".into()
        }
        StoreFault::Exists(_) => "choose another name, or import into it".into(),
        StoreFault::NotADatabase(path) if path.metadata().is_ok_and(|metadata| metadata.len() == 0) => {
            "the file is empty: remove it, then make a casebook with `gainsay init`".into()
        }
        StoreFault::NotADatabase(_) | StoreFault::Foreign(_) | StoreFault::NotAFile(_) => {
            "name a casebook with --db or GAINSAY_DB; this file was left as it is".into()
        }
        StoreFault::Newer { .. } => "install the newer gainsay; this file was left as it is".into(),
        StoreFault::Corrupt { .. } => "restore it from a copy; this file was left as it is".into(),
        StoreFault::Inconsistent { .. } => "it was changed by another program: restore it from a copy, or mend it there".into(),
        StoreFault::Locked(_) => "wait until it is done, and try again".into(),
        StoreFault::ReadOnly(_) => "change its permissions, or work on a copy".into(),
        StoreFault::NoSearchIndex(_) => "change its permissions and search again, or work on a copy".into(),
        StoreFault::Unreachable { path, .. } => return missing_directory(path),
        StoreFault::Database { .. } => return None,
    })
}

/// For those who would write by SQL.
const WRITERS: &str = "`import`, `judge` and `link` write to the casebook; `export` writes files";

fn query_hint(fault: &QueryFault) -> Option<String> {
    Some(match fault {
        QueryFault::TooSlow(_) => "raise the limit with --timeout SECONDS, or ask for less".into(),
        QueryFault::TooManyRows(_) => "raise the limit with --max-rows N, or add a LIMIT to the query".into(),
        QueryFault::TooLarge => "ask for fewer rows or columns, or export the casebook".into(),
        QueryFault::ValueTooLarge => "take a part of it with substr()".into(),
        QueryFault::Forbidden(_) => WRITERS.into(),
        QueryFault::Sql(message) if message.starts_with("not authorized") => WRITERS.into(),
        QueryFault::Sql(message) if message.contains("no such table") => {
            "the views are live_claims, attributed_claims, contradictions, positions, disputes, changed_stories, \
             speaker_records, sourcing and timeline"
                .into()
        }
        QueryFault::Sql(message) if message.contains("no such column") => {
            "`gainsay sql \"SELECT name FROM pragma_table_info('VIEW')\"` lists the columns of a view by its name; docs/sql.md explains them".into()
        }
        _ => return None,
    })
}
