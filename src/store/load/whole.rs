//! Everything in the file.

use std::path::Path;

use rusqlite::Connection;

use crate::model::casebook::Casebook;
use crate::model::record::Records;
use crate::model::validate::validate;
use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;
use crate::store::load::rows::{self, aliases, all, grouped};
use crate::store::load::sql;

impl Store {
    /// Everything in the file, checked.
    ///
    /// # Errors
    /// When the file cannot be read, or was changed by another program so that the checks fail.
    pub fn load(&self) -> Result<Casebook, StoreFault> {
        // The tables are read one after the other: in one transaction, so that no writer comes between.
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        let records = records(&snapshot).map_err(fault)?;
        drop(snapshot);
        checked(self.path(), records)
    }
}

impl Store {
    /// Everybody who may speak: a casebook with its parties, speakers and outlets alone.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub fn load_people(&self) -> Result<Casebook, StoreFault> {
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        let records = people(&snapshot).map_err(fault)?;
        drop(snapshot);
        checked(self.path(), records.normalised())
    }
}

impl Transaction<'_> {
    /// Everything in the file, as it was entered.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn records(&self) -> Result<Records, StoreFault> {
        records(&self.connection).map_err(|source| self.fault(source))
    }

    /// Everything in the file, checked.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub fn load(&self) -> Result<Casebook, StoreFault> {
        checked(self.path(), self.records()?)
    }
}

pub(super) fn checked(path: &Path, records: Records) -> Result<Casebook, StoreFault> {
    validate(records).map_err(|faults| {
        let detail: Vec<String> = faults.iter().take(3).map(ToString::to_string).collect();
        StoreFault::Inconsistent {
            path: path.into(),
            detail: detail.join("; "),
        }
    })
}

fn people(connection: &Connection) -> rusqlite::Result<Records> {
    let mut party_aliases = aliases(connection, &sql::PARTY_ALIASES.all())?;
    let mut speaker_aliases = aliases(connection, &sql::SPEAKER_ALIASES.all())?;
    let mut offices = grouped(connection, &sql::OFFICES.all(), rows::office)?;
    Ok(Records {
        parties: all(connection, &sql::PARTIES.all(), |row| {
            let aliases = party_aliases.remove(&row.get("id")?);
            rows::party(row, aliases.unwrap_or_default())
        })?,
        speakers: all(connection, &sql::SPEAKERS.all(), |row| {
            let id = row.get("id")?;
            let (aliases, offices) = (speaker_aliases.remove(&id), offices.remove(&id));
            rows::speaker(
                row,
                aliases.unwrap_or_default(),
                offices.unwrap_or_default(),
            )
        })?,
        outlets: all(connection, &sql::OUTLETS.all(), rows::outlet)?,
        ..Records::default()
    })
}

fn records(connection: &Connection) -> rusqlite::Result<Records> {
    let mut option_aliases = aliases(connection, &sql::OPTION_ALIASES.all())?;
    let mut citations = grouped(connection, &sql::CITATIONS.all(), rows::citation)?;
    let mut options = grouped(connection, &sql::OPTIONS.all(), |row| {
        let aliases = option_aliases.remove(&row.get("id")?);
        rows::option(row, aliases.unwrap_or_default())
    })?;
    let mut said = grouped(connection, &sql::STATEMENTS.all(), rows::statement)?;
    let mut evidence = grouped(connection, &sql::EVIDENCE.all(), rows::evidence)?;
    let records = Records {
        documents: all(connection, &sql::DOCUMENTS.all(), |row| {
            let cites = citations.remove(&row.get("id")?);
            rows::document(row, cites.unwrap_or_default())
        })?,
        questions: all(connection, &sql::QUESTIONS.all(), |row| {
            let options = options.remove(&row.get("id")?);
            rows::question(row, options.unwrap_or_default())
        })?,
        claims: all(connection, &sql::CLAIMS.all(), |row| {
            let said = said.remove(&row.get("id")?);
            rows::claim(row, said.unwrap_or_default())
        })?,
        links: all(connection, &sql::LINKS.all(), rows::link)?,
        judgements: all(connection, &sql::JUDGEMENTS.all(), rows::judgement)?,
        assessments: all(connection, &sql::ASSESSMENTS.all(), |row| {
            let evidence = evidence.remove(&row.get("id")?);
            rows::assessment(row, evidence.unwrap_or_default())
        })?,
        dropped: all(connection, &sql::DROPPED.all(), rows::dropped)?,
        ..people(connection)?
    };
    Ok(records.normalised())
}
