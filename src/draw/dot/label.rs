//! Labels of Graphviz that look like HTML: the legend, nodes with rows, and the signs of lines.

use std::fmt::Write;

use crate::draw::escape;
use crate::draw::format::OutputFormat;
use crate::draw::palette::Style;
use crate::draw::picture::{Edge, Emphasis, Line, Node, Picture, Row};

/// Cells without content at the end of a table. Graphviz shares what room is left evenly among the cells of a row; these
/// take most of it, so that the others stay together.
const FILLER: &str = "<TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD>\
    <TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD><TD></TD>";

/// The notes and, below them, the legend.
pub(super) fn caption(picture: &Picture) -> String {
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

/// The head of a node and, below it, its rows.
pub(super) fn table(node: &Node, format: OutputFormat) -> String {
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
        write_row(&mut out, row, node.emphasis, format);
    }
    out.push_str("</TABLE>>");
    out
}

fn write_row(out: &mut String, row: &Row, emphasis: Emphasis, format: OutputFormat) {
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
    if let Some(url) = row.url.as_deref().and_then(|url| address(url, format)) {
        let _ = write!(
            out,
            " HREF=\"{}\" TARGET=\"_blank\"",
            escape::html_address(&url)
        );
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

/// The sign of a line and the words beside it.
pub(super) fn badge(edge: &Edge) -> String {
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
pub(super) fn lines(lines: &[String], align: &str) -> String {
    let escaped: Vec<String> = lines.iter().map(|line| escape::html(line)).collect();
    escaped.join(&format!("<BR ALIGN=\"{align}\"/>"))
}

/// A safe address as Graphviz passes it on. It copies addresses into SVG as they are, so there they must be XML already;
/// a PDF takes them plain.
pub(super) fn address(url: &str, format: OutputFormat) -> Option<String> {
    let url = escape::url(url)?;
    Some(match format {
        OutputFormat::Pdf => url,
        _ => url.replace('&', "&amp;"),
    })
}
