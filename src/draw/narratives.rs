//! The narratives of parties or camps side by side: a column each, a row for each disputed point, and lines where they
//! clash.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::graph::Stand;
use crate::analysis::narratives::{
    Clash, Held, Membership, Narratives, Place, Point, Standing, Teller,
};
use crate::analysis::phrase::plural;
use crate::analysis::positions::Positions;
use crate::analysis::sentence;
use crate::draw::edges;
use crate::draw::palette::{self, Style};
use crate::draw::picture::{Edge, Emphasis, End, Line, Node, Picture, Row, Shape};
use crate::draw::stands;
use crate::draw::statements;
use crate::draw::wrap;
use crate::model::casebook::Casebook;

/// How many points one picture holds; of more, those with most contradictions.
pub const MOST_POINTS: usize = 30;
/// How many columns it holds.
const MOST_COLUMNS: usize = 8;

/// How many answers a cell shows, and how many statements of each, before the rest is counted.
const ANSWERS: usize = 4;
const STATEMENTS: usize = 4;

/// How many lines are drawn at most; the signs beside the answers say the same.
const MOST_LINES: usize = 60;

const ANSWER_WIDTH: usize = 34;
const WORDS_WIDTH: usize = 42;
const SMALL_WIDTH: usize = 48;

/// What stands above the column of a teller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Who tells it.
    pub teller: Teller,
    /// Its name.
    pub name: String,
    /// What it is built from, and whether it contradicts itself.
    pub about: Vec<String>,
}

/// The picture of the narratives under these columns.
pub fn picture(
    casebook: &Casebook,
    positions: &Positions,
    narratives: &Narratives,
    membership: &Membership,
    columns: &[Column],
) -> Picture {
    let drawing = Drawing {
        casebook,
        positions,
        narratives,
        membership,
        points: chosen_points(narratives),
        columns: chosen_columns(narratives, columns),
    };
    let mut picture = Picture {
        title: "What each side tells, and where the narratives clash".into(),
        notes: drawing.notes(columns.len()),
        ..Picture::default()
    };
    if drawing.columns.is_empty() {
        return picture;
    }
    let mut heads = vec![blank("q0".into(), "")];
    for (number, column) in drawing.columns.iter().enumerate() {
        let style = style(column.teller);
        heads.push(Node {
            id: format!("t{}", number + 1),
            emphasis: Emphasis::Context,
            style: Some(style),
            head: wrap::wrap(&column.name, 26, 3),
            small: column
                .about
                .iter()
                .flat_map(|line| wrap::wrap(line, 44, 3))
                .collect(),
            tooltip: column.name.clone(),
            ..Node::default()
        });
        picture
            .parties
            .push((style, wrap::shorten(&column.name, 40)));
    }
    picture.aligned.push(ids(&heads));
    picture.nodes.extend(heads);
    for (number, point) in drawing.points.iter().enumerate() {
        let cells = drawing.row(number, *point);
        picture.aligned.push(ids(&cells));
        picture.nodes.extend(cells);
    }
    let (edges, left_out) = drawing.edges();
    picture.edges = edges;
    if left_out > 0 {
        picture.notes.push(format!(
            "Left out: {}; the signs beside the answers say the same.",
            plural(left_out, "line")
        ));
    }
    edges::number(&mut picture.edges);
    picture
}

fn ids(nodes: &[Node]) -> Vec<String> {
    nodes.iter().map(|node| node.id.clone()).collect()
}

fn blank(id: String, words: &str) -> Node {
    Node {
        id,
        shape: Shape::Gap,
        head: wrap::wrap(words, 24, 2),
        ..Node::default()
    }
}

/// How a teller is drawn.
pub fn style(teller: Teller) -> Style {
    match teller {
        Teller::Party(party) => palette::party(party),
        Teller::Camp(camp) => palette::camp(camp),
        Teller::Other => palette::NO_PARTY,
    }
}

/// The points with most contradictions, contradicted ones before tense ones, in the order of the narratives.
fn chosen_points(narratives: &Narratives) -> Vec<usize> {
    let weights = narratives.weights();
    let mut points: Vec<usize> = (0..narratives.points.len()).collect();
    points.sort_by_key(|point| {
        (
            !narratives.points[*point].contradicted,
            Reverse(weights[*point]),
            *point,
        )
    });
    points.truncate(MOST_POINTS);
    points.sort_unstable();
    points
}

/// The columns that hold most, in the order given.
fn chosen_columns<'a>(narratives: &Narratives, columns: &'a [Column]) -> Vec<&'a Column> {
    let mut places: Vec<usize> = (0..columns.len()).collect();
    places.sort_by_key(|place| {
        let held = narratives.held_by(columns[*place].teller).count();
        (Reverse(held), *place)
    });
    places.truncate(MOST_COLUMNS);
    places.sort_unstable();
    places.into_iter().map(|place| &columns[place]).collect()
}

struct Drawing<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    narratives: &'a Narratives,
    membership: &'a Membership,
    points: Vec<usize>,
    columns: Vec<&'a Column>,
}

impl Drawing<'_> {
    fn notes(&self, columns: usize) -> Vec<String> {
        let contradicted = self.narratives.points.iter();
        let contradicted = contradicted.filter(|point| point.contradicted).count();
        let tense = self.narratives.points.len() - contradicted;
        let mut first = plural(contradicted, "disputed point");
        if tense > 0 {
            first.push_str(&format!(
                ", and {} with tensions only",
                plural(tense, "point")
            ));
        }
        if self.narratives.points.is_empty() {
            return vec!["Nothing is disputed.".into()];
        }
        let mut notes = vec![
            first,
            "A row is a disputed point, in the order in which they were first spoken of; a column is what one side holds."
                .into(),
        ];
        if self.points.len() < self.narratives.points.len() {
            notes.push(format!(
                "Left out: {}; those with most contradictions are drawn.",
                plural(self.narratives.points.len() - self.points.len(), "point")
            ));
        }
        let beside = self.narratives.beside;
        if beside.contradicted > 0 {
            notes.push(format!(
                "Left out: {}; those with most contradictions are drawn.",
                plural(beside.contradicted, "dispute")
            ));
        }
        if beside.too_large > 0 {
            notes.push(format!(
                "Too large to be drawn among others: {}.",
                plural(beside.too_large, "dispute")
            ));
        }
        if beside.tense > 0 {
            notes.push(format!(
                "Not drawn: {} with tensions only.",
                plural(beside.tense, "dispute")
            ));
        }
        if self.columns.len() < columns {
            notes.push(format!(
                "Left out: {}; those that hold most are drawn.",
                plural(columns - self.columns.len(), "column")
            ));
        }
        notes
    }

    /// A point, and what stands in each column there.
    fn row(&self, number: usize, point: usize) -> Vec<Node> {
        let mut cells = vec![self.asked(number, point)];
        for (place, column) in self.columns.iter().enumerate() {
            let id = cell_id(number, place);
            let held: Vec<&Held> = self.narratives.held_at((point, column.teller)).collect();
            if held.is_empty() {
                cells.push(blank(id, "not on record"));
                continue;
            }
            let mut rows: Vec<Row> = held
                .iter()
                .take(ANSWERS)
                .flat_map(|held| self.answer(held))
                .collect();
            if held.len() > ANSWERS {
                rows.push(Row {
                    text: vec![format!(
                        "and {}",
                        plural(held.len() - ANSWERS, "more answer")
                    )],
                    ..Row::default()
                });
            }
            cells.push(Node {
                id,
                emphasis: Emphasis::Disputed,
                style: Some(style(column.teller)),
                head: vec![wrap::shorten(&column.name, 34)],
                rows,
                tooltip: column.name.clone(),
                claims: held
                    .iter()
                    .flat_map(|held| &held.claims)
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .map(|claim| self.casebook[*claim].id().to_owned())
                    .collect(),
                ..Node::default()
            });
        }
        cells
    }

    fn asked(&self, number: usize, point: usize) -> Node {
        let Point {
            question,
            contradicted,
            continues,
        } = self.narratives.points[point];
        let text = question.map_or("Without a question", |question| {
            self.casebook[question].text()
        });
        let mut small = Vec::new();
        if let Some(question) = question {
            small.extend(wrap::wrap(self.casebook[question].id(), 40, 1));
        }
        if !contradicted {
            small.push("tensions only".into());
        }
        if continues {
            small.push("the same dispute as above".into());
        }
        Node {
            id: format!("q{}", number + 1),
            emphasis: Emphasis::Context,
            head: wrap::wrap(text, 28, 6),
            small,
            tooltip: text.to_owned(),
            ..Node::default()
        }
    }

    /// An answer, with what excludes it, and below it the statements that it is built from.
    fn answer(&self, held: &Held) -> Vec<Row> {
        let mut answer = stands::answer(self.casebook, self.positions, held.stand);
        if let Some(as_of) = stands::as_of(self.positions, held.stand) {
            answer = format!("{answer}, {as_of}");
        }
        let mut ends: Vec<End> = held
            .against
            .iter()
            .map(|(other, standing)| End {
                line: line(*standing),
                party: style(*other),
            })
            .collect();
        ends.sort_by_key(|end| end.line);
        let all: Vec<statements::Statement<'_>> =
            statements::statements(self.casebook, &held.claims)
                .into_iter()
                .filter(|(_, said)| self.membership.of_speaker(said.speaker) == held.teller)
                .collect();
        let mut rows = vec![Row {
            text: wrap::wrap(&answer, ANSWER_WIDTH, 4),
            end: ends,
            strong: true,
            tooltip: self.tooltip(held),
            ..Row::default()
        }];
        let alone = matches!(held.stand, Stand::Alone(_));
        let mut told = None;
        for statement in all.iter().take(STATEMENTS) {
            let (claim, said) = *statement;
            let text = self.casebook[claim].text();
            let again = told.replace(claim) == Some(claim);
            let words = if again
                || alone && !stands::is_answer(self.casebook, self.positions, held.stand)
            {
                Vec::new()
            } else {
                wrap::wrap(text, WORDS_WIDTH, 3)
            };
            let place = format!(
                "{} · {}",
                self.casebook[said.speaker].name(),
                statements::place(self.casebook, said)
            );
            rows.push(Row {
                marks: vec![palette::speaker(self.casebook, said.speaker)],
                words,
                small: wrap::wrap(&place, SMALL_WIDTH, 3),
                tooltip: statements::in_full(self.casebook, *statement),
                url: statements::address(self.casebook, said),
                ..Row::default()
            });
        }
        if all.len() > STATEMENTS {
            let more = plural(all.len() - STATEMENTS, "more statement");
            rows.push(Row {
                marks: vec![style(held.teller)],
                small: vec![format!("and {more}")],
                ..Row::default()
            });
        }
        rows
    }

    fn tooltip(&self, held: &Held) -> String {
        let texts: Vec<&str> = held
            .claims
            .iter()
            .take(ANSWERS)
            .map(|claim| self.casebook[*claim].text())
            .collect();
        texts.join("\n")
    }

    /// A line for every two cells that clash, and how many are left out: of a picture with too many, those that were
    /// dismissed, then tensions, then those of few pairs.
    fn edges(&self) -> (Vec<Edge>, usize) {
        let rows: BTreeMap<usize, usize> = numbered(self.points.iter().copied());
        let columns: BTreeMap<Teller, usize> =
            numbered(self.columns.iter().map(|column| column.teller));
        let place = |(point, teller): Place| Some((*columns.get(&teller)?, *rows.get(&point)?));
        let mut drawn: Vec<(Cell, Cell, &Clash)> = self
            .narratives
            .clashes
            .iter()
            .filter_map(|((a, b), clash)| {
                let (a, b) = (place(*a)?, place(*b)?);
                (a != b).then(|| (a.min(b), a.max(b), clash))
            })
            .collect();
        let all = drawn.len();
        let pairs = |clash: &Clash| {
            clash.count.contradictions + clash.count.tensions + clash.count.dismissed
        };
        drawn.sort_by_key(|(a, b, clash)| (clash.standing, Reverse(pairs(clash)), *a, *b));
        drawn.truncate(MOST_LINES);
        drawn.sort_by_key(|(a, b, _)| (a.1, *a, *b));
        let edges = drawn.iter().map(|(a, b, clash)| Edge {
            id: String::new(),
            from: (cell_id(a.1, a.0), None),
            to: (cell_id(b.1, b.0), None),
            line: line(clash.standing),
            weight: Some(pairs(clash)),
            style: None,
            signed: true,
            label: match pairs(clash) {
                0 | 1 => Vec::new(),
                pairs => vec![plural(pairs, "pair")],
            },
            tooltip: sentence::sentence(self.casebook, &clash.pair),
            url: None,
        });
        (edges.collect(), all - drawn.len())
    }
}

/// A column and a row.
type Cell = (usize, usize);

fn numbered<T: Ord>(each: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    each.enumerate()
        .map(|(place, each)| (each, place))
        .collect()
}

fn cell_id(row: usize, column: usize) -> String {
    format!("c{}x{}", row + 1, column + 1)
}

fn line(standing: Standing) -> Line {
    match standing {
        Standing::Contradiction => Line::Contradiction,
        Standing::Stated => Line::Stated,
        Standing::Tension => Line::Tension,
        Standing::Dismissed => Line::Dismissed,
    }
}
