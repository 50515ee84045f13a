//! The table of an overview as a label of Graphviz. Every cell has the size that was laid out for it.

use std::fmt::Write;

use crate::draw::dot::label::{lines, strip};
use crate::draw::escape;
use crate::draw::grid::{Cell, Grid, GridRow, SILENT};
use crate::draw::palette::Style;
use crate::draw::picture::Picture;
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
    if let Some(told) = grid.legend() {
        if grid.legend_breaks() {
            strip(&mut out, &steps);
            strip(&mut out, &words(&told));
        } else {
            strip(&mut out, &format!("{steps}{}", words(&told)));
        }
    }
    let mut legend = String::new();
    for (line, cell) in grid.examples() {
        let _ = write!(
            legend,
            "{}{}",
            signs(grid, &cell).0,
            words(line.meaning_in_table())
        );
    }
    if grid.silent {
        legend.push_str(&words(SILENT));
    }
    strip(&mut out, &legend);
    let whom: String = grid.whom_legend().into_iter().map(words).collect();
    if !whom.is_empty() {
        strip(&mut out, &whom);
    }
    out.push_str("<TR><TD HEIGHT=\"4\"></TD></TR></TABLE>>");
    out
}

/// The table.
pub(super) fn table(grid: &Grid) -> String {
    let mut out = format!("<{BARE}");
    let columns = grid.heads.len() + 2;
    let _ = write!(
        out,
        "<TR><TD WIDTH=\"{}\" HEIGHT=\"{}\"></TD><TD WIDTH=\"{}\"></TD>",
        grid.question,
        grid.chip() + 4,
        grid.total,
    );
    for (place, head) in grid.heads.iter().enumerate() {
        let _ = write!(
            out,
            "<TD WIDTH=\"{}\" BGCOLOR=\"{}\">{BARE}<TR><TD></TD>{}<TD></TD></TR></TABLE></TD>",
            grid.column,
            Grid::shade(place, true),
            chip(head.style, grid.chip())
        );
    }
    let _ = write!(
        out,
        "</TR><TR><TD></TD><TD VALIGN=\"BOTTOM\" HEIGHT=\"{}\">{}</TD>",
        grid.head_height() - grid.chip() - 4,
        sized("pairs", grid.size, "#595959")
    );
    for (place, head) in grid.heads.iter().enumerate() {
        let _ = write!(
            out,
            "<TD VALIGN=\"TOP\" BGCOLOR=\"{}\" TOOLTIP=\"{}\">{}</TD>",
            Grid::shade(place, true),
            escape::html(&head.name),
            bold(&lines(&head.words, "CENTER"), grid.size, "#000000")
        );
    }
    out.push_str("</TR>");
    for row in &grid.rows {
        if row.total.is_some() {
            let _ = write!(
                out,
                "<TR><TD COLSPAN=\"{columns}\" HEIGHT=\"1\" BGCOLOR=\"#BFBFBF\"></TD></TR>"
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
            Grid::shade(place, false)
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
    let _ = write!(out, "{BARE}<TR><TD WIDTH=\"2\"></TD>");
    let width = cell.step.map_or(0, |step| i32::from(step.width()));
    if let Some(step) = cell.step {
        out.push_str(&bar(step, row.height - 2));
    }
    let _ = write!(out, "<TD WIDTH=\"{}\"></TD><TD>{BARE}", grid.bars() - width);
    if !cell.words.is_empty() {
        let _ = write!(
            out,
            "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" WIDTH=\"{}\"><FONT POINT-SIZE=\"{}\">{}</FONT></TD></TR>",
            grid.inner(),
            grid.size,
            lines(&cell.words, "LEFT")
        );
    }
    let (signs, used) = signs(grid, cell);
    let _ = write!(
        out,
        "<TR><TD>{BARE}<TR>{signs}<TD WIDTH=\"{}\"></TD></TR></TABLE></TD></TR></TABLE></TD></TR></TABLE>",
        (grid.inner() - used).max(0)
    );
}

/// The number, the sign and the parties, and how wide they are.
fn signs(grid: &Grid, cell: &Cell) -> (String, i32) {
    let mut signs = String::new();
    let mut used = 0;
    if !cell.count.is_empty() {
        used += grid.count_width(&cell.count);
        let text = bold(&escape::html(&cell.count), grid.size, "#000000");
        let _ = write!(signs, "<TD WIDTH=\"{used}\" ALIGN=\"LEFT\">{text}</TD>");
    }
    match cell.line {
        Some(line) if grid.sign_width(line) > 0 => {
            let width = grid.sign_width(line);
            used += width;
            let text = bold(&escape::html(line.sign()), grid.size, "#595959");
            let _ = write!(signs, "<TD WIDTH=\"{width}\" ALIGN=\"LEFT\">{text}</TD>");
        }
        None if cell.count.is_empty() => {
            used += grid.size;
            let _ = write!(signs, "<TD>{}</TD>", sized("–", grid.size, "#595959"));
        }
        _ => {}
    }
    let whom = cell.whom.words();
    if !whom.is_empty() {
        let width = grid.words_width(&whom);
        used += width;
        let text = sized(&whom, grid.size, "#262626");
        let _ = write!(signs, "<TD WIDTH=\"{width}\" ALIGN=\"LEFT\">{text}</TD>");
    }
    for style in &cell.against {
        used += grid.glyph();
        let glyph = sized(&style.glyph.to_string(), grid.size, style.stroke);
        let _ = write!(signs, "<TD WIDTH=\"{}\">{glyph}</TD>", grid.glyph());
    }
    (signs, used)
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

/// `text` is escaped already. Graphviz refuses what is bold and empty.
fn bold(text: &str, size: i32, ink: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("<FONT POINT-SIZE=\"{size}\" COLOR=\"{ink}\"><B>{text}</B></FONT>")
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

fn fixed(width: i32, height: i32, colour: &str, text: &str) -> String {
    format!(
        "<TD BGCOLOR=\"{colour}\" FIXEDSIZE=\"TRUE\" WIDTH=\"{width}\" HEIGHT=\"{height}\">{text}</TD>"
    )
}
