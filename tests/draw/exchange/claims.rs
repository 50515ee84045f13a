//! The graph of all claims.

use std::collections::BTreeSet;

use gainsay::analysis::pairs::{Origin, Pair};
use gainsay::analysis::positions::Positions;
use gainsay::analysis::rule::ClashKind;
use gainsay::draw;
use gainsay::draw::claims::{MOST_DRAWN_CLAIMS, TooManyPairs, too_many_to_draw};
use gainsay::draw::exchange::graph::Exchange;
use gainsay::draw::exchange::{ExchangeFormat, write};
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::LinkKind;
use serde_json::Value;

use crate::casebooks;
use crate::sample::{self, Sample};

type Line = (String, String, String);

fn written(casebook: &Casebook) -> Value {
    let picture = draw::claims::picture(casebook, &Positions::of(casebook)).unwrap();
    let exchange = Exchange::of(casebook, &picture).named_by_claims();
    serde_json::from_slice(&write(&exchange, ExchangeFormat::Json).unwrap()).unwrap()
}

/// Every pair of live claims and every link between two, looked at one by one.
fn naive(casebook: &Casebook) -> BTreeSet<Line> {
    let mut lines = BTreeSet::new();
    for (a, first) in casebook.live_claims() {
        for (b, second) in casebook.live_claims().filter(|(b, _)| a < *b) {
            let Some(pair) = Pair::of(casebook, a, b) else {
                continue;
            };
            let kind = if casebook.is_dismissed(a, b) {
                "dismissed"
            } else if pair.kind == ClashKind::Tension {
                "tension"
            } else if pair.origin == Origin::Stated {
                "stated"
            } else {
                "contradiction"
            };
            lines.insert((first.id().into(), second.id().into(), kind.into()));
        }
    }
    for link in casebook.links() {
        let (from, to) = (&casebook[link.from], &casebook[link.to]);
        let kind = match link.kind {
            LinkKind::Contradicts => continue,
            LinkKind::Supports => "supports",
            LinkKind::Repeats => "repeats",
            LinkKind::Qualifies => "qualifies",
            LinkKind::Retracts => "retracts",
        };
        if from.live && to.live {
            lines.insert((from.id().into(), to.id().into(), kind.into()));
        }
    }
    lines
}

#[test]
fn every_live_claim_and_every_pair_is_in_it_once() {
    let mut kinds = BTreeSet::new();
    let samples = [sample::bridge(), sample::nasty()].map(sample::check);
    for casebook in (0..300).map(casebooks::casebook).chain(samples) {
        let graph = written(&casebook);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let nodes: Vec<String> = graph["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|node| text(&node["id"]))
            .collect();
        let unique: BTreeSet<&str> = nodes.iter().map(String::as_str).collect();
        let live: BTreeSet<&str> = casebook
            .live_claims()
            .map(|(_, claim)| claim.id())
            .collect();
        assert_eq!(nodes.len(), live.len());
        assert_eq!(unique, live);
        let edges: Vec<Line> = graph["edges"]
            .as_array()
            .unwrap()
            .iter()
            .map(|edge| {
                assert!(!text(&edge["tooltip"]).is_empty());
                (
                    text(&edge["source"]),
                    text(&edge["target"]),
                    text(&edge["kind"]),
                )
            })
            .collect();
        let unique: BTreeSet<Line> = edges.iter().cloned().collect();
        assert_eq!(edges.len(), unique.len());
        assert_eq!(unique, naive(&casebook));
        kinds.extend(unique.into_iter().map(|(_, _, kind)| kind));
    }
    assert!(kinds.len() >= 7, "the casebooks show too little: {kinds:?}");
}

/// A judgement on one pair of two positions is not one on the others.
#[test]
fn a_judgement_is_that_of_its_pair() {
    let mut sample = Sample::default();
    sample.question("safe", "Was the bridge safe?", "yes-no");
    for (id, answer) in [("a", "yes"), ("b", "no"), ("c", "no")] {
        sample.claim(id, "safe", id, answer, "");
    }
    sample.judge("a", "b", "dismissed", "Another bridge");
    let graph = written(&sample::check(sample.0));
    let told: Vec<[&str; 3]> = graph["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| ["target", "kind", "label"].map(|name| edge[name].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ["b", "dismissed", "dismissed by Desk B"],
            ["c", "contradiction", ""]
        ]
    );
}

fn rivals(count: usize) -> Casebook {
    let mut sample = Sample::default();
    sample.question("how-many", "How many were there?", "number");
    for number in 0..count {
        let id = format!("c{number}");
        sample.claim(&id, "how-many", &id, &format!("exactly {number}"), "");
    }
    sample::check(sample.0)
}

#[test]
fn too_much_is_refused_and_nothing_is_left_out() {
    let at_most = |count: usize| {
        let casebook = rivals(count);
        draw::claims::picture(&casebook, &Positions::of(&casebook))
    };
    assert_eq!(too_many_to_draw(&at_most(25).unwrap()), None);
    assert_eq!(too_many_to_draw(&at_most(26).unwrap()), Some((26, 325)));
    assert_eq!(at_most(440).unwrap().edges.len(), 440 * 439 / 2);
    assert_eq!(at_most(450), Err(TooManyPairs));

    let mut sample = Sample::default();
    for number in 0..=MOST_DRAWN_CLAIMS {
        sample.claim(&format!("c{number}"), "", "Alone.", "", "");
    }
    let casebook = sample::check(sample.0);
    let picture = draw::claims::picture(&casebook, &Positions::of(&casebook)).unwrap();
    assert_eq!(too_many_to_draw(&picture), Some((MOST_DRAWN_CLAIMS + 1, 0)));
}
