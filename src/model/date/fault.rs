//! Why a text is no date.

use thiserror::Error;

/// Why a text is no date here.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DateFault {
    /// It has another form.
    #[error(
        "`{0}` is not a date: write `1988`, `1988-02`, `2022-09-13` or `2022-09-13T00:05+04:00`, and a period as `1988/1994`"
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
