//! The overview where it has too many disputes for boxes and lines: a table that fits one sheet, disputes down, parties
//! across, and in each cell in how many contradictions a party is there, and with whom.
//!
//! All measures are points, so that what prints it needs no arithmetic and letters keep the size that was chosen here.

use std::collections::BTreeSet;

use crate::draw::palette::Style;
use crate::draw::picture::Line;
use crate::draw::stances::{self, Asked, Overview, Side, Stance, Summary};
use crate::draw::svg;
use crate::draw::weights::{self, Step};
use crate::draw::wrap;
use crate::model::casebook::Casebook;

/// How wide the table is: A4 between its margins, less what Graphviz puts around a drawing.
const WIDTH: i32 = 526;
/// How high the sheet is.
const HEIGHT: i32 = 768;
/// The column with the number of contradictions in a dispute.
const TOTAL: i32 = 26;
/// How many columns of parties a sheet has room for.
pub(super) const MOST_COLUMNS: usize = 12;
/// How many rows a sheet has room for, with the smallest letters.
pub(super) const MOST_ROWS: usize = 60;

/// How a table is set, the most generous first: lines for answers, lines for questions, the size of letters.
const SETTINGS: [(usize, usize, i32); 8] = [
    (2, 3, 9),
    (2, 3, 8),
    (1, 2, 8),
    (1, 2, 7),
    (0, 2, 8),
    (0, 2, 7),
    (0, 1, 8),
    (0, 1, 7),
];

/// The table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The size of its letters.
    pub size: i32,
    /// The width of the column of questions.
    pub question: i32,
    /// The width of the column of totals.
    pub total: i32,
    /// The width of each party's column.
    pub column: i32,
    /// The heads of the columns.
    pub heads: Vec<Head>,
    /// The height of the heads.
    pub head_height: i32,
    /// The rows, those of disputes with most contradictions first.
    pub rows: Vec<GridRow>,
    /// The parties by their whole names, in lines, where a head has no room for one.
    pub names: Vec<Vec<(Style, String)>>,
    /// The steps of bars in it.
    pub steps: BTreeSet<Step>,
    /// The kinds of signs in it.
    pub signs: BTreeSet<Line>,
    /// Whether a party in it answers and is in nothing.
    pub silent: bool,
    /// How many questions of the disputes shown have no room.
    pub rows_left_out: usize,
}

/// The head of a party's column.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Its sign.
    pub style: Style,
    /// Its name, in lines; none where there is no room.
    pub words: Vec<String>,
    /// Its whole name.
    pub name: String,
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridRow {
    /// Its generated id.
    pub id: String,
    /// Its words, in lines.
    pub words: Vec<String>,
    /// How many contradictions there are in its dispute; on its first row only.
    pub total: Option<String>,
    /// What each party answers, in the order of the columns.
    pub cells: Vec<Option<Cell>>,
    /// Its height.
    pub height: i32,
    /// What it shows when pointed at.
    pub tooltip: String,
}

/// What a party answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its answers, in lines; none where there is no room.
    pub words: Vec<String>,
    /// How thick its bar is.
    pub step: Option<Step>,
    /// In how many contradictions it is; empty for none.
    pub count: String,
    /// How it stands against others, if it does and there is room.
    pub line: Option<Line>,
    /// Those others.
    pub against: Vec<Style>,
    /// Whether there are more of them than there is room for.
    pub more: bool,
    /// What it shows when pointed at.
    pub tooltip: String,
}

impl Grid {
    /// Lays out an overview with the most generous setting in which it fits below so many notes.
    pub(super) fn of(casebook: &Casebook, overview: &Overview, notes: usize) -> Self {
        let mut grid = Self::default();
        for setting in SETTINGS {
            grid = Self::set(casebook, overview, setting);
            let over = grid.height(notes) - HEIGHT;
            if over <= 0 {
                return grid;
            }
        }
        while grid.rows.len() > 1 && grid.height(notes) > HEIGHT {
            grid.rows.pop();
            grid.rows_left_out += 1;
        }
        grid
    }

    /// How high it is, with its legend below so many notes.
    fn height(&self, notes: usize) -> i32 {
        let rows: i32 = self.rows.iter().map(|row| row.height).sum();
        let notes = 15 * i32::try_from(notes).unwrap_or(0);
        let legend = LEGEND_LINE * i32::try_from(self.names.len() + 4).unwrap_or(0);
        notes + legend + self.head_height + rows + 10
    }

    fn set(
        casebook: &Casebook,
        overview: &Overview,
        (answers, questions, size): (usize, usize, i32),
    ) -> Self {
        let sides = i32::try_from(overview.sides.len()).unwrap_or(1).max(1);
        let column = ((WIDTH - TOTAL - 204) / sides).clamp(28, 110);
        let question = WIDTH - TOTAL - sides * column;
        let mut grid = Self {
            size,
            question,
            total: TOTAL,
            column,
            ..Self::default()
        };
        grid.set_heads(casebook, overview);
        let mut disputes: Vec<&Summary> = overview.disputes.iter().collect();
        disputes.sort_by_key(|dispute| std::cmp::Reverse(dispute.count.contradictions));
        for (number, dispute) in disputes.iter().enumerate() {
            for (place, asked) in dispute.asked.iter().enumerate() {
                let row = grid.row(casebook, overview, asked, (answers, questions), place > 0);
                grid.rows.push(GridRow {
                    id: format!("r{}-{}", number + 1, place + 1),
                    total: (place == 0).then(|| weights::short(dispute.count.contradictions)),
                    ..row
                });
            }
        }
        for cell in grid.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
            grid.steps.extend(cell.step);
            grid.signs.extend(cell.line);
            grid.silent |= cell.line.is_none() && cell.step.is_none();
        }
        grid
    }

    fn set_heads(&mut self, casebook: &Casebook, overview: &Overview) {
        let (size, column) = (self.size, self.column);
        let has_room = column >= 40;
        self.heads = overview
            .sides
            .iter()
            .map(|side| {
                let name = stances::name(casebook, *side);
                let words = wrap::wrap(&name, svg::columns(column - 4, size), 3);
                Head {
                    style: stances::style(*side),
                    words: if has_room { words } else { Vec::new() },
                    name,
                }
            })
            .collect();
        let cut = |head: &Head| head.words.join(" ") != head.name;
        let lines = self.heads.iter().map(|head| head.words.len()).max();
        self.head_height =
            self.chip() + 6 + self.line() * i32::try_from(lines.unwrap_or(0)).unwrap_or(0);
        if self.heads.iter().any(cut) {
            let mut used = WIDTH;
            for head in &self.heads {
                let name = wrap::shorten(&head.name, 60);
                let width = 24 + svg::width(&name, 8);
                if used + width > WIDTH {
                    self.names.push(Vec::new());
                    used = 0;
                }
                used += width;
                if let Some(line) = self.names.last_mut() {
                    line.push((head.style, name));
                }
            }
        }
    }

    fn row(
        &self,
        casebook: &Casebook,
        overview: &Overview,
        asked: &Asked,
        (answers, questions): (usize, usize),
        joined: bool,
    ) -> GridRow {
        let text = asked
            .question
            .map_or("without a question", |question| casebook[question].text());
        let text = if joined {
            format!("and: {text}")
        } else {
            text.to_owned()
        };
        let cells: Vec<Option<Cell>> = overview
            .sides
            .iter()
            .map(|side| {
                stances::stance_of(asked, *side)
                    .map(|stance| self.cell(casebook, *side, stance, answers))
            })
            .collect();
        let words = wrap::wrap(&text, svg::columns(self.question - 6, self.size), questions);
        let highest = cells
            .iter()
            .flatten()
            .map(|cell| cell.words.len() + 1)
            .max();
        let lines = highest.unwrap_or(1).max(words.len());
        GridRow {
            words,
            cells,
            height: self.line() * i32::try_from(lines).unwrap_or(1) + 4,
            tooltip: text,
            ..GridRow::default()
        }
    }

    fn cell(&self, casebook: &Casebook, side: Side, stance: &Stance, answers: usize) -> Cell {
        let step = Step::of(stance.weight);
        let count = step.map_or(String::new(), |_| weights::short(stance.weight));
        let mut against = stance.against().into_iter();
        let shown = against.find(|(_, others)| !others.is_empty());
        let room = self.column - 4 - i32::from(Step::THICKEST) - self.count_width(&count);
        let mut cell = Cell {
            words: if answers == 0 {
                Vec::new()
            } else {
                let width = self.column - 6 - i32::from(Step::THICKEST);
                wrap::wrap(&stance.words(), svg::columns(width, self.size), answers)
            },
            step,
            count,
            line: None,
            against: Vec::new(),
            more: false,
            tooltip: stances::sentence(casebook, side, stance),
        };
        if let Some((line, others)) = shown {
            let room = room - self.sign_width(line);
            let chips = usize::try_from(room / (self.chip() + 1)).unwrap_or(0);
            cell.line = (room >= 0).then_some(line);
            cell.more = others.len() > chips;
            let kept = chips.saturating_sub(usize::from(cell.more));
            cell.against = stances::in_order(others)
                .map(stances::style)
                .take(kept)
                .collect();
        }
        cell
    }

    /// The kinds of signs in it, each with a cell that has one.
    pub(super) fn examples(&self) -> impl Iterator<Item = (Line, &Cell)> {
        self.signs.iter().filter_map(|line| {
            let mut cells = self.rows.iter().flat_map(|row| row.cells.iter().flatten());
            let cell = cells.find(|cell| cell.line == Some(*line) && !cell.against.is_empty())?;
            Some((*line, cell))
        })
    }

    /// The height of a line.
    pub(super) fn line(&self) -> i32 {
        self.size + 2
    }

    /// The side of a party's sign.
    pub(super) fn chip(&self) -> i32 {
        self.size + 2
    }

    /// The width of the sign of a kind of line.
    pub(super) fn sign_width(&self, line: Line) -> i32 {
        match line {
            Line::Tension => self.size * 2,
            _ => self.size + 4,
        }
    }

    /// The width of a count.
    pub(super) fn count_width(&self, count: &str) -> i32 {
        if count.is_empty() {
            0
        } else {
            svg::width(count, self.size) + 3
        }
    }
}

/// The height of a line of the legend.
pub(super) const LEGEND_LINE: i32 = 14;

/// What the legend says of the bars, behind their steps.
pub(super) const LEGEND: &str = "bars: in how many contradictions the party is on that question; “all”: how many the dispute has";

/// What it says of a party that is in nothing.
pub(super) const SILENT: &str = "–  answers, and nothing stands against it";
