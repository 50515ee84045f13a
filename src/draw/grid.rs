//! The overview where it has too many disputes for boxes and lines: a table that fits one sheet, disputes down, parties
//! across, and in each cell in how many contradictions a party is there, and with whom.
//!
//! All measures are points, so that what prints it needs no arithmetic and letters keep the size that was chosen.

use std::collections::BTreeSet;

use crate::draw::line::Line;
use crate::draw::palette::Style;
use crate::draw::weights::Step;

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
    /// The greatest number in it.
    pub most: usize,
    /// The steps of bars in it; none where there is no room for bars.
    pub steps: BTreeSet<Step>,
    /// The kinds of signs in it.
    pub signs: BTreeSet<Line>,
    /// The ways in it to tell whom a party stands against.
    pub whoms: BTreeSet<Whom>,
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
    /// How those others are told.
    pub whom: Whom,
    /// Those that are shown by their signs.
    pub against: Vec<Style>,
    /// What it shows when pointed at.
    pub tooltip: String,
}

/// How it is told whom a party stands against, among those of the table that answer the same question. Where there is room
/// for the signs of all, these are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// Those of the signs.
    #[default]
    These,
    /// All of them, its own speakers among them.
    All,
    /// All but its own speakers.
    Rest,
    /// All but those of the signs.
    AllBut,
    /// So many; there is no room for more.
    Count(usize),
    /// It is not told; there is no room for anything.
    Untold,
}

impl Whom {
    /// What stands before the signs.
    pub(super) fn words(self) -> String {
        match self {
            Self::These | Self::Untold => String::new(),
            Self::All => "all".into(),
            Self::Rest => "rest".into(),
            Self::AllBut => "−".into(),
            Self::Count(count) => format!("×{count}"),
        }
    }

    /// What the legend says of it, if anything: once for all counts.
    fn meaning(self) -> Option<&'static str> {
        match self {
            Self::These | Self::Untold => None,
            Self::All => Some("all: all in the row, its own too"),
            Self::Rest => Some("rest: all others in the row"),
            Self::AllBut => Some("− …: all in the row but these"),
            Self::Count(_) => Some("×2: two"),
        }
    }
}

impl Grid {
    /// What the legend says of the ways to tell whom a party stands against.
    pub(super) fn whom_legend(&self) -> Vec<&'static str> {
        let mut told: Vec<&str> = self
            .whoms
            .iter()
            .filter_map(|whom| whom.meaning())
            .collect();
        told.dedup();
        told
    }

    /// How many lines the legend has beyond those of bars and of signs.
    pub(super) fn more_lines(&self) -> usize {
        usize::from(!self.whom_legend().is_empty()) + usize::from(self.legend_breaks())
    }

    /// The width of words of a cell.
    pub(super) fn words_width(&self, words: &str) -> i32 {
        let letters = i32::try_from(words.chars().count()).unwrap_or(0);
        (letters * self.size * 11 + 19) / 20
    }

    /// What the legend says behind the steps of bars; of the numbers alone where there is no room for bars.
    pub(super) fn legend(&self) -> Option<String> {
        let counted = self.rows.iter().flat_map(|row| row.cells.iter().flatten());
        let is_counted = counted.into_iter().any(|cell| !cell.count.is_empty());
        let what = if self.steps.is_empty() {
            "numbers"
        } else {
            "bars"
        };
        is_counted.then(|| format!("{what}{LEGEND}"))
    }

    /// Whether what the legend says of the bars stands below their steps, since both together are wider than the table.
    pub(super) fn legend_breaks(&self) -> bool {
        let letters = |words: &str| i32::try_from(words.chars().count()).unwrap_or(0);
        let steps = self.steps.iter();
        let steps: i32 = steps
            .map(|step| i32::from(step.width()) + (letters(&step.numbers()) + 4) * 4)
            .sum();
        let told = self.legend().map_or(0, |told| letters(&told) * 4);
        steps > 0 && steps + told > self.width()
    }

    /// The kinds of signs in it, each in a cell of no party: readers would take one for something that is said of it.
    pub(super) fn examples(&self) -> impl Iterator<Item = (Line, Cell)> {
        self.signs.iter().map(|line| {
            let cells = self.rows.iter().flat_map(|row| row.cells.iter().flatten());
            let counts = cells
                .filter(|cell| cell.line == Some(*line))
                .map(|cell| &cell.count);
            let count = counts.max_by_key(|count| (count.len(), (*count).clone()));
            let cell = Cell {
                words: Vec::new(),
                step: None,
                count: count.cloned().unwrap_or_default(),
                line: Some(*line),
                whom: Whom::These,
                against: Vec::new(),
                tooltip: String::new(),
            };
            (*line, cell)
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
    pub(super) fn lines(&self, lines: usize) -> i32 {
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
            (i32::try_from(count.len()).unwrap_or(0) * self.size * 3 + 4) / 5 + 3
        }
    }
}

/// The height of a line of the legend.
pub(super) const LEGEND_LINE: i32 = 14;

/// What the legend says of the bars or numbers.
const LEGEND: &str =
    ": in how many contradictions the party is on that question; “pairs”: how many the dispute has";

/// What it says of a party that is in nothing.
pub(super) const SILENT: &str = "–  answers, and nothing stands against it";
