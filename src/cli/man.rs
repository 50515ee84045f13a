use std::fs;
use std::path::PathBuf;

use clap::Args;
use gainsay::app::AppFault;

use crate::cli::output::{Done, Failure, Output};

/// Write the manual page to standard output, or all pages into a directory
#[derive(Debug, Args)]
pub(super) struct Man {
    /// The directory for gainsay.1 and a page for each command
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
}

pub(super) fn run(
    command: &Man,
    definition: clap::Command,
    output: &mut Output,
) -> Result<Done, Failure> {
    match &command.directory {
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(definition).render(&mut page)?;
            output.write_to(None, &page)?;
        }
        Some(directory) => {
            let unwritable = |error| AppFault::Unwritable {
                path: directory.clone(),
                error,
            };
            fs::create_dir_all(directory).map_err(unwritable)?;
            clap_mangen::generate_to(definition, directory).map_err(unwritable)?;
            output.talk(&format!(
                "wrote the manual pages into {}",
                directory.display()
            ));
        }
    }
    Ok(Done::Fine)
}
