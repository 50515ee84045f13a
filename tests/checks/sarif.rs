//! SARIF: valid by the schema of OASIS, with the same findings as the rows, and fingerprints that stay.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use gainsay::analysis::checks::{FindingCode, Selection, Severity};
use gainsay::app::check::{Asked, check, check_for};
use gainsay::formats::{Input, Sources, read};
use gainsay::model::Word;
use gainsay::model::casebook::Casebook;
use gainsay::model::record::At;
use gainsay::store::Cell;
use serde_json::Value;

use crate::support::casebooks::{self, checked};
use crate::support::citations;

const READER: &str = r#"
import json, os, sys
import jsonschema
with open(os.environ["GAINSAY_SARIF_SCHEMA"], encoding="utf-8") as file:
    validator = jsonschema.Draft7Validator(json.load(file), format_checker=jsonschema.FormatChecker())
for line in sys.stdin:
    for error in validator.iter_errors(json.loads(line)):
        sys.exit(f"{error.json_path}: {error.message}")
"#;

fn towns() -> Casebook {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/transcripts/towns.yaml");
    let (records, faults) = read(&mut Sources::new(), Input::path(path)).expect("it reads");
    assert!(faults.is_empty());
    checked(records)
}

fn log(casebook: &Casebook) -> Value {
    serde_json::from_str(&check(casebook, usize::MAX).sarif()).expect("it is JSON")
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"]
        .as_array()
        .expect("there are results")
}

fn fingerprints(log: &Value) -> Vec<String> {
    let of = |result: &Value| {
        result["partialFingerprints"]["finding/v1"]
            .as_str()
            .map(str::to_owned)
    };
    results(log)
        .iter()
        .map(|result| of(result).expect("each has one"))
        .collect()
}

#[test]
fn it_fits_the_schema() {
    let ready = std::env::var_os("GAINSAY_SARIF_SCHEMA").is_some()
        && Command::new("python3")
            .args(["-c", "import jsonschema"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
    if !ready {
        assert!(
            std::env::var_os("GAINSAY_REQUIRE_EXTRAS").is_none_or(|required| required != "1"),
            "GAINSAY_SARIF_SCHEMA does not name the schema of SARIF, or python3 has no jsonschema"
        );
        eprintln!(
            "skipped: the schema of SARIF needs GAINSAY_SARIF_SCHEMA and python3 with jsonschema"
        );
        return;
    }
    let mut lines = vec![log(&towns()).to_string()];
    for seed in 0..150 {
        lines.push(log(&casebooks::casebook(seed)).to_string());
        lines.push(log(&citations::casebook(seed)).to_string());
    }
    let mut child = Command::new("python3")
        .args(["-c", READER])
        .stdin(Stdio::piped())
        .spawn()
        .expect("python3 runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin
        .write_all(lines.join("\n").as_bytes())
        .expect("it reads");
    drop(stdin);
    assert!(
        child.wait().expect("it ends").success(),
        "SARIF does not fit its schema"
    );
}

#[test]
fn it_says_what_the_rows_say() {
    let casebook = towns();
    let found = check(&casebook, usize::MAX);
    let log = log(&casebook);
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("there are rules");
    assert_eq!(rules.len(), FindingCode::ALL.len());
    for (rule, code) in rules.iter().zip(FindingCode::ALL) {
        assert_eq!(rule["id"], code.word());
        assert_eq!(
            rule["defaultConfiguration"]["level"],
            code.severity().word()
        );
    }
    assert_eq!(results(&log).len(), found.rows.rows.len());
    for (result, row) in results(&log).iter().zip(&found.rows.rows) {
        let cell = |column: usize| match &row[column] {
            Cell::Text(text) => text.as_str(),
            other => panic!("{other:?}"),
        };
        assert_eq!(result["ruleId"], cell(0));
        assert_eq!(result["level"], cell(1));
        assert_eq!(result["message"]["text"], cell(3));
        let index = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(rules[index]["id"], cell(0));
        let none = Vec::new();
        let locations = result["locations"].as_array().unwrap_or(&none);
        let claims: Vec<&str> = locations
            .iter()
            .filter_map(|location| location["logicalLocations"].as_array())
            .flatten()
            .filter_map(|claim| claim["name"].as_str())
            .collect();
        assert_eq!(claims.join(" "), cell(2));
        let places: Vec<String> = locations
            .iter()
            .filter_map(|location| location.get("physicalLocation"))
            .map(|place| {
                let index = place["artifactLocation"]["index"]
                    .as_u64()
                    .expect("a number");
                let artifact = &log["runs"][0]["artifacts"][index as usize];
                assert_eq!(artifact["location"], place["artifactLocation"]);
                let uri = place["artifactLocation"]["uri"].as_str().expect("a text");
                let document = casebook
                    .documents()
                    .map(|(_, document)| document)
                    .find(|document| {
                        let url = document.entry.url.as_ref();
                        url.map_or(document.id(), |url| url.as_str()) == uri
                    })
                    .expect("it leads to a document");
                let region = &place["region"];
                match (region["charOffset"].as_u64(), region["charLength"].as_u64()) {
                    (Some(from), Some(length)) => {
                        format!("{}:{from}-{}", document.id(), from + length)
                    }
                    _ => document.id().to_owned(),
                }
            })
            .collect();
        assert_eq!(places.join(" "), cell(4));
        let dismissed = result.get("suppressions").is_some();
        assert_eq!(dismissed, cell(0) == "dismissed");
    }
}

#[test]
fn fingerprints_are_different_and_stay() {
    let before = towns();
    let prints = fingerprints(&log(&before));
    assert_eq!(prints.iter().collect::<BTreeSet<_>>().len(), prints.len());
    // Other words, spans and dates: the same findings.
    let mut records = before.records();
    for question in &mut records.questions {
        question.text = At::nowhere(format!("{} (reworded)", question.text.value));
    }
    for claim in &mut records.claims {
        claim.text = At::nowhere(format!("{} (reworded)", claim.text.value));
    }
    assert_eq!(fingerprints(&log(&checked(records))), prints);
    // What is not asked for changes nothing about the rest.
    let asked = Asked {
        selection: Selection::of(&[], &[], Severity::Warning),
        texts: None,
        limit: usize::MAX,
    };
    let text = check_for(&before, &asked).sarif();
    let few: Value = serde_json::from_str(&text).expect("it is JSON");
    let few = fingerprints(&few);
    assert!(!few.is_empty() && few.len() < prints.len());
    assert!(few.iter().all(|print| prints.contains(print)));
}

/// Braces and brackets mean something in messages of SARIF, and colons and blanks in addresses.
#[test]
fn signs_that_mean_something_there_are_taken_literally() {
    let text = "
gainsay: 1
speakers: [{id: s, name: \"{0} [a](b)\", kind: body}]
documents: [{id: \"a:b\"}, {id: u, url: \"https://x.example/Ան|{1}?q=[2]\"}]
claims:
  - {id: c, text: C., said: [{by: s, in: \"a:b\", date: 2024}, {by: s, in: u, date: 2024}]}
";
    let (records, faults) = read(
        &mut Sources::new(),
        Input::stream("a text", text.as_bytes()),
    )
    .expect("it reads");
    assert!(faults.is_empty(), "{faults:?}");
    let log = log(&checked(records));
    let messages: Vec<&str> = results(&log)
        .iter()
        .filter_map(|result| result["message"]["text"].as_str())
        .collect();
    assert!(
        messages.iter().any(|text| text.contains("{{0}} [a\\](b)")),
        "{messages:?}"
    );
    let uris: Vec<&str> = log["runs"][0]["artifacts"]
        .as_array()
        .expect("there are artifacts")
        .iter()
        .filter_map(|artifact| artifact["location"]["uri"].as_str())
        .collect();
    assert_eq!(
        uris,
        ["a%3Ab", "https://x.example/%D4%B1%D5%B6%7C%7B1%7D?q=[2]"]
    );
}
