//! The only place that writes DOT. The writer that it goes through escapes nothing: every text passes `escape` first.

use std::collections::BTreeMap;
use std::fmt::Write;

use dot_writer::{Attributes, DotWriter, Scope};

use crate::draw::escape;
use crate::draw::palette::Style;
use crate::draw::picture::{Cluster, Edge, Emphasis, Line, Node, Picture, Row, Shape};

/// Families that between them have Latin, Cyrillic, Armenian and Azerbaijani letters on every common system.
pub const FONTS: &str = "Noto Sans, DejaVu Sans, Arial, sans-serif";

/// Cells without content at the end of a table. Graphviz shares what room is left evenly among the cells of a row; these
/// take most of it, so that the others stay together.
const FILLER: &str = "<TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD>\
    <TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD>";

/// Prints a picture as DOT.
pub fn write(picture: &Picture) -> String {
    let mut bytes = Vec::new();
    {
        let mut writer = DotWriter::from(&mut bytes);
        let mut graph = writer.digraph();
        set_up(&mut graph, picture);
        for cluster in &picture.clusters {
            write_cluster(&mut graph, cluster);
        }
        for node in &picture.nodes {
            write_node(&mut graph, node);
        }
        let order: BTreeMap<&str, usize> = picture
            .all_nodes()
            .enumerate()
            .map(|(place, node)| (node.id.as_str(), place))
            .collect();
        for edge in &picture.edges {
            write_edge(&mut graph, edge, &order);
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    // The writer cannot name a graph; the name is what screen readers hear of the SVG.
    let named = format!("digraph \"{}\"", escape::name(&picture.title));
    text.replacen("digraph", &named, 1)
}

fn set_up(graph: &mut Scope<'_, '_>, picture: &Picture) {
    quoted(graph, "fontname", FONTS);
    graph.set("fontsize", "11", false);
    graph.set("rankdir", "LR", false);
    graph.set("pack", "true", false);
    graph.set("nodesep", "0.3", false);
    graph.set("ranksep", "0.55", false);
    graph.set("labelloc", "t", false);
    graph.set("labeljust", "l", false);
    if picture.fits_a_page {
        // A4 without its margins, in inches; what is larger shrinks to it.
        graph.set("size", "\"7.5,10.9\"", false);
    }
    graph.set_html(&caption(picture));
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

/// The notes and, below them, the legend.
fn caption(picture: &Picture) -> String {
    let mut out =
        String::from("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">");
    for (number, note) in picture.notes.iter().enumerate() {
        let size = if number == 0 { 12 } else { 11 };
        let _ = write!(
            out,
            "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"{size}\" COLOR=\"#333333\">{}</FONT></TD></TR>",
            escape::html(note)
        );
    }
    let mut parties = String::new();
    for (style, name) in &picture.parties {
        parties.push_str(&chip(*style));
        let _ = write!(
            parties,
            "<TD ALIGN=\"LEFT\" CELLPADDING=\"4\"><FONT POINT-SIZE=\"10\" COLOR=\"#333333\">{}   </FONT></TD>",
            escape::html(name)
        );
    }
    strip(&mut out, &parties);
    let mut lines = String::new();
    for line in picture.lines() {
        lines.push_str(&sign(line));
        let _ = write!(
            lines,
            "<TD ALIGN=\"LEFT\" CELLPADDING=\"4\"><FONT POINT-SIZE=\"10\" COLOR=\"#333333\">{}   </FONT></TD>",
            escape::html(line.meaning())
        );
    }
    strip(&mut out, &lines);
    out.push_str("<TR><TD HEIGHT=\"6\"></TD></TR></TABLE>>");
    out
}

/// One line of the legend.
fn strip(out: &mut String, cells: &str) {
    if !cells.is_empty() {
        let _ = write!(
            out,
            "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>{cells}{FILLER}</TR></TABLE></TD></TR>"
        );
    }
}

/// The sign of a party: its shape on its colour.
fn chip(style: Style) -> String {
    cell(
        18,
        18,
        style.colour,
        style.ink,
        11,
        &style.glyph.to_string(),
    )
}

/// The sign of a kind of line.
fn sign(line: Line) -> String {
    let look = line.look();
    let bold = format!("<B>{}</B>", escape::html(line.sign()));
    match line {
        Line::Contradiction => cell(24, 22, look.colour, "#FFFFFF", 16, &bold),
        Line::Tension => cell(
            30,
            20,
            "#FFFFFF\" BORDER=\"1\" COLOR=\"#333333",
            "#333333",
            13,
            &bold,
        ),
        _ => cell(20, 18, "#FFFFFF", "#595959", 13, &escape::html(line.sign())),
    }
}

/// A cell of fixed size for a sign; `sign` is escaped already.
fn cell(width: u32, height: u32, colour: &str, ink: &str, size: u32, sign: &str) -> String {
    format!(
        "<TD BGCOLOR=\"{colour}\" FIXEDSIZE=\"TRUE\" WIDTH=\"{width}\" HEIGHT=\"{height}\"><FONT COLOR=\"{ink}\" POINT-SIZE=\"{size}\">{sign}</FONT></TD>"
    )
}

fn write_cluster(graph: &mut Scope<'_, '_>, cluster: &Cluster) {
    let mut scope = graph.cluster();
    let mut label = String::from("<");
    let _ = write!(
        label,
        "<FONT POINT-SIZE=\"16\"><B>{}</B></FONT>",
        lines(&cluster.label, "LEFT")
    );
    if !cluster.small.is_empty() {
        let _ = write!(
            label,
            "<BR ALIGN=\"LEFT\"/><FONT POINT-SIZE=\"10\" COLOR=\"#595959\">{}</FONT>",
            lines(&cluster.small, "LEFT")
        );
    }
    label.push_str("<BR ALIGN=\"LEFT\"/>>");
    scope.set_html(&label);
    scope.set("labeljust", "l", false);
    scope.set("style", "rounded,filled", true);
    scope.set("color", "#BFBFBF", true);
    scope.set("fillcolor", "#FAFAFA", true);
    scope.set("margin", "14", false);
    quoted(&mut scope, "tooltip", &cluster.tooltip);
    link(&mut scope, cluster.url.as_deref());
    for node in &cluster.nodes {
        write_node(&mut scope, node);
    }
}

fn write_node(scope: &mut Scope<'_, '_>, node: &Node) {
    let mut attributes = scope.node_named(node.id.clone());
    quoted(&mut *attributes, "id", &node.id);
    match node.shape {
        Shape::Table => {
            attributes.set_html(&table(node));
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
    link(&mut *attributes, node.url.as_deref());
}

fn table(node: &Node) -> String {
    let (border, edge, head, ink) = match node.emphasis {
        Emphasis::Subject => (3, "#000000", "#FFF3B0", "#000000"),
        Emphasis::Disputed => (2, "#404040", "#E6E6E6", "#000000"),
        Emphasis::Undisputed => (1, "#BFBFBF", "#FFFFFF", "#595959"),
        Emphasis::Context => (1, "#8C8C8C", "#F5F5F5", "#262626"),
    };
    let (head, ink) = node
        .style
        .map_or((head, ink), |style| (style.colour, style.ink));
    let mut out = format!(
        "<<TABLE BORDER=\"{border}\" COLOR=\"{edge}\" BGCOLOR=\"#FFFFFF\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"4\">"
    );
    let glyph = node
        .style
        .map_or(String::new(), |style| format!("{} ", style.glyph));
    let _ = write!(
        out,
        "<TR><TD BGCOLOR=\"{head}\"><FONT COLOR=\"{ink}\" POINT-SIZE=\"13\"><B>{glyph}{}</B></FONT>",
        lines(&node.head, "CENTER")
    );
    if !node.small.is_empty() {
        let _ = write!(
            out,
            "<BR/><FONT COLOR=\"{ink}\" POINT-SIZE=\"10\">{}</FONT>",
            lines(&node.small, "CENTER")
        );
    }
    out.push_str("</TD></TR>");
    for row in &node.rows {
        write_row(&mut out, row, node.emphasis);
    }
    out.push_str("</TABLE>>");
    out
}

fn write_row(out: &mut String, row: &Row, emphasis: Emphasis) {
    let ink = if emphasis == Emphasis::Undisputed {
        "#595959"
    } else {
        "#000000"
    };
    out.push_str(
        "<HR/><TR><TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>",
    );
    let port = row.port.as_ref().map_or(String::new(), |port| {
        format!(" PORT=\"{}\"", escape::html(port))
    });
    if row.marks.is_empty() {
        let _ = write!(out, "<TD{port}></TD>");
    }
    for (place, mark) in row.marks.iter().enumerate() {
        let chip = chip(*mark);
        // Lines end at the first sign of the row, not at its words.
        out.push_str(&if place == 0 {
            chip.replacen("<TD", &format!("<TD{port}"), 1)
        } else {
            chip
        });
    }
    out.push_str("<TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" CELLPADDING=\"4\"");
    if let Some(url) = row.url.as_deref().and_then(escape::url) {
        let _ = write!(out, " HREF=\"{}\" TARGET=\"_blank\"", escape::html(url));
    }
    let _ = write!(out, " TOOLTIP=\"{}\">", escape::html(&row.tooltip));
    let (open, close) = if row.strong {
        ("<B>", "</B>")
    } else {
        ("", "")
    };
    if !row.text.is_empty() {
        let _ = write!(
            out,
            "<FONT COLOR=\"{ink}\">{open}{}{close}</FONT>",
            lines(&row.text, "LEFT")
        );
    }
    if !row.small.is_empty() {
        let gap = if row.text.is_empty() {
            ""
        } else {
            "<BR ALIGN=\"LEFT\"/>"
        };
        let _ = write!(
            out,
            "{gap}<FONT COLOR=\"#595959\" POINT-SIZE=\"9\">{}</FONT>",
            lines(&row.small, "LEFT")
        );
    }
    out.push_str("</TD>");
    out.push_str(FILLER);
    for (place, end) in row.end.iter().enumerate() {
        if place == 0 || row.end[place - 1].line != end.line {
            out.push_str(&sign(end.line));
        }
        out.push_str(&chip(end.party));
    }
    out.push_str("</TR></TABLE></TD></TR>");
}

fn write_edge(graph: &mut Scope<'_, '_>, edge: &Edge, order: &BTreeMap<&str, usize>) {
    let end = |(id, port): &(String, Option<String>), side: &str| match port {
        Some(port) => format!("{id}:{port}:{side}"),
        None => format!("{id}:{side}"),
    };
    // Every line is written from left to right: one that led back would loop around its boxes.
    let place = |id: &str| order.get(id).copied().unwrap_or(usize::MAX);
    let leads_back = edge.line.has_direction() && place(&edge.from.0) > place(&edge.to.0);
    let (left, right) = if leads_back {
        (&edge.to, &edge.from)
    } else {
        (&edge.from, &edge.to)
    };
    let look = edge.line.look();
    let mut attributes = graph.edge(end(left, "e"), end(right, "w")).attributes();
    quoted(&mut attributes, "id", &edge.id);
    attributes.set(
        "color",
        edge.style.map_or(look.colour, |style| style.stroke),
        true,
    );
    attributes.set("penwidth", &look.width.to_string(), false);
    match edge.line {
        Line::Tension => attributes.set("style", "dashed", true),
        Line::Dismissed => attributes.set("style", "dotted", true),
        _ => &mut attributes,
    };
    if edge.line.has_direction() {
        attributes.set("dir", if leads_back { "back" } else { "forward" }, true);
    }
    if edge.line == Line::Contradiction {
        attributes.set("weight", "3", false);
    }
    if edge.signed {
        attributes.set_html(&badge(edge));
    }
    quoted(&mut attributes, "tooltip", &edge.tooltip);
    quoted(&mut attributes, "labeltooltip", &edge.tooltip);
    link(&mut attributes, edge.url.as_deref());
}

/// The sign of a line and the words beside it.
fn badge(edge: &Edge) -> String {
    let mut out = format!(
        "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\"><TR>{}</TR>",
        sign(edge.line)
    );
    for line in &edge.label {
        let _ = write!(
            out,
            "<TR><TD><FONT COLOR=\"#404040\" POINT-SIZE=\"9\">{}</FONT></TD></TR>",
            escape::html(line)
        );
    }
    out.push_str("</TABLE>>");
    out
}

/// Lines of an HTML-like label.
fn lines(lines: &[String], align: &str) -> String {
    let escaped: Vec<String> = lines.iter().map(|line| escape::html(line)).collect();
    escaped.join(&format!("<BR ALIGN=\"{align}\"/>"))
}

fn quoted<A: Attributes>(attributes: &mut A, key: &str, text: &str) {
    attributes.set(key, &escape::quoted(text), true);
}

fn link<A: Attributes>(attributes: &mut A, url: Option<&str>) {
    if let Some(url) = url.and_then(escape::url) {
        quoted(attributes, "URL", url);
    }
}
