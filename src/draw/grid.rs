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
const WIDTH: i32 = 522;
/// How high the sheet is.
const HEIGHT: i32 = 768;
/// The column with the number of contradictions in a dispute.
const TOTAL: i32 = 22;
/// How many columns of parties a sheet has room for.
pub(super) const MOST_COLUMNS: usize = 12;
/// How many rows a sheet has room for, with the smallest letters.
pub(super) const MOST_ROWS: usize = 60;

/// How a table is set.
#[derive(Clone, Copy, Debug)]
struct Setting {
    /// Lines for the answers in a cell.
    answers: usize,
    /// Lines for a question.
    question: usize,
    /// The size of letters.
    size: i32,
}

/// The settings, the most generous first. Of the last, as many questions as there is room for have a second line.
const SETTINGS: [Setting; 6] = [
    Setting::new(2, 3, 9),
    Setting::new(2, 3, 8),
    Setting::new(1, 2, 8),
    Setting::new(1, 2, 7),
    Setting::new(0, 2, 8),
    Setting::new(0, 1, 7),
];

impl Setting {
    const fn new(answers: usize, question: usize, size: i32) -> Self {
        Self {
            answers,
            question,
            size,
        }
    }
}

/// The least width of a column in which answers are words and not stumps.
const WORDY: i32 = 60;

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
            let cramped = setting.answers > 0 && grid.column < WORDY;
            if !cramped && grid.height(notes) <= HEIGHT {
                break;
            }
        }
        while grid.rows.len() > 1 && grid.height(notes) > HEIGHT {
            grid.rows.pop();
            grid.rows_left_out += 1;
        }
        let mut room = HEIGHT - grid.height(notes);
        let (width, size) = (grid.question - 6, grid.size);
        let line = grid.lines(2) - grid.lines(1);
        for row in &mut grid.rows {
            let words = wrap::wrap(&row.tooltip, fitting(&row.tooltip, width, size), 2);
            if words.len() > row.words.len() && room >= line {
                row.words = words;
                row.height += line;
                room -= line;
            }
        }
        grid.tell_apart();
        grid
    }

    /// Questions that are cut before they differ from another show where they do.
    fn tell_apart(&mut self) {
        let texts: Vec<String> = self.rows.iter().map(|row| row.tooltip.clone()).collect();
        for (place, row) in self.rows.iter_mut().enumerate() {
            let columns = fitting(&row.tooltip, self.question - 6, self.size);
            let [line] = row.words.as_mut_slice() else {
                continue;
            };
            let others = texts
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place);
            let alike = others.map(|(_, other)| begin_alike(&row.tooltip, other));
            let alike = &row.tooltip[..alike.max().unwrap_or(0)];
            if *line != row.tooltip && wrap::width(alike) + 2 > wrap::width(line) {
                let word = alike.rfind(' ').map_or(0, |blank| blank + 1);
                let head = wrap::shorten(&row.tooltip, columns * 3 / 5);
                let tail = columns.saturating_sub(wrap::width(&head) + 1);
                *line = format!("{head} {}", wrap::shorten(&row.tooltip[word..], tail));
            }
        }
    }

    /// How high it is, with its legend below so many notes.
    fn height(&self, notes: usize) -> i32 {
        let rows: i32 = self.rows.iter().map(|row| row.height).sum();
        let notes = 15 * i32::try_from(notes).unwrap_or(0);
        let legend = LEGEND_LINE * i32::try_from(self.names.len() + 2).unwrap_or(0);
        notes + legend + self.head_height() + rows + 14
    }

    fn set(casebook: &Casebook, overview: &Overview, setting: Setting) -> Self {
        let sides = i32::try_from(overview.sides.len()).unwrap_or(1).max(1);
        let column = ((WIDTH - TOTAL - 178) / sides).clamp(28, 110);
        let mut grid = Self {
            size: setting.size,
            question: WIDTH - TOTAL - sides * column,
            total: TOTAL,
            column,
            ..Self::default()
        };
        grid.set_heads(casebook, overview);
        let mut disputes: Vec<&Summary> = overview.disputes.iter().collect();
        disputes.sort_by_key(|dispute| std::cmp::Reverse(dispute.count.contradictions));
        let stances = disputes.iter().flat_map(|dispute| &dispute.asked);
        let stances = stances.flat_map(|asked| &asked.stances);
        grid.steps = stances
            .filter_map(|(_, stance)| Step::of(stance.weight))
            .collect();
        for (number, dispute) in disputes.iter().enumerate() {
            for (place, asked) in dispute.asked.iter().enumerate() {
                let row = grid.row(casebook, overview, asked, setting, place > 0);
                grid.rows.push(GridRow {
                    id: format!("r{}-{}", number + 1, place + 1),
                    total: (place == 0).then(|| weights::short(dispute.count.contradictions)),
                    ..row
                });
            }
        }
        for cell in grid.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
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
                let columns = fitting(&name, column - 4, size);
                // A word that is too long ends in `…`, rather than going on in the next line.
                let words: Vec<String> = name
                    .split_whitespace()
                    .map(|word| wrap::shorten(word, columns))
                    .collect();
                let words = wrap::wrap(&words.join(" "), columns, 3);
                Head {
                    style: stances::style(*side),
                    words: if has_room { words } else { Vec::new() },
                    name,
                }
            })
            .collect();
        let cut = |head: &Head| head.words.join(" ") != head.name;
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
        setting: Setting,
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
                    .map(|stance| self.cell(casebook, *side, stance, setting.answers))
            })
            .collect();
        let columns = fitting(&text, self.question - 6, self.size);
        let words = wrap::wrap(&text, columns, setting.question);
        let highest = cells
            .iter()
            .flatten()
            .map(|cell| cell.words.len() + 1)
            .max();
        let lines = highest.unwrap_or(1).max(words.len());
        GridRow {
            words,
            cells,
            height: self.lines(lines) + 2,
            tooltip: text,
            ..GridRow::default()
        }
    }

    fn cell(&self, casebook: &Casebook, side: Side, stance: &Stance, answers: usize) -> Cell {
        let step = Step::of(stance.weight);
        let count = step.map_or(String::new(), |_| weights::short(stance.weight));
        let mut against = stance.against().into_iter();
        let shown = against.find(|(_, others)| !others.is_empty());
        let words = stance.words();
        let columns = fitting(&words, self.inner(), self.size);
        let mut cell = Cell {
            words: wrap::wrap(&words, columns, answers),
            step,
            count,
            line: None,
            against: Vec::new(),
            more: false,
            tooltip: stances::sentence(casebook, side, stance),
        };
        if answers == 0 {
            cell.words.clear();
        }
        if let Some((line, others)) = shown {
            let taken = self.count_width(&cell.count) + self.sign_width(line);
            let room = (self.inner() - taken) / self.glyph();
            let room = usize::try_from(room).unwrap_or(0);
            cell.line = Some(line);
            cell.more = others.len() > room && room > 0;
            cell.against = stances::in_order(others)
                .map(stances::style)
                .take(room.saturating_sub(usize::from(cell.more)))
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

    /// Every second column is darker, so that the eye keeps to one.
    pub(super) fn shade(place: usize, head: bool) -> &'static str {
        match (place % 2, head) {
            (0, true) => "#DEDEDE",
            (_, true) => "#EBEBEB",
            (0, false) => "#F2F2F2",
            (_, false) => "#FFFFFF",
        }
    }

    /// How wide it is.
    pub(super) fn width(&self) -> i32 {
        let columns = i32::try_from(self.heads.len()).unwrap_or(0);
        self.question + self.total + columns * self.column
    }

    /// The height of the heads: the signs and, below them, the names.
    pub(super) fn head_height(&self) -> i32 {
        let lines = self.heads.iter().map(|head| head.words.len()).max();
        self.chip() + 6 + self.lines(lines.unwrap_or(0))
    }

    /// The height of so many lines, as fonts have it that are at hand everywhere.
    fn lines(&self, lines: usize) -> i32 {
        (i32::try_from(lines).unwrap_or(0) * self.size * 6 + 4) / 5
    }

    /// The side of a party's sign above its column.
    pub(super) fn chip(&self) -> i32 {
        self.size + 2
    }

    /// The width of a party's sign in a cell.
    pub(super) fn glyph(&self) -> i32 {
        self.size - 1
    }

    /// The room for bars in a column.
    pub(super) fn bars(&self) -> i32 {
        let widest = self.steps.last();
        widest.map_or(0, |step| i32::from(step.width())) + 2
    }

    /// The room beside the bar of a cell.
    pub(super) fn inner(&self) -> i32 {
        self.column - self.bars() - 3
    }

    /// The width of the sign of a kind of line; of contradictions, the number is the sign.
    pub(super) fn sign_width(&self, line: Line) -> i32 {
        match line {
            Line::Tension => self.size * 2,
            Line::Dismissed => self.size + 2,
            _ => 0,
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

/// How many bytes two texts begin alike.
fn begin_alike(a: &str, b: &str) -> usize {
    let pairs = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    pairs.map(|(letter, _)| letter.len_utf8()).sum()
}

/// How many columns of a text fit a width. Letters of other scripts than Latin, and capitals, are wider; texts with few
/// of them would leave much of a sheet empty if these were the measure.
fn fitting(text: &str, width: i32, size: i32) -> usize {
    let wide = text
        .chars()
        .filter(|letter| !letter.is_ascii() || letter.is_ascii_uppercase())
        .count();
    let letters = text.chars().count().max(1);
    let mean = (0.52 * (letters - wide) as f64 + 0.66 * wide as f64) / letters as f64;
    let fitting = f64::from(width) / (f64::from(size) * mean);
    if fitting < 4.0 { 4 } else { fitting as usize }
}

/// The height of a line of the legend.
pub(super) const LEGEND_LINE: i32 = 14;

/// What the legend says of the bars, behind their steps.
pub(super) const LEGEND: &str = "bars: in how many contradictions the party is on that question; “all”: how many the dispute has";

/// What it says of a party that is in nothing.
pub(super) const SILENT: &str = "–  answers, and nothing stands against it";
