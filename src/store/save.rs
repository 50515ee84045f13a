//! From a checked casebook to the file: only what is new or changed is written.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use rusqlite::{Connection, ToSql, named_params, params};

use crate::model::answer::Reading;
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim};
use crate::model::date::{Seconds, Stretch};
use crate::model::key::Key;
use crate::model::merge::Identified;
use crate::model::record::{Aliases, Text};
use crate::model::source::Cited;
use crate::model::words::Word;
use crate::store::changes::Author;
use crate::store::connection::Transaction;
use crate::store::fault::StoreFault;

/// A file that records came from.
#[derive(Clone, Debug)]
pub struct ImportedSource {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The records to write, by kind and identity.
pub(super) type Touched = HashSet<(&'static str, String)>;

impl Transaction<'_> {
    /// Writes those records of a casebook that `touched` names by kind and identity, with all that follows from them.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(
        &self,
        casebook: &Casebook,
        touched: &HashSet<(&'static str, String)>,
    ) -> Result<(), StoreFault> {
        let writer = Writer {
            db: &self.connection,
            casebook,
            touched,
        };
        writer.save().map_err(|source| self.fault(source))
    }

    /// Notes an import: the files, and the old and the new form of every changed record. The new records themselves are
    /// in the files, whose hashes are kept.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_import(
        &self,
        author: &Author,
        sources: &[ImportedSource],
        summary: &str,
        replaced: &[(String, String, String)],
    ) -> Result<(), StoreFault> {
        for source in sources {
            self.connection
                .execute(
                    "INSERT INTO imports (at, who, source, sha256) VALUES (?1, ?2, ?3, ?4)",
                    params![author.at, author.who, source.name, source.sha256],
                )
                .map_err(|source| self.fault(source))?;
        }
        let files: Vec<_> = sources
            .iter()
            .map(|source| serde_json::json!({"source": source.name, "sha256": source.sha256}))
            .collect();
        let after = serde_json::json!({"files": files, "summary": summary}).to_string();
        self.log(author, "import", None, Some(&after))?;
        for (what, before, after) in replaced {
            self.log(author, &format!("change {what}"), Some(before), Some(after))?;
        }
        Ok(())
    }

    /// Notes a record that a person added.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_added(&self, author: &Author, what: &str, record: &str) -> Result<(), StoreFault> {
        self.log(author, &format!("add {what}"), None, Some(record))
    }
}

struct Writer<'a> {
    db: &'a Connection,
    casebook: &'a Casebook,
    touched: &'a Touched,
}

/// The row ids of one kind, by key.
type Ids = Vec<Option<i64>>;

impl Writer<'_> {
    fn is_touched<T: Identified>(&self, record: &T) -> bool {
        self.touched.contains(&(T::KIND, record.identity()))
    }

    fn save(&self) -> rusqlite::Result<()> {
        self.db.pragma_update(None, "defer_foreign_keys", true)?;
        let parties = self.parties()?;
        let outlets = self.outlets()?;
        let speakers = self.speakers(&parties, &outlets)?;
        let documents = self.documents(&outlets)?;
        let questions = self.questions()?;
        let claims = self.claims(&questions, &speakers, &documents, &outlets)?;
        self.links(&claims)?;
        self.judgements(&claims)?;
        self.assessments(&claims, &documents)
    }

    /// Inserts a row, or updates the one with the same slug; `columns` begin with the slug.
    fn upsert(&self, table: &str, columns: &[(&str, &dyn ToSql)]) -> rusqlite::Result<()> {
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let marks: Vec<String> = (1..=columns.len())
            .map(|place| format!("?{place}"))
            .collect();
        let updates: Vec<String> = names
            .iter()
            .skip(1)
            .map(|name| format!("{name} = excluded.{name}"))
            .collect();
        let sql = format!(
            "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT (slug) DO UPDATE SET {}",
            names.join(", "),
            marks.join(", "),
            updates.join(", ")
        );
        let values: Vec<&dyn ToSql> = columns.iter().map(|(_, value)| *value).collect();
        self.db
            .prepare_cached(&sql)?
            .execute(values.as_slice())
            .map(|_| ())
    }

    /// The row id of every record of a kind, in the order of the casebook's keys.
    fn ids<'s>(&self, table: &str, slugs: impl Iterator<Item = &'s str>) -> rusqlite::Result<Ids> {
        let mut statement = self.db.prepare(&format!("SELECT slug, id FROM {table}"))?;
        let by_slug: HashMap<String, i64> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(slugs.map(|slug| by_slug.get(slug).copied()).collect())
    }

    fn aliases(
        &self,
        table: &str,
        owner_column: &str,
        owner: Option<i64>,
        aliases: &Aliases,
    ) -> rusqlite::Result<()> {
        self.db
            .prepare_cached(&format!("DELETE FROM {table} WHERE {owner_column} = ?1"))?
            .execute([owner])?;
        let mut insert = self.db.prepare_cached(&format!(
            "INSERT INTO {table} ({owner_column}, lang, place, name) VALUES (?1, ?2, ?3, ?4)"
        ))?;
        for (lang, names) in aliases {
            for (place, name) in names.iter().enumerate() {
                insert.execute(params![owner, lang, place, name])?;
            }
        }
        Ok(())
    }

    fn parties(&self) -> rusqlite::Result<Ids> {
        for (_, party) in self
            .casebook
            .parties()
            .filter(|(_, party)| self.is_touched(&party.entry))
        {
            let entry = &party.entry;
            self.upsert(
                "parties",
                &[
                    ("slug", &entry.id.value),
                    ("name", &entry.name.value),
                    ("note", &given(&entry.note)),
                ],
            )?;
        }
        let ids = self.ids(
            "parties",
            self.casebook.parties().map(|(_, party)| party.id()),
        )?;
        for (key, party) in self
            .casebook
            .parties()
            .filter(|(_, party)| self.is_touched(&party.entry))
        {
            self.aliases(
                "party_aliases",
                "party_id",
                ids[key.index()],
                &party.entry.aliases,
            )?;
        }
        Ok(ids)
    }

    fn outlets(&self) -> rusqlite::Result<Ids> {
        for (_, outlet) in self
            .casebook
            .outlets()
            .filter(|(_, outlet)| self.is_touched(&outlet.entry))
        {
            let entry = &outlet.entry;
            let reliability = entry.reliability.as_ref();
            self.upsert(
                "outlets",
                &[
                    ("slug", &entry.id.value),
                    ("name", &entry.name.value),
                    ("country", &given(&entry.country)),
                    ("owner", &given(&entry.owner)),
                    ("url", &given(&entry.url)),
                    (
                        "grade",
                        &reliability.map(|reliability| &reliability.grade.value),
                    ),
                    (
                        "graded_by",
                        &reliability.map(|reliability| &reliability.by.value),
                    ),
                    (
                        "graded_on",
                        &reliability.and_then(|reliability| given(&reliability.date)),
                    ),
                    (
                        "graded_why",
                        &reliability.and_then(|reliability| given(&reliability.why)),
                    ),
                    ("note", &given(&entry.note)),
                ],
            )?;
        }
        self.ids(
            "outlets",
            self.casebook.outlets().map(|(_, outlet)| outlet.id()),
        )
    }

    fn speakers(&self, parties: &Ids, outlets: &Ids) -> rusqlite::Result<Ids> {
        for (_, speaker) in self
            .casebook
            .speakers()
            .filter(|(_, speaker)| self.is_touched(&speaker.entry))
        {
            let entry = &speaker.entry;
            self.upsert(
                "speakers",
                &[
                    ("slug", &entry.id.value),
                    ("name", &entry.name.value),
                    ("kind", &speaker.kind.word()),
                    ("party_id", &row_id(parties, speaker.party)),
                    ("outlet_id", &row_id(outlets, speaker.outlet)),
                    ("note", &given(&entry.note)),
                ],
            )?;
        }
        let ids = self.ids(
            "speakers",
            self.casebook.speakers().map(|(_, speaker)| speaker.id()),
        )?;
        for (key, speaker) in self
            .casebook
            .speakers()
            .filter(|(_, speaker)| self.is_touched(&speaker.entry))
        {
            let id = ids[key.index()];
            self.aliases("speaker_aliases", "speaker_id", id, &speaker.entry.aliases)?;
            self.db
                .prepare_cached("DELETE FROM offices WHERE speaker_id = ?1")?
                .execute([id])?;
            for (place, office) in speaker.entry.offices.iter().enumerate() {
                self.db
                    .prepare_cached("INSERT INTO offices (speaker_id, place, title, held_from, held_to) VALUES (?1, ?2, ?3, ?4, ?5)")?
                    .execute(params![id, place, office.title.value, given(&office.from), given(&office.to)])?;
            }
        }
        Ok(ids)
    }

    fn documents(&self, outlets: &Ids) -> rusqlite::Result<Ids> {
        for (_, document) in self
            .casebook
            .documents()
            .filter(|(_, document)| self.is_touched(&document.entry))
        {
            let entry = &document.entry;
            self.upsert(
                "documents",
                &[
                    ("slug", &entry.id.value),
                    ("outlet_id", &row_id(outlets, document.outlet)),
                    ("title", &given(&entry.title)),
                    ("url", &given(&entry.url)),
                    ("archive_url", &given(&entry.archive_url)),
                    ("lang", &given(&entry.lang)),
                    ("published", &given(&entry.published)),
                    ("updated", &given(&entry.updated)),
                    ("retrieved", &given(&entry.retrieved)),
                    ("sha256", &given(&entry.sha256)),
                    (
                        "characters",
                        &entry.characters.as_ref().map(|characters| characters.value),
                    ),
                    ("note", &given(&entry.note)),
                ],
            )?;
        }
        let ids = self.ids(
            "documents",
            self.casebook.documents().map(|(_, document)| document.id()),
        )?;
        for (key, document) in self
            .casebook
            .documents()
            .filter(|(_, document)| self.is_touched(&document.entry))
        {
            let id = ids[key.index()];
            let origin = document
                .origin
                .and_then(|(origin, _)| row_id(&ids, Some(origin)));
            self.db
                .prepare_cached(
                    "UPDATE documents SET origin_document_id = ?2, origin_kind = ?3 WHERE id = ?1",
                )?
                .execute(params![
                    id,
                    origin,
                    document.origin.map(|(_, how)| how.word())
                ])?;
            self.db
                .prepare_cached("DELETE FROM citations WHERE document_id = ?1")?
                .execute([id])?;
            for (place, cited) in document.cites.iter().enumerate() {
                let (cited_document, cited_outlet) = match cited {
                    Cited::Document(document) => (row_id(&ids, Some(*document)), None),
                    Cited::Outlet(outlet) => (None, row_id(outlets, Some(*outlet))),
                };
                self.db
                    .prepare_cached("INSERT INTO citations (document_id, place, cited_document_id, cited_outlet_id) VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![id, place, cited_document, cited_outlet])?;
            }
        }
        Ok(ids)
    }

    fn questions(&self) -> rusqlite::Result<Ids> {
        for (_, question) in self
            .casebook
            .questions()
            .filter(|(_, question)| self.is_touched(&question.entry))
        {
            let entry = &question.entry;
            self.upsert(
                "questions",
                &[
                    ("slug", &entry.id.value),
                    ("text", &entry.text.value),
                    ("answer_kind", &entry.answer.value),
                    ("unit", &given(&entry.unit)),
                    ("measure", &entry.measure.value),
                    ("exhaustive", &entry.exhaustive.value),
                    ("timing", &question.timing.word()),
                    ("scope", &given(&entry.scope)),
                    ("zone", &given(&entry.zone)),
                    ("note", &given(&entry.note)),
                ],
            )?;
        }
        let ids = self.ids(
            "questions",
            self.casebook.questions().map(|(_, question)| question.id()),
        )?;
        for (key, question) in self
            .casebook
            .questions()
            .filter(|(_, question)| self.is_touched(&question.entry))
        {
            let id = ids[key.index()];
            self.db
                .prepare_cached("UPDATE questions SET part_of = ?2 WHERE id = ?1")?
                .execute(params![id, row_id(&ids, question.part_of)])?;
            self.db
                .prepare_cached("DELETE FROM options WHERE question_id = ?1")?
                .execute([id])?;
            for (place, option) in question.entry.options.iter().enumerate() {
                let name = option.name.as_ref().unwrap_or(&option.id);
                self.db
                    .prepare_cached("INSERT INTO options (question_id, place, slug, name) VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![id, place, option.id.value, name.value])?;
                self.aliases(
                    "option_aliases",
                    "option_id",
                    Some(self.db.last_insert_rowid()),
                    &option.aliases,
                )?;
            }
        }
        Ok(ids)
    }

    fn claims(
        &self,
        questions: &Ids,
        speakers: &Ids,
        documents: &Ids,
        outlets: &Ids,
    ) -> rusqlite::Result<Ids> {
        // The bounds of a claim's answer and time depend on its question too.
        let affected = |claim: &Claim| {
            self.is_touched(&claim.entry)
                || claim
                    .question
                    .is_some_and(|question| self.is_touched(&self.casebook[question].entry))
        };
        for (_, claim) in self.casebook.claims().filter(|(_, claim)| affected(claim)) {
            let entry = &claim.entry;
            let whole = claim.time.map(|time| time.whole);
            let sure = claim.time.and_then(|time| time.sure);
            self.upsert(
                "claims",
                &[
                    ("slug", &entry.id.value),
                    ("question_id", &row_id(questions, claim.question)),
                    ("text", &entry.text.value),
                    ("answer", &given(&entry.answer)),
                    ("as_of", &given(&entry.as_of)),
                    ("status", &claim.status.word()),
                    ("note", &given(&entry.note)),
                    ("as_of_lo", &whole.map(|stretch| real(stretch.from))),
                    ("as_of_hi", &whole.map(|stretch| real(stretch.to))),
                    ("sure_lo", &sure.map(|stretch| real(stretch.from))),
                    ("sure_hi", &sure.map(|stretch| real(stretch.to))),
                ],
            )?;
        }
        let ids = self.ids(
            "claims",
            self.casebook.claims().map(|(_, claim)| claim.id()),
        )?;
        for (key, claim) in self.casebook.claims().filter(|(_, claim)| affected(claim)) {
            let Some(id) = ids[key.index()] else { continue };
            self.spans(id, claim, row_id(questions, claim.question))?;
            if !self.is_touched(&claim.entry) {
                continue;
            }
            self.db
                .prepare_cached("DELETE FROM attributions WHERE claim_id = ?1")?
                .execute([id])?;
            for (place, said) in claim.said.iter().enumerate() {
                self.attribution(id, place, claim, said, (speakers, documents, outlets))?;
            }
        }
        Ok(ids)
    }

    fn spans(&self, id: i64, claim: &Claim, question: Option<i64>) -> rusqlite::Result<()> {
        self.db
            .prepare_cached("DELETE FROM spans WHERE claim_id = ?1")?
            .execute([id])?;
        let Some(grain) = claim
            .question
            .map(|question| self.casebook[question].kind.grain())
        else {
            return Ok(());
        };
        let mut insert = self.db.prepare_cached(
            "INSERT INTO spans (claim_id, question_id, axis, reading, run, runs, lo, hi) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for axis in claim.readings.axes() {
            for (reading, name) in [(Reading::Narrow, "N"), (Reading::Wide, "W")] {
                let runs = axis.under(reading).intervals();
                for (run, interval) in runs.iter().enumerate() {
                    let (lo, hi) = interval.to_doubles(grain);
                    insert.execute(params![
                        id,
                        question,
                        axis.axis,
                        name,
                        run,
                        runs.len(),
                        lo,
                        hi
                    ])?;
                }
            }
        }
        Ok(())
    }

    fn attribution(
        &self,
        claim_id: i64,
        place: usize,
        claim: &Claim,
        said: &Attribution,
        (speakers, documents, outlets): (&Ids, &Ids, &Ids),
    ) -> rusqlite::Result<()> {
        let entry = &claim.entry.said[place];
        self.db
            .prepare_cached(
                "INSERT INTO attributions (claim_id, place, speaker_id, document_id, span_start, span_end, span_sha256, form,
                   said, said_from, said_to, via_id, note)
                 VALUES (:claim, :place, :speaker, :document, :span_start, :span_end, :sha256, :form, :said, :from, :to, :via, :note)",
            )?
            .execute(named_params! {
                ":claim": claim_id,
                ":place": place,
                ":speaker": row_id(speakers, Some(said.speaker)),
                ":document": row_id(documents, Some(said.document)),
                ":span_start": said.span.map(|span| span.0),
                ":span_end": said.span.map(|span| span.1),
                ":sha256": given(&entry.sha256),
                ":form": said.form.map(Word::word),
                ":said": given(&entry.date),
                ":from": said.said.and_then(|stretch| iso(stretch, true)),
                ":to": said.said.and_then(|stretch| iso(stretch, false)),
                ":via": row_id(outlets, said.via),
                ":note": given(&entry.note),
            })
            .map(|_| ())
    }

    fn links(&self, claims: &Ids) -> rusqlite::Result<()> {
        for link in self
            .casebook
            .links()
            .iter()
            .filter(|link| self.is_touched(&link.entry))
        {
            self.db
                .prepare_cached(
                    "INSERT INTO links (from_claim_id, to_claim_id, kind, stated_by, stated_on, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                     ON CONFLICT (from_claim_id, to_claim_id, kind)
                     DO UPDATE SET stated_by = excluded.stated_by, stated_on = excluded.stated_on, why = excluded.why",
                )?
                .execute(params![
                    row_id(claims, Some(link.from)),
                    row_id(claims, Some(link.to)),
                    link.kind.word(),
                    given(&link.entry.by),
                    given(&link.entry.date),
                    given(&link.entry.why)
                ])?;
        }
        Ok(())
    }

    fn judgements(&self, claims: &Ids) -> rusqlite::Result<()> {
        for judgement in self
            .casebook
            .judgements()
            .iter()
            .filter(|judgement| self.is_touched(&judgement.entry))
        {
            let entry = &judgement.entry;
            self.db
                .prepare_cached(
                    "INSERT INTO judgements (claim_a_id, claim_b_id, verdict, judged_by, judged_on, judged_from, why)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    row_id(claims, Some(judgement.claims.0)),
                    row_id(claims, Some(judgement.claims.1)),
                    judgement.verdict.word(),
                    entry.by.value,
                    entry.date.value,
                    real(judgement.decided),
                    entry.why.value
                ])?;
        }
        Ok(())
    }

    fn assessments(&self, claims: &Ids, documents: &Ids) -> rusqlite::Result<()> {
        for assessment in self
            .casebook
            .assessments()
            .iter()
            .filter(|assessment| self.is_touched(&assessment.entry))
        {
            let entry = &assessment.entry;
            let claim = row_id(claims, Some(assessment.claim));
            self.db
                .prepare_cached(
                    "DELETE FROM assessments WHERE claim_id = ?1 AND assessed_by = ?2 AND assessed_on IS ?3 AND url IS ?4",
                )?
                .execute(params![claim, entry.by.value, given(&entry.date), given(&entry.url)])?;
            self.db
                .prepare_cached(
                    "INSERT INTO assessments (claim_id, assessed_by, rating, label, assessed_on, url, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    claim,
                    entry.by.value,
                    assessment.rating.word(),
                    given(&entry.label),
                    given(&entry.date),
                    given(&entry.url),
                    given(&entry.why)
                ])?;
            let id = self.db.last_insert_rowid();
            for (place, evidence) in entry.evidence.iter().enumerate() {
                let document = evidence
                    .document
                    .as_ref()
                    .and_then(|document| self.casebook.document(document));
                self.db
                    .prepare_cached("INSERT INTO assessment_evidence (assessment_id, place, document_id, url, note) VALUES (?1, ?2, ?3, ?4, ?5)")?
                    .execute(params![id, place, row_id(documents, document), given(&evidence.url), given(&evidence.note)])?;
            }
        }
        Ok(())
    }
}

fn given(text: &Option<Text>) -> Option<&String> {
    text.as_ref().map(|text| &text.value)
}

fn row_id<T>(ids: &Ids, key: Option<Key<T>>) -> Option<i64> {
    ids.get(key?.index()).copied().flatten()
}

/// Seconds as the double of the columns of times: −∞ and ∞ where they stand for them.
fn real(second: Seconds) -> f64 {
    match second {
        Seconds::MIN => f64::NEG_INFINITY,
        Seconds::MAX => f64::INFINITY,
        second => second as f64,
    }
}

/// The first or last end of a stretch: a day where the stretch begins or ends with one, else a second; both in UTC.
fn iso(stretch: Stretch, first: bool) -> Option<String> {
    let second = if first { stretch.from } else { stretch.to };
    if matches!(second, Seconds::MIN | Seconds::MAX) {
        return None;
    }
    let text = Timestamp::from_second(second).ok()?.to_string();
    let boundary = if first { "T00:00:00Z" } else { "T23:59:59Z" };
    Some(
        text.strip_suffix(boundary)
            .map_or(text.clone(), str::to_owned),
    )
}
