//! Boxes and lines of camps.

use std::collections::BTreeMap;

use gainsay::analysis::camps::{Effort, divide};
use gainsay::analysis::positions::Positions;
use gainsay::analysis::signed::{By, Over, Relation, SignedGraph};
use gainsay::draw::camps::{Divided, picture, table};
use gainsay::draw::picture::Line;

use crate::cases;
use crate::support::casebooks;

#[test]
fn boxes_and_lines_are_the_camps_and_the_signed_graph() {
    let mut seen = [0_usize; 4];
    for seed in 0..cases(400) {
        let casebook = casebooks::casebook(seed);
        let positions = Positions::of(&casebook);
        for (by, most) in [
            (By::Speakers, None),
            (By::Parties, None),
            (By::Speakers, Some(1)),
        ] {
            let signed = SignedGraph::of(&casebook, &positions, by, Over::Questions);
            let signed = signed.expect("it is small");
            let camps = divide(&signed.graph, Relation::weight, most, Effort::default());
            let divided = Divided {
                casebook: &casebook,
                by,
                over: Over::Questions,
                most,
                signed: &signed,
                camps: &camps,
            };
            let shown = picture(divided);
            let home: BTreeMap<String, usize> = shown
                .clusters
                .iter()
                .enumerate()
                .flat_map(|(camp, cluster)| {
                    cluster
                        .nodes
                        .iter()
                        .map(move |node| (node.id.clone(), camp))
                })
                .collect();
            let found: Vec<Vec<String>> = camps
                .groups
                .iter()
                .flat_map(|group| &group.camps)
                .map(|camp| {
                    camp.iter()
                        .map(|node| format!("v{}", node.index() + 1))
                        .collect()
                })
                .collect();
            let boxes: Vec<Vec<String>> = shown
                .clusters
                .iter()
                .map(|cluster| cluster.nodes.iter().map(|node| node.id.clone()).collect())
                .collect();
            assert_eq!(boxes, found, "seed {seed}");
            assert!(shown.nodes.is_empty(), "who is in no camp is not drawn");
            for node in &camps.alone {
                let name = signed.graph[*node].name(&casebook);
                assert!(shown.notes.join(" ").contains(name), "seed {seed}: {name}");
            }
            let mut lines: BTreeMap<(String, String), (Line, String, bool)> = BTreeMap::new();
            for edge in &shown.edges {
                let (a, b) = (edge.from.0.clone(), edge.to.0.clone());
                let against = edge.label.iter().any(|line| line == "against the camps");
                let key = if a < b { (a, b) } else { (b, a) };
                let before = lines.insert(key, (edge.line, edge.label[0].clone(), against));
                assert!(before.is_none(), "seed {seed}: two lines between two");
            }
            let (mut negative, mut positive, mut neither) = (0, 0, 0);
            for edge in signed.graph.edge_indices() {
                let (a, b) = signed.graph.edge_endpoints(edge).expect("it has ends");
                let relation = signed.graph[edge];
                let (a, b) = (format!("v{}", a.index() + 1), format!("v{}", b.index() + 1));
                let drawn = lines.remove(&if a < b {
                    (a.clone(), b.clone())
                } else {
                    (b.clone(), a.clone())
                });
                let same = home.get(&a) == home.get(&b);
                let expected = match relation.weight() {
                    0 => {
                        neither += usize::from(home.contains_key(&a) && home.contains_key(&b));
                        None
                    }
                    1.. => {
                        positive += 1;
                        Some((
                            Line::Agrees,
                            format!("{} of {}", relation.agreements, relation.common),
                            !same,
                        ))
                    }
                    _ => {
                        negative += 1;
                        Some((
                            Line::Contradiction,
                            format!("{} of {}", relation.contradictions, relation.common),
                            same,
                        ))
                    }
                };
                seen[3] += usize::from(expected.as_ref().is_some_and(|(_, _, against)| *against));
                assert_eq!(drawn, expected, "seed {seed}: {a} {b}");
            }
            assert!(lines.is_empty(), "seed {seed}: {lines:?}");
            // The table shows each pair twice.
            let svg = table::svg(divided);
            let document = roxmltree::Document::parse(&svg).expect("it is XML");
            let count = |class: &str| {
                let nodes = document.descendants();
                nodes
                    .filter(|node| node.attribute("class") == Some(class))
                    .count()
            };
            assert_eq!(count("contradiction"), 2 * negative, "seed {seed}");
            assert_eq!(count("agreement"), 2 * positive, "seed {seed}");
            assert_eq!(count("neither"), 2 * neither, "seed {seed}");
            seen[0] += usize::from(negative > 0);
            seen[1] += usize::from(positive > 0);
            seen[2] += usize::from(camps.groups.is_empty());
        }
    }
    assert!(seen.iter().all(|number| *number > 20), "{seen:?}");
}
