//! What only several records together can have: ids that occur twice, and questions that are part of each other.

use std::collections::{HashMap, HashSet};

use crate::app::import::frame::Ids;
use crate::app::import::texts::{Body, Texts};
use crate::formats::{Faults, ReadError, SourceStream};
use crate::model::fault::Fault;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::record::{QuestionRecord, Records, Text};
use crate::model::source::Document;
use crate::model::validate::{Checks, Frame, Known, Suggested};

/// Gives those questions of a casebook that some are part of, or that are part of them.
pub(super) type FindFamily<'s> = dyn FnMut(&[QuestionRecord]) -> Vec<QuestionRecord> + 's;

/// A kind and an id.
pub(super) type Named = (&'static str, String);

/// Questions with those that they are part of, by id.
struct Family<'i> {
    ids: &'i Ids,
    records: Vec<QuestionRecord>,
}

impl<'i> Family<'i> {
    fn new(ids: &'i Ids, mut records: Vec<QuestionRecord>) -> Self {
        records.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        records.dedup_by(|second, first| second.id == first.id);
        Self { ids, records }
    }

    fn names(&self) -> HashSet<String> {
        let names = self.records.iter().map(|record| record.id.value.clone());
        names.collect()
    }

    /// What is wrong with who is part of whom.
    fn check(&self, suggested: Suggested) -> Vec<Fault> {
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
struct Again<'d> {
    /// The questions of a family.
    names: HashSet<String>,
    family: Vec<QuestionRecord>,
    /// The ids that occur more than once.
    doubles: &'d HashSet<Named>,
    places: HashMap<Named, Vec<Text>>,
}

impl Again<'_> {
    /// Looks at a line; false when the rest cannot be read.
    fn line(&mut self, stream: &SourceStream<'_>) -> bool {
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

    fn look(&mut self, records: Records) {
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

/// What is wrong with ids that occur twice, and with who is part of whom; of the questions, those of the texts come first.
///
/// # Errors
/// When a text cannot be read to its end.
pub(super) fn look_again(
    texts: &mut Texts,
    (ids, doubles): (&Ids, &HashSet<Named>),
    (mut questions, stored): (Vec<QuestionRecord>, Option<&mut FindFamily<'_>>),
    suggested: Suggested,
) -> Result<Vec<Fault>, ReadError> {
    // Of two, the first counts: what the texts give anew.
    let stored = stored.map_or_else(Vec::new, |find| find(&questions));
    questions.extend_from_slice(&stored);
    let family = Family::new(ids, questions);
    let mut found = family.check(suggested);
    if doubles.is_empty() && found.is_empty() {
        return Ok(found);
    }
    let mut again = Again {
        names: family.names(),
        family: Vec::new(),
        places: HashMap::new(),
        doubles,
    };
    for source in 0..texts.bodies.len() {
        if let Body::Whole(records, _) = &texts.bodies[source] {
            again.look(Records::clone(records));
            continue;
        }
        texts.each_line(source, false, |stream, _| again.line(stream))?;
    }
    if !found.is_empty() {
        again.family.extend(stored);
        found = Family::new(ids, again.family).check(suggested);
    }
    let mut checks = Checks::new(ids, Suggested::ENOUGH);
    for ((kind, _), mut ids) in again.places {
        ids.sort_by_key(|id| id.place);
        checks.doubles(kind, &ids);
    }
    found.extend(checks.finish().0);
    Ok(found)
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
