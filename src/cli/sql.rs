use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use clap::Args;
use gainsay::app::AppFault;
use gainsay::store::{QueryLimits, Rows};

use crate::cli::output::{Done, Failure, Output};
use crate::cli::writer::{RowFormat, write_rows};

/// The longest query that is read from standard input, in bytes.
const LONGEST: u64 = 1 << 20;

/// Query the casebook in SQL, for reading only
///
/// docs/sql.md describes the views. Nothing that a query does can change the casebook or write a file.
#[derive(Debug, Args)]
pub(super) struct Sql {
    /// One SELECT; `-` reads it from standard input
    query: String,
    /// The form of the rows
    #[arg(long, default_value = "table", value_name = "FORM")]
    format: RowFormat,
    /// Stop a query that runs longer than this many seconds
    #[arg(long, default_value_t = 10, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
    /// Refuse a result of more rows than this; none is ever dropped
    #[arg(long, default_value_t = 100_000, value_name = "N")]
    max_rows: usize,
}

pub(super) fn run(command: &Sql, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let sql = if command.query == "-" {
        let mut text = String::new();
        io::stdin()
            .take(LONGEST + 1)
            .read_to_string(&mut text)
            .map_err(|error| {
                Failure::Usage(format!(
                    "the query cannot be read from standard input: {error}"
                ))
            })?;
        if text.len() as u64 > LONGEST {
            return Err(Failure::Usage("the query is longer than 1 MiB".into()));
        }
        text
    } else {
        command.query.clone()
    };
    let limits = QueryLimits {
        time: Duration::from_secs(command.timeout),
        rows: command.max_rows,
    };
    let rows = Rows::query(db, &sql, limits).map_err(AppFault::from)?;
    write_rows(&rows, command.format, output.data())?;
    Ok(Done::Fine)
}
