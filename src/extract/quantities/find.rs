//! The numbers of a text.

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::dates::find::found;
use crate::extract::dates::scan::{Covered, scan};
use crate::extract::pieces::entry::{Case, Class, Role};
use crate::extract::pieces::piece::{Kind, Pieces, is_dash};
use crate::extract::pieces::read::pieces;
use crate::extract::pieces::vocabulary::Vocabulary;
use crate::extract::proposal::{DateFound, Quantity};
use crate::extract::quantities::counted::counted;
use crate::extract::quantities::number::{Begins, Number, Value, number};
use crate::extract::quantities::words::BoundKind;
use crate::language::Language;

/// How many bounds and denials may stand before one number.
const PREFIXES: usize = 3;

/// The numbers in a part of a text that count or measure something, in order, as answers. Years and dates, times, ages,
/// ordinals, scores and the numbers of names are left out; so is whatever could be read in two ways.
#[must_use]
pub fn quantities(text: &str, within: Range<usize>, language: Language) -> Vec<Quantity> {
    let Some(vocabulary) = Vocabulary::of(language) else {
        return Vec::new();
    };
    let pieces = pieces(text, within, vocabulary);
    let dates = scan(&pieces, None, vocabulary);
    in_pieces(&pieces, &dates, vocabulary)
}

/// The numbers and the dates of a part of a text, read at once: what [`quantities`] and [`dates`](crate::extract::dates())
/// find one by one.
#[must_use]
pub fn quantities_and_dates(
    text: &str,
    within: Range<usize>,
    language: Language,
    published: Option<Date>,
) -> (Vec<Quantity>, Vec<DateFound>) {
    let Some(vocabulary) = Vocabulary::of(language) else {
        return (Vec::new(), Vec::new());
    };
    let pieces = pieces(text, within, vocabulary);
    let dates = scan(&pieces, published, vocabulary);
    let numbers = in_pieces(&pieces, &dates, vocabulary);
    (numbers, found(&pieces, dates))
}

/// The numbers of pieces in which the dates are known.
fn in_pieces(pieces: &Pieces<'_>, dates: &[Covered], vocabulary: &Vocabulary) -> Vec<Quantity> {
    let finder = Finder { pieces, vocabulary };
    let mut numbers = Vec::new();
    let mut dates = dates.iter().peekable();
    let mut at = 0;
    while at < pieces.all.len() {
        while dates.next_if(|date| date.pieces.end <= at).is_some() {}
        if let Some(date) = dates.peek()
            && date.pieces.contains(&at)
        {
            at = date.pieces.end;
            continue;
        }
        let until = dates.peek().map_or(usize::MAX, |date| date.pieces.start);
        let piece = &pieces.all[at];
        if !vocabulary.begins_number(piece) {
            at += 1;
            continue;
        }
        match finder.quantity(at) {
            Found::Quantity(quantity, end) if end <= until => {
                numbers.push(quantity);
                at = end;
            }
            Found::Quantity(..) | Found::Nothing => at += 1,
            Found::Passed(end) => at = end.max(at + 1),
        }
    }
    numbers
}

pub(super) enum Found {
    Quantity(Quantity, usize),
    /// A number that counts nothing, up to this piece.
    Passed(usize),
    Nothing,
}

/// What stands before a number.
#[derive(Default)]
pub(super) struct Prefix {
    pub(super) bound: Option<BoundKind>,
    pub(super) denied: bool,
    /// Two bounds at once.
    pub(super) unclear: bool,
    /// A currency or hundredths.
    pub(super) measure: Option<Range<usize>>,
}

pub(super) struct Finder<'a, 'b> {
    pub(super) pieces: &'a Pieces<'b>,
    pub(super) vocabulary: &'a Vocabulary,
}

impl Finder<'_, '_> {
    pub(super) fn is_at(&self, at: usize, role: Role) -> Option<usize> {
        self.vocabulary.is_at(self.pieces, at, role)
    }

    fn quantity(&self, start: usize) -> Found {
        let pieces = self.pieces;
        if let Some(end) = self.is_at(start, Role::NameBefore)
            && let Some(end) = self.name(end)
        {
            return Found::Passed(end);
        }
        if let Some(found) = self.none(start) {
            return found;
        }
        let (prefix, at) = self.prefix(start);
        let opened = (0..self.vocabulary.ranges.len())
            .filter(|_| at > start || pieces.get(at).is_some_and(|piece| piece.kind == Kind::Word))
            .find_map(|place| self.is_at(at, Role::RangeOpen(place as u8)));
        let mut prefix = prefix;
        let mut from = opened.unwrap_or(at);
        if let Some(end) = self
            .is_at(from, Role::MeasureBefore)
            .filter(|_| opened.is_some())
        {
            prefix.measure = Some(from..end);
            from = end;
        }
        let bounded = prefix.bound.is_some() || opened.is_some();
        let first = match number(pieces, from, bounded, self.vocabulary) {
            Begins::Number(first)
                if from == start || from == at && at == start || pieces.follows(from) =>
            {
                first
            }
            // What goes on in digits goes on as it began: `+62 812 …`.
            Begins::Other(end) if pieces.is_digits(end) && pieces.follows(end) => {
                return Found::Passed(end + 1);
            }
            Begins::Other(end) => return Found::Passed(end),
            _ => return Found::Nothing,
        };
        let range = match self.range(&first, opened.map(|_| at)) {
            Ends::Range(value, end) => Some((value, end)),
            Ends::Score(end) => return Found::Passed(end),
            Ends::None => None,
        };
        if range.is_none() && opened.is_some() {
            // `from 20 soldiers`: the number stands by itself.
            return Found::Nothing;
        }
        let number = match range {
            Some((value, end)) => Number {
                value,
                end,
                case: Case::Plain,
                plain: None,
                ..first
            },
            None => first,
        };
        self.accept(start, from, prefix, number)
    }

    /// The numbers behind a word that makes names of them: `Articles 5, 6 and 7`.
    fn name(&self, from: usize) -> Option<usize> {
        let pieces = self.pieces;
        let mut at = from;
        if matches!(pieces.mark(at), Some('.' | ':' | '№' | '#')) {
            at += 1;
        }
        if !pieces.follows(at) {
            return None;
        }
        let mut end = match number(pieces, at, false, self.vocabulary) {
            Begins::Number(number) => number.end,
            Begins::Other(end) => end,
            Begins::Nothing => return None,
        };
        loop {
            let next = match pieces.mark(end) {
                Some(',') if pieces.is_digits(end + 1) => end + 1,
                Some(mark) if is_dash(mark) && pieces.is_digits(end + 1) => end + 1,
                _ => match self.is_at(end, Role::DatesAnd) {
                    Some(next) if pieces.is_digits(next) => next,
                    _ => return Some(end),
                },
            };
            let names_only = match number(pieces, next, false, self.vocabulary) {
                Begins::Number(number) => counted(pieces, number.end, false, self.vocabulary)
                    .is_none_or(|counted| counted.class.is_none())
                    .then_some(number.end),
                Begins::Other(end) => Some(end),
                Begins::Nothing => None,
            };
            match names_only {
                Some(names_end) => end = names_end,
                None => return Some(end),
            }
        }
    }

    fn prefix(&self, start: usize) -> (Prefix, usize) {
        let mut prefix = Prefix::default();
        let mut at = start;
        for _ in 0..PREFIXES {
            let bound = self
                .vocabulary
                .phrase_at(self.pieces, at, |role| match role {
                    Role::BoundBefore(bound) => Some(bound),
                    _ => None,
                });
            if let Some((bound, end)) = bound {
                prefix.unclear |= prefix.bound.is_some();
                prefix.bound = Some(bound);
                at = end;
            } else if let Some(end) = self.is_at(at, Role::Not).filter(|_| at == start) {
                prefix.denied = true;
                at = end;
            } else {
                break;
            }
        }
        // `5 km 12 …`: what measures the number before it measures none behind it.
        let is_free = at
            .checked_sub(1)
            .is_none_or(|before| !self.pieces.is_digits(before));
        if let Some(end) = self.is_at(at, Role::MeasureBefore).filter(|_| is_free) {
            prefix.measure = Some(at..end);
            at = end;
            if self.pieces.glued_mark(at) == Some('.') {
                at += 1;
            }
        }
        (prefix, at)
    }

    /// `no soldiers`
    fn none(&self, start: usize) -> Option<Found> {
        let end = self.is_at(start, Role::None)?;
        let counted = counted(self.pieces, end, false, self.vocabulary)?;
        let mut between = end..counted.at.start;
        let is_passed = |at| self.vocabulary.class(self.pieces.written(at)) == Some(Class::Passed);
        if counted.class != Some(Class::Noun) || !between.all(is_passed) {
            return None;
        }
        Some(Found::Quantity(
            Quantity {
                at: self.pieces.span(start..end),
                answer: "none".into(),
                counted: self.text(counted.at),
            },
            end,
        ))
    }

    pub(super) fn text(&self, at: Range<usize>) -> String {
        let span = self.pieces.span(at);
        self.pieces.text.get(span).unwrap_or("").into()
    }

    /// Whether a number is the low end of a range, and where its high end stops. `open` is where an opening word stands.
    fn range(&self, first: &Number, open: Option<usize>) -> Ends {
        let (pieces, end) = (self.pieces, first.end);
        let dash = pieces.mark(end).filter(|mark| is_dash(*mark));
        if dash.is_some() {
            let glued = pieces.is_glued(end) && pieces.is_glued(end + 1);
            let spaced = pieces.follows(end)
                && !pieces.is_glued(end)
                && pieces.follows(end + 1)
                && !pieces.is_glued(end + 1)
                && pieces.is_digits(end + 1);
            if !(glued || spaced) {
                return Ends::None;
            }
            return match number(pieces, end + 1, true, self.vocabulary) {
                Begins::Number(second) => {
                    let more = pieces.glued_mark(second.end).is_some_and(is_dash)
                        && pieces.is_digits(second.end + 1);
                    match between(first, &second) {
                        Some(value) if !more => Ends::Range(value, second.end),
                        _ if glued => Ends::Score(second.end + 2 * usize::from(more)),
                        _ => Ends::None,
                    }
                }
                Begins::Other(end) if glued => Ends::Score(end),
                _ => Ends::None,
            };
        }
        let patterns = self.vocabulary.ranges.iter().zip(0_u8..);
        for (&(must_open, must_close), place) in patterns {
            let is_open = open.is_some_and(|at| self.is_at(at, Role::RangeOpen(place)).is_some());
            if must_open != is_open && (must_open || open.is_some()) {
                continue;
            }
            let at = match self.is_at(end, Role::RangeMiddle(place)) {
                Some(at) => at,
                None if first.case == Case::From => end,
                None => continue,
            };
            if !pieces.follows(at) {
                continue;
            }
            let at = self.is_at(at, Role::MeasureBefore).unwrap_or(at);
            let Begins::Number(second) = number(pieces, at, true, self.vocabulary) else {
                continue;
            };
            let close = self.is_at(second.end, Role::RangeClose(place));
            if must_close && close.is_none() {
                continue;
            }
            if let Some(value) = between(first, &second) {
                return Ends::Range(value, close.unwrap_or(second.end));
            }
        }
        Ends::None
    }
}

enum Ends {
    Range(Value, usize),
    /// `3-1` and the like, up to this piece.
    Score(usize),
    None,
}

/// The range from the one number to the other; the scale of the second is the first's too in `20 to 30 thousand`.
fn between(first: &Number, second: &Number) -> Option<Value> {
    let (Value::Exact(mut low), Value::Exact(high)) = (first.value, second.value) else {
        return None;
    };
    if let (None, Some(scale)) = (first.scale, second.scale)
        && low < high.checked_div(scale)?
    {
        low = low.checked_mul(scale)?;
    }
    (low < high).then_some(Value::Between(low, high))
}
