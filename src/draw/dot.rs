//! The only place that writes DOT. The writer that it goes through escapes nothing: every text passes `escape` first.

mod boxes;
mod cast;
mod grid;
mod label;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::ControlFlow;

use dot_writer::{Attributes, DotWriter, Scope};

pub(super) use crate::draw::dot::boxes::{BoxLook, BoxMould, ClusterMould};
pub(super) use crate::draw::dot::cast::Mould;
use crate::draw::dot::cast::{Sink, Through};
pub(super) use crate::draw::dot::label::address;
use crate::draw::escape;
use crate::draw::format::OutputFormat;
use crate::draw::palette::Style;
use crate::draw::picture::{Cluster, Edge, Line, Node, Picture, Shape};
use crate::draw::weights::Step;

/// Families that between them have Latin, Cyrillic, Armenian and Azerbaijani letters on every common system.
pub const FONTS: &str = "Noto Sans, DejaVu Sans, Arial, sans-serif";

/// Prints a picture as DOT, for Graphviz to draw in a format: they differ in how addresses must be spelled.
pub fn write(picture: &Picture, format: OutputFormat) -> String {
    let mut bytes = Vec::new();
    // A vector takes everything.
    let _ = stream(picture, format, &mut bytes, |body| body.picture(picture));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Writes DOT as it comes: the frame tells what stands above it, and `fill` writes the nodes and lines.
///
/// # Errors
/// When it cannot be written.
pub(super) fn stream(
    frame: &Picture,
    format: OutputFormat,
    out: &mut dyn Write,
    fill: impl FnOnce(&mut Body<'_, '_, '_>),
) -> io::Result<()> {
    // The writer cannot name a graph; the name is what screen readers hear of the SVG.
    let named = format!("digraph \"{}\"", escape::name(&frame.title));
    let sink = RefCell::new(Sink {
        out,
        name: Some(named),
        error: None,
    });
    {
        let mut through = Through(&sink);
        let mut writer = DotWriter::from(&mut through);
        let mut graph = writer.digraph();
        set_up(&mut graph, frame);
        fill(&mut Body {
            graph: &mut graph,
            raw: &|bytes| sink.borrow_mut().take(bytes),
            format,
        });
    }
    sink.into_inner().error.map_or(Ok(()), Err)
}

/// Where the nodes and lines of a picture are written.
pub(super) struct Body<'b, 'd, 'w> {
    graph: &'b mut Scope<'d, 'w>,
    /// Writes beside the writer.
    raw: &'b dyn Fn(&[u8]) -> ControlFlow<()>,
    format: OutputFormat,
}

impl Body<'_, '_, '_> {
    /// Nodes and lines that were written apart; it breaks off where no more can be written.
    pub(super) fn take(&self, written: &[u8]) -> ControlFlow<()> {
        (self.raw)(written)
    }

    fn picture(&mut self, picture: &Picture) {
        if let Some(grid) = &picture.grid {
            // A table stands for all nodes and lines.
            let mut node = self.graph.node_named("grid");
            node.set_html(&grid::table(grid));
            quoted(&mut *node, "tooltip", &picture.title);
            return;
        }
        for cluster in &picture.clusters {
            write_cluster(self.graph, cluster, self.format);
        }
        for node in &picture.nodes {
            write_node(self.graph, node, self.format);
        }
        write_aligned(self.graph, &picture.aligned);
        let order: BTreeMap<&str, usize> = picture
            .all_nodes()
            .enumerate()
            .map(|(place, node)| (node.id.as_str(), place))
            .collect();
        let place = |id: &str| order.get(id).copied().unwrap_or(usize::MAX);
        for edge in &picture.edges {
            let places = (place(&edge.from.0), place(&edge.to.0));
            write_edge(self.graph, edge, places, picture, self.format);
        }
    }
}

fn set_up(graph: &mut Scope<'_, '_>, picture: &Picture) {
    quoted(graph, "fontname", FONTS);
    graph.set("fontsize", "11", false);
    graph.set("rankdir", "LR", false);
    if !picture.stacked {
        graph.set("pack", "true", false);
    }
    graph.set("nodesep", "0.3", false);
    // The signs of lines take room of their own between columns that are held in line.
    let between = if picture.aligned.is_empty() {
        "0.55"
    } else {
        "0.15"
    };
    graph.set("ranksep", between, false);
    graph.set("labelloc", "t", false);
    graph.set("labeljust", "l", false);
    if picture.fits_a_page {
        // A4 without its margins, in inches; what is larger shrinks to it.
        graph.set("size", "\"7.5,10.9\"", false);
    }
    graph.set_html(&match &picture.grid {
        Some(grid) => grid::caption(picture, grid),
        None => label::caption(picture),
    });
    quoted(graph, "tooltip", &picture.title);
    let mut nodes = graph.node_attributes();
    quoted(&mut nodes, "fontname", FONTS);
    nodes.set("fontsize", "11", false);
    nodes.set("shape", "plain", false);
    drop(nodes);
    let mut edges = graph.edge_attributes();
    quoted(&mut edges, "fontname", FONTS);
    edges.set("fontsize", "10", false);
    // With `pack`, Graphviz (2.43) mixes up attributes that some edges of a component lack: all are declared here.
    for (key, usual) in [
        ("URL", ""),
        ("arrowhead", "vee"),
        ("arrowsize", "0.7"),
        ("arrowtail", "vee"),
        ("color", "#8C8C8C"),
        ("constraint", "true"),
        ("dir", "none"),
        ("id", ""),
        ("label", ""),
        ("labeltooltip", ""),
        ("penwidth", "1"),
        ("style", "solid"),
        ("target", "_blank"),
        ("tooltip", ""),
        ("weight", "1"),
    ] {
        edges.set(key, usual, true);
    }
}

fn write_cluster(graph: &mut Scope<'_, '_>, cluster: &Cluster, format: OutputFormat) {
    let mut scope = graph.cluster();
    let mut text = String::from("<");
    let _ = write!(
        text,
        "<FONT POINT-SIZE=\"16\"><B>{}</B></FONT>",
        label::lines(&cluster.label, "LEFT")
    );
    if !cluster.small.is_empty() {
        let _ = write!(
            text,
            "<BR ALIGN=\"LEFT\"/><FONT POINT-SIZE=\"10\" COLOR=\"#595959\">{}</FONT>",
            label::lines(&cluster.small, "LEFT")
        );
    }
    text.push_str("<BR ALIGN=\"LEFT\"/>>");
    scope.set_html(&text);
    scope.set("labeljust", "l", false);
    scope.set("style", "rounded,filled", true);
    scope.set("color", "#BFBFBF", true);
    scope.set("fillcolor", "#FAFAFA", true);
    scope.set("margin", "14", false);
    quoted(&mut scope, "tooltip", &cluster.tooltip);
    link(&mut scope, cluster.url.as_deref(), format);
    for node in &cluster.nodes {
        write_node(&mut scope, node, format);
    }
}

fn write_node(scope: &mut Scope<'_, '_>, node: &Node, format: OutputFormat) {
    let mut attributes = scope.node_named(node.id.clone());
    quoted(&mut *attributes, "id", &node.id);
    match node.shape {
        Shape::Table => {
            attributes.set_html(&label::table(node, format));
        }
        Shape::Gap => {
            attributes.set_html(&format!(
                "<<FONT COLOR=\"#737373\" POINT-SIZE=\"10\">{} </FONT>>",
                label::lines(&node.head, "CENTER")
            ));
        }
        Shape::Hub => {
            let look = Line::Contradiction.look();
            attributes.set_html(&format!(
                "<<FONT COLOR=\"#FFFFFF\" POINT-SIZE=\"26\"><B>{}</B></FONT>>",
                Line::Contradiction.sign()
            ));
            attributes.set("shape", "circle", false);
            attributes.set("style", "filled", true);
            attributes.set("color", look.colour, true);
            attributes.set("fillcolor", look.colour, true);
            attributes.set("margin", "0.02", false);
        }
    }
    quoted(&mut *attributes, "tooltip", &node.tooltip);
    link(&mut *attributes, node.url.as_deref(), format);
}

/// Holds nodes in rows and columns by lines that are not seen.
fn write_aligned(graph: &mut Scope<'_, '_>, aligned: &[Vec<String>]) {
    let mut unseen = |from: &str, to: &str, weight: &str| {
        let ends = (format!("{from}:e"), format!("{to}:w"));
        let mut attributes = graph.edge(ends.0, ends.1).attributes();
        attributes.set("style", "invis", true);
        attributes.set("weight", weight, false);
    };
    for row in aligned {
        for pair in row.windows(2) {
            unseen(&pair[0], &pair[1], "100");
        }
    }
    let columns = aligned.first().map_or(0, Vec::len);
    for column in 0..columns {
        let mut rank = graph.subgraph();
        rank.set("rank", "same", false);
        let ids: Vec<&String> = aligned.iter().filter_map(|row| row.get(column)).collect();
        for pair in ids.windows(2) {
            let mut attributes = rank.edge(pair[0], pair[1]).attributes();
            attributes.set("style", "invis", true);
        }
    }
}

/// Whether a line joins two nodes of one column.
fn is_upright(edge: &Edge, aligned: &[Vec<String>]) -> bool {
    let column = |id: &str| {
        let mut rows = aligned.iter();
        rows.find_map(|row| row.iter().position(|each| each == id))
    };
    !aligned.is_empty() && column(&edge.from.0) == column(&edge.to.0)
}

/// What is written in a graph, without the graph around it.
fn apart(fill: impl FnOnce(&mut Scope<'_, '_>)) -> String {
    let mut written = Vec::new();
    fill(&mut DotWriter::from(&mut written).digraph());
    let written = String::from_utf8_lossy(&written);
    let within = written.split_once('\n').map_or("", |(_, within)| within);
    within
        .trim_end()
        .strip_suffix('}')
        .unwrap_or(within)
        .to_owned()
}

/// A cluster, as it is written in a picture that has it first.
pub(super) fn cluster(cluster: &Cluster, format: OutputFormat) -> String {
    apart(|graph| write_cluster(graph, cluster, format))
}

/// A node, as it is written in a picture outside of clusters.
pub(super) fn node(node: &Node, format: OutputFormat) -> String {
    apart(|graph| write_node(graph, node, format))
}

/// A line, as it is written in a picture that aligns nothing; places are those of its nodes in the order in which they are
/// written.
pub(super) fn edge(edge: &Edge, places: (usize, usize), format: OutputFormat) -> String {
    apart(|graph| write_edge(graph, edge, places, &Picture::default(), format))
}

/// The mould of lines without words beside their sign, which lead from the left to the right.
pub(super) fn mould(line: Line, format: OutputFormat) -> Option<Mould> {
    Mould::of(&edge(&cast::open(line), (0, 1), format))
}

/// The mould of boxes of claims of which this is the party of each row.
pub(super) fn box_mould(look: BoxLook, style: Style, format: OutputFormat) -> Option<BoxMould> {
    BoxMould::of(look, style, |sample| node(sample, format))
}

/// The mould of clusters with lines below their label, or without.
pub(super) fn cluster_mould(has_small: bool, format: OutputFormat) -> Option<ClusterMould> {
    ClusterMould::of(has_small, |sample| cluster(sample, format))
}

fn write_edge(
    graph: &mut Scope<'_, '_>,
    edge: &Edge,
    places: (usize, usize),
    picture: &Picture,
    format: OutputFormat,
) {
    let end = |(id, port): &(String, Option<String>), side: &str| match port {
        _ if edge.line == Line::Agrees => id.clone(),
        Some(port) => format!("{id}:{port}:{side}"),
        None => format!("{id}:{side}"),
    };
    // Every line is written from left to right: one that led back would loop around its boxes.
    let leads_back = edge.line.has_direction() && !edge.line.leads_right() && places.0 > places.1;
    let (left, right) = if leads_back {
        (&edge.to, &edge.from)
    } else {
        (&edge.from, &edge.to)
    };
    let look = edge.line.look();
    let side = if is_upright(edge, &picture.aligned) {
        "e"
    } else {
        "w"
    };
    let mut attributes = graph.edge(end(left, "e"), end(right, side)).attributes();
    quoted(&mut attributes, "id", &edge.id);
    attributes.set(
        "color",
        edge.style.map_or(look.colour, |style| style.stroke),
        true,
    );
    let step = edge.weight.map(Step::of);
    let width = match (edge.line, step) {
        (Line::Answers, Some(Some(step))) => f32::from(step.width()),
        _ => picture.widths.get(&edge.id).copied().unwrap_or(look.width),
    };
    attributes.set("penwidth", &width.to_string(), false);
    if edge.line == Line::Agrees {
        // Who agrees stands below each other, not in a row.
        attributes.set("constraint", "false", false);
    }
    match edge.line {
        Line::Answers if step == Some(None) => attributes.set("style", "dotted", true),
        Line::Tension | Line::Cites => attributes.set("style", "dashed", true),
        Line::Dismissed => attributes.set("style", "dotted", true),
        _ => &mut attributes,
    };
    if edge.line.has_direction() {
        attributes.set("dir", if leads_back { "back" } else { "forward" }, true);
    }
    if matches!(edge.line, Line::Contradiction | Line::Stated) {
        attributes.set("weight", "3", false);
    }
    if edge.signed {
        attributes.set_html(&label::badge(edge));
    }
    quoted(&mut attributes, "tooltip", &edge.tooltip);
    quoted(&mut attributes, "labeltooltip", &edge.tooltip);
    link(&mut attributes, edge.url.as_deref(), format);
}

fn quoted<A: Attributes>(attributes: &mut A, key: &str, text: &str) {
    attributes.set(key, &escape::quoted(text), true);
}

fn link<A: Attributes>(attributes: &mut A, url: Option<&str>, format: OutputFormat) {
    if let Some(url) = url.and_then(|url| label::address(url, format)) {
        attributes.set("URL", &url, true);
    }
}
