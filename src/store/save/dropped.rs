//! Writing and taking out dropped drafts, and the drafts that are dropped.

use rusqlite::{Connection, OptionalExtension, params};

use crate::model::claim::Dropped;
use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;
use crate::store::save::writer::{Ids, Writer, given, row_id};
use crate::store::search::SearchIndex;

impl Writer<'_> {
    pub(super) fn dropped(&self, documents: &Ids) -> rusqlite::Result<()> {
        for dropped in self.casebook.dropped() {
            if self.is_touched(&dropped.entry) {
                write_dropped(self.db, dropped, row_id(documents, Some(dropped.document)))?;
            }
        }
        Ok(())
    }
}

/// Writes a dropped draft of the document with this row id, or what is said of it anew.
pub(super) fn write_dropped(
    db: &Connection,
    dropped: &Dropped,
    document: Option<i64>,
) -> rusqlite::Result<()> {
    let entry = &dropped.entry;
    db.prepare_cached(
        "INSERT INTO dropped (slug, document_id, span_start, span_end, span_sha256, speaker, dropped_by, dropped_on, why)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (slug) DO UPDATE SET document_id = excluded.document_id, span_start = excluded.span_start,
           span_end = excluded.span_end, span_sha256 = excluded.span_sha256, speaker = excluded.speaker,
           dropped_by = excluded.dropped_by, dropped_on = excluded.dropped_on, why = excluded.why",
    )?
    .execute(params![
        entry.id.value,
        document,
        dropped.span.0,
        dropped.span.1,
        given(&entry.sha256),
        given(&entry.speaker),
        entry.by.value,
        entry.date.value,
        given(&entry.why)
    ])
    .map(|_| ())
}

impl Transaction<'_> {
    /// Takes a dropped draft out of those that are remembered.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_dropped(&self, id: &str) -> Result<(), StoreFault> {
        self.connection
            .execute("DELETE FROM dropped WHERE slug = ?1", [id])
            .map(|_| ())
            .map_err(|source| self.fault(source))
    }

    /// Takes a draft out of the casebook, with who said it. False where a link, a judgement or an assessment holds on to it:
    /// then nothing is done.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_draft(&self, id: &str) -> Result<bool, StoreFault> {
        self.try_remove_draft(id)
            .map_err(|source| self.fault(source))
    }

    fn try_remove_draft(&self, id: &str) -> rusqlite::Result<bool> {
        let db = &self.connection;
        let row: Option<i64> = db
            .query_row(
                "SELECT id FROM claims WHERE slug = ?1 AND status = 'draft'",
                [id],
                |row| row.get(0),
            )
            .optional()?;
        let Some(row) = row else { return Ok(false) };
        if is_held(db, row)? {
            return Ok(false);
        }
        SearchIndex::of(db)?.remove_claim(row)?;
        db.execute("DELETE FROM claims WHERE id = ?1", [row])?;
        Ok(true)
    }
}

impl Store {
    /// Whether the casebook has a draft of this id that a link, a judgement or an assessment holds on to.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holds_draft(&self, id: &str) -> Result<bool, StoreFault> {
        let sql = "SELECT id FROM claims WHERE slug = ?1 AND status = 'draft'";
        let held = || {
            let row = self.connection().query_row(sql, [id], |row| row.get(0));
            match row.optional()? {
                Some(row) => is_held(self.connection(), row),
                None => Ok(false),
            }
        };
        held().map_err(|source| self.fault(source))
    }
}

/// Whether a link, a judgement or an assessment refers to a claim.
fn is_held(connection: &Connection, claim: i64) -> rusqlite::Result<bool> {
    connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM links WHERE from_claim_id = ?1)
           OR EXISTS (SELECT 1 FROM links WHERE to_claim_id = ?1)
           OR EXISTS (SELECT 1 FROM judgements WHERE claim_a_id = ?1 OR claim_b_id = ?1)
           OR EXISTS (SELECT 1 FROM assessments WHERE claim_id = ?1)",
        [claim],
        |row| row.get(0),
    )
}
