//! Narratives against an enumeration of all pairs of claims, on random casebooks.

use std::collections::{BTreeMap, BTreeSet};

use gainsay::analysis::disputes::Disputes;
use gainsay::analysis::narratives::{Membership, Narratives, Standing, Teller};
use gainsay::analysis::pairs::{Origin, Pair, PairCount};
use gainsay::analysis::positions::Positions;
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Claim;
use gainsay::model::key::Key;
use gainsay::model::question::Question;

use crate::{casebooks, cases};

/// How many casebooks are tried where nobody asks for another number.
const USUAL: u64 = 8_000;

/// A teller on a question.
type Place = (Key<Question>, Teller);

#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    /// Who holds which claim on which disputed question.
    held: BTreeSet<(Key<Question>, Teller, Key<Claim>)>,
    /// How many pairs lie between two places, and the surest standing.
    clashes: BTreeMap<(Place, Place), (PairCount, Standing)>,
    /// For each who holds a claim, whose claims it is excluded by there, as the position has it.
    against: BTreeSet<(Teller, Vec<Key<Claim>>, Teller, Standing)>,
}

fn tellers(casebook: &Casebook, members: &Membership, claim: Key<Claim>) -> BTreeSet<Teller> {
    let said = casebook[claim].said.iter();
    said.map(|said| members.of_speaker(said.speaker)).collect()
}

fn standing(casebook: &Casebook, pair: &Pair) -> Standing {
    let mut count = PairCount::default();
    count.add(casebook, pair);
    match (count.dismissed, count.tensions, pair.origin) {
        (1, _, _) => Standing::Dismissed,
        (_, 1, _) => Standing::Tension,
        (_, _, Origin::Stated) => Standing::Stated,
        _ => Standing::Contradiction,
    }
}

fn add(all: &mut (PairCount, Standing), casebook: &Casebook, pair: &Pair) {
    all.0.add(casebook, pair);
    all.1 = all.1.min(standing(casebook, pair));
}

fn by_enumeration(casebook: &Casebook, positions: &Positions, members: &Membership) -> Told {
    let claims: Vec<Key<Claim>> = casebook.live_claims().map(|(key, _)| key).collect();
    let pairs: Vec<Pair> = claims
        .iter()
        .flat_map(|a| claims.iter().filter(move |b| a < *b).map(move |b| (*a, *b)))
        .filter_map(|(a, b)| Pair::of(casebook, a, b))
        .collect();
    let disputed: BTreeSet<Key<Question>> = pairs
        .iter()
        .flat_map(|pair| [casebook[pair.a].question, casebook[pair.b].question])
        .flatten()
        .collect();
    let mut told = Told::default();
    for claim in &claims {
        if let Some(question) = casebook[*claim]
            .question
            .filter(|each| disputed.contains(each))
        {
            for teller in tellers(casebook, members, *claim) {
                told.held.insert((question, teller, *claim));
            }
        }
    }
    // Where a teller's claims of one position are.
    let position = |teller: Teller, claim: Key<Claim>| -> Vec<Key<Claim>> {
        let alike = |other: &&Key<Claim>| match positions.of_claim(claim) {
            Some(place) => positions.of_claim(**other) == Some(place),
            None => **other == claim,
        };
        let own = claims.iter().filter(alike);
        own.filter(|other| tellers(casebook, members, **other).contains(&teller))
            .copied()
            .collect()
    };
    let mut against: BTreeMap<(Teller, Vec<Key<Claim>>, Teller), Standing> = BTreeMap::new();
    for pair in &pairs {
        let (a, b) = (
            tellers(casebook, members, pair.a),
            tellers(casebook, members, pair.b),
        );
        let mut between: BTreeSet<(Place, Place)> = BTreeSet::new();
        for x in &a {
            for y in &b {
                for (from, claim, to) in [(x, pair.a, y), (y, pair.b, x)] {
                    let surest = against
                        .entry((*from, position(*from, claim), *to))
                        .or_insert(Standing::Dismissed);
                    *surest = standing(casebook, pair).min(*surest);
                }
                if let (Some(p), Some(q)) = (casebook[pair.a].question, casebook[pair.b].question) {
                    let (first, second) = ((p, *x), (q, *y));
                    between.insert((first.min(second), first.max(second)));
                }
            }
        }
        for places in between {
            let all = told
                .clashes
                .entry(places)
                .or_insert((PairCount::default(), Standing::Dismissed));
            add(all, casebook, pair);
        }
    }
    told.against = against
        .into_iter()
        .map(|((teller, claims, other), standing)| (teller, claims, other, standing))
        .collect();
    told
}

fn found(narratives: &Narratives) -> Told {
    let question = |point: usize| narratives.points[point].question;
    let mut told = Told::default();
    for held in &narratives.held {
        if let Some(question) = question(held.point) {
            let each = held
                .claims
                .iter()
                .map(|claim| (question, held.teller, *claim));
            told.held.extend(each);
        }
        for (other, standing) in &held.against {
            told.against
                .insert((held.teller, held.claims.clone(), *other, *standing));
        }
    }
    for (((p, x), (q, y)), clash) in &narratives.clashes {
        if let (Some(p), Some(q)) = (question(*p), question(*q)) {
            let (first, second) = ((p, *x), (q, *y));
            let places = (first.min(second), first.max(second));
            told.clashes.insert(places, (clash.count, clash.standing));
        }
    }
    told
}

/// Every other speaker to one of three camps, the rest to none.
fn some_camps(casebook: &Casebook) -> Membership {
    let speakers = casebook
        .speakers()
        .map(|(key, _)| key)
        .filter(|key| key.index() % 2 == 0);
    Membership::camps(speakers.map(|key| (key, key.index() / 2 % 3)))
}

#[test]
fn narratives_are_what_an_enumeration_finds() {
    let (mut clashes, mut shared, mut within, mut common) = (0, 0, 0, 0);
    for seed in 0..cases(USUAL) {
        let casebook = casebooks::casebook(seed);
        let positions = Positions::of(&casebook);
        let disputes = Disputes::of(&casebook, &positions);
        for members in [Membership::parties(&casebook), some_camps(&casebook)] {
            let narratives = Narratives::of(&casebook, &positions, &disputes, &members);
            let expected = by_enumeration(&casebook, &positions, &members);
            let found = found(&narratives);
            assert_eq!(found.held, expected.held, "seed {seed}");
            assert_eq!(found.clashes, expected.clashes, "seed {seed}");
            assert_eq!(found.against, expected.against, "seed {seed}");
            clashes += found.clashes.len();
            let several = narratives.held.iter().flat_map(|held| &held.claims);
            shared += several
                .filter(|claim| tellers(&casebook, &members, **claim).len() > 1)
                .count();
            let own = narratives.tellers().into_iter();
            within += own
                .map(|teller| narratives.clashes_within(teller).count())
                .sum::<usize>();
            let disputed: BTreeSet<Key<Question>> = narratives
                .points
                .iter()
                .filter_map(|point| point.question)
                .collect();
            for each in &narratives.common {
                let position = &positions[each.position];
                assert!(!disputed.contains(&position.question), "seed {seed}");
                for teller in &each.tellers {
                    let mut claims = position.claims.iter();
                    assert!(
                        claims.any(|claim| tellers(&casebook, &members, *claim).contains(teller)),
                        "seed {seed}"
                    );
                }
                common += 1;
            }
        }
    }
    // The casebooks hold what there is to find.
    for (number, what) in [
        (clashes, "clashes"),
        (shared, "claims of several tellers"),
        (within, "contradictions of oneself"),
        (common, "positions held alike"),
    ] {
        assert!(number > 200, "only {number} {what}");
    }
}
