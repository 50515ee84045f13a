//! The two readings of an answer, as sets on the axes of its question.

use crate::model::answer::choice::Choice;
use crate::model::answer::parse::{Answer, AnswerFault};
use crate::model::question::{AnswerKind, Question};
use crate::model::set::{Cut, Grain, Interval, Set};

/// How generously an answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// Literally: N.
    Narrow,
    /// As generously as can be defended: W.
    Wide,
}

/// Both readings of an answer on one axis; neither is empty, and `narrow` lies within `wide`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AxisReading {
    /// The number of the option that the axis stands for in an any-of question; 0 elsewhere.
    pub axis: usize,
    /// The literal reading N.
    pub narrow: Set,
    /// The generous reading W.
    pub wide: Set,
}

impl AxisReading {
    /// One of the two.
    pub fn under(&self, reading: Reading) -> &Set {
        match reading {
            Reading::Narrow => &self.narrow,
            Reading::Wide => &self.wide,
        }
    }
}

/// The readings of an answer on every axis that it speaks of, by axis. A text answer speaks of none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Readings(Vec<AxisReading>);

impl Readings {
    /// Readings made elsewhere, of axes in ascending order.
    pub(in crate::model) fn from_axes(axes: impl Iterator<Item = AxisReading>) -> Self {
        Self(axes.collect())
    }

    /// The axes, in ascending order.
    pub fn axes(&self) -> &[AxisReading] {
        &self.0
    }

    /// Reads an answer to a question.
    ///
    /// # Errors
    /// When a date cannot be read in the question's zone, or nothing fits the literal reading.
    pub fn of(answer: &Answer, question: &Question) -> Result<Self, AnswerFault> {
        let domain = question.kind.domain();
        let grain = question.kind.grain();
        let (narrow, wide) = match answer {
            Answer::Text(_) => return Ok(Self::default()),
            Answer::AnyOf(choice) => {
                let AnswerKind::AnyOf { options } = &question.kind else {
                    return Ok(Self::default());
                };
                let axes = (0..options.len()).filter_map(|axis| {
                    choice.says(axis).map(|yes| {
                        let point = point(usize::from(yes));
                        AxisReading {
                            axis,
                            narrow: point.clone(),
                            wide: point,
                        }
                    })
                });
                return Ok(Self(axes.collect()));
            }
            Answer::Number(choice) => (
                read(choice, |term| Ok(term.narrow()))?,
                read(choice, |term| Ok(term.wide()))?,
            ),
            Answer::Date(choice) => (
                read(choice, |term| term.narrow(&question.zone))?,
                read(choice, |term| term.wide(&question.zone))?,
            ),
            Answer::YesNo(choice) => {
                let points = read(choice, |yes| Ok(interval(usize::from(*yes))))?;
                (points.clone(), points)
            }
            Answer::OneOf(choice) => {
                let points = read(choice, |option| Ok(interval(*option)))?;
                (points.clone(), points)
            }
        };
        // `not X` read literally denies all that X may generously mean, and the other way round.
        let combine = |any: Vec<Interval>, denied: Vec<Interval>, denies: bool| {
            let rest = if denies {
                Set::new(grain, denied).complement_in(&domain)
            } else {
                Set::default()
            };
            let any = Set::new(grain, any).intersection(&domain);
            Set::new(
                grain,
                any.intervals().iter().chain(rest.intervals()).copied(),
            )
        };
        let denies = !narrow.denied.is_empty();
        let reading = AxisReading {
            axis: 0,
            narrow: combine(narrow.any, wide.denied, denies),
            wide: combine(wide.any, narrow.denied, denies),
        };
        if reading.narrow.is_empty() {
            return Err(AnswerFault::Impossible(answer.text(question)));
        }
        Ok(Self(vec![reading]))
    }
}

/// Every term of a choice as an interval.
fn read<T>(
    choice: &Choice<T>,
    term: impl Fn(&T) -> Result<Interval, crate::model::date::DateFault>,
) -> Result<Choice<Interval>, AnswerFault> {
    let all = |terms: &[T]| terms.iter().map(&term).collect::<Result<Vec<_>, _>>();
    Ok(Choice {
        any: all(&choice.any)?,
        denied: all(&choice.denied)?,
    })
}

fn interval(point: usize) -> Interval {
    Interval::closed(point as u64, point as u64)
}

fn point(point: usize) -> Set {
    Set::new(Grain::Whole, [interval(point)])
}

impl AnswerKind {
    /// Every point that an answer of this kind may take.
    pub(super) fn domain(&self) -> Set {
        let whole = match self {
            Self::Number { measure: true } | Self::Date | Self::Text => {
                Interval::new(Cut::Start, Cut::End)
            }
            Self::Number { measure: false } => Interval::new(Cut::below(0), Cut::End),
            Self::YesNo | Self::AnyOf { .. } => Interval::closed(0, 1),
            Self::OneOf {
                options,
                exhaustive,
            } => {
                // The point behind the last option is the silent "none of these".
                Interval::new(
                    Cut::below(0),
                    Cut::below((options.len() + usize::from(!exhaustive)) as u64),
                )
            }
        };
        Set::new(self.grain(), [whole])
    }

    /// Which points the axis has.
    pub fn grain(&self) -> Grain {
        match self {
            Self::Number { measure: true } => Grain::Decimal,
            _ => Grain::Whole,
        }
    }
}
