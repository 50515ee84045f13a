use clap::Args;
use clap_complete::Shell;

use crate::cli::output::{Done, Failure, Output};

/// Write a completion script for a shell to standard output
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

pub(super) fn run(
    command: &Completions,
    mut definition: clap::Command,
    output: &mut Output,
) -> Result<Done, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut definition, "gainsay", &mut script);
    output.write_to(None, &script)?;
    Ok(Done::Fine)
}
