//! Statements held against the texts of their documents.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use sha2::{Digest, Sha256};

use crate::analysis::checks::finding::{Finding, SpanFault, Statement, Visitor};
use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::source::Document;

/// The text of a document, by where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// A text with the document's hash.
    Found(String),
    /// A file, by its name, that is named like the document and has another hash.
    Changed(String),
}

/// The texts that were found, by document.
pub type Texts = BTreeMap<Key<Document>, Text>;

/// Visits what does not fit the texts, document by document. Ends when the visitor breaks off.
pub fn visit_texts<'a>(
    casebook: &Casebook,
    texts: &'a Texts,
    visit: &mut Visitor<'_, 'a>,
) -> ControlFlow<()> {
    let mut statements: BTreeMap<Key<Document>, Vec<Statement>> = BTreeMap::new();
    for (claim, entry) in casebook.live_claims() {
        for (place, said) in entry.said.iter().enumerate() {
            let of_document = statements.entry(said.document).or_default();
            of_document.push(Statement { claim, place });
        }
    }
    for (document, text) in texts {
        match text {
            Text::Changed(file) => visit(Finding::TextChanged(*document, file))?,
            Text::Found(text) => {
                let boundaries = boundaries(text);
                for statement in statements.get(document).into_iter().flatten() {
                    if let Some(fault) = compare(casebook, *statement, text, &boundaries) {
                        visit(Finding::SpanMismatch(fault))?;
                    }
                }
            }
        }
    }
    ControlFlow::Continue(())
}

/// The bytes at which characters begin, and the end.
fn boundaries(text: &str) -> Vec<usize> {
    let begins = text.char_indices().map(|(byte, _)| byte);
    begins.chain([text.len()]).collect()
}

fn compare(
    casebook: &Casebook,
    statement: Statement,
    text: &str,
    boundaries: &[usize],
) -> Option<SpanFault> {
    let claim = &casebook[statement.claim];
    let (from, to) = claim.said[statement.place].span?;
    let byte = |character: u64| boundaries.get(usize::try_from(character).ok()?).copied();
    let Some(words) = byte(from)
        .zip(byte(to))
        .and_then(|(from, to)| text.get(from..to))
    else {
        let characters = boundaries.len().saturating_sub(1) as u64;
        return Some(SpanFault::TooFar(statement, characters));
    };
    let expected = claim.entry.said[statement.place].sha256.as_ref()?;
    (!sha256(words.as_bytes()).eq_ignore_ascii_case(expected))
        .then_some(SpanFault::OtherWords(statement))
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
