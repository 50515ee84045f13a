//! What stands in the comments above a proposal, and what is offered below its id.

use crate::app::draft::advice::Advice;
use crate::app::draft::said::Said;
use crate::extract::{Mention, Reference, proposition};
use crate::formats::{Offer, Remark, one_line};
use crate::model::claim::Form;
use crate::model::words::Word;

/// How many runners-up of each kind are shown.
pub(super) const SHOWN: usize = 3;
/// How long the words of a claim or question of the casebook are shown, in characters.
const SHORT: usize = 90;

/// The words that are said, on one line, without a *that* before them.
pub(super) fn content(said: &Said<'_>) -> String {
    let parts: Vec<String> = said
        .proposal
        .content
        .iter()
        .filter_map(|part| said.text.get(part.clone()))
        .map(one_line)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return one_line(said.words);
    }
    let content = parts.join(" … ");
    let content = match said.proposal.form {
        Some(Form::Direct) => content.as_str(),
        _ => proposition(&content, said.language),
    };
    let bare = content.trim_matches(is_quotation_mark);
    let inner = bare.trim_end_matches([',', ' ']);
    match inner.is_empty() || inner.contains(is_quotation_mark) {
        true => content.to_owned(),
        false => inner.to_owned(),
    }
}

/// Marks around a quotation; `form` tells that it is one.
fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‟')
}

pub(super) fn title(said: &Said<'_>) -> String {
    let mut parts = vec![format!("{}:{}-{}", said.document, said.span.0, said.span.1)];
    parts.push(match said.proposal.form {
        Some(form) => form.word().to_owned(),
        None => "in the document's own voice".into(),
    });
    parts.extend(said.proposal.act.map(|act| act.word().to_owned()));
    parts.join(" · ")
}

/// Who is to have said it, and who else may have.
pub(super) fn who(said: &Said<'_>, speakers: &[String]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (number, ((mention, voice), by)) in said.voices().into_iter().zip(speakers).enumerate() {
        let said_by = if number == 0 { "said by" } else { "and by" };
        let words = named(said, mention);
        let others = match (voice.sure(), voice.speakers.split_first()) {
            (Some(first), Some((_, others))) => {
                remarks.push(Remark::Note(format!(
                    "{said_by} {} = {}: {words} ({})",
                    first.id, first.name, first.why
                )));
                others
            }
            _ => {
                remarks.push(Remark::Note(format!(
                    "{said_by} {words}; proposed above as {by}"
                )));
                voice.speakers.as_slice()
            }
        };
        for other in others.iter().take(SHOWN) {
            remarks.push(Remark::More(format!(
                "or {} = {} ({})",
                other.id, other.name, other.why
            )));
        }
    }
    remarks
}

/// The words that name somebody, and how they lead there.
fn named(said: &Said<'_>, mention: Option<&Mention>) -> String {
    let Some(mention) = mention else {
        return match said.proposal.form {
            None => "the document itself".into(),
            Some(_) => "the text does not tell who".into(),
        };
    };
    let words = format!("“{}”", mention.name);
    match &mention.reference {
        Reference::Resolved(_) => match said.text.get(mention.at.clone()) {
            Some(written) => format!("{words}, called “{written}” here"),
            None => words,
        },
        Reference::Government => words + ", for its government",
        Reference::Unresolved => words + ", whoever that is",
        Reference::Named => words,
    }
}

/// Whom it is said of, when, and by what outlet the article has it.
pub(super) fn beside(said: &Said<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if let Some(against) = &said.proposal.against {
        remarks.push(Remark::Note(format!("means “{}”", against.name)));
    }
    if let Some(date) = said.proposal.said.as_ref().filter(|date| date.is_relative)
        && let Some(written) = said.text.get(date.at.clone())
    {
        remarks.push(Remark::Note(format!(
            "said {}: reckoned from “{written}”",
            date.date
        )));
    }
    for date in &said.proposal.beside {
        if let Some(written) = said.text.get(date.at.clone()) {
            remarks.push(Remark::Note(format!(
                "said perhaps {}: “{written}” stands beside it",
                date.date
            )));
        }
    }
    if let Some(via) = &said.proposal.via {
        let sure = said.advice.via.first().filter(|outlet| outlet.is_sure);
        let others: Vec<&str> = said
            .advice
            .via
            .iter()
            .map(|outlet| outlet.id.as_str())
            .collect();
        match (sure, others.is_empty()) {
            (Some(_), _) => {}
            (None, true) => remarks.push(Remark::Note(format!(
                "via “{}”: no outlet of the casebook has this name",
                via.name
            ))),
            (None, false) => remarks.push(Remark::Note(format!(
                "via “{}”: perhaps {}",
                via.name,
                others.join(" or ")
            ))),
        }
    }
    remarks
}

/// The numbers and dates in it, and what else it may answer and repeat.
pub(super) fn what(said: &Said<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let proposal = said.proposal;
    let mut found: Vec<String> = proposal
        .quantities
        .iter()
        .map(|quantity| match quantity.counted.is_empty() {
            true => in_words(&quantity.answer),
            false => format!("{} ({})", in_words(&quantity.answer), quantity.counted),
        })
        .collect();
    found.extend(proposal.dates.iter().map(|date| date.date.clone()));
    if !found.is_empty() {
        remarks.push(Remark::Note(format!("holds {}", found.join("; "))));
    }
    for (number, question) in said.advice.questions.iter().enumerate().take(SHOWN) {
        let answer = question.answer.as_ref().map_or(String::new(), |answer| {
            format!("; answer: {}", in_words(answer))
        });
        let told = format!(
            "{}: {} ({}){answer}",
            question.id,
            shortened(&question.text),
            question.why
        );
        remarks.push(match number {
            0 => Remark::Note(format!("may answer {told}")),
            _ => Remark::More(format!("or {told}")),
        });
    }
    for (number, repeat) in said.advice.repeats.iter().enumerate().take(SHOWN) {
        let told = format!(
            "{}: {} ({})",
            repeat.id,
            shortened(&repeat.text),
            repeat.why
        );
        remarks.push(match number {
            0 => Remark::Note(format!("may repeat {told}")),
            _ => Remark::More(format!("or {told}")),
        });
    }
    remarks
}

/// An answer as people write it: with words in place of the signs that YAML would take for its own.
fn in_words(answer: &str) -> String {
    let signs = [
        (">=", "at least"),
        ("<=", "at most"),
        (">", "more than"),
        ("<", "less than"),
    ];
    let said = signs
        .iter()
        .find_map(|(sign, words)| Some((words, answer.strip_prefix(sign)?.trim_start())));
    match said {
        Some((words, number)) => format!("{words} {number}"),
        None => answer.to_owned(),
    }
}

fn shortened(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(SHORT) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}

/// The likeliest question with its answer, to be taken by taking the `#` away.
pub(super) fn offers(advice: &Advice) -> Vec<Offer> {
    let Some(question) = advice.questions.first() else {
        return Vec::new();
    };
    let offer = |key, value: &String, why: &str| Offer {
        key,
        value: value.clone(),
        why: why.into(),
    };
    let mut offers = vec![offer("question", &question.id, &question.text)];
    let answer = question.answer.as_deref().map(in_words);
    offers.extend(answer.map(|answer| offer("answer", &answer, "")));
    let as_of = question.as_of.as_ref();
    offers.extend(as_of.map(|as_of| offer("as_of", as_of, "")));
    offers
}
