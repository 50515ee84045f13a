//! Drafts and dropped drafts enter no analysis: with them, everything that a casebook says and draws stays as it is.

use gainsay::model::record::{At, ClaimRecord, DroppedRecord, Text};

use crate::support::outputs::{Form, outputs};
use crate::support::{casebooks, shipped};

fn text(value: &str) -> Text {
    At::nowhere(value.to_owned())
}

/// Adds a draft beside every claim, with another answer, and a dropped draft to every document.
fn with_drafts(mut records: gainsay::model::record::Records) -> gainsay::model::record::Records {
    let drafts: Vec<ClaimRecord> = records
        .claims
        .iter()
        .zip(records.claims.iter().rev())
        .map(|(claim, other)| {
            let mut draft = claim.clone();
            draft.id = text(&format!("{}-draft", claim.id.value));
            draft.status = Some(text("draft"));
            if claim.question == other.question {
                draft.answer.clone_from(&other.answer);
            }
            draft
        })
        .collect();
    records.claims.extend(drafts);
    let dropped = records.documents.iter().map(|document| DroppedRecord {
        id: text(&format!("{}-dropped", document.id.value)),
        document: document.id.clone(),
        at: text("0-3"),
        by: text("An editor"),
        date: text("2024-01-01"),
        ..DroppedRecord::default()
    });
    records.dropped.extend(dropped);
    records
}

/// How many outputs are the same, and whether any is of a draft.
fn check(records: gainsay::model::record::Records) -> (usize, bool) {
    let before = outputs(&casebooks::checked(records.clone()));
    let after = outputs(&casebooks::checked(with_drafts(records)));
    let mut same = 0;
    for output in &before {
        // The export holds them, and so does the page of whoever is to have said them.
        if matches!(output.form, Form::Yaml(_)) || is_of_drafts(&output.name) {
            continue;
        }
        let with = after
            .iter()
            .find(|other| {
                other.name == output.name
                    && std::mem::discriminant(&other.form) == std::mem::discriminant(&output.form)
            })
            .unwrap_or_else(|| panic!("`{}` is gone", output.name));
        assert_eq!(
            with.form.written(),
            output.form.written(),
            "`{}`",
            output.name
        );
        same += 1;
    }
    let drafts = after.iter().any(|output| output.name.contains("-draft"));
    (same, drafts)
}

/// Whether an output lists all that there is of one thing, drafts as such.
fn is_of_drafts(name: &str) -> bool {
    name.starts_with("show ")
}

#[test]
fn the_shipped_casebook_says_the_same() {
    let (same, drafts) = check(shipped::karabakh());
    assert!(same > 300 && drafts, "the test has gone blind: {same}");
}

#[test]
fn random_casebooks_say_the_same() {
    let mut all = 0;
    for seed in 0..12 {
        all += check(casebooks::records(seed)).0;
    }
    assert!(all > 500, "the test has gone blind: {all}");
}
