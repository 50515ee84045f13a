//! Bringing new records into those that a casebook has.

use std::collections::{HashMap, HashSet};

use crate::model::record::{
    Aliases, AssessmentRecord, ClaimRecord, DocumentRecord, DroppedRecord, JudgementRecord,
    LinkRecord, OutletRecord, PartyRecord, QuestionRecord, Records, SpeakerRecord, Text,
};

/// What makes two records the same one, whatever else they say.
pub trait Identified: PartialEq {
    /// What kind of record it is, in one word.
    const KIND: &'static str;

    /// What tells it from the others of its kind.
    fn identity(&self) -> String;
}

macro_rules! identified_by_id {
    ($($kind:literal $type:ty),*) => {
        $(impl Identified for $type {
            const KIND: &'static str = $kind;

            fn identity(&self) -> String {
                self.id.value.clone()
            }
        })*
    };
}

identified_by_id!(
    "party" PartyRecord,
    "speaker" SpeakerRecord,
    "outlet" OutletRecord,
    "document" DocumentRecord,
    "question" QuestionRecord,
    "claim" ClaimRecord,
    "dropped" DroppedRecord
);

impl Identified for LinkRecord {
    const KIND: &'static str = "link";

    fn identity(&self) -> String {
        format!("{} {} {}", self.from.value, self.kind.value, self.to.value)
    }
}

/// Judgements are kept for ever: one that differs in anything is another one.
impl Identified for JudgementRecord {
    const KIND: &'static str = "judgement";

    fn identity(&self) -> String {
        let mut sorted = self.clone();
        sorted.sort_claims();
        let joined = |texts: &[Text]| {
            let texts: Vec<&str> = texts.iter().map(|text| text.as_str()).collect();
            texts.join(" ")
        };
        let mut parts = vec![
            joined(&sorted.claims),
            sorted.verdict.value,
            sorted.by.value,
            sorted.date.value,
            sorted.why.value,
        ];
        if !sorted.sha256.is_empty() {
            parts.push(joined(&sorted.sha256));
        }
        let parts = parts
            .iter()
            .map(|part| part.replace('\\', r"\\").replace('\n', r"\n"));
        parts.collect::<Vec<_>>().join("\n")
    }
}

impl JudgementRecord {
    /// Puts the claims in the order of their ids, and their digests with them.
    fn sort_claims(&mut self) {
        if let ([a, b], [of_a, of_b]) = (self.claims.as_mut_slice(), self.sha256.as_mut_slice()) {
            if a.value > b.value {
                std::mem::swap(a, b);
                std::mem::swap(of_a, of_b);
            }
        } else {
            self.claims.sort_by(|a, b| a.value.cmp(&b.value));
        }
    }
}

impl Identified for AssessmentRecord {
    const KIND: &'static str = "assessment";

    fn identity(&self) -> String {
        let text = |value: &Option<Text>| {
            value
                .as_ref()
                .map_or(String::new(), |text| text.value.clone())
        };
        [
            self.claim.value.clone(),
            self.by.value.clone(),
            text(&self.date),
            text(&self.url),
        ]
        .join("\n")
    }
}

/// How the records of one kind came out of a merge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Not in the casebook before.
    pub new: usize,
    /// There before, and different.
    pub changed: usize,
    /// There before, the same.
    pub unchanged: usize,
}

/// Old records with the new ones laid over them, and what became of the new ones.
#[derive(Clone, Debug)]
pub struct Merged<T> {
    /// All records: the old ones that stay, then the new ones.
    pub records: Vec<T>,
    /// How many were new, changed and unchanged.
    pub tally: Tally,
    /// The old form of each changed record, with its new form.
    pub replaced: Vec<(T, T)>,
    /// The identities of the new ones.
    pub added: Vec<String>,
}

/// Lays new records over old ones of the same identity. Two new ones of one identity both stay: the check of the
/// whole refuses them.
pub fn merge<T: Identified + Clone>(old: Vec<T>, new: Vec<T>) -> Merged<T> {
    let mut by_identity: HashMap<String, T> = HashMap::with_capacity(old.len());
    let mut order = Vec::with_capacity(old.len());
    for record in old {
        order.push(record.identity());
        by_identity.insert(record.identity(), record);
    }
    let mut tally = Tally::default();
    let mut replaced = Vec::new();
    let mut added = Vec::new();
    for record in &new {
        match by_identity.remove(&record.identity()) {
            None => {
                tally.new += 1;
                added.push(record.identity());
            }
            Some(before) if before == *record => tally.unchanged += 1,
            Some(before) => {
                tally.changed += 1;
                replaced.push((before, record.clone()));
            }
        }
    }
    let mut records: Vec<T> = order
        .into_iter()
        .filter_map(|identity| by_identity.remove(&identity))
        .collect();
    records.extend(new);
    Merged {
        records,
        tally,
        replaced,
        added,
    }
}

/// Puts a record into its one spelling: defaults that were written out and languages without names are left out, and who
/// said a claim stands in the order of time. Two spellings of one record then compare equal.
pub trait Spelled {
    /// Does it.
    fn normalise(&mut self) {}
}

fn drop_default(value: &mut Option<Text>, default: &str) {
    if value.as_ref().is_some_and(|text| text.value == default) {
        *value = None;
    }
}

fn drop_unnamed(aliases: &mut Aliases) {
    aliases.retain(|_, names| !names.is_empty());
}

impl Spelled for OutletRecord {}
impl Spelled for DocumentRecord {}
impl Spelled for LinkRecord {}
impl Spelled for AssessmentRecord {}
impl Spelled for DroppedRecord {}

impl Spelled for PartyRecord {
    fn normalise(&mut self) {
        drop_unnamed(&mut self.aliases);
    }
}

impl Spelled for SpeakerRecord {
    fn normalise(&mut self) {
        drop_unnamed(&mut self.aliases);
    }
}

impl Spelled for QuestionRecord {
    fn normalise(&mut self) {
        drop_default(&mut self.timing, "fixed");
        for option in &mut self.options {
            if option.name.as_ref() == Some(&option.id) {
                option.name = None;
            }
            drop_unnamed(&mut option.aliases);
        }
    }
}

impl Spelled for ClaimRecord {
    fn normalise(&mut self) {
        drop_default(&mut self.status, "accepted");
        self.said.sort_by_cached_key(|said| {
            let text = |value: &Option<Text>| {
                value
                    .as_ref()
                    .map_or(String::new(), |text| text.value.clone())
            };
            let place = (
                text(&said.date),
                said.by.value.clone(),
                said.document.value.clone(),
                text(&said.at),
            );
            (place, text(&said.via), text(&said.form), text(&said.note))
        });
    }
}

impl Spelled for JudgementRecord {
    fn normalise(&mut self) {
        self.sort_claims();
    }
}

impl Records {
    /// The same records, each in its one spelling. Judgements are told apart by all that they say: one that is given twice
    /// is one.
    #[must_use]
    pub fn normalised(mut self) -> Self {
        self.parties.iter_mut().for_each(Spelled::normalise);
        self.speakers.iter_mut().for_each(Spelled::normalise);
        self.outlets.iter_mut().for_each(Spelled::normalise);
        self.documents.iter_mut().for_each(Spelled::normalise);
        self.questions.iter_mut().for_each(Spelled::normalise);
        self.claims.iter_mut().for_each(Spelled::normalise);
        self.links.iter_mut().for_each(Spelled::normalise);
        self.judgements.iter_mut().for_each(Spelled::normalise);
        self.assessments.iter_mut().for_each(Spelled::normalise);
        self.dropped.iter_mut().for_each(Spelled::normalise);
        if self.judgements.len() > 1 {
            let mut known = HashSet::new();
            self.judgements
                .retain(|judgement| known.insert(judgement.identity()));
        }
        self
    }

    /// Puts the records that have ids in the order of those; of those with one id, the order stays.
    pub fn sort_by_id(&mut self) {
        self.parties.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.speakers.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.outlets.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.documents.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.questions.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.claims.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        self.dropped.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    }

    /// Appends the records of another source.
    pub fn append(&mut self, mut other: Self) {
        self.parties.append(&mut other.parties);
        self.speakers.append(&mut other.speakers);
        self.outlets.append(&mut other.outlets);
        self.documents.append(&mut other.documents);
        self.questions.append(&mut other.questions);
        self.claims.append(&mut other.claims);
        self.links.append(&mut other.links);
        self.judgements.append(&mut other.judgements);
        self.assessments.append(&mut other.assessments);
        self.dropped.append(&mut other.dropped);
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.parties.len()
            + self.speakers.len()
            + self.outlets.len()
            + self.documents.len()
            + self.questions.len()
            + self.claims.len()
            + self.links.len()
            + self.judgements.len()
            + self.assessments.len()
            + self.dropped.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
