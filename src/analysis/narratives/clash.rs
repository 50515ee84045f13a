//! Where two tellers clash, and by how many pairs of claims.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::analysis::graph::{self, Opposition};
use crate::analysis::narratives::teller::Teller;
use crate::analysis::pairs::{Origin, Pair, PairCount};
use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;

/// How two stand to each other where they clash; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A contradiction that the rule finds.
    Contradiction,
    /// A contradiction that only a person states.
    Stated,
    /// A tension.
    Tension,
    /// All that was found was dismissed.
    Dismissed,
}

/// All that excludes each other between two tellers on a point, or on two points of one dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The surest kind of it.
    pub standing: Standing,
    /// How many pairs of claims there are.
    pub count: PairCount,
    /// The pair that stands for all.
    pub pair: Pair,
}

/// A teller on a point.
pub type Place = (usize, Teller);

impl Clash {
    pub(super) fn add(&mut self, casebook: &Casebook, other: &Self) {
        let rank = |clash: &Self| {
            let pair = clash.pair;
            let dismissed = casebook.is_dismissed(pair.a, pair.b);
            (dismissed, Reverse(pair.kind), pair)
        };
        if rank(other) < rank(self) {
            self.pair = other.pair;
        }
        self.standing = self.standing.min(other.standing);
        self.count = graph::sum(self.count, other.count);
    }
}

/// Some claims of the one stand of an opposition, and some of the other.
pub(super) type Way<'a> = (&'a [Key<Claim>], &'a [Key<Claim>]);

/// What of an opposition lies between claims that are looked at, in one way or in two: each pair counts once.
pub(super) fn between(
    casebook: &Casebook,
    positions: &Positions,
    opposition: &Opposition,
    ways: &[Way<'_>],
) -> Option<Clash> {
    let alike = [opposition.count.contradictions, opposition.count.tensions];
    let all_alike = alike.contains(&opposition.pairs())
        && opposition.pairs()
            == opposition.first.claims(positions).len() * opposition.second.claims(positions).len()
        && opposition.pair.origin == Origin::Derived;
    if all_alike {
        let mut pairs: usize = ways.iter().map(|way| way.0.len() * way.1.len()).sum();
        if let [one, other] = ways {
            pairs -= in_both(one.0, other.0) * in_both(one.1, other.1);
        }
        let mut count = PairCount::default();
        match opposition.pair.kind {
            ClashKind::Contradiction => count.contradictions = pairs,
            ClashKind::Tension => count.tensions = pairs,
        }
        let firsts = ways
            .iter()
            .map(|way| Some((*way.0.first()?, *way.1.first()?)));
        let (a, b) = firsts.flatten().map(|(a, b)| (a.min(b), a.max(b))).min()?;
        return Some(Clash {
            standing: standing(count, opposition.pair.origin),
            count,
            pair: Pair {
                a,
                b,
                ..opposition.pair
            },
        });
    }
    // A person spoke of some of the pairs: each is looked at.
    let mut seen: BTreeSet<(Key<Claim>, Key<Claim>)> = BTreeSet::new();
    let mut found: Option<Clash> = None;
    for (firsts, seconds) in ways {
        for (first, second) in firsts
            .iter()
            .flat_map(|a| seconds.iter().map(move |b| (*a, *b)))
        {
            let Some(pair) = Pair::of(casebook, first, second) else {
                continue;
            };
            if !seen.insert((pair.a, pair.b)) {
                continue;
            }
            let mut count = PairCount::default();
            count.add(casebook, &pair);
            let clash = Clash {
                standing: standing(count, pair.origin),
                count,
                pair,
            };
            match &mut found {
                Some(all) => all.add(casebook, &clash),
                None => found = Some(clash),
            }
        }
    }
    found
}

/// How many claims two lists share, both by id.
fn in_both(some: &[Key<Claim>], others: &[Key<Claim>]) -> usize {
    some.iter()
        .filter(|claim| others.binary_search(claim).is_ok())
        .count()
}

fn standing(count: PairCount, origin: Origin) -> Standing {
    if count.contradictions > 0 && origin == Origin::Stated {
        Standing::Stated
    } else if count.contradictions > 0 {
        Standing::Contradiction
    } else if count.tensions > 0 {
        Standing::Tension
    } else {
        Standing::Dismissed
    }
}
