//! A text in pieces: words that a lexicon knows, runs of digits, and marks; numbers and dates are read from them.

mod build;
pub(super) mod entry;
pub(super) mod lower;
pub(super) mod piece;
pub(super) mod read;
pub(super) mod vocabulary;
