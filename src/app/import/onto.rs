//! The way of long texts into a casebook that is there already: batch by batch, in one transaction. What the casebook has as it
//! is, nearly all of a text that was imported before, is only looked up. What is new or different is laid over what is there
//! and checked beside it, as short texts are as a whole.
//!
//! Whatever does not go well here, and whatever drops a draft or takes a dropped one up, ends it, and the texts go the way of short ones, which tells of every fault.

use std::collections::HashSet;
use std::mem;

use crate::app::import::refusal::Ended;
use crate::app::import::summary::{KINDS, Progress, Tallies, in_words};
use crate::app::import::texts::Texts;
use crate::app::import::turns::{Given, ORDER, read, take_some};
use crate::app::import::whole::Plan;
use crate::model::merge::{Identified, Tally};
use crate::model::record::{DocumentRecord, QuestionRecord, Records, Text};
use crate::store::{Author, Kind, Store, Transaction, Unchanged};

/// How many new and different records are laid over a casebook at once.
pub(super) const BATCH: usize = 2000;

/// Brings texts into an open casebook, in batches of so many new and different records.
pub(super) fn bring_onto(
    store: &mut Store,
    texts: &mut Texts,
    author: &Author,
    batch: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<Tallies, Ended> {
    store.write(|transaction| {
        let mut layer = Layer {
            transaction,
            author,
            unchanged: Unchanged::new(transaction)?,
            batch,
            waiting: Records::default(),
            tallies: [Tally::default(); KINDS.len()],
        };
        let mut given = Given::default();
        for (turn, kinds) in ORDER.into_iter().enumerate() {
            read(texts, &mut given, turn, kinds, progress, |records| {
                layer.take(records)
            })?;
            layer.lay_all()?;
        }
        let mut decided = given.decided.normalised();
        if texts.has_faults() || has_doubles(&decided) {
            return Err(Ended::Otherwise);
        }
        while !decided.is_empty() {
            layer.lay(take_some(&mut decided, batch))?;
        }
        let kinds: Tallies = KINDS
            .into_iter()
            .zip(layer.tallies)
            .filter(|(_, tally)| *tally != Tally::default())
            .collect();
        if kinds.iter().any(|(_, tally)| tally.new + tally.changed > 0) {
            transaction.note_import_of_many(author, &texts.files(), &in_words(&kinds))?;
        }
        Ok(kinds)
    })
}

/// Lays records over those of a casebook.
struct Layer<'t> {
    transaction: &'t Transaction<'t>,
    author: &'t Author,
    unchanged: Unchanged<'t>,
    batch: usize,
    /// Those that are new or may be different.
    waiting: Records,
    /// In the order of [`KINDS`].
    tallies: [Tally; KINDS.len()],
}

impl Layer<'_> {
    fn take(&mut self, mut records: Records) -> Result<(), Ended> {
        let unchanged = &mut self.unchanged;
        let mut same = [0; 3];
        for document in mem::take(&mut records.documents) {
            match unchanged.has_document(&document)? {
                true => same[0] += 1,
                false => records.documents.push(document),
            }
        }
        for question in mem::take(&mut records.questions) {
            match unchanged.has_question(&question)? {
                true => same[1] += 1,
                false => records.questions.push(question),
            }
        }
        for claim in mem::take(&mut records.claims) {
            match unchanged.has_claim(&claim)? {
                true => same[2] += 1,
                false => records.claims.push(claim),
            }
        }
        for (kind, same) in ["document", "question", "claim"].into_iter().zip(same) {
            self.count(
                kind,
                Tally {
                    unchanged: same,
                    ..Tally::default()
                },
            );
        }
        self.waiting.append(records);
        if self.waiting.len() < self.batch {
            return Ok(());
        }
        let records = mem::take(&mut self.waiting);
        let (ready, waiting) = self.parted(records)?;
        self.waiting = waiting;
        self.lay(ready)
    }

    /// Records that refer to nothing which is yet to come, and the others.
    fn parted(&mut self, mut records: Records) -> Result<(Records, Records), Ended> {
        let mut waiting = Records::default();
        loop {
            let documents = ids_of(&records.documents, |document| &document.id);
            let questions = ids_of(&records.questions, |question| &question.id);
            let before = waiting.len();
            for document in mem::take(&mut records.documents) {
                match self.is_complete(&document, &documents)? {
                    true => records.documents.push(document),
                    false => waiting.documents.push(document),
                }
            }
            for question in mem::take(&mut records.questions) {
                match self.has_whole(&question, &questions)? {
                    true => records.questions.push(question),
                    false => waiting.questions.push(question),
                }
            }
            // What referred to one that has to wait waits too.
            if waiting.len() == before {
                return Ok((records, waiting));
            }
        }
    }

    fn is_complete(
        &mut self,
        document: &DocumentRecord,
        given: &HashSet<String>,
    ) -> Result<bool, Ended> {
        let origin = document.origin.iter().map(|origin| &origin.of);
        for id in document.cites.iter().chain(origin) {
            if !given.contains(&id.value)
                && !self.unchanged.knows(Kind::Document, id)?
                && !self.unchanged.knows(Kind::Outlet, id)?
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn has_whole(
        &mut self,
        question: &QuestionRecord,
        given: &HashSet<String>,
    ) -> Result<bool, Ended> {
        match &question.part_of {
            Some(whole) if !given.contains(&whole.value) => {
                Ok(self.unchanged.knows(Kind::Question, whole)?)
            }
            _ => Ok(true),
        }
    }

    fn lay_all(&mut self) -> Result<(), Ended> {
        let records = mem::take(&mut self.waiting);
        self.lay(records)
    }

    /// Writes records over what is there.
    fn lay(&mut self, records: Records) -> Result<(), Ended> {
        if records.is_empty() {
            return Ok(());
        }
        let old = self.transaction.records_beside(&records)?;
        let plan = Plan::new(old, records, self.author).map_err(|_| Ended::Otherwise)?;
        if !plan.removed.is_empty() {
            return Err(Ended::Otherwise);
        }
        if !plan.touched.is_empty() {
            self.transaction.save(&plan.casebook, &plan.touched)?;
            self.transaction.keep_replaced(&plan.replaced)?;
        }
        for (kind, tally) in plan.kinds {
            self.count(kind, tally);
        }
        Ok(())
    }

    fn count(&mut self, kind: &str, more: Tally) {
        let place = KINDS.iter().position(|known| *known == kind);
        if let Some(tally) = place.and_then(|place| self.tallies.get_mut(place)) {
            tally.new += more.new;
            tally.changed += more.changed;
            tally.unchanged += more.unchanged;
        }
    }
}

fn ids_of<T>(records: &[T], id: impl Fn(&T) -> &Text) -> HashSet<String> {
    records
        .iter()
        .map(|record| id(record).value.clone())
        .collect()
}

/// Whether two decisions are the same one.
fn has_doubles(decided: &Records) -> bool {
    let mut links = HashSet::new();
    let mut assessments = HashSet::new();
    let double_link = (decided.links.iter()).any(|link| !links.insert(link.identity()));
    let mut all = decided.assessments.iter();
    double_link || all.any(|assessment| !assessments.insert(assessment.identity()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{Format, Input};

    const FIRST: &str = r#"{"claim":{"id":"c1","text":"One.","question":"q1","answer":"1","said":[{"by":"s1","in":"d1"}]}}
{"claim":{"id":"c2","text":"Two.","question":"q2","answer":"2","said":[{"by":"s1","in":"d3"}]}}
{"document":{"id":"d1","cites":["d2"]}}
{"question":{"id":"q1","text":"How many?","answer":"number","part_of":"q2"}}
{ "document":{"id":"d2","origin":{"of":"d3","how":"rewrite"}}}
{"question":{"id":"q2","text":"How many more?","answer":"number","part_of":"q3"}}
{"document":{"id":"d3"}}
{"question":{"id":"q3","text":"How many in all?","answer":"number"}}
{"link":{"from":"c2","to":"c1","kind":"supports"}}
{"speaker":{"id":"s1","name":"Speaker","kind":"person"}}
"#;

    fn lay(path: &std::path::Path, text: &str) -> Option<Vec<(&'static str, [usize; 3])>> {
        let input = || Input::stream("a text", text.as_bytes()).format(Format::JsonLines);
        let author = Author {
            who: "Ed".into(),
            at: "2026-11-20T10:00:00Z".into(),
        };
        let mut store = Store::open(path).expect("it opens");
        let mut texts = Texts::open(vec![input()]);
        let done = bring_onto(&mut store, &mut texts, &author, 1, &mut |_| {});
        let counts = |tally: Tally| [tally.new, tally.changed, tally.unchanged];
        match done {
            Ok(kinds) => Some(
                kinds
                    .into_iter()
                    .map(|(kind, tally)| (kind, counts(tally)))
                    .collect(),
            ),
            Err(Ended::Otherwise) => None,
            Err(Ended::Undone(_)) => panic!("it cannot be done"),
        }
    }

    #[test]
    fn texts_without_faults_need_no_other_way_whatever_their_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.db");
        drop(Store::create(&path).expect("it is made"));
        let all = |new: bool| -> Vec<(&'static str, [usize; 3])> {
            [
                ("speaker", 1),
                ("document", 3),
                ("question", 3),
                ("claim", 2),
                ("link", 1),
            ]
            .map(|(kind, number)| {
                (
                    kind,
                    [number * usize::from(new), 0, number * usize::from(!new)],
                )
            })
            .to_vec()
        };
        assert_eq!(lay(&path, FIRST), Some(all(true)));
        assert_eq!(lay(&path, FIRST), Some(all(false)));
        let changed = FIRST
            .replace("How many?", "How many then?")
            .replace("One.", "Just one.");
        let mut expected = all(false);
        expected[2].1 = [0, 1, 2];
        expected[3].1 = [0, 1, 1];
        assert_eq!(lay(&path, &changed), Some(expected));
    }

    #[test]
    fn whatever_is_wrong_is_for_the_other_way() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.db");
        drop(Store::create(&path).expect("it is made"));
        for (part, other) in [
            (r#""answer":"2""#, r#""answer":"two""#),
            (r#""id":"c2""#, r#""id":"c1""#),
            (r#""by":"s1","in":"d3""#, r#""by":"s2","in":"d3""#),
            (r#"{"document":{"id":"d3"}}"#, ""),
            (r#"{"document":{"id":"d3"}}"#, r#"{"document":{"id":"d3"}"#),
            (
                r#"{"document":{"id":"d3"}}"#,
                r#"{"newspaper":{"id":"d3"}}"#,
            ),
            (r#""number"}}"#, r#""number","part_of":"q1"}}"#),
            (
                "{\"speaker\"",
                "{\"link\":{\"from\":\"c2\",\"to\":\"c1\",\"kind\":\"supports\"}}\n{\"speaker\"",
            ),
        ] {
            let wrong = FIRST.replace(part, other);
            assert_ne!(wrong, FIRST);
            assert_eq!(lay(&path, &wrong), None, "{other}");
        }
        assert!(lay(&path, FIRST).is_some());
    }
}
