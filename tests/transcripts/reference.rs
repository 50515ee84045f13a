//! `docs/commands.md` is the help of every command, as the binary gives it.

use std::fmt::Write as _;
use std::fs;

use crate::world::{World, root, stdout};

const OPENING: &str = "# Commands\n\nThe help of every command, as `gainsay help COMMAND` gives it. This page is written by \
`TRYCMD=overwrite cargo test --test transcripts`.\n";

/// The help behind these arguments.
fn help(world: &World, command: &[&str]) -> String {
    let mut arguments = command.to_vec();
    arguments.push("--help");
    let done = world.run(&arguments);
    assert!(done.status.success(), "{command:?}");
    let text = stdout(&done);
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// The commands that a help lists, but `help` itself.
fn listed(help: &str) -> Vec<String> {
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

fn section(world: &World, page: &mut String, command: &[&str]) -> usize {
    let help = help(world, command);
    let name = [&["gainsay"], command].concat().join(" ");
    write!(page, "\n## {name}\n\n```text\n{help}\n```\n").expect("a string takes everything");
    let listed = listed(&help);
    1 + listed
        .iter()
        .map(|each| section(world, page, &[command, &[each.as_str()]].concat()))
        .sum::<usize>()
}

#[test]
fn the_reference_is_up_to_date() {
    let world = World::empty();
    let mut page = OPENING.to_owned();
    assert!(
        section(&world, &mut page, &[]) >= 18,
        "the test has gone blind"
    );
    let path = root().join("docs/commands.md");
    if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
        fs::write(&path, &page).expect("it can be written");
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == page,
        "docs/commands.md is out of date: TRYCMD=overwrite cargo test --test transcripts writes it"
    );
}

/// `gainsay help COMMAND` and `gainsay COMMAND --help` are one text, and `-h` is a summary of it.
#[test]
fn both_ways_to_the_help_lead_there() {
    let world = World::empty();
    for command in listed(&help(&world, &[])) {
        let done = world.run(&["help", &command]);
        let lines: Vec<String> = stdout(&done)
            .trim_end()
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect();
        assert_eq!(lines.join("\n"), help(&world, &[&command]), "{command}");
        let short = world.run(&[&command, "-h"]);
        assert!(
            short.status.success() && short.stdout.len() <= done.stdout.len(),
            "{command}"
        );
    }
}
