//! `docs/faults.md` has every code, with an input that shows it, and what gainsay says to that.

use std::collections::BTreeSet;
use std::fs;

use gainsay::model::fault::FaultCode;

use crate::pages::{self, Beside};
use crate::world::root;

#[test]
fn the_page_is_what_happens() {
    pages::run(
        "faults",
        &[root().join("docs/faults.md")],
        Beside::GuardedCasebook,
    );
}

#[test]
fn every_code_is_documented_and_shown() {
    let page = fs::read_to_string(root().join("docs/faults.md")).expect("it reads");
    let sections: Vec<(&str, &str)> = page
        .split("\n## `")
        .skip(1)
        .map(|section| section.split_once('`').expect("a heading is closed"))
        .collect();
    let documented: Vec<&str> = sections.iter().map(|(code, _)| *code).collect();
    let codes: Vec<&str> = FaultCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(
        documented, codes,
        "docs/faults.md has the codes in their order"
    );
    assert_eq!(
        codes.iter().collect::<BTreeSet<_>>().len(),
        codes.len(),
        "two faults share a code"
    );
    for (code, text) in sections {
        assert!(
            text.contains(&format!("error[{code}]: ")),
            "no example shows {code}"
        );
        let others: Vec<&str> = text
            .lines()
            .filter(|line| {
                line.starts_with("error[") && !line.starts_with(&format!("error[{code}]"))
            })
            .collect();
        assert!(
            others.is_empty(),
            "the example of {code} shows something else: {others:?}"
        );
        assert!(text.contains("\nMend: "), "{code} does not say what to do");
    }
}
