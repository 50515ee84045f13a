//! Holds drafting to what people annotated: `cargo run --release --example score_drafts -- CORPUS [--errors N]`.
//!
//! CORPUS is a folder or file of one of the corpora that docs/drafting.md names; its form tells which.
#![expect(clippy::print_stdout, reason = "an example that tells what it counts")]

mod adaq;
mod overlap;
mod pfsa;
mod polnear;
mod seeds;
mod tally;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut corpus = None;
    let mut errors = 0;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--errors" {
            errors = arguments.next().ok_or("--errors N")?.parse()?;
        } else {
            corpus = Some(argument);
        }
    }
    let corpus = corpus.ok_or("which corpus? score_drafts CORPUS [--errors N]")?;
    let path = Path::new(&corpus);
    let tallies = if path.join("attributions").is_dir() {
        polnear::score(path, errors)?
    } else if path.is_file() && pfsa::is(path)? {
        pfsa::score(path, errors)?
    } else if adaq::is(path) {
        adaq::score(path, errors)?
    } else if seeds::is(path) {
        seeds::score(path, errors)?
    } else {
        return Err(format!("`{corpus}` has the form of no corpus that is known here").into());
    };
    for (what, tally) in tallies {
        let (precision, recall) = tally.precision_and_recall();
        let told = |part: Option<f64>| part.map_or("  -  ".to_owned(), |part| format!("{part:.3}"));
        let f = precision.zip(recall).map(|(p, r)| {
            if p + r > 0.0 {
                2.0 * p * r / (p + r)
            } else {
                0.0
            }
        });
        println!(
            "{what:<40} precision {}  recall {}  F {}   ({} found, {} annotated, {} the same)",
            told(precision),
            told(recall),
            told(f),
            tally.found,
            tally.marked,
            tally.right
        );
    }
    Ok(())
}
