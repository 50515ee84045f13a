//! One dispute: its questions as boxes, the rival positions in them, and what excludes what.

mod drawing;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::analysis::disputes::Dispute;
use crate::analysis::graph::{Oppositions, Stand};
use crate::analysis::phrase::plural;
use crate::analysis::positions::Positions;
use crate::draw::edges;
use crate::draw::picture::{Cluster, Node, Picture};
use crate::draw::stands;
use crate::draw::wrap;
use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::question::Question;
use drawing::Drawing;

/// How many positions a picture shows; of more, those in most clashes.
pub const MOST_POSITIONS: usize = 40;

/// How many lines a picture shows, beside those at signs for all; with more, readers see none.
pub const MOST_LINES: usize = 90;

/// The picture of a dispute.
pub fn picture(casebook: &Casebook, positions: &Positions, dispute: &Dispute) -> Picture {
    let chosen = choose(casebook, positions, dispute);
    let drawing = Drawing::of(casebook, positions, dispute, &chosen);
    let mut picture = Picture {
        title: title(casebook, dispute),
        notes: vec![format!(
            "{} — {} in {} by {}",
            edges::counts(dispute.count),
            plural(dispute.claims.len(), "claim"),
            plural(dispute.positions.len() + dispute.alone.len(), "position"),
            plural(dispute.speakers.len(), "speaker"),
        )],
        parties: stands::legend(
            casebook,
            chosen.iter().flat_map(|stand| stand.claims(positions)),
        ),
        ..Picture::default()
    };
    let left_out = dispute.positions.len() + dispute.alone.len() - chosen.len();
    if left_out > 0 {
        picture.notes.push(format!(
            "Left out: {}; the {} in most clashes are drawn.",
            plural(left_out, "position"),
            chosen.len()
        ));
    }
    picture.edges = drawing.edges(MOST_LINES, &mut picture.notes);
    let (hub_nodes, hub_edges) = drawing.hubs();
    picture.edges.splice(0..0, hub_edges);
    edges::number(&mut picture.edges);
    let mut clusters: BTreeMap<Option<Key<Question>>, Vec<Node>> = BTreeMap::new();
    for (place, stand) in chosen.iter().enumerate() {
        let node = drawing.node(place);
        clusters
            .entry(stand.question(casebook, positions))
            .or_default()
            .push(node);
    }
    for (question, node) in hub_nodes {
        clusters.entry(question).or_default().push(node);
    }
    for (question, nodes) in clusters {
        match question {
            Some(question) => picture.clusters.push(cluster(casebook, question, nodes)),
            None => picture.nodes = nodes,
        }
    }
    picture
}

fn title(casebook: &Casebook, dispute: &Dispute) -> String {
    let first = dispute
        .questions
        .first()
        .map_or("", |question| casebook[*question].text());
    match dispute.questions.len() {
        0 | 1 => first.to_owned(),
        count => format!(
            "{first} (and {} joined to it)",
            plural(count - 1, "question")
        ),
    }
}

pub(super) fn cluster(casebook: &Casebook, question: Key<Question>, nodes: Vec<Node>) -> Cluster {
    Cluster {
        label: wrap::wrap(casebook[question].text(), 62, 4),
        small: stands::scope(casebook, question),
        tooltip: casebook[question].text().to_owned(),
        url: None,
        nodes,
    }
}

/// All stands, or those in most clashes, in order.
fn choose(casebook: &Casebook, positions: &Positions, dispute: &Dispute) -> Vec<Stand> {
    let all: Vec<Stand> = dispute.stands().collect();
    if all.len() <= MOST_POSITIONS {
        return all;
    }
    let mut clashes: BTreeMap<Stand, usize> = BTreeMap::new();
    let _ = Oppositions::of(casebook, positions).visit(
        &dispute.questions,
        &dispute.alone,
        &mut |opposition| {
            for stand in [opposition.first, opposition.second] {
                *clashes.entry(stand).or_default() += 1;
            }
            ControlFlow::Continue(())
        },
    );
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by_key(|place| {
        let clashes = clashes.get(&all[*place]).copied().unwrap_or(0);
        (std::cmp::Reverse(clashes), *place)
    });
    places.truncate(MOST_POSITIONS);
    places.sort_unstable();
    places.into_iter().map(|place| all[place]).collect()
}
