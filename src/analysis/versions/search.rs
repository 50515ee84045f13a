//! Where no order helps: exact by search among few positions, greedy among many.

use std::cmp::Reverse;

use crate::analysis::versions::case::{Case, Steps};

/// Up to how many positions the search is tried.
const MOST_SEARCHED: usize = 20;

/// Few positions, with who contradicts whom as bits.
pub(super) struct Search<'c, 'a> {
    case: &'c Case<'a>,
    clashing: Vec<u32>,
    pairs_suffice: bool,
    steps: Steps,
}

impl<'c, 'a> Search<'c, 'a> {
    /// Prepares the search, if the case is small enough.
    pub(super) fn of(case: &'c Case<'a>, steps: usize) -> Option<Self> {
        let count = case.members.len();
        if count > MOST_SEARCHED {
            return None;
        }
        let clashing = (0..count)
            .map(|a| {
                (0..count)
                    .filter(|b| case.clash(a, *b))
                    .fold(0, |bits, b| bits | 1 << b)
            })
            .collect();
        Some(Self {
            case,
            clashing,
            pairs_suffice: case.pairs_suffice(),
            steps: Steps::new(steps),
        })
    }

    /// Whether everything so far was searched to its end.
    pub(super) fn is_exact(&self) -> bool {
        !self.steps.are_used_up()
    }

    /// Begins to count anew.
    pub(super) fn restart(&mut self, steps: usize) {
        self.steps = Steps::new(steps);
    }

    /// Whether a member can be true together with others that can.
    fn joins(&mut self, set: u32, member: usize) -> bool {
        if self.clashing[member] & set != 0 || !self.steps.take() {
            return false;
        }
        if self.pairs_suffice || set == 0 {
            return true;
        }
        let members = bits(set | 1 << member);
        self.case.together(&members, &mut self.steps)
    }

    /// Those that could stand in a version beside its own, each by itself.
    pub(super) fn could_join(&mut self, version: &[usize]) -> Vec<usize> {
        let own = version.iter().fold(0, |bits, member| bits | 1 << member);
        (0..self.clashing.len())
            .filter(|member| own & (1 << member) == 0 && self.joins(own, *member))
            .collect()
    }

    /// The largest set of members that all contradict each other.
    pub(super) fn largest_clash(&self) -> Vec<usize> {
        let all = (0..self.clashing.len()).fold(0, |bits, member| bits | 1 << member);
        let mut best = 0;
        self.grow_clash(0, all, &mut best);
        bits(best)
    }

    fn grow_clash(&self, set: u32, mut candidates: u32, best: &mut u32) {
        if set.count_ones() > best.count_ones() {
            *best = set;
        }
        while candidates != 0 && set.count_ones() + candidates.count_ones() > best.count_ones() {
            let member = candidates.trailing_zeros() as usize;
            candidates &= !(1 << member);
            self.grow_clash(set | 1 << member, candidates & self.clashing[member], best);
        }
    }

    /// The fewest versions that hold all, and how many there must be at least.
    pub(super) fn fewest_versions(&mut self, clash: &[usize]) -> (Vec<Vec<usize>>, usize) {
        // Those of the clash first: each needs a version of its own. Then whoever contradicts most.
        let mut order: Vec<usize> = (0..self.clashing.len()).collect();
        order.sort_by_key(|member| {
            (
                !clash.contains(member),
                Reverse(self.clashing[*member].count_ones()),
                *member,
            )
        });
        for count in clash.len().max(1)..=order.len() {
            let mut versions = Vec::new();
            if self.share_out(&order, &mut versions, count) {
                return (versions.into_iter().map(bits).collect(), count);
            }
            if !self.is_exact() {
                return (first_fit(self.case, order.iter().copied()), count);
            }
        }
        let alone: Vec<Vec<usize>> = order.iter().map(|member| vec![*member]).collect();
        let count = alone.len();
        (alone, count)
    }

    fn share_out(&mut self, rest: &[usize], versions: &mut Vec<u32>, count: usize) -> bool {
        let Some((member, rest)) = rest.split_first() else {
            return true;
        };
        for place in 0..versions.len() {
            if self.joins(versions[place], *member) {
                versions[place] |= 1 << member;
                if self.share_out(rest, versions, count) {
                    return true;
                }
                versions[place] &= !(1 << member);
            }
        }
        if versions.len() < count {
            versions.push(1 << member);
            if self.share_out(rest, versions, count) {
                return true;
            }
            versions.pop();
        }
        false
    }

    /// The members with the most claims among those that one world holds, and whether no others have as many.
    pub(super) fn largest_consistent(&mut self) -> (Vec<usize>, bool) {
        let mut best = Best::default();
        self.grow_consistent(0, 0, 0, &mut best);
        (bits(best.set), !best.is_tied)
    }

    fn grow_consistent(&mut self, next: usize, set: u32, claims: usize, best: &mut Best) {
        let members = self.case.members.get(next..).unwrap_or_default();
        let left: usize = members.iter().map(|member| member.claims).sum();
        if claims + left < best.claims {
            return;
        }
        let Some(member) = members.first() else {
            best.is_tied = claims == best.claims;
            if claims > best.claims {
                (best.claims, best.set) = (claims, set);
            }
            return;
        };
        if self.joins(set, next) {
            self.grow_consistent(next + 1, set | 1 << next, claims + member.claims, best);
        }
        self.grow_consistent(next + 1, set, claims, best);
    }
}

/// The best set so far.
#[derive(Default)]
struct Best {
    claims: usize,
    set: u32,
    is_tied: bool,
}

fn bits(set: u32) -> Vec<usize> {
    (0..32).filter(|bit| set & (1 << bit) != 0).collect()
}

/// How much is tried before a single position is given a version of its own.
const STEPS_OF_A_FIT: usize = 1_000;

/// Each member in the first version that can hold it.
pub(super) fn first_fit(case: &Case<'_>, order: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut versions: Vec<Vec<usize>> = Vec::new();
    for member in order {
        let mut steps = Steps::new(STEPS_OF_A_FIT);
        let found = versions.iter_mut().find_map(|version| {
            version.push(member);
            if case.together(version, &mut steps) {
                return Some(());
            }
            version.pop();
            None
        });
        if found.is_none() {
            versions.push(vec![member]);
        }
    }
    versions
}
