//! A question of which any number is an answer.

use gainsay::model::date::Zone;
use gainsay::model::question::{AnswerKind, Question, Timing};
use gainsay::model::record::QuestionRecord;

pub(crate) fn number_question() -> Question {
    Question {
        entry: QuestionRecord::default(),
        kind: AnswerKind::Number { measure: true },
        unit: None,
        timing: Timing::Fixed,
        zone: Zone::Bare,
        part_of: None,
    }
}
