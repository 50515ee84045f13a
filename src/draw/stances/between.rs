//! Which sides an opposition sets against each other, without looking at every pair of claims where they are alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::graph::{Opposition, Stand};
use crate::analysis::pairs::{Origin, Pair, PairCount};
use crate::analysis::positions::Positions;
use crate::draw::edges;
use crate::draw::picture::Line;
use crate::draw::stances::Side;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;

/// How many claims of each side stand somewhere.
pub(super) type Crowd = BTreeMap<Side, usize>;

pub(super) fn crowd(casebook: &Casebook, claims: &[Key<Claim>]) -> Crowd {
    let mut crowd = Crowd::new();
    for side in claims.iter().flat_map(|claim| sides_of(casebook, *claim)) {
        *crowd.entry(side).or_default() += 1;
    }
    crowd
}

/// In how many contradictions of an opposition a side is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    /// By a claim at the first stand.
    pub(super) first: usize,
    /// By a claim at the second.
    pub(super) second: usize,
    /// By both: those are counted in either.
    pub(super) both: usize,
}

/// Which sides an opposition sets against each other, whether all that was dismissed, and in how many contradictions
/// each is.
#[derive(Debug, Default)]
pub(super) struct Between {
    pub(super) against: BTreeSet<(Line, Side, Side)>,
    pub(super) weights: BTreeMap<Side, Weight>,
}

impl Between {
    pub(super) fn of(
        casebook: &Casebook,
        positions: &Positions,
        crowds: &BTreeMap<Stand, Crowd>,
        opposition: &Opposition,
    ) -> Self {
        let all_alike = opposition.count.contradictions == opposition.pairs()
            || opposition.count.tensions == opposition.pairs();
        let crowds = crowds
            .get(&opposition.first)
            .zip(crowds.get(&opposition.second));
        match crowds {
            Some((first, second)) if all_alike && opposition.pair.origin != Origin::Stated => {
                Self::of_crowds(positions, opposition, first, second)
            }
            _ => Self::of_pairs(casebook, positions, opposition),
        }
    }

    /// Where every pair is alike, which pairs they are need not be looked at.
    fn of_crowds(
        positions: &Positions,
        opposition: &Opposition,
        first: &Crowd,
        second: &Crowd,
    ) -> Self {
        let line = edges::line(opposition.count);
        let mut found = Self::default();
        for a in first.keys() {
            let against = second.keys().map(|b| (line, *a, *b));
            found.against.extend(against);
        }
        if line == Line::Contradiction {
            let firsts = opposition.first.claims(positions).len();
            let seconds = opposition.second.claims(positions).len();
            for (side, claims) in first {
                found.weights.entry(*side).or_default().first = claims * seconds;
            }
            for (side, claims) in second {
                let weight = found.weights.entry(*side).or_default();
                weight.second = firsts * claims;
                weight.both = first.get(side).copied().unwrap_or(0) * claims;
            }
        }
        found
    }

    fn of_pairs(casebook: &Casebook, positions: &Positions, opposition: &Opposition) -> Self {
        let within = opposition.first == opposition.second;
        let mut found = Self::default();
        for first in opposition.first.claims(positions) {
            for second in opposition.second.claims(positions) {
                if within && first >= second {
                    continue;
                }
                let Some(pair) = Pair::of(casebook, *first, *second) else {
                    continue;
                };
                let mut count = PairCount::default();
                count.add(casebook, &pair);
                let (a, b) = (sides_of(casebook, *first), sides_of(casebook, *second));
                let line = edges::line(count);
                for side in &a {
                    found.against.extend(b.iter().map(|b| (line, *side, *b)));
                }
                if line == Line::Contradiction {
                    for side in a.union(&b) {
                        let weight = found.weights.entry(*side).or_default();
                        weight.first += usize::from(a.contains(side));
                        weight.second += usize::from(b.contains(side));
                        weight.both += usize::from(a.contains(side) && b.contains(side));
                    }
                }
            }
        }
        found
    }
}

fn sides_of(casebook: &Casebook, claim: Key<Claim>) -> BTreeSet<Side> {
    let said = casebook[claim].said.iter();
    said.map(|said| casebook[said.speaker].party).collect()
}
