//! Versions of events, held to a search for worlds that hold many claims together: their number, the proof, the largest
//! consistent set, and the values that are left to a version.

use std::collections::BTreeMap;

use gainsay::analysis::positions::Positions;
use gainsay::analysis::versions::Versions;
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Claim;
use gainsay::model::key::Key;
use gainsay::model::question::{AnswerKind, Question, Timing};
use gainsay::model::record::Records;

use crate::jointly::{Family, MOST};
use crate::worlds::{self, Verdict};
use crate::{casebooks, cases};

/// How many casebooks are tried where nobody asks for another number.
const USUAL: u64 = 4_000;

/// Records with at most [`MOST`] claims of one family, so that the search can hold all of them.
fn few(seed: u64) -> Casebook {
    let mut records = casebooks::records(seed);
    let whole: BTreeMap<String, String> = records
        .questions
        .iter()
        .filter_map(|question| {
            let whole = question.part_of.as_ref()?;
            Some((question.id.value.clone(), whole.value.clone()))
        })
        .collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    records.claims.retain(|claim| {
        let Some(question) = &claim.question else {
            return true;
        };
        let mut top = &question.value;
        while let Some(above) = whole.get(top) {
            top = above;
        }
        let count = counts.entry(top.clone()).or_default();
        *count += 1;
        *count <= MOST
    });
    casebooks::checked(Records {
        links: Vec::new(),
        judgements: Vec::new(),
        assessments: Vec::new(),
        ..records
    })
}

/// What the search makes of some claims.
struct Searched {
    claims: Vec<Key<Claim>>,
    consistent: Vec<bool>,
    clashing: Vec<usize>,
}

impl Searched {
    fn of(casebook: &Casebook, claims: Vec<Key<Claim>>) -> Option<Self> {
        let worlds = Family::of(casebook, &claims)?.held_together();
        let consistent = (0..1_usize << claims.len())
            .map(|set| worlds.iter().any(|world| world & set == set))
            .collect();
        let clash = |a, b| worlds::verdict(casebook, a, b) == Some(Verdict::Contradiction);
        let clashing = claims
            .iter()
            .map(|a| {
                (0..claims.len())
                    .filter(|b| clash(*a, claims[*b]))
                    .map(|b| 1 << b)
                    .sum()
            })
            .collect();
        Some(Self {
            claims,
            consistent,
            clashing,
        })
    }

    fn bits(&self, positions: &Positions, places: &[usize]) -> usize {
        let claims = places.iter().flat_map(|place| &positions[*place].claims);
        claims
            .filter_map(|claim| self.claims.iter().position(|known| known == claim))
            .map(|claim| 1 << claim)
            .sum()
    }

    fn fewest_versions(&self) -> usize {
        let sets = self.consistent.len();
        let mut versions = vec![usize::MAX; sets];
        versions[0] = 0;
        for set in 1..sets {
            versions[set] = (1..=set)
                .filter(|part| part & set == *part && self.consistent[*part])
                .map(|part| versions[set & !part].saturating_add(1))
                .min()
                .unwrap_or(usize::MAX);
        }
        versions[sets - 1]
    }

    fn largest_clash(&self) -> usize {
        (0..self.consistent.len())
            .filter(|set| {
                (0..self.claims.len())
                    .filter(|claim| set & (1 << claim) != 0)
                    .all(|claim| (self.clashing[claim] | 1 << claim) & set == *set)
            })
            .map(|set| set.count_ones() as usize)
            .max()
            .unwrap_or(0)
    }

    fn largest_consistent(&self) -> usize {
        (0..self.consistent.len())
            .filter(|set| self.consistent[*set])
            .map(|set| set.count_ones() as usize)
            .max()
            .unwrap_or(0)
    }
}

#[test]
fn versions_are_those_that_a_search_for_worlds_finds() {
    let (mut tried, mut many, mut beyond_pairs) = (0, 0, 0);
    for seed in 0..cases(USUAL) {
        let casebook = few(seed);
        let positions = Positions::of(&casebook);
        let asked: Vec<Key<Question>> = positions.questions().collect();
        for versions in Versions::of_families(&casebook, &positions, &asked) {
            let claims: Vec<Key<Claim>> = casebook
                .live_claims()
                .filter(|(_, claim)| {
                    claim
                        .question
                        .is_some_and(|question| versions.questions.contains(&question))
                })
                .map(|(key, _)| key)
                .collect();
            assert_eq!(versions.claims, claims.len(), "seed {seed}");
            let Some(searched) = Searched::of(&casebook, claims) else {
                continue;
            };
            let bits = |places: &[usize]| searched.bits(&positions, places);
            let mut placed = 0;
            for version in &versions.versions {
                let own = bits(&version.positions);
                assert!(own != 0 && placed & own == 0, "seed {seed}");
                assert!(searched.consistent[own], "seed {seed}: {version:?}");
                placed |= own;
                for place in versions
                    .versions
                    .iter()
                    .flat_map(|other| &other.positions)
                    .filter(|place| !version.positions.contains(place))
                {
                    assert_eq!(
                        version.could_join.contains(place),
                        searched.consistent[own | bits(&[*place])],
                        "seed {seed}: {place} of {version:?}"
                    );
                }
            }
            assert_eq!(placed + 1, searched.consistent.len(), "seed {seed}");
            assert!(versions.is_exact(), "seed {seed}");
            assert_eq!(
                versions.versions.len(),
                searched.fewest_versions(),
                "seed {seed}"
            );
            let clash = bits(&versions.clash);
            for (claim, against) in searched.clashing.iter().enumerate() {
                let same: usize = positions
                    .of_claim(searched.claims[claim])
                    .map_or(0, |place| bits(&[place]));
                assert!(
                    clash & (1 << claim) == 0 || (against | same) & clash == clash,
                    "seed {seed}"
                );
                let free = positions
                    .of_claim(searched.claims[claim])
                    .is_some_and(|place| versions.undisputed.contains(&place));
                assert_eq!(free, *against == 0, "seed {seed}");
            }
            assert!(versions.clash_is_largest);
            assert_eq!(
                versions.clash.len(),
                searched.largest_clash(),
                "seed {seed}"
            );
            let largest = &versions.largest;
            assert!(searched.consistent[bits(&largest.positions)], "seed {seed}");
            assert_eq!(
                bits(&largest.positions).count_ones() as usize,
                largest.claims
            );
            assert_eq!(largest.claims, searched.largest_consistent(), "seed {seed}");
            assert_eq!(largest.claims, largest.at_most, "seed {seed}");
            tried += 1;
            many += usize::from(versions.versions.len() > 2);
            beyond_pairs += usize::from(versions.versions.len() > versions.clash.len());
        }
    }
    assert!(
        cases(USUAL) < USUAL || (tried > 3_000 && many > 200 && beyond_pairs > 3),
        "too little to learn from: {tried} families, {many} with more than two versions, {beyond_pairs} beyond pairs"
    );
}
