//! One question: how many of its claims exclude each other, and how many positions and versions of events there are.

use crate::analysis::pairs::PairCount;
use crate::analysis::tally::exact::Excerpt;
use crate::analysis::tally::gaps;
use crate::analysis::tally::runs::{self, Timed};
use crate::analysis::versions::{Chains, Item, VersionCount};
use crate::model::bounds::{Answers, Bounds, Place, Reach};
use crate::model::date::{AsOf, Stretch};
use crate::model::question::Timing;

/// What there is on a question by the rule alone, whatever people stated or dismissed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuestionCount {
    /// Pairs of claims that contradict each other.
    pub contradictions: usize,
    /// Pairs that are in tension only.
    pub tensions: usize,
    /// Positions.
    pub positions: usize,
    /// The versions of events that hold all claims, and the largest set known of which every two contradict each other.
    pub versions: VersionCount,
}

/// How the claims of a question can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Runs of values, always comparable.
    Fixed,
    /// Runs of values of a total at known times.
    Total,
    /// Sets with gaps on one axis, always comparable.
    Gaps,
    /// Any others.
    Other,
}

impl Way {
    pub(super) fn of(bounds: &Bounds, question: u32) -> Self {
        let asked = bounds.questions[question as usize];
        match (asked.timing, asked.gapped) {
            _ if asked.any_of => Self::Other,
            (Timing::Fixed, false) => Self::Fixed,
            (Timing::Fixed, true) => Self::Gaps,
            (Timing::Cumulative, false) => {
                let times = bounds.answers(question).times.unwrap_or_default();
                if times.iter().all(Option::is_some) {
                    Self::Total
                } else {
                    Self::Other
                }
            }
            _ => Self::Other,
        }
    }
}

/// Counts what there is on every question, in their order.
pub fn counts(bounds: &Bounds) -> Vec<QuestionCount> {
    let questions = 0..u32::try_from(bounds.questions.len()).unwrap_or(u32::MAX);
    questions.map(|question| count(bounds, question)).collect()
}

/// Counts the pairs of a casebook that exclude each other by the rule, whatever people stated or dismissed, and nothing
/// else. Pairs of parts and wholes are among [`super::Contests`] only.
pub fn clashes(bounds: &Bounds) -> PairCount {
    let questions = 0..u32::try_from(bounds.questions.len()).unwrap_or(u32::MAX);
    let mut sum = PairCount::default();
    for question in questions.filter(|question| bounds.slots(*question).len() > 1) {
        let (contradictions, tensions) = pairs(bounds, question);
        sum.contradictions += contradictions;
        sum.tensions += tensions;
    }
    sum
}

/// The contradictions and tensions on a question.
fn pairs(bounds: &Bounds, question: u32) -> (usize, usize) {
    let answers = bounds.answers(question);
    match Way::of(bounds, question) {
        Way::Fixed => apart(answers),
        Way::Total => falling(answers),
        Way::Gaps => gaps::clashes(&gaps::shapes(bounds, question)),
        Way::Other => {
            let all = Excerpt::of(bounds, &[question], &|_| true).clashes();
            let count = all.get(&(question, question)).copied().unwrap_or_default();
            (count.contradictions, count.tensions)
        }
    }
}

/// Counts what there is on a question.
pub fn count(bounds: &Bounds, question: u32) -> QuestionCount {
    let answers = bounds.answers(question);
    match answers.claims.len() {
        0 => return QuestionCount::default(),
        1 => return agreed(1),
        _ => {}
    }
    match Way::of(bounds, question) {
        Way::Fixed => fixed(answers),
        Way::Total => total(answers),
        Way::Gaps => with_gaps(bounds, question),
        Way::Other => other(bounds, question),
    }
}

/// Nothing clashes.
fn agreed(positions: usize) -> QuestionCount {
    QuestionCount {
        positions,
        versions: VersionCount {
            at_least: 1,
            at_most: 1,
            clash: 1,
        },
        ..QuestionCount::default()
    }
}

fn exactly(versions: usize) -> VersionCount {
    VersionCount {
        at_least: versions,
        at_most: versions,
        clash: versions,
    }
}

fn fixed(answers: Answers<'_>) -> QuestionCount {
    let mut reaches = answers.reaches.to_vec();
    reaches.sort_unstable();
    let positions = distinct(&reaches);
    let (contradictions, tensions) = if positions == 1 {
        (0, 0)
    } else {
        apart(answers)
    };
    if contradictions == 0 {
        return QuestionCount {
            tensions,
            ..agreed(positions)
        };
    }
    let ends = reaches.iter().map(|reach| (reach.wide_to, reach.wide_from));
    let mut by_end: Vec<(Place, Place)> = ends.collect();
    by_end.sort_unstable();
    QuestionCount {
        contradictions,
        tensions,
        positions,
        versions: exactly(runs::stabs(&by_end)),
    }
}

/// The contradictions and tensions among runs of values that are always comparable.
fn apart(answers: Answers<'_>) -> (usize, usize) {
    let reaches = answers.reaches;
    let latest = reaches.iter().map(|reach| reach.narrow_from).max();
    let earliest = reaches.iter().map(|reach| reach.narrow_to).min();
    if latest <= earliest {
        return (0, 0);
    }
    let sorted = |end: fn(&Reach) -> Place| {
        let mut ends: Vec<Place> = reaches.iter().map(end).collect();
        ends.sort_unstable();
        ends
    };
    let clashes = runs::above(
        &sorted(|reach| reach.narrow_from),
        &sorted(|reach| reach.narrow_to),
    );
    let is_literal =
        |reach: &Reach| (reach.narrow_from, reach.narrow_to) == (reach.wide_from, reach.wide_to);
    if reaches.iter().all(is_literal) {
        return (clashes, 0);
    }
    let contradictions = runs::above(
        &sorted(|reach| reach.wide_from),
        &sorted(|reach| reach.wide_to),
    );
    (contradictions, clashes - contradictions)
}

fn distinct<T: PartialEq>(sorted: &[T]) -> usize {
    sorted.chunk_by(|a, b| a == b).count()
}

/// The time of a claim on a running total; such claims have one.
fn whole(time: &Option<AsOf>) -> Stretch {
    time.map_or(Stretch::ALWAYS, |time| time.whole)
}

/// The two sides of a fall under a reading: what lies above and may be no later, and what lies below.
pub(super) fn sides(answers: Answers<'_>, wide: bool) -> (Vec<Timed>, Vec<Timed>) {
    let times = answers.times.unwrap_or_default();
    let timed = || answers.reaches.iter().zip(times);
    if wide {
        (
            timed()
                .map(|(reach, time)| (reach.wide_from, whole(time).to))
                .collect(),
            timed()
                .map(|(reach, time)| (reach.wide_to, whole(time).from))
                .collect(),
        )
    } else {
        (
            timed()
                .map(|(reach, time)| (reach.narrow_from, whole(time).from))
                .collect(),
            timed()
                .map(|(reach, time)| (reach.narrow_to, whole(time).to))
                .collect(),
        )
    }
}

/// The contradictions and tensions among totals.
fn falling(answers: Answers<'_>) -> (usize, usize) {
    let falls = |wide| {
        let (firsts, seconds) = sides(answers, wide);
        runs::all_falls(&firsts, &seconds)
    };
    let clashes = falls(false);
    if clashes == 0 {
        return (0, 0);
    }
    let contradictions = falls(true);
    (contradictions, clashes - contradictions)
}

fn total(answers: Answers<'_>) -> QuestionCount {
    let times = answers.times.unwrap_or_default();
    let mut timed: Vec<(&Reach, &Option<AsOf>)> = answers.reaches.iter().zip(times).collect();
    timed.sort_unstable();
    let positions = distinct(&timed);
    let (contradictions, tensions) = falling(answers);
    QuestionCount {
        contradictions,
        tensions,
        versions: if contradictions == 0 {
            exactly(1)
        } else {
            exactly(depth(&[answers], &[vec![0]]))
        },
        positions,
    }
}

/// The longest chain of runs on questions of one family; `above` gives of each itself and those that it is part of.
pub(super) fn depth(family: &[Answers<'_>], above: &[Vec<usize>]) -> usize {
    let mut items = Vec::new();
    for (question, answers) in family.iter().enumerate() {
        for (place, reach) in answers.reaches.iter().enumerate() {
            let time = answers.times.and_then(|times| times.get(place));
            let time = time.map(whole);
            items.push(Item {
                question,
                low: (reach.wide_from, false),
                high: (reach.wide_to, true),
                from: time.map_or(0, |time| time.from),
                to: time.map_or(0, |time| time.to),
            });
        }
    }
    Chains::of(&items, above).depth()
}

/// Up to how many positions one version is known to be found where there is one.
const MOST_TRIED: usize = 2_000;

fn with_gaps(bounds: &Bounds, question: u32) -> QuestionCount {
    let shapes = gaps::shapes(bounds, question);
    let (contradictions, tensions) = gaps::clashes(&shapes);
    let positions = shapes.len();
    let versions = if positions <= MOST_TRIED && gaps::share_a_value(&shapes) {
        exactly(1)
    } else {
        let mut slots: Vec<u32> = shapes.iter().map(|shape| shape.slot).collect();
        slots.sort_unstable();
        let one_each = |slot: u32| slots.binary_search(&slot).is_ok();
        Excerpt::of(bounds, &[question], &one_each).versions(&[question])
    };
    QuestionCount {
        contradictions,
        tensions,
        positions,
        versions,
    }
}

fn other(bounds: &Bounds, question: u32) -> QuestionCount {
    let excerpt = Excerpt::of(bounds, &[question], &|_| true);
    let PairCount {
        contradictions,
        tensions,
        ..
    } = excerpt
        .clashes()
        .get(&(question, question))
        .copied()
        .unwrap_or_default();
    QuestionCount {
        contradictions,
        tensions,
        positions: excerpt.positions(),
        versions: excerpt.versions(&[question]),
    }
}

/// How many others each claim of a question contradicts, in the order of their rows, where the question is fixed or a
/// running total and its answers are runs of values. On a fixed one those with any are one component.
pub fn degrees(bounds: &Bounds, question: u32) -> Option<Vec<usize>> {
    let answers = bounds.answers(question);
    let mut degrees = vec![0; answers.claims.len()];
    match Way::of(bounds, question) {
        Way::Fixed => {
            let mut from: Vec<Place> = answers
                .reaches
                .iter()
                .map(|reach| reach.wide_from)
                .collect();
            let mut to: Vec<Place> = answers.reaches.iter().map(|reach| reach.wide_to).collect();
            from.sort_unstable();
            to.sort_unstable();
            for (degree, reach) in degrees.iter_mut().zip(answers.reaches) {
                let below = to.partition_point(|to| *to < reach.wide_from);
                let above = from.len() - from.partition_point(|from| *from <= reach.wide_to);
                *degree = below + above;
            }
        }
        Way::Total => {
            let (firsts, seconds) = sides(answers, true);
            runs::falls(&firsts, &seconds, &mut |first, count| {
                degrees[first] += count
            });
            // The same seen from below: what is upside down and backwards in time falls likewise.
            let turned = |side: &[Timed]| -> Vec<Timed> {
                side.iter().map(|(at, time)| (!*at, !*time)).collect()
            };
            runs::falls(&turned(&seconds), &turned(&firsts), &mut |second, count| {
                degrees[second] += count;
            });
        }
        Way::Gaps | Way::Other => return None,
    }
    Some(degrees)
}
