//! Filling a new casebook: its indexes are made when the rows are there, which is far cheaper than row by row.

use rusqlite::Connection;

use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;

/// How much of the file is held in memory while it is filled, in KiB.
const CACHE: i64 = 64 << 10;

impl Store {
    /// As [`Store::write`], into a casebook that is empty. References are not checked by the file itself: whoever fills it
    /// has checked them.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn fill<T, E: From<StoreFault>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.connection()
            .pragma_update(None, "cache_size", -CACHE)
            .and_then(|()| self.connection().pragma_update(None, "foreign_keys", false))
            .map_err(|source| self.fault(source))?;
        let done = self.write(|transaction| {
            let fault = |source| E::from(transaction.fault(source));
            let indexes = drop_indexes(&transaction.connection).map_err(fault)?;
            let done = work(transaction)?;
            for sql in &indexes {
                transaction.connection.execute_batch(sql).map_err(fault)?;
            }
            Ok::<T, E>(done)
        })?;
        self.connection()
            .pragma_update(None, "foreign_keys", true)
            .map_err(|source| self.fault(source))?;
        Ok(done)
    }
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
