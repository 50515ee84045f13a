//! The sweep: every pair of positions that clash, without looking at the others.
//!
//! What clashes under the generous reading also clashes under the literal one, so one sweep under the literal reading
//! finds all, and the rule then tells contradictions from tensions. A pair clashes either because one set lies wholly
//! above the other where it must not, which sorted bounds find in O(n log n + found), or because two sets with gaps
//! miss each other, which only the few answers with gaps (`not`, `or`) need to be held against all others for.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::analysis::positions::Positions;
use crate::analysis::rule::{self, ClashKind, Order};
use crate::model::answer::Reading;
use crate::model::casebook::Casebook;
use crate::model::date::Seconds;
use crate::model::key::Key;
use crate::model::question::{Question, Timing};
use crate::model::set::{Cut, Set};

/// Two positions that clash, by their places among all positions: of a part and its whole the part first, else the
/// lower place first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PositionClash {
    /// The one.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// How surely they exclude each other.
    pub kind: ClashKind,
}

/// A position on one axis, read literally.
#[derive(Clone, Copy)]
struct Item<'a> {
    place: usize,
    set: &'a Set,
    from: Seconds,
    to: Seconds,
}

type Visit<'v> = &'v mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// Visits every clashing pair of positions of one question, and of it with each question that it is part of, until the
/// visitor breaks off.
pub fn clashes_of_question(
    casebook: &Casebook,
    positions: &Positions,
    question: Key<Question>,
    visit: &mut dyn FnMut(PositionClash) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let own = positions.of_question(question);
    if own.is_empty() {
        return ControlFlow::Continue(());
    }
    for other in std::iter::once(question).chain(casebook.wholes(question)) {
        let same = other == question;
        for axis in 0..axes(casebook, question) {
            let firsts = items(positions, own.clone(), axis);
            let seconds = if same {
                firsts.clone()
            } else {
                items(positions, positions.of_question(other), axis)
            };
            pairs_on_axis(
                casebook[question].timing,
                &firsts,
                &seconds,
                same,
                &mut |a, b| {
                    let (first, second) = if same { (a.min(b), a.max(b)) } else { (a, b) };
                    if clashes_on_earlier_axis(casebook, positions, (first, second), axis) {
                        return ControlFlow::Continue(());
                    }
                    match rule::clash(
                        casebook,
                        positions[first].stated(),
                        positions[second].stated(),
                    ) {
                        Some(kind) => visit(PositionClash {
                            first,
                            second,
                            kind,
                        }),
                        None => ControlFlow::Continue(()),
                    }
                },
            )?;
        }
    }
    ControlFlow::Continue(())
}

/// How many axes a question has.
fn axes(casebook: &Casebook, question: Key<Question>) -> usize {
    match &casebook[question].kind {
        crate::model::question::AnswerKind::AnyOf { options } => options.len(),
        _ => 1,
    }
}

fn items(positions: &Positions, places: std::ops::Range<usize>, axis: usize) -> Vec<Item<'_>> {
    places
        .filter_map(|place| {
            let position = &positions[place];
            let reading = position
                .readings
                .axes()
                .iter()
                .find(|reading| reading.axis == axis)?;
            let (from, to) = position.time.map_or((Seconds::MIN, Seconds::MAX), |time| {
                (time.whole.from, time.whole.to)
            });
            Some(Item {
                place,
                set: reading.under(Reading::Narrow),
                from,
                to,
            })
        })
        .collect()
}

/// A pair that clashes on several axes is visited on the first of them only.
fn clashes_on_earlier_axis(
    casebook: &Casebook,
    positions: &Positions,
    (a, b): (usize, usize),
    axis: usize,
) -> bool {
    let (a, b) = (&positions[a], &positions[b]);
    axis > 0
        && rule::order(casebook, a.stated(), b.stated(), Reading::Narrow).is_some_and(|order| {
            a.readings
                .axes()
                .iter()
                .take_while(|reading| reading.axis < axis)
                .any(|first| {
                    let second = b
                        .readings
                        .axes()
                        .iter()
                        .find(|second| second.axis == first.axis);
                    second.is_some_and(|second| {
                        rule::sets_clash(order, &first.narrow, &second.narrow)
                    })
                })
        })
}

/// Pairs of a first and a second whose literal readings exclude each other: the second a whole of the first, or, where
/// they are of the same question, the same list.
fn pairs_on_axis(
    timing: Timing,
    firsts: &[Item<'_>],
    seconds: &[Item<'_>],
    same: bool,
    visit: Visit<'_>,
) -> ControlFlow<()> {
    match timing {
        Timing::Fixed => above(firsts, seconds, visit)?,
        Timing::Cumulative => above_and_not_later(firsts, seconds, visit)?,
        Timing::State => above_at_one_moment(firsts, seconds, visit)?,
    }
    if same {
        apart_by_gaps(timing, firsts, visit)
    } else {
        ControlFlow::Continue(())
    }
}

/// Each second with all firsts that lie wholly above it.
fn above(firsts: &[Item<'_>], seconds: &[Item<'_>], visit: Visit<'_>) -> ControlFlow<()> {
    let mut by_start: Vec<&Item<'_>> = firsts.iter().collect();
    by_start.sort_unstable_by_key(|item| std::cmp::Reverse((item.set.from(), item.place)));
    for second in seconds {
        for first in by_start
            .iter()
            .take_while(|first| first.set.lies_above(second.set))
        {
            visit(first.place, second.place)?;
        }
    }
    ControlFlow::Continue(())
}

/// Each second with the firsts that lie wholly above it and may be no later: a running total that would have fallen.
fn above_and_not_later(
    firsts: &[Item<'_>],
    seconds: &[Item<'_>],
    visit: Visit<'_>,
) -> ControlFlow<()> {
    let mut by_time: Vec<&Item<'_>> = firsts.iter().collect();
    by_time.sort_unstable_by_key(|item| (item.from, item.place));
    let mut seconds: Vec<&Item<'_>> = seconds.iter().collect();
    seconds.sort_unstable_by_key(|item| (item.to, item.place));
    let mut begun = by_time.into_iter().peekable();
    let mut by_start: BTreeSet<(Cut, usize)> = BTreeSet::new();
    for second in seconds {
        while let Some(first) = begun.next_if(|first| first.from <= second.to) {
            by_start.insert((first.set.from(), first.place));
        }
        for (_, first) in by_start.range((second.set.to(), 0)..) {
            visit(*first, second.place)?;
        }
    }
    ControlFlow::Continue(())
}

/// Each pair of a first wholly above a second whose times touch: a sweep along time over those that hold just then.
fn above_at_one_moment(
    firsts: &[Item<'_>],
    seconds: &[Item<'_>],
    visit: Visit<'_>,
) -> ControlFlow<()> {
    enum Event<'i, 'a> {
        Begin(&'i Item<'a>),
        End(&'i Item<'a>),
    }
    // At one second, what begins there meets what ends there.
    let mut events: Vec<(Seconds, u8, usize, bool, Event<'_, '_>)> = Vec::new();
    for (list, is_first) in [(firsts, true), (seconds, false)] {
        for item in list {
            events.push((item.from, 0, item.place, is_first, Event::Begin(item)));
            events.push((item.to, 1, item.place, is_first, Event::End(item)));
        }
    }
    events.sort_unstable_by_key(|(second, phase, place, is_first, _)| {
        (*second, *phase, *place, *is_first)
    });
    let mut firsts_by_start: BTreeSet<(Cut, usize)> = BTreeSet::new();
    let mut seconds_by_end: BTreeSet<(Cut, usize)> = BTreeSet::new();
    for (_, _, _, is_first, event) in events {
        match (event, is_first) {
            (Event::Begin(item), true) => {
                for (_, second) in seconds_by_end.range(..=(item.set.from(), usize::MAX)) {
                    visit(item.place, *second)?;
                }
                firsts_by_start.insert((item.set.from(), item.place));
            }
            (Event::Begin(item), false) => {
                for (_, first) in firsts_by_start.range((item.set.to(), 0)..) {
                    visit(*first, item.place)?;
                }
                seconds_by_end.insert((item.set.to(), item.place));
            }
            (Event::End(item), true) => {
                firsts_by_start.remove(&(item.set.from(), item.place));
            }
            (Event::End(item), false) => {
                seconds_by_end.remove(&(item.set.to(), item.place));
            }
        }
    }
    ControlFlow::Continue(())
}

/// Pairs that share no value although neither lies wholly above the other; one of the two has a gap.
fn apart_by_gaps(timing: Timing, items: &[Item<'_>], visit: Visit<'_>) -> ControlFlow<()> {
    let may_be_one_moment =
        |a: &Item<'_>, b: &Item<'_>| timing == Timing::Fixed || (a.from <= b.to && b.from <= a.to);
    for (place, gapped) in items
        .iter()
        .enumerate()
        .filter(|(_, item)| !item.set.is_convex())
    {
        for (other_place, other) in items.iter().enumerate() {
            let seen_from_the_other_side = !other.set.is_convex() && other_place <= place;
            let one_above = gapped.set.lies_above(other.set) || other.set.lies_above(gapped.set);
            if seen_from_the_other_side || one_above || !may_be_one_moment(gapped, other) {
                continue;
            }
            if rule::sets_clash(
                Order {
                    first_below: true,
                    second_below: true,
                },
                gapped.set,
                other.set,
            ) {
                visit(gapped.place, other.place)?;
            }
        }
    }
    ControlFlow::Continue(())
}
