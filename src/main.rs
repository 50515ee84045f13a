//! The binary: its own root, which declares what the library cannot see.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
