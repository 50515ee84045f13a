//! What goes through all of a file without loading it whole says what it would say of the whole, to the byte.

use std::collections::BTreeMap;

use gainsay::analysis::checks::Selection;
use gainsay::analysis::signed::{By, Over};
use gainsay::analysis::stories::Tellers;
use gainsay::app::camps::CampReport;
use gainsay::app::check::{Asked, check_file, check_for};
use gainsay::app::narratives::{self, NarrativeReport, Telling};
use gainsay::app::report::Findings;
use gainsay::app::stories::{OfFile, Stories};

use crate::support::casebooks::{self, checked};
use crate::support::{citations, made, shipped};
use crate::{cases, save};

/// Camps are made from bounds and names alone where a casebook is large.
#[test]
fn camps_of_a_file_are_those_of_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut camps = 0;
    for seed in 0..cases(60) {
        let casebook = if seed == 0 {
            checked(made::records())
        } else {
            casebooks::casebook(seed)
        };
        let store = save(&folder.path().join(format!("{seed}.db")), &casebook);
        let people = store.load_people().expect("it loads");
        let findings = Findings::of(&casebook);
        for by in [By::Speakers, By::Parties] {
            for over in [Over::Questions, Over::Disputes] {
                let whole = CampReport::of(&findings, by, over, None).expect("they are few");
                let part = CampReport::of_file(&store, &people, (by, over), None);
                let part = part.expect("they are few");
                assert_eq!(part.text(), whole.text(), "seed {seed}, {by:?}, {over:?}");
                assert_eq!(
                    part.members(),
                    whole.members(),
                    "seed {seed}, {by:?}, {over:?}"
                );
                assert_eq!(part.pairs(), whole.pairs(), "seed {seed}, {by:?}, {over:?}");
                camps += usize::from(part.text().contains("Camp 2"));
            }
        }
    }
    assert!(camps > 10, "the test has gone blind: {camps}");
}

/// Stories of a large casebook are found from bounds, and those that are listed are loaded.
#[test]
fn stories_of_a_file_are_those_of_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut listed = 0;
    for seed in 0..cases(80) {
        let casebook = if seed == 0 {
            checked(made::records())
        } else {
            casebooks::casebook(seed)
        };
        let store = save(&folder.path().join(format!("{seed}.db")), &casebook);
        for tellers in [Tellers::Speakers, Tellers::Parties] {
            for limit in [0, 3, 1_000] {
                let whole = Stories::of(&casebook, tellers, limit);
                let found = OfFile::of(&store, tellers, limit).expect("it reads");
                let part = found.stories();
                assert_eq!(part.count, whole.count, "seed {seed}, {tellers:?}");
                assert_eq!(
                    part.text(),
                    whole.text(),
                    "seed {seed}, {tellers:?}, {limit}"
                );
                assert_eq!(
                    part.rows(),
                    whole.rows(),
                    "seed {seed}, {tellers:?}, {limit}"
                );
                listed += part.rows().rows.len();
            }
        }
    }
    assert!(listed > 100, "the test has gone blind: {listed}");
}

/// Narratives of parties are told of the disputes with most contradictions alone, and what is held alike is found from
/// bounds.
#[test]
fn narratives_of_a_file_are_those_of_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut held, mut alike, mut left_out) = (0, 0, 0);
    for seed in 0..cases(160) {
        let casebook = match seed {
            0 => checked(made::records()),
            seed if seed % 2 == 0 => citations::casebook(seed),
            _ => casebooks::casebook(seed),
        };
        let store = save(&folder.path().join(format!("{seed}.db")), &casebook);
        let findings = Findings::of(&casebook);
        let whole = NarrativeReport::of(&findings, Telling::Parties).expect("parties are few");
        let file = narratives::OfFile::of(&store, None, usize::MAX, false).expect("it reads");
        let part = file.findings();
        let report = NarrativeReport::of_file(&part, &file).expect("parties are few");
        assert_eq!(report.text(), whole.text(), "seed {seed}");
        assert_eq!(report.rows(), whole.rows(), "seed {seed}");
        let columns = |report: &NarrativeReport<'_>| -> Vec<(String, Vec<String>)> {
            let columns = report.columns().into_iter();
            columns.map(|column| (column.name, column.about)).collect()
        };
        assert_eq!(columns(&report), columns(&whole), "seed {seed}");
        held += report.narratives.held.len();
        alike += report.narratives.common.len();
        // Of some, what is told is told as in the whole, and the rest is counted.
        let file = narratives::OfFile::of(&store, None, 1, true).expect("it reads");
        let part = file.findings();
        let one = NarrativeReport::of_file(&part, &file).expect("parties are few");
        let all = findings.disputes.contradicted.len() + findings.disputes.tense.len();
        let beside = one.narratives.beside;
        assert_eq!(
            beside.contradicted + beside.tense + all.min(1),
            all,
            "seed {seed}"
        );
        let rows = whole.rows().rows;
        assert!(one.rows().rows.iter().all(|row| rows.contains(row)));
        left_out += beside.contradicted;
        assert_eq!(
            one.text().contains("left out, more with"),
            beside.contradicted > 0
        );
    }
    assert!(
        held > 100 && alike > 10 && left_out > 10,
        "the test has gone blind: {held}, {alike}, {left_out}"
    );
}

/// Findings of a large casebook are found part by part, in the same order, and those that are listed are kept.
#[test]
fn findings_of_a_file_are_those_of_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut listed, mut of_whole) = (BTreeMap::new(), 0);
    for seed in 0..cases(300) {
        let casebook = match seed {
            0 => checked(made::records()),
            1 => checked(shipped::towns()),
            seed if seed % 2 == 0 => citations::casebook(seed),
            _ => casebooks::casebook(seed),
        };
        let store = save(&folder.path().join(format!("{seed}.db")), &casebook);
        for (limit, together) in [(1_000, 3), (5, 4), (0, 1), (3, 10_000)] {
            let asked = Asked {
                selection: Selection::default(),
                texts: None,
                limit,
            };
            let whole = check_for(&casebook, &asked);
            let Some(part) =
                check_file(&store, &asked.selection, limit, together).expect("it reads")
            else {
                of_whole += 1;
                continue;
            };
            assert_eq!(
                part.text(),
                whole.text(),
                "seed {seed}, {limit}, {together}"
            );
            assert_eq!(part.rows, whole.rows, "seed {seed}, {limit}, {together}");
            assert_eq!(
                part.sarif(),
                whole.sarif(),
                "seed {seed}, {limit}, {together}"
            );
            assert_eq!(
                part.summary(),
                whole.summary(),
                "seed {seed}, {limit}, {together}"
            );
            assert_eq!(
                part.left_out, whole.left_out,
                "seed {seed}, {limit}, {together}"
            );
            for row in &part.rows.rows {
                *listed.entry(format!("{:?}", row[0])).or_insert(0) += 1;
            }
        }
    }
    // Circles and disagreeing hashes are left to the whole.
    assert!(listed.len() >= 15, "{listed:?}");
    assert!(of_whole > 0 && of_whole < 600, "{of_whole}: {listed:?}");
}
