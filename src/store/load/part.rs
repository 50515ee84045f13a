//! A part of a casebook: the rows found by [`closure`](super::closure), and what they refer to.

use std::collections::BTreeSet;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Row};

use crate::model::casebook::Casebook;
use crate::model::record::{Aliases, ClaimRecord, OptionRecord, OutletRecord, Records};
use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;
use crate::store::load::closure::{Rows, rows_of};
use crate::store::load::rows::{self, all, by_language, those};
use crate::store::load::scope::Need;
use crate::store::load::sql;
use crate::store::load::whole::checked;

/// How many queries are kept ready: as many as there are.
const KEPT_READY: usize = 56;

impl Store {
    /// What answers about some things need, checked. It is a casebook like any other: of what is asked about, an analysis
    /// finds in it what it finds in the whole. All parties are in it. A document whose sources were not asked for has none.
    ///
    /// # Errors
    /// When the file cannot be read, or was changed by another program so that the checks fail for this part.
    pub fn load_part(&self, needs: &[Need<'_>]) -> Result<Casebook, StoreFault> {
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        let records = records(&snapshot, needs).map_err(fault)?;
        drop(snapshot);
        checked(self.path(), records)
    }
}

impl Transaction<'_> {
    /// What answers about some things need, checked.
    ///
    /// # Errors
    /// As [`Store::load_part`].
    pub fn load_part(&self, needs: &[Need<'_>]) -> Result<Casebook, StoreFault> {
        let records = records(&self.connection, needs).map_err(|source| self.fault(source))?;
        checked(self.path(), records)
    }
}

/// Keeps queries ready for the next key.
pub(super) fn keep_ready(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(KEPT_READY);
    // Else SQLite plans a query anew for each key, for the sake of indexes that hold some rows only.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

fn records(connection: &Connection, needs: &[Need<'_>]) -> rusqlite::Result<Records> {
    keep_ready(connection)?;
    let mut part = Part {
        connection,
        rows: rows_of(connection, needs)?,
        records: Records::default(),
    };
    part.claims()?;
    part.decisions()?;
    part.documents()?;
    part.speakers()?;
    part.outlets()?;
    part.questions()?;
    part.parties()?;
    Ok(part.records.normalised())
}

/// A part while it is read. What is read adds to the rows what it refers to, so that those are read behind it.
struct Part<'a> {
    connection: &'a Connection,
    rows: Rows,
    records: Records,
}

impl Part<'_> {
    fn claims(&mut self) -> rusqlite::Result<()> {
        let (claims, said) = (sql::CLAIMS.one(), sql::STATEMENTS.one());
        let rows = &mut self.rows;
        for id in &rows.claims {
            let said = those(self.connection, &said, [id], |row| {
                rows.speakers.insert(row.get("speaker_id")?);
                rows.documents.insert(row.get("document_id")?);
                rows.outlets.extend(row.get::<_, Option<i64>>("via_id")?);
                rows::statement(row)
            })?;
            let mut said = Some(said);
            let claim = |row: &Row<'_>| -> rusqlite::Result<ClaimRecord> {
                rows.questions
                    .extend(row.get::<_, Option<i64>>("question_id")?);
                rows::claim(row, said.take().unwrap_or_default())
            };
            self.records
                .claims
                .extend(those(self.connection, &claims, [id], claim)?);
        }
        Ok(())
    }

    /// Links and judgements between claims of the part, and assessments of those asked about.
    fn decisions(&mut self) -> rusqlite::Result<()> {
        let (links, judgements) = (sql::LINKS.one(), sql::JUDGEMENTS.one());
        let rows = &mut self.rows;
        for id in &rows.claims {
            let found = those(self.connection, &links, [id], |row| {
                Ok((row.get("to_claim_id")?, rows::link(row)?))
            })?;
            let within = found.into_iter().filter(|(to, _)| rows.claims.contains(to));
            self.records.links.extend(within.map(|(_, link)| link));
            let found = those(self.connection, &judgements, [id], |row| {
                Ok((row.get("claim_b_id")?, rows::judgement(row)?))
            })?;
            let within = found.into_iter().filter(|(to, _)| rows.claims.contains(to));
            self.records
                .judgements
                .extend(within.map(|(_, judgement)| judgement));
        }
        let (assessments, evidence) = (sql::ASSESSMENTS.one(), sql::EVIDENCE.one());
        for id in &rows.assessed {
            let found = those(self.connection, &assessments, [id], |row| {
                let id: i64 = row.get("id")?;
                let evidence = those(self.connection, &evidence, [id], |row| {
                    rows.documents
                        .extend(row.get::<_, Option<i64>>("document_id")?);
                    rows::evidence(row)
                })?;
                rows::assessment(row, evidence)
            })?;
            self.records.assessments.extend(found);
        }
        Ok(())
    }

    /// Documents, those that are traced with what they name as their sources.
    fn documents(&mut self) -> rusqlite::Result<()> {
        let (documents, citations) = (sql::DOCUMENTS.one(), sql::CITATIONS.one());
        let rows = &mut self.rows;
        // Those behind a document that is only looked at are not followed on.
        let follows = rows.follows_sources;
        if follows {
            rows.traced.append(&mut rows.documents);
        }
        let mut waiting: Vec<i64> = rows.traced.iter().copied().collect();
        while let Some(id) = waiting.pop() {
            let mut named = Vec::new();
            let cites = those(self.connection, &citations, [id], |row| {
                named.extend(row.get::<_, Option<i64>>("cited_document_id")?);
                rows.outlets
                    .extend(row.get::<_, Option<i64>>("cited_outlet_id")?);
                rows::citation(row)
            })?;
            let mut cites = Some(cites);
            let found = those(self.connection, &documents, [id], |row| {
                named.extend(row.get::<_, Option<i64>>("origin_document_id")?);
                rows.outlets.extend(row.get::<_, Option<i64>>("outlet_id")?);
                rows::document(row, cites.take().unwrap_or_default())
            })?;
            self.records.documents.extend(found);
            for other in named {
                if !follows {
                    rows.documents.insert(other);
                } else if rows.traced.insert(other) {
                    waiting.push(other);
                }
            }
        }
        for id in rows.documents.difference(&rows.traced) {
            let found = those(self.connection, &documents, [id], |row| {
                rows.outlets.extend(row.get::<_, Option<i64>>("outlet_id")?);
                let mut document = rows::document(row, Vec::new())?;
                document.origin = None;
                Ok(document)
            })?;
            self.records.documents.extend(found);
        }
        Ok(())
    }

    fn speakers(&mut self) -> rusqlite::Result<()> {
        let (speakers, offices) = (sql::SPEAKERS.one(), sql::OFFICES.one());
        let names = sql::SPEAKER_ALIASES.one();
        let rows = &mut self.rows;
        for id in &rows.speakers {
            let found = those(self.connection, &speakers, [id], |row| {
                rows.outlets.extend(row.get::<_, Option<i64>>("outlet_id")?);
                let aliases = aliases(self.connection, &names, *id)?;
                let offices = those(self.connection, &offices, [id], rows::office)?;
                rows::speaker(row, aliases, offices)
            })?;
            self.records.speakers.extend(found);
        }
        Ok(())
    }

    /// Outlets; where sources are followed, with the others of their owners, which count as one with them.
    fn outlets(&mut self) -> rusqlite::Result<()> {
        let outlets = sql::OUTLETS.one();
        let mut wanted = self.rows.outlets.clone();
        if self.rows.follows_sources {
            for id in &self.rows.outlets {
                let owned = sql::OUTLETS_OF_OWNER;
                let found: Vec<i64> = those(self.connection, owned, [id], |row| row.get(0))?;
                wanted.extend(found);
            }
        }
        for id in wanted {
            let found: Vec<OutletRecord> = those(self.connection, &outlets, [id], rows::outlet)?;
            self.records.outlets.extend(found);
        }
        Ok(())
    }

    /// Questions and the questions that they are part of.
    fn questions(&mut self) -> rusqlite::Result<()> {
        let (questions, options) = (sql::QUESTIONS.one(), sql::OPTIONS.one());
        let names = sql::OPTION_ALIASES.one();
        let mut waiting: Vec<i64> = self.rows.questions.iter().copied().collect();
        let mut seen: BTreeSet<i64> = self.rows.questions.clone();
        while let Some(id) = waiting.pop() {
            let found = those(self.connection, &questions, [id], |row| {
                let whole: Option<i64> = row.get("part_of")?;
                waiting.extend(whole.filter(|whole| seen.insert(*whole)));
                let options = those(
                    self.connection,
                    &options,
                    [id],
                    |row| -> rusqlite::Result<OptionRecord> {
                        let aliases = aliases(self.connection, &names, row.get("id")?)?;
                        rows::option(row, aliases)
                    },
                )?;
                rows::question(row, options)
            })?;
            self.records.questions.extend(found);
        }
        Ok(())
    }

    /// All parties: they are few, and pictures tell them apart by their places among all.
    fn parties(&mut self) -> rusqlite::Result<()> {
        let names = sql::PARTY_ALIASES.one();
        self.records.parties = all(self.connection, &sql::PARTIES.all(), |row| {
            let aliases = aliases(self.connection, &names, row.get("id")?)?;
            rows::party(row, aliases)
        })?;
        Ok(())
    }
}

fn aliases(connection: &Connection, sql: &str, id: i64) -> rusqlite::Result<Aliases> {
    Ok(by_language(those(connection, sql, [id], rows::name)?))
}
