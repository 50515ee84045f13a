//! The dateline at the head of a report: where it was written, when, and for whom.

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::dates::scan::scan;
use crate::extract::pieces::piece::{Kind, Pieces, is_dash};
use crate::extract::pieces::read::pieces;
use crate::extract::pieces::vocabulary::Vocabulary;
use crate::extract::proposal::DateFound;
use crate::language::Language;

/// How many lines at the head of a text are looked at.
const LINES: usize = 12;
/// The longest dateline, in bytes.
const LONGEST: usize = 160;
/// The most pieces before the mark that ends it.
const PIECES: usize = 30;

/// The dateline of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Where it stands, with the mark that ends it.
    pub at: Range<usize>,
    /// The place where the report was written.
    pub place: Range<usize>,
    /// The agency or the outlet, where one is named.
    pub outlet: Option<Range<usize>>,
    /// The date, where one is written and sure.
    pub date: Option<DateFound>,
}

/// The dateline of a text, if one of its first lines has one: `JAKARTA, KOMPAS —`, `YEREVAN, September 13. /ARMENPRESS/`,
/// `KYIV (Reuters) -`. Its place is in capitals, or an agency stands beside it.
#[must_use]
pub fn dateline(text: &str, language: Language, published: Option<Date>) -> Option<Dateline> {
    let vocabulary = Vocabulary::of(language)?;
    let mut start = 0;
    for line in text.split_inclusive('\n').take(LINES) {
        let end = start + line.len().min(LONGEST);
        if let Some(found) = of_line(text, start..end, vocabulary, published) {
            return Some(found);
        }
        start += line.len();
    }
    None
}

fn of_line(
    text: &str,
    line: Range<usize>,
    vocabulary: &Vocabulary,
    published: Option<Date>,
) -> Option<Dateline> {
    let pieces = pieces(text, line, vocabulary);
    let dates = scan(&pieces, published, vocabulary);
    if !pieces.is_word(0) {
        return None;
    }
    let place_end = (0..pieces.all.len())
        .find(|at| {
            !(pieces.is_capital(*at) && pieces.is_word(*at) && (*at == 0 || pieces.follows(*at)))
        })
        .unwrap_or(pieces.all.len());
    if place_end == 0 || place_end > 4 {
        return None;
    }
    let in_capitals = |at: usize| {
        let word = pieces.written(at);
        word.chars().count() >= 2 && word.chars().all(|c| !c.is_lowercase())
    };
    let place = 0..place_end;
    let mut outlet = None;
    let mut date = None;
    let mut at = place_end;
    while at < pieces.all.len().min(PIECES) {
        if let Some(found) = dates.iter().find(|date| date.pieces.start == at) {
            date = Some(found);
            at = found.pieces.end;
            continue;
        }
        match pieces.all[at].kind {
            Kind::Mark(mark @ ('(' | '/')) => {
                let close = if mark == '(' { ')' } else { '/' };
                let end = (at + 1..pieces.all.len().min(at + 8))
                    .find(|end| pieces.mark(*end) == Some(close))?;
                let inside = at + 1..end;
                let dated = dates
                    .iter()
                    .find(|date| inside.contains(&date.pieces.start));
                match dated {
                    Some(found) => date = Some(found),
                    None if pieces.is_capital(at + 1) => outlet = Some(inside),
                    None => return None,
                }
                at = end + 1;
                // `/ARMENPRESS/.` ends the dateline; a dash may too.
                let ends = close == '/' && outlet.is_some();
                if ends {
                    let more = matches!(pieces.glued_mark(at), Some('.' | ':'));
                    let end = at + usize::from(more || pieces.mark(at).is_some_and(is_dash));
                    return Some(made(&pieces, end, place, outlet, date));
                }
            }
            Kind::Mark(mark) if is_dash(mark) => {
                let glued = pieces.is_glued(at) && pieces.is_glued(at + 1);
                if glued && pieces.is_word(at + 1) {
                    // `Ust-Kut`
                    at += 2;
                    continue;
                }
                let mut end = at + 1;
                while pieces.glued_mark(end).is_some_and(is_dash) {
                    end += 1;
                }
                let told = outlet.is_some() || date.is_some() || place.clone().all(in_capitals);
                return told.then(|| made(&pieces, end, place, outlet, date));
            }
            Kind::Mark(',' | '.') => at += 1,
            Kind::Word if pieces.is_capital(at) => {
                // A country, or the outlet behind the place.
                let end = (at..at + 6)
                    .find(|at| {
                        !(pieces.is_capital(*at)
                            || pieces.glued_mark(*at) == Some('.') && pieces.is_glued(*at + 1))
                    })
                    .unwrap_or(at + 1);
                if in_capitals(at) || pieces.glued_mark(at + 1) == Some('.') {
                    outlet = Some(at..end.max(at + 1));
                }
                at = end.max(at + 1);
            }
            _ => break,
        }
    }
    // `BAKU, Azerbaijan, September 13`: the line ends with its date, or with the agency.
    let told = date.is_some()
        && (outlet.is_some() || place.clone().all(in_capitals))
        && at >= pieces.all.len();
    told.then(|| made(&pieces, at, place, outlet, date))
}

fn made(
    pieces: &Pieces<'_>,
    end: usize,
    place: Range<usize>,
    outlet: Option<Range<usize>>,
    date: Option<&crate::extract::dates::scan::Covered>,
) -> Dateline {
    Dateline {
        at: pieces.span(0..end),
        place: pieces.span(place),
        outlet: outlet.map(|outlet| pieces.span(outlet)),
        date: date.and_then(|found| {
            Some(DateFound {
                at: pieces.span(found.pieces.clone()),
                date: found.date.clone()?,
                is_relative: found.is_relative,
            })
        }),
    }
}
