//! Runs the pages.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use trycmd::TestCases;

use crate::world::{ENVIRONMENT, GAINSAY, World, path_variable, root, towns};

/// The other programs that pages use.
const PROGRAMS: [&str; 6] = ["sh", "cat", "cmp", "env", "ls", "rm"];

/// What lies beside a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// `towns.yaml`.
    Nothing,
    /// And the casebook made from it.
    Casebook,
    /// And a copy of the casebook, which it must equal at the end.
    GuardedCasebook,
}

/// What is run behind the last command of a page whose casebook must not change.
const GUARD: &str = "\n```console\n$ cmp gainsay.db as-it-was.db\n\n```\n";

/// The pages of a folder, in order.
pub(crate) fn pages_in(folder: &str) -> Vec<PathBuf> {
    let folder = root().join("tests/transcripts").join(folder);
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .expect("it lists")
        .map(|entry| entry.expect("it lists").path())
        .filter(|path| path.extension() == Some(OsStr::new("md")))
        .collect();
    pages.sort();
    pages
}

#[test]
fn from_nothing() {
    run("start", &pages_in("start"), Beside::Nothing);
}

#[test]
fn commands() {
    run("commands", &pages_in("commands"), Beside::Casebook);
}

#[test]
fn refusals() {
    run("refusals", &pages_in("refusals"), Beside::GuardedCasebook);
}

/// Runs pages, each in a directory of its own, and writes them anew if that is asked for.
pub(crate) fn run(name: &str, pages: &[PathBuf], beside: Beside) {
    assert!(!pages.is_empty(), "the test has gone blind");
    let stage = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("transcripts")
        .join(name);
    let _ = fs::remove_dir_all(&stage);
    fs::create_dir_all(&stage).expect("there is room");
    let world = World::with_casebook();
    let staged: Vec<(&PathBuf, PathBuf)> = pages
        .iter()
        .map(|page| (page, set_out(page, &stage, beside, &world)))
        .collect();
    let cases = TestCases::new();
    cases
        .timeout(Duration::from_secs(60))
        .env("PATH", path_variable());
    for (variable, value) in ENVIRONMENT {
        cases.env(variable, value);
    }
    cases.register_bin("gainsay", PathBuf::from(GAINSAY));
    for program in PROGRAMS {
        cases.register_bin(program, on_path(program));
    }
    for (_, page) in &staged {
        cases.case(page);
    }
    cases.run();
    if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
        for (page, staged) in staged {
            let text = fs::read_to_string(staged).expect("it can be read");
            let text = text.strip_suffix(GUARD).unwrap_or(&text);
            fs::write(page, text).expect("it can be written");
        }
    }
}

/// Copies a page to where it is run, with what lies beside it.
fn set_out(page: &Path, stage: &Path, beside: Beside, world: &World) -> PathBuf {
    let mut text = fs::read_to_string(page).expect("it can be read");
    check_programs(page, &text);
    let staged = stage.join(page.file_name().expect("it has a name"));
    let directory = staged.with_extension("in");
    fs::create_dir_all(&directory).expect("there is room");
    // It is there to say that the page runs in a copy.
    fs::create_dir_all(staged.with_extension("out")).expect("there is room");
    let copy =
        |from: PathBuf, to: &str| fs::copy(from, directory.join(to)).expect("it can be copied");
    copy(towns(), "towns.yaml");
    if beside != Beside::Nothing {
        copy(world.path("gainsay.db"), "gainsay.db");
    }
    if beside == Beside::GuardedCasebook {
        copy(world.path("gainsay.db"), "as-it-was.db");
        make_others(&directory);
        text.push_str(GUARD);
    }
    let mut named = BTreeSet::new();
    for (name, content) in files(&text) {
        assert!(
            named.insert(name.clone()),
            "{} has {name} twice",
            page.display()
        );
        fs::write(directory.join(name), content).expect("it can be written");
    }
    fs::write(&staged, text).expect("it can be written");
    staged
}

/// The database of another program, and the casebook of a newer gainsay.
fn make_others(directory: &Path) {
    let other = rusqlite::Connection::open(directory.join("other.db")).expect("it opens");
    other
        .execute_batch("CREATE TABLE tolls (crowns)")
        .expect("it runs");
    let newer = directory.join("newer.db");
    fs::copy(directory.join("gainsay.db"), &newer).expect("it can be copied");
    let newer = rusqlite::Connection::open(newer).expect("it opens");
    newer
        .pragma_update(None, "user_version", 1000)
        .expect("it runs");
}

/// The files that a page holds: blocks that begin with a language and a name.
fn files(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let content: String = lines
            .by_ref()
            .take_while(|line| *line != "```")
            .map(|line| format!("{line}\n"))
            .collect();
        if let Some((_, name)) = info.split_once(' ') {
            found.push((name.to_owned(), content));
        }
    }
    found
}

/// A command of an unknown program would be skipped in silence.
fn check_programs(page: &Path, text: &str) {
    let mut commands = 0;
    for line in text.lines() {
        let Some(command) = line.strip_prefix("$ ") else {
            continue;
        };
        let program = command.split(' ').next().unwrap_or_default();
        let known = program == "gainsay" || PROGRAMS.contains(&program);
        assert!(
            known,
            "{} runs `{program}`, which is not known here",
            page.display()
        );
        commands += 1;
    }
    assert!(commands > 0, "{} runs nothing", page.display());
}

fn on_path(program: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|directory| directory.join(program))
        .find(|path| path.is_file())
        .unwrap_or_else(|| panic!("`{program}` is not on the path"))
}
