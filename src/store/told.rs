//! Who said what, without texts.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::model::bounds::{Bounds, Told};
use crate::model::date::{Stretch, When, Zone};
use crate::store::bounds::{Places, bounds, not_live, rows};
use crate::store::connection::Store;
use crate::store::fault::StoreFault;

impl Store {
    /// What comparing all claims and those who said them needs, without texts; `in_time` with when they were said, and
    /// the order of their ids.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bounds_and_told(&self, in_time: bool) -> Result<(Bounds, Told), StoreFault> {
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        let bounds = bounds(&snapshot, &|| self.beside()).map_err(fault)?;
        let told = told(&snapshot, &bounds, in_time).map_err(fault)?;
        Ok((bounds, told))
    }

    /// The ids of claims, by their rows; of one that is not there it is empty.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claims_of_rows(&self, rows: &[i64]) -> Result<Vec<String>, StoreFault> {
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        let query = "SELECT slug FROM claims WHERE id = ?1";
        let mut statement = snapshot.prepare_cached(query).map_err(fault)?;
        rows.iter()
            .map(|row| {
                let found = statement.query_row([row], |row| row.get(0)).optional();
                Ok(found.map_err(fault)?.unwrap_or_default())
            })
            .collect()
    }
}

fn told(connection: &Connection, bounds: &Bounds, in_time: bool) -> rusqlite::Result<Told> {
    let parties: Vec<i64> = rows(connection, "SELECT id FROM parties ORDER BY slug", |row| {
        row.get(0)
    })?;
    let of_parties = Places::of(parties.iter().copied());
    let speakers: Vec<(i64, Option<i64>)> = rows(
        connection,
        "SELECT id, party_id FROM speakers ORDER BY slug",
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let places = Places::of(speakers.iter().map(|(row, _)| *row));
    let questions = Places::of(bounds.questions.iter().map(|asked| asked.row));
    let dead = not_live(connection)?;
    let mut told = Told {
        speakers: speakers
            .iter()
            .map(|(_, party)| party.and_then(|party| of_parties.get(party)))
            .collect(),
        parties: parties.len(),
        ..Told::default()
    };
    let mut statement =
        connection.prepare("SELECT question_id, id FROM claims ORDER BY question_id")?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let (question, claim): (Option<i64>, i64) = (row.get(0)?, row.get(1)?);
        if !dead.contains(&claim) {
            let question = question.and_then(|question| questions.get(question));
            told.claims.push((question, claim));
        }
    }
    told.claims.sort_unstable();
    let query = if in_time {
        "SELECT speaker_id, claim_id, said FROM attributions"
    } else {
        // An index has all of it.
        "SELECT speaker_id, claim_id, NULL FROM attributions ORDER BY speaker_id"
    };
    let mut dates: HashMap<String, Option<Stretch>> = HashMap::new();
    let mut statement = connection.prepare(query)?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let claim: i64 = row.get(1)?;
        let Some(speaker) = places.get(row.get(0)?).filter(|_| !dead.contains(&claim)) else {
            continue;
        };
        let said = match row.get_ref(2)?.as_str_or_null()? {
            None => None,
            Some(text) => match dates.get(text) {
                Some(known) => *known,
                None => {
                    let read = When::parse(text).and_then(|when| when.covers(&Zone::utc(), 0));
                    *dates.entry(text.to_owned()).or_insert(read.ok())
                }
            },
        };
        told.said.push((claim, speaker, said));
    }
    if in_time {
        let all: Vec<i64> = rows(connection, "SELECT id FROM claims ORDER BY slug", |row| {
            row.get(0)
        })?;
        told.by_id = all
            .into_iter()
            .filter(|claim| !dead.contains(claim))
            .collect();
    }
    told.said.sort_unstable();
    told.said.dedup();
    let in_words = "SELECT id FROM questions WHERE answer_kind = 'text'";
    let in_words: Vec<i64> = rows(connection, in_words, |row| row.get(0))?;
    told.in_words = in_words
        .into_iter()
        .filter_map(|row| questions.get(row))
        .collect();
    told.in_words.sort_unstable();
    Ok(told)
}
