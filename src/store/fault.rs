//! Why a casebook's file cannot be used.

use std::path::PathBuf;

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::store::schema::VERSION;

/// Why a casebook's file cannot be used; the file is untouched.
#[derive(Debug, Error)]
pub enum StoreFault {
    /// There is no such file.
    #[error("there is no casebook at `{0}`")]
    Missing(PathBuf),
    /// There is one already.
    #[error("`{0}` exists already")]
    Exists(PathBuf),
    /// A directory, or something else that is no file.
    #[error("`{0}` is not a file")]
    NotAFile(PathBuf),
    /// Not an SQLite file.
    #[error("`{0}` is not a casebook: it is no SQLite database")]
    NotADatabase(PathBuf),
    /// An SQLite file of another program.
    #[error("`{0}` is not a casebook: it is the SQLite database of another program")]
    Foreign(PathBuf),
    /// A casebook of a newer version of the program.
    #[error(
        "`{path}` was made by a newer gainsay (schema version {found}; this one knows up to {VERSION})"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
    },
    /// Damaged.
    #[error("`{path}` is damaged: {detail}")]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// What it holds does not pass the checks.
    #[error("`{path}` holds what no import would have let in: {detail}")]
    Inconsistent {
        /// The file.
        path: PathBuf,
        /// The first faults.
        detail: String,
    },
    /// Another program is writing to it.
    #[error("another program is writing to `{0}`")]
    Locked(PathBuf),
    /// It must not be written.
    #[error("`{0}` cannot be written to: it is read-only")]
    ReadOnly(PathBuf),
    /// An older version made it, nothing was written since, and nothing can be.
    #[error(
        "`{0}` has no index of words yet, since an older gainsay made it, and cannot be written to"
    )]
    NoSearchIndex(PathBuf),
    /// The operating system refuses.
    #[error("`{path}` cannot be opened: {detail}")]
    Unreachable {
        /// The file.
        path: PathBuf,
        /// Why.
        detail: String,
    },
    /// Anything else that SQLite says.
    #[error("`{path}`: {source}")]
    Database {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}

impl StoreFault {
    /// The same, told of another file: the one that a file which is not in its place yet was to be.
    #[must_use]
    pub fn of(mut self, place: &std::path::Path) -> Self {
        match &mut self {
            Self::Missing(path)
            | Self::Exists(path)
            | Self::NotAFile(path)
            | Self::NotADatabase(path)
            | Self::Foreign(path)
            | Self::Locked(path)
            | Self::ReadOnly(path)
            | Self::NoSearchIndex(path)
            | Self::Newer { path, .. }
            | Self::Corrupt { path, .. }
            | Self::Inconsistent { path, .. }
            | Self::Unreachable { path, .. }
            | Self::Database { path, .. } => *path = place.into(),
        }
        self
    }

    /// Sorts an error of SQLite's by what a person can do about it.
    pub(super) fn from_sqlite(path: &std::path::Path, source: rusqlite::Error) -> Self {
        let path = path.to_path_buf();
        let detail = source.to_string();
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotADatabase(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt { path, detail },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(path),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly(path),
            Some(
                ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure,
            ) => Self::Unreachable { path, detail },
            _ => Self::Database { path, source },
        }
    }
}
