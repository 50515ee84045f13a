use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;
use gainsay::app::import::{Progress, import_with};
use gainsay::formats::Input;
use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::author::By;
use crate::cli::output::{Done, Failure, Output};

/// Bring YAML and JSON Lines files into the casebook: all of them, or nothing
///
/// The files may refer to each other and to what the casebook has, in any order. A record of an id that the casebook has
/// replaces the old one; the log of changes keeps both. The casebook is made if there is none.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// Files in YAML (.yaml, .yml) or JSON Lines (.jsonl, .ndjson); `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    by: By,
}

pub(super) fn run(command: &Import, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    let author = command.by.author()?;
    if command
        .files
        .iter()
        .filter(|file| file.as_os_str() == "-")
        .count()
        > 1
    {
        return Err(Failure::Usage(
            "standard input can be read only once: write `-` once".into(),
        ));
    }
    let inputs = command
        .files
        .iter()
        .map(|file| match file.as_os_str() == "-" {
            true => Input::stream("standard input", io::stdin()),
            false => Input::path(file),
        });
    let mut bar = Bar::default();
    let done = import_with(db, inputs.collect(), &author, &mut |progress| {
        bar.show(progress)
    });
    bar.clear();
    let summary = done?;
    if summary.created {
        output.talk(&format!("made a new casebook, {}", db.display()));
    }
    for (kind, tally) in &summary.kinds {
        let mut parts = Vec::new();
        for (number, word) in [
            (tally.new, "new"),
            (tally.changed, "changed"),
            (tally.unchanged, "unchanged"),
        ] {
            if number > 0 {
                parts.push(format!("{number} {word}"));
            }
        }
        output.talk(&format!("{kind}: {}", parts.join(", ")));
    }
    if summary.is_unchanged() {
        output.talk("nothing changed");
    }
    Ok(Done::Fine)
}

/// How far an import is, with its rate and the time that is left; on a terminal only.
#[derive(Default)]
struct Bar {
    shown: Option<ProgressBar>,
}

impl Bar {
    fn show(&mut self, progress: Progress) {
        if !io::stderr().is_terminal() {
            return;
        }
        match progress {
            Progress::Reading { done, of } => {
                let bar = self.shown.get_or_insert_with(|| {
                    let style = ProgressStyle::with_template(
                        "{bar:30} {percent}%  {binary_bytes_per_sec}  {eta} left",
                    );
                    let bar = ProgressBar::new(of);
                    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
                    bar
                });
                bar.set_position(done);
            }
            Progress::Ordering => {
                if let Some(bar) = &self.shown {
                    bar.set_style(ProgressStyle::default_spinner());
                    bar.set_message("making the indexes");
                }
            }
        }
    }

    fn clear(&self) {
        if let Some(bar) = &self.shown {
            bar.finish_and_clear();
        }
    }
}
