//! Boxes and arrows of what claims stand on.

use std::collections::{BTreeMap, BTreeSet};

use gainsay::analysis::lineage::sourcing::Lineage;
use gainsay::analysis::lineage::trails::{Step, Trail, Trails, Vertex};
use gainsay::draw::layers;
use gainsay::draw::picture::{Emphasis, Line};
use gainsay::draw::sources::{Asked, picture};

use crate::cases;
use crate::support::citations;

#[test]
fn boxes_and_arrows_are_the_trails() {
    let mut seen = [0_usize; 4];
    for seed in 0..cases(1500) {
        let casebook = citations::casebook(seed);
        let lineage = Lineage::of(&casebook);
        for (key, claim) in casebook.claims() {
            let asked = [Asked {
                head: claim.text().into(),
                is_answer: false,
                notes: Vec::new(),
                short: Vec::new(),
                claims: vec![key],
            }];
            let shown = picture(&casebook, "What it stands on", &asked);
            let trails = |trail| Trails::of(&casebook, lineage.beginnings(), &[key], trail);
            let live = if claim.live { claim.said.len() } else { 0 };
            if live == 0 {
                assert_eq!(
                    (shown.all_nodes().count(), shown.edges.len()),
                    (1, 0),
                    "seed {seed}"
                );
                continue;
            }
            let mut vertices: BTreeSet<Vertex<'_>> = BTreeSet::new();
            let mut steps: BTreeMap<(Vertex<'_>, Vertex<'_>), bool> = BTreeMap::new();
            for trails in [trails(Trail::Named), trails(Trail::Cited)] {
                for edge in trails.graph.raw_edges() {
                    let (from, to) = (trails.graph[edge.source()], trails.graph[edge.target()]);
                    vertices.insert(to);
                    if !matches!(edge.weight, Step::Said | Step::StandsIn) {
                        let cites = matches!(edge.weight, Step::Cites | Step::Tells);
                        *steps.entry((from, to)).or_insert(true) &= cites;
                    }
                }
            }
            let things = vertices
                .iter()
                .filter(|vertex| !matches!(vertex, Vertex::Statement(..)));
            assert_eq!(shown.all_nodes().count(), 1 + things.count(), "seed {seed}");
            let of = |line: Line, from_rows: bool| {
                let edges = shown.edges.iter();
                edges
                    .filter(|edge| edge.line == line && edge.from.1.is_some() == from_rows)
                    .count()
            };
            assert_eq!(
                of(Line::From, true),
                live,
                "seed {seed}: an arrow a statement"
            );
            let cites = steps.values().filter(|cites| **cites).count();
            assert_eq!(of(Line::Cites, false), cites, "seed {seed}");
            assert_eq!(of(Line::From, false), steps.len() - cites, "seed {seed}");
            let sourcing = lineage.sourcing(&[key]);
            let on_all: BTreeSet<Vertex<'_>> = [&sourcing.named, &sourcing.cited]
                .into_iter()
                .flat_map(|found| found.on_every_chain.iter().flatten().copied())
                .filter(|vertex| !matches!(vertex, Vertex::Statement(..)))
                .collect();
            let subjects = shown
                .all_nodes()
                .filter(|node| node.emphasis == Emphasis::Subject);
            assert_eq!(subjects.count(), on_all.len(), "seed {seed}");
            let circles: BTreeSet<Vertex<'_>> =
                sourcing.circles.iter().flatten().copied().collect();
            let marked = shown
                .all_nodes()
                .filter(|node| node.small.iter().any(|line| line.starts_with('↻')));
            assert_eq!(marked.count(), circles.len(), "seed {seed}");
            let svg = layers::svg(&shown);
            let document = roxmltree::Document::parse(&svg).expect("it is XML");
            let lines = document
                .descendants()
                .filter(|node| node.attribute("class") == Some("line"));
            assert_eq!(lines.count(), shown.edges.len(), "seed {seed}");
            let boxes = document
                .descendants()
                .filter(|node| node.attribute("class") == Some("node"));
            let boxes: Vec<[i32; 4]> = boxes
                .filter_map(|node| node.children().find(|child| child.has_tag_name("rect")))
                .map(|rect| {
                    ["x", "y", "width", "height"]
                        .map(|name| rect.attribute(name).unwrap_or_default())
                        .map(|number| number.parse().expect("it is a number"))
                })
                .collect();
            assert_eq!(boxes.len(), shown.all_nodes().count(), "seed {seed}");
            for (place, a) in boxes.iter().enumerate() {
                for b in &boxes[place + 1..] {
                    let beside = a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0];
                    let below = a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1];
                    assert!(beside || below, "seed {seed}: {a:?} {b:?}");
                }
            }
            seen[0] += usize::from(cites > 0);
            seen[1] += usize::from(!circles.is_empty());
            seen[2] += usize::from(shown.clusters.iter().any(|cluster| cluster.nodes.len() > 1));
            seen[3] += usize::from(on_all.is_empty());
        }
    }
    assert!(seen.iter().all(|number| *number > 100), "{seen:?}");
}
