//! Where the dates of a text stand, and what they are.

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::dates::point::{Point, Points, Written};
use crate::extract::dates::reckon::{Reckoned, reckon, year_of};
use crate::extract::pieces::entry::{Class, Role};
use crate::extract::pieces::piece::{Pieces, is_dash};
use crate::extract::pieces::vocabulary::Vocabulary;

/// A date of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Covered {
    /// Where it stands, in pieces.
    pub(in crate::extract) pieces: Range<usize>,
    /// What it is; none if that is not sure.
    pub(in crate::extract) date: Option<String>,
    /// Whether it was reckoned from the day of publication.
    pub(in crate::extract) is_relative: bool,
}

/// The dates of a text, in order, even those of which nobody can tell which they are.
pub(in crate::extract) fn scan(
    pieces: &Pieces<'_>,
    published: Option<Date>,
    vocabulary: &Vocabulary,
) -> Vec<Covered> {
    let scan = Scan {
        points: Points { pieces, vocabulary },
        published,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let may = vocabulary.begins_date(piece);
        match may.then(|| scan.date(at)).flatten() {
            Some(date) => {
                at = date.pieces.end.max(at + 1);
                found.push(date);
            }
            None => at += 1,
        }
    }
    found
}

#[derive(Clone, Copy)]
enum Open {
    Since,
    Until,
}

struct Scan<'a, 'b> {
    points: Points<'a, 'b>,
    published: Option<Date>,
}

impl Scan<'_, '_> {
    fn date(&self, at: usize) -> Option<Covered> {
        let points = self.points;
        let pieces = points.pieces;
        if pieces.is_digits(at) {
            return self.range(at, at).or_else(|| self.single(at, None));
        }
        if pieces.word(at) == 0 {
            return None;
        }
        if let Some(end) = points.is_at(at, Role::DatesOpen)
            && pieces.follows(end)
            && let Some(range) = self.range(at, end)
        {
            return Some(range);
        }
        let open = points.vocabulary.phrase_at(pieces, at, |role| match role {
            Role::Since => Some(Open::Since),
            Role::Until => Some(Open::Until),
            _ => None,
        });
        if let Some((open, end)) = open
            && pieces.follows(end)
            && let Some(mut date) = self.range(at, end).or_else(|| self.single(end, Some(open)))
        {
            date.pieces.start = at;
            return Some(date);
        }
        if let Some(end) = points.is_at(at, Role::YearBefore)
            && pieces.follows(end)
            && let Some((year, year_end)) = points.year(end)
            && points.point(end).is_none()
            && points.decade(end).is_none()
        {
            if let Some(range) = self.range(at, end) {
                return Some(Covered {
                    pieces: at..range.pieces.end,
                    ..range
                });
            }
            let year_end = points.year_word(year_end);
            // `Law 12 of the year 2011` is a name; `1988 soldiers` may be a number.
            let is_name = at > 0 && pieces.is_digits(at - 1);
            let date = (!is_name && !self.counts(year_end)).then(|| format!("{year:04}"));
            return Some(Covered {
                pieces: end..year_end,
                date,
                is_relative: false,
            });
        }
        self.range(at, at).or_else(|| self.single(at, None))
    }

    /// Whether what stands here is a noun that a number before it would count.
    fn counts(&self, at: usize) -> bool {
        let pieces = self.points.pieces;
        pieces.follows(at)
            && pieces.is_word(at)
            && self.points.vocabulary.class(pieces.written(at)) == Some(Class::Noun)
    }

    /// A date that stands alone, perhaps with all time before or behind it.
    fn single(&self, at: usize, open: Option<Open>) -> Option<Covered> {
        let points = self.points;
        let (point, end) = points
            .decade(at)
            .or_else(|| points.point(at))
            .or_else(|| self.year(at, open.is_some()))?;
        let behind = points
            .vocabulary
            .phrase_at(points.pieces, end, |role| match role {
                Role::SinceBehind => Some(Open::Since),
                Role::UntilBehind => Some(Open::Until),
                _ => None,
            });
        let (open, end) = match behind.filter(|_| open.is_none() && points.pieces.follows(end)) {
            Some((open, end)) => (Some(open), end),
            None => (open, end),
        };
        let reckoned = reckon(point, self.published);
        let date = reckoned.as_ref().and_then(|reckoned| match open {
            None => reckoned.text(),
            Some(Open::Since) => reckoned.since(),
            Some(Open::Until) => reckoned.until(),
        });
        Some(Covered {
            pieces: at..end,
            date,
            is_relative: reckoned.is_some_and(|reckoned| reckoned.is_relative),
        })
    }

    /// A year that words or an ending tell from a number.
    fn year(&self, at: usize, is_told: bool) -> Option<(Point, usize)> {
        let points = self.points;
        let pieces = points.pieces;
        let start = if is_told {
            points.is_at(at, Role::YearBefore).unwrap_or(at)
        } else {
            at
        };
        let (year, end) = points.year(start)?;
        let behind = points.year_word(end);
        let told = is_told || behind > end || end > start + 1;
        let written = Written {
            year: Some(year),
            ..Written::default()
        };
        let free = !pieces.is_glued(start)
            || matches!(pieces.mark(start - 1), Some('(' | '"' | '“' | '«'));
        (told && free && !self.counts(behind)).then_some((Point::Written(written), behind))
    }

    /// A period between two dates; `start` is where the words that open it stand.
    fn range(&self, start: usize, at: usize) -> Option<Covered> {
        let points = self.points;
        let pieces = points.pieces;
        let is_open = start < at;
        let (first, first_end) = self.first(at)?;
        let and = points.is_at(first_end, Role::DatesAnd);
        let (next, is_and) = if pieces.mark(first_end).is_some_and(is_dash) {
            (first_end + 1, false)
        } else if let Some(end) = points.is_at(first_end, Role::DatesMiddle) {
            (end, false)
        } else {
            (and?, !is_open)
        };
        if !pieces.follows(next) {
            return None;
        }
        let (second, end) = self.second(first, next, is_open)?;
        let (from, to) = self.filled(first, second)?;
        let one_after_the_other = || {
            let date = |reckoned: &Reckoned| reckoned.from.parse::<Date>().ok();
            date(&from)?
                .tomorrow()
                .ok()
                .filter(|next| Some(*next) == date(&to))
        };
        if is_and && one_after_the_other().is_none() {
            return None;
        }
        let both = Reckoned {
            from: from.from,
            to: to.to,
            is_relative: from.is_relative || to.is_relative,
        };
        let date = both.text();
        if date.is_none() && !is_open {
            return None;
        }
        Some(Covered {
            pieces: start..end,
            date,
            is_relative: both.is_relative,
        })
    }

    /// The first date of a period: one that is written, a year, or only a day.
    fn first(&self, at: usize) -> Option<(Written, usize)> {
        let points = self.points;
        if let Some((Point::Written(written), end)) = points.point(at) {
            return Some((written, end));
        }
        if !points.pieces.is_digits(at) && points.is_at(at, Role::YearBefore).is_none() {
            return None;
        }
        let free = !points.pieces.is_glued(at) || points.pieces.mark(at - 1) == Some('(');
        let start = points.is_at(at, Role::YearBefore).unwrap_or(at);
        if let Some((year, end)) = points.year(start) {
            let written = Written {
                year: Some(year),
                ..Written::default()
            };
            return free.then_some((written, points.year_word(end)));
        }
        let day = points
            .pieces
            .number(at)
            .filter(|day| (1..=31).contains(day))?;
        let written = Written {
            day: i8::try_from(day).ok(),
            ..Written::default()
        };
        free.then_some((written, at + 1))
    }

    fn second(&self, first: Written, at: usize, is_open: bool) -> Option<(Written, usize)> {
        let points = self.points;
        let pieces = points.pieces;
        if let Some((Point::Written(written), end)) = points.point(at) {
            let fits = match (first.month, first.day) {
                (None, Some(_)) => written.month.is_some() && written.day.is_some(),
                (None, None) => written.year.is_some(),
                (Some(_), Some(_)) => written.day.is_some(),
                (Some(_), None) => written.month.is_some(),
            };
            return fits.then_some((written, end));
        }
        if let (Some(month), Some(day)) = (first.month, first.day) {
            // `September 12-13, 2022`
            let last = pieces
                .number(at)
                .filter(|last| *last > i64::from(day) && *last <= 31)?;
            let glued = pieces.is_glued(at) && first.year.is_none();
            let (year, end) = match pieces.glued_mark(at + 1) {
                Some(',') => match points.year(at + 2) {
                    Some((year, end)) => (Some(year), end),
                    None => (None, at + 1),
                },
                _ => (None, at + 1),
            };
            let written = Written {
                year,
                month: Some(month),
                day: i8::try_from(last).ok(),
                ..Written::default()
            };
            return (glued && !self.counts(end)).then_some((written, end));
        }
        let start = points.is_at(at, Role::YearBefore).unwrap_or(at);
        let (year, end) = points.year(start)?;
        let end = points.year_word(end);
        let ascends = first.year.is_some_and(|first| first < year) && first.day.is_none();
        let written = Written {
            year: Some(year),
            ..Written::default()
        };
        let dashed =
            pieces.is_glued(at) || pieces.mark(at - 1).is_some_and(|mark| mark != '-') || is_open;
        (ascends && dashed && first.month.is_none() && !self.counts(end)).then_some((written, end))
    }

    /// Both dates, each with what only the other says.
    fn filled(&self, mut first: Written, mut second: Written) -> Option<(Reckoned, Reckoned)> {
        let is_relative = second.year.is_none();
        if is_relative {
            second.year = Some(match first.year {
                Some(year) if first.month <= second.month => year,
                Some(_) => return None,
                None => year_of(second, self.published?)?,
            });
        }
        if first.month.is_none() && first.day.is_some() {
            first.month = second.month;
        }
        if first.year.is_none() {
            let earlier = first.month > second.month;
            first.year = second.year.map(|year| year - i16::from(earlier));
        }
        let mut from = reckon(Point::Written(first), None)?;
        let to = reckon(Point::Written(second), None)?;
        from.is_relative = is_relative;
        Some((from, to))
    }
}
