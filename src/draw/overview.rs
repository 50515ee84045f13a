//! Parties and disputes: who answers what, and whom they contradict there.

use crate::analysis::disputes::Disputes;
use crate::analysis::graph;
use crate::analysis::pairs::PairCount;
use crate::analysis::phrase::plural;
use crate::analysis::positions::Positions;
use crate::draw::edges;
use crate::draw::grid::Grid;
use crate::draw::layout;
use crate::draw::picture::{Edge, Emphasis, End, Line, Node, Picture, Row};
use crate::draw::stances::{
    Overview, Ranked, Side, Stance, Summary, in_order, name, sentence, style,
};
use crate::draw::wrap;
use crate::model::casebook::Casebook;

/// How many rows of boxes fit a readable sheet; a dispute takes three for its head.
pub const MOST_ROWS: usize = 42;

/// How many lines between parties and disputes the eye can follow.
const MOST_LINES: usize = 28;

/// How many sides fit the box of a dispute.
const MOST_SIDES: usize = 16;

/// How many parties are named beside an answer.
const MOST_BESIDE: usize = 12;

/// The picture of the parties and disputes of a casebook: boxes and lines, or a table where these are too many.
pub fn picture(casebook: &Casebook, positions: &Positions, disputes: &Disputes) -> Picture {
    let ranked = Ranked::of(casebook, positions, disputes, layout::MOST_ROWS);
    let mut overview = ranked.in_boxes(MOST_ROWS);
    let lines = overview.disputes.iter().flat_map(stances).count();
    if overview.left_out == 0 && (lines <= MOST_LINES || overview.disputes.len() == 1) {
        overview.keep_sides(MOST_SIDES);
        return drawn(casebook, disputes, &overview);
    }
    let (overview, grid) = table(casebook, disputes, &ranked);
    let notes = notes(disputes, &overview, Some(&grid));
    Picture {
        grid: Some(grid),
        notes,
        ..drawn(casebook, disputes, &overview)
    }
}

/// The table of the parties and disputes of a casebook, and what it holds.
pub(super) fn table(casebook: &Casebook, disputes: &Disputes, ranked: &Ranked) -> (Overview, Grid) {
    let mut rows = layout::MOST_ROWS;
    loop {
        let mut overview = ranked.in_table(rows);
        overview.keep_sides(layout::MOST_COLUMNS);
        let laid = Grid::of(casebook, &overview, notes(disputes, &overview, None).len());
        // What is left out needs a note, which needs room, and no dispute is shown in part unless it is alone.
        let fitting = laid.rows.len();
        if laid.rows_left_out == 0 || overview.disputes.len() == 1 || fitting >= rows {
            return (overview, laid);
        }
        rows = fitting;
    }
}

fn drawn(casebook: &Casebook, disputes: &Disputes, overview: &Overview) -> Picture {
    let mut picture = Picture {
        title: TITLE.into(),
        notes: notes(disputes, overview, None),
        fits_a_page: true,
        ..Picture::default()
    };
    let side_id = |side: Side| {
        let place = overview.sides.iter().position(|each| *each == side);
        format!("s{}", place.unwrap_or(0) + 1)
    };
    for side in &overview.sides {
        picture.nodes.push(Node {
            id: side_id(*side),
            emphasis: Emphasis::Context,
            style: Some(style(*side)),
            head: wrap::wrap(&name(casebook, *side), 20, 3),
            tooltip: name(casebook, *side),
            ..Node::default()
        });
        picture
            .parties
            .push((style(*side), wrap::shorten(&name(casebook, *side), 40)));
    }
    for (number, summary) in overview.disputes.iter().enumerate() {
        let id = format!("d{}", number + 1);
        let node = node(casebook, summary, &id);
        for ((side, stance), row) in
            stances(summary).zip(node.rows.iter().filter(|row| row.port.is_some()))
        {
            picture.edges.push(Edge {
                id: String::new(),
                from: (side_id(*side), None),
                to: (id.clone(), row.port.clone()),
                line: Line::Answers,
                weight: Some(stance.weight),
                style: Some(style(*side)),
                signed: false,
                label: Vec::new(),
                tooltip: sentence(casebook, *side, stance),
                url: None,
            });
        }
        picture.nodes.push(node);
    }
    edges::number(&mut picture.edges);
    picture
}

/// What it shows.
pub(super) const TITLE: &str = "Who contradicts whom, by party and dispute";

/// What stands above an overview.
pub(super) fn notes(disputes: &Disputes, overview: &Overview, grid: Option<&Grid>) -> Vec<String> {
    let all = disputes.contradicted.iter();
    let count = all.fold(PairCount::default(), |sum, dispute| {
        graph::sum(sum, dispute.count)
    });
    let counts = edges::counts(count);
    let mut notes = vec![format!(
        "{}{}{counts}",
        plural(disputes.contradicted.len(), "dispute"),
        if counts.is_empty() { "" } else { " — " }
    )];
    if overview.left_out > 0 {
        notes.push(format!(
            "Left out: {}; the {} with most contradictions are drawn.",
            plural(overview.left_out, "dispute"),
            overview.disputes.len()
        ));
    }
    let rows = grid.map_or(0, |grid| grid.rows_left_out);
    if rows > 0 {
        notes.push(format!(
            "Left out: {} of the disputes drawn.",
            plural(rows, "question")
        ));
    }
    if overview.sides_left_out > 0 {
        let parties = match overview.sides_left_out {
            1 => "1 party".to_owned(),
            count => format!("{} parties", edges::grouped(count)),
        };
        notes.push(format!(
            "Left out: {parties}, none in more contradictions than the {} that are drawn.",
            overview.sides.len()
        ));
    }
    if !disputes.tense.is_empty() {
        notes.push(format!(
            "Not drawn: {} with tensions only.",
            plural(disputes.tense.len(), "question")
        ));
    }
    notes
}

fn stances(summary: &Summary) -> impl Iterator<Item = &(Side, Stance)> {
    summary.asked.iter().flat_map(|asked| &asked.stances)
}

fn node(casebook: &Casebook, summary: &Summary, id: &str) -> Node {
    let mut rows = Vec::new();
    let several = summary.asked.len() > 1;
    for asked in &summary.asked {
        if several {
            let text = asked
                .question
                .map_or("without a question", |question| casebook[question].text());
            rows.push(Row {
                small: wrap::wrap(text, 56, 2),
                ..Row::default()
            });
        }
        for (side, stance) in &asked.stances {
            rows.push(stance_row(casebook, *side, stance, rows.len()));
        }
    }
    let question = summary
        .asked
        .iter()
        .find_map(|asked| asked.question)
        .map_or("", |question| casebook[question].text());
    Node {
        id: id.to_owned(),
        emphasis: if summary.count.contradictions > 0 {
            Emphasis::Disputed
        } else {
            Emphasis::Undisputed
        },
        head: wrap::wrap(question, 46, 2),
        small: vec![edges::counts(summary.count)],
        rows,
        tooltip: question.to_owned(),
        ..Node::default()
    }
}

fn stance_row(casebook: &Casebook, side: Side, stance: &Stance, number: usize) -> Row {
    let mut small = Vec::new();
    let mut ends = Vec::new();
    for (line, others) in stance.against() {
        let named = in_order(others).take(MOST_BESIDE);
        ends.extend(named.map(|other| End {
            line,
            party: style(other),
        }));
        if others.len() > MOST_BESIDE {
            small.push(format!("{} against {} parties", line.sign(), others.len()));
        }
    }
    Row {
        port: Some(format!("r{number}")),
        marks: vec![style(side)],
        text: wrap::wrap(&stance.words(), 40, 3),
        weight: stance.weight,
        small,
        end: ends,
        strong: !stance.contradicts.is_empty(),
        tooltip: sentence(casebook, side, stance),
        ..Row::default()
    }
}
