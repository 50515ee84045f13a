//! What answers and times mean, written once more from the design's words and tables: points instead of sets, plain
//! integers instead of decimals and cuts, a calendar of our own. Shares nothing with the code under test but the parsed
//! answer.

use gainsay::model::answer::{Answer, Choice, DateTerm, NumberTerm, Vague};
use gainsay::model::date::{PartialDate, When, Zone};
use gainsay::model::number::Figure;
use gainsay::model::question::{AnswerKind, Question};

/// One whole number, or one second, in the units of [`Point`].
pub(crate) const ONE: Point = 10_000_000_000_000_000;

/// A point of an answer's axis: a number in units of 10⁻¹⁶, a second, an option by its number, or for any-of the options
/// that hold, as bits.
pub(crate) type Point = i128;

/// How generously.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Narrow,
    Wide,
}

use Reading::{Narrow, Wide};

/// A bound and whether it belongs to the run.
type Bound = Option<(Point, bool)>;

/// A run of points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) low: Bound,
    pub(crate) high: Bound,
}

impl Run {
    fn closed(low: Point, high: Point) -> Self {
        Self {
            low: Some((low, true)),
            high: Some((high, true)),
        }
    }

    fn holds(self, point: Point) -> bool {
        self.low
            .is_none_or(|(low, own)| low < point || (own && low == point))
            && self
                .high
                .is_none_or(|(high, own)| point < high || (own && high == point))
    }
}

fn value(figure: Figure) -> Point {
    let text = figure.to_string();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let shift = u32::try_from(16 - decimals).unwrap_or(0);
    let magnitude = digits.parse::<Point>().unwrap_or(0) * Point::pow(10, shift);
    if text.starts_with('-') {
        -magnitude
    } else {
        magnitude
    }
}

/// "Half the last non-zero place of the number as written, at most a quarter of the number."
fn half(figure: Figure) -> Point {
    let text = figure.to_string();
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let place = Point::pow(10, u32::try_from(16 + zeros - decimals).unwrap_or(0));
    (place / 2).min(value(figure).abs() / 4)
}

/// "Ends in 0, no decimals, not 0."
fn round(figure: Figure) -> bool {
    let text = figure.to_string();
    !text.contains('.') && text.ends_with('0') && value(figure) != 0
}

fn number_run(term: &NumberTerm, reading: Reading) -> Run {
    let up = |low: Point, own| Run {
        low: Some((low, own)),
        high: None,
    };
    let down = |high: Point, own| Run {
        low: None,
        high: Some((high, own)),
    };
    let around =
        |figure: Figure, slack: Point| Run::closed(value(figure) - slack, value(figure) + slack);
    match (term, reading) {
        (NumberTerm::Plain(figure), Wide) if round(*figure) => around(*figure, half(*figure)),
        (NumberTerm::Plain(figure) | NumberTerm::Exactly(figure), _) => around(*figure, 0),
        (NumberTerm::About(figure), Narrow) => around(*figure, half(*figure)),
        (NumberTerm::About(figure), Wide) => {
            around(*figure, (2 * half(*figure)).max(value(*figure).abs() / 10))
        }
        (NumberTerm::Within(_, low, high) | NumberTerm::Range(low, high), _) => {
            Run::closed(value(*low), value(*high))
        }
        (NumberTerm::AtLeast(figure), _) => up(value(*figure), true),
        (NumberTerm::MoreThan(figure), _) => up(value(*figure), false),
        (NumberTerm::AtMost(figure), _) => down(value(*figure), true),
        (NumberTerm::LessThan(figure), _) => down(value(*figure), false),
        (NumberTerm::Vague(vague), reading) => {
            let (narrow, wide) = match vague {
                Vague::None => ((0, Some(0)), (0, Some(0))),
                Vague::ADozen => ((12, Some(12)), (10, Some(14))),
                Vague::Dozens => ((24, Some(99)), (12, None)),
                Vague::Hundreds => ((200, Some(999)), (100, None)),
                Vague::Thousands => ((2_000, Some(9_999)), (1_000, None)),
                Vague::TensOfThousands => ((20_000, Some(99_999)), (10_000, None)),
                Vague::HundredsOfThousands => ((200_000, Some(999_999)), (100_000, None)),
                Vague::Millions => ((2_000_000, None), (1_000_000, None)),
            };
            let (low, high) = if reading == Narrow { narrow } else { wide };
            Run {
                low: Some((low * ONE, true)),
                high: high.map(|high: Point| (high * ONE, true)),
            }
        }
    }
}

/// The day's number since 1970-01-01 in the Gregorian calendar, counted year by year.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    // Months beyond a year's twelve carry over.
    let (year, month) = (
        year + (month - 1).div_euclid(12),
        (month - 1).rem_euclid(12),
    );
    let leap = |year: i64| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let years: i64 = if year >= 1970 {
        (1970..year).map(|year| 365 + i64::from(leap(year))).sum()
    } else {
        -(year..1970)
            .map(|year| 365 + i64::from(leap(year)))
            .sum::<i64>()
    };
    let months = [
        31,
        28 + i64::from(leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    years
        + months
            .iter()
            .zip(0..month)
            .map(|(days, _)| days)
            .sum::<i64>()
        + day
        - 1
}

/// The first and the last second of a date, each end moved outward by so many units. Every zone of the made-up casebooks
/// stands at +04:00 in the years they use.
fn covered(date: PartialDate, zone: &Zone, slack: i64) -> (i64, i64) {
    let ahead = if *zone == Zone::Bare { 0 } else { 4 * 3600 };
    let (first, behind) = match date {
        PartialDate::Year(year) => {
            let year = i64::from(year);
            (
                day_number(year - slack, 1, 1),
                day_number(year + 1 + slack, 1, 1),
            )
        }
        PartialDate::Month(year, month) => {
            let (year, month) = (i64::from(year), i64::from(month));
            (
                day_number(year, month - slack, 1),
                day_number(year, month + 1 + slack, 1),
            )
        }
        PartialDate::Day(day) => {
            let number = day_number(day.year().into(), day.month().into(), day.day().into());
            (number - slack, number + 1 + slack)
        }
        PartialDate::Clock {
            shown,
            to_the_second,
            offset,
        } => {
            let days = day_number(
                shown.year().into(),
                shown.month().into(),
                shown.day().into(),
            );
            let seconds = i64::from(shown.hour()) * 3600
                + i64::from(shown.minute()) * 60
                + i64::from(shown.second());
            let ahead = offset.map_or(ahead, |offset| i64::from(offset.seconds()));
            let start = days * 86400 + seconds - ahead;
            let length = if to_the_second { 1 } else { 60 };
            return (start - slack * length, start + (1 + slack) * length - 1);
        }
    };
    (first * 86400 - ahead, behind * 86400 - ahead - 1)
}

fn date_run(term: &DateTerm, reading: Reading, zone: &Zone) -> Run {
    let at = |second: i64| Some((Point::from(second) * ONE, true));
    let run = |when: &When, slack| match when {
        When::Date(date) => {
            let (first, last) = covered(*date, zone, slack);
            Run {
                low: at(first),
                high: at(last),
            }
        }
        When::Period(from, to) => Run {
            low: from.and_then(|from| at(covered(from, zone, slack).0)),
            high: to.and_then(|to| at(covered(to, zone, slack).1)),
        },
    };
    match term {
        DateTerm::In(when) => run(when, 0),
        DateTerm::About(when) => run(when, i64::from(reading == Wide)),
        DateTerm::Before(date) => Run {
            low: None,
            high: at(covered(*date, zone, 0).0 - 1),
        },
        DateTerm::After(date) => Run {
            low: at(covered(*date, zone, 0).1 + 1),
            high: None,
        },
    }
}

/// An answer, ready to be asked of points.
pub(crate) struct Meaning {
    kind: AnswerKind,
    shape: Shape,
}

enum Shape {
    /// The runs of each alternative, literal and generous; those behind `not` apart.
    Runs {
        any: Vec<(Run, Run)>,
        denied: Vec<(Run, Run)>,
    },
    /// The options that must hold, and those that must not.
    Options { yes: Point, no: Point },
    /// Words.
    Nothing,
}

impl Meaning {
    pub(crate) fn of(answer: &Answer, question: &Question) -> Self {
        fn runs<T>(choice: &Choice<T>, run: impl Fn(&T, Reading) -> Run) -> Shape {
            let both = |terms: &[T]| {
                terms
                    .iter()
                    .map(|term| (run(term, Narrow), run(term, Wide)))
                    .collect()
            };
            Shape::Runs {
                any: both(&choice.any),
                denied: both(&choice.denied),
            }
        }
        let at = |number: usize| {
            let point = Point::try_from(number).unwrap_or(0) * ONE;
            Run::closed(point, point)
        };
        let shape = match answer {
            Answer::Number(choice) => runs(choice, number_run),
            Answer::Date(choice) => runs(choice, |term, reading| {
                date_run(term, reading, &question.zone)
            }),
            Answer::YesNo(choice) => runs(choice, |yes, _| at(usize::from(*yes))),
            Answer::OneOf(choice) => runs(choice, |option, _| at(*option)),
            Answer::AnyOf(choice) => {
                let bits = |wanted: bool| {
                    (0..question.options().len())
                        .filter(|option| {
                            if wanted {
                                choice.yes.contains(option)
                            } else {
                                choice.no.contains(option)
                                    || (choice.only && !choice.yes.contains(option))
                            }
                        })
                        .map(|option| 1 << option)
                        .sum()
                };
                Shape::Options {
                    yes: bits(true),
                    no: bits(false),
                }
            }
            Answer::Text(_) => Shape::Nothing,
        };
        Self {
            kind: question.kind.clone(),
            shape,
        }
    }

    /// Whether the answer fits a point, which is one that its question can have.
    pub(crate) fn fits(&self, point: Point, reading: Reading) -> bool {
        match &self.shape {
            Shape::Nothing => true,
            Shape::Options { yes, no } => point & yes == *yes && point & no == 0,
            Shape::Runs { any, denied } => {
                let holds = |(narrow, wide): &(Run, Run), reading| {
                    if reading == Narrow { narrow } else { wide }.holds(point)
                };
                let other = if reading == Narrow { Wide } else { Narrow };
                any.iter().any(|runs| holds(runs, reading))
                    || (!denied.is_empty() && !denied.iter().any(|runs| holds(runs, other)))
            }
        }
    }

    /// Points of the question such that any point behaves, towards this answer and others whose points are listed with
    /// them, like one of the list: those at, beside and between all bounds.
    pub(crate) fn telling_points(all: &[&Self]) -> Vec<Point> {
        let Some(first) = all.first() else {
            return Vec::new();
        };
        let mut bounds: Vec<Point> = all
            .iter()
            .filter_map(|meaning| match &meaning.shape {
                Shape::Runs { any, denied } => Some(any.iter().chain(denied)),
                _ => None,
            })
            .flatten()
            .flat_map(|(narrow, wide)| [narrow.low, narrow.high, wide.low, wide.high])
            .flatten()
            .map(|(point, _)| point)
            .collect();
        bounds.push(0);
        bounds.sort_unstable();
        bounds.dedup();
        let whole = || {
            bounds
                .iter()
                .flat_map(|bound| {
                    let floor = bound.div_euclid(ONE);
                    (floor - 2..=floor + 2).map(|whole| whole * ONE)
                })
                .collect::<Vec<_>>()
        };
        let mut points = match &first.kind {
            AnswerKind::Number { measure: true } => bounds
                .iter()
                .flat_map(|bound| [bound - 1, *bound, bound + 1])
                .collect(),
            AnswerKind::Number { measure: false } => {
                whole().into_iter().filter(|point| *point >= 0).collect()
            }
            AnswerKind::Date => whole(),
            AnswerKind::YesNo => vec![0, ONE],
            AnswerKind::OneOf {
                options,
                exhaustive,
            } => (0..options.len() + usize::from(!exhaustive))
                .map(|option| Point::try_from(option).unwrap_or(0) * ONE)
                .collect(),
            AnswerKind::AnyOf { options } => (0..1 << options.len()).collect(),
            AnswerKind::Text => vec![0],
        };
        points.sort_unstable();
        points.dedup();
        points
    }
}

/// A moment: twice its second, or an odd number for one between two seconds.
pub(crate) type Moment = i128;

/// The time of a claim: it holds at some moment from `first` to `last`, and if it has a sure part, at every moment from
/// the beginning of that up to, not including, its end (what follows by the clock follows without an overlap).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Time {
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) sure: Option<(Moment, Moment)>,
}

impl Time {
    /// Of a claim that does not tell.
    pub(crate) const UNTOLD: Self = Self {
        first: i64::MIN,
        last: i64::MAX,
        sure: None,
    };

    pub(crate) fn of(when: When, zone: &Zone) -> Self {
        let moment_or = |date: PartialDate, end: fn((i64, i64)) -> i64| {
            let covered = covered(date, zone, 0);
            if date.is_clock() {
                covered.0
            } else {
                end(covered)
            }
        };
        let one_moment = |second: i64| (2 * Moment::from(second), 2 * Moment::from(second) + 1);
        match when {
            When::Date(date) if date.is_clock() => {
                let moment = covered(date, zone, 0).0;
                Self {
                    first: moment,
                    last: moment,
                    sure: Some(one_moment(moment)),
                }
            }
            When::Date(date) => {
                let (first, last) = covered(date, zone, 0);
                Self {
                    first,
                    last,
                    sure: None,
                }
            }
            When::Period(from, to) => {
                let begins = from.map_or(i64::MIN, |from| covered(from, zone, 0).0);
                let begun = from.map_or(i64::MIN, |from| moment_or(from, |covered| covered.1));
                let ends = to.map_or(i64::MAX, |to| covered(to, zone, 0).0);
                let ended = to.map_or(i64::MAX, |to| moment_or(to, |covered| covered.1));
                Self {
                    first: begins,
                    last: ended,
                    sure: if begins == ended {
                        Some(one_moment(begins))
                    } else {
                        (begun < ends).then_some((2 * Moment::from(begun), 2 * Moment::from(ends)))
                    },
                }
            }
        }
    }

    /// Whether the two share a second.
    pub(crate) fn touches(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}
