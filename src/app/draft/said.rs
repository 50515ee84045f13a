//! A proposal with all that is known of it.

use crate::app::draft::advice::Advice;
use crate::extract::Proposal;
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
