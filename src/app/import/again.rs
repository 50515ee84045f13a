//! What only several records together can have: ids that occur twice, and questions that are part of each other.

use std::collections::{HashMap, HashSet};

use crate::app::import::frame::Ids;
use crate::formats::{Faults, SourceStream};
use crate::model::fault::Fault;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::record::{QuestionRecord, Records, Text};
use crate::model::source::Document;
use crate::model::validate::{Checks, Frame, Known, Suggested};

/// A kind and an id.
pub(super) type Named = (&'static str, String);

/// Questions with those that they are part of, by id.
pub(super) struct Family<'i> {
    ids: &'i Ids,
    records: Vec<QuestionRecord>,
}

impl<'i> Family<'i> {
    pub(super) fn new(ids: &'i Ids, mut records: Vec<QuestionRecord>) -> Self {
        records.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        records.dedup_by(|second, first| second.id == first.id);
        Self { ids, records }
    }

    pub(super) fn names(&self) -> HashSet<String> {
        let names = self.records.iter().map(|record| record.id.value.clone());
        names.collect()
    }

    /// What is wrong with who is part of whom.
    pub(super) fn check(&self, suggested: Suggested) -> Vec<Fault> {
        // What is wrong with each alone was found when it was read.
        let mut alone = Checks::new(self, Suggested::ENOUGH);
        let mut questions: Vec<Question> = self
            .records
            .iter()
            .map(|record| alone.question(record.clone()))
            .collect();
        let mut checks = Checks::new(self, suggested);
        checks.parts(&mut questions);
        checks.finish().0
    }
}

impl Frame for Family<'_> {
    fn question(&self, key: Key<Question>) -> &Question {
        self.ids.question(key)
    }

    fn characters(&self, key: Key<Document>) -> Option<u64> {
        self.ids.characters(key)
    }
}

impl Known for Family<'_> {
    /// Questions are numbered in the order of their ids, as they stand in the family.
    fn find(&self, kind: &'static str, id: &str) -> Option<usize> {
        if kind != "question" {
            return self.ids.find(kind, id);
        }
        self.records
            .binary_search_by(|record| record.id.value.as_str().cmp(id))
            .ok()
    }

    fn ids<'s>(&'s self, kind: &'static str, to: &mut Vec<&'s str>) {
        self.ids.ids(kind, to);
    }

    fn named(&self, kind: &'static str, name: &str) -> Option<&str> {
        self.ids.named(kind, name)
    }
}

/// A third reading, for the places of what the second found to be wrong.
pub(super) struct Again<'d> {
    /// The questions of a family.
    pub(super) names: HashSet<String>,
    pub(super) family: Vec<QuestionRecord>,
    /// The ids that occur more than once.
    pub(super) doubles: &'d HashSet<Named>,
    pub(super) places: HashMap<Named, Vec<Text>>,
}

impl Again<'_> {
    /// Looks at a line; false when the rest cannot be read.
    pub(super) fn line(&mut self, stream: &SourceStream<'_>) -> bool {
        if let Some(records) = stream.quick()
            && !self.concerns(&records)
        {
            return true;
        }
        let mut records = Records::default();
        let goes_on = stream.read(&mut records, &mut Faults::default());
        self.look(records.normalised());
        goes_on
    }

    fn concerns(&self, records: &Records) -> bool {
        let family = |record: &QuestionRecord| self.names.contains(&record.id.value);
        records.questions.iter().any(family)
            || ids(records).any(|(kind, id)| self.doubles.contains(&(kind, id.value.clone())))
    }

    pub(super) fn look(&mut self, records: Records) {
        for (kind, id) in ids(&records) {
            let named = (kind, id.value.clone());
            if self.doubles.contains(&named) {
                self.places.entry(named).or_default().push(id.clone());
            }
        }
        let questions = records.questions.into_iter();
        self.family
            .extend(questions.filter(|record| self.names.contains(&record.id.value)));
    }
}

/// The ids of records, with their kinds.
fn ids(records: &Records) -> impl Iterator<Item = (&'static str, &Text)> {
    let of = |kind: &'static str| move |id| (kind, id);
    let parties = records.parties.iter().map(|record| &record.id);
    let speakers = records.speakers.iter().map(|record| &record.id);
    let outlets = records.outlets.iter().map(|record| &record.id);
    let documents = records.documents.iter().map(|record| &record.id);
    let questions = records.questions.iter().map(|record| &record.id);
    let claims = records.claims.iter().map(|record| &record.id);
    (parties.map(of("party")))
        .chain(speakers.map(of("speaker")))
        .chain(outlets.map(of("outlet")))
        .chain(documents.map(of("document")))
        .chain(questions.map(of("question")))
        .chain(claims.map(of("claim")))
}
