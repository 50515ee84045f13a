//! The table of an overview as a label of Graphviz. Every cell has the size that was laid out for it.

use std::fmt::Write;

use crate::draw::dot::label::{lines, strip};
use crate::draw::escape;
use crate::draw::grid::{Cell, Grid, GridRow, LEGEND, SILENT};
use crate::draw::palette::Style;
use crate::draw::picture::{Line, Picture};
use crate::draw::weights::Step;

const BARE: &str = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">";

/// The size of letters in the legend.
const SMALL: i32 = 8;

/// The notes and, below them, the legend.
pub(super) fn caption(picture: &Picture, grid: &Grid) -> String {
    let mut out = format!("<{BARE}");
    for note in &picture.notes {
        let _ = write!(
            out,
            "<TR><TD ALIGN=\"LEFT\" CELLPADDING=\"1\"><FONT POINT-SIZE=\"10\" COLOR=\"#333333\">{}</FONT></TD></TR>",
            escape::html(note)
        );
    }
    for names in &grid.names {
        let name = |(style, name): &(Style, String)| format!("{}{}", chip(*style, 10), words(name));
        strip(&mut out, &names.iter().map(name).collect::<String>());
    }
    let steps = grid.steps.iter();
    let steps: String = steps
        .map(|step| format!("{}{}", bar(*step, 10), words(&step.numbers())))
        .collect();
    if !steps.is_empty() {
        strip(&mut out, &format!("{steps}{}", words(LEGEND)));
    }
    let mut signs = String::new();
    for (line, cell) in grid.examples() {
        let against = cell
            .against
            .first()
            .map_or(String::new(), |style| chip(*style, 10));
        let _ = write!(
            signs,
            "{}{}{GAP}{against}{}",
            count(&cell.count, grid.count_width(&cell.count), SMALL),
            sign(line, SMALL, 14),
            words(line.meaning_in_table())
        );
    }
    if grid.silent {
        signs.push_str(&words(SILENT));
    }
    strip(&mut out, &signs);
    out.push_str("<TR><TD HEIGHT=\"4\"></TD></TR></TABLE>>");
    out
}

/// The table.
pub(super) fn table(grid: &Grid) -> String {
    let mut out = format!("<{BARE}");
    let columns = grid.heads.len() + 2;
    let _ = write!(
        out,
        "<TR><TD WIDTH=\"{}\" HEIGHT=\"{}\"></TD><TD WIDTH=\"{}\" VALIGN=\"BOTTOM\">{}</TD>",
        grid.question,
        grid.head_height,
        grid.total,
        sized("all", grid.size, "#595959")
    );
    for (place, head) in grid.heads.iter().enumerate() {
        let _ = write!(
            out,
            "<TD WIDTH=\"{}\" VALIGN=\"TOP\" BGCOLOR=\"{}\" TOOLTIP=\"{}\">{BARE}<TR><TD HEIGHT=\"2\"></TD></TR><TR>{}</TR>",
            grid.column,
            shade(place, true),
            escape::html(&head.name),
            chip(head.style, grid.chip())
        );
        if !head.words.is_empty() {
            let _ = write!(
                out,
                "<TR><TD>{}</TD></TR>",
                bold(&lines(&head.words, "CENTER"), grid.size, "#000000")
            );
        }
        out.push_str("</TABLE></TD>");
    }
    out.push_str("</TR>");
    for row in &grid.rows {
        if row.total.is_some() {
            let _ = write!(
                out,
                "<TR><TD COLSPAN=\"{columns}\" HEIGHT=\"1\" BGCOLOR=\"#A6A6A6\"></TD></TR>"
            );
        }
        write_row(&mut out, grid, row);
    }
    out.push_str("</TABLE>>");
    out
}

fn write_row(out: &mut String, grid: &Grid, row: &GridRow) {
    let _ = write!(
        out,
        "<TR><TD ID=\"{}\" ALIGN=\"LEFT\" BALIGN=\"LEFT\" WIDTH=\"{}\" HEIGHT=\"{}\" TOOLTIP=\"{}\"><FONT POINT-SIZE=\"{}\">{}</FONT></TD><TD WIDTH=\"{}\">{}</TD>",
        row.id,
        grid.question,
        row.height - 1,
        escape::html(&row.tooltip),
        grid.size,
        lines(&row.words, "LEFT"),
        grid.total,
        row.total
            .as_deref()
            .map_or(String::new(), |total| sized(total, grid.size, "#000000"))
    );
    for (place, cell) in row.cells.iter().enumerate() {
        let _ = write!(
            out,
            "<TD WIDTH=\"{}\" BGCOLOR=\"{}\"",
            grid.column,
            shade(place, false)
        );
        match cell {
            Some(cell) => {
                let _ = write!(out, " TOOLTIP=\"{}\">", escape::html(&cell.tooltip));
                write_cell(out, grid, row, cell);
            }
            None => out.push('>'),
        }
        out.push_str("</TD>");
    }
    out.push_str("</TR>");
}

/// The bar, and beside it the answers above the signs. What is left of the width is a cell of its own, since Graphviz
/// would share it among all.
fn write_cell(out: &mut String, grid: &Grid, row: &GridRow, cell: &Cell) {
    let bar_room = i32::from(Step::THICKEST);
    let _ = write!(out, "{BARE}<TR><TD WIDTH=\"2\"></TD>");
    let bar_width = cell.step.map_or(0, |step| i32::from(step.width()));
    if let Some(step) = cell.step {
        out.push_str(&bar(step, row.height - 3));
    }
    let _ = write!(
        out,
        "<TD WIDTH=\"{}\"></TD><TD>{BARE}",
        bar_room - bar_width
    );
    let inner = grid.column - 2 - bar_room;
    if !cell.words.is_empty() {
        let _ = write!(
            out,
            "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" WIDTH=\"{inner}\"><FONT POINT-SIZE=\"{}\">{}</FONT></TD></TR>",
            grid.size,
            lines(&cell.words, "LEFT")
        );
    }
    let mut signs = count(&cell.count, grid.count_width(&cell.count), grid.size);
    let mut used = grid.count_width(&cell.count);
    if let Some(line) = cell.line {
        signs.push_str(&sign(line, grid.size, grid.chip()));
        used += grid.sign_width(line);
        for style in &cell.against {
            let _ = write!(signs, "{GAP}{}", chip(*style, grid.chip()));
            used += grid.chip() + 1;
        }
        if cell.more {
            let _ = write!(signs, "<TD>{}</TD>", sized("…", grid.size, "#000000"));
            used += grid.size;
        }
    } else if cell.step.is_none() {
        let _ = write!(signs, "<TD>{}</TD>", sized("–", grid.size, "#595959"));
        used += grid.size;
    }
    let _ = write!(
        out,
        "<TR><TD>{BARE}<TR>{signs}<TD WIDTH=\"{}\"></TD></TR></TABLE></TD></TR></TABLE></TD></TR></TABLE>",
        (inner - used).max(0)
    );
}

const GAP: &str = "<TD WIDTH=\"1\"></TD>";

/// Every second column is darker, so that the eye keeps to one.
fn shade(place: usize, head: bool) -> &'static str {
    match (place % 2, head) {
        (0, true) => "#DEDEDE",
        (_, true) => "#EBEBEB",
        (0, false) => "#F2F2F2",
        (_, false) => "#FFFFFF",
    }
}

fn words(words: &str) -> String {
    format!(
        "<TD ALIGN=\"LEFT\" CELLPADDING=\"2\">{}</TD>",
        sized(&format!("{words}   "), SMALL, "#333333")
    )
}

fn sized(text: &str, size: i32, ink: &str) -> String {
    format!(
        "<FONT POINT-SIZE=\"{size}\" COLOR=\"{ink}\">{}</FONT>",
        escape::html(text)
    )
}

/// `text` is escaped already.
fn bold(text: &str, size: i32, ink: &str) -> String {
    format!("<FONT POINT-SIZE=\"{size}\" COLOR=\"{ink}\"><B>{text}</B></FONT>")
}

fn count(count: &str, width: i32, size: i32) -> String {
    if count.is_empty() {
        return String::new();
    }
    let text = bold(&escape::html(count), size, "#000000");
    format!("<TD WIDTH=\"{width}\" ALIGN=\"LEFT\">{text}</TD>")
}

fn bar(step: Step, height: i32) -> String {
    format!(
        "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"{}\" HEIGHT=\"{height}\" BGCOLOR=\"#404040\"></TD>",
        step.width()
    )
}

fn chip(style: Style, side: i32) -> String {
    let text = sized(&style.glyph.to_string(), side - 2, style.ink);
    fixed(side, side, style.colour, &text)
}

fn sign(line: Line, size: i32, height: i32) -> String {
    let look = line.look();
    let text = |ink| bold(&escape::html(line.sign()), size, ink);
    match line {
        Line::Contradiction => fixed(size + 4, height, look.colour, &text("#FFFFFF")),
        Line::Tension => fixed(size * 2, height, "#FFFFFF", &text("#333333")),
        _ => fixed(size + 4, height, "#FFFFFF", &text("#595959")),
    }
}

fn fixed(width: i32, height: i32, colour: &str, text: &str) -> String {
    format!(
        "<TD BGCOLOR=\"{colour}\" FIXEDSIZE=\"TRUE\" WIDTH=\"{width}\" HEIGHT=\"{height}\">{text}</TD>"
    )
}
