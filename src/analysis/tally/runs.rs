//! Runs of values without gaps, on fixed questions and running totals: what clashes is counted by sorting bounds.

use std::cmp::Reverse;

use crate::model::bounds::Place;
use crate::model::date::Seconds;

/// How many pairs there are of a place in the one list and one below it in the other; both are ascending.
pub(super) fn above(from: &[Place], to: &[Place]) -> usize {
    let (mut below, mut pairs) = (0, 0);
    for from in from {
        while to.get(below).is_some_and(|to| to < from) {
            below += 1;
        }
        pairs += below;
    }
    pairs
}

/// The same where each place stands for so many claims.
pub(super) fn above_weighed(from: &[(Place, usize)], to: &[(Place, usize)]) -> usize {
    let (mut next, mut below, mut pairs) = (0, 0, 0);
    for (from, weight) in from {
        while let Some((_, other)) = to.get(next).filter(|(to, _)| to < from) {
            below += other;
            next += 1;
        }
        pairs += below * weight;
    }
    pairs
}

/// The fewest points that meet every run, given by their ends, ascending, and their starts: as many as there are runs
/// of which no two meet.
pub(super) fn stabs(by_end: &[(Place, Place)]) -> usize {
    let (mut points, mut last) = (0, None);
    for (to, from) in by_end {
        if last.is_none_or(|last| *from > last) {
            points += 1;
            last = Some(*to);
        }
    }
    points
}

/// Sums up to a rank: P. M. Fenwick, "A New Data Structure for Cumulative Frequency Tables" (1994).
struct Sums(Vec<usize>);

impl Sums {
    fn new(ranks: usize) -> Self {
        Self(vec![0; ranks + 1])
    }

    fn add(&mut self, rank: usize) {
        let mut at = rank + 1;
        while at < self.0.len() {
            self.0[at] += 1;
            at += at & at.wrapping_neg();
        }
    }

    /// The sum of the first `count` ranks.
    fn of_first(&self, count: usize) -> usize {
        let (mut at, mut sum) = (count, 0);
        while at > 0 {
            sum += self.0[at];
            at -= at & at.wrapping_neg();
        }
        sum
    }
}

/// A bound of a run with the time by which it is compared.
pub(super) type Timed = (Place, Seconds);

/// Totals that would have fallen: of each of the firsts, given by its start, with how many of the seconds, given by
/// their ends, it lies above although it is no later; in the order in which the firsts are given.
pub(super) fn falls(firsts: &[Timed], seconds: &[Timed], found: &mut dyn FnMut(usize, usize)) {
    // Seconds come in from the lowest up, and each first asks for those below it that are no earlier.
    let mut times: Vec<Seconds> = seconds.iter().map(|(_, time)| *time).collect();
    times.sort_unstable_by_key(|time| Reverse(*time));
    times.dedup();
    let mut by_end: Vec<Timed> = seconds.to_vec();
    by_end.sort_unstable();
    let mut by_start: Vec<(Timed, usize)> = firsts.iter().copied().zip(0..).collect();
    by_start.sort_unstable();
    let mut below = by_end.into_iter().peekable();
    let mut sums = Sums::new(times.len());
    for ((start, time), first) in by_start {
        while let Some((_, second)) = below.next_if(|(end, _)| *end < start) {
            sums.add(times.partition_point(|time| *time > second));
        }
        found(
            first,
            sums.of_first(times.partition_point(|other| *other >= time)),
        );
    }
}

/// How many totals would have fallen.
pub(super) fn all_falls(firsts: &[Timed], seconds: &[Timed]) -> usize {
    let mut all = 0;
    falls(firsts, seconds, &mut |_, count| all += count);
    all
}
