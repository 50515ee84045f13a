//! The overview as a table drawn by ourselves: disputes down, parties across, and in each cell what a party answers and
//! whom it contradicts there.

mod sheet;

use std::collections::BTreeSet;

use crate::analysis::disputes::Disputes;
use crate::analysis::positions::Positions;
use crate::draw::edges;
use crate::draw::overview;
use crate::draw::palette;
use crate::draw::picture::Line;
use crate::draw::stances::{self, Asked, Overview, Ranked, Side, Stance};
use crate::draw::svg::{self, Area, Svg, Type};
use crate::draw::weights;
use crate::draw::wrap;
use crate::model::casebook::Casebook;

/// How many rows are drawn at most.
const MOST_ROWS: usize = 200;

/// The least part of its size that it may be shrunk to on a sheet of A4, so that its letters are no smaller than six
/// points.
const LEAST_SCALE: f64 = 0.55;

const MARGIN: i32 = 16;
const QUESTION: i32 = 250;
const CELL: i32 = 176;
const GAP: i32 = 6;
const SMALL: Type = Type::new(11, "#262626");
const FAINT: Type = Type::new(11, "#595959");

/// The parties and disputes of a casebook.
pub fn overview_svg(casebook: &Casebook, positions: &Positions, disputes: &Disputes) -> String {
    let ranked = Ranked::of(casebook, positions, disputes, MOST_ROWS);
    let overview = ranked.in_boxes(MOST_ROWS);
    let title = overview::TITLE;
    let notes = overview::notes(disputes, &overview, None);
    let mut svg = Svg::default();
    svg.text(MARGIN, MARGIN + 14, title, Type::new(17, "#000000").bold());
    let y = svg.lines(MARGIN, MARGIN + 36, &notes, Type::new(12, "#333333")) + 2;
    let y = legend(&mut svg, &overview, y);
    let sides = i32::try_from(overview.sides.len()).unwrap_or(0);
    let right = MARGIN + QUESTION + sides * CELL;
    let mut y = heads(&mut svg, casebook, &overview.sides, y);
    for summary in &overview.disputes {
        for (number, asked) in summary.asked.iter().enumerate() {
            let counts = if number == 0 {
                edges::counts(summary.count)
            } else {
                "in the same dispute".into()
            };
            y = row(&mut svg, casebook, &overview.sides, asked, &counts, y);
        }
        svg.rule((MARGIN, y), (right, y), "#595959");
    }
    let description = format!(
        "{}. Each row is a question, each column a party.",
        notes.join(" ")
    );
    let (width, height) = ((right + MARGIN).max(560), y + MARGIN);
    // A4 between its margins, in points.
    let scale = (540.0 / f64::from(width)).min(785.0 / f64::from(height));
    if scale < LEAST_SCALE {
        let (overview, grid) = overview::table(casebook, disputes, &ranked);
        return sheet::draw(&grid, &overview::notes(disputes, &overview, Some(&grid)));
    }
    svg.finish(width, height, title, &description)
}

/// What the signs in cells say.
fn legend(svg: &mut Svg, overview: &Overview, mut y: i32) -> i32 {
    let asked = overview.disputes.iter().flat_map(|dispute| &dispute.asked);
    let stances = asked.flat_map(|asked| asked.stances.iter().map(|(_, stance)| stance));
    let shown: BTreeSet<Line> = stances
        .flat_map(Stance::against)
        .filter(|(_, others)| !others.is_empty())
        .map(|(line, _)| line)
        .collect();
    let asked = overview.disputes.iter().flat_map(|dispute| &dispute.asked);
    let stances = asked.flat_map(|asked| asked.stances.iter().map(|(_, stance)| stance));
    let most = stances.map(|stance| stance.weight).max().unwrap_or(0);
    let number = weights::short(most);
    for line in shown {
        let mut x = MARGIN;
        if line == Line::Contradiction && most > 0 {
            svg.text(x, y + 4, &number, SMALL.bold());
            x += svg::width(&number, 11) + 4;
        }
        svg.badge((x + 13, y), line);
        svg.text(x + 32, y + 4, &line.meaning_counted(most), FAINT);
        y += 22;
    }
    y
}

fn heads(svg: &mut Svg, casebook: &Casebook, sides: &[Side], y: i32) -> i32 {
    let names: Vec<Vec<String>> = sides
        .iter()
        .map(|side| {
            wrap::wrap(
                &stances::name(casebook, *side),
                svg::columns(CELL - 36, 12),
                3,
            )
        })
        .collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1);
    let height = 12 + 15 * i32::try_from(lines).unwrap_or(1);
    let mut x = MARGIN + QUESTION;
    for (side, name) in sides.iter().zip(&names) {
        svg.area(
            Area {
                x,
                y,
                width: CELL - GAP,
                height,
            },
            "#ECECEC",
            "none",
            0,
            0,
        );
        svg.chip((x + 13, y + 13), stances::style(*side));
        svg.lines(x + 28, y + 17, name, Type::new(12, "#000000").bold());
        x += CELL;
    }
    y + height + GAP
}

/// The words of a cell, and the signs below them.
struct Cell<'a> {
    stance: &'a Stance,
    words: Vec<String>,
    signs: Vec<Vec<Sign>>,
}

#[derive(Clone, Copy)]
enum Sign {
    Count(usize),
    Badge(Line),
    Chip(palette::Style),
}

impl<'a> Cell<'a> {
    fn of(stance: &'a Stance) -> Self {
        let mut signs = Vec::new();
        for (line, others) in stance.against() {
            let count = (line == Line::Contradiction && stance.weight > 0)
                .then_some(Sign::Count(stance.weight));
            // The first places of a line are the count's and the badge's own.
            let chips: Vec<palette::Style> =
                stances::in_order(others).map(stances::style).collect();
            for (number, some) in chips.chunks(6).enumerate() {
                let badge = (number == 0).then_some(Sign::Badge(line));
                signs.push(
                    count
                        .filter(|_| number == 0)
                        .into_iter()
                        .chain(badge)
                        .chain(some.iter().copied().map(Sign::Chip))
                        .collect(),
                );
            }
        }
        Self {
            stance,
            words: wrap::wrap(&stance.words(), svg::columns(CELL - GAP - 18, 11), 4),
            signs,
        }
    }

    fn height(&self) -> i32 {
        let (words, signs) = (self.words.len(), self.signs.len());
        12 + 14 * i32::try_from(words).unwrap_or(0) + 22 * i32::try_from(signs).unwrap_or(0)
    }
}

fn row(
    svg: &mut Svg,
    casebook: &Casebook,
    sides: &[Side],
    asked: &Asked,
    counts: &str,
    y: i32,
) -> i32 {
    let question = asked
        .question
        .map_or("without a question", |question| casebook[question].text());
    let words = wrap::wrap(question, svg::columns(QUESTION - 16, 12), 5);
    let cells: Vec<Option<Cell<'_>>> = sides
        .iter()
        .map(|side| stances::stance_of(asked, *side).map(Cell::of))
        .collect();
    let own = 30 + 15 * i32::try_from(words.len()).unwrap_or(1);
    let height = cells
        .iter()
        .flatten()
        .map(Cell::height)
        .chain([own])
        .max()
        .unwrap_or(own);
    svg.open("question", question, None);
    let below = svg.lines(MARGIN, y + 20, &words, Type::new(12, "#000000").bold());
    svg.text(MARGIN, below, counts, FAINT);
    svg.close(None);
    for (place, (side, cell)) in sides.iter().zip(&cells).enumerate() {
        let x = MARGIN + QUESTION + CELL * i32::try_from(place).unwrap_or(0);
        let Some(cell) = cell else { continue };
        let area = Area {
            x,
            y: y + 4,
            width: CELL - GAP,
            height: height - 8,
        };
        draw_cell(
            svg,
            cell,
            area,
            &stances::sentence(casebook, *side, cell.stance),
        );
    }
    y + height
}

fn draw_cell(svg: &mut Svg, cell: &Cell<'_>, area: Area, tooltip: &str) {
    let disputed = !cell.stance.contradicts.is_empty();
    let (fill, stroke) = if disputed {
        ("#FFFFFF", "#B3001B")
    } else {
        ("#F7F7F7", "#D9D9D9")
    };
    svg.open("answer", tooltip, None);
    svg.area(area, fill, stroke, 1 + i32::from(disputed), 3);
    let ink = if disputed { SMALL.bold() } else { SMALL };
    let mut y = svg.lines(area.x + 8, area.y + 16, &cell.words, ink) - 2;
    for signs in &cell.signs {
        let mut x = area.x + 8;
        for sign in signs {
            x += match sign {
                Sign::Count(count) => {
                    let count = weights::short(*count);
                    svg.text(x, y + 5, &count, SMALL.bold());
                    svg::width(&count, 11) + 4
                }
                Sign::Badge(line) => {
                    svg.badge((x + 12, y), *line);
                    28
                }
                Sign::Chip(style) => {
                    svg.chip((x + 8, y), *style);
                    18
                }
            };
        }
        y += 22;
    }
    svg.close(None);
}
