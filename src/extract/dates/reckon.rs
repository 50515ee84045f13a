//! Dates in the grammar of dates, reckoned from the day of publication where the words need it.
//!
//! A day or a month without its year is the one nearest to publication, if that does not lie after it: of another, nobody
//! could tell whether it is one past or one to come. A weekday is the latest one. Seasons are left out, as the half of
//! the earth is not written beside them.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::extract::dates::point::{ClockTime, Point, Side, Written};
use crate::extract::dates::words::CalendarUnit;
use crate::model::date::{When, Zone};

/// The dates at both ends, which are one for a day; and whether they were reckoned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reckoned {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) is_relative: bool,
}

impl Reckoned {
    fn one(date: String, is_relative: bool) -> Self {
        Self {
            to: date.clone(),
            from: date,
            is_relative,
        }
    }

    /// It in the grammar, if that has it.
    pub(super) fn text(&self) -> Option<String> {
        valid(if self.from == self.to {
            self.from.clone()
        } else {
            format!("{}/{}", self.from, self.to)
        })
    }

    /// All time from it on.
    pub(super) fn since(&self) -> Option<String> {
        valid(format!("{}/..", self.from))
    }

    /// All time up to its end.
    pub(super) fn until(&self) -> Option<String> {
        valid(format!("../{}", self.to))
    }
}

fn valid(text: String) -> Option<String> {
    let when = When::parse(&text).ok()?;
    // What has an offset is read in the zone of a question.
    let has_offset = text.contains('T')
        && (text.contains('Z') || text.contains('+') || text.matches('-').count() > 2);
    (has_offset || when.covers(&Zone::Bare, 0).is_ok()).then_some(text)
}

/// What a date of a text is; none if it is not sure.
pub(super) fn reckon(point: Point, published: Option<Date>) -> Option<Reckoned> {
    match point {
        Point::Written(written) => self::written(written, published),
        Point::Decade(year) => Some(Reckoned {
            from: format!("{year:04}"),
            to: format!("{:04}", year + 9),
            is_relative: false,
        }),
        Point::Weekday(day, side) => weekday(day, side, published?),
        Point::Away(unit, away) => self::away(unit, away, published?),
    }
}

/// The year of a date that has none, if it is sure.
pub(super) fn year_of(written: Written, published: Date) -> Option<i16> {
    let month = written.month?;
    if let Some(away) = written.year_away {
        return i16::try_from(i32::from(published.year()) + away).ok();
    }
    let Some(day) = written.day else {
        let back = (published.month() - month).rem_euclid(12);
        let year = published.year() - i16::from(month > published.month());
        return (back <= 5).then_some(year);
    };
    let years = [published.year() - 1, published.year(), published.year() + 1];
    let days = years
        .into_iter()
        .filter_map(|year| Date::new(year, month, day).ok());
    let fits = |date: &Date| {
        written
            .weekday
            .is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday)
    };
    let distance = |date: &Date| (published - *date).get_days().abs();
    let nearest = days.filter(fits).min_by_key(distance)?;
    (nearest <= published).then_some(nearest.year())
}

fn written(mut written: Written, published: Option<Date>) -> Option<Reckoned> {
    let is_relative = written.year.is_none();
    if is_relative {
        written.year = Some(year_of(written, published?)?);
    }
    let year = written.year?;
    let text = match (written.month, written.day) {
        (None, _) => format!("{year:04}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (Some(month), Some(day)) => {
            let date = Date::new(year, month, day).ok()?;
            match written.clock {
                None => date.to_string(),
                Some(ClockTime { hour, minute, zone }) => {
                    let zone = match zone {
                        None => String::new(),
                        Some(0) => "Z".into(),
                        Some(hours) => {
                            format!("{}{:02}:00", if hours < 0 { '-' } else { '+' }, hours.abs())
                        }
                    };
                    format!("{date}T{hour:02}:{minute:02}{zone}")
                }
            }
        }
    };
    Some(Reckoned::one(text, is_relative))
}

fn weekday(day: i8, side: Side, published: Date) -> Option<Reckoned> {
    let today = published.weekday().to_monday_one_offset();
    let back = (today - day).rem_euclid(7);
    let days = match side {
        Side::Plain => i64::from(back),
        Side::Next => return None,
        Side::Last => {
            // The latest before today, and the one of last week: where they differ, nobody can tell.
            let latest = if back == 0 { 7 } else { back };
            let of_last_week = today - day + 7;
            if latest != of_last_week {
                return None;
            }
            i64::from(latest)
        }
    };
    let date = published.checked_sub(days.days()).ok()?;
    Some(Reckoned::one(date.to_string(), true))
}

fn away(unit: CalendarUnit, away: i32, published: Date) -> Option<Reckoned> {
    let span: Span = match unit {
        CalendarUnit::Day => Span::new().try_days(away).ok()?,
        CalendarUnit::Week => Span::new().try_weeks(away).ok()?,
        CalendarUnit::Month => Span::new().try_months(away).ok()?,
        CalendarUnit::Year => Span::new().try_years(away).ok()?,
    };
    let date = published.checked_add(span).ok()?;
    Some(match unit {
        CalendarUnit::Day => Reckoned::one(date.to_string(), true),
        CalendarUnit::Week => {
            let monday = i64::from(date.weekday().to_monday_zero_offset());
            let monday = date.checked_sub(monday.days()).ok()?;
            Reckoned {
                from: monday.to_string(),
                to: monday.checked_add(6.days()).ok()?.to_string(),
                is_relative: true,
            }
        }
        CalendarUnit::Month => {
            Reckoned::one(format!("{:04}-{:02}", date.year(), date.month()), true)
        }
        CalendarUnit::Year => Reckoned::one(format!("{:04}", date.year()), true),
    })
}
