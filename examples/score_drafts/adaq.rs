//! adaq: Russian sentences, of which each token is tagged source, cue, content or None. What counts is whether a sentence holds
//! any attribution.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use gainsay::extract::draft;
use gainsay::language::Language;

use crate::tally::Tally;

const SENTENCES: &str = "ru_sentences.tsv";
const TOKENS: &str = "ru_tokens.tsv";

/// Whether a folder has the corpus's files.
pub(crate) fn is(folder: &Path) -> bool {
    folder.join(SENTENCES).is_file() && folder.join(TOKENS).is_file()
}

pub(crate) fn score(folder: &Path, errors: usize) -> Result<(), Box<dyn Error>> {
    let mut tags = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .quoting(false)
        .from_path(folder.join(TOKENS))?;
    let mut marked = BTreeSet::new();
    for row in tags.records() {
        let row = row?;
        if row.get(4).is_some_and(|tag| tag != "None") {
            marked.insert(row.get(2).unwrap_or_default().to_owned());
        }
    }
    let mut sentences = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_path(folder.join(SENTENCES))?;
    let mut tally = Tally::default();
    let mut told = 0;
    for row in sentences.records() {
        let row = row?;
        let (text, id) = (
            row.get(0).unwrap_or_default(),
            row.get(1).unwrap_or_default(),
        );
        let drafted = draft(text, Language::Russian)?;
        let is_found = drafted.proposals.iter().any(|one| one.form.is_some());
        let is_marked = marked.contains(id);
        tally.add(
            usize::from(is_found),
            usize::from(is_marked),
            usize::from(is_found && is_marked),
        );
        if is_found != is_marked && told < errors {
            told += 1;
            let cue = drafted
                .proposals
                .iter()
                .find_map(|one| one.cue.clone())
                .map(|cue| &text[cue]);
            println!(
                "{} {cue:?} {text}",
                if is_found { "FOUND" } else { "MISSED" }
            );
        }
    }
    tally.tell("sentences with an attribution");
    Ok(())
}
