use std::path::Path;

use clap::{Args, ValueEnum};
use gainsay::analysis::signed::{By, Over};
use gainsay::app::camps::CampReport;
use gainsay::app::report::Findings;
use gainsay::store::Store;

use crate::cli::output::{Done, Failure, Output};
use crate::cli::writer::{RowFormat, write_rows};

/// Show who stands with whom across disputes: camps, what speaks against them, and how sure they are
///
/// Two who agree on a question have a claim of the same answer there; two contradict each other on it where claims of
/// theirs cannot both be true. The camps are those that leave the least of both unexplained. They say who says the same,
/// not why, and not who is right. docs/camps.md explains every figure.
#[derive(Debug, Args)]
pub(super) struct Camps {
    /// Who is compared
    #[arg(long, default_value = "speakers", value_name = "WHO")]
    by: Who,
    /// Where they are compared
    #[arg(long, default_value = "disputes", value_name = "WHERE")]
    over: Where,
    /// At most so many camps, or `auto` for as many as fit best
    #[arg(long, default_value = "auto", value_name = "NUMBER", value_parser = number)]
    camps: Number,
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
enum Who {
    /// Every speaker for itself
    Speakers,
    /// All speakers of a party as one
    Parties,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Where {
    /// On questions on which somebody contradicts somebody
    Disputes,
    /// On every question that both answer, disputed or not
    Questions,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Row {
    /// One who is compared, with its camp
    Members,
    /// Two who can be compared, with how they stand to each other
    Pairs,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Number {
    Auto,
    AtMost(usize),
}

pub(super) fn number(text: &str) -> Result<Number, String> {
    match text.parse() {
        Ok(0) => Err("there is no division into 0 camps".into()),
        Ok(most) => Ok(Number::AtMost(most)),
        Err(_) if text == "auto" => Ok(Number::Auto),
        Err(_) => Err("a number of camps, or `auto`, is expected".into()),
    }
}

pub(super) fn run(command: &Camps, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let casebook = Store::open_read_only(db)?.load()?;
    let findings = Findings::of(&casebook);
    let by = match command.by {
        Who::Speakers => By::Speakers,
        Who::Parties => By::Parties,
    };
    let over = match command.over {
        Where::Questions => Over::Questions,
        Where::Disputes => Over::Disputes,
    };
    let most = match command.camps {
        Number::Auto => None,
        Number::AtMost(most) => Some(most),
    };
    let report = CampReport::of(&findings, by, over, most)?;
    match (command.format, command.rows) {
        (None, _) => output.text(&report.text())?,
        (Some(format), Row::Members) => write_rows(&report.members(), format, output.data())?,
        (Some(format), Row::Pairs) => write_rows(&report.pairs(), format, output.data())?,
    }
    Ok(Done::Fine)
}
