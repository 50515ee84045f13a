//! What speakers, parties and questions are called, without the claims.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::model::source::SpeakerKind;
use crate::model::words::Word;
use crate::store::connection::Store;
use crate::store::fault::StoreFault;

/// What something is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names, each with its language.
    pub aliases: Vec<(String, String)>,
}

/// An office: its title, from when, and until when.
pub type OfficeNames = (String, Option<String>, Option<String>);

/// What a speaker is called, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerNames {
    /// What it is called.
    pub names: Names,
    /// What kind of speaker it is.
    pub kind: SpeakerKind,
    /// The id of its party.
    pub party: Option<String>,
    /// Its offices.
    pub offices: Vec<OfficeNames>,
}

/// What a question asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionNames {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// What it covers.
    pub scope: Option<String>,
    /// What kind of answer it wants, as written.
    pub wants: String,
    /// What it counts in.
    pub unit: Option<String>,
    /// The names of its options, each with its language, empty for the name itself.
    pub options: Vec<(String, String)>,
}

impl Store {
    /// What every speaker is called, by id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn speaker_names(&self) -> Result<Vec<SpeakerNames>, StoreFault> {
        speakers(self.connection()).map_err(|source| self.fault(source))
    }

    /// What every party is called, by id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn party_names(&self) -> Result<Vec<Names>, StoreFault> {
        parties(self.connection()).map_err(|source| self.fault(source))
    }

    /// What every question asks, by id; nothing where there are more than `most`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn question_names(&self, most: usize) -> Result<Option<Vec<QuestionNames>>, StoreFault> {
        all_questions(self.connection(), most).map_err(|source| self.fault(source))
    }

    /// What the questions with these ids ask, in that order; those that there are not are left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn question_names_of(&self, ids: &[String]) -> Result<Vec<QuestionNames>, StoreFault> {
        let db = self.connection();
        let found: rusqlite::Result<Vec<Option<QuestionNames>>> =
            ids.iter().map(|id| question(db, id)).collect();
        let found = found.map_err(|source| self.fault(source))?;
        Ok(found.into_iter().flatten().collect())
    }
}

/// Aliases by the row that they belong to.
fn aliases(db: &Connection, sql: &str) -> rusqlite::Result<HashMap<i64, Vec<(String, String)>>> {
    let mut found: HashMap<i64, Vec<(String, String)>> = HashMap::new();
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let alias = (row.get(1)?, row.get(2)?);
        found.entry(row.get(0)?).or_default().push(alias);
    }
    Ok(found)
}

fn speakers(db: &Connection) -> rusqlite::Result<Vec<SpeakerNames>> {
    let mut other = aliases(
        db,
        "SELECT speaker_id, lang, name FROM speaker_aliases ORDER BY speaker_id, lang, place",
    )?;
    let mut offices: HashMap<i64, Vec<OfficeNames>> = HashMap::new();
    let mut statement = db.prepare(
        "SELECT speaker_id, title, held_from, held_to FROM offices ORDER BY speaker_id, place",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let office = (row.get(1)?, row.get(2)?, row.get(3)?);
        offices.entry(row.get(0)?).or_default().push(office);
    }
    db.prepare(
        "SELECT s.id, s.slug, s.name, s.kind, p.slug FROM speakers s
         LEFT JOIN parties p ON p.id = s.party_id ORDER BY s.slug",
    )?
    .query_map([], |row| {
        let id: i64 = row.get(0)?;
        let kind: String = row.get(3)?;
        Ok(SpeakerNames {
            names: Names {
                id: row.get(1)?,
                name: row.get(2)?,
                aliases: other.remove(&id).unwrap_or_default(),
            },
            // The table holds no other words.
            kind: SpeakerKind::from_word(&kind).unwrap_or(SpeakerKind::Group),
            party: row.get(4)?,
            offices: offices.remove(&id).unwrap_or_default(),
        })
    })?
    .collect()
}

fn parties(db: &Connection) -> rusqlite::Result<Vec<Names>> {
    let mut other = aliases(
        db,
        "SELECT party_id, lang, name FROM party_aliases ORDER BY party_id, lang, place",
    )?;
    db.prepare("SELECT id, slug, name FROM parties ORDER BY slug")?
        .query_map([], |row| {
            let id: i64 = row.get(0)?;
            Ok(Names {
                id: row.get(1)?,
                name: row.get(2)?,
                aliases: other.remove(&id).unwrap_or_default(),
            })
        })?
        .collect()
}

fn all_questions(db: &Connection, most: usize) -> rusqlite::Result<Option<Vec<QuestionNames>>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let ids = db
        .prepare("SELECT slug FROM questions ORDER BY slug LIMIT ?1")?
        .query_map([most.saturating_add(1)], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    if i64::try_from(ids.len()).unwrap_or(i64::MAX) > most {
        return Ok(None);
    }
    let found: rusqlite::Result<Vec<Option<QuestionNames>>> =
        ids.iter().map(|id| question(db, id)).collect();
    Ok(Some(found?.into_iter().flatten().collect()))
}

fn question(db: &Connection, id: &str) -> rusqlite::Result<Option<QuestionNames>> {
    let found = db
        .prepare_cached(
            "SELECT id, slug, text, scope, answer_kind, unit FROM questions WHERE slug = ?1",
        )?
        .query_row([id], |row| {
            let number: i64 = row.get(0)?;
            Ok((
                number,
                QuestionNames {
                    id: row.get(1)?,
                    text: row.get(2)?,
                    scope: row.get(3)?,
                    wants: row.get(4)?,
                    unit: row.get(5)?,
                    options: Vec::new(),
                },
            ))
        })
        .optional()?;
    let Some((number, mut question)) = found else {
        return Ok(None);
    };
    question.options = db
        .prepare_cached(
            "SELECT '', o.name, o.place, -1 FROM options o WHERE o.question_id = ?1
             UNION ALL SELECT a.lang, a.name, o.place, a.place FROM option_aliases a
             JOIN options o ON o.id = a.option_id WHERE o.question_id = ?1 ORDER BY 3, 1, 4",
        )?
        .query_map([number], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(question))
}
