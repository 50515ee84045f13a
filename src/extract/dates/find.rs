//! The dates of a text.

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::dates::scan::{Covered, scan};
use crate::extract::pieces::piece::Pieces;
use crate::extract::pieces::read::pieces;
use crate::extract::pieces::vocabulary::Vocabulary;
use crate::extract::proposal::DateFound;
use crate::language::Language;

/// The dates in a part of a text, in order. Those that want reckoning (*on Tuesday*, *13 September* without a year) are
/// reckoned from the day of publication; without it, and wherever two readings are left, they are passed over.
#[must_use]
pub fn dates(
    text: &str,
    within: Range<usize>,
    language: Language,
    published: Option<Date>,
) -> Vec<DateFound> {
    let Some(vocabulary) = Vocabulary::of(language) else {
        return Vec::new();
    };
    let pieces = pieces(text, within, vocabulary);
    found(&pieces, scan(&pieces, published, vocabulary))
}

/// Those dates of pieces that are sure.
pub(in crate::extract) fn found(pieces: &Pieces<'_>, scanned: Vec<Covered>) -> Vec<DateFound> {
    let sure = scanned.into_iter().filter_map(|covered| {
        Some(DateFound {
            at: pieces.span(covered.pieces),
            date: covered.date?,
            is_relative: covered.is_relative,
        })
    });
    sure.collect()
}
