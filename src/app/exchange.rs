//! Views as graphs for other programs.

use std::io;

use crate::analysis::phrase;
use crate::app::fault::AppFault;
use crate::app::picture::{self, View};
use crate::app::report::Findings;
use crate::draw::exchange::framework::{Framework, MOST_CONTRADICTIONS};
use crate::draw::exchange::graph::Exchange;
use crate::draw::exchange::{self, ExchangeFormat, tables};
use crate::model::claim::Claim;
use crate::model::key::Key;

/// Writes a view as a graph.
///
/// # Errors
/// When the view is no graph, or too large a one.
pub fn graph(
    findings: &Findings<'_>,
    view: View,
    format: ExchangeFormat,
) -> Result<Vec<u8>, AppFault> {
    exchange::write(&exchanged(findings, view)?, format).map_err(unwritten)
}

/// Writes a view as two tables, of vertices and of edges: the name of each file, and what is in it.
///
/// # Errors
/// As [`graph`].
pub fn tables(
    findings: &Findings<'_>,
    view: View,
) -> Result<[(&'static str, Vec<u8>); 2], AppFault> {
    tables::write(&exchanged(findings, view)?).map_err(unwritten)
}

/// Writes the claims of a view as an argumentation framework.
///
/// # Errors
/// When the view does not hold all that contradicts its claims, when it has no claims, or too many contradictions.
pub fn framework(findings: &Findings<'_>, view: View) -> Result<Vec<u8>, AppFault> {
    let Findings {
        casebook,
        positions,
        ..
    } = findings;
    let (title, claims): (&str, Vec<Key<Claim>>) = match view {
        View::Dispute(question) => (
            casebook[question].text(),
            findings.dispute_or_question(question).claims,
        ),
        View::Claims => (
            "All claims",
            casebook.live_claims().map(|(key, _)| key).collect(),
        ),
        _ => {
            return Err(AppFault::Undecidable(
                "an argumentation framework (.af) needs claims with all that contradicts them: take a dispute with \
                 `graph dispute QUESTION`, or all with `graph claims`"
                    .into(),
            ));
        }
    };
    if claims.is_empty() {
        return Err(AppFault::Undecidable(
            "there are no claims here, and an argumentation framework (.af) needs one at least: drafts and retracted claims \
             do not count"
                .into(),
        ));
    }
    let framework = Framework::of(casebook, positions, claims).ok_or_else(|| {
        let most = phrase::number(MOST_CONTRADICTIONS.into());
        let instead = match view {
            View::Claims => ": take one dispute with `graph dispute QUESTION`",
            _ => "; `graph overview` sums them up",
        };
        AppFault::Undecidable(format!(
            "more than {most} contradictions are too many for a solver{instead}"
        ))
    })?;
    Ok(framework.write(casebook, title))
}

fn exchanged(findings: &Findings<'_>, view: View) -> Result<Exchange, AppFault> {
    let picture = picture::picture(findings, view)?;
    let exchange = Exchange::of(findings.casebook, &picture);
    Ok(if view == View::Claims {
        exchange.named_by_claims()
    } else {
        exchange
    })
}

fn unwritten(error: io::Error) -> AppFault {
    AppFault::Undecidable(format!("the graph cannot be written: {error}"))
}
