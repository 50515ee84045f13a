//! A whole casebook, and one record of a stream.

use crate::formats::decode::claims::{assessment, claim, judgement, link, question};
use crate::formats::decode::drafts;
use crate::formats::decode::people::{document, outlet, party, speaker};
use crate::formats::faults::{Faults, shorten};
use crate::formats::fields::Fields;
use crate::formats::keys::unknown_kind;
use crate::formats::node::{Key, Node, Value};
use crate::model::fault::FaultCode;
use crate::model::record::Records;

/// The version of the text format.
const VERSION: &str = "1";

/// The kinds of records of a stream, and the key of its version.
const KINDS: [&str; 11] = [
    "party",
    "speaker",
    "outlet",
    "document",
    "question",
    "claim",
    "link",
    "judgement",
    "assessment",
    "dropped",
    "gainsay",
];

/// The records of a casebook that is one map.
pub(in crate::formats) fn casebook(node: Node<'_>, faults: &mut Faults) -> Records {
    let Some(mut fields) = Fields::of(node, "casebook", faults) else {
        return Records::default();
    };
    match fields.take("gainsay") {
        Some(node) if !version(&node, fields.faults()) => return Records::default(),
        Some(_) => {}
        None => {
            let place = fields.place();
            fields.faults().add(
                FaultCode::Version,
                place,
                "the file does not say which version of the format it is written in",
                format!("begin it with the line `gainsay: {VERSION}`"),
            );
        }
    }
    let parties = fields.list("parties", party);
    let speakers = fields.list("speakers", drafts::speaker);
    let outlets = fields.list("outlets", outlet);
    let documents = fields.list("documents", document);
    let questions = fields.list("questions", question);
    let claims = fields.list("claims", drafts::claim);
    let settled = drafts::settle(speakers, claims, fields.faults());
    let mut records = Records {
        parties,
        speakers: settled.speakers,
        outlets,
        documents,
        questions,
        claims: settled.claims,
        links: fields.list("links", link),
        judgements: fields.list("judgements", judgement),
        assessments: fields.list("assessments", assessment),
        dropped: fields.list("dropped", drafts::dropped_draft),
    };
    records.dropped.extend(settled.dropped);
    fields.finish(records).unwrap_or_default()
}

/// Adds one record of a stream, wrapped in its kind: `{"claim": {…}}`.
pub(in crate::formats) fn entry(node: Node<'_>, records: &mut Records, faults: &mut Faults) {
    let place = node.place;
    let shape = node.shape();
    match node.value {
        Value::Map(entries) if entries.len() == 1 => {
            for (key, node) in entries {
                wrapped(&key, node, records, faults);
            }
        }
        Value::Map(entries) => {
            let place = entries.get(1).map_or(place, |(key, _)| key.place);
            faults.add(
                FaultCode::WrongShape,
                place,
                format!("a line holds one record, not {}", entries.len()),
                "wrap each record in its kind, on a line of its own: `{\"party\": {\"id\": …}}`",
            );
        }
        Value::Refused => {}
        _ => faults.add(
            FaultCode::WrongShape,
            place,
            format!("{shape} stands where a record is expected"),
            "write one record a line, wrapped in its kind: `{\"party\": {\"id\": …}}`",
        ),
    }
}

fn wrapped(key: &Key<'_>, node: Node<'_>, records: &mut Records, faults: &mut Faults) {
    match key.text.as_ref() {
        "party" => records.parties.extend(party(node, faults)),
        "speaker" => records.speakers.extend(speaker(node, faults)),
        "outlet" => records.outlets.extend(outlet(node, faults)),
        "document" => records.documents.extend(document(node, faults)),
        "question" => records.questions.extend(question(node, faults)),
        "claim" => records.claims.extend(claim(node, faults)),
        "link" => records.links.extend(link(node, faults)),
        "judgement" => records.judgements.extend(judgement(node, faults)),
        "assessment" => records.assessments.extend(assessment(node, faults)),
        "dropped" => records.dropped.extend(drafts::dropped_draft(node, faults)),
        "gainsay" => {
            version(&node, faults);
        }
        _ => faults.push(unknown_kind(key, &KINDS)),
    }
}

/// Whether a file is of the version that is read here.
fn version(node: &Node<'_>, faults: &mut Faults) -> bool {
    let text = match &node.value {
        Value::Scalar { text, .. } if text == VERSION => return true,
        Value::Scalar { text, .. } if !node.is_absent() => format!("`{}`", shorten(text)),
        _ => node.shape().to_owned(),
    };
    let help = match text.trim_matches('`').parse::<u32>() {
        Ok(number) if number > 1 => {
            "a later gainsay wrote it: read it with that one, or export it there again"
        }
        _ => "write `gainsay: 1`",
    };
    faults.add(
        FaultCode::Version,
        node.place,
        format!("this gainsay reads version {VERSION} of the format, not {text}"),
        help,
    );
    false
}
