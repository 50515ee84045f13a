//! The log of what was written: who, when, what, each entry carrying the hash of the one before.

use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;

/// Who writes, and when.
#[derive(Clone, Debug)]
pub struct Author {
    /// Their name.
    pub who: String,
    /// The moment, as `2026-11-20T10:00:00Z`.
    pub at: String,
}

/// What the first entry carries in place of a hash.
const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

impl Store {
    /// The hashes of the files of the newest import, if nothing was written since.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest_import(&self) -> Result<Option<Vec<String>>, StoreFault> {
        let newest: Option<(String, Option<String>)> = self
            .connection()
            .query_row(
                "SELECT what, after FROM changes ORDER BY id DESC LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()
            .map_err(|source| self.fault(source))?;
        Ok(newest
            .filter(|(what, _)| what == "import")
            .and_then(|(_, after)| serde_json::from_str::<serde_json::Value>(&after?).ok())
            .and_then(|entry| {
                let files = entry.get("files")?.as_array()?;
                let hash =
                    |file: &serde_json::Value| Some(file.get("sha256")?.as_str()?.to_owned());
                files.iter().map(hash).collect()
            }))
    }
}

impl Transaction<'_> {
    /// Adds an entry to the log. `before` and `after` are records in JSON.
    pub(super) fn log(
        &self,
        author: &Author,
        what: &str,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Result<(), StoreFault> {
        self.try_log(author, what, before, after)
            .map_err(|source| self.fault(source))
    }

    fn try_log(
        &self,
        author: &Author,
        what: &str,
        before: Option<&str>,
        after: Option<&str>,
    ) -> rusqlite::Result<()> {
        let previous: String = self
            .connection
            .query_row(
                "SELECT sha256 FROM changes ORDER BY id DESC LIMIT 1",
                [],
                |row| row.get(0),
            )
            .optional()?
            .unwrap_or_else(|| FIRST.into());
        let sha256 = entry_hash(&previous, author, what, before, after);
        self.connection.execute(
            "INSERT INTO changes (at, who, what, before, after, previous_sha256, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![author.at, author.who, what, before, after, previous, sha256],
        )?;
        Ok(())
    }
}

/// The hash of an entry: SHA-256 of its fields as one JSON list, so that no two entries read alike.
fn entry_hash(
    previous: &str,
    author: &Author,
    what: &str,
    before: Option<&str>,
    after: Option<&str>,
) -> String {
    let fields =
        serde_json::json!([previous, author.at, author.who, what, before, after]).to_string();
    Sha256::digest(fields.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
