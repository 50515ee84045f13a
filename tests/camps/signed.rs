//! The signed graph, against one made claim by claim.

use std::collections::{BTreeMap, BTreeSet};

use gainsay::analysis::pairs::Pair;
use gainsay::analysis::positions::Positions;
use gainsay::analysis::rule::ClashKind;
use gainsay::analysis::signed::{By, Over, Relation, SignedGraph, Voice, WHOLE};
use gainsay::analysis::tally;
use gainsay::formats::{Input, Sources, read};
use gainsay::model::bounds::{Bounds, Told};
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Claim;
use gainsay::model::key::Key;
use gainsay::model::question::AnswerKind;
use gainsay::model::validate::validate;

use crate::casebooks;

type Relations = BTreeMap<(Voice, Voice), Relation>;

fn voices(casebook: &Casebook, claim: &Claim, by: By) -> BTreeSet<Voice> {
    let said = claim.said.iter();
    said.filter_map(|said| match by {
        By::Speakers => Some(Voice::Speaker(said.speaker)),
        By::Parties => casebook[said.speaker].party.map(Voice::Party),
    })
    .collect()
}

/// What a claim is about: its question, or, without one, itself.
fn about(casebook: &Casebook, claim: Key<Claim>) -> String {
    casebook[claim].question.map_or_else(
        || format!("claim {}", casebook[claim].id()),
        |question| format!("question {}", casebook[question].id()),
    )
}

fn naive(casebook: &Casebook, by: By, over: Over) -> Relations {
    let positions = Positions::of(casebook);
    let live: Vec<Key<Claim>> = casebook.live_claims().map(|(key, _)| key).collect();
    let said = |voice| -> Vec<Key<Claim>> {
        let claims = live.iter().copied();
        claims
            .filter(|claim| voices(casebook, &casebook[*claim], by).contains(&voice))
            .collect()
    };
    let all: BTreeSet<Voice> = live
        .iter()
        .flat_map(|claim| voices(casebook, &casebook[*claim], by))
        .collect();
    let contradict = |a, b| {
        Pair::of(casebook, a, b).is_some_and(|pair| {
            pair.kind == ClashKind::Contradiction && !casebook.is_dismissed(a, b)
        })
    };
    let mut disputed = BTreeSet::new();
    for a in &live {
        if live.iter().any(|b| contradict(*a, *b)) {
            disputed.insert(about(casebook, *a));
        }
    }
    let asked = |about: &String| over == Over::Questions || disputed.contains(about);
    let mut relations = Relations::new();
    for first in &all {
        for second in all.iter().filter(|second| *second > first) {
            let (mut against, mut alike, mut both) =
                (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
            for a in said(*first) {
                for b in said(*second) {
                    let (of_a, of_b) = (about(casebook, a), about(casebook, b));
                    let point = if of_a < of_b {
                        (of_a.clone(), of_b.clone())
                    } else {
                        (of_b.clone(), of_a.clone())
                    };
                    if contradict(a, b) {
                        against.insert(point.clone());
                    }
                    let place = |claim| positions.of_claim(claim);
                    let same = a == b || (place(a).is_some() && place(a) == place(b));
                    if same && asked(&of_a) {
                        alike.insert(point.clone());
                    }
                    let in_words = casebook[a]
                        .question
                        .is_none_or(|question| casebook[question].kind == AnswerKind::Text);
                    if of_a == of_b && !in_words && asked(&of_a) {
                        both.insert(point);
                    }
                }
            }
            let common = both.union(&against).cloned().collect::<BTreeSet<_>>();
            let common = common.union(&alike).count();
            if common > 0 {
                let relation = Relation {
                    agreements: alike.difference(&against).count(),
                    contradictions: against.len(),
                    common,
                };
                relations.insert((*first, *second), relation);
            }
        }
    }
    relations
}

#[test]
fn the_signed_graph_counts_what_the_claims_say() {
    let (mut agreements, mut contradictions, mut neither) = (0, 0, 0);
    for seed in 0..1500 {
        let casebook = casebooks::casebook(seed);
        let positions = Positions::of(&casebook);
        let ways =
            [By::Speakers, By::Parties].map(|by| [(by, Over::Questions), (by, Over::Disputes)]);
        for (by, over) in ways.into_iter().flatten() {
            let signed = SignedGraph::of(&casebook, &positions, by, over).expect("there are few");
            let graph = &signed.graph;
            let mut found = Relations::new();
            for edge in graph.edge_indices() {
                let (a, b) = graph.edge_endpoints(edge).expect("it has ends");
                let voices = (graph[a].min(graph[b]), graph[a].max(graph[b]));
                assert!(found.insert(voices, graph[edge]).is_none(), "twice");
            }
            assert_eq!(
                found,
                naive(&casebook, by, over),
                "seed {seed}, {by:?}, {over:?}"
            );
            for relation in found.values() {
                agreements += relation.agreements;
                contradictions += relation.contradictions;
                neither += relation.common - relation.agreements - relation.contradictions;
                assert!(relation.weight().abs() <= WHOLE);
            }
        }
    }
    assert!(
        agreements > 100 && contradictions > 300 && neither > 100,
        "the test has gone blind: {agreements}, {contradictions}, {neither}"
    );
}

/// Its voices, its edges and who is left out, each in order.
fn content(signed: &SignedGraph) -> String {
    let graph = &signed.graph;
    let voices: Vec<&Voice> = graph.node_weights().collect();
    let edges: Vec<_> = graph
        .edge_indices()
        .map(|edge| (graph.edge_endpoints(edge), graph[edge]))
        .collect();
    format!("{voices:?} {edges:?} {:?}", signed.without_party)
}

#[test]
fn bounds_tell_the_same_of_voices_as_the_casebook() {
    let mut edges = 0;
    for seed in 0..1500 {
        let casebook = casebooks::casebook(seed);
        let positions = Positions::of(&casebook);
        let (bounds, told) = (Bounds::of(&casebook), Told::of(&casebook));
        for by in [By::Speakers, By::Parties] {
            for over in [Over::Questions, Over::Disputes] {
                let exact = SignedGraph::of(&casebook, &positions, by, over).expect("few");
                edges += exact.graph.edge_count();
                for together in [1, 3, tally::TOGETHER] {
                    let fast = tally::signed(&bounds, &told, (by, over), together).expect("few");
                    assert_eq!(
                        content(&fast),
                        content(&exact),
                        "seed {seed}, {by:?}, {over:?}, {together}"
                    );
                }
            }
        }
    }
    assert!(edges > 1_000, "the test has gone blind: {edges}");
}

/// 3,000 speakers of one question are 4,500,000 comparisons; on three, which are parts and a whole, more.
#[test]
fn too_many_are_too_many_either_way() {
    let mut text = String::new();
    for (id, more) in [("q", ""), ("r", ", \"part_of\": \"q\""), ("s", "")] {
        text.push_str(&format!(
            "{{\"question\": {{\"id\": \"{id}\", \"text\": \"How many?\", \"answer\": \"number\"{more}}}}}\n"
        ));
    }
    text.push_str("{\"document\": {\"id\": \"d\", \"title\": \"D\"}}\n");
    for number in 0..3_000 {
        let question = ["q", "r", "s"][usize::from(number > 1_400) + usize::from(number > 2_990)];
        text.push_str(&format!(
            "{{\"speaker\": {{\"id\": \"s{number}\", \"name\": \"S\", \"kind\": \"person\"}}}}\n\
             {{\"claim\": {{\"id\": \"c{number}\", \"question\": \"{question}\", \"text\": \"So many.\", \"answer\": \"{number}\", \
             \"said\": [{{\"by\": \"s{number}\", \"in\": \"d\"}}]}}}}\n"
        ));
    }
    let input = Input::stream("made.jsonl", text.as_bytes());
    let (records, faults) = read(&mut Sources::new(), input).expect("it reads");
    assert!(faults.is_empty(), "{faults:?}");
    let casebook = validate(records).expect("it passes");
    let positions = Positions::of(&casebook);
    let (bounds, told) = (Bounds::of(&casebook), Told::of(&casebook));
    let exact = SignedGraph::of(&casebook, &positions, By::Speakers, Over::Disputes);
    let exact = exact.expect_err("they are too many");
    let fast = tally::signed(&bounds, &told, (By::Speakers, Over::Disputes), 100);
    assert_eq!(fast.expect_err("they are too many"), exact);
}

#[test]
fn weights_are_exact_fractions() {
    let weight = |agreements, contradictions, common| {
        let relation = Relation {
            agreements,
            contradictions,
            common,
        };
        relation.weight()
    };
    assert_eq!(weight(0, 0, 0), 0);
    assert_eq!(weight(3, 3, 9), 0);
    assert_eq!(weight(7, 2, 10), WHOLE / 2);
    assert_eq!(weight(0, 1, 13), -WHOLE / 13);
    assert_eq!(weight(1, 0, 17), 42_395);
    assert_eq!(weight(0, 1, 17), -42_395);
}
