//! What an id stands for, and which was perhaps meant, without loading anything.

use rusqlite::{Connection, OptionalExtension};

use crate::model::suggest::Nearest;
use crate::model::words::Word;
use crate::store::connection::Store;
use crate::store::fault::StoreFault;
use crate::store::load::scope::Kind;

impl Store {
    /// Everything that has this id, in the order of [`Kind`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kinds_of(&self, id: &str) -> Result<Vec<Kind>, StoreFault> {
        let mut kinds = Vec::new();
        for &kind in Kind::ALL {
            let found = row_id(self.connection(), kind, id).map_err(|source| self.fault(source))?;
            kinds.extend(found.map(|_| kind));
        }
        Ok(kinds)
    }

    /// The id of something of these kinds that is nearest to a mistyped one, if any is near enough to be meant. It looks at
    /// all ids, a quarter of a second for a million.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn nearest_id(&self, id: &str, kinds: &[Kind]) -> Result<Option<String>, StoreFault> {
        let mut nearest = Nearest::to(id);
        let mut search = || {
            for kind in kinds {
                let sql = format!("SELECT slug FROM {}", kind.table());
                let mut statement = self.connection().prepare(&sql)?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    if let Ok(known) = row.get_ref(0)?.as_str() {
                        nearest.offer(known);
                    }
                }
            }
            Ok(())
        };
        search().map_err(|source| self.fault(source))?;
        Ok(nearest.found())
    }
}

/// The row of something.
pub(super) fn row_id(
    connection: &Connection,
    kind: Kind,
    id: &str,
) -> rusqlite::Result<Option<i64>> {
    let sql = format!("SELECT id FROM {} WHERE slug = ?1", kind.table());
    connection
        .prepare_cached(&sql)?
        .query_row([id], |row| row.get(0))
        .optional()
}
