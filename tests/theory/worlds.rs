//! The naive model search: two claims exclude each other if there is no world in which both hold. It tries the worlds.
//!
//! Values and moments are endless, but only those at, beside and between the bounds that the two claims name can tell;
//! neighbours that both claims take alike are tried once (values) or twice (moments, so that two things can follow one
//! another between bounds).

use std::collections::BTreeSet;

use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Claim;
use gainsay::model::key::Key;
use gainsay::model::question::{AnswerKind, Question, Timing};

use crate::meaning::{Meaning, Moment, Reading, Time};

/// How surely two claims exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Tension,
    Contradiction,
}

/// Which values both questions may have at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kinship {
    /// It is one question: one value.
    Same,
    /// The first is part of the second: never above it.
    PartOfWhole,
}

/// A value, by whether each claim fits it; values are in ascending order.
type Row = [bool; 2];

/// Decides a pair by trying the worlds.
pub(crate) fn verdict(casebook: &Casebook, a: Key<Claim>, b: Key<Claim>) -> Option<Verdict> {
    let (a, b) = (&casebook[a], &casebook[b]);
    let (first, second) = (a.question?, b.question?);
    let (a, b, kinship) = if first == second {
        (a, b, Kinship::Same)
    } else if is_part(casebook, first, second) {
        (a, b, Kinship::PartOfWhole)
    } else if is_part(casebook, second, first) {
        (b, a, Kinship::PartOfWhole)
    } else {
        // Two questions with nothing between them: the world in which one claim holds says nothing of the other.
        return None;
    };
    if casebook[first].kind == AnswerKind::Text {
        return None;
    }
    let pair = Pair::of(casebook, a, b, kinship)?;
    if !pair.has_world(Reading::Wide) {
        Some(Verdict::Contradiction)
    } else if !pair.has_world(Reading::Narrow) {
        Some(Verdict::Tension)
    } else {
        None
    }
}

fn is_part(casebook: &Casebook, part: Key<Question>, whole: Key<Question>) -> bool {
    let mut at = casebook[part].part_of;
    while let Some(question) = at {
        if question == whole {
            return true;
        }
        at = casebook[question].part_of;
    }
    false
}

struct Pair {
    timing: Timing,
    kinship: Kinship,
    narrow: Vec<Row>,
    wide: Vec<Row>,
    times: [Option<Time>; 2],
}

impl Pair {
    fn of(casebook: &Casebook, a: &Claim, b: &Claim, kinship: Kinship) -> Option<Self> {
        let meaning = |claim: &Claim| {
            let question = &casebook[claim.question?];
            Some((
                Meaning::of(claim.answer.as_ref()?, question),
                claim.as_of.map(|when| Time::of(when, &question.zone)),
            ))
        };
        let ((first, first_time), (second, second_time)) = (meaning(a)?, meaning(b)?);
        let points = Meaning::telling_points(&[&first, &second]);
        let rows = |reading| {
            let mut rows: Vec<Row> = points
                .iter()
                .map(|point| [first.fits(*point, reading), second.fits(*point, reading)])
                .collect();
            rows.dedup();
            rows
        };
        Some(Self {
            timing: casebook[a.question?].timing,
            kinship,
            narrow: rows(Reading::Narrow),
            wide: rows(Reading::Wide),
            times: [first_time, second_time],
        })
    }

    fn has_world(&self, reading: Reading) -> bool {
        let rows = match reading {
            Reading::Narrow => &self.narrow,
            Reading::Wide => &self.wide,
        };
        let [a, b] = self.times.map(|time| time.unwrap_or(Time::UNTOLD));
        let one_moment = reading == Reading::Narrow && a.touches(b);
        match self.timing {
            Timing::Fixed => self.at_one_moment(rows),
            _ if one_moment => self.at_one_moment(rows),
            Timing::Cumulative => self.some_growing_function(rows, a, b),
            Timing::State => self.some_function(rows, a, b),
        }
    }

    /// The pairs of values that the two questions may have together: twice the same, or the part not above the whole.
    fn values<'r>(&self, rows: &'r [Row]) -> impl Iterator<Item = (usize, usize)> + use<'r> {
        let same = self.kinship == Kinship::Same;
        (0..rows.len()).flat_map(move |first| {
            let last = if same { first + 1 } else { rows.len() };
            (first..last).map(move |second| (first, second))
        })
    }

    fn at_one_moment(&self, rows: &[Row]) -> bool {
        self.values(rows)
            .any(|(first, second)| rows[first][0] && rows[second][1])
    }

    /// Tries every pair of functions from moments to values that never fall.
    fn some_growing_function(&self, rows: &[Row], a: Time, b: Time) -> bool {
        let mut worlds = BTreeSet::from([(0, 0, false, false)]);
        for moment in moments([a, b].into_iter()) {
            let mut longer = BTreeSet::new();
            for (first_before, second_before, a_held, b_held) in worlds {
                for (first, second) in self.values(rows) {
                    if first >= first_before && second >= second_before {
                        longer.insert((
                            first,
                            second,
                            a_held || (within(moment, a) && rows[first][0]),
                            b_held || (within(moment, b) && rows[second][1]),
                        ));
                    }
                }
            }
            worlds = longer;
        }
        worlds.iter().any(|(_, _, a, b)| *a && *b)
    }

    /// Tries every pair of functions from moments to values.
    fn some_function(&self, rows: &[Row], a: Time, b: Time) -> bool {
        let mut worlds = BTreeSet::from([(false, false)]);
        for moment in moments([a, b].into_iter()) {
            let mut longer = BTreeSet::new();
            for (a_held, b_held) in worlds {
                for (first, second) in self.values(rows) {
                    let (a_holds, b_holds) = (rows[first][0], rows[second][1]);
                    if (surely_within(moment, a) && !a_holds)
                        || (surely_within(moment, b) && !b_holds)
                    {
                        continue;
                    }
                    longer.insert((
                        a_held || (within(moment, a) && a_holds),
                        b_held || (within(moment, b) && b_holds),
                    ));
                }
            }
            worlds = longer;
        }
        worlds.contains(&(true, true))
    }
}

/// What stands for no bound.
const ENDLESS: [Moment; 2] = [2 * i64::MIN as Moment, 2 * i64::MAX as Moment];

pub(crate) fn within(moment: Moment, time: Time) -> bool {
    2 * Moment::from(time.first) <= moment && moment <= 2 * Moment::from(time.last)
}

pub(crate) fn surely_within(moment: Moment, time: Time) -> bool {
    time.sure
        .is_some_and(|(from, to)| from <= moment && moment < to)
}

/// The moments at, beside and between all bounds of some times, in order; of neighbours in the same parts of all, two.
pub(crate) fn moments(times: impl Iterator<Item = Time>) -> Vec<Moment> {
    let times: Vec<Time> = times.collect();
    let mut bounds: Vec<Moment> = times
        .iter()
        .flat_map(|time| {
            let [first, last] = [time.first, time.last].map(|second| 2 * Moment::from(second));
            let (from, to) = time.sure.unwrap_or((first, last));
            [first, last, from, to]
        })
        .filter(|bound| *bound != ENDLESS[0] && *bound != ENDLESS[1])
        .collect();
    bounds.push(0);
    let mut moments: Vec<Moment> = bounds
        .iter()
        .flat_map(|bound| [bound - 2, bound - 1, *bound, bound + 1, bound + 2])
        .collect();
    moments.sort_unstable();
    moments.dedup();
    let parts = |moment| -> Vec<(bool, bool)> {
        let told = times.iter();
        told.map(|time| (within(moment, *time), surely_within(moment, *time)))
            .collect()
    };
    let mut told: Vec<Moment> = Vec::new();
    for moment in moments {
        let alike = told
            .iter()
            .rev()
            .take_while(|earlier| parts(**earlier) == parts(moment));
        if alike.count() < 2 {
            told.push(moment);
        }
    }
    told
}
