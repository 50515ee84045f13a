//! Judgements keep what was judged.

use std::path::Path;

use gainsay::app::check::check;
use gainsay::app::decide::judge;
use gainsay::app::import::import;
use gainsay::app::{AppFault, FaultKind};
use gainsay::formats::{Input, yaml};
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Verdict;
use gainsay::store::{Author, Store};
use sha2::{Digest, Sha256};

const CASEBOOK: &str = "
gainsay: 1
speakers: [{id: s, name: S, kind: body}]
documents: [{id: d}]
questions: [{id: q, text: \"How many?\", answer: number, unit: people}]
claims:
  - {id: a, question: q, text: Ան, answer: 1, said: [{by: s, in: d}]}
  - {id: b, question: q, text: B, answer: 2, said: [{by: s, in: d}]}
";

fn author(at: &str) -> Author {
    Author {
        who: "Ed".into(),
        at: at.into(),
    }
}

fn bring(path: &Path, text: &str) -> Result<(), AppFault> {
    let input = Input::stream("a text", text.as_bytes());
    import(path, vec![input], &author("2026-11-20T10:00:00Z")).map(|_| ())
}

fn load(path: &Path) -> Casebook {
    let store = Store::open_read_only(path).expect("it opens");
    store.load().expect("it loads")
}

/// The sentences of the findings on stale judgements.
fn stale(path: &Path) -> Vec<String> {
    let casebook = load(path);
    let found = check(&casebook, 100);
    let told = found.text();
    let mut findings: Vec<String> = Vec::new();
    for line in told.lines() {
        match (findings.last_mut(), line.strip_prefix("  ")) {
            (Some(last), Some(more)) => last.extend([" ", more]),
            _ => findings.push(line.to_owned()),
        }
    }
    findings.retain(|finding| finding.starts_with("warning[stale-judgement]"));
    findings
}

#[test]
fn a_judgement_on_other_words_is_stale() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    bring(&path, CASEBOOK).expect("it is imported");
    // Named in the other order than that of their ids.
    let now = author("2026-11-20T10:00:00Z");
    judge(&path, &now, ("b", "a"), Verdict::Confirmed, "Why not.").expect("it is judged");
    let casebook = load(&path);
    let [judgement] = casebook.judgements() else {
        panic!("{:?}", casebook.judgements());
    };
    let digest = |json: &str| {
        let digest = Sha256::digest(json.as_bytes());
        digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let expected = (
        digest(r#"["q","Ան","1",null]"#),
        digest(r#"["q","B","2",null]"#),
    );
    assert_eq!(judgement.digests, Some(expected));
    assert!(stale(&path).is_empty());

    // Who said it, and remarks, are not what was judged.
    bring(
        &path,
        &CASEBOOK.replace("answer: 2,", "answer: 2, note: A remark.,"),
    )
    .expect("it is imported");
    assert!(stale(&path).is_empty());

    for changed in [
        "text: Another",
        "text: B, as_of: 2024",
        "text: B, answer: 3",
    ] {
        let path = directory.path().join(format!("{}.db", changed.len()));
        std::fs::copy(directory.path().join("x.db"), &path).expect("it can be copied");
        let mut text = CASEBOOK.replace("text: B", changed);
        if changed.contains("answer") {
            text = text.replace(", answer: 2", "");
        }
        bring(&path, &text).expect("it is imported");
        let told = stale(&path);
        assert!(
            matches!(told.as_slice(), [one] if one.contains("`b` has changed since this pair was confirmed by Ed")),
            "{changed}: {told:?}"
        );
        let later = author("2026-11-21T10:00:00Z");
        judge(&path, &later, ("a", "b"), Verdict::Confirmed, "Still.").expect("it is judged");
        assert!(stale(&path).is_empty(), "a newer judgement takes its place");
    }
}

#[test]
fn what_was_judged_goes_out_and_comes_in() {
    let directory = tempfile::tempdir().expect("a directory");
    let (path, copy) = (directory.path().join("x.db"), directory.path().join("y.db"));
    bring(&path, CASEBOOK).expect("it is imported");
    let now = author("2026-11-20T10:00:00Z");
    judge(&path, &now, ("b", "a"), Verdict::Dismissed, "Why not.").expect("it is judged");
    let written = |path: &Path| {
        let mut bytes = Vec::new();
        yaml::write(&load(path).records(), &mut bytes).expect("it is written");
        String::from_utf8(bytes).expect("it is text")
    };
    let text = written(&path);
    assert!(text.contains("sha256"), "{text}");
    bring(&copy, &text).expect("it is imported");
    assert_eq!(written(&copy), text);
    bring(&copy, &text).expect("it is imported again");
    assert_eq!(
        load(&copy).judgements().len(),
        1,
        "the same judgement came twice"
    );
    // Written by hand, in the other order: the hashes go with their claims.
    let [judgement] = <[_; 1]>::try_from(load(&path).judgements().to_vec()).expect("there is one");
    let (a, b) = judgement.digests.expect("they were noted");
    let by_hand = format!(
        "{CASEBOOK}judgements: [{{claims: [b, a], verdict: dismissed, by: Ed, date: 2026-11-20T10:00:00Z, why: Why not., sha256: [{b}, {a}]}}]\n"
    );
    let hand = directory.path().join("z.db");
    bring(&hand, &by_hand).expect("it is imported");
    assert_eq!(written(&hand), text);
}

#[test]
fn hashes_that_cannot_be_meant_are_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let hash = "a".repeat(64);
    for hashes in [
        hash.clone(),
        format!("{hash}, {hash}, {hash}"),
        format!("{hash}, abc"),
    ] {
        let path = directory.path().join("x.db");
        let text = format!(
            "{CASEBOOK}judgements: [{{claims: [a, b], verdict: confirmed, by: Ed, date: 2026-11-20, why: Why., sha256: [{hashes}]}}]\n"
        );
        let fault = bring(&path, &text).expect_err("it is refused");
        assert_eq!(fault.kind(), FaultKind::Input);
        assert!(
            matches!(fault, AppFault::Refused { ref faults, .. } if faults.len() == 1),
            "{fault:?}"
        );
    }
}
