//! Pictures as graphs for other programs: JSON as networkx reads it, and GraphML. Both say the same; nothing of how a
//! picture looks is in them. Where JSON has lists, GraphML has lines, and ids with blanks between them.

use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde::Serialize;

use crate::draw::escape;
use crate::draw::palette::Style;
use crate::draw::picture::{Edge, Emphasis, Line, Node, Picture, Shape};
use crate::model::words::words;

words! {
    /// What a graph is written as.
    ExchangeFormat {
        /// Node-link JSON.
        Json = "json",
        /// GraphML 1.0.
        Graphml = "graphml",
    }
}

/// A directed graph with several lines between two nodes, in networkx's node-link form.
#[derive(Debug, Serialize)]
struct Exchange {
    directed: bool,
    multigraph: bool,
    graph: About,
    nodes: Vec<Vertex>,
    edges: Vec<Arc>,
}

#[derive(Debug, Serialize)]
struct About {
    title: String,
    notes: Vec<String>,
}

/// A node. What it has nothing for is empty, and left out of GraphML.
#[derive(Debug, Serialize)]
struct Vertex {
    id: String,
    label: String,
    group: String,
    party: String,
    emphasis: &'static str,
    shape: &'static str,
    claims: Vec<String>,
    rows: Vec<String>,
    tooltip: String,
    url: String,
}

/// A line. GraphML and networkx mix no directed lines with others: what joins two alike says so.
#[derive(Debug, Serialize)]
struct Arc {
    source: String,
    target: String,
    key: String,
    kind: &'static str,
    symmetric: bool,
    source_row: String,
    target_row: String,
    party: String,
    label: String,
    tooltip: String,
    url: String,
}

/// Writes a picture as a graph; each text is the picture's own.
pub fn write(picture: &Picture, format: ExchangeFormat) -> io::Result<Vec<u8>> {
    let exchange = Exchange::of(picture);
    match format {
        ExchangeFormat::Json => {
            let mut bytes = serde_json::to_vec_pretty(&exchange)?;
            bytes.push(b'\n');
            Ok(bytes)
        }
        ExchangeFormat::Graphml => graphml(&exchange),
    }
}

impl Exchange {
    fn of(picture: &Picture) -> Self {
        let clustered = picture.clusters.iter().flat_map(|cluster| {
            let group = joined(&cluster.label);
            cluster.nodes.iter().map(move |node| (node, group.clone()))
        });
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
                .map(|(node, group)| Vertex::of(picture, node, group))
                .collect(),
            edges: picture
                .edges
                .iter()
                .map(|edge| Arc::of(picture, edge, row(&edge.from), row(&edge.to)))
                .collect(),
        }
    }
}

impl Vertex {
    fn of(picture: &Picture, node: &Node, group: String) -> Self {
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
            rows: rows.collect(),
            tooltip: escape::plain(&node.tooltip),
            url: address(node.url.as_deref()),
        }
    }
}

impl Arc {
    fn of(picture: &Picture, edge: &Edge, source_row: String, target_row: String) -> Self {
        Self {
            source: edge.from.0.clone(),
            target: edge.to.0.clone(),
            key: edge.id.clone(),
            kind: kind(edge.line),
            symmetric: !edge.line.has_direction() && edge.line != Line::Answers,
            source_row,
            target_row,
            party: party(picture, edge.style),
            label: joined(&edge.label),
            tooltip: escape::plain(&edge.tooltip),
            url: address(edge.url.as_deref()),
        }
    }
}

/// Lines that were broken to fit a picture, as one.
fn joined(lines: &[String]) -> String {
    one_line(&lines.join(" "))
}

fn one_line(text: &str) -> String {
    escape::plain(text).replace('\n', " ")
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

/// The attributes of GraphML: an id, what they are of, and their name.
const KEYS: [(&str, &str, &str); 19] = [
    ("g0", "graph", "title"),
    ("g1", "graph", "notes"),
    ("n0", "node", "label"),
    ("n1", "node", "group"),
    ("n2", "node", "party"),
    ("n3", "node", "emphasis"),
    ("n4", "node", "shape"),
    ("n5", "node", "claims"),
    ("n6", "node", "rows"),
    ("n7", "node", "tooltip"),
    ("n8", "node", "url"),
    ("e0", "edge", "kind"),
    ("e1", "edge", "symmetric"),
    ("e2", "edge", "source_row"),
    ("e3", "edge", "target_row"),
    ("e4", "edge", "party"),
    ("e5", "edge", "label"),
    ("e6", "edge", "tooltip"),
    ("e7", "edge", "url"),
];

fn graphml(exchange: &Exchange) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("graphml")
        .with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"))
        .write_inner_content(|writer| {
            for (id, of, name) in KEYS {
                let kind = if name == "symmetric" {
                    "boolean"
                } else {
                    "string"
                };
                writer
                    .create_element("key")
                    .with_attributes([
                        ("id", id),
                        ("for", of),
                        ("attr.name", name),
                        ("attr.type", kind),
                    ])
                    .write_empty()?;
            }
            writer
                .create_element("graph")
                .with_attributes([("id", "gainsay"), ("edgedefault", "directed")])
                .write_inner_content(|writer| content(writer, exchange))?;
            Ok(())
        })?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

type Xml = Writer<Vec<u8>>;

fn content(writer: &mut Xml, exchange: &Exchange) -> io::Result<()> {
    data(
        writer,
        "graph",
        &[&exchange.graph.title, &exchange.graph.notes.join("\n")],
    )?;
    for node in &exchange.nodes {
        let Vertex {
            id,
            label,
            group,
            party,
            emphasis,
            shape,
            claims,
            rows,
            tooltip,
            url,
        } = node;
        writer
            .create_element("node")
            .with_attribute(("id", id.as_str()))
            .write_inner_content(|writer| {
                data(
                    writer,
                    "node",
                    &[
                        label,
                        group,
                        party,
                        emphasis,
                        shape,
                        &claims.join(" "),
                        &rows.join(
                            "
",
                        ),
                        tooltip,
                        url,
                    ],
                )
            })?;
    }
    for edge in &exchange.edges {
        let Arc {
            source,
            target,
            key,
            kind,
            symmetric,
            source_row,
            target_row,
            party,
            label,
            tooltip,
            url,
        } = edge;
        let symmetric = if *symmetric { "true" } else { "false" };
        writer
            .create_element("edge")
            .with_attributes([("id", key.as_str()), ("source", source), ("target", target)])
            .write_inner_content(|writer| {
                data(
                    writer,
                    "edge",
                    &[
                        kind, symmetric, source_row, target_row, party, label, tooltip, url,
                    ],
                )
            })?;
    }
    Ok(())
}

/// The values of something, in the order of the keys for its like.
fn data(writer: &mut Xml, of: &str, values: &[&str]) -> io::Result<()> {
    let keys = KEYS.iter().filter(|(_, each, _)| *each == of);
    for ((id, _, _), value) in keys.zip(values).filter(|(_, value)| !value.is_empty()) {
        writer
            .create_element("data")
            .with_attribute(("key", *id))
            .write_text_content(BytesText::new(value))?;
    }
    Ok(())
}
