//! Lanes as SVG.

use crate::analysis::graph::{Opposition, Stand};
use crate::analysis::phrase::plural;
use crate::draw::edges::{self, Verdicts};
use crate::draw::lanes::cards::{Card, Grid, Lane, UNDATED};
use crate::draw::lanes::layout::{CARD, LABELS, Layout, MARGIN, PARTY_ROW};
use crate::draw::lanes::scene::Scene;
use crate::draw::palette;
use crate::draw::picture::Line;
use crate::draw::stands;
use crate::draw::svg::{self, Area, Svg, Type};
use crate::draw::wrap;
use crate::model::claim::Claim;
use crate::model::key::Key;

const LETTER: i32 = 22;
const SMALL: Type = Type::new(11, "#262626");
const FAINT: Type = Type::new(11, "#595959");

pub(super) fn svg(scene: &Scene<'_>) -> String {
    let grid = Grid::of(scene);
    let texts: Vec<Vec<String>> = grid
        .cards
        .iter()
        .map(|card| card_text(scene, card))
        .collect();
    let drawn: Vec<(&Opposition, usize, usize)> = scene
        .oppositions
        .iter()
        .filter_map(|opposition| {
            let first = card_of(&grid, opposition.pair.a)?;
            let second = card_of(&grid, opposition.pair.b)?;
            (first != second).then_some((opposition, first, second))
        })
        .collect();
    let mut notes = scene.notes.clone();
    if grid.left_out > 0 {
        notes.push(format!(
            "Left out: {}; the earliest are drawn.",
            plural(grid.left_out, "card")
        ));
    }
    let title_lines = wrap::wrap(&scene.title, 84, 3);
    let top = MARGIN
        + 20 * i32::try_from(title_lines.len()).unwrap_or(1)
        + 16 * i32::try_from(notes.len()).unwrap_or(1)
        + 8;
    let names: Vec<Vec<String>> = grid
        .lanes
        .iter()
        .map(|lane| wrap::wrap(speaker(scene, *lane), svg::columns(LABELS - 22, 11), 3))
        .collect();
    let layout = Layout::of(&grid, &texts, &names, &drawn, top);

    let mut svg = Svg::default();
    let below = svg.lines(
        MARGIN,
        MARGIN + 14,
        &title_lines,
        Type::new(17, "#000000").bold(),
    );
    svg.lines(MARGIN, below, &notes, Type::new(12, "#333333"));
    background(&mut svg, scene, &grid, &layout);
    let verdicts = Verdicts::of(scene.casebook, scene.positions);
    let mut badges = Vec::new();
    for (number, (opposition, _, _)) in drawn.iter().enumerate() {
        let (points, badge) = layout.route(number);
        let line = edges::line_of(opposition);
        let tooltip = edges::tooltip(scene.casebook, opposition, &verdicts);
        svg.open(class(line), &tooltip, None);
        svg.route(&points, line);
        svg.close(None);
        badges.push((badge, line, tooltip));
    }
    for (place, card) in grid.cards.iter().enumerate() {
        draw_card(&mut svg, scene, card, &texts[place], layout.cards[place]);
    }
    for (point, line, tooltip) in badges {
        svg.open(class(line), &tooltip, None);
        svg.badge(point, line);
        svg.close(None);
    }
    let lines = drawn
        .iter()
        .map(|(opposition, _, _)| edges::line_of(opposition));
    let (right, foot) = legend(&mut svg, scene, lines, (layout.right, layout.foot + 20));
    let description = format!(
        "{}. Each row is a speaker, each column a date.",
        notes.join(" ")
    );
    let title_width = title_lines
        .iter()
        .map(|line| svg::width(line, 17))
        .max()
        .unwrap_or(0)
        + 2 * MARGIN;
    svg.finish(
        right.max(title_width),
        foot + MARGIN,
        &scene.title,
        &description,
    )
}

fn class(line: Line) -> &'static str {
    match line {
        Line::Contradiction | Line::Stated => "contradiction",
        Line::Tension => "tension",
        _ => "dismissed",
    }
}

/// The first card on which a claim stands.
fn card_of(grid: &Grid, claim: Key<Claim>) -> Option<usize> {
    grid.cards
        .iter()
        .position(|card| card.claims.contains(&claim))
}

fn card_text(scene: &Scene<'_>, card: &Card) -> Vec<String> {
    let width = svg::columns(CARD - LETTER - 10, 11);
    let mut lines = wrap::wrap(&scene.answer(scene.stands[card.stand]), width, 3);
    if card.statements > 1 {
        lines.push(format!("× {} statements", card.statements));
    }
    lines
}

fn background(svg: &mut Svg, scene: &Scene<'_>, grid: &Grid, layout: &Layout) {
    let width = layout.right - 2 * MARGIN;
    for (number, (column, name)) in grid.columns.iter().enumerate() {
        let x = layout.columns[number];
        if *column == UNDATED {
            let height = layout.foot - layout.head;
            svg.area(
                Area {
                    x: x - 5,
                    y: layout.head,
                    width: CARD + 10,
                    height,
                },
                "#F2F2F2",
                "none",
                0,
                0,
            );
        }
        let lines = wrap::wrap(name, svg::columns(CARD, 11), 1);
        svg.lines(
            x + CARD / 2,
            layout.head - 8,
            &lines,
            SMALL.bold().centred(),
        );
    }
    for (y, lane) in &layout.parties {
        let lane = grid.lanes[*lane];
        let (style, name) = party(scene, lane);
        svg.area(
            Area {
                x: MARGIN,
                y: *y,
                width,
                height: PARTY_ROW,
            },
            "#ECECEC",
            "none",
            0,
            0,
        );
        svg.chip((MARGIN + 11, y + 11), style);
        svg.text(
            MARGIN + 26,
            y + 15,
            &wrap::shorten(&name, 60),
            Type::new(12, "#000000").bold(),
        );
    }
    for (number, (y, height)) in layout.lanes.iter().enumerate() {
        let (lane, y) = (grid.lanes[number], *y);
        svg.rule(
            (MARGIN, y + height),
            (MARGIN + width, y + height),
            "#D9D9D9",
        );
        let (style, _) = party(scene, lane);
        svg.area(
            Area {
                x: MARGIN,
                y,
                width: 5,
                height: *height,
            },
            style.colour,
            "none",
            0,
            0,
        );
        let name = speaker(scene, lane);
        let lines = wrap::wrap(name, svg::columns(LABELS - 22, 11), 3);
        svg.open("speaker", name, None);
        svg.lines(MARGIN + 14, y + 20, &lines, SMALL);
        svg.close(None);
    }
    svg.rule(
        (MARGIN, layout.head),
        (MARGIN + width, layout.head),
        "#8C8C8C",
    );
}

fn speaker<'a>(scene: &Scene<'a>, lane: Lane) -> &'a str {
    let speaker = lane.speaker;
    speaker.map_or("nobody named", |speaker| scene.casebook[speaker].name())
}

fn party(scene: &Scene<'_>, lane: Lane) -> (palette::Style, String) {
    match lane.party {
        Some(party) => (
            palette::party(party),
            scene.casebook[party].name().to_owned(),
        ),
        None if lane.nobody => (palette::NO_PARTY, "unattributed".into()),
        None => (palette::NO_PARTY, palette::NO_PARTY_WORDS.into()),
    }
}

fn draw_card(svg: &mut Svg, scene: &Scene<'_>, card: &Card, text: &[String], area: Area) {
    let marked = scene
        .marked
        .is_some_and(|claim| card.claims.contains(&claim));
    let (fill, stroke, width) = if marked {
        ("#FFF3B0", "#000000", 3)
    } else {
        (palette::tint(card.stand), "#595959", 1)
    };
    let url = card.url.as_deref();
    svg.open("statement", &card.tooltip, url);
    svg.area(area, fill, stroke, width, 3);
    letter(svg, card.stand, (area.x + 2, area.y + area.height / 2));
    svg.lines(area.x + LETTER + 4, area.y + 17, text, SMALL);
    svg.close(url);
}

/// The letters of a position, on a dark ground.
fn letter(svg: &mut Svg, stand: usize, (x, y): (i32, i32)) {
    let letters = palette::letters(stand);
    svg.area(
        Area {
            x: x + 1,
            y: y - 9,
            width: LETTER - 4,
            height: 18,
        },
        "#404040",
        "none",
        0,
        2,
    );
    let size = if letters.len() > 2 { 8 } else { 11 };
    svg.text(
        x + LETTER / 2 - 1,
        y + 4,
        &letters,
        Type::new(size, "#FFFFFF").bold().centred(),
    );
}

/// The positions by their letters and the kinds of lines; gives its right and lower edges.
fn legend(
    svg: &mut Svg,
    scene: &Scene<'_>,
    lines: impl Iterator<Item = Line>,
    (right, top): (i32, i32),
) -> (i32, i32) {
    let mut widest = right;
    let mut y = top;
    let mut kinds: Vec<Line> = lines.collect();
    kinds.sort_unstable();
    kinds.dedup();
    for line in kinds {
        svg.route(&[(MARGIN, y), (MARGIN + 60, y)], line);
        svg.badge((MARGIN + 30, y), line);
        svg.text(MARGIN + 72, y + 4, line.meaning(), FAINT);
        widest = widest.max(MARGIN * 2 + 72 + svg::width(line.meaning(), 11));
        y += 24;
    }
    for group in &scene.groups {
        svg.badge((MARGIN + 30, y), Line::Contradiction);
        let named: Vec<String> = group
            .iter()
            .take(30)
            .map(|place| palette::letters(*place))
            .collect();
        let rest = group.len() - named.len();
        let more = if rest > 0 {
            format!(" and {rest} more")
        } else {
            String::new()
        };
        let text = format!(
            "{}{more}: each contradicts every other one; lines join neighbours only",
            named.join(", ")
        );
        svg.text(MARGIN + 72, y + 4, &text, FAINT);
        widest = widest.max(MARGIN * 2 + 72 + svg::width(&text, 11));
        y += 24;
    }
    let mut question = None;
    for (number, stand) in scene.stands.iter().enumerate() {
        let own = stand.question(scene.casebook, scene.positions);
        if number == 0 || own != question {
            question = own;
            let text = own.map_or("without a question", |question| {
                scene.casebook[question].text()
            });
            let text = wrap::shorten(text, 100);
            svg.text(MARGIN, y + 6, &text, SMALL.bold());
            widest = widest.max(MARGIN * 2 + svg::width(&text, 12));
            y += 22;
        }
        let text = meaning(scene, *stand);
        svg.area(
            Area {
                x: MARGIN,
                y: y - 10,
                width: LETTER + 16,
                height: 20,
            },
            palette::tint(number),
            "#595959",
            1,
            3,
        );
        letter(svg, number, (MARGIN, y));
        svg.text(MARGIN + LETTER + 24, y + 4, &text, FAINT);
        widest = widest.max(MARGIN * 2 + LETTER + 24 + svg::width(&text, 11));
        y += 22;
    }
    let hint = "Columns are dates in their order; the distances between them mean nothing.";
    svg.text(MARGIN, y + 6, hint, FAINT);
    (widest.max(MARGIN * 2 + svg::width(hint, 11)), y + 12)
}

/// What follows the letters of a position in the legend: `answers “49 people” (1 claim, 2 statements)`.
fn meaning(scene: &Scene<'_>, stand: Stand) -> String {
    let claims = stand.claims(scene.positions);
    let statements: usize = claims
        .iter()
        .map(|claim| scene.casebook[*claim].said.len())
        .sum();
    let verb = if stands::is_answer(scene.casebook, scene.positions, stand) {
        "answers"
    } else {
        "claims"
    };
    let as_of =
        stands::as_of(scene.positions, stand).map_or(String::new(), |as_of| format!(", {as_of}"));
    format!(
        "{verb} “{}”{as_of} ({}, {})",
        wrap::shorten(&stands::answer(scene.casebook, scene.positions, stand), 90),
        plural(claims.len(), "claim"),
        plural(statements, "statement")
    )
}
