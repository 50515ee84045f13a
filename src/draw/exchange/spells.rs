//! When something was said, in whole days: what a time model without partial dates can hold of them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::date::{Seconds, Stretch};

/// The first and the last day of a time, as ISO text in universal time; none where it is open.
pub(super) type Spell = (Option<String>, Option<String>);

/// The days that some stretches cover: a year is its first to its last day. Those that share a day are one, since readers
/// of time models expect spells that do not overlap.
pub(super) fn spells(stretches: &[Stretch]) -> Vec<Spell> {
    let mut days: Vec<Stretch> = stretches
        .iter()
        .map(|stretch| Stretch {
            from: begin_of_day(stretch.from),
            to: begin_of_day(stretch.to),
        })
        .collect();
    days.sort_unstable();
    let mut merged: Vec<Stretch> = Vec::new();
    for next in days {
        match merged.last_mut() {
            Some(last) if next.from <= last.to => last.to = last.to.max(next.to),
            _ => merged.push(next),
        }
    }
    merged
        .into_iter()
        .map(|stretch| (day(stretch.from), day(stretch.to)))
        .collect()
}

/// The beginning of all that was said: a day, or a second within one, in universal time; empty where it is open or
/// nothing was said.
pub(super) fn first(stretches: &[Stretch]) -> String {
    let first = stretches.iter().map(|stretch| stretch.from).min();
    end(first, "T00:00:00Z")
}

/// The end of all that was said, as [`first`] gives its beginning.
pub(super) fn last(stretches: &[Stretch]) -> String {
    let last = stretches.iter().map(|stretch| stretch.to).max();
    end(last, "T23:59:59Z")
}

fn end(second: Option<Seconds>, of_a_day: &str) -> String {
    let is_open = |second: &Seconds| matches!(*second, Seconds::MIN | Seconds::MAX);
    let moment = second
        .filter(|second| !is_open(second))
        .and_then(|second| Timestamp::from_second(second).ok());
    let text = moment.map_or(String::new(), |moment| moment.to_string());
    text.strip_suffix(of_a_day)
        .map_or(text.clone(), str::to_owned)
}

const DAY: Seconds = 86_400;

fn begin_of_day(second: Seconds) -> Seconds {
    match second {
        Seconds::MIN | Seconds::MAX => second,
        second => second - second.rem_euclid(DAY),
    }
}

fn day(second: Seconds) -> Option<String> {
    if matches!(second, Seconds::MIN | Seconds::MAX) {
        return None;
    }
    let moment = Timestamp::from_second(second).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{When, Zone};

    fn of(dates: &[&str]) -> Vec<String> {
        let stretches: Vec<Stretch> = dates
            .iter()
            .filter_map(|date| When::parse(date).ok()?.covers(&Zone::utc(), 0).ok())
            .collect();
        assert_eq!(stretches.len(), dates.len());
        let end = |end: Option<String>| end.unwrap_or_else(|| "..".into());
        spells(&stretches)
            .into_iter()
            .map(|(from, to)| format!("{}/{}", end(from), end(to)))
            .collect()
    }

    #[test]
    fn a_partial_date_is_as_wide_as_it_says() {
        assert_eq!(of(&["1988"]), ["1988-01-01/1988-12-31"]);
        assert_eq!(of(&["1988-02"]), ["1988-02-01/1988-02-29"]);
        assert_eq!(of(&["2022-09-13"]), ["2022-09-13/2022-09-13"]);
        assert_eq!(of(&["1988/1994-05"]), ["1988-01-01/1994-05-31"]);
        assert_eq!(of(&["../1994"]), ["../1994-12-31"]);
        assert_eq!(of(&["1988/.."]), ["1988-01-01/.."]);
        assert_eq!(of(&["2022-09-13T01:00+04:00"]), ["2022-09-12/2022-09-12"]);
        assert_eq!(of(&["1955-03-01"]), ["1955-03-01/1955-03-01"]);
    }

    #[test]
    fn what_shares_a_day_is_one_spell() {
        assert_eq!(
            of(&["2022-09-13", "2022-09-12", "2022-09-12T10:00"]),
            ["2022-09-12/2022-09-12", "2022-09-13/2022-09-13"]
        );
        assert_eq!(
            of(&["2022", "2022-09-13", "2022-12-31/2023-01-02"]),
            ["2022-01-01/2023-01-02"]
        );
        assert_eq!(of(&["../1994", "1990/.."]), ["../.."]);
        assert_eq!(of(&[]), [""; 0]);
    }
}
