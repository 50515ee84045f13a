//! One date of a text, as far as the words tell it.

use crate::extract::dates::words::CalendarUnit;
use crate::extract::pieces::entry::{Case, Class, Role};
use crate::extract::pieces::piece::{Pieces, is_apostrophe, is_hyphen};
use crate::extract::pieces::vocabulary::Vocabulary;
use crate::extract::quantities::number::{Begins, Value, number};

/// Years that a text may speak of.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=2100;

/// A clock time, and its zone in hours from universal time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ClockTime {
    pub(super) hour: i8,
    pub(super) minute: i8,
    pub(super) zone: Option<i8>,
}

/// A date of the calendar, or the part of one that is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) year: Option<i16>,
    /// The year, reckoned from the one of today.
    pub(super) year_away: Option<i32>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    /// The day of the week, 1 to 7, if it is written too.
    pub(super) weekday: Option<i8>,
    pub(super) clock: Option<ClockTime>,
}

/// Which of its days a weekday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The latest.
    Plain,
    /// One of an earlier week, or before today.
    Last,
    /// One to come.
    Next,
}

/// A date of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Written(Written),
    /// The ten years that begin with this one.
    Decade(i16),
    Weekday(i8, Side),
    Away(CalendarUnit, i32),
}

/// Reads dates from pieces.
#[derive(Clone, Copy)]
pub(super) struct Points<'a, 'b> {
    pub(super) pieces: &'a Pieces<'b>,
    pub(super) vocabulary: &'a Vocabulary,
}

impl Points<'_, '_> {
    pub(super) fn is_at(self, at: usize, role: Role) -> Option<usize> {
        self.vocabulary.is_at(self.pieces, at, role)
    }

    /// The date that begins at a piece, and where it ends. A year alone is none: it wants a word beside it.
    pub(super) fn point(self, at: usize) -> Option<(Point, usize)> {
        let pieces = self.pieces;
        if pieces.is_digits(at) {
            return self
                .written(at)
                .map(|(written, end)| self.behind(written, end))
                .or_else(|| self.ago(at));
        }
        if pieces.word(at) == 0 {
            return None;
        }
        let weekday = self.vocabulary.phrase_at(pieces, at, |role| match role {
            Role::Weekday(day) => Some(day),
            _ => None,
        });
        if let Some((day, end)) = weekday
            && (!self.vocabulary.weekday_capital || (at..end).any(|at| pieces.is_capital(at)))
        {
            return self.weekday(day, end);
        }
        if let Some((written, end)) = self.written(at) {
            return Some(self.behind(written, end));
        }
        let away = self.vocabulary.phrase_at(pieces, at, |role| match role {
            Role::Away(unit, away) => Some(Point::Away(unit, away)),
            _ => None,
        });
        // `USA Today`
        let is_name = pieces.is_capital(at) && !pieces.begins(at);
        away.filter(|_| !is_name).or_else(|| self.ago(at))
    }

    /// `Tuesday`, `Selasa (13/9/2022)`, `Tuesday, September 13`
    fn weekday(self, day: i8, end: usize) -> Option<(Point, usize)> {
        let pieces = self.pieces;
        if !pieces.follows(end) {
            return Some((Point::Weekday(day, Side::Plain), end));
        }
        let mut at = end;
        let mut side = Side::Plain;
        for _ in 0..2 {
            let (found, end) = match self.beside(at) {
                Some(found) => found,
                None => break,
            };
            if found != Side::Plain {
                side = found;
            }
            at = end;
        }
        let beside_end = at;
        let in_brackets = pieces.mark(at) == Some('(');
        if in_brackets || pieces.mark(at) == Some(',') {
            at += 1;
        }
        if let Some((mut written, mut end)) = self.written(at)
            && written.day.is_some()
            && pieces.follows(at)
        {
            written.weekday = Some(day);
            if in_brackets && pieces.mark(end) == Some(')') {
                end += 1;
            }
            return Some(self.behind(written, end));
        }
        // `Sunday Times`
        if side == Side::Plain
            && beside_end == end
            && pieces.is_capital(end)
            && self.vocabulary.weekday_capital
        {
            return None;
        }
        Some((Point::Weekday(day, side), beside_end))
    }

    fn beside(self, at: usize) -> Option<(Side, usize)> {
        if !self.pieces.follows(at) {
            return None;
        }
        self.vocabulary
            .phrase_at(self.pieces, at, |role| match role {
                Role::Last => Some(Side::Last),
                Role::Beside => Some(Side::Plain),
                Role::Next => Some(Side::Next),
                _ => None,
            })
    }

    /// What may follow a written date: its year reckoned from today, a clock time, `lalu`.
    fn behind(self, mut written: Written, mut end: usize) -> (Point, usize) {
        if written.year.is_none()
            && written.month.is_some()
            && self.pieces.follows(end)
            && let year = self.is_at(end, Role::Of).unwrap_or(end)
            && let Some((away, behind)) =
                self.vocabulary
                    .phrase_at(self.pieces, year, |role| match role {
                        Role::Away(CalendarUnit::Year, away) => Some(away),
                        _ => None,
                    })
        {
            written.year_away = Some(away);
            end = behind;
        }
        if let Some((_, behind)) = self.beside(end).filter(|(side, _)| *side != Side::Next) {
            end = behind;
        }
        if written.day.is_some()
            && let Some((clock, behind)) = self.clock(end)
        {
            written.clock = clock;
            end = behind;
        }
        (Point::Written(written), end)
    }

    /// A clock time behind a date, and whether it is clear.
    fn clock(self, from: usize) -> Option<(Option<ClockTime>, usize)> {
        let pieces = self.pieces;
        let mut at = from;
        if pieces.mark(at) == Some(',') || pieces.mark(at) == Some('(') {
            at += 1;
        }
        let cue = self.is_at(at, Role::ClockBefore);
        at = cue.unwrap_or(at);
        let mark = pieces.glued_mark(at + 1)?;
        if !(mark == ':' || mark == '.' && cue.is_some())
            || !pieces.follows(at)
            || !pieces.is_glued(at + 2)
        {
            return None;
        }
        let (hours, minutes) = (pieces.written(at), pieces.written(at + 2));
        let (hour, minute) = (pieces.number(at)?, pieces.number(at + 2)?);
        if hours.len() > 2 || minutes.len() != 2 || hour > 23 || minute > 59 {
            return None;
        }
        let mut hour = hour as i8;
        let mut end = at + 3;
        let counts_to_12 = self.vocabulary.language == crate::language::Language::English;
        let mut is_clear = !counts_to_12 || hour > 12 || hours.starts_with('0');
        let half = self.vocabulary.phrase_at(pieces, end, |role| match role {
            Role::Morning => Some(0),
            Role::Evening => Some(12),
            _ => None,
        });
        if let Some((half, behind)) = half
            && (1..=12).contains(&hour)
        {
            hour = hour % 12 + half;
            end = behind;
            is_clear = true;
        }
        if let Some(behind) = self.is_at(end, Role::ClockBehind) {
            end = behind;
        }
        let zone = self.vocabulary.phrase_at(pieces, end, |role| match role {
            Role::Zone(hours) => Some(hours),
            _ => None,
        });
        if let Some((_, behind)) = zone {
            end = behind;
        }
        let clock = ClockTime {
            hour,
            minute: minute as i8,
            zone: zone.map(|(hours, _)| hours),
        };
        Some((is_clear.then_some(clock), end))
    }

    /// `3 days ago`
    fn ago(self, at: usize) -> Option<(Point, usize)> {
        let Begins::Number(found) = number(self.pieces, at, false, self.vocabulary) else {
            return None;
        };
        let (Value::Exact(days), Case::Plain) = (found.value, found.case) else {
            return None;
        };
        let end = self
            .is_at(found.end, Role::Days)
            .filter(|_| self.pieces.follows(found.end))?;
        let end = self
            .is_at(end, Role::Ago)
            .filter(|_| self.pieces.follows(end))?;
        let days = i32::try_from(days)
            .ok()
            .filter(|days| (0..=60).contains(days))?;
        Some((Point::Away(CalendarUnit::Day, -days), end))
    }

    /// A day or a month of the calendar, with or without its year.
    fn written(self, at: usize) -> Option<(Written, usize)> {
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
        let mark = pieces
            .glued_mark(at + 1)
            .filter(|mark| matches!(mark, '.' | '/' | '-'))?;
        let glued = |at: usize| pieces.is_glued(at) && pieces.is_digits(at);
        if !glued(at + 2) {
            return None;
        }
        let three = pieces.glued_mark(at + 3) == Some(mark) && glued(at + 4);
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
            let bracketed = at.checked_sub(1).and_then(|before| pieces.mark(before)) == Some('(')
                && pieces.mark(at + 3) == Some(')')
                && mark == '/'
                && !self.vocabulary.either_first;
            return if bracketed {
                date(None, second, first, at + 3)
            } else {
                None
            };
        }
        let third = pieces.number(at + 4)?;
        let chain = pieces.glued_mark(at + 5) == Some(mark) && glued(at + 6);
        if chain {
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
