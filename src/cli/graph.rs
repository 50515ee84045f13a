use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, Subcommand};
use gainsay::analysis::positions::Positions;
use gainsay::app::narratives::{OfFile, Telling};
use gainsay::app::picture::{View, draw};
use gainsay::app::report::Findings;
use gainsay::app::{disputes, exchange, files, find, part, timeline};
use gainsay::draw::flow::{self, Shares};
use gainsay::draw::format::{FileFormat, OutputFormat};
use gainsay::draw::narratives::MOST_POINTS;
use gainsay::model::casebook::Casebook;
use gainsay::store::Store;

use crate::cli::compared::Compared;
use crate::cli::narratives::Told;
use crate::cli::output::{Done, Failure, Output};
use crate::cli::whole;

/// Draw a diagram
///
/// Without --output the diagram is written to standard output as DOT, a timeline or a matrix as SVG. The ending of the file picks
/// another form: .dot, .gv, .svg, .png or .pdf. Graphviz draws the picture where it is present; where it is not, .svg is
/// drawn without it. Other endings give the graph behind the picture to other programs: .json (node-link, as networkx
/// reads it), .graphml, .gexf (as Gephi reads it, with dates) and .af (claims and contradictions, for argumentation
/// solvers). A name that ends in / is a folder for vertices.csv and edges.csv, as GraphFrames wants them.
#[derive(Debug, Args)]
pub(super) struct Graph {
    #[command(subcommand)]
    view: GraphView,
    /// The file to write, or with / at its end the folder
    #[arg(short, long, global = true, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Stop Graphviz after this many seconds
    #[arg(long, global = true, default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
}

#[derive(Debug, Subcommand)]
enum GraphView {
    /// One dispute: its positions, who asserts them, and what excludes what
    Dispute {
        /// The id of a question
        question: String,
    },
    /// One claim and its neighbourhood
    Claim {
        /// The id of the claim
        claim: String,
    },
    /// All claims, each by itself, with what excludes what; for other programs, and as a picture where they are few
    Claims,
    /// Parties and disputes
    Overview,
    /// What each party, or each camp, holds on the disputed points, side by side, and where these narratives clash
    Narratives {
        #[command(flatten)]
        told: Told,
    },
    /// Who stands with whom: a box a camp, with who agrees and who contradicts whom
    ///
    /// Lines that speak against the camps say so. Of many lines, those and the heaviest are drawn; --matrix shows all, as a
    /// table of everybody with everybody. docs/camps.md explains what is compared.
    Camps {
        #[command(flatten)]
        compared: Compared,
        /// A table instead of boxes and lines, always as SVG
        #[arg(long)]
        matrix: bool,
    },
    /// What a claim, each position on a question, or each claim of a document stands on
    ///
    /// From left to right: the statements, the documents that they stand in, what these name as their sources, and the
    /// origins. Solid arrows are named for the statement, dashed ones are citations that do not say what for. What
    /// everything rests on stands out.
    Sources {
        /// The id of a claim, a question or a document
        id: String,
        /// What is meant, where the id is that of several
        #[arg(long = "as", value_name = "KIND", value_parser = ["claim", "question", "document"])]
        kind: Option<String>,
    },
    /// Who said what when: rows of speakers for a question, rows of questions for a speaker or a party
    ///
    /// Columns are dates; what changed is joined. It is drawn as .svg, without Graphviz, which lays out no rows and columns;
    /// .dot, .json and .graphml give the same as a graph, each row a group with what was said in the order of time.
    Timeline {
        /// The id of a question, a speaker or a party
        id: String,
        /// What is meant, where the id is that of several
        #[arg(long = "as", value_name = "KIND", value_parser = ["question", "speaker", "party"])]
        kind: Option<String>,
    },
}

pub(super) fn run(command: &Graph, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let format = match &command.output {
        Some(path) if path.as_os_str() != "-" => {
            FileFormat::of_path(path).map_err(|fault| Failure::Usage(fault.to_string()))?
        }
        _ if matches!(
            command.view,
            GraphView::Timeline { .. } | GraphView::Camps { matrix: true, .. }
        ) =>
        {
            FileFormat::Picture(OutputFormat::Svg)
        }
        _ => FileFormat::Picture(OutputFormat::Dot),
    };
    let store = Store::open_read_only(db)?;
    if let (GraphView::Claims, FileFormat::Picture(OutputFormat::Dot)) = (&command.view, format) {
        return all_claims(command, &store, output);
    }
    let largest = match &command.view {
        GraphView::Overview if disputes::is_large(&store)? => {
            let folder = disputes::folder(&|name| std::env::var_os(name));
            Some(disputes::largest(&store, folder.as_deref())?)
        }
        _ => None,
    };
    let narrated = match &command.view {
        GraphView::Narratives { told }
            if told.telling()? == Telling::Parties && disputes::is_large(&store)? =>
        {
            let folder = disputes::folder(&|name| std::env::var_os(name));
            Some(OfFile::of(&store, folder.as_deref(), MOST_POINTS, true)?)
        }
        _ => None,
    };
    let casebook = match &command.view {
        _ if largest.is_some() || narrated.is_some() => Casebook::default(),
        GraphView::Dispute { question } => part::of_dispute(&store, question)?,
        GraphView::Claim { claim } => part::of_claim(&store, claim)?,
        GraphView::Sources { id, .. } => part::of_sources(&store, id)?,
        GraphView::Timeline { id, .. } => {
            whole::announce_statements(&store, id, true, output)?;
            part::of_drawn_timeline(&store, id)?
        }
        GraphView::Claims
        | GraphView::Overview
        | GraphView::Narratives { .. }
        | GraphView::Camps { .. } => whole::load(&store, output)?,
    };
    let findings = match (&largest, &narrated) {
        (Some(largest), _) => largest.findings(),
        (None, Some(narrated)) => narrated.findings(),
        (None, None) => Findings::of(&casebook),
    };
    let view = match &command.view {
        GraphView::Dispute { question } => View::Dispute(find::question(&casebook, question)?),
        GraphView::Claim { claim } => View::Claim(find::claim(&casebook, claim)?),
        GraphView::Claims => View::Claims,
        GraphView::Overview => View::Overview,
        GraphView::Narratives { told } => View::Narratives(told.telling()?),
        GraphView::Camps { compared, matrix } => View::Camps {
            by: compared.by(),
            over: compared.over(),
            most: compared.most(),
            matrix: *matrix,
        },
        GraphView::Sources { id, kind } => {
            let found = find::sourced(&casebook, id)?;
            View::Sources(find::one_of(&found, id, kind.as_deref())?)
        }
        GraphView::Timeline { id, kind } => timeline::drawn(&casebook, id, kind.as_deref())?,
    };
    let format = match format {
        FileFormat::Picture(format) => format,
        FileFormat::Exchange(format) => {
            let bytes = exchange::graph(&findings, view, format)?;
            output.write_to(command.output.as_deref(), &bytes)?;
            return Ok(Done::Fine);
        }
        FileFormat::Framework => {
            let bytes = exchange::framework(&findings, view)?;
            output.write_to(command.output.as_deref(), &bytes)?;
            return Ok(Done::Fine);
        }
        FileFormat::Tables => {
            let tables = exchange::tables(&findings, view)?;
            let folder = command.output.as_deref().unwrap_or(Path::new("."));
            for path in files::write_new(folder, &tables)? {
                output.talk(&format!("wrote {}", path.display()));
            }
            return Ok(Done::Fine);
        }
    };
    let drawing = draw(
        &findings,
        view,
        format,
        Duration::from_secs(command.timeout),
    )?;
    output.write_to(command.output.as_deref(), &drawing.bytes)?;
    if drawing.without_graphviz {
        output.talk("Graphviz was not found, so the picture is drawn without it; with it installed, `dot` draws the full diagram");
    }
    Ok(Done::Fine)
}

/// All claims, however many they are: as DOT they are for programs.
fn all_claims(command: &Graph, store: &Store, output: &mut Output) -> Result<Done, Failure> {
    // The process ends behind it, and gives back at once what would be given back text by text.
    let casebook = ManuallyDrop::new(whole::load_drawn(store, output)?);
    let positions = ManuallyDrop::new(Positions::of(&casebook));
    output.stream_to(command.output.as_deref(), |out| {
        flow::write_all_claims(&casebook, &positions, Shares::default(), out)
    })?;
    Ok(Done::Fine)
}
