//! Everything in the file.

use std::path::Path;

use rusqlite::Connection;

use crate::model::casebook::Casebook;
use crate::model::record::{AttributionRecord, Records};
use crate::model::validate::validate;
use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;
use crate::store::load::rows::{self, aliases, all, grouped, in_order};
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
        let beside = || self.beside();
        let records = records(&snapshot, &beside).map_err(fault)?;
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
        let records = records(&self.connection, &|| None).map_err(|source| self.fault(source))?;
        Ok(records.normalised())
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

/// From how many claims on statements are read beside all else.
const MANY: i64 = 20_000;

/// By the rows of claims, in their order.
type Statements = Vec<(i64, Vec<AttributionRecord>)>;

/// Everything; the statements on a second thread, where there are many and `beside` gives a connection that sees the same.
fn records(
    connection: &Connection,
    beside: &dyn Fn() -> Option<Connection>,
) -> rusqlite::Result<Records> {
    let statements = |of: &Connection| in_order(of, &sql::STATEMENTS.all(), rows::statement);
    let last = "SELECT coalesce(max(id), 0) FROM claims";
    let last: i64 = connection.query_row(last, [], |row| row.get(0))?;
    let other = if last < MANY { None } else { beside() };
    let Some(other) = other else {
        let said = statements(connection)?;
        return but_statements(connection).map(|records| join(records, said));
    };
    let (records, said) = std::thread::scope(|scope| {
        let said = scope.spawn(move || statements(&other));
        (but_statements(connection), said.join())
    });
    let said = match said {
        Ok(said) => said?,
        // Nothing that is read there can panic; were it to, the rows are read again here.
        Err(_) => statements(connection)?,
    };
    records.map(|records| join(records, said))
}

/// Gives claims, each with its row, what was said.
fn join((mut records, rows): (Records, Vec<i64>), mut said: Statements) -> Records {
    // Claims mostly follow each other by their rows as they do by their ids.
    let mut next = 0;
    for (claim, row) in records.claims.iter_mut().zip(rows) {
        let is_next = |(of, _): &(i64, _)| *of == row;
        let place = if said.get(next).is_some_and(is_next) {
            Ok(next)
        } else {
            said.binary_search_by_key(&row, |(of, _)| *of)
        };
        if let Ok(place) = place {
            claim.said = std::mem::take(&mut said[place].1);
            next = place + 1;
        }
    }
    records
}

/// Everything but who said claims, and the rows of these.
pub(super) fn but_statements(connection: &Connection) -> rusqlite::Result<(Records, Vec<i64>)> {
    let mut option_aliases = aliases(connection, &sql::OPTION_ALIASES.all())?;
    let mut citations = grouped(connection, &sql::CITATIONS.all(), rows::citation)?;
    let mut options = grouped(connection, &sql::OPTIONS.all(), |row| {
        let aliases = option_aliases.remove(&row.get("id")?);
        rows::option(row, aliases.unwrap_or_default())
    })?;
    let mut claims = Vec::new();
    let mut evidence = grouped(connection, &sql::EVIDENCE.all(), rows::evidence)?;
    let records = Records {
        documents: all(connection, &sql::DOCUMENTS.all(), |row| {
            let cites = citations.remove(&row.get(0)?);
            rows::document(row, cites.unwrap_or_default())
        })?,
        questions: all(connection, &sql::QUESTIONS.all(), |row| {
            let options = options.remove(&row.get(0)?);
            rows::question(row, options.unwrap_or_default())
        })?,
        claims: all(connection, &sql::CLAIMS.all(), |row| {
            claims.push(row.get(0)?);
            rows::claim(row, Vec::new())
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
    Ok((records, claims))
}
