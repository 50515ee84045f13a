//! What people annotated, where it is: drafting stays above what docs/drafting.md says of it.

use std::path::{Path, PathBuf};

use crate::tally::Tally;
use crate::{adaq, pfsa, polnear, seeds};

/// The folder of a corpus; none, with a notice, where the data is not.
fn corpus(name: &str) -> Option<PathBuf> {
    let data = std::env::var_os("GAINSAY_DATA");
    if data.is_none() {
        println!("skipped: GAINSAY_DATA is not set, so there is no {name}");
    }
    data.map(|data| Path::new(&data).join(name))
}

#[track_caller]
fn least(tally: Tally, precision: f64, recall: f64) {
    let (found, known) = tally.precision_and_recall();
    assert!(
        found.is_none_or(|found| found >= precision),
        "precision {found:?} of {tally:?}"
    );
    assert!(
        known.is_none_or(|known| known >= recall),
        "recall {known:?} of {tally:?}"
    );
}

#[test]
fn english_news() {
    let Some(path) = corpus("polnear/dev") else {
        return;
    };
    let tallies = polnear::score(&path, 0).expect("it reads");
    least(tallies[0].1, 0.83, 0.54);
    // Of quotations that no cue reaches nobody is told.
    least(tallies[2].1, 0.87, 0.83);
}

#[test]
fn indonesian_quotations() {
    let Some(path) = corpus("pfsa-id/dev-40.txt") else {
        return;
    };
    assert!(pfsa::is(&path).expect("it reads"));
    let tallies = pfsa::score(&path, 0).expect("it reads");
    least(tallies[0].1, 0.83, 0.97);
    least(tallies[1].1, 0.94, 0.92);
}

#[test]
fn russian_sentences() {
    let Some(path) = corpus("adaq-ru") else {
        return;
    };
    assert!(adaq::is(&path));
    least(adaq::score(&path, 0).expect("it reads")[0].1, 0.90, 0.80);
}

#[test]
fn the_articles_of_the_shipped_casebook() {
    let Some(path) = corpus("seeds") else { return };
    assert!(seeds::is(&path));
    let tallies = seeds::score(&path, 0).expect("it reads");
    least(tallies[0].1, 0.95, 0.0);
    least(tallies[1].1, 0.0, 0.90);
}
