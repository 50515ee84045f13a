//! A draft as it is shown to who decides on it.

use std::fmt::Write as _;

use crate::app::draft::Characters;
use crate::app::lines;
use crate::app::review::queue::Draft;
use crate::app::review::texts::TextFolder;
use crate::draw::wrap::wrap;
use crate::formats::one_line;
use crate::model::casebook::Casebook;
use crate::model::claim::Attribution;
use crate::model::record::{AttributionRecord, Text};

/// How much of the text is shown before and behind the words, in characters.
const AROUND: usize = 200;
/// How wide lines are, in columns.
const WIDTH: usize = 100;
/// So many lines of words are shown at most.
const MOST_LINES: usize = 40;

/// A draft with its words, where their text is known: who says what, where it stands, and what it answers.
pub fn show(draft: &Draft, (number, total): (usize, usize), texts: &TextFolder) -> String {
    let casebook = &draft.casebook;
    let claim = &casebook[draft.claim];
    let entry = &claim.entry;
    let mut page = format!("{number} of {total}  {}\n", claim.id());
    for (said, record) in claim.said.iter().zip(&entry.said) {
        words(&mut page, casebook, said, record, texts);
    }
    line(&mut page, "text", &entry.text.value);
    let field = |page: &mut String, name, value: &Option<Text>| {
        if let Some(value) = value {
            line(page, name, &value.value);
        }
    };
    match claim.question {
        Some(question) => {
            let question = &casebook[question];
            let told = format!("{}: {}", question.id(), question.entry.text.value);
            line(&mut page, "question", &told);
        }
        None => line(&mut page, "question", "none"),
    }
    field(&mut page, "answer", &entry.answer);
    field(&mut page, "as of", &entry.as_of);
    field(&mut page, "note", &entry.note);
    for place in 0..claim.said.len() {
        line(&mut page, "said", &lines::statement(casebook, claim, place));
    }
    page
}

fn line(page: &mut String, name: &str, value: &str) {
    let mut name = name;
    for part in wrap(&one_line(value), WIDTH - 11, MOST_LINES) {
        // A string takes everything.
        let _ = writeln!(page, "  {name:<8} {part}");
        name = "";
    }
}

/// The words that a statement stands for, with what is around them.
fn words(
    page: &mut String,
    casebook: &Casebook,
    said: &Attribution,
    record: &AttributionRecord,
    texts: &TextFolder,
) {
    let hash = casebook[said.document].entry.sha256.as_ref();
    let text = hash.and_then(|hash| texts.text(hash));
    let (Some(text), Some((from, to))) = (text, said.span) else {
        return;
    };
    let (Ok(from), Ok(to)) = (usize::try_from(from), usize::try_from(to)) else {
        return;
    };
    let characters = Characters::of(&text);
    let Some(words) = characters.words(from, to) else {
        return;
    };
    let is_other = record
        .sha256
        .as_ref()
        .is_some_and(|hash| crate::app::draft::sha256(words) != hash.value);
    if is_other {
        line(
            page,
            "",
            "the words at this place are not those that were drafted",
        );
        return;
    }
    let end = characters.len();
    let before = characters.words(from.saturating_sub(AROUND), from);
    let behind = characters.words(to, to.saturating_add(AROUND).min(end));
    let part = |page: &mut String, bar: &str, text: &str| {
        for line in wrap(&one_line(text), WIDTH - 4, MOST_LINES) {
            let _ = writeln!(page, "  {bar} {line}");
        }
    };
    part(page, "·", before.unwrap_or_default());
    part(page, "│", words);
    part(page, "·", behind.unwrap_or_default());
}
