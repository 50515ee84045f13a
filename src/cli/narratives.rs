use std::path::Path;

use clap::{Args, ValueEnum};
use gainsay::app::narratives::{NarrativeReport, Telling};
use gainsay::app::report::Findings;
use gainsay::store::Store;

use crate::cli::compared::{Number, number};
use crate::cli::output::{Done, Failure, Output};
use crate::cli::whole;
use crate::cli::writer::{RowFormat, write_rows};

/// Show what each party, or each camp, holds on the disputed points, and where these narratives clash
///
/// A narrative is the positions that a party's speakers, or a camp's members, hold across disputes, each with the claims
/// and statements that it is built from. Below stand the points where it contradicts itself, those on which it is not on
/// record, where the narratives clash, and what several of them hold alike. Disputes stand in the order in which they
/// were first spoken of. `graph narratives` draws them side by side.
#[derive(Debug, Args)]
pub(super) struct Narratives {
    #[command(flatten)]
    told: Told,
    /// Rows for other programs, one for each position that somebody holds, rather than text
    #[arg(long, value_name = "FORM")]
    format: Option<RowFormat>,
}

/// Who tells the narratives.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Told {
    /// Who tells the narratives
    #[arg(long, default_value = "parties", value_name = "WHO")]
    by: Who,
    /// Of camps, at most so many, or `auto` for as many as fit best
    #[arg(long, default_value = "auto", value_name = "NUMBER", value_parser = number)]
    camps: Number,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Who {
    /// The parties: whatever their speakers said
    Parties,
    /// The camps of speakers, as `camps` finds them across disputes
    Camps,
}

impl Told {
    /// Who tells, in the program's own terms.
    ///
    /// # Errors
    /// When a number of camps is given although parties tell.
    pub(super) fn telling(self) -> Result<Telling, Failure> {
        match (self.by, self.camps) {
            (Who::Parties, Number::Auto) => Ok(Telling::Parties),
            (Who::Parties, Number::AtMost(_)) => Err(Failure::Usage(
                "a number of camps was given, but parties tell the narratives: add --by camps"
                    .into(),
            )),
            (Who::Camps, Number::Auto) => Ok(Telling::Camps(None)),
            (Who::Camps, Number::AtMost(most)) => Ok(Telling::Camps(Some(most))),
        }
    }
}

pub(super) fn run(command: &Narratives, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let telling = command.told.telling()?;
    let casebook = whole::load(&Store::open_read_only(db)?, output)?;
    let findings = Findings::of(&casebook);
    let report = NarrativeReport::of(&findings, telling)?;
    match command.format {
        Some(format) => write_rows(&report.rows(), format, output.data())?,
        None => output.text(&report.text())?,
    }
    Ok(Done::Fine)
}
