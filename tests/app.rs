//! What importing and deciding do to a casebook, and what is said of it.
#![expect(clippy::expect_used, reason = "a test fails by it")]

use std::path::Path;

use gainsay::app::check::check;
use gainsay::app::decide::{judge, link};
use gainsay::app::import::{ImportSummary, import};
use gainsay::app::report::Findings;
use gainsay::app::{AppFault, FaultKind};
use gainsay::formats::Input;
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::{LinkKind, Verdict};
use gainsay::model::fault::FaultCode;
use gainsay::store::{Author, Store};

const CASEBOOK: &str = r#"
gainsay: 1
parties: [{id: AM, name: Armenia}, {id: AZ, name: Azerbaijan}]
speakers: [{id: one, name: One, kind: body, party: AM}, {id: two, name: Two, kind: body, party: AZ}]
documents: [{id: d}]
questions: [{id: q, text: "How many?", answer: number, unit: casualties}]
claims:
  - {id: a, question: q, text: A, answer: 1, said: [{by: one, in: d}, {by: two, in: d}]}
  - {id: b, question: q, text: B, answer: 2, said: [{by: two, in: d}, {by: one, in: d}]}
"#;

fn author() -> Author {
    Author {
        who: "Ed".into(),
        at: "2026-11-20T10:00:00Z".into(),
    }
}

fn bring(path: &Path, text: &str) -> Result<ImportSummary, AppFault> {
    import(
        path,
        vec![Input::stream("a text", text.as_bytes())],
        &author(),
    )
}

fn load(path: &Path) -> Casebook {
    Store::open_read_only(path)
        .and_then(|store| store.load())
        .expect("it loads")
}

fn codes(done: Result<ImportSummary, AppFault>) -> Vec<FaultCode> {
    match done {
        Err(AppFault::Refused { faults, .. }) => faults.iter().map(|fault| fault.code).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_imported_is_imported_again_without_a_change() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let aliases =
        "gainsay: 1\nparties: [{id: RU, name: Russia, aliases: {az: [], ru: [Россия]}}]\n";
    let judgement = |why: &str| {
        format!(
            "gainsay: 1\njudgements: [{{claims: [a, b], verdict: confirmed, by: X, date: 2026-01-01, why: \"{why}\"}}]\n"
        )
    };
    // They differ in a space and a line break alone.
    let judgements = ["x y", r"x\ny", r"x\\ny"].map(judgement);
    let texts = [CASEBOOK, aliases]
        .into_iter()
        .chain(judgements.iter().map(String::as_str));
    for text in texts.clone() {
        assert!(!bring(&path, text).expect("it is imported").is_unchanged());
    }
    for text in texts {
        let again = bring(&path, text).expect("it is imported");
        assert!(again.is_unchanged(), "{text}: {again:?}");
    }
    assert_eq!(load(&path).judgements().len(), 3);
}

#[test]
fn numbers_that_the_file_cannot_keep_are_faults_of_the_input() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    bring(&path, CASEBOOK).expect("it is imported");
    let document = format!(
        "gainsay: 1\ndocuments: [{{id: e, characters: {}}}]\n",
        u64::MAX
    );
    assert_eq!(codes(bring(&path, &document)), [FaultCode::BadValue]);
    let span = format!(
        "gainsay: 1\nclaims: [{{id: c, text: C, said: [{{by: one, in: d, at: 0-{}}}]}}]\n",
        u64::MAX
    );
    assert_eq!(codes(bring(&path, &span)), [FaultCode::BadSpan]);
}

#[test]
fn an_option_without_a_name_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let text = r#"
gainsay: 1
questions: [{id: q, text: Who?, answer: one-of, options: [{id: x, name: " "}, y]}]
"#;
    assert_eq!(codes(bring(&path, text)), [FaultCode::EmptyValue]);
}

/// Each suggestion holds an id against all known ones, which takes the product of both where nothing stops it.
#[test]
fn only_the_first_unknown_ids_get_suggestions() {
    use std::fmt::Write as _;
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let mut text = String::new();
    for number in 0..150 {
        let _ = writeln!(
            text,
            r#"{{"question": {{"id": "who-was-it-{number}", "text": "Who?", "answer": "text"}}}}"#
        );
        let _ = writeln!(
            text,
            r#"{{"claim": {{"id": "c{number}", "question": "who-was-its-{number}", "text": "C", "answer": "X"}}}}"#
        );
    }
    let Err(AppFault::Refused { faults, .. }) = bring(&path, &text) else {
        panic!("it must be refused");
    };
    let suggestions = faults
        .iter()
        .filter_map(|fault| fault.help.as_ref())
        .filter(|help| help.contains("did you mean"));
    assert_eq!((faults.len(), suggestions.count()), (150, 100));
}

#[test]
fn deciding_in_a_casebook_that_another_program_broke_is_its_fault_not_the_inputs() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    bring(&path, CASEBOOK).expect("it is imported");
    rusqlite::Connection::open(&path)
        .and_then(|db| db.execute("UPDATE claims SET answer = 'x' WHERE slug = 'b'", []))
        .expect("it is broken");
    let judged = judge(&path, &author(), ("a", "b"), Verdict::Confirmed, "so");
    let linked = link(&path, &author(), ("a", LinkKind::Supports, "b"), None);
    for done in [judged, linked] {
        let kind = done.map(|_| ()).map_err(|fault| fault.kind());
        assert_eq!(kind, Err(FaultKind::Casebook));
    }
}

#[test]
fn all_who_changed_their_story_are_named() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    bring(&path, CASEBOOK).expect("it is imported");
    let text = check(&load(&path), 100).text();
    assert!(text.contains("“1 casualty”"), "{text}");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("One and Two each said both: changed stories."),
        "{text}"
    );
    for name in ["One", "Two"] {
        assert!(text.contains(&format!("{name} is on record with both.")));
    }
}

#[test]
fn of_many_oppositions_the_first_are_kept_and_all_are_counted() {
    use std::fmt::Write as _;
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let mut text = CASEBOOK.to_owned();
    for number in 10..50 {
        let _ = writeln!(
            text,
            "  - {{id: c{number}, question: q, text: C, answer: {number}}}"
        );
    }
    bring(&path, &text).expect("it is imported");
    let casebook = load(&path);
    let findings = Findings::of(&casebook);
    let dispute = &findings.disputes.contradicted[0];
    let (all, counted) = findings.oppositions(dispute, usize::MAX / 2);
    assert_eq!(all.len(), counted);
    for limit in [0, 1, 7, counted, counted + 1] {
        let (first, number) = findings.oppositions(dispute, limit);
        assert_eq!(number, counted);
        assert_eq!(first, all[..limit.min(counted)]);
    }
}
