//! Pictures in the form that is asked for: by Graphviz where it is present, else drawn by ourselves.

use std::time::Duration;

use crate::app::fault::AppFault;
use crate::app::narratives::{NarrativeReport, Telling};
use crate::app::report::Findings;
use crate::draw::exchange::{self, ExchangeFormat};
use crate::draw::format::OutputFormat;
use crate::draw::picture::Picture;
use crate::draw::render::{self, RenderFault};
use crate::draw::{claim, dispute, dot, grid, lanes, matrix, narratives, overview};
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;

/// What to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The dispute that a question belongs to; a question in no dispute is drawn with its positions.
    Dispute(Key<Question>),
    /// A claim and its neighbourhood.
    Claim(Key<Claim>),
    /// Parties and disputes.
    Overview,
    /// Who answered a question when.
    Timeline(Key<Question>),
    /// What parties or camps hold on the disputed points, side by side.
    Narratives(Telling),
}

/// A picture.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether Graphviz is absent, so that a simpler drawing stands in.
    pub without_graphviz: bool,
}

/// Draws a view.
///
/// # Errors
/// When Graphviz is absent and the format needs it, or when it is too slow or fails.
pub fn draw(
    findings: &Findings<'_>,
    view: View,
    format: OutputFormat,
    limit: Duration,
) -> Result<Drawing, AppFault> {
    let Some(picture) = picture(findings, view)? else {
        if format != OutputFormat::Svg {
            return Err(no_graph());
        }
        return Ok(Drawing {
            bytes: own_svg(findings, view, &Picture::default()).into_bytes(),
            without_graphviz: false,
        });
    };
    match render::render(&dot::write(&picture, format), format, limit) {
        Ok(bytes) => Ok(Drawing {
            bytes,
            without_graphviz: false,
        }),
        Err(RenderFault::Absent { .. }) if format == OutputFormat::Svg => Ok(Drawing {
            bytes: own_svg(findings, view, &picture).into_bytes(),
            without_graphviz: true,
        }),
        Err(fault) => Err(fault.into()),
    }
}

/// Writes a view as a graph for other programs.
///
/// # Errors
/// When the view is no graph.
pub fn exchange(
    findings: &Findings<'_>,
    view: View,
    format: ExchangeFormat,
) -> Result<Vec<u8>, AppFault> {
    let picture = picture(findings, view)?.ok_or_else(no_graph)?;
    exchange::write(&picture, format)
        .map_err(|error| AppFault::Undecidable(format!("the graph cannot be written: {error}")))
}

fn no_graph() -> AppFault {
    AppFault::Undecidable(
        "a timeline is drawn as .svg only: end the name in .svg, or draw the dispute with `graph dispute`".into(),
    )
}

/// The graph of a view; a timeline has none, since its rows and columns are nothing that Graphviz lays out.
fn picture(findings: &Findings<'_>, view: View) -> Result<Option<Picture>, AppFault> {
    let Findings {
        casebook,
        positions,
        disputes,
    } = findings;
    Ok(Some(match view {
        View::Dispute(question) => {
            dispute::picture(casebook, positions, &findings.dispute_or_question(question))
        }
        View::Claim(key) => claim::picture(casebook, positions, key),
        View::Overview => overview::picture(casebook, positions, disputes),
        View::Narratives(telling) => {
            let report = NarrativeReport::of(findings, telling)?;
            narratives::picture(
                casebook,
                positions,
                &report.narratives,
                &report.membership,
                &report.columns(),
            )
        }
        View::Timeline(_) => return Ok(None),
    }))
}

/// A view drawn without Graphviz.
fn own_svg(findings: &Findings<'_>, view: View, picture: &Picture) -> String {
    let Findings {
        casebook,
        positions,
        disputes,
    } = findings;
    match view {
        View::Dispute(question) => {
            lanes::dispute_svg(casebook, positions, &findings.dispute_or_question(question))
        }
        View::Claim(key) => lanes::claim_svg(casebook, positions, disputes, key),
        View::Overview => matrix::overview_svg(casebook, positions, disputes),
        View::Narratives(_) => grid::svg(picture),
        View::Timeline(question) => lanes::question_svg(casebook, positions, question),
    }
}
