use std::path::Path;

use clap::Args;
use clap::builder::PossibleValuesParser;
use gainsay::app::decide;
use gainsay::app::describe::explain;
use gainsay::app::find::claim;
use gainsay::model::Word;
use gainsay::model::claim::LinkKind;

use crate::cli::author::By;
use crate::cli::output::{Done, Failure, Output};

/// State a relation between two claims, or take it back
///
/// `contradicts` joins the pairs that the rule derives; `retracts` takes a claim out of the analyses once everybody who
/// said it also said a claim that retracts it.
#[derive(Debug, Args)]
pub(super) struct Link {
    /// The id of the claim that it starts at
    from: String,
    /// The relation
    #[arg(value_parser = PossibleValuesParser::new(LinkKind::ALL.iter().map(|kind| kind.word())))]
    kind: String,
    /// The id of the claim that it leads to
    to: String,
    /// On what grounds
    #[arg(long, value_name = "REASON")]
    why: Option<String>,
    /// Take the statement back; the log of changes keeps it
    #[arg(long)]
    remove: bool,
    #[command(flatten)]
    by: By,
}

pub(super) fn run(command: &Link, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let kind = LinkKind::from_word(&command.kind)
        .ok_or_else(|| Failure::Usage(format!("`{}` is no kind of link", command.kind)))?;
    let author = command.by.named_author()?;
    let link = (command.from.as_str(), kind, command.to.as_str());
    let casebook = if command.remove {
        decide::unlink(db, &author, link, command.why.as_deref())?
    } else {
        decide::link(db, &author, link, command.why.as_deref())?
    };
    output.text(&explain(
        &casebook,
        claim(&casebook, &command.from)?,
        claim(&casebook, &command.to)?,
    ))?;
    Ok(Done::Fine)
}
