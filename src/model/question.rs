//! Questions: what a claim answers, and how answers to it compare.

use crate::model::date::Zone;
use crate::model::key::Key;
use crate::model::record::QuestionRecord;
use crate::model::words::words;

/// An option of a one-of or any-of question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionOption {
    /// Its id, as answers name it.
    pub id: String,
    /// Its name for readers.
    pub name: String,
}

/// The kind of a question's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// A count (whole, never below 0), or with `measure` any decimal.
    Number {
        /// Whether it measures in decimals.
        measure: bool,
    },
    /// When something was.
    Date,
    /// Yes or no.
    YesNo,
    /// At most one option is true.
    OneOf {
        /// The options, in order.
        options: Vec<QuestionOption>,
        /// Whether one of them must be true; else a silent "none of these" may be.
        exhaustive: bool,
    },
    /// Each option is true or not, whatever the others are.
    AnyOf {
        /// The options, in order.
        options: Vec<QuestionOption>,
    },
    /// Words, which no rule compares.
    Text,
}

words! {
    /// How a question's value behaves in time.
    Timing {
        /// One fact about a finished event.
        Fixed = "fixed",
        /// A running total, which can only grow.
        Cumulative = "cumulative",
        /// A value that holds over a time.
        State = "state",
    }
}

/// A disputed point that claims answer.
#[derive(Clone, Debug)]
pub struct Question {
    /// As it was written.
    pub entry: QuestionRecord,
    /// The kind of its answers.
    pub kind: AnswerKind,
    /// What it counts or measures in.
    pub unit: Option<String>,
    /// How its value behaves in time.
    pub timing: Timing,
    /// What its dates are read in.
    pub zone: Zone,
    /// The question that it is directly part of.
    pub part_of: Option<Key<Question>>,
}

impl Question {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.entry.id
    }

    /// Its words.
    pub fn text(&self) -> &str {
        &self.entry.text
    }

    /// Its options, if it has any.
    pub fn options(&self) -> &[QuestionOption] {
        match &self.kind {
            AnswerKind::OneOf { options, .. } | AnswerKind::AnyOf { options } => options,
            _ => &[],
        }
    }
}
