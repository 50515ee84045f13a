//! Lanes as SVG.

use crate::analysis::graph::Stand;
use crate::analysis::phrase::plural;
use crate::analysis::stories::Teller;
use crate::draw::lanes::cards::{Card, Grid, Lane, UNDATED};
use crate::draw::lanes::joint::Joint;
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
    let drawn: Vec<(&Joint, (usize, usize))> = joined(scene, &grid).collect();
    let names: Vec<Vec<String>> = grid
        .lanes
        .iter()
        .map(|lane| {
            let width = svg::columns(LABELS - 22, 11);
            wrap::wrap(lane_name(scene, &grid, *lane), width, 5)
        })
        .collect();
    let mut notes = scene.notes.clone();
    notes.extend(grid.note());
    notes.extend(folded(scene, &grid));
    let title_lines = wrap::wrap(&scene.title, 84, 3);
    let top = MARGIN
        + 20 * i32::try_from(title_lines.len()).unwrap_or(1)
        + 16 * i32::try_from(notes.len()).unwrap_or(1)
        + 8;
    let ends: Vec<(usize, usize)> = drawn.iter().map(|(_, ends)| *ends).collect();
    let layout = Layout::of(&grid, &texts, &names, &ends, top);

    let mut svg = Svg::default();
    let below = svg.lines(
        MARGIN,
        MARGIN + 14,
        &title_lines,
        Type::new(17, "#000000").bold(),
    );
    svg.lines(MARGIN, below, &notes, Type::new(12, "#333333"));
    background(&mut svg, scene, &grid, &names, &layout);
    let mut badges = Vec::new();
    for (number, (joint, _)) in drawn.iter().enumerate() {
        let (points, badge) = layout.route(number);
        svg.open(class(joint.line), &joint.tooltip, None);
        svg.route(&points, joint.line);
        svg.close(None);
        badges.push((badge, joint));
    }
    for (place, card) in grid.cards.iter().enumerate() {
        draw_card(&mut svg, scene, card, &texts[place], layout.cards[place]);
    }
    for (point, joint) in badges {
        svg.open(class(joint.line), &joint.tooltip, None);
        svg.badge(point, joint.line);
        svg.close(None);
    }
    let lines = drawn.iter().map(|(joint, _)| joint.line);
    let (right, foot) = legend(&mut svg, scene, lines, (layout.right, layout.foot + 20));
    let description = format!(
        "{}. Each row is {}, each column a date.",
        notes.join(" "),
        match scene.teller {
            None => "a speaker",
            Some(Teller::Speaker(_)) => "a question",
            Some(Teller::Party(_)) => "a question and a speaker",
        }
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
        Line::Revises => "revision",
        _ => "dismissed",
    }
}

/// What lines are drawn, and between which cards.
pub(super) fn joined<'a>(
    scene: &'a Scene<'_>,
    grid: &Grid,
) -> impl Iterator<Item = (&'a Joint, (usize, usize))> {
    scene.joints.iter().filter_map(|joint| {
        let first = card_of(grid, joint.claims.0)?;
        let second = card_of(grid, joint.claims.1)?;
        (first != second).then_some((joint, (first, second)))
    })
}

/// What is said of lines whose ends stand on one card: people may state a contradiction between two claims of one answer.
pub(super) fn folded(scene: &Scene<'_>, grid: &Grid) -> Option<String> {
    let ends = scene.joints.iter().map(|joint| joint.claims);
    let one = ends.filter(|(a, b)| {
        let card = card_of(grid, *a);
        card.is_some() && card == card_of(grid, *b)
    });
    let count = one.count();
    (count > 0).then(|| format!("Not drawn: {} within one card.", plural(count, "line")))
}

/// The first card on which a claim stands.
fn card_of(grid: &Grid, claim: Key<Claim>) -> Option<usize> {
    grid.cards
        .iter()
        .position(|card| card.claims.contains(&claim))
}

fn card_text(scene: &Scene<'_>, card: &Card) -> Vec<String> {
    let width = svg::columns(CARD - indent(scene) - 10, 11);
    // Without a legend that tells all of it, more of it stands here.
    let most = if scene.teller.is_some() { 5 } else { 3 };
    let mut lines = wrap::wrap(&scene.answer(scene.stands[card.stand]), width, most);
    if card.statements > 1 {
        lines.push(format!("× {} statements", card.statements));
    }
    lines
}

/// How far the words of a card stand from its edge: answers of many questions have no letters.
fn indent(scene: &Scene<'_>) -> i32 {
    if scene.teller.is_some() { 6 } else { LETTER }
}

/// What stands beside a lane.
pub(super) fn lane_name<'a>(scene: &Scene<'a>, grid: &Grid, lane: Lane) -> &'a str {
    if grid.of_speaker {
        return question_of(scene, lane);
    }
    lane.speaker
        .map_or("nobody named", |speaker| scene.casebook[speaker].name())
}

pub(super) fn question_of<'a>(scene: &Scene<'a>, lane: Lane) -> &'a str {
    let casebook = scene.casebook;
    lane.question
        .map_or("without a question", |question| casebook[question].text())
}

fn background(
    svg: &mut Svg,
    scene: &Scene<'_>,
    grid: &Grid,
    names: &[Vec<String>],
    layout: &Layout,
) {
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
        let bold = Type::new(12, "#000000").bold();
        let (at, name) = if scene.teller.is_some() {
            (MARGIN + 14, question_of(scene, lane).to_owned())
        } else {
            svg.chip((MARGIN + 11, y + 11), style);
            (MARGIN + 26, name)
        };
        let room = svg::columns(width - 40, 12).max(60);
        svg.text(at, y + 15, &wrap::shorten(&name, room), bold);
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
        let class = if grid.of_speaker {
            "question"
        } else {
            "speaker"
        };
        svg.open(class, lane_name(scene, grid, lane), None);
        svg.lines(MARGIN + 14, y + 20, &names[number], SMALL);
        svg.close(None);
    }
    svg.rule(
        (MARGIN, layout.head),
        (MARGIN + width, layout.head),
        "#8C8C8C",
    );
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
    if scene.teller.is_none() {
        letter(svg, card.stand, (area.x + 2, area.y + area.height / 2));
    }
    svg.lines(area.x + indent(scene) + 4, area.y + 17, text, SMALL);
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
    let lettered = if scene.teller.is_some() {
        &[]
    } else {
        scene.stands.as_slice()
    };
    for (number, stand) in lettered.iter().enumerate() {
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
