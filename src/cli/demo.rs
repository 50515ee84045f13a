use std::path::PathBuf;

use clap::Args;
use gainsay::app::demo::demo;

use crate::cli::author::By;
use crate::cli::output::{Done, Failure, Output};

/// Build the shipped casebook and show its disputes as text, diagrams and a page
///
/// The casebook is about five articles on the conflict over Nagorno-Karabakh. It is written to DIR/karabakh.db, and its
/// disputes beside it as text, DOT, SVG and a page. Nothing needs to be installed; with Graphviz the diagrams are fuller.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// The directory to write to
    #[arg(default_value = "demo", value_name = "DIR")]
    directory: PathBuf,
    #[command(flatten)]
    by: By,
}

pub(super) fn run(command: &Demo, output: &mut Output) -> Result<Done, Failure> {
    let done = demo(&command.directory, &command.by.author()?)?;
    output.text(&done.text)?;
    for file in &done.files {
        output.talk(&format!("wrote {}", file.display()));
    }
    if done.without_graphviz {
        output.talk("Graphviz was not found, so the pictures are drawn without it; install it for the full diagrams");
    }
    output.talk(&format!(
        "open {} in a browser",
        command.directory.join("index.html").display()
    ));
    Ok(Done::Fine)
}
