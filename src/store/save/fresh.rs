//! Writing much at once.

use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;

/// How much of the file is held in memory while it is filled, in KiB.
const CACHE: i64 = 64 << 10;

impl Store {
    /// Takes more memory, for much work on the file.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn make_room(&self) -> Result<(), StoreFault> {
        self.connection()
            .pragma_update(None, "cache_size", -CACHE)
            .map_err(|source| self.fault(source))
    }

    /// As [`Store::write`], into a casebook that is empty. References, and what the tables demand of a row, are not checked
    /// by the file itself: whoever fills it has checked them.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn fill<T, E: From<StoreFault>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let set = |name, value| self.connection().pragma_update(None, name, value);
        self.make_room()?;
        set("foreign_keys", 0)
            // A check of a word against a list builds a table for each row.
            .and_then(|()| set("ignore_check_constraints", 1))
            .map_err(|source| self.fault(source))?;
        let done = self.write(work)?;
        let set = |name, value| self.connection().pragma_update(None, name, value);
        set("foreign_keys", 1)
            .and_then(|()| set("ignore_check_constraints", 0))
            .map_err(|source| self.fault(source))?;
        Ok(done)
    }
}
