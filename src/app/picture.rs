//! Pictures in the form that is asked for: by Graphviz where it is present, else drawn by ourselves.

use std::time::Duration;

use crate::analysis::phrase;
use crate::analysis::signed::{By, Over};
use crate::analysis::stories::Teller;
use crate::app::camps::CampReport;
use crate::app::fault::AppFault;
use crate::app::find::Subject;
use crate::app::narratives::{NarrativeReport, Telling};
use crate::app::report::Findings;
use crate::app::sources as app_sources;
use crate::draw::format::OutputFormat;
use crate::draw::picture::Picture;
use crate::draw::render::{self, RenderFault};
use crate::draw::{
    aligned, camps, claim, claims, dispute, dot, lanes, layers, matrix, narratives, overview,
    sources,
};
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::words::Word;

/// What to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The dispute that a question belongs to; a question in no dispute is drawn with its positions.
    Dispute(Key<Question>),
    /// A claim and its neighbourhood.
    Claim(Key<Claim>),
    /// All live claims, each by itself.
    Claims,
    /// Parties and disputes.
    Overview,
    /// Who answered a question when.
    Timeline(Key<Question>),
    /// Who stands with whom: speakers or parties, where they are compared, and into how many camps at most.
    Camps {
        /// Who is compared.
        by: By,
        /// Where.
        over: Over,
        /// How many camps there may be at most.
        most: Option<usize>,
        /// Whether as a table rather than as boxes.
        matrix: bool,
    },
    /// What a claim, the positions on a question, or the claims of a document stand on.
    Sources(Subject),
    /// What a speaker or a party said when, on which question, and what changed.
    Record(Teller),
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
/// When Graphviz is absent and the format needs it, when it is too slow or fails, or when there is too much to see.
pub fn draw(
    findings: &Findings<'_>,
    view: View,
    format: OutputFormat,
    limit: Duration,
) -> Result<Drawing, AppFault> {
    if format == OutputFormat::Svg && is_own(view) {
        return Ok(Drawing {
            bytes: own_svg(findings, view)?.into_bytes(),
            without_graphviz: false,
        });
    }
    if is_own(view) && format != OutputFormat::Dot {
        return Err(AppFault::Undecidable(format!(
            "timelines and matrices are drawn without Graphviz, which lays out no rows and columns, and so not as .{}: end \
             the name in .svg, or in .dot, .json or .graphml for the graph behind it",
            format.word()
        )));
    }
    let picture = picture(findings, view)?;
    if view == View::Claims && format != OutputFormat::Dot {
        visible(&picture)?;
    }
    match render::render(&dot::write(&picture, format), format, limit) {
        Ok(bytes) => Ok(Drawing {
            bytes,
            without_graphviz: false,
        }),
        Err(RenderFault::Absent { .. }) if format == OutputFormat::Svg && view != View::Claims => {
            Ok(Drawing {
                bytes: own_svg(findings, view)?.into_bytes(),
                without_graphviz: true,
            })
        }
        Err(RenderFault::Absent { program }) if view == View::Claims => {
            Err(AppFault::Undecidable(format!(
                "Graphviz draws all claims by themselves, and `{program}` was not found: install it, ask for a .dot file, or \
                 draw the parties and disputes with `graph overview`, which needs none for an .svg"
            )))
        }
        Err(fault) => Err(fault.into()),
    }
}

/// Refuses a picture of all claims in which nobody would see anything.
fn visible(picture: &Picture) -> Result<(), AppFault> {
    let Some((nodes, lines)) = claims::too_many_to_draw(picture) else {
        return Ok(());
    };
    Err(AppFault::Undecidable(format!(
        "{} and {} are too much to see in one picture, which holds {} claims and {} lines: draw the parties and disputes with \
         `graph overview` or one dispute with `graph dispute QUESTION`, or write the graph for other programs, as `-o claims.graphml`",
        phrase::plural(nodes, "claim"),
        phrase::plural(lines, "line"),
        claims::MOST_DRAWN_CLAIMS,
        claims::MOST_DRAWN_LINES,
    )))
}

/// Whether our own drawing is the better one, Graphviz or not: it lays out no rows and columns.
fn is_own(view: View) -> bool {
    matches!(
        view,
        View::Timeline(_) | View::Record(_) | View::Camps { matrix: true, .. }
    )
}

/// The graph of a view.
pub(super) fn picture(findings: &Findings<'_>, view: View) -> Result<Picture, AppFault> {
    let Findings {
        casebook,
        positions,
        disputes,
    } = findings;
    Ok(match view {
        View::Dispute(question) => {
            dispute::picture(casebook, positions, &findings.dispute_or_question(question))
        }
        View::Claim(key) => claim::picture(casebook, positions, key),
        View::Claims => claims::picture(casebook, positions).map_err(|fault| {
            AppFault::Undecidable(format!(
                "{fault}: take one dispute with `graph dispute QUESTION`, which draws claims of one answer as one"
            ))
        })?,
        View::Overview => overview::picture(casebook, positions, disputes),
        View::Timeline(question) => lanes::question_picture(casebook, positions, question),
        View::Record(teller) => lanes::teller_picture(casebook, positions, teller),
        View::Sources(subject) => {
            let (title, asked) = app_sources::drawn(casebook, subject);
            sources::picture(casebook, &title, &asked)
        }
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
        View::Camps { by, over, most, .. } => {
            camps::picture(CampReport::of(findings, by, over, most)?.divided())
        }
    })
}

/// A view drawn without Graphviz.
///
/// # Errors
/// When there is too much to compare or to draw.
pub fn own_svg(findings: &Findings<'_>, view: View) -> Result<String, AppFault> {
    let Findings {
        casebook,
        positions,
        disputes,
    } = findings;
    Ok(match view {
        View::Dispute(question) => {
            lanes::dispute_svg(casebook, positions, &findings.dispute_or_question(question))
        }
        View::Claim(key) => lanes::claim_svg(casebook, positions, disputes, key),
        // No drawing of our own shows all claims by themselves, and `draw` asks for none.
        View::Overview | View::Claims => matrix::overview_svg(casebook, positions, disputes),
        View::Narratives(_) => aligned::svg(&picture(findings, view)?),
        View::Timeline(question) => lanes::question_svg(casebook, positions, question),
        View::Record(teller) => lanes::teller_svg(casebook, positions, teller),
        View::Sources(_) => layers::svg(&picture(findings, view)?),
        View::Camps { by, over, most, .. } => {
            camps::table::svg(CampReport::of(findings, by, over, most)?.divided())
        }
    })
}
