//! From a checked casebook to the file: only what is new or changed is written.

use std::collections::HashSet;

use rusqlite::params;

use crate::model::casebook::Casebook;
use crate::model::claim::LinkKind;
use crate::model::words::Word;
use crate::store::changes::Author;
use crate::store::connection::Transaction;
use crate::store::fault::StoreFault;
use crate::store::save::writer::Writer;
use crate::store::search::SearchIndex;

/// A file that records came from.
#[derive(Clone, Debug)]
pub struct ImportedSource {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl Transaction<'_> {
    /// Writes those records of a casebook that `touched` names by kind and identity, with all that follows from them.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(
        &self,
        casebook: &Casebook,
        touched: &HashSet<(&'static str, String)>,
    ) -> Result<(), StoreFault> {
        let writer = Writer {
            db: &self.connection,
            casebook,
            touched,
        };
        writer.save().map_err(|source| self.fault(source))
    }

    /// Notes an import: the files, and the old and the new form of every changed record. The new records themselves are
    /// in the files, whose hashes are kept.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_import(
        &self,
        author: &Author,
        sources: &[ImportedSource],
        summary: &str,
        replaced: &[(String, String, String)],
    ) -> Result<(), StoreFault> {
        for source in sources {
            self.connection
                .execute(
                    "INSERT INTO imports (at, who, source, sha256) VALUES (?1, ?2, ?3, ?4)",
                    params![author.at, author.who, source.name, source.sha256],
                )
                .map_err(|source| self.fault(source))?;
        }
        let files: Vec<_> = sources
            .iter()
            .map(|source| serde_json::json!({"source": source.name, "sha256": source.sha256}))
            .collect();
        let after = serde_json::json!({"files": files, "summary": summary}).to_string();
        self.log(author, "import", None, Some(&after))?;
        for (what, before, after) in replaced {
            self.note_changed(author, what, before, after)?;
        }
        Ok(())
    }

    /// Keeps the old and the new form of changed records for [`Transaction::note_import_of_many`]: of very many, there may be
    /// more than memory holds.
    ///
    /// # Errors
    /// When there is no room for them.
    pub fn keep_replaced(&self, replaced: &[(String, String, String)]) -> Result<(), StoreFault> {
        let keep = || {
            let db = &self.connection;
            db.execute_batch(
                "CREATE TEMP TABLE IF NOT EXISTS replaced (what TEXT, before TEXT, after TEXT)",
            )?;
            let mut insert = db.prepare_cached("INSERT INTO temp.replaced VALUES (?1, ?2, ?3)")?;
            for (what, before, after) in replaced {
                insert.execute(params![what, before, after])?;
            }
            Ok(())
        };
        keep().map_err(|source| self.fault(source))
    }

    /// As [`Transaction::note_import`], with the changed records that were kept.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_import_of_many(
        &self,
        author: &Author,
        sources: &[ImportedSource],
        summary: &str,
    ) -> Result<(), StoreFault> {
        self.keep_replaced(&[])?;
        self.note_import(author, sources, summary, &[])?;
        let fault = |source| self.fault(source);
        let mut kept = self
            .connection
            .prepare("SELECT what, before, after FROM temp.replaced ORDER BY rowid")
            .map_err(fault)?;
        let mut rows = kept.query([]).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            let read = || Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            let (what, before, after): (String, String, String) = read().map_err(fault)?;
            self.note_changed(author, &what, &before, &after)?;
        }
        Ok(())
    }

    /// Notes a record that a person changed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_changed(
        &self,
        author: &Author,
        what: &str,
        before: &str,
        after: &str,
    ) -> Result<(), StoreFault> {
        self.log(author, &format!("change {what}"), Some(before), Some(after))
    }

    /// Notes a record that a person added.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_added(&self, author: &Author, what: &str, record: &str) -> Result<(), StoreFault> {
        self.log(author, &format!("add {what}"), None, Some(record))
    }

    /// Notes a record that a person took back, with the reason where one is given.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_removed(
        &self,
        author: &Author,
        what: &str,
        record: &str,
        why: Option<&str>,
    ) -> Result<(), StoreFault> {
        let reason = why.map(|why| serde_json::json!({ "why": why }).to_string());
        self.log(
            author,
            &format!("remove {what}"),
            Some(record),
            reason.as_deref(),
        )
    }

    /// Takes a link out.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_link(&self, from: &str, kind: LinkKind, to: &str) -> Result<(), StoreFault> {
        self.connection
            .execute(
                "DELETE FROM links WHERE kind = ?2 AND from_claim_id = (SELECT id FROM claims WHERE slug = ?1)
                   AND to_claim_id = (SELECT id FROM claims WHERE slug = ?3)",
                params![from, kind.word(), to],
            )
            .map(|_| ())
            .map_err(|source| self.fault(source))
    }
}

impl Writer<'_> {
    fn save(&self) -> rusqlite::Result<()> {
        self.db.pragma_update(None, "defer_foreign_keys", true)?;
        let mut index = SearchIndex::of(self.db)?;
        let parties = self.parties()?;
        let outlets = self.outlets()?;
        let speakers = self.speakers(&parties, &outlets)?;
        let documents = self.documents(&outlets, &mut index)?;
        let questions = self.questions()?;
        let claims = self.claims(&questions, (&speakers, &documents, &outlets), &mut index)?;
        self.links(&claims)?;
        self.judgements(&claims)?;
        self.assessments(&claims, &documents)?;
        self.dropped(&documents)
    }
}
