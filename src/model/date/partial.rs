//! Partial dates: a year, a month, a day or a clock time, as the seconds that they cover.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset};
use jiff::{Span, Timestamp, ToSpan};

use crate::model::date::fault::DateFault;
use crate::model::date::time::{Seconds, Stretch, Zone};

/// The last year whose end, moved by a year, the calendar still has.
const LAST_YEAR: i16 = 9998;

/// A date as far as it is known: a year, a month, a day, or a clock time on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDate {
    /// `1988`
    Year(i16),
    /// `1988-02`
    Month(i16, i8),
    /// `1988-02-20`
    Day(Date),
    /// `1988-02-20T18:05` (to the minute) or `…:30` (to the second), perhaps with an offset.
    Clock {
        /// What the calendar and the clock showed.
        shown: DateTime,
        /// Whether seconds were written.
        to_the_second: bool,
        /// The written offset from universal time.
        offset: Option<Offset>,
    },
}

impl PartialDate {
    /// Reads one of the written forms.
    ///
    /// # Errors
    /// When the text has another form, or names a day or time that does not exist.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let malformed = || DateFault::Malformed(text.into());
        let (day_part, clock_part) = text
            .split_once('T')
            .map_or((text, None), |(day, clock)| (day, Some(clock)));
        let mut fields = day_part.split('-');
        let year: i16 = number(fields.next(), 4).ok_or_else(malformed)?;
        let month: Option<i16> = fields
            .next()
            .map(|field| number(Some(field), 2).ok_or_else(malformed))
            .transpose()?;
        let day: Option<i16> = fields
            .next()
            .map(|field| number(Some(field), 2).ok_or_else(malformed))
            .transpose()?;
        if fields.next().is_some() || (clock_part.is_some() && day.is_none()) {
            return Err(malformed());
        }
        if year > LAST_YEAR {
            return Err(DateFault::OutOfRange(text.into()));
        }
        if year == 0 {
            return Err(DateFault::Impossible(
                text.into(),
                "the calendar has no year 0",
            ));
        }
        if month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Err(DateFault::Impossible(
                text.into(),
                "a year has the months 01 to 12",
            ));
        }
        let (Some(month), Some(day)) = (month, day) else {
            return Ok(month.map_or(Self::Year(year), |month| Self::Month(year, month as i8)));
        };
        let date = Date::new(year, month as i8, day as i8)
            .map_err(|_| DateFault::Impossible(text.into(), "that month has no such day"))?;
        clock_part.map_or(Ok(Self::Day(date)), |clock| {
            Self::parse_clock(text, date, clock)
        })
    }

    fn parse_clock(text: &str, date: Date, clock: &str) -> Result<Self, DateFault> {
        let malformed = || DateFault::Malformed(text.into());
        let (clock, offset) = match clock.find(['Z', '+', '-']) {
            None => (clock, None),
            Some(at) => {
                let (clock, offset) = clock.split_at(at);
                (clock, Some(parse_offset(offset).ok_or_else(malformed)?))
            }
        };
        let mut fields = clock.split(':');
        let hour: i8 = number(fields.next(), 2).ok_or_else(malformed)?;
        let minute: i8 = number(fields.next(), 2).ok_or_else(malformed)?;
        let second: Option<i8> = fields
            .next()
            .map(|field| number(Some(field), 2).ok_or_else(malformed))
            .transpose()?;
        if fields.next().is_some() {
            return Err(malformed());
        }
        let time = Time::new(hour, minute, second.unwrap_or(0), 0).map_err(|_| {
            DateFault::Impossible(text.into(), "a day has the times 00:00:00 to 23:59:59")
        })?;
        Ok(Self::Clock {
            shown: DateTime::from_parts(date, time),
            to_the_second: second.is_some(),
            offset,
        })
    }

    /// Whether it is a clock time.
    pub fn is_clock(self) -> bool {
        matches!(self, Self::Clock { .. })
    }

    /// One unit of its own precision: a year, a month, a day, a minute or a second.
    fn unit(self) -> Span {
        match self {
            Self::Year(_) => 1.year(),
            Self::Month(..) => 1.month(),
            Self::Day(_) => 1.day(),
            Self::Clock {
                to_the_second: false,
                ..
            } => 1.minute(),
            Self::Clock {
                to_the_second: true,
                ..
            } => 1.second(),
        }
    }

    /// What the calendar shows as it begins.
    fn start(self) -> DateTime {
        match self {
            Self::Year(year) => DateTime::constant(year, 1, 1, 0, 0, 0, 0),
            Self::Month(year, month) => DateTime::constant(year, month, 1, 0, 0, 0, 0),
            Self::Day(date) => date.to_datetime(Time::midnight()),
            Self::Clock { shown, .. } => shown,
        }
    }

    /// The seconds that it covers, with each end moved outward by `slack` (0 or 1) units of its own precision.
    ///
    /// # Errors
    /// When it has an offset and the zone is bare, when the zone shows its clock time twice or never, or beyond the
    /// years 1 to 9998.
    pub fn covers(self, zone: &Zone, slack: i64) -> Result<Stretch, DateFault> {
        let out_of_range = || DateFault::OutOfRange(self.to_string());
        let unit = self.unit();
        if let Self::Clock {
            shown,
            to_the_second,
            offset,
        } = self
        {
            let second = self.instant(shown, offset, zone)?;
            let length = if to_the_second { 1 } else { 60 };
            return Ok(Stretch {
                from: second - slack * length,
                to: second + (1 + slack) * length - 1,
            });
        }
        let midnight = |units: i64| {
            let moved = unit
                .checked_mul(units)
                .and_then(|span| self.start().checked_add(span))
                .map_err(|_| out_of_range())?;
            if moved.year() < 1 {
                return Err(out_of_range());
            }
            let day = moved
                .date()
                .to_zoned(zone.rules())
                .and_then(|day| day.start_of_day())
                .map_err(|_| out_of_range())?;
            Ok(day.timestamp().as_second())
        };
        let covered = Stretch {
            from: midnight(-slack)?,
            to: midnight(1 + slack)? - 1,
        };
        if covered.from > covered.to {
            return Err(DateFault::UnclearClock(self.to_string(), "never"));
        }
        Ok(covered)
    }

    /// The one second at which a clock time begins, in its zone.
    fn instant(
        self,
        shown: DateTime,
        offset: Option<Offset>,
        zone: &Zone,
    ) -> Result<Seconds, DateFault> {
        let out_of_range = |_| DateFault::OutOfRange(self.to_string());
        let stamp = |offset: Offset| {
            offset
                .to_timestamp(shown)
                .map(Timestamp::as_second)
                .map_err(out_of_range)
        };
        match (offset, zone) {
            (Some(_), Zone::Bare) => Err(DateFault::OffsetWithoutZone(self.to_string())),
            (Some(offset), Zone::Named(_)) => stamp(offset),
            (None, zone) => match zone.rules().to_ambiguous_timestamp(shown).offset() {
                AmbiguousOffset::Unambiguous { offset } => stamp(offset),
                AmbiguousOffset::Gap { .. } => {
                    Err(DateFault::UnclearClock(self.to_string(), "never"))
                }
                AmbiguousOffset::Fold { .. } => {
                    Err(DateFault::UnclearClock(self.to_string(), "twice"))
                }
            },
        }
    }
}

/// A number of exactly `width` ASCII digits.
fn number<T: std::str::FromStr>(field: Option<&str>, width: usize) -> Option<T> {
    let field = field
        .filter(|field| field.len() == width && field.bytes().all(|byte| byte.is_ascii_digit()))?;
    field.parse().ok()
}

/// `Z`, `+04:00`, `-05:30`
fn parse_offset(text: &str) -> Option<Offset> {
    if text == "Z" {
        return Some(Offset::UTC);
    }
    let (sign, rest) = text.split_at_checked(1)?;
    let (hours, minutes) = rest.split_once(':')?;
    let (hours, minutes): (i32, i32) = (number(Some(hours), 2)?, number(Some(minutes), 2)?);
    let seconds = (hours * 60 + minutes) * 60;
    let in_range = hours <= 18 && minutes < 60;
    Offset::from_seconds(if sign == "-" { -seconds } else { seconds })
        .ok()
        .filter(|_| in_range)
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{date}"),
            Self::Clock {
                shown,
                to_the_second,
                offset,
            } => {
                write!(
                    f,
                    "{}T{:02}:{:02}",
                    shown.date(),
                    shown.hour(),
                    shown.minute()
                )?;
                if *to_the_second {
                    write!(f, ":{:02}", shown.second())?;
                }
                match offset {
                    None => Ok(()),
                    Some(offset) if offset.is_zero() => write!(f, "Z"),
                    Some(offset) => {
                        let minutes = offset.seconds().abs() / 60;
                        let sign = if offset.seconds() < 0 { '-' } else { '+' };
                        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
                    }
                }
            }
        }
    }
}
