//! What may be meant by the names in a draft, and what it may answer and repeat. A person decides on all of it.

use std::collections::BTreeMap;

use crate::app::fault::AppFault;
use crate::extract::{Mention, Proposal};
use crate::language::Language;
use crate::model::casebook::Casebook;

/// Something of the casebook that a name may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Its name in the casebook.
    pub name: String,
    /// What speaks for it.
    pub why: String,
    /// Whether nothing else comes into question.
    pub is_sure: bool,
}

/// A speaker that the casebook does not seem to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSpeaker {
    /// An id for it.
    pub id: String,
    /// Its name, as the article has it.
    pub name: String,
    /// `person`, `body`, `group` or `outlet`.
    pub kind: &'static str,
    /// The id of its party, where its country is named.
    pub party: Option<String>,
    /// What speaks for kind and party.
    pub why: String,
}

/// A question that a draft may answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikelyQuestion {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// What speaks for it.
    pub why: String,
    /// What the draft may answer to it.
    pub answer: Option<String>,
    /// The time that the answer may speak of.
    pub as_of: Option<String>,
}

/// A claim that a draft may repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LikelyRepeat {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// What speaks for it.
    pub why: String,
}

/// Whom words may name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Who may be the speaker, the likeliest first.
    pub speakers: Vec<Candidate>,
    /// A speaker to be made, where none of the casebook's is it for sure.
    pub new_speaker: Option<NewSpeaker>,
}

impl Voice {
    /// The speaker that is meant, if that is beyond doubt.
    pub fn sure(&self) -> Option<&Candidate> {
        self.speakers.first().filter(|first| first.is_sure)
    }
}

/// What is advised on one proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// Who speaks.
    pub voice: Voice,
    /// Who else says the same, in the order of the proposal.
    pub together: Vec<Voice>,
    /// The outlet that the article may have it from.
    pub via: Vec<Candidate>,
    /// The likely questions, the likeliest first.
    pub questions: Vec<LikelyQuestion>,
    /// The claims that it may repeat, the likeliest first.
    pub repeats: Vec<LikelyRepeat>,
}

/// Gives advice on proposals.
pub trait Adviser {
    /// What is advised on a proposal from a text; `on` is the date of the text, as far as it is known.
    ///
    /// # Errors
    /// When the casebook cannot be read.
    fn advise(
        &mut self,
        text: &str,
        language: Language,
        proposal: &Proposal,
        on: Option<&str>,
    ) -> Result<Advice, AppFault>;
}

/// Advice by names and aliases alone, whatever their case and with or without *the*.
#[derive(Debug, Default)]
pub struct ByName {
    speakers: BTreeMap<String, Vec<Candidate>>,
    outlets: BTreeMap<String, Vec<Candidate>>,
}

impl ByName {
    /// Knows the names of a casebook.
    pub fn of(casebook: &Casebook) -> Self {
        let mut names = Self::default();
        for (_, speaker) in casebook.speakers() {
            let aliases = speaker.entry.aliases.values().flatten();
            for name in aliases.chain([&speaker.entry.name.value]) {
                add(&mut names.speakers, name, speaker.id(), speaker.name());
            }
        }
        for (_, outlet) in casebook.outlets() {
            add(
                &mut names.outlets,
                outlet.name(),
                outlet.id(),
                outlet.name(),
            );
        }
        names
    }

    /// Knows the names of outlets, with their ids in front.
    pub fn of_outlets(outlets: Vec<(String, String)>) -> Self {
        let mut names = Self::default();
        for (id, name) in outlets {
            add(&mut names.outlets, &name, &id, &name);
        }
        names
    }

    fn voice(&self, mention: Option<&Mention>) -> Voice {
        Voice {
            speakers: named(&self.speakers, mention),
            new_speaker: None,
        }
    }

    /// The outlets that a mention names.
    pub fn outlets_named(&self, mention: Option<&Mention>) -> Vec<Candidate> {
        named(&self.outlets, mention)
    }
}

fn add(to: &mut BTreeMap<String, Vec<Candidate>>, name: &str, id: &str, known_as: &str) {
    let found = to.entry(key(name)).or_default();
    if found.iter().all(|candidate| candidate.id != id) {
        found.push(Candidate {
            id: id.into(),
            name: known_as.into(),
            why: "the casebook has this name".into(),
            is_sure: true,
        });
    }
    if found.len() > 1 {
        found
            .iter_mut()
            .for_each(|candidate| candidate.is_sure = false);
    }
}

/// A name as it is compared: in small letters, without *the*.
pub(super) fn key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let key = words.join(" ").to_lowercase();
    key.strip_prefix("the ").map_or(key.clone(), str::to_owned)
}

fn named(names: &BTreeMap<String, Vec<Candidate>>, mention: Option<&Mention>) -> Vec<Candidate> {
    mention
        .and_then(|mention| names.get(&key(&mention.name)))
        .cloned()
        .unwrap_or_default()
}

impl Adviser for ByName {
    fn advise(
        &mut self,
        _text: &str,
        _language: Language,
        proposal: &Proposal,
        _on: Option<&str>,
    ) -> Result<Advice, AppFault> {
        Ok(Advice {
            voice: self.voice(proposal.speaker.as_ref()),
            together: (proposal.together.iter())
                .map(|mention| self.voice(Some(mention)))
                .collect(),
            via: named(&self.outlets, proposal.via.as_ref()),
            ..Advice::default()
        })
    }
}
