//! Readers that stop early, outputs that are full or closed, and inputs that are not there.

use std::fmt::Write as _;

use crate::world::{World, stderr, stdout};

/// A casebook whose every listing is longer than what a pipe holds.
fn big() -> World {
    let world = World::empty();
    let mut text = String::from(
        "{\"question\":{\"id\":\"q\",\"text\":\"How many?\",\"answer\":\"number\"}}\n\
         {\"document\":{\"id\":\"d\"}}\n{\"speaker\":{\"id\":\"s\",\"name\":\"The Mill\",\"kind\":\"group\"}}\n",
    );
    for number in 0..1500 {
        writeln!(
            text,
            "{{\"claim\":{{\"id\":\"c{number}\",\"question\":\"q\",\"text\":\"There are {number}.\",\
             \"answer\":\"{number}\",\"said\":[{{\"by\":\"s\",\"in\":\"d\"}}]}}}}"
        )
        .expect("a string takes everything");
    }
    world.write("big.jsonl", text);
    let done = world.run(&["import", "big.jsonl"]);
    assert!(done.status.success(), "{}", stderr(&done));
    world
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let world = big();
    for command in [
        "export yaml",
        "export jsonl",
        "disputes",
        "show s",
        "check",
        "check --format table",
        "check --format csv",
        "sql 'SELECT * FROM attributed_claims' --format table",
        "sql 'SELECT * FROM attributed_claims' --format json",
        "sql 'SELECT * FROM attributed_claims' --format jsonl",
        "sql 'SELECT * FROM attributed_claims' --format csv",
        "sql 'SELECT * FROM attributed_claims' --format md",
        "graph dispute q",
        "completions bash",
        "man",
        "--help",
    ] {
        // The reader is gone before anything is written, so that no luck is involved.
        let line = format!("(sleep 0.05; gainsay {command}; echo \"? $?\" >&2) | true");
        let done = world.shell(&line);
        let talk = stderr(&done);
        let quiet: Vec<&str> = talk
            .lines()
            .filter(|line| !line.contains("findings") && !line.contains("left out"))
            .collect();
        assert_eq!(quiet, ["? 0"], "{command}");
    }
    let done = world.shell("gainsay export yaml | head -1");
    assert_eq!(
        (stdout(&done), stderr(&done)),
        ("gainsay: 1\n".into(), String::new())
    );
}

#[test]
fn a_full_output_is_told() {
    let world = big();
    if !std::path::Path::new("/dev/full").exists() {
        println!("skipped: this system has no /dev/full");
        return;
    }
    for command in [
        "export yaml",
        "disputes",
        "check",
        "sql 'SELECT 1'",
        "graph overview",
    ] {
        let done = world.shell(&format!("gainsay {command} > /dev/full"));
        assert_eq!(done.status.code(), Some(3), "{command}");
        assert!(
            stderr(&done).contains("gainsay: standard output cannot be written: "),
            "{command}: {}",
            stderr(&done)
        );
    }
    let done = world.shell("gainsay export yaml -o /dev/full");
    assert_eq!(done.status.code(), Some(3));
    assert!(
        stderr(&done).contains("`/dev/full` cannot be written: "),
        "{}",
        stderr(&done)
    );
    // Where nothing can be told, nothing panics.
    for (command, code) in [
        ("check", 1),
        ("disputes --nonsense", 2),
        ("import nowhere.yaml", 3),
    ] {
        let done = world.shell(&format!("gainsay {command} 2> /dev/full > /dev/null"));
        assert_eq!(done.status.code(), Some(code), "{command}");
    }
}

#[test]
fn closed_streams_are_no_panic() {
    let world = World::with_casebook();
    for (line, code) in [
        ("gainsay disputes >&-", 0),
        ("gainsay check >&- 2>&-", 1),
        ("gainsay import - <&-", 3),
        ("gainsay sql - <&-", 3),
        ("gainsay show nobody 2>&-", 3),
    ] {
        let done = world.shell(line);
        assert_eq!(done.status.code(), Some(code), "{line}: {}", stderr(&done));
        assert!(
            !stderr(&done).contains("panicked"),
            "{line}: {}",
            stderr(&done)
        );
    }
}
