//! Whether the numbers of a draft agree with an answer.

use crate::model::answer::{Answer, Readings};
use crate::model::date::Zone;
use crate::model::question::{AnswerKind, Question, Timing};
use crate::model::record::QuestionRecord;
use crate::model::set::Set;

/// How the numbers of a draft stand to the answer of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// One of them is the same.
    Same,
    /// One of them may be true with it, read as generously as can be defended.
    Agrees,
    /// None of them can: it is another number.
    Differs,
    /// One of the two has no number.
    Unknown,
}

/// How numbers, in the grammar of answers, stand to another answer.
pub fn agreement<'a>(numbers: impl IntoIterator<Item = &'a str>, answer: &str) -> Agreement {
    let Some(wanted) = wide(answer) else {
        return Agreement::Unknown;
    };
    let mut best = Agreement::Unknown;
    for number in numbers {
        let Some(read) = wide(number) else { continue };
        if number.trim() == answer.trim() || read == wanted {
            return Agreement::Same;
        }
        if read.meets(&wanted) {
            best = Agreement::Agrees;
        } else if best == Agreement::Unknown {
            best = Agreement::Differs;
        }
    }
    best
}

/// The generous reading of a number.
fn wide(answer: &str) -> Option<Set> {
    let question = Question {
        entry: QuestionRecord::default(),
        kind: AnswerKind::Number { measure: true },
        unit: None,
        timing: Timing::Fixed,
        zone: Zone::Bare,
        part_of: None,
    };
    let read = Answer::parse(answer, &question).ok()?;
    let readings = Readings::of(&read, &question).ok()?;
    readings.axes().first().map(|axis| axis.wide.clone())
}
