//! A picture as a graph of plain values: what is written for other programs.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::draw::escape;
use crate::draw::exchange::facts::{Facts, one_line};
use crate::draw::exchange::spells::Spell;
use crate::draw::palette::Style;
use crate::draw::picture::{Edge, Emphasis, Line, Node, Picture, Shape};
use crate::model::casebook::Casebook;

/// A directed graph with several lines between two nodes, in networkx's node-link form.
#[derive(Clone, Debug, Serialize)]
pub struct Exchange {
    directed: bool,
    multigraph: bool,
    pub(super) graph: About,
    pub(super) nodes: Vec<Vertex>,
    pub(super) edges: Vec<Arc>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) notes: Vec<String>,
}

/// A node. What it has nothing for is empty.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Vertex {
    pub(super) id: String,
    pub(super) label: String,
    group: String,
    party: String,
    emphasis: &'static str,
    shape: &'static str,
    claims: Vec<String>,
    #[serde(flatten)]
    facts: Facts,
    rows: Vec<String>,
    tooltip: String,
    url: String,
}

/// A line. GraphML and networkx mix no directed lines with others: what joins two alike says so.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Arc {
    pub(super) source: String,
    pub(super) target: String,
    pub(super) key: String,
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<usize>,
    symmetric: bool,
    source_row: String,
    target_row: String,
    party: String,
    pub(super) label: String,
    tooltip: String,
    url: String,
}

/// What separates the values of a list where there are no lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// For ids and dates, which have no blanks.
    Blank,
    /// For text.
    Line,
}

/// A value, for formats that name each attribute once and know no lists.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    Text(&'a str),
    Truth(bool),
    Number(Option<usize>),
    List(&'a [String], Separator),
}

impl Value<'_> {
    /// As text; a list with what separates its values.
    pub(super) fn text(self) -> String {
        match self {
            Self::Text(text) => text.to_owned(),
            Self::Truth(truth) => truth.to_string(),
            Self::Number(number) => number.map_or(String::new(), |number| number.to_string()),
            Self::List(values, Separator::Blank) => values.join(" "),
            Self::List(values, Separator::Line) => values.join("\n"),
        }
    }
}

/// The attributes of nodes beside the id, in the order of [`Vertex::values`].
pub(super) const OF_NODES: [&str; 18] = [
    "label",
    "group",
    "party",
    "emphasis",
    "shape",
    "claims",
    "questions",
    "answers",
    "as_of",
    "speakers",
    "parties",
    "documents",
    "said",
    "said_from",
    "said_to",
    "rows",
    "tooltip",
    "url",
];

/// The attributes of lines beside the id and the ends, in the order of [`Arc::values`].
pub(super) const OF_EDGES: [&str; 9] = [
    "kind",
    "weight",
    "symmetric",
    "source_row",
    "target_row",
    "party",
    "label",
    "tooltip",
    "url",
];

/// What an attribute of this name holds, as GraphML and GEXF call it.
pub(super) fn kind_of(name: &str) -> &'static str {
    match name {
        "symmetric" => "boolean",
        "weight" => "long",
        _ => "string",
    }
}

impl Exchange {
    /// The graph behind a picture, with what the casebook knows of the claims in it. Each text is the picture's own.
    pub fn of(casebook: &Casebook, picture: &Picture) -> Self {
        let clustered = picture.clusters.iter().flat_map(|cluster| {
            let group = joined(&cluster.label);
            cluster.nodes.iter().map(move |node| (node, group.clone()))
        });
        // A gap is only a place in a picture.
        let alone = picture.nodes.iter().filter(|node| node.shape != Shape::Gap);
        let alone = alone.map(|node| (node, String::new()));
        let rows: BTreeMap<(&str, &str), String> = picture
            .all_nodes()
            .flat_map(|node| node.rows.iter().map(move |row| (node, row)))
            .filter_map(|(node, row)| {
                let port = row.port.as_deref()?;
                Some(((node.id.as_str(), port), joined(&row.text)))
            })
            .collect();
        let row = |(node, port): &(String, Option<String>)| {
            let port = port.as_deref().unwrap_or_default();
            rows.get(&(node.as_str(), port))
                .cloned()
                .unwrap_or_default()
        };
        Self {
            directed: true,
            multigraph: true,
            graph: About {
                title: escape::plain(&picture.title),
                notes: picture.notes.iter().map(|note| one_line(note)).collect(),
            },
            nodes: clustered
                .chain(alone)
                .map(|(node, group)| Vertex::of(casebook, picture, node, group))
                .collect(),
            edges: picture
                .edges
                .iter()
                .map(|edge| Arc::of(picture, edge, row(&edge.from), row(&edge.to)))
                .collect(),
        }
    }

    /// The same with the ids of claims for those of nodes, where each node is one claim: then the graph can be joined to
    /// other tables of the casebook.
    pub fn named_by_claims(mut self) -> Self {
        let names: BTreeMap<String, String> = self
            .nodes
            .iter()
            .filter_map(|node| match node.claims.as_slice() {
                [claim] => Some((node.id.clone(), claim.clone())),
                _ => None,
            })
            .collect();
        let distinct: BTreeSet<&String> = names.values().collect();
        if distinct.len() < self.nodes.len() {
            return self;
        }
        let rename = |id: &mut String| {
            if let Some(name) = names.get(id) {
                id.clone_from(name);
            }
        };
        for node in &mut self.nodes {
            rename(&mut node.id);
        }
        for edge in &mut self.edges {
            rename(&mut edge.source);
            rename(&mut edge.target);
        }
        self
    }
}

impl Vertex {
    fn of(casebook: &Casebook, picture: &Picture, node: &Node, group: String) -> Self {
        let rows = node
            .rows
            .iter()
            .map(|row| parts([&row.text, &row.words, &row.small]));
        Self {
            id: node.id.clone(),
            label: parts([&node.head, &node.small]),
            group,
            party: party(picture, node.style),
            emphasis: match node.emphasis {
                Emphasis::Subject => "subject",
                Emphasis::Disputed => "disputed",
                Emphasis::Undisputed => "undisputed",
                Emphasis::Context => "context",
            },
            shape: match node.shape {
                Shape::Table => "table",
                Shape::Hub => "hub",
                Shape::Gap => "gap",
            },
            claims: node.claims.clone(),
            facts: Facts::of(casebook, &node.claims),
            rows: rows.collect(),
            tooltip: escape::plain(&node.tooltip),
            url: address(node.url.as_deref()),
        }
    }

    /// The values of [`OF_NODES`].
    pub(super) fn values(&self) -> [Value<'_>; OF_NODES.len()] {
        use Separator::{Blank, Line};
        let facts = &self.facts;
        [
            Value::Text(&self.label),
            Value::Text(&self.group),
            Value::Text(&self.party),
            Value::Text(self.emphasis),
            Value::Text(self.shape),
            Value::List(&self.claims, Blank),
            Value::List(&facts.questions, Blank),
            Value::List(&facts.answers, Line),
            Value::List(&facts.as_of, Blank),
            Value::List(&facts.speakers, Blank),
            Value::List(&facts.parties, Blank),
            Value::List(&facts.documents, Blank),
            Value::List(&facts.said, Blank),
            Value::Text(&facts.said_from),
            Value::Text(&facts.said_to),
            Value::List(&self.rows, Line),
            Value::Text(&self.tooltip),
            Value::Text(&self.url),
        ]
    }

    /// The days on which its claims were said; none where no statement has a date.
    pub(super) fn spells(&self) -> &[Spell] {
        &self.facts.spells
    }
}

impl Arc {
    fn of(picture: &Picture, edge: &Edge, source_row: String, target_row: String) -> Self {
        Self {
            source: edge.from.0.clone(),
            target: edge.to.0.clone(),
            key: edge.id.clone(),
            kind: kind(edge.line),
            weight: edge.weight,
            symmetric: !edge.line.has_direction() && edge.line != Line::Answers,
            source_row,
            target_row,
            party: party(picture, edge.style),
            label: joined(&edge.label),
            tooltip: escape::plain(&edge.tooltip),
            url: address(edge.url.as_deref()),
        }
    }

    /// The values of [`OF_EDGES`].
    pub(super) fn values(&self) -> [Value<'_>; OF_EDGES.len()] {
        [
            Value::Text(self.kind),
            Value::Number(self.weight),
            Value::Truth(self.symmetric),
            Value::Text(&self.source_row),
            Value::Text(&self.target_row),
            Value::Text(&self.party),
            Value::Text(&self.label),
            Value::Text(&self.tooltip),
            Value::Text(&self.url),
        ]
    }
}

/// Lines that were broken to fit a picture, as one.
fn joined(lines: &[String]) -> String {
    one_line(&lines.join(" "))
}

/// What stands in several places of a node, as one line.
fn parts<const N: usize>(places: [&Vec<String>; N]) -> String {
    let parts = places.map(|lines| joined(lines));
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}

/// The name of the party that something is drawn for.
fn party(picture: &Picture, style: Option<Style>) -> String {
    let named = |style: Style| picture.parties.iter().find(|(each, _)| *each == style);
    style
        .and_then(named)
        .map_or(String::new(), |(_, name)| escape::plain(name))
}

fn address(url: Option<&str>) -> String {
    url.and_then(escape::url).unwrap_or_default()
}

fn kind(line: Line) -> &'static str {
    match line {
        Line::Contradiction => "contradiction",
        Line::Stated => "stated",
        Line::Tension => "tension",
        Line::Dismissed => "dismissed",
        Line::Repeats => "repeats",
        Line::Supports => "supports",
        Line::Qualifies => "qualifies",
        Line::Retracts => "retracts",
        Line::Answers => "answers",
        Line::Revises => "revises",
        Line::Follows => "follows",
        Line::Agrees => "agrees",
        Line::From => "from",
        Line::Cites => "cites",
    }
}
