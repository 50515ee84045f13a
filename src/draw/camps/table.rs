//! The camps as a table: all who are compared down and across in the same order, camp by camp.

use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;

use crate::draw::camps::{Camp, Divided, Joined, home};
use crate::draw::svg::{self, Area, Svg, Type};
use crate::draw::wrap;

/// How many are drawn at most.
const MOST_VOICES: usize = 120;

const MARGIN: i32 = 16;
const NAME: i32 = 250;
const HEADING: i32 = 22;
const BETWEEN: i32 = 8;
const FAINT: Type = Type::new(11, "#595959");

/// The camps as a table of all with all: readable at any size.
pub fn svg(divided: Divided<'_>) -> String {
    let camps = divided.shown(MOST_VOICES);
    let count: usize = camps.iter().map(|camp| camp.members.len()).sum();
    let cell = match count {
        0..=40 => 26,
        41..=70 => 20,
        _ => 14,
    };
    let title = divided.title();
    let notes = divided.notes(&camps);
    let mut svg = Svg::default();
    svg.text(MARGIN, MARGIN + 14, &title, Type::new(17, "#000000").bold());
    let mut y = svg.lines(MARGIN, MARGIN + 36, &notes, Type::new(12, "#333333"));
    let mut x = MARGIN;
    for (style, name) in divided.parties(&camps) {
        if x > MARGIN && x + svg::width(&name, 11) > 700 {
            (x, y) = (MARGIN, y + 22);
        }
        svg.chip((x + 8, y + 2), style);
        svg.text(x + 22, y + 6, &name, FAINT);
        x += 44 + svg::width(&name, 11);
    }
    y += 28;
    let right = MARGIN + NAME + places(&camps, cell).1 + MARGIN;
    if count > 0 {
        y = legend(&mut svg, y);
        y = table(&mut svg, &divided, &camps, cell, y + 24);
    }
    let widest = notes.iter().map(|note| svg::width(note, 12)).max();
    let width = right.max(widest.unwrap_or(0) + 2 * MARGIN).max(620);
    let description = format!(
        "{} Each row and each column is one who is compared, camp by camp.",
        notes.join(" ")
    );
    svg.finish(width, y + MARGIN, &title, &description)
}

/// Where the column of each stands behind the names, and how wide all are.
fn places(camps: &[Camp], cell: i32) -> (BTreeMap<NodeIndex, i32>, i32) {
    let mut found = BTreeMap::new();
    let mut x = 0;
    for camp in camps {
        for node in &camp.members {
            found.insert(*node, x);
            x += cell;
        }
        x += BETWEEN;
    }
    (found, x)
}

/// How a cell looks: its ground, its ink and its sign.
fn look(joined: &Joined) -> (&'static str, &'static str, &'static str) {
    match joined.relation.weight() {
        1.. => ("#CFE3F5", "#000000", "="),
        0 => ("#FFFFFF", "#404040", "±"),
        _ => ("#B3001B", "#FFFFFF", "≠"),
    }
}

fn legend(svg: &mut Svg, mut y: i32) -> i32 {
    let entries = [
        (
            "#CFE3F5",
            "#000000",
            "=",
            false,
            "agree, on balance; the number is of the questions on which they do",
        ),
        (
            "#B3001B",
            "#FFFFFF",
            "≠",
            false,
            "contradict each other, on balance; the number is of the questions on which they do",
        ),
        (
            "#FFFFFF",
            "#404040",
            "±",
            false,
            "neither on balance, of what can be compared",
        ),
        (
            "#FFFFFF",
            "#404040",
            "",
            true,
            "speaks against the camps: agree across camps, or contradict each other within one",
        ),
    ];
    for (fill, ink, sign, deviates, words) in entries {
        let area = Area {
            x: MARGIN,
            y: y - 4,
            width: 26,
            height: 18,
        };
        frame(svg, area, fill, deviates);
        svg.text(
            MARGIN + 13,
            y + 9,
            sign,
            Type::new(11, ink).bold().centred(),
        );
        svg.text(MARGIN + 36, y + 9, words, FAINT);
        y += 22;
    }
    y
}

fn frame(svg: &mut Svg, area: Area, fill: &str, deviates: bool) {
    if deviates {
        let inner = Area {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width - 3,
            height: area.height - 3,
        };
        svg.area(inner, fill, "#000000", 3, 0);
    } else {
        svg.area(area, fill, "#D9D9D9", 1, 0);
    }
}

fn table(svg: &mut Svg, divided: &Divided<'_>, camps: &[Camp], cell: i32, top: i32) -> i32 {
    let home = home(camps);
    let joined = divided.compared(&home);
    let (columns, _) = places(camps, cell);
    let left = MARGIN + NAME;
    let order: Vec<NodeIndex> = camps.iter().flat_map(|camp| camp.members.clone()).collect();
    let small = Type::new(if cell > 18 { 10 } else { 8 }, "#595959").centred();
    for (number, node) in order.iter().enumerate() {
        let x = left + columns[node] + cell / 2;
        svg.text(x, top, &(number + 1).to_string(), small);
    }
    let mut y = top + 6;
    let mut number = 0;
    let mut alone = false;
    for camp in camps {
        // Those of one member are many where everybody contradicts everybody.
        let heading = (camp.size > 1)
            .then(|| format!("Camp {}: {}", camp.number, divided.size(camp)))
            .or_else(|| (!alone).then(|| "Camps of one".to_owned()));
        alone = camp.size == 1;
        if let Some(heading) = heading {
            svg.text(MARGIN, y + 15, &heading, Type::new(12, "#000000").bold());
            y += HEADING;
        }
        let start = y;
        for node in &camp.members {
            number += 1;
            svg.open("voice", divided.name(*node), None);
            let size = (cell - 6).min(11);
            let words = Type::new(size, "#262626");
            svg.text(MARGIN, y + cell / 2 + size / 3, &number.to_string(), words);
            if cell > 16 {
                svg.chip((MARGIN + 34, y + cell / 2), divided.style(*node));
            } else {
                let area = Area {
                    x: MARGIN + 28,
                    y: y + 2,
                    width: 12,
                    height: cell - 4,
                };
                svg.area(area, divided.style(*node).colour, "none", 0, 0);
            }
            let (room, lines) = (NAME - 56, if cell > 24 { 2 } else { 1 });
            let mut name = wrap::wrap(divided.name(*node), svg::columns(room, size), lines);
            let mut foot = y + cell / 2 + size / 3;
            let mut set = words;
            if name.len() > 1 {
                set = Type::new(9, "#262626");
                name = wrap::wrap(divided.name(*node), svg::columns(room, 9), 2);
                foot = y + cell / 2 - 2;
            }
            svg.lines(MARGIN + 48, foot, &name, set);
            svg.close(None);
            for other in &order {
                let area = Area {
                    x: left + columns[other],
                    y,
                    width: cell,
                    height: cell,
                };
                let pair = (*node.min(other), *node.max(other));
                if node == other {
                    svg.area(area, "#8C8C8C", "#D9D9D9", 1, 0);
                } else if let Some(joined) = joined.get(&pair) {
                    draw(svg, divided, joined, pair, area);
                } else {
                    svg.area(area, "#FAFAFA", "#E6E6E6", 1, 0);
                }
            }
            y += cell;
        }
        let own = camp.members.first().map_or(0, |node| columns[node]);
        let side = cell * i32::try_from(camp.members.len()).unwrap_or(0);
        let block = Area {
            x: left + own,
            y: start,
            width: side,
            height: side,
        };
        svg.area(block, "none", "#404040", 2, 0);
        y += BETWEEN;
    }
    y
}

fn draw(
    svg: &mut Svg,
    divided: &Divided<'_>,
    joined: &Joined,
    (a, b): (NodeIndex, NodeIndex),
    area: Area,
) {
    let (fill, ink, sign) = look(joined);
    let class = match joined.relation.weight() {
        1.. => "agreement",
        0 => "neither",
        _ => "contradiction",
    };
    svg.open(class, &divided.sentence(a, b, joined), None);
    frame(svg, area, fill, joined.deviates);
    let words = match joined.relation.weight() {
        0 => sign.to_owned(),
        1.. => format!("{sign}{}", joined.relation.agreements),
        _ => format!("{sign}{}", joined.relation.contradictions),
    };
    let size = match area.width {
        26.. => 11,
        20.. => 9,
        _ => 0,
    };
    if size > 0 && words.chars().count() < 5 {
        let (x, y) = (area.x + area.width / 2, area.y + area.height / 2 + size / 3);
        svg.text(x, y, &words, Type::new(size, ink).bold().centred());
    }
    svg.close(None);
}
