//! What is counted from bounds, held to the analyses that list what they find.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use gainsay::analysis::disputes::{Dispute, Disputes};
use gainsay::analysis::positions::Positions;
use gainsay::analysis::rule::{self, ClashKind, Stated};
use gainsay::analysis::sweep;
use gainsay::analysis::tally::{self, Contest, Contests, QuestionCount};
use gainsay::analysis::versions::Versions;
use gainsay::model::bounds::Bounds;
use gainsay::model::casebook::Casebook;
use gainsay::model::key::Key;
use gainsay::model::question::Question;

use crate::casebooks::Dice;
use crate::versions::crowded;
use crate::{casebooks, cases};

/// How many casebooks are tried where nobody asks for another number.
const USUAL: u64 = 3_000;

/// What was seen, so that a generator that makes nothing worth seeing is noticed.
#[derive(Debug, Default)]
struct Seen {
    contradictions: usize,
    tensions: usize,
    dismissed: usize,
    joined: usize,
    unasked: usize,
    bounds: usize,
    degrees: usize,
    disputed_whole: usize,
}

fn place(key: Key<Question>) -> u32 {
    u32::try_from(key.index()).unwrap_or(u32::MAX)
}

fn listed(casebook: &Casebook, positions: &Positions, question: Key<Question>) -> QuestionCount {
    let mut count = QuestionCount {
        positions: positions.of_question(question).len(),
        ..QuestionCount::default()
    };
    let _ = sweep::clashes_of_question(casebook, positions, question, &mut |clash| {
        let (first, second) = (&positions[clash.first], &positions[clash.second]);
        if first.question == second.question {
            let pairs = first.claims.len() * second.claims.len();
            match clash.kind {
                ClashKind::Contradiction => count.contradictions += pairs,
                ClashKind::Tension => count.tensions += pairs,
            }
        }
        ControlFlow::Continue(())
    });
    if let Some(versions) = Versions::of(casebook, positions, &[question]) {
        count.versions.at_least = versions.at_least;
        count.versions.at_most = versions.versions.len();
        count.versions.clash = versions.clash.len();
    }
    count
}

fn contest(casebook: &Casebook, positions: &Positions, dispute: &Dispute) -> Contest {
    let versions = Versions::of_families(casebook, positions, &dispute.questions);
    let most = |number: fn(&Versions) -> usize| versions.iter().map(number).max();
    Contest {
        questions: dispute.questions.iter().copied().map(place).collect(),
        count: dispute.count,
        claims: dispute.claims.len(),
        positions: dispute.positions.len() + dispute.alone.len(),
        versions: most(|versions| versions.at_least).zip(most(|versions| versions.versions.len())),
        unasked: dispute
            .alone
            .iter()
            .filter(|claim| casebook[**claim].question.is_none())
            .map(|claim| i64::try_from(claim.index()).unwrap_or(i64::MAX))
            .collect(),
    }
}

/// How many others each claim contradicts, by looking at every pair.
fn naive_degrees(casebook: &Casebook, question: Key<Question>) -> Vec<usize> {
    let claims: Vec<_> = casebook
        .live_claims()
        .map(|(_, claim)| claim)
        .filter(|claim| claim.question == Some(question) && !claim.readings.axes().is_empty())
        .collect();
    let contradicts = |a, b| {
        let (a, b) = (Stated::of(a), Stated::of(b));
        a.zip(b).and_then(|(a, b)| rule::clash(casebook, a, b)) == Some(ClashKind::Contradiction)
    };
    let degree = |a: &usize| {
        let others = (0..claims.len()).filter(|b| b != a);
        others
            .filter(|b| contradicts(claims[*a], claims[*b]))
            .count()
    };
    (0..claims.len()).map(|claim| degree(&claim)).collect()
}

fn hold(casebook: &Casebook, what: &str, seen: &mut Seen) {
    let positions = Positions::of(casebook);
    let bounds = Bounds::of(casebook);
    for (key, _) in casebook.questions() {
        let counted = tally::count(&bounds, place(key));
        assert_eq!(counted, listed(casebook, &positions, key), "{what}");
        seen.bounds += usize::from(counted.versions.at_least < counted.versions.at_most);
        if let Some(degrees) = tally::degrees(&bounds, place(key)) {
            assert_eq!(degrees, naive_degrees(casebook, key), "{what}");
            assert_eq!(degrees.iter().sum::<usize>(), 2 * counted.contradictions);
            seen.degrees += degrees.iter().filter(|degree| **degree > 0).count();
        }
    }
    let disputes = Disputes::of(casebook, &positions);
    let all = |disputes: &[Dispute]| -> Vec<Contest> {
        let each = disputes.iter();
        each.map(|dispute| contest(casebook, &positions, dispute))
            .collect()
    };
    let row = |key: Key<_>| i64::try_from(key.index()).unwrap_or(i64::MAX);
    let expected = Contests {
        contradicted: all(&disputes.contradicted),
        tense: all(&disputes.tense),
        unasked: disputes
            .unasked
            .iter()
            .map(|pair| (row(pair.a), row(pair.b)))
            .collect(),
    };
    let found = Contests::of(&bounds);
    assert_eq!(found, expected, "{what}");
    for contest in found.contradicted.iter().chain(&found.tense) {
        seen.contradictions += contest.count.contradictions;
        seen.tensions += contest.count.tensions;
        seen.dismissed += contest.count.dismissed;
        seen.joined += usize::from(contest.questions.len() > 1);
        let wholes: BTreeMap<u32, usize> = contest
            .questions
            .iter()
            .flat_map(|question| bounds.wholes(*question))
            .map(|whole| (whole, 1))
            .collect();
        seen.disputed_whole += contest
            .questions
            .iter()
            .filter(|each| wholes.contains_key(each))
            .count();
    }
    seen.unasked += found.unasked.len();
}

#[test]
fn what_is_counted_from_bounds_is_what_is_listed() {
    let mut seen = Seen::default();
    for seed in 0..cases(USUAL) {
        hold(
            &casebooks::casebook(seed),
            &format!("seed {seed}"),
            &mut seen,
        );
    }
    assert!(
        cases(USUAL) < USUAL
            || (seen.contradictions > 2_500
                && seen.tensions > 1_000
                && seen.dismissed > 100
                && seen.joined > 250
                && seen.disputed_whole > 50),
        "{seen:?}"
    );
}

#[test]
fn claims_without_a_question_are_counted_too() {
    let mut seen = Seen::default();
    for seed in 0..cases(USUAL) / 4 {
        let mut dice = Dice::new(!seed);
        let mut records = casebooks::records(seed);
        for claim in &mut records.claims {
            if dice.percent(60) {
                (claim.question, claim.answer, claim.as_of) = (None, None, None);
            }
        }
        let casebook = casebooks::checked(records);
        hold(&casebook, &format!("stripped {seed}"), &mut seen);
    }
    assert!(
        cases(USUAL) < USUAL || (seen.unasked > 20 && seen.joined > 10),
        "{seen:?}"
    );
}

#[test]
fn what_is_counted_on_crowded_questions_is_what_is_listed() {
    let mut seen = Seen::default();
    for seed in 0..cases(USUAL) / 8 {
        let casebook = crowded(seed, |dice: &mut Dice| 2 + dice.below(50));
        hold(&casebook, &format!("crowd {seed}"), &mut seen);
    }
    assert!(
        cases(USUAL) < USUAL
            || (seen.contradictions > 15_000 && seen.bounds > 15 && seen.degrees > 1_000),
        "{seen:?}"
    );
}
