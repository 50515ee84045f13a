//! A proposal with all that is known of it.

use crate::app::draft::advice::{Advice, Voice};
use crate::extract::{Mention, Proposal};
use crate::language::Language;

/// A proposal with what is known of it.
pub(super) struct Said<'a> {
    pub(super) document: &'a str,
    /// How many characters the document has.
    pub(super) characters: usize,
    pub(super) text: &'a str,
    pub(super) words: &'a str,
    /// The characters of the document that it stands for.
    pub(super) span: (usize, usize),
    pub(super) sha256: String,
    pub(super) proposal: &'a Proposal,
    pub(super) language: Language,
    /// The outlet of the document.
    pub(super) outlet: Option<&'a str>,
    pub(super) advice: Advice,
}

impl Said<'_> {
    /// Everybody who says it: the words that name them, and whom these may name.
    pub(super) fn voices(&self) -> Vec<(Option<&Mention>, &Voice)> {
        let first = (self.proposal.speaker.as_ref(), &self.advice.voice);
        let others = self.proposal.together.iter().map(Some);
        std::iter::once(first)
            .chain(others.zip(&self.advice.together))
            .collect()
    }
}
