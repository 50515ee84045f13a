//! `docs/findings.md` has every code, with a casebook that shows it, and what `check` says to that.

use std::fs;

use gainsay::analysis::checks::FindingCode;
use gainsay::model::Word;

use crate::pages::{self, Beside};
use crate::world::root;

#[test]
fn the_page_is_what_happens() {
    pages::run(
        "findings",
        &[root().join("docs/findings.md")],
        Beside::Nothing,
    );
}

#[test]
fn every_code_is_documented_and_shown() {
    let page = fs::read_to_string(root().join("docs/findings.md")).expect("it reads");
    let sections: Vec<(&str, &str)> = page
        .split("\n## `")
        .skip(1)
        .map(|section| section.split_once('`').expect("a heading is closed"))
        .collect();
    let documented: Vec<&str> = sections.iter().map(|(code, _)| *code).collect();
    let codes: Vec<&str> = FindingCode::ALL.iter().map(|code| code.word()).collect();
    assert_eq!(
        documented, codes,
        "docs/findings.md has the codes in their order"
    );
    for (code, (word, text)) in FindingCode::ALL.iter().zip(sections) {
        let severity = code.severity().word();
        let shown = format!("\n{severity}[{word}]");
        assert!(text.contains(&shown), "no example shows {word}");
        assert!(
            text.contains(&format!("\n\nSeverity: {severity}. ")),
            "{word} does not say its severity"
        );
        assert!(text.contains("\nMend: "), "{word} does not say what to do");
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| `{severity}` |")));
        assert!(
            row.is_some_and(|row| row.contains(&format!("[`{word}`](#{word})"))),
            "the table of severities lacks {word}"
        );
    }
}
