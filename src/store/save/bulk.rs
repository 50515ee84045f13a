//! Writing rows by the million: every statement is prepared once, and row ids are given.

use rusqlite::{Connection, Statement, params};

use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::record::Aliases;
use crate::model::words::Word;
use crate::store::connection::Transaction;
use crate::store::fault::StoreFault;
use crate::store::save::decisions::{write_assessment, write_judgement, write_link};
use crate::store::save::dropped::write_dropped;
use crate::store::save::rows::{ClaimRow, Decision, DocumentRow, Row, RowIds};
use crate::store::save::writer::{given, real};

/// Writes new records as rows into an empty casebook. Its indexes are made when the rows are there, which is far cheaper than
/// row by row; the index of words is made beside it.
pub struct Bulk<'t> {
    transaction: &'t Transaction<'t>,
    statements: Statements<'t>,
    /// What makes the indexes again.
    indexes: Vec<String>,
}

macro_rules! statements {
    ($($name:ident: $sql:expr,)*) => {
        struct Statements<'c> {
            $($name: Statement<'c>,)*
        }

        impl<'c> Statements<'c> {
            fn new(db: &'c Connection) -> rusqlite::Result<Self> {
                Ok(Self { $($name: db.prepare($sql)?,)* })
            }
        }
    };
}

statements! {
    party: "INSERT INTO parties (id, slug, name, note) VALUES (?1, ?2, ?3, ?4)",
    party_alias: "INSERT INTO party_aliases (party_id, lang, place, name) VALUES (?1, ?2, ?3, ?4)",
    outlet: "INSERT INTO outlets (id, slug, name, country, owner, url, grade, graded_by, graded_on, graded_why, note)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    speaker: "INSERT INTO speakers (id, slug, name, kind, party_id, outlet_id, note, anonymous) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    speaker_alias: "INSERT INTO speaker_aliases (speaker_id, lang, place, name) VALUES (?1, ?2, ?3, ?4)",
    office: "INSERT INTO offices (speaker_id, place, title, held_from, held_to) VALUES (?1, ?2, ?3, ?4, ?5)",
    document: "INSERT INTO documents (id, slug, outlet_id, title, url, archive_url, lang, published, updated, retrieved, sha256,
          characters, origin_document_id, origin_kind, note)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    citation: "INSERT INTO citations (document_id, place, cited_document_id, cited_outlet_id) VALUES (?1, ?2, ?3, ?4)",
    question: "INSERT INTO questions (id, slug, text, answer_kind, unit, measure, exhaustive, timing, scope, zone, part_of, note)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    option: "INSERT INTO options (question_id, place, slug, name) VALUES (?1, ?2, ?3, ?4)",
    option_alias: "INSERT INTO option_aliases (option_id, lang, place, name) VALUES (?1, ?2, ?3, ?4)",
    claim: "INSERT INTO claims (id, slug, question_id, text, answer, as_of, status, note, as_of_lo, as_of_hi, sure_lo, sure_hi)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    span: "INSERT INTO spans (claim_id, question_id, axis, reading, run, runs, lo, hi) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    attribution: "INSERT INTO attributions (claim_id, place, speaker_id, document_id, span_start, span_end, span_sha256, form,
          said, said_from, said_to, via_id, note)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
}

impl<'t> Bulk<'t> {
    /// Makes ready.
    ///
    /// # Errors
    /// When the file is not what it should be.
    pub fn new(transaction: &'t Transaction<'t>) -> Result<Self, StoreFault> {
        let db = &transaction.connection;
        let made = || Ok((drop_indexes(db)?, Statements::new(db)?));
        let (indexes, statements) = made().map_err(|source| transaction.fault(source))?;
        Ok(Self {
            transaction,
            statements,
            indexes,
        })
    }

    /// Makes the indexes when all rows are written.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(self) -> Result<(), StoreFault> {
        self.indexes.iter().try_for_each(|sql| {
            self.transaction
                .connection
                .execute_batch(sql)
                .map_err(|source| self.transaction.fault(source))
        })
    }

    /// Writes a new record.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add(&mut self, row: &Row) -> Result<(), StoreFault> {
        self.statements
            .add(&self.transaction.connection, row)
            .map_err(|source| self.transaction.fault(source))
    }

    /// Writes what people decided on claims that are written already.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn decide(&mut self, decision: &Decision, ids: &dyn RowIds) -> Result<(), StoreFault> {
        let db = &self.transaction.connection;
        let claim = |key: Key<Claim>| Some(ids.row("claim", key.index()));
        match decision {
            Decision::Link(link) => write_link(db, link, (claim(link.from), claim(link.to))),
            Decision::Judgement(judgement) => {
                let (a, b) = judgement.claims;
                write_judgement(db, judgement, (claim(a), claim(b)))
            }
            Decision::Assessment(assessment) => {
                write_assessment(db, assessment, claim(assessment.claim), |document| {
                    ids.row_of("document", document)
                })
            }
            Decision::Dropped(dropped) => {
                let document = ids.row("document", dropped.document.index());
                write_dropped(db, dropped, Some(document))
            }
        }
        .map_err(|source| self.transaction.fault(source))
    }
}

impl Statements<'_> {
    fn add(&mut self, db: &Connection, row: &Row) -> rusqlite::Result<()> {
        match row {
            Row::Party(id, party) => {
                let entry = &party.entry;
                self.party.execute(params![
                    id,
                    entry.id.value,
                    entry.name.value,
                    given(&entry.note)
                ])?;
                aliases(&mut self.party_alias, *id, &entry.aliases)?;
            }
            Row::Outlet(id, outlet) => {
                let entry = &outlet.entry;
                let grade = entry.reliability.as_ref();
                self.outlet.execute(params![
                    id,
                    entry.id.value,
                    entry.name.value,
                    given(&entry.country),
                    given(&entry.owner),
                    given(&entry.url),
                    grade.map(|grade| &grade.grade.value),
                    grade.map(|grade| &grade.by.value),
                    grade.and_then(|grade| given(&grade.date)),
                    grade.and_then(|grade| given(&grade.why)),
                    given(&entry.note)
                ])?;
            }
            Row::Speaker(id, speaker, party, outlet) => {
                let entry = &speaker.entry;
                self.speaker.execute(params![
                    id,
                    entry.id.value,
                    entry.name.value,
                    speaker.kind.word(),
                    party,
                    outlet,
                    given(&entry.note),
                    speaker.anonymous
                ])?;
                aliases(&mut self.speaker_alias, *id, &entry.aliases)?;
                for (place, office) in entry.offices.iter().enumerate() {
                    let held = (given(&office.from), given(&office.to));
                    self.office
                        .execute(params![id, place, office.title.value, held.0, held.1])?;
                }
            }
            Row::Document(row) => self.document(row)?,
            Row::Question(id, question, part_of) => {
                let entry = &question.entry;
                self.question.execute(params![
                    id,
                    entry.id.value,
                    entry.text.value,
                    entry.answer.value,
                    given(&entry.unit),
                    entry.measure.value,
                    entry.exhaustive.value,
                    question.timing.word(),
                    given(&entry.scope),
                    given(&entry.zone),
                    part_of,
                    given(&entry.note)
                ])?;
                for (place, option) in entry.options.iter().enumerate() {
                    let name = option.name.as_ref().unwrap_or(&option.id);
                    self.option
                        .execute(params![id, place, option.id.value, name.value])?;
                    if !option.aliases.is_empty() {
                        let option_id = db.last_insert_rowid();
                        aliases(&mut self.option_alias, option_id, &option.aliases)?;
                    }
                }
            }
            Row::Claim(row) => self.claim(row)?,
        }
        Ok(())
    }

    fn document(&mut self, row: &DocumentRow) -> rusqlite::Result<()> {
        let entry = &row.document.entry;
        self.document.execute(params![
            row.id,
            entry.id.value,
            row.outlet,
            given(&entry.title),
            given(&entry.url),
            given(&entry.archive_url),
            given(&entry.lang),
            given(&entry.published),
            given(&entry.updated),
            given(&entry.retrieved),
            given(&entry.sha256),
            entry.characters.map(|characters| characters.value),
            row.origin,
            row.document.origin.map(|(_, how)| how.word()),
            given(&entry.note)
        ])?;
        for (place, (document, outlet)) in row.cites.iter().enumerate() {
            self.citation
                .execute(params![row.id, place, document, outlet])?;
        }
        Ok(())
    }

    fn claim(&mut self, row: &ClaimRow) -> rusqlite::Result<()> {
        let entry = &row.claim.entry;
        let whole = row.claim.time.map(|time| time.whole);
        let sure = row.claim.time.and_then(|time| time.sure);
        self.claim.execute(params![
            row.id,
            entry.id.value,
            row.question,
            entry.text.value,
            given(&entry.answer),
            given(&entry.as_of),
            row.claim.status.word(),
            given(&entry.note),
            whole.map(|stretch| real(stretch.from)),
            whole.map(|stretch| real(stretch.to)),
            sure.map(|stretch| real(stretch.from)),
            sure.map(|stretch| real(stretch.to))
        ])?;
        self.spans(row)?;
        for (place, (said, entry)) in row.said.iter().zip(&entry.said).enumerate() {
            let checked = &row.claim.said[place];
            self.attribution.execute(params![
                row.id,
                place,
                said.speaker,
                said.document,
                checked.span.map(|span| span.0),
                checked.span.map(|span| span.1),
                given(&entry.sha256),
                checked.form.map(Word::word),
                given(&entry.date),
                said.from,
                said.to,
                said.via,
                given(&entry.note)
            ])?;
        }
        Ok(())
    }

    fn spans(&mut self, row: &ClaimRow) -> rusqlite::Result<()> {
        for span in &row.spans {
            self.span.execute(params![
                row.id,
                row.question,
                span.axis,
                span.reading,
                span.run,
                span.runs,
                span.lo,
                span.hi
            ])?;
        }
        Ok(())
    }
}

fn aliases(insert: &mut Statement<'_>, owner: i64, aliases: &Aliases) -> rusqlite::Result<()> {
    for (lang, names) in aliases {
        for (place, name) in names.iter().enumerate() {
            insert.execute(params![owner, lang, place, name])?;
        }
    }
    Ok(())
}

/// Drops the indexes that can be made again, and gives the SQL that makes them.
fn drop_indexes(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let indexes: Vec<(String, String)> = connection
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (name, _) in &indexes {
        connection.execute_batch(&format!("DROP INDEX \"{name}\""))?;
    }
    Ok(indexes.into_iter().map(|(_, sql)| sql).collect())
}
