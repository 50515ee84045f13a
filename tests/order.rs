//! The order of entry shows nowhere: casebooks that hold the same records say and draw the same, to the byte.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use std::fs;
use std::path::Path;
use std::time::Duration;

use gainsay::analysis::signed::{By, Over};
use gainsay::app::camps::CampReport;
use gainsay::app::check::check;
use gainsay::app::describe::describe;
use gainsay::app::find::subjects;
use gainsay::app::picture::{View, draw};
use gainsay::app::report::Findings;
use gainsay::draw::format::OutputFormat;
use gainsay::formats::{Input, Sources, read, yaml};
use gainsay::model::casebook::Casebook;
use gainsay::model::record::Records;
use gainsay::model::validate::validate;
use support::casebooks;

/// Everything that a casebook says: its text, its findings, a page of every claim and speaker, its diagrams, its export.
fn everything(casebook: &Casebook) -> String {
    let findings = Findings::of(casebook);
    let mut said = findings.disputes_text();
    said.push_str(&format!("{:?}", findings.disputes_rows()));
    said.push_str(&format!("{:?}", check(casebook, usize::MAX).rows));
    let ids = casebook
        .claims()
        .map(|(_, claim)| claim.id())
        .chain(casebook.speakers().map(|(_, speaker)| speaker.id()))
        .chain(casebook.documents().map(|(_, document)| document.id()));
    for id in ids {
        for subject in subjects(casebook, id).expect("it is there") {
            said.push_str(&describe(&findings, subject));
        }
    }
    for by in [By::Speakers, By::Parties] {
        let camps = CampReport::of(&findings, by, Over::Disputes, None).expect("it is small");
        said.push_str(&camps.text());
    }
    let mut views = vec![View::Overview];
    views.extend(
        casebook
            .questions()
            .map(|(question, _)| View::Dispute(question)),
    );
    views.extend(casebook.claims().map(|(claim, _)| View::Claim(claim)));
    for view in views {
        let drawing = draw(&findings, view, OutputFormat::Dot, Duration::from_secs(10))
            .expect("DOT needs no program");
        said.push_str(&String::from_utf8_lossy(&drawing.bytes));
    }
    let mut export = Vec::new();
    yaml::write(&casebook.records(), &mut export).expect("memory takes everything");
    said + &String::from_utf8_lossy(&export)
}

fn shuffle<T>(dice: &mut casebooks::Dice, list: &mut [T]) {
    for place in (1..list.len()).rev() {
        list.swap(place, dice.below(place + 1));
    }
}

fn shuffled(mut records: Records, seed: u64) -> Records {
    let dice = &mut casebooks::Dice::new(seed);
    shuffle(dice, &mut records.parties);
    shuffle(dice, &mut records.speakers);
    shuffle(dice, &mut records.outlets);
    shuffle(dice, &mut records.documents);
    shuffle(dice, &mut records.questions);
    shuffle(dice, &mut records.claims);
    shuffle(dice, &mut records.links);
    shuffle(dice, &mut records.judgements);
    shuffle(dice, &mut records.assessments);
    for claim in &mut records.claims {
        shuffle(dice, &mut claim.said);
    }
    for judgement in &mut records.judgements {
        // The hashes of what was judged stand in the order of the claims.
        if dice.percent(50) {
            judgement.claims.reverse();
            judgement.sha256.reverse();
        }
    }
    records
}

fn check_order(records: &Records, seed: u64) {
    let before = everything(&validate(records.clone()).expect("it passes the checks"));
    let after =
        everything(&validate(shuffled(records.clone(), seed)).expect("it passes the checks"));
    if before != after {
        let differing = before.lines().zip(after.lines()).find(|(a, b)| a != b);
        panic!("seed {seed}: the order of entry shows: {differing:?}");
    }
}

#[test]
fn random_casebooks_say_the_same_in_any_order() {
    for seed in 0..60 {
        check_order(&casebooks::records(seed), seed);
    }
}

#[test]
fn the_shipped_casebook_says_the_same_in_any_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/karabakh");
    let mut records = Records::default();
    for entry in fs::read_dir(folder).expect("it lists").flatten() {
        let (found, faults) =
            read(&mut Sources::new(), Input::path(entry.path())).expect("it reads");
        assert!(faults.is_empty(), "{faults:?}");
        records.append(found);
    }
    assert!(records.len() > 250);
    check_order(&records, 7);
}
