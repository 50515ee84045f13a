//! The terms of a number answer, and what each says when read literally and when read generously.

use std::fmt;

use rust_decimal::Decimal;

use crate::model::number::Figure;
use crate::model::set::{Cut, Interval};

/// One way to state a number; the table of section 2 of the design gives both readings of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberTerm {
    /// `49`, `30000`: a round figure may be off by half its last non-zero place.
    Plain(Figure),
    /// `= 49`, `exactly 49`
    Exactly(Figure),
    /// `~30000`, `about 30000`
    About(Figure),
    /// `~30000 (28000..32000)`: with the editor's bounds, which enclose the number.
    Within(Figure, Figure, Figure),
    /// `>= 49`, `at least 49`
    AtLeast(Figure),
    /// `> 6500`, `more than 6500`
    MoreThan(Figure),
    /// `<= 50`, `at most 50`
    AtMost(Figure),
    /// `< 50`, `less than 50`
    LessThan(Figure),
    /// `30..40`
    Range(Figure, Figure),
    /// `dozens`
    Vague(Vague),
}

/// A number in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// None: 0.
    None,
    /// A dozen: 12; generously 10 to 14.
    ADozen,
    /// Dozens: 24 to 99; generously 12 and more.
    Dozens,
    /// Hundreds: 200 to 999; generously 100 and more.
    Hundreds,
    /// Thousands: 2,000 to 9,999; generously 1,000 and more.
    Thousands,
    /// Tens of thousands: 20,000 to 99,999; generously 10,000 and more.
    TensOfThousands,
    /// Hundreds of thousands: 200,000 to 999,999; generously 100,000 and more.
    HundredsOfThousands,
    /// Millions: 2,000,000 and more; generously 1,000,000 and more.
    Millions,
}

impl Vague {
    /// All words, in ascending order.
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::ADozen,
        Self::Dozens,
        Self::Hundreds,
        Self::Thousands,
        Self::TensOfThousands,
        Self::HundredsOfThousands,
        Self::Millions,
    ];

    /// The word itself.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::ADozen => "a dozen",
            Self::Dozens => "dozens",
            Self::Hundreds => "hundreds",
            Self::Thousands => "thousands",
            Self::TensOfThousands => "tens of thousands",
            Self::HundredsOfThousands => "hundreds of thousands",
            Self::Millions => "millions",
        }
    }

    /// The literal and the generous bounds; `None` is no upper bound.
    fn bounds(self) -> ((i64, Option<i64>), (i64, Option<i64>)) {
        match self {
            Self::None => ((0, Some(0)), (0, Some(0))),
            Self::ADozen => ((12, Some(12)), (10, Some(14))),
            Self::Dozens => ((24, Some(99)), (12, None)),
            Self::Hundreds => ((200, Some(999)), (100, None)),
            Self::Thousands => ((2000, Some(9999)), (1000, None)),
            Self::TensOfThousands => ((20_000, Some(99_999)), (10_000, None)),
            Self::HundredsOfThousands => ((200_000, Some(999_999)), (100_000, None)),
            Self::Millions => ((2_000_000, None), (1_000_000, None)),
        }
    }
}

impl NumberTerm {
    /// The literal reading.
    pub fn narrow(&self) -> Interval {
        match self {
            Self::Plain(figure) | Self::Exactly(figure) => {
                Interval::closed(figure.value(), figure.value())
            }
            Self::About(figure) => around(*figure, figure.half_place()),
            Self::Within(_, low, high) | Self::Range(low, high) => {
                Interval::closed(low.value(), high.value())
            }
            Self::AtLeast(figure) => Interval::new(Cut::below(figure.value()), Cut::End),
            Self::MoreThan(figure) => Interval::new(Cut::above(figure.value()), Cut::End),
            Self::AtMost(figure) => Interval::new(Cut::Start, Cut::above(figure.value())),
            Self::LessThan(figure) => Interval::new(Cut::Start, Cut::below(figure.value())),
            Self::Vague(vague) => vague_interval(vague.bounds().0),
        }
    }

    /// The most generous defensible reading.
    pub fn wide(&self) -> Interval {
        match self {
            Self::Plain(figure) if figure.is_round() => around(*figure, figure.half_place()),
            Self::About(figure) => {
                let tenth = figure.value().abs() / Decimal::TEN;
                around(*figure, (figure.half_place() * Decimal::TWO).max(tenth))
            }
            Self::Vague(vague) => vague_interval(vague.bounds().1),
            exact => exact.narrow(),
        }
    }
}

fn around(figure: Figure, slack: Decimal) -> Interval {
    Interval::closed(figure.value() - slack, figure.value() + slack)
}

fn vague_interval((low, high): (i64, Option<i64>)) -> Interval {
    Interval::new(Cut::below(low), high.map_or(Cut::End, Cut::above))
}

impl fmt::Display for NumberTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(figure) => figure.fmt(f),
            Self::Exactly(figure) => write!(f, "= {figure}"),
            Self::About(figure) => write!(f, "~{figure}"),
            Self::Within(figure, low, high) => write!(f, "~{figure} ({low}..{high})"),
            Self::AtLeast(figure) => write!(f, ">= {figure}"),
            Self::MoreThan(figure) => write!(f, "> {figure}"),
            Self::AtMost(figure) => write!(f, "<= {figure}"),
            Self::LessThan(figure) => write!(f, "< {figure}"),
            Self::Range(low, high) => write!(f, "{low}..{high}"),
            Self::Vague(vague) => f.write_str(vague.word()),
        }
    }
}
