//! Lanes as a graph, for programs that lay out no rows and columns: each lane a group, in it the cards one after the
//! other, and between cards the lines of the lanes.

use std::collections::BTreeMap;

use crate::draw::edges;
use crate::draw::lanes::cards::{Card, Grid, Lane};
use crate::draw::lanes::chart::{folded, joined, lane_name, question_of};
use crate::draw::lanes::scene::Scene;
use crate::draw::palette;
use crate::draw::picture::{Cluster, Edge, Emphasis, Line, Node, Picture};
use crate::draw::stands;
use crate::draw::wrap;

/// How wide the words of a card and the names of lanes are, in columns.
const CARD_WIDTH: usize = 26;
const NAME_WIDTH: usize = 60;

pub(super) fn picture(scene: &Scene<'_>) -> Picture {
    let grid = Grid::of(scene);
    let mut notes = scene.notes.clone();
    notes.extend(grid.note());
    notes.extend(folded(scene, &grid));
    let id = |card: usize| format!("c{}", card + 1);
    let mut joints: Vec<Edge> = Vec::new();
    let mut touched = vec![Emphasis::Undisputed; grid.cards.len()];
    for (joint, (first, second)) in joined(scene, &grid) {
        for card in [first, second] {
            if joint.line != Line::Revises {
                touched[card] = Emphasis::Disputed;
            }
        }
        joints.push(Edge {
            id: String::new(),
            from: (id(first), None),
            to: (id(second), None),
            line: joint.line,
            weight: None,
            style: None,
            signed: true,
            label: Vec::new(),
            tooltip: joint.tooltip.clone(),
            url: None,
        });
    }
    let mut lanes: BTreeMap<Lane, Vec<usize>> = BTreeMap::new();
    for (place, card) in grid.cards.iter().enumerate() {
        lanes.entry(grid.lanes[card.lane]).or_default().push(place);
    }
    let mut clusters = Vec::new();
    let mut edges = Vec::new();
    for (lane, mut cards) in lanes {
        cards.sort_by_key(|card| (grid.cards[*card].column, *card));
        for two in cards.windows(2) {
            let [before, after] = [two[0], two[1]].map(|card| &grid.cards[card]);
            let dated = grid.is_dated(after);
            if dated && before.column < after.column {
                edges.push(follows(id(two[0]), id(two[1])));
            }
        }
        clusters.push(Cluster {
            label: wrap::wrap(&name(scene, &grid, lane), NAME_WIDTH, 4),
            nodes: cards
                .into_iter()
                .map(|card| node(scene, &grid, &grid.cards[card], id(card), touched[card]))
                .collect(),
            ..Cluster::default()
        });
    }
    edges.extend(joints);
    edges::number(&mut edges);
    let claims = grid.cards.iter().flat_map(|card| &card.claims);
    Picture {
        title: scene.title.clone(),
        notes,
        clusters,
        edges,
        parties: stands::legend(scene.casebook, claims)
            .into_iter()
            .filter(|(style, _)| grid.lanes.iter().any(|lane| lane_style(lane) == *style))
            .collect(),
        ..Picture::default()
    }
}

fn lane_style(lane: &Lane) -> palette::Style {
    lane.party.map_or(palette::NO_PARTY, palette::party)
}

/// What a lane is called where nothing stands above it.
fn name(scene: &Scene<'_>, grid: &Grid, lane: Lane) -> String {
    let name = lane_name(scene, grid, lane);
    if scene.teller.is_some() && grid.has_headings() {
        return format!("{} {name}", question_of(scene, lane));
    }
    name.to_owned()
}

fn node(scene: &Scene<'_>, grid: &Grid, card: &Card, id: String, emphasis: Emphasis) -> Node {
    let stand = scene.stands[card.stand];
    let mut small = vec![grid.columns[card.column].1.clone()];
    if card.statements > 1 {
        small.push(format!("× {} statements", card.statements));
    }
    Node {
        id,
        emphasis,
        style: scene
            .teller
            .is_none()
            .then(|| lane_style(&grid.lanes[card.lane])),
        head: wrap::wrap(&scene.answer(stand), CARD_WIDTH, 5),
        small,
        tooltip: card.tooltip.clone(),
        url: card.url.clone(),
        claims: card
            .claims
            .iter()
            .map(|claim| scene.casebook[*claim].id().to_owned())
            .collect(),
        ..Node::default()
    }
}

fn follows(from: String, to: String) -> Edge {
    Edge {
        id: String::new(),
        from: (from, None),
        to: (to, None),
        line: Line::Follows,
        weight: None,
        style: None,
        signed: false,
        label: Vec::new(),
        tooltip: String::new(),
        url: None,
    }
}
