//! Labels of Graphviz that look like HTML: the legend, nodes with rows, and the signs of lines.

use std::fmt::Write;

use crate::draw::escape;
use crate::draw::format::OutputFormat;
use crate::draw::palette::Style;
use crate::draw::picture::{Edge, Emphasis, Line, Node, Picture, Row};
use crate::draw::weights::{self, Step};
use crate::draw::wrap;

/// How many cells without content end a table. Graphviz shares what room is left evenly among the columns of a table;
/// these take most of it, so that the others stay together.
const FILLERS: usize = 40;

/// How many columns of text a line of the legend has, so that it is no wider than a sheet.
const LEGEND_COLUMNS: usize = 130;

/// The notes and, below them, the legend.
pub(super) fn caption(picture: &Picture) -> String {
    let mut out =
        String::from("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">");
    if picture.shows_title {
        let _ = write!(
            out,
            "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"15\"><B>{}</B></FONT></TD></TR>",
            lines(&wrap::wrap(&picture.title, 84, 3), "LEFT")
        );
    }
    for (number, note) in picture.notes.iter().enumerate() {
        let size = if number == 0 { 12 } else { 11 };
        let _ = write!(
            out,
            "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"{size}\" COLOR=\"#333333\">{}</FONT></TD></TR>",
            escape::html(note)
        );
    }
    let mut parties = String::new();
    let mut columns = 0;
    for (style, name) in &picture.parties {
        let width = wrap::width(name) + 8;
        if columns + width > LEGEND_COLUMNS {
            strip(&mut out, &std::mem::take(&mut parties));
            columns = 0;
        }
        columns += width;
        let _ = write!(parties, "{}{}", chip(*style, ""), meaning(name));
    }
    strip(&mut out, &parties);
    let mut lines = String::new();
    for line in picture.lines() {
        let _ = write!(lines, "{}{}", sign(line), meaning(line.meaning()));
    }
    strip(&mut out, &lines);
    let mut steps = String::new();
    for step in picture.steps() {
        let words = step.map_or("none".to_owned(), Step::numbers);
        let _ = write!(steps, "{}{}", bar(step), meaning(&words));
    }
    if !steps.is_empty() {
        let words = "lines from a party: how many contradictions it is in there";
        strip(&mut out, &format!("{steps}{}", meaning(words)));
    }
    for line in picture.ends() {
        let most = picture.most_beside();
        let count = if line == Line::Contradiction && most > 0 {
            format!("{}{GAP}", count(most))
        } else {
            String::new()
        };
        let words = meaning(&line.meaning_counted(most));
        strip(&mut out, &format!("{count}{}{words}", sign(line)));
    }
    out.push_str("<TR><TD HEIGHT=\"6\"></TD></TR></TABLE>>");
    out
}

/// A piece of a line as thick as a step.
fn bar(step: Option<Step>) -> String {
    let Some(step) = step else {
        return "<TD><FONT POINT-SIZE=\"11\" COLOR=\"#595959\">·····</FONT></TD>".into();
    };
    // A cell is no lower than its content, and an empty one as low as it says.
    format!(
        "<TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR><TD FIXEDSIZE=\"TRUE\" WIDTH=\"24\" HEIGHT=\"{}\" BGCOLOR=\"#595959\"></TD></TR></TABLE></TD>",
        step.width()
    )
}

/// A number of contradictions, before the sign for them.
fn count(number: usize) -> String {
    format!("<TD ALIGN=\"RIGHT\"><B>{}</B></TD>", weights::short(number))
}

/// The words beside a sign of the legend.
fn meaning(words: &str) -> String {
    format!(
        "<TD ALIGN=\"LEFT\" CELLPADDING=\"4\"><FONT POINT-SIZE=\"10\" COLOR=\"#333333\">{}   </FONT></TD>",
        escape::html(words)
    )
}

/// One line of the legend.
pub(super) fn strip(out: &mut String, cells: &str) {
    if !cells.is_empty() {
        let _ = write!(
            out,
            "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>{cells}{}</TR></TABLE></TD></TR>",
            "<TD></TD>".repeat(FILLERS)
        );
    }
}

/// The sign of a party: its shape on its colour; lines end at it by the port, if it has one.
fn chip(style: Style, port: &str) -> String {
    let glyph = style.glyph.to_string();
    let chip = cell(18, 18, style.colour, style.ink, 11, &glyph);
    chip.replacen("<TD", &format!("<TD{port}"), 1)
}

/// The sign of a kind of line.
fn sign(line: Line) -> String {
    let look = line.look();
    let bold = format!("<B>{}</B>", escape::html(line.sign()));
    match line {
        Line::Contradiction => cell(24, 20, look.colour, "#FFFFFF", 14, &bold),
        Line::Stated => cell(
            24,
            20,
            "#FFFFFF\" BORDER=\"2\" COLOR=\"#B3001B",
            look.colour,
            14,
            &bold,
        ),
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
        "<TD BGCOLOR=\"{colour}\" FIXEDSIZE=\"TRUE\" WIDTH=\"{width}\" HEIGHT=\"{height}\" CELLPADDING=\"0\"><FONT COLOR=\"{ink}\" POINT-SIZE=\"{size}\">{sign}</FONT></TD>"
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
    let above = if node.above.is_empty() {
        String::new()
    } else {
        format!(
            "<FONT COLOR=\"#595959\" POINT-SIZE=\"9\">{}</FONT><BR/>",
            escape::html(node.above)
        )
    };
    let _ = write!(
        out,
        "<TR><TD BGCOLOR=\"{head}\">{above}<FONT COLOR=\"{ink}\" POINT-SIZE=\"13\"><B>{glyph}{}</B></FONT>",
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
    // Rows under one heading share their columns, so that signs stand below signs.
    for rows in node.rows.chunk_by(|a, b| is_heading(a) == is_heading(b)) {
        let _ = write!(out, "<TR><TD{RULE}></TD></TR>");
        if is_heading(&rows[0]) {
            for row in rows {
                let _ = write!(
                    out,
                    "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">{}</TD></TR>",
                    words(row, "#595959")
                );
            }
            continue;
        }
        out.push_str("<TR><TD CELLPADDING=\"0\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">");
        for (place, row) in rows.iter().enumerate() {
            if place > 0 {
                let _ = write!(out, "<TR><TD COLSPAN=\"{}\"{RULE}></TD></TR>", FILLERS + 5);
            }
            write_row(&mut out, row, node.emphasis, format);
            if place == 0 {
                out.push_str(&"<TD></TD>".repeat(FILLERS));
            }
            out.push_str("</TR>");
        }
        out.push_str("</TABLE></TD></TR>");
    }
    out.push_str("</TABLE>>");
    out
}

/// Between signs.
const GAP: &str = "<TD WIDTH=\"3\"></TD>";

/// Makes a cell a line between rows.
const RULE: &str = " HEIGHT=\"1\" CELLPADDING=\"0\" BGCOLOR=\"#8C8C8C\"";

/// Whether a row only says what the rows below it are about.
fn is_heading(row: &Row) -> bool {
    row.marks.is_empty() && row.text.is_empty() && row.end.is_empty()
}

/// The first five cells of a row: an edge, the parties, the words, a number, and what stands at its end.
fn write_row(out: &mut String, row: &Row, emphasis: Emphasis, format: OutputFormat) {
    let ink = if emphasis == Emphasis::Undisputed {
        "#595959"
    } else {
        "#000000"
    };
    let port = row.port.as_ref().map_or(String::new(), |port| {
        format!(" PORT=\"{}\"", escape::html(port))
    });
    let (port, end_port) = if row.leaves {
        (String::new(), port)
    } else {
        (port, String::new())
    };
    // Lines end at the sign of the row, not at its words.
    let marks = match row.marks.as_slice() {
        [] => format!("<TD{port}></TD>"),
        [mark] => chip(*mark, &port),
        marks => {
            let chips: Vec<String> = marks.iter().map(|mark| chip(*mark, "")).collect();
            format!("<TD{port}>{}</TD>", signs(&chips))
        }
    };
    let _ = write!(
        out,
        "<TR><TD WIDTH=\"5\"></TD>{marks}<TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" CELLPADDING=\"6\""
    );
    if let Some(url) = row.url.as_deref().and_then(|url| address(url, format)) {
        let _ = write!(
            out,
            " HREF=\"{}\" TARGET=\"_blank\"",
            escape::html_address(&url)
        );
    }
    let _ = write!(out, " TOOLTIP=\"{}\">", escape::html(&row.tooltip));
    out.push_str(&words(row, ink));
    out.push_str("</TD>");
    // A column of its own, so that the signs behind numbers stand below each other too.
    let number = if row.weight > 0 {
        count(row.weight)
    } else {
        "<TD></TD>".into()
    };
    out.push_str(&number);
    let mut ends: Vec<String> = Vec::new();
    for of_line in row.end.chunk_by(|a, b| a.line == b.line) {
        ends.push(String::new());
        ends.extend(of_line.first().map(|end| sign(end.line)));
        ends.extend(of_line.iter().map(|end| chip(end.party, "")));
        ends.push(String::new());
    }
    if ends.is_empty() {
        let _ = write!(out, "<TD WIDTH=\"8\"{end_port}></TD>");
    } else {
        let _ = write!(out, "<TD{end_port}>{}</TD>", signs(&ends));
    }
}

/// The lines of a row: its text, what is claimed, and its small print.
fn words(row: &Row, ink: &str) -> String {
    let text = lines(&row.text, "LEFT");
    let text = if row.strong {
        format!("<B>{text}</B>")
    } else {
        text
    };
    let parts = [
        (&row.text, format!("<FONT COLOR=\"{ink}\">{text}</FONT>")),
        (
            &row.words,
            format!(
                "<FONT COLOR=\"{ink}\" POINT-SIZE=\"10\">{}</FONT>",
                lines(&row.words, "LEFT")
            ),
        ),
        (
            &row.small,
            format!(
                "<FONT COLOR=\"#595959\" POINT-SIZE=\"9\">{}</FONT>",
                lines(&row.small, "LEFT")
            ),
        ),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter_map(|(lines, part)| (!lines.is_empty()).then_some(part))
        .collect();
    parts.join("<BR ALIGN=\"LEFT\"/>")
}

/// Signs side by side, at the left of their cell.
fn signs(signs: &[String]) -> String {
    format!(
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>{}{}</TR></TABLE>",
        signs.join(GAP),
        "<TD></TD>".repeat(FILLERS)
    )
}

/// The sign of a line and the words beside it.
pub(super) fn badge(edge: &Edge) -> String {
    let mut out =
        String::from("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">");
    // A line with an arrow and words needs no sign.
    if edge.line != Line::From {
        let _ = write!(out, "<TR>{}</TR>", sign(edge.line));
    }
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
pub(in crate::draw) fn address(url: &str, format: OutputFormat) -> Option<String> {
    let url = escape::url(url)?;
    Some(match format {
        OutputFormat::Pdf => url,
        _ => url.replace('&', "&amp;"),
    })
}
