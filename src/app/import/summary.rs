//! What an import did.

use crate::model::merge::Tally;

/// What an import did.
#[derive(Clone, Debug, Default)]
pub struct ImportSummary {
    /// The counts of each kind of record that there was any of.
    pub kinds: Vec<(&'static str, Tally)>,
    /// Whether the casebook was made for it.
    pub created: bool,
}

impl ImportSummary {
    /// Whether nothing was written.
    pub fn is_unchanged(&self) -> bool {
        self.kinds
            .iter()
            .all(|(_, tally)| tally.new + tally.changed == 0)
    }
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many bytes of so many are brought in.
    Reading {
        /// What is done.
        done: u64,
        /// What there is to do.
        of: u64,
    },
    /// All is read, and the indexes are made.
    Ordering,
}

/// The counts of each kind of record, in the order of kinds.
pub(super) type Tallies = Vec<(&'static str, Tally)>;

/// The kinds of records, in the order in which they are told of.
pub(super) const KINDS: [&str; 10] = [
    "party",
    "speaker",
    "outlet",
    "document",
    "question",
    "claim",
    "link",
    "judgement",
    "assessment",
    "dropped",
];

/// An import's counts in words, for the log of changes.
pub(super) fn in_words(kinds: &[(&'static str, Tally)]) -> String {
    let words = kinds
        .iter()
        .map(|(kind, tally)| format!("{kind}: {} new, {} changed", tally.new, tally.changed));
    words.collect::<Vec<_>>().join("; ")
}
