//! Partial dates, read in a zone, as the whole seconds that they cover.
//!
//! The written forms are those of ISO 8601-1: `1988`, `1988-02`, `2022-09-13`, and clock times to the minute or the
//! second with an optional offset, `2022-09-13T00:05+04:00`. Calendar arithmetic and time zones are jiff's.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Span, Timestamp, ToSpan};
use thiserror::Error;

/// A moment, in whole seconds since 1970-01-01T00:00:00Z. `i64::MIN` and `i64::MAX` stand for −∞ and ∞.
pub type Seconds = i64;

/// The first and the last second of a stretch of time; either may be infinite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// Its first second.
    pub from: Seconds,
    /// Its last second.
    pub to: Seconds,
}

impl Stretch {
    /// All of time.
    pub const ALWAYS: Self = Self {
        from: Seconds::MIN,
        to: Seconds::MAX,
    };

    /// Whether the two share a second.
    pub fn meets(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether the other lies wholly in this one.
    pub fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

/// How a question's dates are read.
#[derive(Clone, Debug, PartialEq)]
pub enum Zone {
    /// No zone is given: the dates share one calendar and compare exactly with each other; offsets mean nothing there.
    Bare,
    /// A zone of the IANA time zone database, such as `Asia/Yerevan`.
    Named(TimeZone),
}

impl Zone {
    /// Universal time, for dates that belong to no question, such as the day of a statement.
    pub fn utc() -> Self {
        Self::Named(TimeZone::UTC)
    }

    /// Looks a zone up by its IANA name in the database that is compiled in.
    ///
    /// # Errors
    /// When there is no zone of that name.
    pub fn named(name: &str) -> Result<Self, DateFault> {
        jiff::tz::TimeZoneDatabase::bundled()
            .get(name)
            .map(Self::Named)
            .map_err(|_| DateFault::UnknownZone(name.into()))
    }

    fn rules(&self) -> TimeZone {
        match self {
            Self::Bare => TimeZone::UTC,
            Self::Named(zone) => zone.clone(),
        }
    }
}

/// Why a text is no date here.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DateFault {
    /// It has another form.
    #[error(
        "`{0}` is not a date: write `1988`, `1988-02`, `2022-09-13` or `2022-09-13T00:05+04:00`"
    )]
    Malformed(String),
    /// It has the form of a date, but the calendar or the clock has no such day or time.
    #[error("`{0}` does not exist: {1}")]
    Impossible(String, &'static str),
    /// An offset on a question without a zone.
    #[error(
        "`{0}` has an offset, but the question has no zone to compare it in: give the question a zone, such as `zone: Asia/Yerevan`"
    )]
    OffsetWithoutZone(String),
    /// The zone's clocks showed this time twice, or skipped it.
    #[error("`{0}` was shown {1} by the clocks of this zone: add the offset, as in `{0}+04:00`")]
    UnclearClock(String, &'static str),
    /// The second of two dates lies before the first.
    #[error("`{0}` ends before it begins: write the earlier date first")]
    Reversed(String),
    /// Neither end is given.
    #[error("`{0}` says nothing: give at least one end, as in `1988/..`")]
    Endless(String),
    /// Beyond the years 1 to 9998.
    #[error("`{0}` leaves the years 0001 to 9998")]
    OutOfRange(String),
    /// No such time zone.
    #[error(
        "`{0}` is not a time zone: write a name of the IANA database, such as `Asia/Baku` or `Asia/Yerevan`"
    )]
    UnknownZone(String),
}

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

/// One date, or a period between two of which one may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// `2022-09-13`
    Date(PartialDate),
    /// `1988/1994`, `1988/..`, `../1994`
    Period(Option<PartialDate>, Option<PartialDate>),
}

impl When {
    /// Reads a date or a period.
    ///
    /// # Errors
    /// When an end is no date, or both are open.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let Some((from, to)) = text.split_once('/') else {
            return PartialDate::parse(text).map(Self::Date);
        };
        let end = |part: &str| match part {
            ".." => Ok(None),
            part => PartialDate::parse(part).map(Some),
        };
        match (end(from)?, end(to)?) {
            (None, None) => Err(DateFault::Endless(text.into())),
            (from, to) => Ok(Self::Period(from, to)),
        }
    }

    /// The seconds from its beginning to its end, with each end moved outward by `slack` (0 or 1) units of its precision.
    ///
    /// # Errors
    /// As [`PartialDate::covers`], or when it ends before it begins.
    pub fn covers(self, zone: &Zone, slack: i64) -> Result<Stretch, DateFault> {
        match self {
            Self::Date(date) => date.covers(zone, slack),
            Self::Period(..) => {
                let exact = self.ends(zone, 0)?;
                if exact.from > exact.to {
                    return Err(DateFault::Reversed(self.to_string()));
                }
                self.ends(zone, slack)
            }
        }
    }

    fn ends(self, zone: &Zone, slack: i64) -> Result<Stretch, DateFault> {
        let (from, to) = match self {
            Self::Date(date) => (Some(date), Some(date)),
            Self::Period(from, to) => (from, to),
        };
        Ok(Stretch {
            from: from
                .map(|date| date.covers(zone, slack))
                .transpose()?
                .map_or(Seconds::MIN, |stretch| stretch.from),
            to: to
                .map(|date| date.covers(zone, slack))
                .transpose()?
                .map_or(Seconds::MAX, |stretch| stretch.to),
        })
    }

    /// As the time of a claim: when it may hold, and when it surely does (the terms of the design, "Timing").
    ///
    /// A period holds throughout, surely from the end of its first date up to, not including, the start of its last:
    /// what holds until 10:00 leaves 10:00 to what holds from then on. A single date is some moment in it, so nothing
    /// is sure; a clock time is that one moment.
    ///
    /// # Errors
    /// As [`When::covers`]; a period that ends with a clock time ends at that moment, which must not lie before its
    /// beginning (`T09:00:30/T09:00`).
    pub fn as_of(self, zone: &Zone) -> Result<AsOf, DateFault> {
        let whole = self.covers(zone, 0)?;
        Ok(match self {
            Self::Date(date) if date.is_clock() => {
                let moment = Stretch {
                    from: whole.from,
                    to: whole.from,
                };
                AsOf {
                    whole: moment,
                    sure: Some(moment),
                }
            }
            Self::Date(_) => AsOf { whole, sure: None },
            Self::Period(from, to) => {
                let begun = match from {
                    None => Seconds::MIN,
                    Some(date) if date.is_clock() => whole.from,
                    Some(date) => date.covers(zone, 0)?.to,
                };
                let last = to.map(|date| date.covers(zone, 0)).transpose()?;
                let whole = match (to, last) {
                    (Some(date), Some(last)) if date.is_clock() => Stretch {
                        to: last.from,
                        ..whole
                    },
                    _ => whole,
                };
                if whole.from > whole.to {
                    return Err(DateFault::Reversed(self.to_string()));
                }
                let sure = Stretch {
                    from: begun,
                    to: last.map_or(Seconds::MAX, |last| last.from - 1),
                };
                let one_moment = whole.from == whole.to;
                AsOf {
                    whole,
                    sure: if one_moment {
                        Some(whole)
                    } else {
                        (sure.from <= sure.to).then_some(sure)
                    },
                }
            }
        })
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end =
            |end: &Option<PartialDate>| end.map_or_else(|| "..".into(), |date| date.to_string());
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Period(from, to) => write!(f, "{}/{}", end(from), end(to)),
        }
    }
}

/// The time that a claim speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsOf {
    /// The seconds among which its moments lie.
    pub whole: Stretch,
    /// The seconds at which it surely holds, where there are any.
    pub sure: Option<Stretch>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(text: &str, zone: &Zone, slack: i64) -> Result<(String, String), DateFault> {
        let stretch = When::parse(text)?.covers(zone, slack)?;
        let show = |second: Seconds| match second {
            Seconds::MIN => "-inf".into(),
            Seconds::MAX => "inf".into(),
            second => Timestamp::from_second(second)
                .map_or_else(|_| "?".into(), |stamp| stamp.to_string()),
        };
        Ok((show(stretch.from), show(stretch.to)))
    }

    #[track_caller]
    fn check(text: &str, zone: &Zone, slack: i64, from: &str, to: &str) {
        assert_eq!(
            covers(text, zone, slack),
            Ok((from.into(), to.into())),
            "{text}"
        );
        assert_eq!(
            When::parse(text).map(|when| when.to_string()),
            Ok(text.into())
        );
    }

    #[test]
    fn dates_cover_their_seconds() {
        let bare = &Zone::Bare;
        check(
            "1988",
            bare,
            0,
            "1988-01-01T00:00:00Z",
            "1988-12-31T23:59:59Z",
        );
        check(
            "1988-02",
            bare,
            0,
            "1988-02-01T00:00:00Z",
            "1988-02-29T23:59:59Z",
        );
        check(
            "2022-09-13",
            bare,
            0,
            "2022-09-13T00:00:00Z",
            "2022-09-13T23:59:59Z",
        );
        check(
            "2022-09-13T00:05",
            bare,
            0,
            "2022-09-13T00:05:00Z",
            "2022-09-13T00:05:59Z",
        );
        check(
            "2022-09-13T00:05:07",
            bare,
            0,
            "2022-09-13T00:05:07Z",
            "2022-09-13T00:05:07Z",
        );
        check(
            "1988/1994",
            bare,
            0,
            "1988-01-01T00:00:00Z",
            "1994-12-31T23:59:59Z",
        );
        check("1988/..", bare, 0, "1988-01-01T00:00:00Z", "inf");
        check("../1994-05", bare, 0, "-inf", "1994-05-31T23:59:59Z");
    }

    #[test]
    fn slack_moves_each_end_by_its_own_precision() {
        let bare = &Zone::Bare;
        check(
            "1988",
            bare,
            1,
            "1987-01-01T00:00:00Z",
            "1989-12-31T23:59:59Z",
        );
        check(
            "1988-01",
            bare,
            1,
            "1987-12-01T00:00:00Z",
            "1988-02-29T23:59:59Z",
        );
        check(
            "1988/1994-05",
            bare,
            1,
            "1987-01-01T00:00:00Z",
            "1994-06-30T23:59:59Z",
        );
        check(
            "2022-09-13T00:05",
            bare,
            1,
            "2022-09-13T00:04:00Z",
            "2022-09-13T00:06:59Z",
        );
    }

    #[test]
    fn a_zone_gives_days_their_own_midnights() {
        let yerevan = &Zone::named("Asia/Yerevan").unwrap_or(Zone::Bare);
        check(
            "2022-09-13",
            yerevan,
            0,
            "2022-09-12T20:00:00Z",
            "2022-09-13T19:59:59Z",
        );
        check(
            "2022-09-13T00:05",
            yerevan,
            0,
            "2022-09-12T20:05:00Z",
            "2022-09-12T20:05:59Z",
        );
        check(
            "2022-09-13T09:00+03:00",
            yerevan,
            0,
            "2022-09-13T06:00:00Z",
            "2022-09-13T06:00:59Z",
        );
        let berlin = &Zone::named("Europe/Berlin").unwrap_or(Zone::Bare);
        assert!(matches!(
            covers("2022-03-27T02:30", berlin, 0),
            Err(DateFault::UnclearClock(_, "never"))
        ));
        assert!(matches!(
            covers("2022-10-30T02:30", berlin, 0),
            Err(DateFault::UnclearClock(_, "twice"))
        ));
        check(
            "2022-10-30T02:30+01:00",
            berlin,
            0,
            "2022-10-30T01:30:00Z",
            "2022-10-30T01:30:59Z",
        );
        let apia = &Zone::named("Pacific/Apia").unwrap_or(Zone::Bare);
        assert!(
            matches!(
                covers("2011-12-30", apia, 0),
                Err(DateFault::UnclearClock(_, "never"))
            ),
            "a day that Samoa skipped"
        );
    }

    #[test]
    fn what_is_no_date_is_refused_with_a_reason() {
        let bare = &Zone::Bare;
        for text in [
            "",
            "88",
            "1988-2",
            "1988-02-3",
            "2022-09-13 00:05",
            "2022-09T00:05",
            "2022-09-13T0:05",
            "13.09.2022",
            "1988/",
            "a/b",
            "2022-09-13T00:05+4",
        ] {
            assert!(
                matches!(covers(text, bare, 0), Err(DateFault::Malformed(_))),
                "{text}"
            );
        }
        for text in [
            "1988-13",
            "1988-00",
            "1988-02-30",
            "0000",
            "2022-09-13T24:00",
            "2022-09-13T12:60",
        ] {
            assert!(
                matches!(covers(text, bare, 0), Err(DateFault::Impossible(..))),
                "{text}"
            );
        }
        assert!(matches!(
            covers("1994/1988", bare, 0),
            Err(DateFault::Reversed(_))
        ));
        assert!(matches!(
            covers("../..", bare, 0),
            Err(DateFault::Endless(_))
        ));
        assert!(matches!(
            covers("9999", bare, 0),
            Err(DateFault::OutOfRange(_))
        ));
        assert!(matches!(
            covers("0001", bare, 1),
            Err(DateFault::OutOfRange(_))
        ));
        assert!(matches!(
            covers("2022-09-13T00:05Z", bare, 0),
            Err(DateFault::OffsetWithoutZone(_))
        ));
        assert!(matches!(
            Zone::named("Asia/Yervan"),
            Err(DateFault::UnknownZone(_))
        ));
    }

    #[test]
    fn what_follows_by_the_clock_shares_no_sure_moment() {
        let as_of = |text: &str| When::parse(text).and_then(|when| when.as_of(&Zone::Bare));
        for (until, from) in [
            (
                "2022-09-13T09:00/2022-09-13T10:00",
                "2022-09-13T10:00/2022-09-13T11:00",
            ),
            ("../2022-09-13", "2022-09-13T00:00/.."),
            ("../2022-09-13T10:00", "2022-09-13T10:00"),
        ] {
            let (Ok(until), Ok(from)) = (as_of(until), as_of(from)) else {
                panic!("{until} and {from} are times");
            };
            let sure = until
                .sure
                .zip(from.sure)
                .map(|(until, from)| until.meets(from));
            assert_eq!(sure, Some(false));
            assert!(until.whole.meets(from.whole), "they touch");
        }
        let moment = as_of("2022-09-13T10:00/2022-09-13T10:00");
        assert_eq!(moment, as_of("2022-09-13T10:00"));
    }

    #[test]
    fn a_period_is_sure_between_its_ends_and_a_single_date_nowhere() {
        let as_of = |text: &str| {
            When::parse(text)
                .and_then(|when| when.as_of(&Zone::Bare))
                .map(|as_of| as_of.sure)
        };
        let day =
            |text: &str| PartialDate::parse(text).and_then(|date| date.covers(&Zone::Bare, 0));
        assert_eq!(as_of("2020"), Ok(None));
        let (first, last) = (day("2020-09-27"), day("2020-11-10"));
        let sure = first.and_then(|first| {
            last.map(|last| {
                Some(Stretch {
                    from: first.to,
                    to: last.from - 1,
                })
            })
        });
        assert_eq!(as_of("2020-09-27/2020-11-10"), sure);
        assert_eq!(as_of("2020/2020-05"), Ok(None), "the ends overlap");
        let moment = day("2022-09-13T09:00").map(|stretch| {
            Some(Stretch {
                from: stretch.from,
                to: stretch.from,
            })
        });
        assert_eq!(as_of("2022-09-13T09:00"), moment);
        assert!(matches!(
            as_of("2022-09-13T09:00:30/2022-09-13T09:00"),
            Err(DateFault::Reversed(_))
        ));
    }
}
