//! Laying out the table of an overview: the most generous setting with which it fits one sheet.

use std::collections::BTreeSet;

use crate::draw::grid::{Cell, Grid, GridRow, Head, LEGEND_LINE, Whom};
use crate::draw::palette::Style;
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
        let legend =
            LEGEND_LINE * i32::try_from(self.names.len() + 2 + self.more_lines()).unwrap_or(0);
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
        let weights: Vec<usize> = stances.map(|(_, stance)| stance.weight).collect();
        let most = weights.iter().copied().max().unwrap_or(0);
        let steps = weights.iter();
        grid.steps = steps
            .filter_map(|weight| Step::among(*weight, most))
            .collect();
        let counts = weights.iter().filter(|weight| **weight > 0);
        let widest = counts.map(|weight| grid.count_width(&weights::short(*weight)));
        // The number says the same as the bar, and more.
        if widest.max().is_some_and(|widest| widest > grid.inner()) {
            grid.steps.clear();
        }
        grid.most = most;
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
            grid.whoms.extend(cell.line.map(|_| cell.whom));
            grid.silent |= cell.line.is_none() && cell.count.is_empty();
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
                stances::stance_of(asked, *side).map(|stance| {
                    self.cell(
                        casebook,
                        (&overview.sides, asked),
                        (*side, stance),
                        setting.answers,
                    )
                })
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

    fn cell(
        &self,
        casebook: &Casebook,
        (drawn, asked): (&[Side], &Asked),
        (side, stance): (Side, &Stance),
        answers: usize,
    ) -> Cell {
        let step = Step::among(stance.weight, self.most);
        let count = step.map_or(String::new(), |_| weights::short(stance.weight));
        let mut against = stance.against().into_iter();
        let shown = against.find(|(_, others)| !others.is_empty());
        let words = stance.words();
        let columns = fitting(&words, self.inner(), self.size);
        let mut cell = Cell {
            words: wrap::wrap(&words, columns, answers),
            step: step.filter(|step| self.steps.contains(step)),
            count,
            line: None,
            whom: Whom::These,
            against: Vec::new(),
            tooltip: stances::sentence(casebook, side, stance),
        };
        if answers == 0 {
            cell.words.clear();
        }
        if let Some((line, others)) = shown {
            let taken = self.count_width(&cell.count) + self.sign_width(line);
            cell.line = Some(line);
            (cell.whom, cell.against) =
                self.whom((drawn, asked), side, others, self.inner() - taken);
        }
        cell
    }

    /// Tells some sides within a width, with nothing left out if that can be: by their signs, or as all but some.
    fn whom(
        &self,
        (drawn, asked): (&[Side], &Asked),
        own: Side,
        others: &BTreeSet<Side>,
        width: i32,
    ) -> (Whom, Vec<Style>) {
        let answering: BTreeSet<Side> = asked.stances.iter().map(|(side, _)| *side).collect();
        let here: BTreeSet<Side> = drawn
            .iter()
            .copied()
            .filter(|side| others.contains(side))
            .collect();
        let without: BTreeSet<Side> = answering.difference(&here).copied().collect();
        let fits = |whom: Whom, signs: usize| {
            let signs = i32::try_from(signs).unwrap_or(i32::MAX);
            self.words_width(&whom.words()) + signs.saturating_mul(self.glyph()) <= width
        };
        let styles =
            |sides: &BTreeSet<Side>| stances::in_order(sides).map(stances::style).collect();
        if !here.is_empty() && fits(Whom::These, here.len()) {
            return (Whom::These, styles(&here));
        }
        // In a dispute of several questions, one may stand against answers to another one.
        let is_of_row = !here.is_empty() && here.is_subset(&answering);
        let whole = if without.is_empty() {
            Some(Whom::All)
        } else if without.len() == 1 && without.contains(&own) {
            Some(Whom::Rest)
        } else {
            None
        };
        if let Some(whole) = whole.filter(|whole| is_of_row && fits(*whole, 0)) {
            return (whole, Vec::new());
        }
        if is_of_row && fits(Whom::AllBut, without.len()) {
            return (Whom::AllBut, styles(&without));
        }
        let count = Whom::Count(others.len());
        let whom = if fits(count, 0) { count } else { Whom::Untold };
        (whom, Vec::new())
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
