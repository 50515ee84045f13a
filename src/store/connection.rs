//! Opening a casebook's file, and nothing else's.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::model::legible::system_words;
use crate::store::fault::StoreFault;
use crate::store::schema::{self, APPLICATION_ID, OLDEST, VERSION};

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);

/// Every SQLite file begins with this.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// An open casebook.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
}

impl Store {
    /// Makes a new, empty casebook.
    ///
    /// # Errors
    /// When there is something at `path`, or it cannot be written.
    pub fn create(path: &Path) -> Result<Self, StoreFault> {
        if path.exists() {
            return Err(StoreFault::Exists(path.into()));
        }
        let fault = |source| StoreFault::from_sqlite(path, source);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(plain(path), flags).map_err(fault)?;
        let mut store = Self {
            path: path.into(),
            connection,
        };
        store.prepare()?;
        store.write(|transaction| schema::create(&transaction.connection).map_err(fault))?;
        Ok(store)
    }

    /// Opens a casebook for reading and writing; one of an older version is upgraded.
    ///
    /// # Errors
    /// When there is none, or the file is of another program, of a newer version, damaged or not writable. It is then
    /// as it was.
    pub fn open(path: &Path) -> Result<Self, StoreFault> {
        let metadata = inspect(path)?;
        if metadata.permissions().readonly() {
            return Err(StoreFault::ReadOnly(path.into()));
        }
        let mut store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if store.version()? < VERSION {
            let fault = |source| StoreFault::from_sqlite(path, source);
            store.write(|transaction| {
                // Another program may have done it while this one waited for the right to write.
                let db = &transaction.connection;
                db.pragma_query_value(None, "user_version", |row| row.get(0))
                    .and_then(|found| schema::upgrade(db, found))
                    .map_err(fault)
            })?;
        }
        Ok(store)
    }

    /// Opens a casebook for reading only; one of an older version is upgraded first.
    ///
    /// # Errors
    /// As [`Store::open`]; only an older version has to be writable.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreFault> {
        inspect(path)?;
        let store = match Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY) {
            // A writer was killed half-way. Only who may write can undo what it left.
            Err(StoreFault::ReadOnly(_)) => {
                drop(Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?);
                Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?
            }
            opened => opened?,
        };
        if store.version()? < VERSION {
            drop(store);
            drop(Self::open(path)?);
            return Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
        }
        Ok(store)
    }

    fn connect(path: &Path, access: OpenFlags) -> Result<Self, StoreFault> {
        let fault = |source| StoreFault::from_sqlite(path, source);
        let connection =
            Connection::open_with_flags(plain(path), access | OpenFlags::SQLITE_OPEN_NO_MUTEX)
                .map_err(fault)?;
        let store = Self {
            path: path.into(),
            connection,
        };
        store.prepare()?;
        let id: i64 = store
            .connection
            .pragma_query_value(None, "application_id", |row| row.get(0))
            .map_err(fault)?;
        if id != APPLICATION_ID {
            return Err(StoreFault::Foreign(path.into()));
        }
        let found = store.version()?;
        if found > VERSION {
            return Err(StoreFault::Newer {
                path: path.into(),
                found,
            });
        }
        if found < OLDEST {
            return Err(StoreFault::Corrupt {
                path: path.into(),
                detail: format!("there was never a schema version {found}"),
            });
        }
        store.check_length()?;
        Ok(store)
    }

    fn prepare(&self) -> Result<(), StoreFault> {
        let fault = |source| StoreFault::from_sqlite(&self.path, source);
        self.connection.busy_timeout(PATIENCE).map_err(fault)?;
        self.connection
            .pragma_update(None, "foreign_keys", true)
            .map_err(fault)?;
        // Else SQLite prepares a kept statement with `column = ?` anew each time that it is used again.
        self.connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
            .map_err(fault)?;
        self.connection
            .pragma_update(None, "trusted_schema", false)
            .map_err(fault)
    }

    fn version(&self) -> Result<i64, StoreFault> {
        self.connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .map_err(|source| StoreFault::from_sqlite(&self.path, source))
    }

    /// A file that was cut off is found at once by its length, before anything is read from it.
    fn check_length(&self) -> Result<(), StoreFault> {
        let fault = |source| StoreFault::from_sqlite(&self.path, source);
        let journal: String = self
            .connection
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .map_err(fault)?;
        if journal == "wal" {
            // Another program's choice: the newest pages stand in a file beside this one.
            return Ok(());
        }
        let pages: u64 = self
            .connection
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .map_err(fault)?;
        let page: u64 = self
            .connection
            .pragma_query_value(None, "page_size", |row| row.get(0))
            .map_err(fault)?;
        let length = fs::metadata(&self.path).map_or(u64::MAX, |metadata| metadata.len());
        if length < pages * page {
            let detail = format!("it has {length} of {} bytes", pages * page);
            return Err(StoreFault::Corrupt {
                path: self.path.clone(),
                detail,
            });
        }
        Ok(())
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(super) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    pub(super) fn fault(&self, source: rusqlite::Error) -> StoreFault {
        StoreFault::from_sqlite(&self.path, source)
    }

    /// Runs `work` in one transaction: all of it is done when it succeeds, nothing when it fails. The right to write is
    /// taken at the start, so that what is read within stays true.
    ///
    /// # Errors
    /// When another program keeps writing for longer than five seconds, or what `work` gives.
    pub fn write<T, E: From<StoreFault>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write_under(TransactionBehavior::Immediate, work)
    }

    /// As [`Store::write`], but the right to write is taken only with the first thing that is written. What was read before
    /// stays true all the same: nobody writes in the meantime. Where another program is about to, this one gives way at once.
    ///
    /// # Errors
    /// As [`Store::write`], but without patience.
    pub fn read_and_write<T, E: From<StoreFault>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write_under(TransactionBehavior::Deferred, work)
    }

    fn write_under<T, E: From<StoreFault>>(
        &mut self,
        behavior: TransactionBehavior,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let path = self.path.clone();
        let fault = |source| E::from(StoreFault::from_sqlite(&path, source));
        let transaction = self
            .connection
            .transaction_with_behavior(behavior)
            .map_err(fault)?;
        let transaction = Transaction {
            path: &path,
            connection: transaction,
        };
        let done = work(&transaction)?;
        transaction.connection.commit().map_err(fault)?;
        Ok(done)
    }
}

/// A transaction that may write.
#[derive(Debug)]
pub struct Transaction<'a> {
    path: &'a Path,
    pub(super) connection: rusqlite::Transaction<'a>,
}

impl Transaction<'_> {
    pub(super) fn path(&self) -> &Path {
        self.path
    }

    pub(super) fn fault(&self, source: rusqlite::Error) -> StoreFault {
        StoreFault::from_sqlite(self.path, source)
    }
}

/// The same path, spelled so that it is a file to SQLite too, as `:memory:`, `file:x?mode=memory` and an empty one are not.
fn plain(path: &Path) -> Cow<'_, Path> {
    let name = path.as_os_str().as_encoded_bytes();
    if name.is_empty() || name.starts_with(b":") || name.starts_with(b"file:") {
        Path::new(".").join(path).into()
    } else {
        path.into()
    }
}

/// What SQLite would not say clearly: that there is no file, that it is none, that it is no database.
fn inspect(path: &Path) -> Result<fs::Metadata, StoreFault> {
    use std::io::Read;
    let unreachable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => StoreFault::Missing(path.into()),
        _ => StoreFault::Unreachable {
            path: path.into(),
            detail: system_words(&error),
        },
    };
    let metadata = fs::metadata(path).map_err(unreachable)?;
    if !metadata.is_file() {
        return Err(StoreFault::NotAFile(path.into()));
    }
    let mut start = Vec::with_capacity(MAGIC.len());
    fs::File::open(path)
        .and_then(|file| file.take(MAGIC.len() as u64).read_to_end(&mut start))
        .map_err(unreachable)?;
    if start != MAGIC {
        return Err(StoreFault::NotADatabase(path.into()));
    }
    Ok(metadata)
}
