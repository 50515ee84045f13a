//! Dates and periods, and the time that a claim speaks of.

use std::fmt;

use crate::model::date::fault::DateFault;
use crate::model::date::partial::PartialDate;
use crate::model::date::time::{Seconds, Stretch, Zone};

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
            part => PartialDate::parse(part)
                .map(Some)
                .map_err(|fault| match fault {
                    // Of `09/13/2022`, neither part is the trouble.
                    DateFault::Malformed(_) => DateFault::Malformed(text.into()),
                    other => other,
                }),
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
    use jiff::Timestamp;

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
