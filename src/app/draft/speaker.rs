//! Speakers that are proposed where the casebook has none for sure.

use crate::app::draft::advice::{NewSpeaker, Voice};
use crate::app::draft::remarks::SHOWN;
use crate::app::draft::said::Said;
use crate::app::draft::slug::slug;
use crate::extract::{Mention, Reference};
use crate::formats::{Offer, Remark, Remarked, one_line};
use crate::language::Language;
use crate::model::record::{At, SpeakerRecord, Text};

/// The speaker to propose: what is advised, or what can be said without any advice.
pub(super) fn new_speaker(said: &Said<'_>, mention: Option<&Mention>, voice: &Voice) -> NewSpeaker {
    if let Some(mention) = mention.filter(|mention| is_unresolved(mention)) {
        let words = one_line(&mention.name);
        return NewSpeaker {
            id: format!("{}-{}", said.document, slug(&mention.name, "speaker")),
            why: format!("the text does not tell for whom “{words}” stands"),
            name: format!("Unnamed ({}: {words})", said.document),
            kind: "group",
            party: None,
        };
    }
    if let Some(new) = &voice.new_speaker {
        return new.clone();
    }
    let (id, name, kind, why) = match (mention, said.proposal.form) {
        (Some(mention), _) => (
            slug(&mention.name, "speaker"),
            one_line(&mention.name),
            "body",
            "what it is cannot be told: see to `kind`",
        ),
        (None, Some(_)) => (
            format!("{}-unnamed", said.document),
            format!("Unnamed ({})", said.document),
            "group",
            "the text does not tell who speaks",
        ),
        (None, None) => (
            format!("{}-voice", said.outlet.unwrap_or(said.document)),
            format!("The outlet of {}", said.document),
            "outlet",
            "what the document asserts itself is its outlet's",
        ),
    };
    NewSpeaker {
        id,
        name,
        kind,
        party: None,
        why: why.into(),
    }
}

/// Whether somebody is spoken of whom nothing in the text names: *he*.
fn is_unresolved(mention: &Mention) -> bool {
    matches!(mention.reference, Reference::Unresolved)
}

/// The record of a speaker to propose.
pub(super) fn proposed(
    id: String,
    new: &NewSpeaker,
    said: &Said<'_>,
    (mention, voice): (Option<&Mention>, &Voice),
) -> Remarked<SpeakerRecord> {
    let mut record = SpeakerRecord {
        id: text(id),
        name: text(one_line(&new.name)),
        kind: text(new.kind),
        party: new.party.as_deref().map(text),
        ..SpeakerRecord::default()
    };
    match mention {
        Some(mention) if is_unresolved(mention) => record.anonymous = At::nowhere(true),
        Some(_) if said.language == Language::English => {}
        Some(mention) => {
            let names = vec![one_line(&mention.name)];
            record.aliases.insert(said.language.code().into(), names);
        }
        None if said.proposal.form.is_some() => record.anonymous = At::nowhere(true),
        None => record.outlet = said.outlet.map(text),
    }
    let offers = voice
        .speakers
        .iter()
        .take(SHOWN)
        .map(|candidate| Offer {
            key: "is",
            value: candidate.id.clone(),
            why: format!("{} ({})", candidate.name, candidate.why),
        })
        .collect();
    Remarked {
        above: vec![
            Remark::Title(format!("“{}”", one_line(&new.name))),
            Remark::Note(new.why.clone()),
        ],
        record,
        offers,
    }
}

fn text(value: impl Into<String>) -> Text {
    At::nowhere(value.into())
}
