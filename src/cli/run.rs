//! The arguments, and which command they mean.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::cli::output::Output;
use crate::cli::{
    camps, check, completions, demo, disputes, draft, explain, export, graph, import, init, judge,
    link, man, narratives, review, search, show, sources, sql, stories, timeline,
};

/// A casebook for people who cross-check what officials say.
///
/// gainsay keeps every claim with who said it and where it stands, derives which claims cannot both be true, and explains
/// each pair in a sentence. It gives no verdict of its own.
#[derive(Debug, Parser)]
#[command(
    name = "gainsay",
    version,
    propagate_version = true,
    max_term_width = 100
)]
#[command(
    after_help = "Exit codes: 0 fine, 1 findings, 2 usage, 3 bad input, 4 casebook or database, 70 a fault of gainsay's own."
)]
struct Arguments {
    /// The casebook's file; by default that named in GAINSAY_DB, else gainsay.db
    #[arg(long, global = true, value_name = "FILE")]
    db: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Demo),
    Init(init::Init),
    Draft(draft::Draft),
    Import(import::Import),
    Review(review::Review),
    Export(export::Export),
    Check(check::Check),
    Disputes(disputes::Disputes),
    Camps(camps::Camps),
    Narratives(narratives::Narratives),
    Show(show::Show),
    Explain(explain::Explain),
    Sources(sources::Sources),
    Stories(stories::Stories),
    Timeline(timeline::Timeline),
    Judge(judge::Judge),
    Link(link::Link),
    Search(search::SearchFor),
    Sql(sql::Sql),
    Graph(graph::Graph),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Runs the command that the process was called with.
pub(crate) fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // What cannot be printed was asked for by nobody any more.
            let _ = error.print();
            return if error.use_stderr() {
                ExitCode::from(2)
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    let mut output = Output::new();
    // clap's own reading of the environment would take its values for arguments: in its usage lines, and in what counts
    // as being called without any.
    let named = || std::env::var_os("GAINSAY_DB").filter(|name| !name.is_empty());
    let db = arguments.db.or_else(|| named().map(PathBuf::from));
    let db = &db.unwrap_or_else(|| PathBuf::from("gainsay.db"));
    let done = match arguments.command {
        Command::Demo(command) => demo::run(&command, &mut output),
        Command::Init(command) => init::run(&command, db, &mut output),
        Command::Draft(command) => draft::run(&command, db, &mut output),
        Command::Import(command) => import::run(&command, db, &mut output),
        Command::Review(command) => review::run(&command, db, &mut output),
        Command::Export(command) => export::run(&command, db, &mut output),
        Command::Check(command) => check::run(&command, db, &mut output),
        Command::Disputes(command) => disputes::run(&command, db, &mut output),
        Command::Camps(command) => camps::run(&command, db, &mut output),
        Command::Narratives(command) => narratives::run(&command, db, &mut output),
        Command::Show(command) => show::run(&command, db, &mut output),
        Command::Explain(command) => explain::run(&command, db, &mut output),
        Command::Sources(command) => sources::run(&command, db, &mut output),
        Command::Stories(command) => stories::run(&command, db, &mut output),
        Command::Timeline(command) => timeline::run(&command, db, &mut output),
        Command::Judge(command) => judge::run(&command, db, &mut output),
        Command::Link(command) => link::run(&command, db, &mut output),
        Command::Search(command) => search::run(&command, db, &mut output),
        Command::Sql(command) => sql::run(&command, db, &mut output),
        Command::Graph(command) => graph::run(&command, db, &mut output),
        Command::Completions(command) => {
            completions::run(&command, Arguments::command(), &mut output)
        }
        Command::Man(command) => man::run(&command, Arguments::command(), &mut output),
    };
    output.finish(done)
}
