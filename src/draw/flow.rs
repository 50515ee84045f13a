//! All live claims as DOT, written as they come: in memory that does not grow with the lines between them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::ops::ControlFlow;

use crate::analysis::pairs::{Pair, PairCount, visit_pairs};
use crate::analysis::positions::Positions;
use crate::draw::claims;
use crate::draw::dispute;
use crate::draw::dot;
use crate::draw::edges::{self, Verdicts};
use crate::draw::format::OutputFormat;
use crate::draw::picture::{Cluster, Edge, Line, Picture};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;

/// Writes the graph of all live claims, of whatever size. Up to [`claims::MOST_PAIRS`] pairs it is the picture that
/// [`claims::picture`] gives, to the byte; of more, the lines come question by question.
///
/// # Errors
/// When it cannot be written.
pub fn write_all_claims(
    casebook: &Casebook,
    positions: &Positions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let pairs = claims::pairs(casebook, positions);
    let seen = Seen::of(casebook, positions, pairs.as_deref());
    let all: Vec<Key<Claim>> = casebook.live_claims().map(|(key, _)| key).collect();
    let mut groups: BTreeMap<Option<Key<Question>>, Vec<Key<Claim>>> = BTreeMap::new();
    let mut ids: BTreeMap<Key<Claim>, Place> = BTreeMap::new();
    for (place, claim) in all.iter().enumerate() {
        groups
            .entry(casebook[*claim].question)
            .or_default()
            .push(*claim);
        ids.insert(
            *claim,
            Place {
                id: format!("c{}", place + 1),
                written: 0,
            },
        );
    }
    // What stands outside of all boxes comes after them.
    let outside = groups.remove(&None).unwrap_or_default();
    let written = groups.values().flatten().chain(&outside);
    for (place, claim) in written.enumerate() {
        if let Some(known) = ids.get_mut(claim) {
            known.written = place;
        }
    }
    let links = links(casebook, &ids);
    let lines = seen.lines.iter().copied();
    let sample = |line| Edge {
        line,
        ..edge_without_ends()
    };
    let frame = Picture {
        edges: lines
            .chain(links.iter().map(|edge| edge.line))
            .map(sample)
            .collect(),
        ..claims::frame(casebook, &all, groups.len(), seen.count)
    };
    let node = |claim: Key<Claim>| {
        claims::node(
            casebook,
            claim,
            &ids[&claim].id,
            seen.disputed.contains(&claim),
        )
    };
    let verdicts = Verdicts::of(casebook, &Positions::default());
    dot::stream(&frame, OutputFormat::Dot, out, |body| {
        for (question, group) in &groups {
            let nodes = group.iter().map(|claim| node(*claim)).collect();
            let cluster = match question {
                Some(question) => dispute::cluster(casebook, *question, nodes),
                None => Cluster::default(),
            };
            body.cluster(&cluster);
        }
        for claim in &outside {
            body.node(&node(*claim));
        }
        let mut number = 0;
        let mut write = |mut edge: Edge, places: (usize, usize)| {
            number += 1;
            edge.id = format!("e{number}");
            body.edge(&edge, places);
        };
        let mut write_pair = |pair: &Pair| {
            let (a, b) = (&ids[&pair.a], &ids[&pair.b]);
            let opposition = claims::opposition(casebook, pair);
            let edge = edges::opposition(casebook, &verdicts, &opposition, (&a.id, &b.id));
            write(edge, (a.written, b.written));
        };
        each(casebook, positions, pairs.as_deref(), &mut write_pair);
        let written: BTreeMap<&str, usize> = if links.is_empty() {
            BTreeMap::new()
        } else {
            let places = ids.values();
            places
                .map(|place| (place.id.as_str(), place.written))
                .collect()
        };
        for edge in links {
            let place = |id: &str| written.get(id).copied().unwrap_or(usize::MAX);
            let places = (place(&edge.from.0), place(&edge.to.0));
            write(edge, places);
        }
    })
}

/// A claim's id in the picture, and the place at which it is written.
struct Place {
    id: String,
    written: usize,
}

/// What the pairs come to, before the first of them is written.
#[derive(Default)]
struct Seen {
    count: PairCount,
    lines: BTreeSet<Line>,
    disputed: BTreeSet<Key<Claim>>,
}

impl Seen {
    fn of(casebook: &Casebook, positions: &Positions, pairs: Option<&[Pair]>) -> Self {
        let mut seen = Self::default();
        each(casebook, positions, pairs, &mut |pair| {
            seen.count.add(casebook, pair);
            let line = edges::line_of(&claims::opposition(casebook, pair));
            seen.lines.insert(line);
            if line != Line::Dismissed {
                seen.disputed.extend([pair.a, pair.b]);
            }
        });
        seen
    }
}

/// Visits the pairs: those at hand, else all as they are found.
fn each(
    casebook: &Casebook,
    positions: &Positions,
    pairs: Option<&[Pair]>,
    visit: &mut dyn FnMut(&Pair),
) {
    match pairs {
        Some(pairs) => pairs.iter().for_each(visit),
        None => {
            let _ = visit_pairs(casebook, positions, &mut |pair| {
                visit(&pair);
                ControlFlow::Continue(())
            });
        }
    }
}

fn links(casebook: &Casebook, ids: &BTreeMap<Key<Claim>, Place>) -> Vec<Edge> {
    if casebook.links().is_empty() {
        return Vec::new();
    }
    let ids = ids.iter().map(|(key, place)| (*key, place.id.clone()));
    claims::links(casebook, &ids.collect())
}

fn edge_without_ends() -> Edge {
    Edge {
        id: String::new(),
        from: (String::new(), None),
        to: (String::new(), None),
        line: Line::Contradiction,
        weight: None,
        style: None,
        signed: false,
        label: Vec::new(),
        tooltip: String::new(),
        url: None,
    }
}
