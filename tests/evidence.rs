//! The shipped casebook against the articles that it was read from, where they are at hand.
//!
//! The articles are not part of the project. `GAINSAY_DATA` names the folder that has them under `seeds/`; without it these
//! tests say so and check nothing, and with `GAINSAY_REQUIRE_EXTRAS` set that is a failure.
#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test fails by the one and says what it skips by the other"
)]

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use gainsay::analysis::checks::{Selection, Severity};
use gainsay::app::check::{Asked, check_for, find_texts};
use gainsay::formats::{Input, Sources, read};
use gainsay::model::casebook::Casebook;
use gainsay::model::record::Records;
use gainsay::model::validate::validate;
use sha2::{Digest, Sha256};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/karabakh");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the shipped casebook is there")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
}

fn casebook() -> Casebook {
    let mut sources = Sources::new();
    let mut records = Records::default();
    for file in fixtures() {
        let (found, faults) = read(&mut sources, Input::path(file)).expect("it reads");
        assert!(faults.is_empty(), "{faults:#?}");
        records.append(found);
    }
    validate(records).expect("the shipped casebook passes the checks")
}

/// The articles by the hash of their bytes.
fn articles() -> Option<HashMap<String, String>> {
    let Some(data) = std::env::var_os("GAINSAY_DATA") else {
        assert!(
            std::env::var_os("GAINSAY_REQUIRE_EXTRAS").is_none(),
            "GAINSAY_DATA does not name the test data"
        );
        eprintln!("skipped: GAINSAY_DATA does not name the folder with the articles");
        return None;
    };
    let files =
        fs::read_dir(Path::new(&data).join("seeds")).expect("GAINSAY_DATA has the folder seeds");
    let articles: HashMap<String, String> = files
        .flatten()
        .map(|entry| fs::read_to_string(entry.path()).expect("an article reads as UTF-8"))
        .map(|text| (hash(&text), text))
        .collect();
    assert_eq!(articles.len(), 5, "there are five articles");
    Some(articles)
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn every_statement_leads_to_its_words() {
    let Some(articles) = articles() else { return };
    let casebook = casebook();
    assert_eq!(casebook.documents().len(), 5);
    let mut statements = 0;
    for (_, claim) in casebook.claims() {
        assert!(!claim.said.is_empty(), "{}", claim.id());
        for (said, entry) in claim.said.iter().zip(&claim.entry.said) {
            let document = &casebook[said.document].entry;
            let sha256 = document
                .sha256
                .as_ref()
                .expect("every document has its hash");
            let article = articles
                .get(&sha256.value)
                .unwrap_or_else(|| panic!("no article has the hash of {}", document.id.value));
            let characters: Vec<char> = article.chars().collect();
            assert_eq!(
                document.characters.as_ref().map(|number| number.value),
                Some(characters.len() as u64)
            );
            let (from, to) = said
                .span
                .unwrap_or_else(|| panic!("{} has no span", claim.id()));
            let words: String = characters[from as usize..to as usize].iter().collect();
            assert_eq!(
                entry.sha256.as_ref().map(|sha256| sha256.value.clone()),
                Some(hash(&words)),
                "{} at {from}-{to}",
                claim.id()
            );
            assert_eq!(
                words.trim(),
                words,
                "{}: the span begins or ends with a blank",
                claim.id()
            );
            statements += 1;
        }
    }
    assert!(statements >= 120, "{statements} statements");
}

/// `check --texts` comes to the same result by its own way.
#[test]
fn every_statement_passes_the_check_against_its_text() {
    if articles().is_none() {
        return;
    }
    let casebook = casebook();
    let data = std::env::var_os("GAINSAY_DATA").expect("it was there before");
    let found = find_texts(&casebook, &Path::new(&data).join("seeds")).expect("they read");
    assert!(found.unchecked.is_empty(), "{:?}", found.unchecked);
    assert_eq!(found.texts.len(), 5);
    let asked = Asked {
        selection: Selection::of(&[], &[], Severity::Error),
        texts: Some(&found.texts),
        limit: 10,
    };
    assert_eq!(check_for(&casebook, &asked).text(), "");
}

/// Facts carry over, words do not: no eight words in a row of an article stand anywhere in the project's own text.
#[test]
fn no_sentence_of_an_article_is_in_the_project() {
    let Some(articles) = articles() else { return };
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let runs: BTreeSet<Vec<String>> = articles
        .values()
        .flat_map(|text| {
            words(text)
                .windows(8)
                .map(<[String]>::to_vec)
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(runs.len() > 1000);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = fixtures();
    for folder in ["docs", "tests", "src"] {
        collect(&root.join(folder), &mut files);
    }
    files.push(root.join("README.md"));
    assert!(files.len() > 60);
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        for run in words(&text).windows(8) {
            assert!(
                !runs.contains(run),
                "{} has words of an article: {}",
                file.display(),
                run.join(" ")
            );
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("it lists").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files)
        } else {
            files.push(path)
        }
    }
}
