//! Which questions make a dispute, and that counting by positions equals counting by pairs.

use gainsay::draw::format::OutputFormat;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use gainsay::analysis::graph::{Oppositions, Stand, sum};
use gainsay::analysis::pairs::{Pair, PairCount, find_pairs, visit_pairs};
use gainsay::analysis::rule::ClashKind;
use proptest::prelude::*;

use crate::Case;
use crate::sample::{self, Sample};

fn ids(case: &Case, disputes: &[gainsay::analysis::disputes::Dispute]) -> Vec<String> {
    disputes
        .iter()
        .map(|dispute| {
            let questions: Vec<&str> = dispute
                .questions
                .iter()
                .map(|question| case.casebook[*question].id())
                .collect();
            questions.join("+")
        })
        .collect()
}

#[test]
fn a_dispute_is_a_component() {
    let case = Case::of(sample::bridge());
    assert_eq!(
        ids(&case, &case.disputes.contradicted),
        [
            "a-cause",
            "b-injured+c-injured-workers",
            "d-blame",
            "e-warned",
            "g-cost",
            "h-crossed"
        ]
    );
    assert_eq!(ids(&case, &case.disputes.tense), ["f-opened"]);
    for id in ["b-injured", "c-injured-workers"] {
        let dispute = case.disputes.find(&case.casebook, id).unwrap();
        assert_eq!(dispute.id(&case.casebook), "b-injured");
    }
    let blame = case.disputes.find(&case.casebook, "d-blame").unwrap();
    let claims: Vec<&str> = blame
        .claims
        .iter()
        .map(|claim| case.casebook[*claim].id())
        .collect();
    assert_eq!(claims, ["found-bolts", "found-none", "found-rust", "loose"]);
    assert_eq!(
        (
            blame.positions.len(),
            blame.alone.len(),
            blame.parties.len()
        ),
        (0, 4, 4)
    );
    assert!(case.disputes.find(&case.casebook, "nothing").is_none());
}

#[test]
fn a_dismissed_dispute_stays_listed() {
    let case = Case::of(sample::bridge());
    let dispute = case.disputes.find(&case.casebook, "h-crossed").unwrap();
    let dismissed = PairCount {
        dismissed: 1,
        ..PairCount::default()
    };
    assert_eq!(dispute.count, dismissed);
    assert!(!dispute.is_open());
    let dot = gainsay::draw::dot::write(&case.dispute("h-crossed"), OutputFormat::Svg);
    assert!(dot.contains("1 dismissed — 2 claims"), "{dot}");
}

#[test]
fn contradictions_of_claims_without_questions_are_kept_apart() {
    let mut sample = Sample::default();
    sample.claim("a", "", "It rained.", "", "");
    sample.claim("b", "", "It did not rain.", "", "");
    sample.link("a", "contradicts", "b");
    let case = Case::of(sample.0);
    assert!(case.disputes.contradicted.is_empty());
    assert_eq!(case.disputes.unasked.len(), 1);
}

fn casebook() -> impl Strategy<Value = Case> {
    let answer = prop_oneof![
        (0..6u32).prop_map(|n| format!("exactly {n}")),
        (0..6u32).prop_map(|n| format!("at least {n}")),
        (1..6u32).prop_map(|n| format!("~{n}0")),
        (1..6u32).prop_map(|n| format!("not {n}")),
        (1..6u32).prop_map(|n| format!("{n}0")),
    ];
    let claims = prop::collection::vec((0..4usize, answer), 1..14);
    let pairs = || prop::collection::vec((0..14usize, 0..14usize, any::<bool>()), 0..8);
    (claims, pairs(), pairs()).prop_map(|(claims, links, judgements)| {
        let mut sample = Sample::default();
        sample.question("q0", "whole", "number");
        sample.question("q1", "part", "number").part_of = Some(sample::text("q0"));
        sample.question("q2", "other", "number");
        let count = claims.len();
        for (number, (question, answer)) in claims.iter().enumerate() {
            let question = ["q0", "q1", "q2", ""][*question];
            let answer = if question.is_empty() {
                ""
            } else {
                answer.as_str()
            };
            sample.claim(&format!("c{number:02}"), question, "words", answer, "");
        }
        let mut linked = std::collections::BTreeSet::new();
        for (a, b, _) in links {
            let (a, b) = (a % count, b % count);
            if a != b && linked.insert((a, b)) {
                sample.link(&format!("c{a:02}"), "contradicts", &format!("c{b:02}"));
            }
        }
        for (a, b, confirmed) in judgements {
            let (a, b) = (a % count, b % count);
            if a != b {
                let verdict = if confirmed { "confirmed" } else { "dismissed" };
                sample.judge(&format!("c{a:02}"), &format!("c{b:02}"), verdict, "because");
            }
        }
        Case::of(sample.0)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The fast way counts by positions, the slow one pair by pair.
    #[test]
    fn oppositions_equal_pairs(case in casebook()) {
        let (casebook, positions) = (&case.casebook, &case.positions);
        type Found = BTreeMap<(Stand, Stand), (PairCount, bool, Vec<Pair>)>;
        let mut slow = Found::new();
        let _ = visit_pairs(casebook, positions, &mut |pair| {
            let (a, b) = (Stand::of(positions, pair.a), Stand::of(positions, pair.b));
            let found = slow.entry((a.min(b), a.max(b))).or_default();
            found.0.add(casebook, &pair);
            found.1 |= pair.kind == ClashKind::Contradiction;
            found.2.push(pair);
            ControlFlow::Continue(())
        });
        let mut seen = 0;
        let _ = Oppositions::of(casebook, positions).visit_all(&mut |fast| {
            let slow = &slow[&(fast.first, fast.second)];
            assert_eq!((fast.count, fast.contradicts), (slow.0, slow.1));
            assert!(slow.2.contains(&fast.pair), "{fast:?} {slow:?}");
            let dismissed = casebook.is_dismissed(fast.pair.a, fast.pair.b);
            assert_eq!(dismissed, slow.0.contradictions + slow.0.tensions == 0);
            assert_eq!(!dismissed && fast.pair.kind == ClashKind::Contradiction, slow.0.contradictions > 0);
            seen += 1;
            ControlFlow::Continue(())
        });
        prop_assert_eq!(seen, slow.len());
    }

    /// Disputes, questions with tensions and what belongs to no question hold every pair exactly once.
    #[test]
    fn disputes_hold_every_pair_once(case in casebook()) {
        let (_, all) = find_pairs(&case.casebook, &case.positions, 0, |_| true);
        let disputes = case.disputes.contradicted.iter().chain(&case.disputes.tense);
        let mut held = disputes.fold(PairCount::default(), |held, dispute| sum(held, dispute.count));
        for pair in &case.disputes.unasked {
            held.add(&case.casebook, pair);
        }
        prop_assert_eq!(held, all);
    }

    /// Whatever is in the casebook, every picture can be drawn, and every line ends at a node.
    #[test]
    fn lines_end_at_nodes(case in casebook()) {
        for dispute in &case.disputes.contradicted {
            let picture = gainsay::draw::dispute::picture(&case.casebook, &case.positions, dispute);
            for edge in &picture.edges {
                prop_assert!(picture.node(&edge.from.0).is_some() && picture.node(&edge.to.0).is_some());
                prop_assert!(!edge.tooltip.is_empty());
            }
        }
        prop_assert!(!case.all_dot().is_empty());
        prop_assert!(!case.all_svg().is_empty());
    }
}
