use std::path::Path;

use clap::{Args, ValueEnum};
use gainsay::app::disputes;
use gainsay::app::narratives::{NarrativeReport, OfFile, Telling};
use gainsay::app::report::Findings;
use gainsay::store::Store;

use crate::cli::compared::{Number, number};
use crate::cli::output::{Done, Failure, Output};
use crate::cli::whole;
use crate::cli::writer::{RowFormat, write_rows};

/// How many disputes of a large casebook are told of where nobody says how many.
const LIMIT: usize = 20;

/// Show what each party, or each camp, holds on the disputed points, and where these narratives clash
///
/// A narrative is the positions that a party's speakers, or a camp's members, hold across disputes, each with the claims
/// and statements that it is built from. Below stand the points where it contradicts itself, those on which it is not on
/// record, where the narratives clash, and what several of them hold alike. Disputes stand in the order in which they
/// were first spoken of. `graph narratives` draws them side by side.
///
/// Of a casebook with more than 5,000 claims the narratives of parties are told of the 20 disputes with most contradictions,
/// the positions that most claims hold first, and what was left out is counted. Rows are given for all disputes unless
/// --limit says otherwise.
#[derive(Debug, Args)]
pub(super) struct Narratives {
    #[command(flatten)]
    told: Told,
    /// Rows for other programs, one for each position that somebody holds, rather than text
    #[arg(long, value_name = "FORM")]
    format: Option<RowFormat>,
    /// Tell of so many disputes at most, those with most contradictions; for parties
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
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
    let store = Store::open_read_only(db)?;
    if let Some(file) = of_file(&store, telling, command)? {
        let findings = file.findings();
        let report = NarrativeReport::of_file(&findings, &file)?;
        return tell(&report, command.format, output);
    }
    let casebook = whole::load(&store, output)?;
    let findings = Findings::of(&casebook);
    tell(
        &NarrativeReport::of(&findings, telling)?,
        command.format,
        output,
    )
}

/// The disputes to tell of where these are some only.
fn of_file(
    store: &Store,
    telling: Telling,
    command: &Narratives,
) -> Result<Option<OfFile>, Failure> {
    let is_large = disputes::is_large(store)?;
    let limit = match (telling, command.limit, command.format) {
        (Telling::Camps(_), Some(_), _) => {
            return Err(Failure::Usage(
                "--limit was given, but camps are compared on all disputes: leave it out, or tell --by parties".into(),
            ));
        }
        (Telling::Parties, Some(limit), _) => usize::try_from(limit).unwrap_or(usize::MAX),
        (Telling::Parties, None, None) if is_large => LIMIT,
        _ => return Ok(None),
    };
    let folder = disputes::folder(&|name| std::env::var_os(name));
    let folder = folder.filter(|_| is_large);
    Ok(Some(OfFile::of(store, folder.as_deref(), limit, is_large)?))
}

fn tell(
    report: &NarrativeReport<'_>,
    format: Option<RowFormat>,
    output: &mut Output,
) -> Result<Done, Failure> {
    match format {
        Some(format) => write_rows(&report.rows(), format, output.data())?,
        None => output.text(&report.text())?,
    }
    Ok(Done::Fine)
}
