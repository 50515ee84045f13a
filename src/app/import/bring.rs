//! From texts to rows: the ids of everything first, then record by record. What is wrong is found by the way; from the
//! first fault on, no more rows are made.

use std::collections::{HashMap, HashSet};

use crate::app::import::again::{FindFamily, Named, look_again};
use crate::app::import::decided::{Brought, Decided};
use crate::app::import::frame::Ids;
use crate::app::import::texts::{Body, Texts, count};
use crate::formats::{Faults, ReadError, SourceStream};
use crate::model::fault::{Fault, FaultCode};
use crate::model::merge::Spelled;
use crate::model::record::{ClaimRecord, QuestionRecord, Records, Text};
use crate::model::validate::{Checks, Frame, Suggested, sort};
use crate::store::{Author, Row, RowIds};

/// How many faults are looked for: more than anybody mends at once.
const MOST_FAULTS: usize = 10_000;

struct Bringer<'s, S> {
    /// Takes rows, and how many bytes were read; false when it takes no more.
    sink: S,
    brought: Brought,
    suggested: Suggested,
    /// Ids that occur more than once.
    doubles: HashSet<Named>,
    /// Those of them whose first record was taken, and at which turn.
    taken: HashMap<Named, u64>,
    /// Questions that others are part of.
    wholes: HashSet<String>,
    /// Those, and their parts.
    family: Vec<QuestionRecord>,
    decided: Decided<'s>,
    /// How many records were taken up. A record that is read a second time, for its places, has the same turn.
    turn: u64,
    /// The turn of the newest claim that was the first of its id.
    last_claim: u64,
    /// How many bytes the texts before this one have.
    before: u64,
    position: u64,
    ended: bool,
}

/// Checks all that the texts hold, and makes rows of it. The sink is given the rows and how many bytes were read for them;
/// it says whether it takes more.
///
/// # Errors
/// When a text cannot be read to its end.
pub(super) fn bring(
    texts: &mut Texts,
    sink: impl FnMut(u64, Row) -> bool,
) -> Result<Brought, ReadError> {
    bring_beside(texts, Stored::default(), sink)
}

/// What a casebook has, as far as texts are checked beside it.
#[derive(Default)]
pub(super) struct Stored<'s> {
    pub(super) ids: Ids,
    /// The ids of its drafts.
    pub(super) drafts: HashSet<String>,
    /// Who drops drafts of it.
    pub(super) author: Option<&'s Author>,
    /// Its questions that others are part of.
    pub(super) wholes: HashSet<String>,
    /// Gives those of its questions that some are part of, or that are part of them.
    pub(super) family: Option<&'s mut FindFamily<'s>>,
}

/// As [`bring`], beside the records of a casebook.
///
/// # Errors
/// As [`bring`].
pub(super) fn bring_beside(
    texts: &mut Texts,
    stored: Stored<'_>,
    sink: impl FnMut(u64, Row) -> bool,
) -> Result<Brought, ReadError> {
    let mut bringer = Bringer {
        sink,
        brought: Brought {
            ids: stored.ids,
            ..Brought::default()
        },
        wholes: stored.wholes,
        suggested: Suggested::default(),
        doubles: HashSet::new(),
        taken: HashMap::new(),
        family: Vec::new(),
        decided: Decided::beside(stored.drafts, stored.author),
        turn: 0,
        last_claim: 0,
        before: 0,
        position: 0,
        ended: false,
    };
    bringer.learn_ids(texts)?;
    bringer.make_rows(texts)?;
    if bringer.ended {
        return Ok(bringer.brought);
    }
    let mut brought = bringer.finish(texts, stored.family)?;
    let full = brought.found.len() >= MOST_FAULTS;
    sort(&mut brought.found);
    if full {
        brought.found.push(Fault::new(
            FaultCode::TooLarge,
            None,
            format!("there are {MOST_FAULTS} faults or more; the rest was not looked for"),
        ));
    }
    Ok(brought)
}

impl<S: FnMut(u64, Row) -> bool> Bringer<'_, S> {
    /// The first reading: the ids of all that claims refer to, and what people decided.
    fn learn_ids(&mut self, texts: &mut Texts) -> Result<(), ReadError> {
        for source in 0..texts.bodies.len() {
            if let Body::Whole(records, _) = &texts.bodies[source] {
                // The texts stay as they are: another way may need them.
                self.learn(&mut Records::clone(records));
                continue;
            }
            texts.each_line(source, false, |stream, faults| {
                if stream.is_claim() {
                    return true;
                }
                let (mut records, goes_on) = read_source(stream, faults);
                self.learn(&mut records);
                goes_on
            })?;
        }
        Ok(())
    }

    fn learn(&mut self, records: &mut Records) {
        count(records, &mut self.brought.counts);
        for question in &records.questions {
            self.wholes
                .extend(question.part_of.iter().map(|whole| whole.value.clone()));
        }
        self.doubles.extend(self.brought.ids.register(records));
        self.decided.take_from(records);
    }

    /// The second reading: every record is checked and made a row.
    fn make_rows(&mut self, texts: &mut Texts) -> Result<(), ReadError> {
        for source in 0..texts.bodies.len() {
            if let Body::Whole(records, _) = &texts.bodies[source] {
                self.turn += 1;
                self.records(Records::clone(records), true);
                continue;
            }
            texts.each_line(source, true, |stream, faults| self.line(stream, faults))?;
            self.before = self.position;
        }
        let claims = self.brought.ids.len("claim");
        if claims > 0 {
            self.brought.counts.insert("claim", claims);
        }
        Ok(())
    }

    /// Takes the record of a line; false when there is no use in going on.
    fn line(&mut self, stream: &SourceStream<'_>, faults: &mut Faults) -> bool {
        self.turn += 1;
        self.position = self.before + stream.position();
        let mut goes_on = true;
        let quick = match stream.is_claim() {
            true => stream.quick_claim().map(|mut claim| {
                claim.normalise();
                self.claim(claim, false)
            }),
            false => stream
                .quick()
                .map(|records| self.records(records.normalised(), false)),
        };
        // Only the slow way knows the places of what is wrong.
        if quick != Some(true) {
            let mut records = Records::default();
            let mut again = Faults::default();
            goes_on = stream.read(&mut records, &mut again);
            // The first reading has told of the others.
            if stream.is_claim() || !records.claims.is_empty() {
                again
                    .into_vec()
                    .into_iter()
                    .for_each(|fault| faults.push(fault));
            }
            self.records(records.normalised(), true);
        }
        goes_on && !self.ended && self.brought.found.len() < MOST_FAULTS
    }

    /// Checks records and makes rows of them. False when something is wrong with them; it is noted only of those with
    /// places.
    fn records(&mut self, records: Records, placed: bool) -> bool {
        let whole = records.len() > 1;
        let mut fine = true;
        let turn = |bringer: &mut Self| bringer.turn += u64::from(whole);
        for record in records.parties {
            turn(self);
            fine &= self.source(
                "party",
                placed,
                record,
                |record| &record.id,
                |checks, record, ids| {
                    let id = row_id(ids, "party", &record.id);
                    checks.party(record).map(|party| Row::Party(id, party))
                },
            );
        }
        for record in records.outlets {
            turn(self);
            fine &= self.source(
                "outlet",
                placed,
                record,
                |record| &record.id,
                |checks, record, ids| {
                    let id = row_id(ids, "outlet", &record.id);
                    checks.outlet(record).map(|outlet| Row::Outlet(id, outlet))
                },
            );
        }
        for record in records.speakers {
            turn(self);
            fine &= self.source(
                "speaker",
                placed,
                record,
                |record| &record.id,
                |checks, record, ids| {
                    let id = row_id(ids, "speaker", &record.id);
                    checks
                        .speaker(record)
                        .map(|speaker| Row::speaker(id, speaker, ids))
                },
            );
        }
        for record in records.documents {
            turn(self);
            fine &= self.source(
                "document",
                placed,
                record,
                |record| &record.id,
                |checks, record, ids| {
                    let id = row_id(ids, "document", &record.id);
                    checks
                        .document(record)
                        .map(|document| Row::document(id, document, ids))
                },
            );
        }
        for record in records.questions {
            turn(self);
            if record.part_of.is_some() || self.wholes.contains(&record.id.value) {
                self.family.push(record.clone());
            }
            fine &= self.source(
                "question",
                placed,
                record,
                |record| &record.id,
                |checks, record, ids| {
                    let id = row_id(ids, "question", &record.id);
                    let whole = record
                        .part_of
                        .as_ref()
                        .and_then(|whole| ids.row_of("question", whole));
                    Some(Row::Question(id, Box::new(checks.question(record)), whole))
                },
            );
        }
        for record in records.claims {
            turn(self);
            fine &= self.claim(record, placed);
        }
        fine
    }

    fn source<T>(
        &mut self,
        kind: &'static str,
        placed: bool,
        record: T,
        id: fn(&T) -> &Text,
        check: impl FnOnce(&mut Checks<'_>, T, &Ids) -> Option<Row>,
    ) -> bool {
        if !self.is_first(kind, &id(&record).value) {
            return true;
        }
        let ids = &self.brought.ids;
        let mut checks = Checks::new(
            ids,
            if placed {
                self.suggested
            } else {
                Suggested::ENOUGH
            },
        );
        checks.id(id(&record), kind);
        let row = check(&mut checks, record, ids);
        let (found, suggested) = checks.finish();
        self.done(row, found, suggested, placed)
    }

    fn claim(&mut self, record: ClaimRecord, placed: bool) -> bool {
        let id = match self.brought.ids.add_claim(&record.id) {
            Ok(id) => {
                self.last_claim = self.turn;
                id
            }
            // It is read a second time, for its places.
            Err(id) if self.last_claim == self.turn => id,
            Err(_) => {
                self.doubles.insert(("claim", record.id.value));
                return true;
            }
        };
        let ids = &self.brought.ids;
        let mut checks = Checks::new(
            ids,
            if placed {
                self.suggested
            } else {
                Suggested::ENOUGH
            },
        );
        checks.id(&record.id, "claim");
        let claim = checks.claim(record);
        let (found, suggested) = checks.finish();
        let row = (found.is_empty() && self.brought.found.is_empty()).then(|| {
            let question = claim.question.map(|key| ids.question(key));
            Row::claim(id, claim, question, ids)
        });
        self.done(row, found, suggested, placed)
    }

    fn done(
        &mut self,
        row: Option<Row>,
        found: Vec<Fault>,
        suggested: Suggested,
        placed: bool,
    ) -> bool {
        let fine = found.is_empty();
        if placed {
            self.suggested = suggested;
            self.brought.found.extend(found);
        }
        if fine
            && self.brought.found.is_empty()
            && let Some(row) = row
        {
            self.ended |= !(self.sink)(self.position, row);
        }
        fine
    }

    /// Whether a record is the one to take, of those with its id.
    fn is_first(&mut self, kind: &'static str, id: &str) -> bool {
        if self.doubles.is_empty() {
            return true;
        }
        let named = (kind, id.to_owned());
        !self.doubles.contains(&named) || *self.taken.entry(named).or_insert(self.turn) == self.turn
    }

    /// What only all records together tell: who is part of whom, which ids occur twice, and what the decisions come to.
    fn finish(
        mut self,
        texts: &mut Texts,
        stored: Option<&mut FindFamily<'_>>,
    ) -> Result<Brought, ReadError> {
        let found = look_again(
            texts,
            (&self.brought.ids, &self.doubles),
            (self.family, stored),
            self.suggested,
        )?;
        self.brought.found.extend(found);
        self.decided.settle(&mut self.brought, self.suggested);
        Ok(self.brought)
    }
}

/// The row that a record of the texts gets.
fn row_id(ids: &Ids, kind: &'static str, id: &Text) -> i64 {
    ids.row_of(kind, id).unwrap_or_default()
}

/// The record of a line that is no claim; of one that turns out to be one, nothing is told here.
fn read_source(stream: &SourceStream<'_>, faults: &mut Faults) -> (Records, bool) {
    if let Some(records) = stream.quick() {
        return (records.normalised(), true);
    }
    let mut records = Records::default();
    let mut found = Faults::default();
    let goes_on = stream.read(&mut records, &mut found);
    if records.claims.is_empty() {
        found
            .into_vec()
            .into_iter()
            .for_each(|fault| faults.push(fault));
    }
    records.claims.clear();
    (records.normalised(), goes_on)
}
