//! Questions to try answers on, and sets in the spelling of the design's tables.

use gainsay::model::answer::{Answer, AnswerFault, Readings};
use gainsay::model::casebook::Casebook;
use gainsay::model::question::{AnswerKind, Question};
use gainsay::model::record::{At, OptionRecord, QuestionRecord, Records, Text};
use gainsay::model::set::{Cut, Set, Side};
use jiff::Timestamp;

use crate::casebooks;

pub(crate) fn text(value: &str) -> Text {
    At::nowhere(value.into())
}

/// The record of a question of a kind.
pub(crate) fn record(kind: &str) -> QuestionRecord {
    QuestionRecord {
        id: text("q"),
        text: text("A question?"),
        answer: text(kind),
        ..QuestionRecord::default()
    }
}

/// A question that passed the checks.
pub(crate) struct Asked(Casebook);

impl Asked {
    pub(crate) fn new(record: QuestionRecord) -> Self {
        Self(casebooks::checked(Records {
            questions: vec![record],
            ..Records::default()
        }))
    }

    /// A count of people.
    pub(crate) fn count() -> Self {
        Self::new(QuestionRecord {
            unit: Some(text("people")),
            ..record("number")
        })
    }

    /// A number with decimals, in square kilometres.
    pub(crate) fn measure() -> Self {
        Self::new(QuestionRecord {
            unit: Some(text("km²")),
            measure: At::nowhere(true),
            ..record("number")
        })
    }

    pub(crate) fn date() -> Self {
        Self::new(record("date"))
    }

    pub(crate) fn date_in(zone: &str) -> Self {
        Self::new(QuestionRecord {
            zone: Some(text(zone)),
            ..record("date")
        })
    }

    pub(crate) fn yes_no() -> Self {
        Self::new(record("yes-no"))
    }

    pub(crate) fn options(kind: &str, options: &[&str], exhaustive: bool) -> Self {
        Self::new(QuestionRecord {
            options: options
                .iter()
                .map(|id| OptionRecord {
                    id: text(id),
                    ..OptionRecord::default()
                })
                .collect(),
            exhaustive: At::nowhere(exhaustive),
            ..record(kind)
        })
    }

    pub(crate) fn words() -> Self {
        Self::new(record("text"))
    }

    pub(crate) fn question(&self) -> &Question {
        self.0
            .questions()
            .next()
            .map_or_else(|| panic!("there is one question"), |(_, question)| question)
    }

    pub(crate) fn read(&self, answer: &str) -> Result<(Answer, Readings), AnswerFault> {
        let answer = Answer::parse(answer, self.question())?;
        let readings = Readings::of(&answer, self.question())?;
        Ok((answer, readings))
    }

    /// Checks both readings of an answer, and that its canonical spelling reads the same.
    #[track_caller]
    pub(crate) fn reads(&self, answer: &str, narrow: &str, wide: &str) {
        let question = self.question();
        let (parsed, readings) = self
            .read(answer)
            .unwrap_or_else(|fault| panic!("`{answer}` is refused: {fault}"));
        let shown = |narrow: bool| {
            let axes: Vec<String> = readings
                .axes()
                .iter()
                .map(|axis| {
                    let set = if narrow { &axis.narrow } else { &axis.wide };
                    match &question.kind {
                        AnswerKind::AnyOf { .. } => format!(
                            "{}:{}",
                            question.options()[axis.axis].id,
                            shown(set, &question.kind)
                        ),
                        kind => shown(set, kind),
                    }
                })
                .collect();
            axes.join(" ")
        };
        assert_eq!(shown(true), narrow, "N of `{answer}`");
        assert_eq!(shown(false), wide, "W of `{answer}`");
        let spelled = parsed.text(question);
        let again = self
            .read(&spelled)
            .unwrap_or_else(|fault| panic!("`{spelled}` is refused: {fault}"));
        assert_eq!(again, (parsed, readings), "`{answer}` as `{spelled}`");
    }

    /// Checks that an answer is refused with these words in the message.
    #[track_caller]
    pub(crate) fn refuses(&self, answer: &str, why: &str) {
        match self.read(answer) {
            Ok((_, readings)) => panic!("`{answer}` is accepted: {readings:?}"),
            Err(fault) => {
                let said = fault.to_string();
                assert!(said.contains(why), "`{answer}`: {said}");
            }
        }
    }
}

/// `[1,2] (3,inf)`
fn shown(set: &Set, kind: &AnswerKind) -> String {
    let measure = matches!(kind, AnswerKind::Number { measure: true });
    let point = |value: rust_decimal::Decimal| match kind {
        AnswerKind::Date => i64::try_from(value)
            .ok()
            .and_then(|second| Timestamp::from_second(second).ok())
            .map_or_else(|| "?".into(), |stamp| stamp.to_string()),
        _ => value.normalize().to_string(),
    };
    let parts: Vec<String> = set
        .intervals()
        .iter()
        .map(|part| {
            let from = match part.from {
                Cut::Start => "(-inf".into(),
                Cut::At(value, Side::Below) => format!("[{}", point(value)),
                Cut::At(value, Side::Above) => format!("({}", point(value)),
                Cut::End => "?".into(),
            };
            let to = match part.to {
                Cut::Start => "?".into(),
                Cut::At(value, Side::Above) => format!("{}]", point(value)),
                Cut::At(value, Side::Below) if measure => format!("{})", point(value)),
                Cut::At(value, Side::Below) => {
                    format!("{}]", point(value - rust_decimal::Decimal::ONE))
                }
                Cut::End => "inf)".into(),
            };
            format!("{from},{to}")
        })
        .collect();
    parts.join(" ")
}
