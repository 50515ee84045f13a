//! Days, months and years as calendars write them.

use crate::extract::dates::point::{Point, Points, Written};
use crate::extract::pieces::entry::{Class, Role};
use crate::extract::pieces::piece::{is_apostrophe, is_hyphen};

/// Years that a text may speak of.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=2100;

impl Points<'_, '_> {
    /// A day or a month of the calendar, with or without its year.
    pub(super) fn written(self, at: usize) -> Option<(Written, usize)> {
        let pieces = self.pieces;
        if pieces.is_digits(at) {
            let ends_range = pieces.is_glued(at)
                && pieces.mark(at - 1) == Some('-')
                && (pieces.is_digits(at.saturating_sub(2)) || !pieces.is_glued(at - 1));
            let opens = matches!(
                pieces.mark(at.saturating_sub(1)),
                Some('(' | '"' | '“' | '«' | '[' | '/' | '—' | '–')
            );
            if pieces.is_glued(at) && !opens && !ends_range {
                return None;
            }
            return self
                .in_digits(at)
                .or_else(|| self.day_and_month(at))
                .or_else(|| self.year_and_month(at));
        }
        let month = self.vocabulary.month(pieces, at)?;
        let has_capital = pieces.is_capital(at) || !self.vocabulary.month_capital;
        let named = |year, day, end| {
            let written = Written {
                year,
                month: Some(month.month),
                day,
                ..Written::default()
            };
            Some((written, end))
        };
        let mut next = at + 1;
        if pieces.glued_mark(next) == Some('.') && pieces.is_digits(next + 1) {
            next += 1;
        }
        if pieces.follows(next)
            && month.before_day
            && has_capital
            && let Some((day, end)) = self.day(next)
        {
            let (year, end) = self.year_behind(end);
            let noun = self.vocabulary.class(pieces.written(end));
            let counts = year.is_none()
                && pieces.follows(end)
                && pieces.is_word(end)
                && noun == Some(Class::Noun);
            if !counts {
                return named(year, Some(day), end);
            }
        }
        match self.year_behind(next) {
            (Some(year), end) => named(Some(year), None, end),
            (None, _) if has_capital && !self.is_part_of_a_name(at) => named(None, None, at + 1),
            _ => None,
        }
    }

    /// A month alone wants a word before it, as names (`Theresa May`) and other words are spelled as months are.
    fn is_part_of_a_name(self, at: usize) -> bool {
        self.vocabulary
            .ends_before(self.pieces, at, Role::MonthBefore)
            .is_none()
    }

    /// `13.09.2022`, `13/9/2022`, `2022-09-13`, `(13/9)`
    fn in_digits(self, at: usize) -> Option<(Written, usize)> {
        let pieces = self.pieces;
        let before = at.checked_sub(1).and_then(|before| pieces.mark(before));
        // In brackets, blanks may stand around the strokes: `( 13 / 9 / 2022 )`.
        let in_brackets = before == Some('(');
        let mark = pieces
            .mark(at + 1)
            .filter(|mark| matches!(mark, '.' | '/' | '-'))?;
        let has_year = pieces.is_digits(at + 4) && pieces.written(at + 4).len() == 4;
        let loose = mark == '/' && (in_brackets || pieces.mark(at + 3) == Some('/') && has_year);
        let joined = |at: usize| pieces.is_glued(at) || loose && pieces.follows(at);
        let digits = |at: usize| joined(at) && pieces.is_digits(at);
        let marked = |at: usize| joined(at) && pieces.mark(at) == Some(mark);
        if !marked(at + 1) || !digits(at + 2) {
            return None;
        }
        let three = marked(at + 3) && digits(at + 4);
        let length = |at: usize| pieces.written(at).len();
        let date = |year: Option<i64>, month: i64, day: i64, end: usize| {
            let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
            let written = Written {
                year: year.and_then(|year| i16::try_from(year).ok()),
                month: i8::try_from(month).ok(),
                day: i8::try_from(day).ok(),
                ..Written::default()
            };
            let possible = possible && year.is_none_or(|year| YEARS.contains(&year));
            possible.then_some((written, end))
        };
        let (first, second) = (pieces.number(at)?, pieces.number(at + 2)?);
        if !three {
            // Only where brackets tell that it is no fraction.
            let bracketed = in_brackets
                && loose
                && pieces.mark(at + 3) == Some(')')
                && !self.vocabulary.either_first;
            return if bracketed {
                date(None, second, first, at + 3)
            } else {
                None
            };
        }
        let third = pieces.number(at + 4)?;
        if marked(at + 5) && digits(at + 6) {
            return None;
        }
        let mut end = at + 5;
        if length(at) == 4 && length(at + 2) == 2 && length(at + 4) == 2 {
            return date(Some(first), second, third, end);
        }
        if length(at + 4) != 4 || length(at) > 2 || length(at + 2) > 2 {
            return None;
        }
        if let Some((_, behind)) = self.suffix(end) {
            end = behind;
        }
        if self.vocabulary.either_first && first != second {
            return match (first > 12, second > 12) {
                (true, false) => date(Some(third), second, first, end),
                (false, true) => date(Some(third), first, second, end),
                _ => None,
            };
        }
        date(Some(third), second, first, end)
    }

    /// `13 September 2022`, `13th of September`
    fn day_and_month(self, at: usize) -> Option<(Written, usize)> {
        let pieces = self.pieces;
        let (day, mut next) = self.day(at)?;
        if let Some(of) = self.is_at(next, Role::Of) {
            next = of;
        }
        if !pieces.follows(next) || pieces.is_glued(next) {
            return None;
        }
        let month = self.vocabulary.month(pieces, next)?;
        let has_capital = pieces.is_capital(next) || !self.vocabulary.month_capital;
        let mut end = next + 1;
        if pieces.glued_mark(end) == Some('.') && pieces.is_digits(end + 1) {
            end += 1;
        }
        let (year, behind) = self.year_behind(end);
        if year.is_none() && !has_capital {
            return None;
        }
        let written = Written {
            year,
            month: Some(month.month),
            day: Some(day),
            ..Written::default()
        };
        Some((written, if year.is_some() { behind } else { next + 1 }))
    }

    /// `2022-ci il sentyabrın 13-də`
    fn year_and_month(self, at: usize) -> Option<(Written, usize)> {
        let (year, end) = self.year(at)?;
        let end = self.year_word(end);
        let month = self
            .vocabulary
            .month(self.pieces, end)
            .filter(|_| self.pieces.follows(end))?;
        let day = self
            .day(end + 1)
            .filter(|_| month.before_day && self.pieces.follows(end + 1));
        let written = Written {
            year: Some(year),
            month: Some(month.month),
            day: day.map(|(day, _)| day),
            ..Written::default()
        };
        Some((written, day.map_or(end + 1, |(_, end)| end)))
    }

    /// A day of a month, with an ending, and where it ends.
    fn day(self, at: usize) -> Option<(i8, usize)> {
        let pieces = self.pieces;
        let day = pieces
            .number(at)
            .filter(|day| (1..=31).contains(day) && pieces.written(at).len() <= 2)?;
        let mut end = at + 1;
        if let Some(mark) = pieces.glued_mark(end)
            && matches!(mark, '.' | ',' | ':' | '/')
            && pieces.is_digits(end + 1)
            && pieces.is_glued(end + 1)
        {
            return None;
        }
        if pieces.is_word(end) && pieces.is_glued(end) {
            // `13th`
            if !matches!(pieces.written(end), "st" | "nd" | "rd" | "th" | "da" | "de") {
                return None;
            }
            end += 1;
        } else if let Some(mark) = pieces.glued_mark(end)
            && (is_hyphen(mark) || is_apostrophe(mark))
            && pieces.is_word(end + 1)
            && pieces.is_glued(end + 1)
        {
            // `13-də`; but `13-day` is no day of a month.
            let ending = pieces.written(end + 1);
            if ending.chars().count() > 5
                || matches!(
                    self.vocabulary.class(ending),
                    Some(Class::Noun | Class::Unit)
                )
            {
                return None;
            }
            end += 2;
        }
        Some((day as i8, end))
    }

    /// A year and its ending, if there is one, and where it ends.
    pub(super) fn year(self, at: usize) -> Option<(i16, usize)> {
        let pieces = self.pieces;
        let year = pieces
            .number(at)
            .filter(|year| YEARS.contains(year) && pieces.written(at).len() == 4)?;
        let end = at + 1;
        let glued_behind =
            |at: usize| pieces.is_glued(at) && (pieces.is_digits(at) || pieces.is_word(at));
        let year = i16::try_from(year).ok()?;
        if pieces.is_word(end) && pieces.is_glued(end) {
            return self
                .vocabulary
                .is_year_ending(pieces.written(end))
                .then_some((year, end + 1));
        }
        match pieces.glued_mark(end) {
            Some('.' | ',' | ':' | '/')
                if pieces.is_digits(end + 1) && pieces.is_glued(end + 1) =>
            {
                None
            }
            Some(mark) if (is_hyphen(mark) || is_apostrophe(mark)) && glued_behind(end + 1) => {
                if pieces.is_digits(end + 1) {
                    return Some((year, end));
                }
                let known = self.vocabulary.is_year_ending(pieces.written(end + 1));
                known.then_some((year, end + 2))
            }
            _ => Some((year, end)),
        }
    }

    /// Whether a year has an ending.
    fn suffix(self, at: usize) -> Option<((), usize)> {
        let pieces = self.pieces;
        let mark = pieces.glued_mark(at)?;
        let ends = (is_hyphen(mark) || is_apostrophe(mark))
            && pieces.is_glued(at + 1)
            && self.vocabulary.is_year_ending(pieces.written(at + 1));
        ends.then_some(((), at + 2))
    }

    /// A decade, and where it ends.
    pub(super) fn decade(self, at: usize) -> Option<(Point, usize)> {
        let pieces = self.pieces;
        let year = pieces
            .number(at)
            .filter(|year| YEARS.contains(year) && pieces.written(at).len() == 4)?;
        let year = i16::try_from(year).ok().filter(|year| year % 10 == 0)?;
        let marked = pieces
            .glued_mark(at + 1)
            .is_some_and(|mark| is_hyphen(mark) || is_apostrophe(mark));
        let ending = at + 1 + usize::from(marked);
        if !(pieces.is_word(ending) && pieces.is_glued(ending)) {
            return None;
        }
        let written = pieces.written(ending);
        let years = self
            .is_at(ending + 1, Role::YearsBehind)
            .filter(|_| pieces.follows(ending + 1));
        let ends = self.vocabulary.is_decade_ending(written)
            || years.is_some() && self.vocabulary.is_year_ending(written);
        ends.then(|| {
            (
                Point::Decade(year),
                years.unwrap_or_else(|| self.year_word(ending + 1)),
            )
        })
    }

    /// Behind the word for *year*, if it stands here.
    pub(super) fn year_word(self, at: usize) -> usize {
        match self
            .is_at(at, Role::YearBehind)
            .filter(|_| self.pieces.follows(at))
        {
            // `2022 г.`
            Some(end) => {
                let is_short = self.pieces.written(end - 1).chars().count() <= 2;
                end + usize::from(is_short && self.pieces.glued_mark(end) == Some('.'))
            }
            None => at,
        }
    }

    /// The year behind a month or a day, perhaps behind a comma.
    fn year_behind(self, at: usize) -> (Option<i16>, usize) {
        let pieces = self.pieces;
        let next = at + usize::from(pieces.glued_mark(at) == Some(','));
        if !pieces.follows(next) {
            return (None, at);
        }
        // `13 September tahun 2022`
        let next = self
            .is_at(next, Role::YearBefore)
            .filter(|_| next == at)
            .unwrap_or(next);
        match self.year(next).filter(|_| pieces.follows(next)) {
            Some((year, end)) => {
                let end = self.year_word(end);
                let counts = next > at
                    && pieces.follows(end)
                    && pieces.is_word(end)
                    && self.vocabulary.class(pieces.written(end)) == Some(Class::Noun);
                if counts {
                    (None, at)
                } else {
                    (Some(year), end)
                }
            }
            None => (None, at),
        }
    }
}
