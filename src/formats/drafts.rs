//! Files of drafts: a YAML page to be read from top to bottom, with a place to decide at each proposal.
//!
//! What is only to be read stands in comments. No comment can break out of its line, whatever the article holds.

use std::io::{self, Write};

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::formats::yaml::record_lines;
use crate::model::record::{ClaimRecord, DocumentRecord, SpeakerRecord};

/// How wide a line of comments is, in columns.
const WIDTH: usize = 100;
/// How long a remark behind an offer is at most, in characters.
const SHORT: usize = 120;

/// A page of drafts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftPage {
    /// What stands above all: a paragraph each.
    pub opening: Vec<String>,
    /// The documents that the casebook does not have as they are.
    pub documents: Vec<Remarked<DocumentRecord>>,
    /// Speakers that the casebook does not seem to have.
    pub speakers: Vec<Remarked<SpeakerRecord>>,
    /// The claims, document by document, in the order of their places.
    pub claims: Vec<Remarked<ClaimRecord>>,
}

/// A record with what is remarked on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarked<T> {
    /// What stands above it.
    pub above: Vec<Remark>,
    /// The record.
    pub record: T,
    /// Fields that it may be given by taking the `#` away.
    pub offers: Vec<Offer>,
}

/// A line or a paragraph of comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// What the proposal is, above all else of it.
    Title(String),
    /// The words of the article.
    Words(String),
    /// Something to know.
    Note(String),
    /// Something more to know of the note above.
    More(String),
}

/// A field that a record may be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its key.
    pub key: &'static str,
    /// Its value.
    pub value: String,
    /// Why it is offered.
    pub why: String,
}

impl DraftPage {
    /// Writes the page.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        for paragraph in &self.opening {
            comment(out, "# ", "# ", paragraph)?;
        }
        writeln!(out, "gainsay: 1")?;
        section(out, "documents", &self.documents, false)?;
        section(out, "speakers", &self.speakers, true)?;
        section(out, "claims", &self.claims, true)
    }
}

fn section<T: Serialize>(
    out: &mut dyn Write,
    key: &str,
    records: &[Remarked<T>],
    is_asked: bool,
) -> io::Result<()> {
    if records.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{key}:")?;
    for (place, remarked) in records.iter().enumerate() {
        if is_asked && place > 0 {
            writeln!(out)?;
        }
        for remark in &remarked.above {
            match remark {
                Remark::Title(text) => comment(out, "# ── ", "#    ", text),
                Remark::Words(text) => comment(out, "#  │ ", "#  │ ", text),
                Remark::Note(text) => comment(out, "# ", "#   ", text),
                Remark::More(text) => comment(out, "#   ", "#     ", text),
            }?;
        }
        record(out, remarked, is_asked)?;
    }
    Ok(())
}

/// A record as an item of a list, with the question in front and the offers behind its id.
fn record<T: Serialize>(
    out: &mut dyn Write,
    remarked: &Remarked<T>,
    is_asked: bool,
) -> io::Result<()> {
    let text = record_lines(&remarked.record)?;
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    match first.strip_prefix("- ") {
        Some(id) if is_asked => writeln!(out, "- decide: \n  {id}")?,
        _ => writeln!(out, "{first}")?,
    }
    for offer in &remarked.offers {
        let why = one_line(&offer.why);
        let mut shown: String = why.graphemes(true).take(SHORT).collect();
        if shown.len() < why.len() {
            shown.push('…');
        }
        let gap = if shown.is_empty() { "" } else { "  # " };
        writeln!(
            out,
            "  # {}: {}{gap}{shown}",
            offer.key,
            scalar(&offer.value)
        )?;
    }
    lines.try_for_each(|line| writeln!(out, "{line}"))
}

/// A value that stays what it is wherever it stands.
fn scalar(text: &str) -> String {
    let is_plain = text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !text.ends_with([' ', ':'])
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || " -_./+".contains(c));
    match is_plain {
        true => text.to_owned(),
        // A text in JSON is one in YAML.
        false => serde_json::to_string(&one_line(text)).unwrap_or_default(),
    }
}

/// Text on one line: whatever ends a line in any version of YAML, steers a terminal or turns the direction of writing is a
/// blank.
pub(crate) fn one_line(text: &str) -> String {
    let breaks = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let words: Vec<&str> = text.split(breaks).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A comment in lines of limited width.
fn comment(out: &mut dyn Write, first: &str, next: &str, text: &str) -> io::Result<()> {
    let text = one_line(text);
    let mut line = String::new();
    let mut start = first;
    for word in text.split(' ') {
        let wide = start.width() + line.width() + 1 + word.width() > WIDTH;
        if wide && !line.is_empty() {
            writeln!(out, "{start}{line}")?;
            line.clear();
            start = next;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    writeln!(out, "{}", format!("{start}{line}").trim_end())
}
