//! The table that fits one sheet, drawn by ourselves: the same as Graphviz prints, a little larger for the screen.

use crate::draw::grid::{Cell, Grid, GridRow, LEGEND_LINE, SILENT};
use crate::draw::overview::TITLE;
use crate::draw::svg::{self, Area, Svg, Type};

const MARGIN: i32 = 14;
const INK: &str = "#000000";
const FAINT: &str = "#595959";
const LEGEND_INK: Type = Type::new(14, "#333333");

/// From points of the sheet to the units of the drawing.
fn scaled(points: i32) -> i32 {
    points * 7 / 4
}

/// Draws the table below its notes and legend.
pub(super) fn draw(grid: &Grid, notes: &[String]) -> String {
    let mut svg = Svg::default();
    svg.text(MARGIN, MARGIN + 16, TITLE, Type::new(19, INK).bold());
    let y = svg.lines(MARGIN, MARGIN + 40, notes, Type::new(15, "#333333"));
    let y = legend(&mut svg, grid, y + 4);
    let mut y = heads(&mut svg, grid, y);
    let right = MARGIN + scaled(grid.width());
    for row in &grid.rows {
        draw_row(&mut svg, grid, row, y, right);
        y += scaled(row.height);
    }
    svg.rule((MARGIN, y), (right, y), "#BFBFBF");
    let description = format!(
        "{} Each row is a question, each column a party.",
        notes.join(" ")
    );
    svg.finish(right + MARGIN, y + MARGIN, TITLE, &description)
}

fn legend(sheet: &mut Svg, grid: &Grid, mut y: i32) -> i32 {
    let line = scaled(LEGEND_LINE);
    for names in &grid.names {
        let mut x = MARGIN;
        for (style, name) in names {
            sheet.chip((x + 8, y), *style);
            sheet.text(x + 22, y + 5, name, LEGEND_INK);
            x += 38 + svg::width(name, LEGEND_INK.size);
        }
        y += line;
    }
    let mut x = MARGIN;
    for step in &grid.steps {
        bar(sheet, (x, y - 9), i32::from(step.width()), 18);
        x += scaled(i32::from(step.width())) + 5;
        sheet.text(x, y + 5, &step.numbers(), LEGEND_INK);
        x += 18 + width(&step.numbers());
    }
    if let Some(told) = grid.legend() {
        if grid.legend_breaks() {
            x = MARGIN;
            y += line;
        }
        sheet.text(x, y + 5, &told, LEGEND_INK);
        y += line;
    }
    let mut x = MARGIN;
    for (line, cell) in grid.examples() {
        x = signs(sheet, grid, &cell, (x, y)) + 6;
        sheet.text(x, y + 5, line.meaning_in_table(), LEGEND_INK);
        x += 18 + width(line.meaning_in_table());
    }
    if grid.silent {
        sheet.text(x, y + 5, SILENT, LEGEND_INK);
    }
    let whom = grid.whom_legend();
    if !whom.is_empty() {
        y += line;
        sheet.text(MARGIN, y + 5, &whom.join("; "), LEGEND_INK);
    }
    y + line
}

/// How wide words of the legend are, more or less.
fn width(words: &str) -> i32 {
    let letters = i32::try_from(words.chars().count()).unwrap_or(0);
    letters * 15 / 2
}

fn heads(svg: &mut Svg, grid: &Grid, y: i32) -> i32 {
    let height = scaled(grid.head_height());
    let size = scaled(grid.size);
    for (place, head) in grid.heads.iter().enumerate() {
        let x = column(grid, place);
        svg.open("party", &head.name, None);
        let area = Area {
            x,
            y,
            width: scaled(grid.column),
            height,
        };
        svg.area(area, Grid::shade(place, true), "none", 0, 0);
        let middle = x + scaled(grid.column) / 2;
        svg.chip((middle, y + 12), head.style);
        svg.lines(
            middle,
            y + 24 + size,
            &head.words,
            Type::new(size, INK).bold().centred(),
        );
        svg.close(None);
    }
    let x = MARGIN + scaled(grid.question + grid.total / 2);
    svg.text(x, y + height - 6, "pairs", Type::new(size, FAINT).centred());
    y + height
}

/// The left edge of a party's column.
fn column(grid: &Grid, place: usize) -> i32 {
    let place = i32::try_from(place).unwrap_or(0);
    MARGIN + scaled(grid.question + grid.total + place * grid.column)
}

fn draw_row(svg: &mut Svg, grid: &Grid, row: &GridRow, y: i32, right: i32) {
    let (size, height) = (scaled(grid.size), scaled(row.height));
    for (place, cell) in row.cells.iter().enumerate() {
        let area = Area {
            x: column(grid, place),
            y,
            width: scaled(grid.column),
            height,
        };
        svg.area(area, Grid::shade(place, false), "none", 0, 0);
        if let Some(cell) = cell {
            draw_cell(svg, grid, cell, area);
        }
    }
    if row.total.is_some() {
        svg.rule((MARGIN, y), (right, y), "#BFBFBF");
    }
    let lines = i32::try_from(row.words.len()).unwrap_or(1);
    let foot = y + (height - lines * (size + 3)) / 2 + size;
    svg.open("question", &row.tooltip, None);
    svg.lines(MARGIN, foot, &row.words, Type::new(size, INK));
    svg.close(None);
    if let Some(total) = &row.total {
        let x = MARGIN + scaled(grid.question + grid.total / 2);
        let foot = y + height / 2 + size / 3;
        svg.text(x, foot, total, Type::new(size, INK).centred());
    }
}

fn draw_cell(svg: &mut Svg, grid: &Grid, cell: &Cell, area: Area) {
    let size = scaled(grid.size);
    svg.open("answer", &cell.tooltip, None);
    if let Some(step) = cell.step {
        let at = (area.x + 3, area.y + 2);
        bar(svg, at, i32::from(step.width()), area.height - 3);
    }
    let x = area.x + 3 + scaled(grid.bars());
    let lines = i32::try_from(cell.words.len()).unwrap_or(0);
    let words = lines * (size + 3);
    let top = area.y + (area.height - words - size) / 2;
    svg.lines(x, top + size - 2, &cell.words, Type::new(size, "#262626"));
    signs(svg, grid, cell, (x, top + words + size / 2));
    svg.close(None);
}

fn bar(svg: &mut Svg, (x, y): (i32, i32), points: i32, height: i32) {
    let area = Area {
        x,
        y,
        width: scaled(points),
        height,
    };
    svg.area(area, "#404040", "none", 0, 0);
}

/// The number, the sign and the parties, around the height `y`; gives where they end.
fn signs(svg: &mut Svg, grid: &Grid, cell: &Cell, (mut x, y): (i32, i32)) -> i32 {
    let size = scaled(grid.size);
    let foot = y + size / 3 + 1;
    svg.text(x, foot, &cell.count, Type::new(size, INK).bold());
    x += scaled(grid.count_width(&cell.count));
    let sign = match cell.line {
        Some(line) if grid.sign_width(line) > 0 => {
            svg.text(x, foot, line.sign(), Type::new(size, FAINT).bold());
            grid.sign_width(line)
        }
        None if cell.count.is_empty() => {
            svg.text(x, foot, "–", Type::new(size, FAINT));
            grid.size
        }
        _ => 0,
    };
    x += scaled(sign);
    let whom = cell.whom.words();
    if !whom.is_empty() {
        svg.text(x, foot, &whom, Type::new(size, "#262626"));
        x += scaled(grid.words_width(&whom));
    }
    for style in &cell.against {
        svg.glyph((x + scaled(grid.glyph()) / 2, y), *style);
        x += scaled(grid.glyph());
    }
    x
}
