//! How people are told what is wrong.

use gainsay::formats::{Input, Sources, diagnostics};
use gainsay::model::fault::{Fault, FaultCode};

use crate::outcome::Outcome;

#[test]
fn faults_are_shown_with_their_lines() {
    let outcome = Outcome::yaml(
        "gainsay: 1\nparties:\n  - {id: AM, name: Armenia, id: AZ}\n  - {id: AZ, nmae: Azerbaijan}\n",
    );
    assert_eq!(
        outcome.shown(),
        "\
error[duplicate-key]: `id` stands here a second time
 --> casebook.yaml:3:29
  |
3 |   - {id: AM, name: Armenia, id: AZ}
  |                             ^^
  |
 ::: casebook.yaml:3:6
  |
3 |   - {id: AM, name: Armenia, id: AZ}
  |      -- the first stands here
  |
  = help: keep one of the two

error[unknown-key]: a party has no field `nmae`
 --> casebook.yaml:4:14
  |
4 |   - {id: AZ, nmae: Azerbaijan}
  |              ^^^^
  |
  = help: did you mean `name`?
"
    );
    let coloured = diagnostics::render(&outcome.faults, &outcome.sources, true);
    assert!(coloured.contains("\u{1b}["));
}

#[test]
fn long_lines_are_cut_around_the_caret() {
    let filler = "x".repeat(7 << 20);
    let line =
        format!("{{\"party\":{{\"id\":\"AM\",\"name\":\"{filler}\",\"nte\":\"{filler}\"}}}}\n");
    let outcome = Outcome::json_lines(&line);
    assert_eq!(outcome.list(), [(FaultCode::UnknownKey, 1, 31 + (7 << 20))]);
    let shown = outcome.shown();
    assert!(shown.contains("casebook.jsonl:1:7340063\n"), "{shown}");
    assert!(
        shown.contains("\n1 | …xxxx") && shown.contains("xxxx…\n"),
        "{shown}"
    );
    assert!(shown.len() < 1_000, "{shown}");
}

/// A line is cut between characters, wherever the cut falls.
#[test]
fn long_lines_of_any_script_are_cut_well() {
    for blanks in 0..4 {
        let line = format!(
            "{{{}\"party\":{{\"id\":\"{}\",\"nte\":\"{}\",\"name\":\"x\"}}}}\n",
            " ".repeat(blanks),
            "Հ€😀".repeat(400),
            "Հ€😀".repeat(400)
        );
        let outcome = Outcome::json_lines(&line);
        let column = 1219 + blanks as u64;
        assert_eq!(outcome.list()[0], (FaultCode::UnknownKey, 1, column));
        let shown = outcome.shown();
        assert!(
            shown.contains(&format!("casebook.jsonl:1:{column}\n")),
            "{shown}"
        );
        assert!(shown.contains("Հ€😀\",\"nte\":\"Հ€😀"), "{shown}");
        assert!(!shown.contains('\u{fffd}'), "{shown}");
    }
}

#[test]
fn nothing_of_a_file_commands_the_terminal() {
    let line =
        "{\"party\":{\"id\":\"\u{9b}31m\u{202e}\u{7f}\",\"\u{9b}2J\\u001b[2J\\u0007\\n\":1}}\n";
    let outcome = Outcome::of(Input::stream("a\u{1b}b", line.as_bytes()));
    let shown = outcome.shown();
    assert!(shown.contains("unknown-key"), "{shown}");
    let bad = |c: &char| (c.is_control() && *c != '\n') || *c == '\u{202e}';
    assert_eq!(shown.chars().find(bad), None, "{shown:?}");
}

#[test]
fn a_character_is_never_cut_in_two() {
    let shown = Outcome::json_lines("{\"party\":{\"id\":\"é\",é:1}}\n").shown();
    assert!(
        shown.contains("{\"party\":{\"id\":\"é\",é:1}}\n"),
        "{shown}"
    );
}

#[test]
fn only_the_first_hundred_faults_are_shown() {
    let outcome = Outcome::json_lines(&"x\n".repeat(130));
    assert_eq!(outcome.faults.len(), 130);
    let shown = outcome.shown();
    assert_eq!(shown.matches("error[syntax]").count(), 100);
    assert!(shown.ends_with("\n… and 30 more\n"), "{shown}");
    let hostile = Outcome::json_lines(&"x\n".repeat(100_000));
    assert_eq!(hostile.faults.len(), 10_001);
}

#[test]
fn a_fault_without_a_place_is_a_sentence() {
    let fault = Fault::new(FaultCode::BadPair, None, "these two do not clash");
    let shown = diagnostics::render(&[fault], &Sources::new(), false);
    assert_eq!(shown, "error[bad-pair]: these two do not clash\n");
    assert_eq!(diagnostics::render(&[], &Sources::new(), true), "");
}
