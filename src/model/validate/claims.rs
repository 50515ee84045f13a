//! Checks of claims and of who said them.

use std::collections::{HashMap, HashSet};

use crate::model::answer::{Answer, AnswerFault, Readings, listed};
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim, LinkKind, Status};
use crate::model::fault::{Fault, FaultCode};
use crate::model::key::Key;
use crate::model::meant;
use crate::model::question::{AnswerKind, Question, Timing};
use crate::model::record::{AttributionRecord, ClaimRecord, Text};
use crate::model::source::{Document, Speaker};
use crate::model::validate::checker::{Checker, shorten};
use crate::model::validate::known::Frame;

pub(super) fn claims(
    checker: &mut Checker,
    frame: &dyn Frame,
    records: Vec<ClaimRecord>,
) -> Vec<Claim> {
    records
        .into_iter()
        .map(|entry| claim(checker, frame, entry))
        .collect()
}

pub(super) fn claim(checker: &mut Checker, frame: &dyn Frame, entry: ClaimRecord) -> Claim {
    checker.filled(&entry.text, "text of the claim");
    let status = entry
        .status
        .as_ref()
        .and_then(|status| checker.word(status, "status of a claim"))
        .unwrap_or(Status::Accepted);
    let mut said = Vec::with_capacity(entry.said.len());
    said.extend(
        entry
            .said
            .iter()
            .filter_map(|said| attribution(checker, frame, said)),
    );
    let question: Option<Key<Question>> = checker.reference_if(&entry.question, "question");
    let mut claim = Claim {
        question,
        answer: None,
        readings: Readings::default(),
        as_of: None,
        time: None,
        status,
        live: status == Status::Accepted,
        said,
        entry,
    };
    match question {
        Some(key) => read_answer(checker, frame.question(key), &mut claim),
        None => check_unasked(checker, &claim.entry),
    }
    claim
}

fn read_answer(checker: &mut Checker, question: &Question, claim: &mut Claim) {
    let entry = &claim.entry;
    match &entry.answer {
        Some(text) => match Answer::parse(text, question)
            .and_then(|answer| Ok((Readings::of(&answer, question)?, answer)))
        {
            Ok((readings, answer)) => {
                claim.readings = readings;
                claim.answer = Some(answer);
            }
            // A question whose options are missing has a fault of its own.
            Err(_) if chooses_from_nothing(question) => {}
            Err(fault) => {
                let meant = match &fault {
                    AnswerFault::Impossible(_) => meant::without_separators(text),
                    _ => meant::answer(text, question),
                };
                let help = meant.map_or_else(
                    || example(question),
                    |meant| format!("did you mean `{meant}`? {}", example(question)),
                );
                checker.fault(
                    Fault::new(FaultCode::BadAnswer, text.place, fault.to_string()).help(help),
                );
            }
        },
        None if claim.status == Status::Draft => {}
        None => checker.fault(
            Fault::new(
                FaultCode::MissingKey,
                entry.id.place,
                format!(
                    "claim `{}` names a question but gives no answer",
                    entry.id.value
                ),
            )
            .help(format!("add `answer:`; {}", example(question))),
        ),
    }
    match &entry.as_of {
        Some(text) => {
            if let Some((when, _)) = checker.when(text, &question.zone) {
                match when.as_of(&question.zone) {
                    Ok(time) => {
                        claim.as_of = Some(when);
                        claim.time = Some(time);
                    }
                    Err(fault) => {
                        checker.fault(Fault::new(
                            FaultCode::BadDate,
                            text.place,
                            fault.to_string(),
                        ));
                    }
                }
            }
        }
        None if question.timing == Timing::Cumulative && claim.status != Status::Draft => checker
            .fault(
                Fault::new(
                    FaultCode::MissingAsOf,
                    entry.id.place,
                    format!(
                        "claim `{}` answers a running total without saying as of when",
                        entry.id.value
                    ),
                )
                .help("add `as_of:` with the date of the count, as in `as_of: 2022-09-13`"),
            ),
        None => {}
    }
}

fn chooses_from_nothing(question: &Question) -> bool {
    let chooses = matches!(
        question.kind,
        AnswerKind::OneOf { .. } | AnswerKind::AnyOf { .. }
    );
    chooses && question.options().is_empty()
}

/// What an answer to this question may look like.
fn example(question: &Question) -> String {
    match &question.kind {
        AnswerKind::Number { .. } => {
            "a number answer reads like `49`, `at least 49`, `\"~30000\"`, `30..40` or `dozens`"
                .into()
        }
        AnswerKind::Date => {
            "a date answer reads like `1988`, `2022-09-13`, `1988/1994` or `before 1992`".into()
        }
        AnswerKind::YesNo => "a yes-no answer is `yes` or `no`".into(),
        AnswerKind::OneOf { options, .. } => format!(
            "the options are {}; an answer reads like `A`, `A or B` or `not A`",
            listed(options)
        ),
        AnswerKind::AnyOf { options } => format!(
            "the options are {}; an answer reads like `A, not B`, `only A` or `none`",
            listed(options)
        ),
        AnswerKind::Text => "a text answer is any text".into(),
    }
}

/// A claim without a question has nothing to answer.
fn check_unasked(checker: &mut Checker, entry: &ClaimRecord) {
    if entry.question.is_some() {
        return;
    }
    for (key, value) in [("answer", &entry.answer), ("as_of", &entry.as_of)] {
        if let Some(text) = value {
            checker.fault(
                Fault::new(
                    FaultCode::BadAnswer,
                    text.place,
                    format!("claim `{}` has `{key}` but no question", entry.id.value),
                )
                .help("add `question:` with the id of the question that it answers"),
            );
        }
    }
}

fn attribution(
    checker: &mut Checker,
    frame: &dyn Frame,
    entry: &AttributionRecord,
) -> Option<Attribution> {
    checker.sha256(&entry.sha256);
    let speaker = checker.reference(&entry.by, "speaker");
    let document = checker.reference(&entry.document, "document");
    let form = entry
        .form
        .as_ref()
        .and_then(|form| checker.word(form, "form of speech"));
    let date = checker.plain_date(&entry.date);
    let via = checker.reference_if(&entry.via, "outlet");
    let span = entry.at.as_ref().and_then(|at| read_span(checker, at));
    if let (Some(at), Some(span)) = (&entry.at, span) {
        check_within(checker, frame, (at, span), (&entry.document, document));
    }
    Some(Attribution {
        speaker: speaker?,
        document: document?,
        span,
        form,
        date: date.map(|(when, _)| when),
        said: date.map(|(_, stretch)| stretch),
        via,
    })
}

/// A span of at least one character.
pub(super) fn read_span(checker: &mut Checker, at: &Text) -> Option<(u64, u64)> {
    match parse_span(at) {
        None => {
            checker.fault(
                Fault::new(
                    FaultCode::BadSpan,
                    at.place,
                    format!("`{}` is no span", shorten(at)),
                )
                .help("write the first and the last character boundary, as in `492-830`"),
            );
            None
        }
        Some((from, to)) if from >= to => {
            let help = if from > to {
                format!("write `{to}-{from}`")
            } else {
                "it must hold at least one character".into()
            };
            checker.fault(
                Fault::new(
                    FaultCode::BadSpan,
                    at.place,
                    format!("the span `{}` runs backwards or is empty", at.value),
                )
                .help(help),
            );
            None
        }
        span => span,
    }
}

/// Refuses a span that leaves its document, where the length of that is known.
pub(super) fn check_within(
    checker: &mut Checker,
    frame: &dyn Frame,
    (at, (_, to)): (&Text, (u64, u64)),
    (id, document): (&Text, Option<Key<Document>>),
) {
    let characters = document.and_then(|document| frame.characters(document));
    if let Some(characters) = characters.filter(|characters| to > *characters) {
        checker.fault(
            Fault::new(
                FaultCode::BadSpan,
                at.place,
                format!("the span `{}` leaves its document", at.value),
            )
            .help(format!("`{}` has {} characters", id.value, characters)),
        );
    }
}

/// `492-830`; numbers within SQLite's.
fn parse_span(text: &str) -> Option<(u64, u64)> {
    let (from, to) = text.split_once('-')?;
    let number = |part: &str| {
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| part.parse::<i64>().ok()?.try_into().ok())
            .flatten()
    };
    Some((number(from)?, number(to)?))
}

/// A `retracts` link takes a claim out of the analyses once everybody who said it has also said a claim that retracts it.
pub(super) fn settle_retractions(casebook: &mut Casebook) {
    let mut retracted_by: HashMap<Key<Claim>, HashSet<Key<Speaker>>> = HashMap::new();
    for link in casebook
        .links
        .iter()
        .filter(|link| link.kind == LinkKind::Retracts)
    {
        let from = &casebook.claims[link.from.index()];
        if from.status == Status::Accepted {
            retracted_by
                .entry(link.to)
                .or_default()
                .extend(from.said.iter().map(|said| said.speaker));
        }
    }
    for (claim, speakers) in retracted_by {
        let claim = &mut casebook.claims[claim.index()];
        if claim
            .said
            .iter()
            .all(|said| speakers.contains(&said.speaker))
        {
            claim.live = false;
        }
    }
}
