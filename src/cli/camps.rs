use std::path::Path;

use clap::{Args, ValueEnum};
use gainsay::app::camps::CampReport;
use gainsay::app::disputes;
use gainsay::app::report::Findings;
use gainsay::store::Store;

use crate::cli::compared::Compared;
use crate::cli::output::{Done, Failure, Output};
use crate::cli::writer::{RowFormat, write_rows};

/// Show who stands with whom across disputes: camps, what speaks against them, and how sure they are
///
/// Two who agree on a question have a claim of the same answer there; two contradict each other on it where claims of
/// theirs cannot both be true. The camps are those that leave the least of both unexplained. They say who says the same,
/// not why, and not who is right. docs/camps.md explains every figure.
#[derive(Debug, Args)]
pub(super) struct Camps {
    #[command(flatten)]
    compared: Compared,
    /// Rows for other programs rather than text
    #[arg(long, value_name = "FORM")]
    format: Option<RowFormat>,
    /// What a row is
    #[arg(
        long,
        default_value = "members",
        value_name = "WHAT",
        requires = "format"
    )]
    rows: Row,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Row {
    /// One who is compared, with its camp
    Members,
    /// Two who can be compared, with how they stand to each other
    Pairs,
}

pub(super) fn run(command: &Camps, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let store = Store::open_read_only(db)?;
    let compared = &command.compared;
    let (by, over, most) = (compared.by(), compared.over(), compared.most());
    if disputes::is_large(&store)? {
        let people = store.load_people()?;
        return write(
            command,
            &CampReport::of_file(&store, &people, (by, over), most)?,
            output,
        );
    }
    let casebook = store.load()?;
    let findings = Findings::of(&casebook);
    write(command, &CampReport::of(&findings, by, over, most)?, output)
}

fn write(command: &Camps, report: &CampReport<'_>, output: &mut Output) -> Result<Done, Failure> {
    match (command.format, command.rows) {
        (None, _) => output.text(&report.text())?,
        (Some(format), Row::Members) => write_rows(&report.members(), format, output.data())?,
        (Some(format), Row::Pairs) => write_rows(&report.pairs(), format, output.data())?,
    }
    Ok(Done::Fine)
}
