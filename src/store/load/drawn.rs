//! What all claims are drawn from: who said them by keys alone, without what else is noted of it.

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Form, LinkKind};
use crate::model::date::{Stretch, When, Zone};
use crate::model::key::Key;
use crate::model::record::Records;
use crate::model::source::{Document, Outlet, Speaker};
use crate::model::words::Word;
use crate::store::bounds::{Places, rows};
use crate::store::connection::Store;
use crate::store::fault::StoreFault;
use crate::store::load::whole::{checked, claims_in, frame};

/// From how many claims on texts that nobody draws are worth leaving out.
const MANY: i64 = 20_000;

impl Store {
    /// As [`Store::load`], but that of many claims the entries do not tell who said them, in whose texts most of the memory
    /// goes; what [`Claim::said`](crate::model::claim::Claim::said) holds does.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub fn load_drawn(&self) -> Result<Casebook, StoreFault> {
        self.load_drawn_from(MANY)
    }

    /// The same, where there are so many claims.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub fn load_drawn_from(&self, many: i64) -> Result<Casebook, StoreFault> {
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        // It begins to read here, before the other connection does: so no writer comes between what the two read.
        if self.last_claim()? < many {
            drop(snapshot);
            return self.load();
        }
        let found = drawn(&snapshot, self.beside());
        drop(snapshot);
        let (records, claims, statements) = found.map_err(fault)?;
        let Some(statements) = statements else {
            return self.load();
        };
        // Who takes a claim back depends on who said it.
        let retracts = LinkKind::Retracts.word();
        if records.links.iter().any(|link| link.kind.value == retracts) {
            return self.load();
        }
        let mut casebook = checked(self.path(), records)?;
        let said = statements.of(&casebook, &claims);
        match said {
            Some(said) => {
                casebook.tell(said);
                Ok(casebook)
            }
            None => self.load(),
        }
    }
}

/// A statement, with its speaker, its document and the outlet between by their places in the order of ids.
struct Statement {
    speaker: u32,
    document: u32,
    via: Option<u32>,
    span: Option<(u64, u64)>,
    form: Option<Form>,
    date: Option<(When, Stretch)>,
}

/// The statements of claims, by the rows of these, in their order.
struct Statements(Vec<(i64, Vec<Statement>)>);

/// All records but statements, the rows of claims, and the statements.
type Drawn = (Records, Vec<i64>, Option<Statements>);

fn drawn(connection: &Connection, beside: Option<Connection>) -> rusqlite::Result<Drawn> {
    let Some(other) = beside else {
        let (statements, frame) = (statements(connection)?, frame(connection)?);
        let (records, claims) = claims_in(connection, frame)?;
        return Ok((records, claims, statements));
    };
    let (claimed, found) = std::thread::scope(|scope| {
        let found = scope.spawn(move || {
            statements(&other).and_then(|found| frame(&other).map(|frame| (found, frame)))
        });
        let claimed = claims_in(connection, Records::default());
        (claimed, found.join())
    });
    let (mut records, claims) = claimed?;
    let (statements, frame) = match found {
        Ok(found) => found?,
        // Nothing that is read there can panic; were it to, all is read in the other way.
        Err(_) => (None, frame(connection)?),
    };
    records.parties = frame.parties;
    records.speakers = frame.speakers;
    records.outlets = frame.outlets;
    records.documents = frame.documents;
    records.questions = frame.questions;
    Ok((records, claims, statements))
}

/// All statements; none where one is not as this program writes them.
fn statements(connection: &Connection) -> rusqlite::Result<Option<Statements>> {
    let places = |table: &str| -> rusqlite::Result<Places> {
        let sql = format!("SELECT id FROM {table} ORDER BY slug");
        let all: Vec<i64> = rows(connection, &sql, |row| row.get(0))?;
        Ok(Places::of(all.iter().copied()))
    };
    let mut read = Read {
        speakers: places("speakers")?,
        documents: places("documents")?,
        outlets: places("outlets")?,
        dates: HashMap::new(),
    };
    let mut groups: Vec<(i64, Vec<Statement>)> = Vec::new();
    let mut last = Spelled::default();
    let mut statement = connection.prepare(
        "SELECT claim_id, speaker_id, document_id, span_start, span_end, form, said, via_id
         FROM attributions ORDER BY claim_id, place",
    )?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let claim: i64 = row.get(0)?;
        let Some(statement) = read.statement(row)? else {
            return Ok(None);
        };
        match groups.last_mut().filter(|(of, _)| *of == claim) {
            None => {
                last.take(row, &statement)?;
                groups.push((claim, vec![statement]));
            }
            Some((_, group)) => {
                // Statements stand in the order that their texts give: else they are put in it by who reads the texts.
                if !last.is_before(row, &statement)? {
                    return Ok(None);
                }
                last.take(row, &statement)?;
                if group.len() == group.capacity() {
                    group.reserve_exact(1 + group.len() / 2);
                }
                group.push(statement);
            }
        }
    }
    Ok(Some(Statements(groups)))
}

/// By what statements of a claim are ordered: the date as written, speaker, document, and the span as written.
#[derive(Default)]
struct Spelled {
    date: String,
    speaker: u32,
    document: u32,
    span: Option<(u64, u64)>,
}

impl Spelled {
    fn take(&mut self, row: &Row<'_>, statement: &Statement) -> rusqlite::Result<()> {
        self.date.clear();
        self.date.push_str(date(row)?.unwrap_or(""));
        self.speaker = statement.speaker;
        self.document = statement.document;
        self.span = statement.span;
        Ok(())
    }

    fn is_before(&self, row: &Row<'_>, next: &Statement) -> rusqlite::Result<bool> {
        let written = |span: Option<(u64, u64)>| {
            span.map_or_else(String::new, |(from, to)| format!("{from}-{to}"))
        };
        let first = (self.date.as_str(), self.speaker, self.document);
        let second = (date(row)?.unwrap_or(""), next.speaker, next.document);
        Ok(first < second || (first == second && written(self.span) < written(next.span)))
    }
}

fn date<'r>(row: &'r Row<'_>) -> rusqlite::Result<Option<&'r str>> {
    Ok(row.get_ref(6)?.as_str_or_null()?)
}

/// What reading a statement looks up.
struct Read {
    speakers: Places,
    documents: Places,
    outlets: Places,
    dates: HashMap<String, (When, Stretch)>,
}

impl Read {
    fn statement(&mut self, row: &Row<'_>) -> rusqlite::Result<Option<Statement>> {
        let speaker = self.speakers.get(row.get(1)?);
        let Some((speaker, document)) = speaker.zip(self.documents.get(row.get(2)?)) else {
            return Ok(None);
        };
        let span: (Option<u64>, Option<u64>) = (row.get(3)?, row.get(4)?);
        let form = match row.get_ref(5)? {
            ValueRef::Null => None,
            word => match Form::from_word(word.as_str()?) {
                Some(form) => Some(form),
                None => return Ok(None),
            },
        };
        let via = match row.get::<_, Option<i64>>(7)? {
            None => None,
            Some(row) => match self.outlets.get(row) {
                Some(place) => Some(place),
                None => return Ok(None),
            },
        };
        let date = match date(row)? {
            None => None,
            Some(text) => match self.date(text) {
                Some(date) => Some(date),
                None => return Ok(None),
            },
        };
        Ok(Some(Statement {
            speaker,
            document,
            via,
            span: span.0.zip(span.1),
            form,
            date,
        }))
    }

    fn date(&mut self, text: &str) -> Option<(When, Stretch)> {
        if let Some(known) = self.dates.get(text) {
            return Some(*known);
        }
        let when = When::parse(text).ok()?;
        let read = (when, when.covers(&Zone::utc(), 0).ok()?);
        self.dates.insert(text.to_owned(), read);
        Some(read)
    }
}

impl Statements {
    /// Who said each claim of a casebook, whose rows are these; none where a place is unknown.
    fn of(mut self, casebook: &Casebook, claims: &[i64]) -> Option<Vec<Vec<Attribution>>> {
        let speakers: Vec<Key<Speaker>> = casebook.speakers().map(|(key, _)| key).collect();
        let documents: Vec<Key<Document>> = casebook.documents().map(|(key, _)| key).collect();
        let outlets: Vec<Key<Outlet>> = casebook.outlets().map(|(key, _)| key).collect();
        let attribution = |statement: Statement| {
            Some(Attribution {
                speaker: *speakers.get(statement.speaker as usize)?,
                document: *documents.get(statement.document as usize)?,
                span: statement.span,
                form: statement.form,
                date: statement.date.map(|(when, _)| when),
                said: statement.date.map(|(_, stretch)| stretch),
                via: match statement.via {
                    None => None,
                    Some(place) => Some(*outlets.get(place as usize)?),
                },
            })
        };
        // Claims mostly follow each other by their rows as they do by their ids.
        let mut next = 0;
        claims
            .iter()
            .map(|row| {
                let is_next = |(of, _): &(i64, _)| of == row;
                let place = if self.0.get(next).is_some_and(is_next) {
                    Ok(next)
                } else {
                    self.0.binary_search_by_key(row, |(of, _)| *of)
                };
                let Ok(place) = place else {
                    return Some(Vec::new());
                };
                next = place + 1;
                let statements = std::mem::take(&mut self.0[place].1);
                statements.into_iter().map(attribution).collect()
            })
            .collect()
    }
}
