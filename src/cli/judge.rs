use std::path::Path;

use clap::{ArgGroup, Args};
use gainsay::app::decide;
use gainsay::app::describe::explain;
use gainsay::app::find::claim;
use gainsay::model::claim::Verdict;

use crate::cli::author::By;
use crate::cli::output::{Done, Failure, Output};

/// Record what you decided on a pair of claims that exclude each other
///
/// Judgements are kept for ever; a newer one on the same pair takes the place of an older one in what is shown. A
/// dismissed pair is shown as dismissed, not hidden.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("verdict").args(["confirm", "dismiss"]).required(true)))]
pub(super) struct Judge {
    /// The id of a claim
    a: String,
    /// The id of the other claim
    b: String,
    /// They do contradict each other
    #[arg(long)]
    confirm: bool,
    /// They do not
    #[arg(long)]
    dismiss: bool,
    /// On what grounds
    #[arg(long, value_name = "REASON")]
    why: String,
    #[command(flatten)]
    by: By,
}

pub(super) fn run(command: &Judge, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let verdict = if command.confirm {
        Verdict::Confirmed
    } else {
        Verdict::Dismissed
    };
    let casebook = decide::judge(
        db,
        &command.by.named_author()?,
        (&command.a, &command.b),
        verdict,
        &command.why,
    )?;
    output.text(&explain(
        &casebook,
        claim(&casebook, &command.a)?,
        claim(&casebook, &command.b)?,
    ))?;
    Ok(Done::Fine)
}
