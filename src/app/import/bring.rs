//! From texts to rows: the ids of everything first, then record by record. What is wrong is found by the way; from the
//! first fault on, no more rows are made.

use std::collections::{HashMap, HashSet};

use crate::app::import::again::{Again, Family, Named};
use crate::app::import::frame::Ids;
use crate::app::import::texts::{Body, Texts, count};
use crate::formats::{Faults, ReadError, SourceStream};
use crate::model::fault::{Fault, FaultCode};
use crate::model::merge::Spelled;
use crate::model::record::{ClaimRecord, QuestionRecord, Records, Text};
use crate::model::validate::{Checks, Frame, Suggested, sort};
use crate::store::{Decision, Row, RowIds};

/// How many faults are looked for: more than anybody mends at once.
const MOST_FAULTS: usize = 10_000;

/// What the texts hold beside the rows.
#[derive(Debug, Default)]
pub(super) struct Brought {
    pub(super) ids: Ids,
    /// What people decided; it is written when all claims are.
    pub(super) decisions: Vec<Decision>,
    /// How many records there are of each kind.
    pub(super) counts: HashMap<&'static str, usize>,
    /// What is wrong with what the records say.
    pub(super) found: Vec<Fault>,
}

struct Bringer<S> {
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
    /// Links, judgements, assessments and dropped drafts, with their places.
    decided: Records,
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
    /// Its questions that others are part of.
    pub(super) wholes: HashSet<String>,
    /// Gives those of its questions that some are part of, or that are part of them.
    pub(super) family: Option<&'s mut FindFamily<'s>>,
}

pub(super) type FindFamily<'s> = dyn FnMut(&[QuestionRecord]) -> Vec<QuestionRecord> + 's;

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
        decided: Records::default(),
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
    bringer.look_again(texts, stored.family)?;
    bringer.decide();
    let mut brought = bringer.brought;
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

impl<S: FnMut(u64, Row) -> bool> Bringer<S> {
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
        self.decided.links.append(&mut records.links);
        self.decided.judgements.append(&mut records.judgements);
        self.decided.assessments.append(&mut records.assessments);
        self.decided.dropped.append(&mut records.dropped);
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

    /// What people decided, when the ids of all claims are known.
    fn decide(&mut self) {
        let mut checks = Checks::new(&self.brought.ids, self.suggested);
        let mut decided = std::mem::take(&mut self.decided);
        // Whether a stored draft can be dropped is found where it is taken out.
        let ids = &self.brought.ids;
        decided
            .dropped
            .retain(|dropped| !ids.is_stored_only("claim", &dropped.id));
        let links = checks.links(decided.links);
        let judgements = checks.judgements(decided.judgements);
        let assessments = checks.assessments(decided.assessments);
        let dropped = checks.dropped(decided.dropped);
        let (found, _) = checks.finish();
        self.brought.found.extend(found);
        // One that is given twice is one.
        if !judgements.is_empty() {
            self.brought.counts.insert("judgement", judgements.len());
        }
        let decisions = &mut self.brought.decisions;
        decisions.extend(links.into_iter().map(Decision::Link));
        decisions.extend(judgements.into_iter().map(Decision::Judgement));
        decisions.extend(assessments.into_iter().map(Decision::Assessment));
        decisions.extend(dropped.into_iter().map(Decision::Dropped));
    }

    /// Finds what only several records together can have: ids that occur twice, and questions that are part of each other.
    fn look_again(
        &mut self,
        texts: &mut Texts,
        stored: Option<&mut FindFamily<'_>>,
    ) -> Result<(), ReadError> {
        let mut all = std::mem::take(&mut self.family);
        // Of two, the first counts: what the texts give anew.
        let stored = stored.map_or_else(Vec::new, |find| find(&all));
        all.extend_from_slice(&stored);
        let family = Family::new(&self.brought.ids, all);
        let mut found = family.check(self.suggested);
        if self.doubles.is_empty() && found.is_empty() {
            return Ok(());
        }
        let mut again = Again {
            names: family.names(),
            family: Vec::new(),
            places: HashMap::new(),
            doubles: &self.doubles,
        };
        for source in 0..texts.bodies.len() {
            if let Body::Whole(records, _) = &texts.bodies[source] {
                again.look(Records::clone(records));
                continue;
            }
            texts.each_line(source, false, |stream, _| again.line(stream))?;
        }
        if !found.is_empty() {
            let mut questions = std::mem::take(&mut again.family);
            questions.extend(stored);
            found = Family::new(&self.brought.ids, questions).check(self.suggested);
        }
        let mut checks = Checks::new(&self.brought.ids, Suggested::ENOUGH);
        for ((kind, _), mut ids) in again.places {
            ids.sort_by_key(|id| id.place);
            checks.doubles(kind, &ids);
        }
        self.brought.found.extend(found);
        self.brought.found.extend(checks.finish().0);
        Ok(())
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
