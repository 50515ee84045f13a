//! What a new speaker would be, where words mean none that is known. It is proposed, never made.

use std::collections::BTreeSet;

use crate::extract::link::linker::Linker;
use crate::extract::link::spelled::{Spelled, Unit};
use crate::language::Language;
use crate::model::source::SpeakerKind;

/// What words tell of who or what a speaker is.
const TELLING: [(SpeakerKind, &[&str]); 2] = [
    (
        SpeakerKind::Group,
        &[
            "#officials",
            "#media",
            "#residents",
            "#rebel",
            "#separatist",
            "#leadership",
            "#authorities",
            "#soldier",
            "#citizen",
            "#civilian",
            "#people",
            "#displaced",
            "#prisoner",
        ],
    ),
    (
        SpeakerKind::Body,
        &[
            "#ministry",
            "#government",
            "#parliament",
            "#army",
            "#council",
            "#troops",
            "#republic",
            "#state",
        ],
    ),
];

/// A speaker that the casebook does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSpeaker {
    /// An id that no speaker has yet.
    pub id: String,
    /// The words that name it.
    pub name: String,
    /// What kind of speaker it seems to be.
    pub kind: SpeakerKind,
    /// The party, where its country is named and is one.
    pub party: Option<String>,
    /// Why this kind and this party, for people.
    pub reason: String,
}

impl Linker {
    /// What a new speaker of this name would be.
    #[must_use]
    pub fn propose(&self, name: &str, language: Language) -> NewSpeaker {
        let spelled = Spelled::of(name, language);
        let (kind, why) = kind(&spelled);
        let codes: BTreeSet<&str> = spelled.units.iter().filter_map(Unit::country).collect();
        let party = match (codes.len(), codes.first()) {
            (1, Some(code)) => self.party_of(code).map(str::to_owned),
            _ => None,
        };
        let reason = match &party {
            Some(party) => format!("{why}; its words name the country of {party}"),
            None => why,
        };
        NewSpeaker {
            id: self.free_id(name, language),
            name: name.split_whitespace().collect::<Vec<_>>().join(" "),
            kind,
            party,
            reason,
        }
    }

    fn free_id(&self, name: &str, language: Language) -> String {
        let mut id = String::new();
        for c in name.chars() {
            let plain = match c {
                'ə' | 'Ə' if language == Language::Azerbaijani => "a",
                '\'' | '’' | 'ʼ' => "",
                c => any_ascii::any_ascii_char(c),
            };
            for letter in plain.chars() {
                if letter.is_ascii_alphanumeric() {
                    id.push(letter.to_ascii_lowercase());
                } else if letter != '\'' && !id.is_empty() && !id.ends_with('-') {
                    id.push('-');
                }
            }
        }
        id.truncate(48);
        let id = id.trim_matches('-');
        let id = if id.is_empty() { "speaker" } else { id };
        if !self.has_id(id) {
            return id.to_owned();
        }
        (2_u64..)
            .map(|number| format!("{id}-{number}"))
            .find(|id| !self.has_id(id))
            .unwrap_or_default()
    }
}

fn kind(spelled: &Spelled) -> (SpeakerKind, String) {
    let names = spelled
        .units
        .iter()
        .filter(|unit| {
            matches!(
                unit,
                Unit::Plain {
                    is_capital: true,
                    ..
                }
            )
        })
        .count();
    let has = |key: &&&str| spelled.units.contains(&Unit::Meant((**key).to_owned()));
    if (2..=4).contains(&names) {
        return (SpeakerKind::Person, "a person, by two or more names".into());
    }
    for (kind, keys) in TELLING {
        if let Some(key) = keys.iter().find(has) {
            let kind_name = if kind == SpeakerKind::Group {
                "a group"
            } else {
                "a body"
            };
            return (
                kind,
                format!(
                    "{kind_name}, by the word for {}",
                    key.trim_start_matches('#')
                ),
            );
        }
    }
    let offices = [
        "#minister",
        "#president",
        "#prime-minister",
        "#spokesperson",
    ];
    if offices.iter().any(|key| has(&key)) {
        return (SpeakerKind::Person, "a person, by an office".into());
    }
    if !spelled.units.is_empty() && spelled.units.iter().all(|unit| unit.country().is_some()) {
        return (
            SpeakerKind::Body,
            "a body: a country or its capital stands for the government".into(),
        );
    }
    if names == 1 {
        return (
            SpeakerKind::Person,
            "a person, by a name; it may as well be a body".into(),
        );
    }
    (
        SpeakerKind::Group,
        "a group, since nothing tells more".into(),
    )
}
