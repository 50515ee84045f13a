//! What every kind of record needs when it is written: whether it is to be, and the row ids of what it refers to.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, ToSql, params};

use crate::model::casebook::Casebook;
use crate::model::date::Seconds;
use crate::model::key::Key;
use crate::model::merge::Identified;
use crate::model::record::{Aliases, Text};

/// The records to write, by kind and identity.
pub(super) type Touched = HashSet<(&'static str, String)>;

/// So many rows are looked up one by one, so that a decision on two claims takes no longer in a larger casebook.
const FEW: usize = 20_000;

/// The row ids of one kind, by key.
pub(super) type Ids = Vec<Option<i64>>;

pub(super) struct Writer<'a> {
    pub(super) db: &'a Connection,
    pub(super) casebook: &'a Casebook,
    pub(super) touched: &'a Touched,
}

impl Writer<'_> {
    pub(super) fn is_touched<T: Identified>(&self, record: &T) -> bool {
        self.touched.contains(&(T::KIND, record.identity()))
    }

    /// Inserts a row, or updates the one with the same slug; `columns` begin with the slug.
    pub(super) fn upsert(
        &self,
        table: &str,
        columns: &[(&str, &dyn ToSql)],
    ) -> rusqlite::Result<()> {
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
    pub(super) fn ids<'s>(
        &self,
        table: &str,
        slugs: impl ExactSizeIterator<Item = &'s str>,
    ) -> rusqlite::Result<Ids> {
        if slugs.len() <= FEW {
            let sql = format!("SELECT id FROM {table} WHERE slug = ?1");
            let mut statement = self.db.prepare(&sql)?;
            let mut id = |slug| statement.query_row([slug], |row| row.get(0)).optional();
            return slugs.map(&mut id).collect();
        }
        let mut statement = self.db.prepare(&format!("SELECT slug, id FROM {table}"))?;
        let by_slug: HashMap<String, i64> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(slugs.map(|slug| by_slug.get(slug).copied()).collect())
    }

    pub(super) fn aliases(
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
}

pub(super) fn given(text: &Option<Text>) -> Option<&String> {
    text.as_ref().map(|text| &text.value)
}

pub(super) fn row_id<T>(ids: &Ids, key: Option<Key<T>>) -> Option<i64> {
    ids.get(key?.index()).copied().flatten()
}

/// Seconds as the double of the columns of times: −∞ and ∞ where they stand for them.
pub(super) fn real(second: Seconds) -> f64 {
    match second {
        Seconds::MIN => f64::NEG_INFINITY,
        Seconds::MAX => f64::INFINITY,
        second => second as f64,
    }
}
