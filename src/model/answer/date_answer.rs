//! The terms of a date answer, and the seconds that each covers.

use std::fmt;

use crate::model::date::{DateFault, PartialDate, Seconds, Stretch, When, Zone};
use crate::model::set::{Cut, Interval};

/// One way to state when an event was: it lies within the covered seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateTerm {
    /// `1988`, `2022-09-13`, `1988/1994`, `1988/..`
    In(When),
    /// `~1988`, `~1988/1994`: generously, each end moves by one unit of its own precision.
    About(When),
    /// `before 1992`: up to the last second before it.
    Before(PartialDate),
    /// `after 1992`: from the first second after it.
    After(PartialDate),
}

impl DateTerm {
    /// The literal reading.
    ///
    /// # Errors
    /// As [`When::covers`].
    pub fn narrow(&self, zone: &Zone) -> Result<Interval, DateFault> {
        self.read(zone, 0)
    }

    /// The most generous defensible reading.
    ///
    /// # Errors
    /// As [`When::covers`].
    pub fn wide(&self, zone: &Zone) -> Result<Interval, DateFault> {
        self.read(zone, 1)
    }

    fn read(&self, zone: &Zone, slack: i64) -> Result<Interval, DateFault> {
        let stretch = match self {
            Self::In(when) => when.covers(zone, 0)?,
            Self::About(when) => when.covers(zone, slack)?,
            Self::Before(date) => Stretch {
                from: Seconds::MIN,
                to: date.covers(zone, 0)?.from - 1,
            },
            Self::After(date) => Stretch {
                from: date.covers(zone, 0)?.to + 1,
                to: Seconds::MAX,
            },
        };
        Ok(Interval::new(
            if stretch.from == Seconds::MIN {
                Cut::Start
            } else {
                Cut::below(stretch.from)
            },
            if stretch.to == Seconds::MAX {
                Cut::End
            } else {
                Cut::above(stretch.to)
            },
        ))
    }
}

impl fmt::Display for DateTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::In(when) => when.fmt(f),
            Self::About(when) => write!(f, "~{when}"),
            Self::Before(date) => write!(f, "before {date}"),
            Self::After(date) => write!(f, "after {date}"),
        }
    }
}
