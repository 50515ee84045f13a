//! What the checks need to know of all records at once, packed: their ids, and how questions are read.

use std::collections::{HashMap, HashSet};

use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::record::{DocumentRecord, QuestionRecord, Records};
use crate::model::slugs::Slugs;
use crate::model::source::Document;
use crate::model::validate::{Checks, Frame, Known, Suggested};
use crate::store::RowIds;

/// The kinds of records that others refer to by id.
const KINDS: [&str; 6] = [
    "party", "speaker", "outlet", "document", "question", "claim",
];

/// The place of claims among them.
const CLAIM: usize = 5;

/// The ids of records that are read or stored, with their row ids.
#[derive(Debug, Default)]
pub(super) struct Ids {
    tables: [Slugs; KINDS.len()],
    /// Of the records that a casebook has, which come before all others here, whether the texts give them anew.
    renewed: [Vec<bool>; KINDS.len()],
    /// The claims that are none any more.
    taken_out: HashSet<String>,
    /// Of each question, which of `readings` it is.
    asked: Vec<u32>,
    /// The different ways to read answers: nearly all questions share a few.
    readings: Vec<Question>,
    by_words: HashMap<String, u32>,
    /// Of each document, how many characters it has.
    characters: Vec<Option<u64>>,
    /// Ids by kind and name in small letters.
    names: HashMap<(&'static str, String), String>,
}

impl Ids {
    /// From now on, what is here is what a casebook has.
    pub(super) fn are_stored(&mut self) {
        for (renewed, table) in self.renewed.iter_mut().zip(&self.tables) {
            *renewed = vec![false; table.len()];
        }
    }

    /// Whether the texts give anew what a casebook has under an id.
    pub(super) fn is_renewed(&self, kind: &'static str, id: &str) -> bool {
        self.renewal(kind, id) == Some(true)
    }

    /// Whether a casebook alone has something under an id.
    pub(super) fn is_stored_only(&self, kind: &'static str, id: &str) -> bool {
        self.renewal(kind, id) == Some(false)
    }

    fn renewal(&self, kind: &'static str, id: &str) -> Option<bool> {
        let number = self.find(kind, id);
        place(kind).zip(number).and_then(|(place, number)| {
            let renewed = self.renewed[place].get(number);
            renewed.copied()
        })
    }

    /// Whether the texts give anything of a kind anew.
    pub(super) fn has_renewed(&self, kind: &'static str) -> bool {
        place(kind).is_some_and(|place| self.renewed[place].contains(&true))
    }

    /// Adds the id of a record of a kind, and gives its number; as an error, that of one that was given already.
    fn number(&mut self, place: usize, id: &str) -> Result<usize, usize> {
        self.tables[place]
            .add(id)
            .or_else(|number| match self.renewed[place].get_mut(number) {
                Some(renewed) if !*renewed => {
                    *renewed = true;
                    Ok(number)
                }
                _ => Err(number),
            })
    }

    /// Adds the id of a record of a kind. None if there is one already.
    fn add(&mut self, kind: &'static str, id: &str) -> Option<usize> {
        self.number(place(kind)?, id).ok()
    }

    /// Adds the id of a claim, and gives its row; as an error, that of the claim that has this id already.
    pub(super) fn add_claim(&mut self, id: &str) -> Result<i64, i64> {
        let added = self.number(CLAIM, id);
        added.map(row_number).map_err(row_number)
    }

    /// From now on there are no claims of these ids.
    pub(super) fn take_out(&mut self, claims: Vec<String>) {
        self.taken_out.extend(claims);
    }

    /// How many records of a kind there are.
    pub(super) fn len(&self, kind: &'static str) -> usize {
        place(kind).map_or(0, |place| self.tables[place].len())
    }

    /// Adds the records of a text that claims refer to, and gives the ids that occur a second time.
    pub(super) fn register(&mut self, records: &Records) -> Vec<(&'static str, String)> {
        let mut doubles = Vec::new();
        let mut double = |kind, id: &str| doubles.push((kind, id.to_owned()));
        for party in &records.parties {
            if self.add("party", &party.id).is_none() {
                double("party", &party.id);
                continue;
            }
            let others = party.aliases.values().flatten().map(String::as_str);
            self.name(
                "party",
                &party.id,
                std::iter::once(party.name.as_str()).chain(others),
            );
        }
        for speaker in &records.speakers {
            if self.add("speaker", &speaker.id).is_none() {
                double("speaker", &speaker.id);
                continue;
            }
            let others = speaker.aliases.values().flatten().map(String::as_str);
            self.name(
                "speaker",
                &speaker.id,
                std::iter::once(speaker.name.as_str()).chain(others),
            );
        }
        for outlet in &records.outlets {
            if self.add("outlet", &outlet.id).is_none() {
                double("outlet", &outlet.id);
                continue;
            }
            self.name("outlet", &outlet.id, std::iter::once(outlet.name.as_str()));
        }
        for document in &records.documents {
            match self.add("document", &document.id) {
                Some(number) => self.document(number, document),
                None => double("document", &document.id),
            }
        }
        for question in &records.questions {
            match self.add("question", &question.id) {
                Some(number) => self.question(number, question),
                None => double("question", &question.id),
            }
        }
        doubles
    }

    fn document(&mut self, number: usize, record: &DocumentRecord) {
        let characters = record.characters.map(|characters| characters.value);
        match self.characters.get_mut(number) {
            Some(old) => *old = characters,
            None => self.characters.push(characters),
        }
    }

    fn question(&mut self, number: usize, record: &QuestionRecord) {
        let options: Vec<_> = record
            .options
            .iter()
            .map(|option| (&option.id, &option.name))
            .collect();
        let words = serde_json::to_string(&(
            &record.answer,
            &record.unit,
            record.measure,
            record.exhaustive,
            &record.timing,
            &record.zone,
            options,
        ))
        .unwrap_or_default();
        let reading = match self.by_words.get(&words) {
            Some(reading) => *reading,
            None => {
                let bare = QuestionRecord {
                    answer: record.answer.clone(),
                    unit: record.unit.clone(),
                    measure: record.measure,
                    options: record.options.clone(),
                    exhaustive: record.exhaustive,
                    timing: record.timing.clone(),
                    zone: record.zone.clone(),
                    ..QuestionRecord::default()
                };
                // What is wrong with the question is found when it is checked as a whole.
                let question = Checks::new(self, Suggested::default()).question(bare);
                let reading = u32::try_from(self.readings.len()).unwrap_or(u32::MAX);
                self.readings.push(question);
                self.by_words.insert(words, reading);
                reading
            }
        };
        match self.asked.get_mut(number) {
            Some(old) => *old = reading,
            None => self.asked.push(reading),
        }
    }

    /// Of records that share a name, the one with the greatest id is meant.
    fn name<'n>(&mut self, kind: &'static str, id: &str, names: impl Iterator<Item = &'n str>) {
        for name in names {
            let known = self.names.entry((kind, name.to_lowercase())).or_default();
            if known.as_str() < id {
                id.clone_into(known);
            }
        }
    }
}

fn place(kind: &str) -> Option<usize> {
    KINDS.iter().position(|each| *each == kind)
}

impl Frame for Ids {
    fn question(&self, key: Key<Question>) -> &Question {
        &self.readings[self.asked[key.index()] as usize]
    }

    fn characters(&self, key: Key<Document>) -> Option<u64> {
        self.characters.get(key.index()).copied().flatten()
    }
}

impl Known for Ids {
    fn find(&self, kind: &'static str, id: &str) -> Option<usize> {
        let place = place(kind)?;
        if place == CLAIM && self.taken_out.contains(id) {
            return None;
        }
        self.tables[place].find(id)
    }

    fn ids<'s>(&'s self, kind: &'static str, to: &mut Vec<&'s str>) {
        let Some(place) = place(kind) else { return };
        let all = self.tables[place].iter();
        to.extend(all.filter(|id| place != CLAIM || !self.taken_out.contains(*id)));
    }

    fn named(&self, kind: &'static str, name: &str) -> Option<&str> {
        self.names.get(&(kind, name.to_owned())).map(String::as_str)
    }
}

fn row_number(index: usize) -> i64 {
    i64::try_from(index + 1).unwrap_or(i64::MAX)
}

/// In a new casebook the rows are numbered from 1 in the order of reading.
impl RowIds for Ids {
    fn row(&self, _kind: &'static str, index: usize) -> i64 {
        row_number(index)
    }

    fn row_of(&self, kind: &'static str, id: &str) -> Option<i64> {
        self.find(kind, id).map(|index| self.row(kind, index))
    }
}
