//! Queries of SQL users: nothing can be written, attached or loaded, and nothing runs or returns without end.
//!
//! A read-only connection alone is not enough (`VACUUM INTO` writes a file, a `PRAGMA` can lift it), so an authorizer
//! refuses everything but reading, a handler watches the clock, and SQLite's own limit bounds each value.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{ErrorCode, fallible_iterator::FallibleIterator};
use thiserror::Error;

use crate::store::connection::Store;
use crate::store::fault::StoreFault;

/// How much a query may take.
#[derive(Clone, Copy, Debug)]
pub struct QueryLimits {
    /// How long it may run.
    pub time: Duration,
    /// How many rows it may give; more are refused, never dropped in silence.
    pub rows: usize,
}

/// The largest value that a query may make, in bytes: SQLite cannot break off one long function, so this bounds it.
const MAX_VALUE: i32 = 1_000_000;
/// The longest pattern of LIKE and GLOB, in bytes: held against each byte of a value, it is one long function too.
const MAX_PATTERN: i32 = 1_000;
/// How many steps of SQLite's machine lie between two looks at the clock.
const STEPS: i32 = 1_000;
/// How many bytes all rows together may have.
const MAX_BYTES: usize = 256 << 20;
/// Pragmas that only tell something.
const PRAGMAS: [&str; 10] = [
    "table_info",
    "table_xinfo",
    "table_list",
    "index_list",
    "index_info",
    "index_xinfo",
    "foreign_key_list",
    "user_version",
    "application_id",
    "data_version",
];

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// SQL's NULL.
    Null,
    /// A whole number.
    Integer(i64),
    /// A floating-point number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// What a query gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// Why a query gave nothing.
#[derive(Debug, Error)]
pub enum QueryFault {
    /// The file cannot be used.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// SQLite does not understand it.
    #[error("{0}")]
    Sql(String),
    /// It would do more than read.
    #[error("only reading is allowed here: {0}")]
    Forbidden(String),
    /// It is empty.
    #[error("there is no query")]
    Empty,
    /// It is more than one statement.
    #[error("one query at a time: there is more behind the first `;`")]
    Several,
    /// It has parameters.
    #[error("the query has a parameter (`?` or `:name`): write the value itself")]
    Parameters,
    /// It ran too long.
    #[error("the query ran longer than {0:?}")]
    TooSlow(Duration),
    /// It gives too many rows.
    #[error("the query gives more than {0} rows")]
    TooManyRows(usize),
    /// It gives too much text.
    #[error("the query gives more than {} MiB", MAX_BYTES >> 20)]
    TooLarge,
    /// One value is too long.
    #[error("one value of the query has more than {MAX_VALUE} bytes")]
    ValueTooLarge,
}

impl Rows {
    /// Runs one reading query on the casebook at `path`.
    ///
    /// # Errors
    /// When the file cannot be used, the query is none, would do more than read, or passes a limit.
    pub fn query(path: &Path, sql: &str, limits: QueryLimits) -> Result<Self, QueryFault> {
        let mut store = Store::open_read_only(path)?;
        store.guard(limits)?;
        store.read(sql, limits)
    }
}

impl Store {
    /// Makes the connection fit for strangers' queries, for good.
    fn guard(&mut self, limits: QueryLimits) -> Result<(), StoreFault> {
        let started = Instant::now();
        let path = self.path().to_path_buf();
        let db = self.connection_mut();
        db.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_VALUE)
            .and_then(|_| db.set_limit(Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, MAX_PATTERN))
            .and_then(|_| db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0))
            .and_then(|_| db.authorizer(Some(authorize)))
            .and_then(|()| {
                db.progress_handler(STEPS, Some(move || started.elapsed() > limits.time))
            })
            .map_err(|source| StoreFault::from_sqlite(&path, source))
    }

    fn read(&self, sql: &str, limits: QueryLimits) -> Result<Rows, QueryFault> {
        let db = self.connection();
        let fault = |source: rusqlite::Error| self.query_fault(source, limits);
        let mut batch = rusqlite::Batch::new(db, sql);
        let mut statement = batch.next().map_err(fault)?.ok_or(QueryFault::Empty)?;
        if batch.next().map_err(fault)?.is_some() {
            return Err(QueryFault::Several);
        }
        if statement.parameter_count() > 0 {
            return Err(QueryFault::Parameters);
        }
        let mut found = Rows {
            columns: statement.column_names().map(str::to_owned).collect(),
            rows: Vec::new(),
        };
        let mut bytes = 0;
        let mut rows = statement.query([]).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            if found.rows.len() == limits.rows {
                return Err(QueryFault::TooManyRows(limits.rows));
            }
            let mut cells = Vec::with_capacity(found.columns.len());
            for column in 0..found.columns.len() {
                let cell = cell(row.get_ref(column).map_err(fault)?);
                bytes += size_of::<Cell>()
                    + match &cell {
                        Cell::Text(text) => text.len(),
                        Cell::Blob(bytes) => bytes.len(),
                        _ => 0,
                    };
                cells.push(cell);
            }
            if bytes > MAX_BYTES {
                return Err(QueryFault::TooLarge);
            }
            found.rows.push(cells);
        }
        Ok(found)
    }

    fn query_fault(&self, source: rusqlite::Error, limits: QueryLimits) -> QueryFault {
        match source.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => QueryFault::TooSlow(limits.time),
            Some(ErrorCode::AuthorizationForStatementDenied | ErrorCode::ReadOnly) => {
                QueryFault::Forbidden(plain(&source))
            }
            Some(ErrorCode::TooBig) => QueryFault::ValueTooLarge,
            Some(
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::DatabaseBusy,
            ) => QueryFault::Store(self.fault(source)),
            _ => QueryFault::Sql(plain(&source)),
        }
    }
}

/// SQLite's own words.
fn plain(source: &rusqlite::Error) -> String {
    match source {
        rusqlite::Error::SqliteFailure(_, Some(message)) => message.clone(),
        rusqlite::Error::SqlInputError {
            msg, sql, offset, ..
        } => {
            let at = usize::try_from(*offset)
                .ok()
                .filter(|at| sql.is_char_boundary(*at));
            let near: String = at
                .map(|at| sql[at..].chars().take(24).collect())
                .unwrap_or_default();
            if near.is_empty() {
                msg.clone()
            } else {
                format!("{msg}, at `{near}`")
            }
        }
        other => other.to_string(),
    }
}

fn authorize(context: AuthContext<'_>) -> Authorization {
    let allowed = match context.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => true,
        AuthAction::Function { function_name } => {
            !function_name.eq_ignore_ascii_case("load_extension")
        }
        AuthAction::Pragma { pragma_name, .. } => PRAGMAS
            .iter()
            .any(|name| name.eq_ignore_ascii_case(pragma_name)),
        _ => false,
    };
    if allowed {
        Authorization::Allow
    } else {
        Authorization::Deny
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Cell::Blob(bytes.to_vec()),
    }
}
