//! Keeping the index of words with what is written. Direct inserts: triggers on the tables would cost five times as much.

use rusqlite::{Connection, OptionalExtension, params};

use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;
use crate::store::search::folder::{FoldedText, Folder};

/// The way in which words are folded and stemmed. A change of it, also by a newer stemmer, needs another number: an index
/// with the old one is then made anew.
const FOLDING: i64 = 1;

/// How many bytes FTS5 gathers before it writes them down, by itself and in bulk.
const HASH_BYTES: (i64, i64) = (1 << 20, 64 << 20);

/// The index of words, open for writing in somebody's transaction.
#[derive(Debug)]
pub struct SearchIndex<'db> {
    db: &'db Connection,
    folder: Folder,
}

impl Transaction<'_> {
    /// The index of words, up to date with what was written before.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn search_index(&self) -> Result<SearchIndex<'_>, StoreFault> {
        SearchIndex::of(&self.connection).map_err(|source| self.fault(source))
    }
}

impl Store {
    /// Whether words can be looked for: not in a file of an older version that nothing was written to since.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has_search_index(&self) -> Result<bool, StoreFault> {
        is_current(self.connection()).map_err(|source| self.fault(source))
    }

    /// Makes the index of words where it is missing or of an older way of folding.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn fill_search_index(&mut self) -> Result<(), StoreFault> {
        self.write(|transaction| transaction.search_index().map(|_| ()))
    }
}

fn is_current(db: &Connection) -> rusqlite::Result<bool> {
    let folding: Option<i64> = db
        .query_row("SELECT folding FROM search_state", [], |row| row.get(0))
        .optional()?;
    Ok(folding == Some(FOLDING))
}

impl<'db> SearchIndex<'db> {
    /// The index of the casebook behind a connection; made anew first if it is of an older version.
    pub(in crate::store) fn of(db: &'db Connection) -> rusqlite::Result<Self> {
        let mut index = Self {
            db,
            folder: Folder::default(),
        };
        if !is_current(db)? {
            index.make_anew()?;
        }
        Ok(index)
    }

    fn make_anew(&mut self) -> rusqlite::Result<()> {
        self.db.execute_batch(
            "INSERT INTO search_claims(search_claims) VALUES ('delete-all');
             INSERT INTO search_documents(search_documents) VALUES ('delete-all');
             INSERT INTO search_parts(search_parts) VALUES ('delete-all');
             DELETE FROM search_stems;
             DELETE FROM search_words;
             DELETE FROM search_state;",
        )?;
        self.begin_bulk()?;
        self.add_claims_behind(0)?;
        self.add_documents_behind(0)?;
        self.end_bulk()?;
        self.set_current()
    }

    fn set_current(&self) -> rusqlite::Result<()> {
        self.db
            .execute("INSERT INTO search_state (folding) VALUES (?1)", [FOLDING])
            .map(|_| ())
    }

    /// An index where there is nothing yet but its empty tables.
    pub(super) fn of_nothing(db: &'db Connection) -> rusqlite::Result<Self> {
        let index = Self {
            db,
            folder: Folder::default(),
        };
        index.set_current()?;
        Ok(index)
    }

    /// Prepares for many claims: more is gathered in memory, up to 64 MiB, before it is sorted and written.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn begin_bulk(&mut self) -> rusqlite::Result<()> {
        self.gather(HASH_BYTES.1)
    }

    /// Ends what [`SearchIndex::begin_bulk`] began, in the same transaction.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn end_bulk(&mut self) -> rusqlite::Result<()> {
        self.gather(HASH_BYTES.0)
    }

    fn gather(&self, bytes: i64) -> rusqlite::Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO search_claims(search_claims, rank) VALUES ('hashsize', ?1)",
            )?
            .execute([bytes])
            .map(|_| ())
    }

    /// Adds every claim whose row is behind this one; none of them may be in the index.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_claims_behind(&mut self, id: i64) -> rusqlite::Result<()> {
        let db = self.db;
        let mut claims = db.prepare("SELECT id, text FROM claims WHERE id > ?1 ORDER BY id")?;
        let mut rows = claims.query([id])?;
        while let Some(row) = rows.next()? {
            self.add_claim(row.get(0)?, row.get_ref(1)?.as_str()?)?;
        }
        Ok(())
    }

    /// Adds every document whose row is behind this one; none of them may be in the index.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_documents_behind(&mut self, id: i64) -> rusqlite::Result<()> {
        let db = self.db;
        let mut documents = db.prepare(
            "SELECT id, title, lang FROM documents WHERE id > ?1 AND title IS NOT NULL ORDER BY id",
        )?;
        let mut rows = documents.query([id])?;
        while let Some(row) = rows.next()? {
            let lang: Option<String> = row.get(2)?;
            self.add_document(row.get(0)?, row.get_ref(1)?.as_str()?, lang.as_deref())?;
        }
        Ok(())
    }

    /// Adds a claim that is new.
    ///
    /// # Errors
    /// When it is in the index already, or the file cannot be written.
    pub fn add_claim(&mut self, id: i64, text: &str) -> rusqlite::Result<()> {
        let folded = self.folder.fold(text, None);
        self.write(
            "INSERT INTO search_claims(rowid, text) VALUES (?1, ?2)",
            id,
            &folded,
        )
    }

    /// Adds a claim, in place of its old text if it was in the index.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_claim(&mut self, id: i64, text: &str) -> rusqlite::Result<()> {
        let folded = self.folder.fold(text, None);
        self.write(
            "INSERT OR REPLACE INTO search_claims(rowid, text) VALUES (?1, ?2)",
            id,
            &folded,
        )
    }

    /// Takes a claim out, if it is in.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_claim(&mut self, id: i64) -> rusqlite::Result<()> {
        self.db
            .prepare_cached("DELETE FROM search_claims WHERE rowid = ?1")?
            .execute([id])
            .map(|_| ())
    }

    /// Adds a document that is new, by its title and language.
    ///
    /// # Errors
    /// When it is in the index already, or the file cannot be written.
    pub fn add_document(
        &mut self,
        id: i64,
        title: &str,
        lang: Option<&str>,
    ) -> rusqlite::Result<()> {
        let folded = self.folder.fold(title, lang);
        self.write(
            "INSERT INTO search_documents(rowid, title) VALUES (?1, ?2)",
            id,
            &folded,
        )
    }

    /// Adds a document, in place of its old title if it was in the index; without a title it is taken out.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_document(
        &mut self,
        id: i64,
        title: Option<&str>,
        lang: Option<&str>,
    ) -> rusqlite::Result<()> {
        let Some(title) = title else {
            return self.remove_document(id);
        };
        let folded = self.folder.fold(title, lang);
        self.write(
            "INSERT OR REPLACE INTO search_documents(rowid, title) VALUES (?1, ?2)",
            id,
            &folded,
        )
    }

    /// Takes a document out, if it is in.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_document(&mut self, id: i64) -> rusqlite::Result<()> {
        self.db
            .prepare_cached("DELETE FROM search_documents WHERE rowid = ?1")?
            .execute([id])
            .map(|_| ())
    }

    /// Writes a text, and those of its words that may be new.
    fn write(&mut self, insert: &str, id: i64, text: &FoldedText) -> rusqlite::Result<()> {
        self.db
            .prepare_cached(insert)?
            .execute(params![id, text.line])?;
        for (word, stem) in &text.new {
            self.note(word, stem.as_ref())?;
        }
        Ok(())
    }

    /// Notes a word, and its stem in the language of the text where it has one.
    fn note(&self, word: &str, stem: Option<&(&'static str, String)>) -> rusqlite::Result<()> {
        let known: Option<i64> = self
            .db
            .prepare_cached("SELECT id FROM search_words WHERE word = ?1")?
            .query_row([word], |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => {
                self.db
                    .prepare_cached("INSERT INTO search_words (word) VALUES (?1)")?
                    .execute([word])?;
                let id = self.db.last_insert_rowid();
                self.db
                    .prepare_cached("INSERT INTO search_parts(rowid, word) VALUES (?1, ?2)")?
                    .execute(params![id, word])?;
                id
            }
        };
        if let Some((lang, stem)) = stem {
            self.db
                .prepare_cached(
                    "INSERT OR IGNORE INTO search_stems (lang, stem, word_id) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![lang, stem, id])?;
        }
        Ok(())
    }
}
