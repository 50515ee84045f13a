//! An index of words that is made beside the thread that writes the rows, and copied into their file when it is done: SQLite
//! has one writer a file, and gathering words is a third of an import.

use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::types::ToSqlOutput;

use crate::store::connection::Transaction;
use crate::store::fault::StoreFault;
use crate::store::search::index::SearchIndex;

/// The tables of the index, as the schema has them.
const TABLES: [&str; 6] = [
    "search_state",
    "search_claims",
    "search_documents",
    "search_words",
    "search_stems",
    "search_parts",
];

/// How many rows are written by one statement, which costs a third less than one by one.
const SEVERAL: usize = 16;

/// The texts of some claims and titles, to be added to an index.
#[derive(Debug, Default)]
pub struct NewTexts {
    /// The texts of claims one behind the other, which is cheaper than one by one.
    texts: String,
    /// The rows of the claims, and where their texts end.
    claims: Vec<(i64, usize)>,
    /// The rows of documents, their titles and languages.
    titles: Vec<(i64, String, Option<String>)>,
}

impl NewTexts {
    /// Adds a claim.
    pub fn claim(&mut self, id: i64, text: &str) {
        self.texts.push_str(text);
        self.claims.push((id, self.texts.len()));
    }

    /// Adds a document.
    pub fn document(&mut self, id: i64, title: &str, lang: Option<&str>) {
        self.titles
            .push((id, title.to_owned(), lang.map(str::to_owned)));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.claims.len() + self.titles.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// An index of words in a file of its own, which has no name and goes away with this value.
#[derive(Debug)]
pub struct IndexAside {
    /// The casebook.
    path: PathBuf,
    connection: Connection,
    /// What makes the tables.
    schema: Vec<String>,
}

impl IndexAside {
    /// Makes an empty one for the casebook of a transaction, which has no words yet.
    ///
    /// # Errors
    /// When there is no place for it.
    pub fn new(casebook: &Transaction<'_>) -> Result<Self, StoreFault> {
        let make = || {
            let connection = Connection::open("")?;
            // What is lost with the program need not be safe from its end.
            connection.pragma_update(None, "journal_mode", "off")?;
            connection.pragma_update(None, "synchronous", "off")?;
            let mut schema = Vec::new();
            for table in TABLES {
                schema.push(casebook.connection.query_row(
                    "SELECT sql FROM sqlite_schema WHERE name = ?1",
                    [table],
                    |row| row.get(0),
                )?);
            }
            Ok(Self {
                path: casebook.path().into(),
                connection,
                schema,
            })
        };
        make().map_err(|source| casebook.fault(source))
    }

    /// Adds texts until there are no more; all rows are new, in the order of their numbers.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn fill(&mut self, texts: impl IntoIterator<Item = NewTexts>) -> Result<(), StoreFault> {
        let path = self.path.clone();
        self.try_fill(texts)
            .map_err(|source| StoreFault::from_sqlite(&path, source))
    }

    fn try_fill(&mut self, texts: impl IntoIterator<Item = NewTexts>) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction()?;
        for sql in &self.schema {
            transaction.execute_batch(sql)?;
        }
        let mut index = SearchIndex::of_nothing(&transaction)?;
        index.begin_bulk()?;
        for new in texts {
            let mut start = 0;
            for (id, end) in &new.claims {
                index.add_claim(*id, new.texts.get(start..*end).unwrap_or_default())?;
                start = *end;
            }
            for (id, title, lang) in &new.titles {
                index.add_document(*id, title, lang.as_deref())?;
            }
        }
        index.end_bulk()?;
        drop(index);
        transaction.commit()
    }

    /// Copies it into the file of a casebook whose own index was not touched yet.
    ///
    /// # Errors
    /// When either cannot be read or written.
    pub fn copy_into(&self, casebook: &Transaction<'_>) -> Result<(), StoreFault> {
        let from = &self.connection;
        let to = &casebook.connection;
        let copy = || {
            let mut all = from.prepare(
                "SELECT name FROM sqlite_schema
                 WHERE type = 'table' AND name LIKE 'search\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%'",
            )?;
            let names = all.query_map([], |row| row.get::<_, String>(0))?;
            for name in names {
                copy_table(from, to, &name?)?;
            }
            Ok(())
        };
        copy().map_err(|source| casebook.fault(source))
    }
}

/// Puts all rows of a table in the place of those of its namesake.
fn copy_table(from: &Connection, to: &Connection, name: &str) -> rusqlite::Result<()> {
    to.execute(&format!("DELETE FROM {name}"), [])?;
    let mut read = from.prepare(&format!("SELECT * FROM {name}"))?;
    let columns = read.column_count();
    let marks = format!("({})", vec!["?"; columns].join(", "));
    let insert = |number| {
        let marks = vec![marks.as_str(); number].join(", ");
        to.prepare(&format!("INSERT INTO {name} VALUES {marks}"))
    };
    let (mut several, mut one) = (insert(SEVERAL)?, insert(1)?);
    let mut left: usize = from.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| {
        row.get(0)
    })?;
    let mut rows = read.query([])?;
    while left > 0 {
        let (write, number) = match left {
            SEVERAL.. => (&mut several, SEVERAL),
            _ => (&mut one, 1),
        };
        for place in 0..number {
            let Some(row) = rows.next()? else {
                return Ok(());
            };
            for column in 0..columns {
                let cell = ToSqlOutput::Borrowed(row.get_ref(column)?);
                write.raw_bind_parameter(place * columns + column + 1, cell)?;
            }
        }
        write.raw_execute()?;
        left -= number;
    }
    Ok(())
}
