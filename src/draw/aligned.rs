//! A picture whose nodes stand in rows and columns, drawn by ourselves.

use std::collections::BTreeMap;

use crate::draw::palette::Style;
use crate::draw::picture::{Edge, Emphasis, End, Line, Node, Picture, Row, Shape};
use crate::draw::svg::{self, Area, Svg, Type};
use crate::draw::wrap;

const MARGIN: i32 = 16;
const FIRST: i32 = 220;
const COLUMN: i32 = 330;
/// Between columns, where lines and their signs are.
const BETWEEN: i32 = 64;
const BELOW: i32 = 18;
/// Between two lines that pass below a row.
const LANE: i32 = 24;

const PLAIN: Type = Type::new(12, "#000000");
const WORDS: Type = Type::new(11, "#000000");
const SMALL: Type = Type::new(10, "#595959");
const FAINT: Type = Type::new(11, "#595959");

/// Draws the rows and columns of a picture, its lines, and a legend.
pub fn svg(picture: &Picture) -> String {
    let nodes: BTreeMap<&str, &Node> = picture
        .all_nodes()
        .map(|node| (node.id.as_str(), node))
        .collect();
    let columns = picture.aligned.first().map_or(0, Vec::len);
    let mut drawing = Svg::default();
    let title = Type::new(17, "#000000").bold();
    drawing.text(MARGIN, MARGIN + 14, &picture.title, title);
    let notes: Vec<String> = picture
        .notes
        .iter()
        .flat_map(|note| wrap::wrap(note, 110, 3))
        .collect();
    let y = drawing.lines(MARGIN, MARGIN + 36, &notes, Type::new(12, "#333333")) + 2;
    let mut top = legend(&mut drawing, picture, y) + 10;
    let mut areas: BTreeMap<&str, Area> = BTreeMap::new();
    let mut bottoms = Vec::new();
    for row in &picture.aligned {
        let cells: Vec<Option<&&Node>> = row.iter().map(|id| nodes.get(id.as_str())).collect();
        let heights = cells.iter();
        let tallest = heights
            .filter_map(|node| node.map(|node| height(node)))
            .max()
            .unwrap_or(0);
        for (place, node) in cells.iter().enumerate() {
            let Some(node) = node else { continue };
            let area = Area {
                x: left(place),
                y: top,
                width: width(place),
                height: height(node),
            };
            cell(&mut drawing, node, area);
            areas.insert(node.id.as_str(), area);
        }
        let bottom = top + tallest;
        let below = picture
            .edges
            .iter()
            .filter(|edge| passes_below(picture, edge).is_some_and(|place| place == bottoms.len()));
        let lanes = i32::try_from(below.count()).unwrap_or(0);
        bottoms.push(bottom);
        top = bottom + BELOW + LANE * lanes;
    }
    lines(&mut drawing, picture, &areas, &bottoms);
    let right = left(columns.max(1)) - BETWEEN;
    let description = format!("{}. {}", picture.title, picture.notes.join(" "));
    drawing.finish(
        (right + MARGIN).max(760),
        top + MARGIN,
        &picture.title,
        &description,
    )
}

fn left(column: usize) -> i32 {
    let after = i32::try_from(column).unwrap_or(0);
    match after {
        0 => MARGIN,
        _ => MARGIN + FIRST + 20 + (after - 1) * (COLUMN + BETWEEN),
    }
}

fn width(column: usize) -> i32 {
    if column == 0 { FIRST } else { COLUMN }
}

/// The row and column of a node.
fn place(picture: &Picture, id: &str) -> Option<(usize, usize)> {
    let mut rows = picture.aligned.iter().enumerate();
    rows.find_map(|(row, ids)| {
        let column = ids.iter().position(|each| each == id)?;
        Some((row, column))
    })
}

/// The row below which a line passes, if it does not lead straight from a cell to the next one.
fn passes_below(picture: &Picture, edge: &Edge) -> Option<usize> {
    let (from, to) = (place(picture, &edge.from.0)?, place(picture, &edge.to.0)?);
    (from.0 != to.0 || from.1.abs_diff(to.1) != 1).then_some(from.0.min(to.0))
}

fn lines(drawing: &mut Svg, picture: &Picture, areas: &BTreeMap<&str, Area>, bottoms: &[i32]) {
    let mut used = vec![0; bottoms.len()];
    for edge in &picture.edges {
        let ends = (
            areas.get(edge.from.0.as_str()),
            areas.get(edge.to.0.as_str()),
        );
        let (Some(from), Some(to)) = ends else {
            continue;
        };
        drawing.open("line", &edge.tooltip, edge.url.as_deref());
        let sign = match passes_below(picture, edge) {
            None => {
                let (left, right) = if from.x < to.x {
                    (from, to)
                } else {
                    (to, from)
                };
                let y = left.y + left.height.min(right.height) / 2;
                drawing.route(&[(left.x + left.width, y), (right.x, y)], edge.line);
                ((left.x + left.width + right.x) / 2, y)
            }
            Some(row) => {
                used[row] += 1;
                let lane = bottoms[row] + 4 + LANE * used[row] - LANE / 2;
                // Each line leaves its cell at a place of its own.
                let shift = 14 * used[row];
                let (a, b) = (from.x + from.width / 2 + shift, to.x + to.width / 2 - shift);
                let foot = |area: &Area| {
                    if area.y > lane {
                        area.y
                    } else {
                        area.y + area.height
                    }
                };
                let points = [(a, foot(from)), (a, lane), (b, lane), (b, foot(to))];
                drawing.route(&points, edge.line);
                ((a + b) / 2, lane)
            }
        };
        drawing.badge(sign, edge.line);
        if let [label, ..] = edge.label.as_slice() {
            let beside = passes_below(picture, edge).is_some();
            let (x, y) = if beside {
                (sign.0 + 18 + svg::width(label, 10) / 2, sign.1 - 5)
            } else {
                (sign.0, sign.1 + 20)
            };
            drawing.text(x, y, label, SMALL.centred());
        }
        drawing.close(edge.url.as_deref());
    }
}

fn legend(drawing: &mut Svg, picture: &Picture, mut y: i32) -> i32 {
    let mut x = MARGIN;
    for (style, name) in &picture.parties {
        drawing.chip((x + 8, y), *style);
        drawing.text(x + 22, y + 4, name, FAINT);
        x += 34 + svg::width(name, 11);
    }
    if !picture.parties.is_empty() {
        y += 22;
    }
    for line in picture.lines() {
        drawing.badge((MARGIN + 13, y), line);
        drawing.text(MARGIN + 34, y + 4, line.meaning(), FAINT);
        y += 22;
    }
    for line in picture.ends() {
        drawing.badge((MARGIN + 13, y), line);
        drawing.text(MARGIN + 34, y + 4, line.meaning_beside(), FAINT);
        y += 22;
    }
    y
}

fn many(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(0)
}

fn row_height(row: &Row) -> i32 {
    let height = 10 + 15 * many(&row.text) + 14 * many(&row.words) + 13 * many(&row.small);
    height.max(if row.end.is_empty() { 20 } else { 26 })
}

fn signs_width(ends: &[End]) -> i32 {
    let lines = ends.chunk_by(|a, b| a.line == b.line).count();
    i32::try_from(30 * lines + 20 * ends.len()).unwrap_or(0)
}

fn head_height(node: &Node) -> i32 {
    12 + 15 * many(&node.head) + 13 * many(&node.small)
}

fn height(node: &Node) -> i32 {
    head_height(node) + node.rows.iter().map(row_height).sum::<i32>()
}

fn cell(drawing: &mut Svg, node: &Node, area: Area) {
    if node.shape == Shape::Gap {
        let y = area.y + area.height / 2 + 4;
        let set = Type::new(11, "#737373").centred();
        drawing.lines(area.x + area.width / 2, y, &node.head, set);
        return;
    }
    let top = head_height(node);
    let (fill, ink) = match (node.style, node.emphasis) {
        (Some(Style { colour, ink, .. }), _) => (colour, ink),
        (None, Emphasis::Subject) => ("#FFF3B0", "#000000"),
        (None, _) => ("#F5F5F5", "#000000"),
    };
    drawing.open("cell", &node.tooltip, node.url.as_deref());
    drawing.area(area, "#FFFFFF", "#404040", 1, 0);
    let head_area = Area {
        height: top,
        ..area
    };
    drawing.area(head_area, fill, "#404040", 1, 0);
    let mut x = area.x + 8;
    if let Some(style) = node.style {
        drawing.chip((area.x + 14, area.y + 14), style);
        x = area.x + 28;
    }
    let bold = Type::new(12, ink).bold();
    let below = drawing.lines(x, area.y + 19, &node.head, bold);
    drawing.lines(area.x + 8, below, &node.small, Type::new(10, ink));
    drawing.close(node.url.as_deref());
    let mut y = area.y + top;
    for row in &node.rows {
        write_row(drawing, row, area, y);
        y += row_height(row);
    }
}

fn write_row(drawing: &mut Svg, row: &Row, area: Area, y: i32) {
    if row.strong {
        drawing.rule((area.x, y), (area.x + area.width, y), "#8C8C8C");
    }
    drawing.open("row", &row.tooltip, row.url.as_deref());
    if let [mark, ..] = row.marks.as_slice() {
        drawing.chip((area.x + 14, y + 13), *mark);
    }
    let x = area.x + if row.marks.is_empty() { 8 } else { 28 };
    let set = if row.strong { PLAIN.bold() } else { PLAIN };
    let below = drawing.lines(x, y + 17, &row.text, set);
    let below = drawing.lines(x, below, &row.words, WORDS);
    drawing.lines(x, below, &row.small, SMALL);
    let mut x = area.x + area.width - signs_width(&row.end);
    for ends in row.end.chunk_by(|a, b| a.line == b.line) {
        let line: Line = ends[0].line;
        drawing.badge((x + 13, y + 13), line);
        x += 30;
        for end in ends {
            drawing.chip((x + 8, y + 13), end.party);
            x += 20;
        }
    }
    drawing.close(row.url.as_deref());
}
