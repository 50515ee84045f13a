use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use gainsay::formats::{jsonl, yaml};
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};

/// Write the whole casebook as YAML or JSON Lines
///
/// Importing what was written gives the same casebook; the same casebook gives the same bytes.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The format
    format: ExportFormat,
    /// The file to write; by default standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ExportFormat {
    /// Pages that a person can read, mend and review
    Yaml,
    /// One record a line, for bulk
    Jsonl,
}

pub(super) fn run(command: &Export, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let records = Store::open_read_only(db)?.load()?.records();
    let mut bytes = Vec::new();
    match command.format {
        ExportFormat::Yaml => yaml::write(&records, &mut bytes)?,
        ExportFormat::Jsonl => jsonl::write(&records, &mut bytes)?,
    }
    output.write_to(command.output.as_deref(), &bytes)?;
    Ok(Done::Fine)
}
