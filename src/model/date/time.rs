//! Moments, stretches of time, and the zones that dates are read in.

use jiff::tz::TimeZone;

use crate::model::date::fault::DateFault;

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

    pub(super) fn rules(&self) -> TimeZone {
        match self {
            Self::Bare => TimeZone::UTC,
            Self::Named(zone) => zone.clone(),
        }
    }
}
