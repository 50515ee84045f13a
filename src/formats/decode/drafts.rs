//! Files of drafts: what an editor decided on proposed claims and speakers, turned into ordinary records.
//!
//! A claim or a speaker with the key `decide` is a proposal. On a claim, `accept` makes it an accepted one, `drop` a dropped
//! draft, and nothing or `later` leaves it a draft. On a speaker, `accept` makes it one, `is: ID` says whom of the casebook
//! it means, `drop` drops all that it is to have said; as long as nothing is decided, nobody can be quoted by it.

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::decode::claims::claim_of;
use crate::formats::decode::people::speaker_of;
use crate::formats::faults::{Faults, shorten};
use crate::formats::fields::Fields;
use crate::formats::node::{Node, Value};
use crate::model::fault::{Fault, FaultCode};
use crate::model::record::{
    At, AttributionRecord, ClaimRecord, DroppedRecord, Place, SpeakerRecord, Text,
};

/// What an editor decides on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    Accept,
    Drop,
    Later,
}

/// The words for each decision; one letter is enough.
const WORDS: [(Decision, &[&str]); 3] = [
    (Decision::Accept, &["accept", "a", "accepted"]),
    (Decision::Drop, &["drop", "d", "dropped"]),
    (Decision::Later, &["later", "l", "", "~"]),
];

/// A record that may be a proposal.
pub(super) struct Proposed<T> {
    record: T,
    /// Where `decide` stands, and what it says.
    decision: Option<(Place, Decision)>,
    /// Why it is dropped.
    why: Option<Text>,
    /// Of a speaker: the id of the speaker of the casebook that is meant.
    is: Option<Text>,
}

pub(super) fn claim(node: Node<'_>, faults: &mut Faults) -> Option<Proposed<ClaimRecord>> {
    let mut fields = Fields::of(node, "claim", faults)?;
    let record = claim_of(&mut fields);
    let decision = decision(&mut fields);
    let why = fields.optional_text("why");
    if let Some(why) = &why
        && decision.is_none()
    {
        let fault = Fault::new(
            FaultCode::UnknownKey,
            why.place,
            "a claim has `why` only beside `decide: drop`",
        );
        fields
            .faults()
            .push(fault.help("write it into `note`, or drop it"));
    }
    fields.finish(Proposed {
        record,
        decision,
        why,
        is: None,
    })
}

pub(super) fn speaker(node: Node<'_>, faults: &mut Faults) -> Option<Proposed<SpeakerRecord>> {
    let mut fields = Fields::of(node, "speaker", faults)?;
    let record = speaker_of(&mut fields);
    let decision = decision(&mut fields);
    let is = fields.optional_text("is");
    fields.finish(Proposed {
        record,
        decision,
        why: None,
        is,
    })
}

fn decision(fields: &mut Fields<'_, '_>) -> Option<(Place, Decision)> {
    let node = fields.take("decide")?;
    if node.is_absent() {
        return Some((node.place, Decision::Later));
    }
    let said = match &node.value {
        Value::Scalar { text, .. } => text.trim().to_lowercase(),
        _ => node.shape().to_owned(),
    };
    let found = WORDS
        .iter()
        .find(|(_, words)| words.contains(&said.as_str()));
    if found.is_none() {
        fields.faults().add(
            FaultCode::UnknownWord,
            node.place,
            format!("`{}` is no decision", shorten(&said)),
            "write `accept`, `drop` or `later`, or their first letters; nothing leaves it for later",
        );
    }
    Some((
        node.place,
        found.map_or(Decision::Later, |(decision, _)| *decision),
    ))
}

/// What the records of a file come to by the decisions in it.
#[derive(Default)]
pub(super) struct Settled {
    pub(super) speakers: Vec<SpeakerRecord>,
    pub(super) claims: Vec<ClaimRecord>,
    pub(super) dropped: Vec<DroppedRecord>,
}

/// What became of a proposed speaker.
enum Became {
    /// One of the casebook.
    Known(Text),
    /// Nothing: it was dropped, and its name stays with what it was to have said.
    Dropped(Place, Box<SpeakerRecord>),
    /// Nobody has decided.
    Open(Place, Box<SpeakerRecord>),
}

/// Carries the decisions out.
pub(super) fn settle(
    speakers: Vec<Proposed<SpeakerRecord>>,
    claims: Vec<Proposed<ClaimRecord>>,
    faults: &mut Faults,
) -> Settled {
    let mut settled = Settled::default();
    let mut became: BTreeMap<String, Became> = BTreeMap::new();
    for proposed in speakers {
        let Proposed {
            record,
            decision,
            is,
            ..
        } = proposed;
        let id = record.id.value.clone();
        match (decision, is) {
            (Some((place, Decision::Accept)), Some(is)) => faults.push(
                Fault::new(
                    FaultCode::BadValue,
                    Some(place),
                    format!(
                        "`{}` is made a speaker, and is one of the casebook too",
                        shorten(&id)
                    ),
                )
                .help("keep either `decide: accept` or `is: …`")
                .related(is.place, "this says whom it means"),
            ),
            (None | Some((_, Decision::Accept)), None) => settled.speakers.push(record),
            (_, Some(is)) => {
                became.insert(id, Became::Known(is));
            }
            (Some((place, Decision::Drop)), None) => {
                became.insert(id, Became::Dropped(place, Box::new(record)));
            }
            (Some((place, Decision::Later)), None) => {
                became.insert(id, Became::Open(place, Box::new(record)));
            }
        }
    }
    let mut missed = BTreeSet::new();
    for proposed in claims {
        settle_claim(proposed, &became, &mut missed, &mut settled, faults);
    }
    for id in missed {
        match became.remove(&id) {
            Some(Became::Open(place, record)) => {
                faults.push(
                    Fault::new(
                        FaultCode::Undecided,
                        Some(place),
                        format!(
                            "nobody has decided who `{}` is: “{}”",
                            shorten(&id),
                            shorten(&record.name)
                        ),
                    )
                    .help(
                        "write `decide: accept` to make this a speaker, `is: ID` if the casebook has it, or `decide: drop` to \
                         drop all that it is to have said",
                    ),
                );
                // The claims by it have no fault of their own.
                settled.speakers.push(*record);
            }
            Some(Became::Dropped(_, record)) => settled.speakers.push(*record),
            Some(Became::Known(_)) | None => {}
        }
    }
    settled
}

fn settle_claim(
    proposed: Proposed<ClaimRecord>,
    became: &BTreeMap<String, Became>,
    missed: &mut BTreeSet<String>,
    settled: &mut Settled,
    faults: &mut Faults,
) {
    let Proposed {
        mut record,
        decision,
        why,
        ..
    } = proposed;
    let mut drops = matches!(decision, Some((_, Decision::Drop)));
    let is_dropped =
        |said: &AttributionRecord| matches!(became.get(&said.by.value), Some(Became::Dropped(..)));
    // Who is no speaker does not take it from others that say it too.
    if !record.said.iter().all(is_dropped) {
        record.said.retain(|said| !is_dropped(said));
    }
    // The words of a speaker that is not made stay with what is dropped.
    let named = record
        .said
        .first()
        .map(|said| match became.get(&said.by.value) {
            Some(Became::Dropped(_, record) | Became::Open(_, record)) => record.name.clone(),
            Some(Became::Known(is)) => is.clone(),
            None => said.by.clone(),
        });
    for said in &mut record.said {
        match became.get(&said.by.value) {
            None => {}
            Some(Became::Known(is)) => said.by = is.clone(),
            Some(Became::Dropped(place, _)) => match decision {
                Some((accepted, Decision::Accept)) => {
                    faults.push(
                        Fault::new(
                            FaultCode::Undecided,
                            Some(accepted),
                            format!(
                                "the claim is accepted, but its speaker `{}` is dropped",
                                shorten(&said.by)
                            ),
                        )
                        .help("put the id of another speaker into `by`, or drop the claim too")
                        .related(Some(*place), "this drops the speaker"),
                    );
                    missed.insert(said.by.value.clone());
                }
                _ => drops = true,
            },
            Some(Became::Open(..)) if drops => {}
            Some(Became::Open(..)) => {
                missed.insert(said.by.value.clone());
            }
        }
    }
    if drops {
        settled
            .dropped
            .extend(dropped(record, decision, named, why, faults));
        return;
    }
    match decision {
        None => {}
        Some((place, _)) if is_withdrawn(&record) => faults.add(
            FaultCode::BadValue,
            place,
            "there is nothing to decide on a claim that is retracted",
            "leave `decide` out",
        ),
        Some((_, Decision::Accept)) => record.status = None,
        Some((place, _)) => {
            record.status = Some(At {
                value: "draft".into(),
                place: Some(place),
            });
        }
    }
    settled.claims.push(record);
}

fn is_withdrawn(record: &ClaimRecord) -> bool {
    record
        .status
        .as_ref()
        .is_some_and(|status| status.value == "retracted")
}

/// What stays of a claim that is dropped. Who drops it is for whoever brings it into a casebook to say.
fn dropped(
    record: ClaimRecord,
    decision: Option<(Place, Decision)>,
    named: Option<Text>,
    why: Option<Text>,
    faults: &mut Faults,
) -> Option<DroppedRecord> {
    let place = decision.map(|(place, _)| place).or(record.id.place);
    let said = record.said.into_iter().next();
    match said.map(|said| (said.document, said.at, said.sha256)) {
        Some((document, Some(at), sha256)) => Some(DroppedRecord {
            id: record.id,
            document,
            at,
            sha256,
            speaker: named,
            why,
            ..DroppedRecord::default()
        }),
        _ => {
            faults.push(
                Fault::new(
                    FaultCode::MissingKey,
                    place,
                    format!(
                        "the draft `{}` is dropped, but does not say where it stands",
                        shorten(&record.id)
                    ),
                )
                .help("give it `said: [{by: …, in: …, at: …}]`, or take it out of the file"),
            );
            None
        }
    }
}

pub(super) fn dropped_draft(node: Node<'_>, faults: &mut Faults) -> Option<DroppedRecord> {
    let mut fields = Fields::of(node, "dropped draft", faults)?;
    let record = DroppedRecord {
        id: fields.text("id"),
        document: fields.text("in"),
        at: fields.text("at"),
        sha256: fields.optional_text("sha256"),
        speaker: fields.optional_text("speaker"),
        by: fields.text("by"),
        date: fields.text("date"),
        why: fields.optional_text("why"),
    };
    fields.finish(record)
}
