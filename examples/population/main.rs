//! Makes a casebook in JSON Lines of tab-separated figures: a place and year, a contributor, a figure, and the year.
//!
//! ```sh
//! cargo run --example population -- FOLDER > population.jsonl
//! gainsay import population.jsonl
//! ```
//!
//! `FOLDER` holds `population-new-new.txt`. docs/population.md says what becomes of what, and what came of it.
#![expect(clippy::print_stderr, reason = "a program says what is wrong")]

mod convert;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("name the folder that holds {}", convert::FILE);
        return ExitCode::from(2);
    };
    let converted = fs::read(folder.join(convert::FILE))
        .map_err(|error| format!("{} cannot be read: {error}", convert::FILE))
        .and_then(|bytes| convert::casebook(&bytes))
        .and_then(|casebook| {
            let written = io::stdout().lock().write_all(casebook.as_bytes());
            written.map_err(|error| format!("the casebook cannot be written: {error}"))
        });
    match converted {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
