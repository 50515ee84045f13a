//! Checks of questions, and of which question is part of which.

use crate::model::date::Zone;
use crate::model::fault::{Fault, FaultCode};
use crate::model::key::Key;
use crate::model::question::{AnswerKind, Question, QuestionOption, Timing};
use crate::model::record::{QuestionRecord, Text};
use crate::model::suggest::did_you_mean;
use crate::model::validate::checker::{Checker, shorten};

const KINDS: [&str; 6] = ["number", "date", "yes-no", "one-of", "any-of", "text"];

pub(super) fn questions(checker: &mut Checker, records: Vec<QuestionRecord>) -> Vec<Question> {
    let mut questions: Vec<Question> = records
        .into_iter()
        .map(|entry| question(checker, entry))
        .collect();
    check_parts(checker, &mut questions);
    questions
}

pub(super) fn question(checker: &mut Checker, entry: QuestionRecord) -> Question {
    checker.filled(&entry.text, "text of the question");
    let options: Vec<QuestionOption> = entry
        .options
        .iter()
        .map(|option| QuestionOption {
            id: option.id.value.clone(),
            name: option.name.as_ref().unwrap_or(&option.id).value.clone(),
        })
        .collect();
    for (place, option) in entry.options.iter().enumerate() {
        checker.option_id(&option.id);
        if let Some(name) = &option.name {
            checker.filled(name, "name of the option");
        }
        checker.aliases(&option.aliases, option.id.place);
        if let Some(first) = entry.options[..place]
            .iter()
            .find(|earlier| earlier.id == option.id)
        {
            checker.fault(
                Fault::new(
                    FaultCode::DuplicateId,
                    option.id.place,
                    format!("a second option is called `{}`", option.id.value),
                )
                .related(first.id.place, "the first stands here"),
            );
        }
    }
    let kind = match entry.answer.as_str() {
        "number" => AnswerKind::Number {
            measure: entry.measure.value,
        },
        "date" => AnswerKind::Date,
        "yes-no" => AnswerKind::YesNo,
        "one-of" => AnswerKind::OneOf {
            options,
            exhaustive: entry.exhaustive.value,
        },
        "any-of" => AnswerKind::AnyOf { options },
        "text" => AnswerKind::Text,
        other => {
            let near = did_you_mean(other, KINDS)
                .map(|near| format!("did you mean `{near}`? "))
                .unwrap_or_default();
            checker.fault(
                Fault::new(
                    FaultCode::UnknownWord,
                    entry.answer.place,
                    format!("`{}` is no kind of answer", shorten(other)),
                )
                .help(format!("{near}write one of {}", KINDS.join(", "))),
            );
            AnswerKind::Text
        }
    };
    let timing = entry
        .timing
        .as_ref()
        .and_then(|timing| checker.word(timing, "timing"))
        .unwrap_or(Timing::Fixed);
    let zone = match &entry.zone {
        None => Zone::Bare,
        Some(name) => Zone::named(name).unwrap_or_else(|fault| {
            checker.fault(Fault::new(
                FaultCode::BadDate,
                name.place,
                fault.to_string(),
            ));
            Zone::utc()
        }),
    };
    if KINDS.contains(&entry.answer.as_str()) {
        check_fit(checker, &entry, &kind, timing);
    }
    Question {
        kind,
        unit: entry.unit.as_ref().map(|unit| unit.value.clone()),
        timing,
        zone,
        part_of: None,
        entry,
    }
}

/// Fields that mean something for one kind of answer only.
fn check_fit(checker: &mut Checker, entry: &QuestionRecord, kind: &AnswerKind, timing: Timing) {
    let place = entry.answer.place;
    let number = matches!(kind, AnswerKind::Number { .. });
    let mut refuse = |place, message: String, help: &str| {
        checker.fault(Fault::new(FaultCode::BadQuestion, place, message).help(help));
    };
    let answer = &entry.answer.value;
    if let Some(unit) = entry.unit.as_ref().filter(|_| !number) {
        refuse(
            unit.place,
            format!("a question with `answer: {answer}` has no unit"),
            "drop `unit`, or write `answer: number`",
        );
    }
    if entry.measure.value && !number {
        refuse(
            entry.measure.place,
            format!("a question with `answer: {answer}` measures nothing"),
            "drop `measure`, or write `answer: number`",
        );
    }
    let chooses = matches!(kind, AnswerKind::OneOf { .. } | AnswerKind::AnyOf { .. });
    if chooses && entry.options.is_empty() {
        refuse(
            place,
            format!("a question with `answer: {answer}` needs options"),
            "list them, as in `options: [AM, AZ]`",
        );
    }
    if let Some(option) = entry.options.first().filter(|_| !chooses) {
        refuse(
            option.id.place,
            format!("a question with `answer: {answer}` has no options"),
            "drop them, or write `answer: one-of` or `answer: any-of`",
        );
    }
    if entry.exhaustive.value && !matches!(kind, AnswerKind::OneOf { .. }) {
        refuse(
            entry.exhaustive.place,
            format!("`exhaustive` has no meaning with `answer: {answer}`"),
            "drop it, or write `answer: one-of`",
        );
    }
    if timing == Timing::Cumulative && !number {
        refuse(
            entry.timing.as_ref().and_then(|timing| timing.place),
            "only a number can be a running total".into(),
            "write `timing: fixed` or `timing: state`, or `answer: number`",
        );
    }
}

/// A part is a number question of the same unit, timing and zone as its whole, counted or measured like it, and no
/// question is part of itself.
pub(super) fn check_parts(checker: &mut Checker, questions: &mut [Question]) {
    let wholes: Vec<Option<(Text, Key<Question>)>> = questions
        .iter()
        .map(|question| {
            let text = question.entry.part_of.clone()?;
            checker
                .reference(&text, "question")
                .map(|whole| (text, whole))
        })
        .collect();
    for (index, part_of) in wholes.iter().enumerate() {
        let Some((text, whole)) = part_of else {
            continue;
        };
        let (part, whole_question) = (&questions[index], &questions[whole.index()]);
        let number = |question: &Question| matches!(question.kind, AnswerKind::Number { .. });
        let zone = |question: &Question| {
            question
                .entry
                .zone
                .as_ref()
                .map_or("none".to_owned(), |zone| zone.value.clone())
        };
        let mut unlike = Vec::new();
        if !number(part) || !number(whole_question) {
            unlike.push("both must have `answer: number`".to_owned());
        } else if part.kind != whole_question.kind {
            // Counts and decimals are points of different axes; bounds on the one do not order those on the other.
            unlike.push("one counts and the other measures".to_owned());
        }
        if part.unit != whole_question.unit {
            let unit = |question: &Question| question.unit.clone().unwrap_or_else(|| "none".into());
            unlike.push(format!(
                "the units differ ({}, {})",
                unit(part),
                unit(whole_question)
            ));
        }
        if part.timing != whole_question.timing {
            use crate::model::words::Word;
            unlike.push(format!(
                "the timings differ ({}, {})",
                part.timing.word(),
                whole_question.timing.word()
            ));
        }
        if zone(part) != zone(whole_question) {
            unlike.push(format!(
                "the zones differ ({}, {})",
                zone(part),
                zone(whole_question)
            ));
        }
        if !unlike.is_empty() {
            checker.fault(
                Fault::new(
                    FaultCode::BadPartOf,
                    text.place,
                    format!(
                        "`{}` cannot be part of `{}`: {}",
                        part.id(),
                        text.value,
                        unlike.join("; ")
                    ),
                )
                .help("a part and its whole are numbers of the same unit, timing and zone, both counted or both measured"),
            );
            continue;
        }
        let mut seen = 0;
        let mut at = Some(*whole);
        let circle = loop {
            match at {
                Some(question) if question.index() == index => break true,
                Some(question) if seen <= questions.len() => {
                    seen += 1;
                    at = wholes[question.index()].as_ref().map(|(_, whole)| *whole);
                }
                _ => break false,
            }
        };
        if circle {
            checker.fault(
                Fault::new(
                    FaultCode::BadPartOf,
                    text.place,
                    format!("`{}` would be part of itself", part.id()),
                )
                .help("drop one `part_of` of the circle"),
            );
        } else {
            questions[index].part_of = Some(*whole);
        }
    }
    // A chain into a circle is cut, so that whoever walks it afterwards arrives.
    let in_circle: Vec<bool> = (0..questions.len())
        .map(|start| {
            let walk = std::iter::successors(questions[start].part_of, |whole| {
                questions[whole.index()].part_of
            });
            walk.take(questions.len() + 1).count() > questions.len()
        })
        .collect();
    for (question, circular) in questions.iter_mut().zip(in_circle) {
        if circular {
            question.part_of = None;
        }
    }
}
