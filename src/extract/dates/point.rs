//! One date of a text, as far as the words tell it.

use crate::extract::dates::words::CalendarUnit;
use crate::extract::pieces::entry::{Case, Role};
use crate::extract::pieces::piece::Pieces;
use crate::extract::pieces::vocabulary::Vocabulary;
use crate::extract::quantities::number::{Begins, Value, number};

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
}
