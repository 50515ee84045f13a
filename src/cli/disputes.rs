use std::path::Path;

use clap::{Args, ValueEnum};
use gainsay::app::disputes::{self, Counted, Told};
use gainsay::app::report::Findings;
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};
use crate::cli::writer::{RowFormat, write_rows};

/// How many disputes of a large casebook are told where nobody says how many.
const LIMIT: usize = 20;
/// Up to how many claims a dispute of a large casebook is told in full.
const IN_FULL: usize = 60;

/// Show who contradicts whom: each dispute, its positions with everybody who asserts them, and why
///
/// ≠ marks a contradiction (both cannot be true, whichever way they are read), ≠? a tension (only if read literally),
/// ✕ a pair that a person dismissed.
///
/// Of a casebook with more than 5,000 claims the 20 disputes with most contradictions are told, those with more than 60
/// claims by their numbers alone, and what was left out is counted. Rows are given for all disputes unless --limit says
/// otherwise. The counts are kept in the user's cache folder until the file changes.
#[derive(Debug, Args)]
pub(super) struct Disputes {
    /// Rows for other programs, one a dispute, rather than text
    #[arg(long, value_name = "FORM")]
    format: Option<RowFormat>,
    /// At most so many disputes; what is left out is counted
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// The order: by default by id, or, where some are left out, those with most contradictions first
    #[arg(long, value_name = "ORDER")]
    by: Option<By>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum By {
    /// By id
    Id,
    /// Those with most contradictions first
    Contradictions,
}

pub(super) fn run(command: &Disputes, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let store = Store::open_read_only(db)?;
    let is_large = disputes::is_large(&store)?;
    if !is_large && command.limit.is_none() && command.by.is_none() {
        let casebook = store.load()?;
        let findings = Findings::of(&casebook);
        match command.format {
            Some(format) => write_rows(&findings.disputes_rows(), format, output.data())?,
            None => output.text(&findings.disputes_text())?,
        }
        return Ok(Done::Fine);
    }
    let all = if is_large {
        let folder = disputes::folder(&|name| std::env::var_os(name));
        disputes::kept(&store, folder.as_deref())?
    } else {
        Counted::of(&store)?
    };
    let named = command
        .limit
        .map(|limit| usize::try_from(limit).unwrap_or(usize::MAX));
    let limit = match (named, command.format) {
        (Some(limit), _) => limit,
        (None, None) if is_large => LIMIT,
        (None, _) => usize::MAX,
    };
    let order = match command.by {
        Some(By::Id) => disputes::Order::Id,
        Some(By::Contradictions) => disputes::Order::Contradictions,
        None if all.disputes.len() > limit => disputes::Order::Contradictions,
        None => disputes::Order::Id,
    };
    if let Some(format) = command.format {
        let rows = disputes::rows(&store, &all, order, limit)?;
        write_rows(&rows, format, output.data())?;
        return Ok(Done::Fine);
    }
    let told = Told {
        order,
        limit,
        in_full: if is_large { IN_FULL } else { usize::MAX },
    };
    disputes::tell(&store, &all, told, &mut |text| -> Result<(), Failure> {
        Ok(output.text(text)?)
    })?;
    Ok(Done::Fine)
}
