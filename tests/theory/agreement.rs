//! The rule, the sweep and the naive search find the same pairs on random casebooks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use gainsay::analysis::pairs::{Origin, Pair, pairs_of_claims, visit_pairs};
use gainsay::analysis::positions::Positions;
use gainsay::analysis::rule::{self, ClashKind, Stated};
use gainsay::model::casebook::Casebook;
use gainsay::model::question::Timing;
use gainsay::model::record::{ClaimRecord, Records, Text};

use crate::worlds::{self, Verdict};
use crate::{casebooks, cases};

/// How many casebooks are tried where nobody asks for another number.
const USUAL: u64 = 20_000;

/// A pair by the ids of its claims.
type Named = (String, String);

/// Pairs, with how surely they exclude each other and where that comes from.
type Pairs = BTreeMap<Named, (ClashKind, Origin)>;

/// What the search for worlds and the stated links make of a casebook.
fn by_search(records: &Records, casebook: &Casebook) -> Pairs {
    let live: BTreeSet<&str> = records
        .claims
        .iter()
        .filter(|claim| is_live(records, claim))
        .map(|claim| claim.id.as_str())
        .collect();
    let stated: BTreeSet<(&str, &str)> = records
        .links
        .iter()
        .filter(|link| link.kind.value == "contradicts")
        .map(|link| {
            let (from, to) = (link.from.as_str(), link.to.as_str());
            (from.min(to), from.max(to))
        })
        .collect();
    let mut found = BTreeMap::new();
    for a in &live {
        for b in live.iter().filter(|b| a < *b) {
            let keys = casebook.claim(a).zip(casebook.claim(b));
            let derived = keys.and_then(|(a, b)| worlds::verdict(casebook, a, b));
            let is_stated = stated.contains(&(*a, *b));
            let (kind, origin) = match (derived, is_stated) {
                (None, false) => continue,
                (None, true) => (ClashKind::Contradiction, Origin::Stated),
                (Some(_), true) => (ClashKind::Contradiction, Origin::Both),
                (Some(Verdict::Contradiction), false) => {
                    (ClashKind::Contradiction, Origin::Derived)
                }
                (Some(Verdict::Tension), false) => (ClashKind::Tension, Origin::Derived),
            };
            found.insert(((*a).to_owned(), (*b).to_owned()), (kind, origin));
        }
    }
    found
}

/// Accepted, and not withdrawn by everybody who said it.
fn is_live(records: &Records, claim: &ClaimRecord) -> bool {
    let accepted = |claim: &ClaimRecord| {
        claim
            .status
            .as_ref()
            .is_none_or(|status| status.value == "accepted")
    };
    let withdrawals: Vec<&ClaimRecord> = records
        .links
        .iter()
        .filter(|link| link.kind.value == "retracts" && link.to == claim.id)
        .filter_map(|link| records.claims.iter().find(|from| from.id == link.from))
        .filter(|from| accepted(from))
        .collect();
    let withdrew = |speaker: &str| {
        withdrawals
            .iter()
            .any(|from| from.said.iter().any(|said| said.by.value == speaker))
    };
    accepted(claim) && (withdrawals.is_empty() || !claim.said.iter().all(|said| withdrew(&said.by)))
}

/// What the sweep over positions visits; a pair that it visits twice is a fault.
fn by_sweep(casebook: &Casebook) -> Result<Pairs, String> {
    let positions = Positions::of(casebook);
    let mut found = BTreeMap::new();
    let mut twice = None;
    let _ = visit_pairs(casebook, &positions, &mut |pair| {
        let named = (
            casebook[pair.a].id().to_owned(),
            casebook[pair.b].id().to_owned(),
        );
        if found
            .insert(named.clone(), (pair.kind, pair.origin))
            .is_some()
        {
            twice = Some(format!("visited twice: {named:?}"));
        }
        ControlFlow::Continue(())
    });
    twice.map_or(Ok(found), Err)
}

/// What the rule says of every two claims.
fn by_rule(casebook: &Casebook) -> Pairs {
    let mut found = BTreeMap::new();
    for (a, first) in casebook.claims() {
        for (b, second) in casebook.claims().filter(|(b, _)| a < *b) {
            if let Some(pair) = Pair::of(casebook, b, a) {
                found.insert(
                    (first.id().to_owned(), second.id().to_owned()),
                    (pair.kind, pair.origin),
                );
            }
        }
    }
    found
}

/// A casebook and its pairs, or how the three ways to find them differ.
fn agreed(records: &Records) -> Result<(Casebook, Pairs), String> {
    let casebook = casebooks::checked(records.clone());
    let searched = by_search(records, &casebook);
    let ruled = by_rule(&casebook);
    if ruled != searched {
        return Err(format!("by rule {ruled:#?}\nby search {searched:#?}"));
    }
    let swept = by_sweep(&casebook)?;
    if swept != ruled {
        return Err(format!("by sweep {swept:#?}\nby rule {ruled:#?}"));
    }
    Ok((casebook, ruled))
}

/// Drops what the disagreement does not need.
fn smallest(mut records: Records) -> Records {
    loop {
        let without = (0..records.claims.len()).map(|number| {
            let mut fewer = records.clone();
            let gone = fewer.claims.remove(number).id;
            fewer
                .links
                .retain(|link| link.from != gone && link.to != gone);
            fewer
                .judgements
                .retain(|judgement| !judgement.claims.contains(&gone));
            fewer
                .assessments
                .retain(|assessment| assessment.claim != gone);
            fewer
        });
        match without.into_iter().find(|fewer| agreed(fewer).is_err()) {
            Some(fewer) => records = fewer,
            None => return records,
        }
    }
}

/// Questions, claims and links, a line each.
fn described(records: &Records) -> String {
    let or_none = |text: &Option<Text>| text.as_ref().map_or("-".into(), |text| text.value.clone());
    let questions = records.questions.iter().map(|question| {
        format!(
            "{}: {} {} measure {} zone {} part of {}",
            question.id.value,
            or_none(&question.timing),
            question.answer.value,
            question.measure.value,
            or_none(&question.zone),
            or_none(&question.part_of)
        )
    });
    let claims = records.claims.iter().map(|claim| {
        let said: Vec<&str> = claim.said.iter().map(|said| said.by.as_str()).collect();
        format!(
            "{}: {} answers {} as of {} status {} said by {said:?}",
            claim.id.value,
            or_none(&claim.question),
            or_none(&claim.answer),
            or_none(&claim.as_of),
            or_none(&claim.status)
        )
    });
    let links = records
        .links
        .iter()
        .map(|link| format!("{} {} {}", link.from.value, link.kind.value, link.to.value));
    questions
        .chain(claims)
        .chain(links)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn rule_sweep_and_search_find_the_same_pairs() {
    let mut seen: BTreeMap<(Option<Timing>, bool, ClashKind, Origin), usize> = BTreeMap::new();
    let mut compared = 0_usize;
    for seed in 0..cases(USUAL) {
        let records = casebooks::records(seed);
        let (casebook, pairs) = agreed(&records).unwrap_or_else(|why| {
            let fewer = smallest(records);
            panic!(
                "seed {seed}: {}\n{}",
                agreed(&fewer).err().unwrap_or(why),
                described(&fewer)
            )
        });
        let live = casebook.live_claims().count();
        compared += live * live.saturating_sub(1) / 2;
        for (pair, what) in pairs {
            let question = |id: &str| {
                casebook
                    .claim(id)
                    .and_then(|claim| casebook[claim].question)
            };
            let (a, b) = (question(&pair.0), question(&pair.1));
            let timing = a.map(|question| casebook[question].timing);
            *seen.entry((timing, a == b, what.0, what.1)).or_default() += 1;
        }
    }
    if cases(USUAL) < USUAL {
        return;
    }
    // The casebooks are worth the search only if every kind of pair turns up.
    assert!(compared > 100_000, "{compared} pairs");
    for timing in [Timing::Fixed, Timing::Cumulative, Timing::State] {
        for same_question in [true, false] {
            for kind in [ClashKind::Tension, ClashKind::Contradiction] {
                assert!(
                    seen.contains_key(&(Some(timing), same_question, kind, Origin::Derived)),
                    "no case of {timing:?}, same question: {same_question}, {kind:?} in {seen:#?}"
                );
            }
        }
    }
}

/// What the rule is told besides the casebook does not depend on which claim comes first.
#[test]
fn the_rule_is_symmetric() {
    for seed in 0..cases(2_000) {
        let casebook = casebooks::casebook(seed);
        for (_, a) in casebook.claims() {
            for (_, b) in casebook.claims() {
                if let Some((a, b)) = Stated::of(a).zip(Stated::of(b)) {
                    assert_eq!(
                        rule::clash(&casebook, a, b),
                        rule::clash(&casebook, b, a),
                        "seed {seed}"
                    );
                }
            }
        }
    }
}

/// The pairs of some claims, found without looking at the others, are those of all pairs that they stand in.
#[test]
fn the_pairs_of_a_claim_are_those_of_all_that_it_stands_in() {
    let mut seen = 0;
    for seed in 0..300 {
        let casebook = casebooks::casebook(seed);
        let positions = Positions::of(&casebook);
        let mut all = Vec::new();
        let _ = visit_pairs(&casebook, &positions, &mut |pair| {
            all.push(pair);
            ControlFlow::Continue(())
        });
        all.sort_unstable();
        let claims: Vec<_> = casebook.claims().map(|(key, _)| key).collect();
        for some in claims
            .chunks(1)
            .chain(claims.chunks(3))
            .chain([claims.as_slice()])
        {
            let expected: Vec<_> = all
                .iter()
                .copied()
                .filter(|pair| some.contains(&pair.a) || some.contains(&pair.b))
                .collect();
            let (found, count) = pairs_of_claims(&casebook, &positions, some, usize::MAX - 1);
            assert_eq!(found, expected, "seed {seed}");
            assert_eq!(
                count.contradictions + count.tensions + count.dismissed,
                expected.len()
            );
            let (least, same) = pairs_of_claims(&casebook, &positions, some, 2);
            assert_eq!(
                (least.as_slice(), same),
                (&expected[..expected.len().min(2)], count),
                "seed {seed}"
            );
            seen += expected.len();
        }
    }
    assert!(seen > 1000, "{seen}");
}
