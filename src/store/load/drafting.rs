//! What drafting and reviewing ask of the file.

use rusqlite::{Connection, OptionalExtension};

use crate::model::record::{AttributionRecord, DocumentRecord, DroppedRecord};
use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;
use crate::store::load::ids::row_id;
use crate::store::load::rows::{self, those};
use crate::store::load::scope::Kind;
use crate::store::load::sql;

/// What answers a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionForm {
    /// The kind of its answers, such as `number`.
    pub answer: String,
    /// `fixed`, `cumulative` or `state`.
    pub timing: String,
}

/// What the casebook has of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownDocument {
    /// The document.
    pub record: DocumentRecord,
    /// Every statement in it, with the id of its claim, whatever the claim's status.
    pub statements: Vec<(String, AttributionRecord)>,
    /// The drafts from it that were dropped.
    pub dropped: Vec<DroppedRecord>,
}

impl Store {
    /// The ids of the documents whose text has a hash, in the order of ids.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn documents_with_hash(&self, sha256: &str) -> Result<Vec<String>, StoreFault> {
        let sql = "SELECT slug FROM documents WHERE sha256 = ?1 ORDER BY slug";
        those(self.connection(), sql, [sha256], |row| row.get(0))
            .map_err(|source| self.fault(source))
    }

    /// What there is of a document, if it is in the casebook.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known_document(&self, id: &str) -> Result<Option<KnownDocument>, StoreFault> {
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        known(&snapshot, id).map_err(fault)
    }

    /// The ids and names of all outlets.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn outlet_names(&self) -> Result<Vec<(String, String)>, StoreFault> {
        let sql = "SELECT slug, name FROM outlets ORDER BY slug";
        those(self.connection(), sql, [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .map_err(|source| self.fault(source))
    }

    /// What answers a question takes, if it is there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn question_form(&self, id: &str) -> Result<Option<QuestionForm>, StoreFault> {
        let sql = "SELECT answer_kind, timing FROM questions WHERE slug = ?1";
        let form = |row: &rusqlite::Row<'_>| {
            Ok(QuestionForm {
                answer: row.get(0)?,
                timing: row.get(1)?,
            })
        };
        self.connection()
            .query_row(sql, [id], form)
            .optional()
            .map_err(|source| self.fault(source))
    }

    /// Whether a claim or a dropped draft has an id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has_claim_or_dropped(&self, id: &str) -> Result<bool, StoreFault> {
        let sql = "SELECT EXISTS (SELECT 1 FROM claims WHERE slug = ?1) OR EXISTS (SELECT 1 FROM dropped WHERE slug = ?1)";
        self.connection()
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([id], |row| row.get(0)))
            .map_err(|source| self.fault(source))
    }

    /// All dropped drafts.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn all_dropped(&self) -> Result<Vec<DroppedRecord>, StoreFault> {
        those(self.connection(), &sql::DROPPED.all(), [], rows::dropped)
            .map_err(|source| self.fault(source))
    }

    /// The ids of the drafts in the casebook, or of those from one document, in the order of documents and places.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn drafts(&self, document: Option<&str>) -> Result<Vec<String>, StoreFault> {
        let sql = "SELECT c.slug, min(d.slug) AS document, min(a.span_start) AS place FROM claims c
           LEFT JOIN attributions a ON a.claim_id = c.id LEFT JOIN documents d ON d.id = a.document_id
           WHERE c.status = 'draft' AND (?1 IS NULL OR d.slug = ?1)
           GROUP BY c.id ORDER BY document, place, c.slug";
        those(self.connection(), sql, [document], |row| row.get(0))
            .map_err(|source| self.fault(source))
    }
}

impl Transaction<'_> {
    /// A dropped draft, if one has this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn dropped(&self, id: &str) -> Result<Option<DroppedRecord>, StoreFault> {
        those(&self.connection, &sql::DROPPED.one(), [id], rows::dropped)
            .map(|found| found.into_iter().next())
            .map_err(|source| self.fault(source))
    }
}

fn known(connection: &Connection, id: &str) -> rusqlite::Result<Option<KnownDocument>> {
    let Some(row) = row_id(connection, Kind::Document, id)? else {
        return Ok(None);
    };
    let cites = those(connection, &sql::CITATIONS.one(), [row], rows::citation)?;
    let record = connection
        .query_row(&sql::DOCUMENTS.one(), [row], |row| {
            rows::document(row, cites)
        })
        .optional()?;
    let Some(record) = record else {
        return Ok(None);
    };
    let mut claims: Vec<i64> = those(connection, sql::CLAIMS_OF_DOCUMENT, [row], |row| row.get(0))?;
    claims.sort_unstable();
    claims.dedup();
    let mut statements = Vec::new();
    for claim in claims {
        let slug: String =
            connection.query_row("SELECT slug FROM claims WHERE id = ?1", [claim], |row| {
                row.get(0)
            })?;
        let said = those(connection, &sql::STATEMENTS.one(), [claim], rows::statement)?;
        let here = said.into_iter().filter(|said| said.document.value == id);
        statements.extend(here.map(|said| (slug.clone(), said)));
    }
    let of_document = format!(
        "{} WHERE x.document_id = ?1 ORDER BY x.slug",
        sql::DROPPED.columns()
    );
    let dropped = those(connection, &of_document, [row], rows::dropped)?;
    Ok(Some(KnownDocument {
        record,
        statements,
        dropped,
    }))
}
