//! The binary: its own root, which declares what the library cannot see.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    // What a panic says stands on standard error already.
    std::panic::catch_unwind(cli::run).unwrap_or(ExitCode::from(70))
}
