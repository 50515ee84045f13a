//! Statements against the texts of their documents.

use std::fs;
use std::path::Path;

use gainsay::analysis::checks::{Selection, Text};
use gainsay::app::check::{Asked, check_for, find_texts};
use gainsay::app::{AppFault, FaultKind};
use gainsay::formats::{Input, Sources, read};
use gainsay::model::casebook::Casebook;
use sha2::{Digest, Sha256};

use crate::support::casebooks::checked;

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Characters that have one, two, three and four bytes.
const ARTICLE: &str = "Ёж и 𝄞 в Երևան: “да”.\r\nThe end.";

/// A casebook of one document with statements at spans, each with the hash of some words.
fn casebook(article: &str, statements: &[(&str, &str)]) -> Casebook {
    let mut text = format!(
        "gainsay: 1\nspeakers: [{{id: s, name: S, kind: body}}]\ndocuments:\n  - {{id: d, sha256: {}}}\n  - {{id: other}}\nclaims:\n",
        hash(article)
    );
    for (number, (span, words)) in statements.iter().enumerate() {
        text.push_str(&format!(
            "  - {{id: c{number}, text: A claim., said: [{{by: s, in: d, at: {span}, date: 2024-01-01, sha256: {}}}]}}\n",
            hash(words)
        ));
    }
    let (records, faults) = read(
        &mut Sources::new(),
        Input::stream("a text", text.as_bytes()),
    )
    .expect("it reads");
    assert!(faults.is_empty(), "{faults:#?}");
    checked(records)
}

fn findings(casebook: &Casebook, folder: &Path) -> (Vec<String>, Vec<String>) {
    let found = find_texts(casebook, folder).expect("the folder reads");
    let asked = Asked {
        selection: Selection::of(&[], &[], gainsay::analysis::checks::Severity::Error),
        texts: Some(&found.texts),
        limit: 100,
    };
    let text = check_for(casebook, &asked).text();
    let heads = text.lines().filter(|line| line.starts_with("error["));
    (heads.map(str::to_owned).collect(), found.unchecked)
}

#[test]
fn characters_are_counted_not_bytes() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join("whatever"), ARTICLE).expect("it can be written");
    let end = ARTICLE.chars().count();
    let last = format!("{}-{end}", end - 8);
    let far = format!("{}-{}", end - 8, end + 1);
    let casebook = casebook(
        ARTICLE,
        &[
            ("0-2", "Ёж"),
            ("5-6", "𝄞"),
            ("9-14", "Երևան"),
            (&last, "The end."),
            ("0-3", "Ёж"),
            (&far, "The end."),
        ],
    );
    let (found, unchecked) = findings(&casebook, directory.path());
    assert_eq!(
        found,
        ["error[span-mismatch]: c4", "error[span-mismatch]: c5"]
    );
    assert_eq!(
        unchecked,
        ["`other` was not checked: the casebook has no hash of its text"]
    );
}

#[test]
fn what_is_not_the_text_is_not_compared() {
    let directory = tempfile::tempdir().expect("a directory");
    let casebook = casebook(ARTICLE, &[("0-2", "no such words")]);
    let (found, unchecked) = findings(&casebook, directory.path());
    assert!(found.is_empty());
    assert!(unchecked.contains(&"`d` was not checked: no file there has its hash".to_owned()));

    // A lookalike under the document's name.
    fs::write(directory.path().join("d.txt"), format!("{ARTICLE} ")).expect("it can be written");
    let (found, unchecked) = findings(&casebook, directory.path());
    assert_eq!(found, ["error[text-changed]"]);
    assert_eq!(unchecked.len(), 1);

    // The text itself under another name goes before it.
    fs::write(directory.path().join("x"), ARTICLE).expect("it can be written");
    let (found, _) = findings(&casebook, directory.path());
    assert_eq!(found, ["error[span-mismatch]: c0"]);
    let texts = find_texts(&casebook, directory.path())
        .expect("it reads")
        .texts;
    assert!(
        texts
            .values()
            .all(|text| *text == Text::Found(ARTICLE.into()))
    );
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let directory = tempfile::tempdir().expect("a directory");
    let casebook = casebook(ARTICLE, &[]);
    let fault = find_texts(&casebook, &directory.path().join("gone")).expect_err("there is none");
    assert!(matches!(fault, AppFault::Unreadable { .. }), "{fault}");
    assert_eq!(fault.kind(), FaultKind::Input);
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let directory = tempfile::tempdir().expect("a directory");
    let bytes = b"caf\xe9";
    fs::write(directory.path().join("latin.txt"), bytes).expect("it can be written");
    let digest = Sha256::digest(bytes);
    let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let text = format!("gainsay: 1\ndocuments: [{{id: d, sha256: {hash}}}]\n");
    let (records, _) = read(
        &mut Sources::new(),
        Input::stream("a text", text.as_bytes()),
    )
    .expect("it reads");
    let (found, unchecked) = findings(&checked(records), directory.path());
    assert!(found.is_empty());
    assert_eq!(unchecked, ["`d` was not checked: latin.txt is not UTF-8"]);
}

/// Two statements with one span, found without any text.
#[test]
fn two_hashes_of_one_span_cannot_both_be_right() {
    let casebook = casebook(
        ARTICLE,
        &[("0-2", "Ёж"), ("0-2", "Еж"), ("0-2", "Ёж"), ("0-3", "Ёж ")],
    );
    let text = gainsay::app::check::check(&casebook, 100).text();
    let heads: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("error["))
        .collect();
    assert_eq!(heads, ["error[span-mismatch]: c0 c1"]);
}
