//! Imports that are cut short, and several at once.

use std::fmt::Write as _;
use std::fs;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::world::{GAINSAY, World, stderr, stdout};

/// Parties enough to keep an import busy for a while.
fn parties(prefix: &str, number: usize) -> String {
    (0..number).fold(String::new(), |mut text, party| {
        writeln!(
            text,
            "{{\"party\":{{\"id\":\"{prefix}{party}\",\"name\":\"The {party}th\"}}}}"
        )
        .expect("a string takes everything");
        text
    })
}

fn count(world: &World) -> String {
    let done = world.run(&[
        "sql",
        "SELECT count(*) AS parties FROM parties",
        "--format",
        "csv",
    ]);
    assert!(done.status.success(), "{}", stderr(&done));
    stdout(&done).lines().nth(1).unwrap_or_default().to_owned()
}

fn signal(child: &Child, name: &str) {
    let done = std::process::Command::new("kill")
        .args([name, &child.id().to_string()])
        .status();
    assert!(done.expect("it runs").success());
}

/// How often an import is started anew when it was done before the signal came.
const ATTEMPTS: usize = 12;

/// Ctrl-C, or where this process was started with it ignored, as shells start what runs in the background, the signal that
/// asks to end.
fn polite_signal() -> &'static str {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0);
    if ignored & 0b10 == 0 { "-INT" } else { "-TERM" }
}

/// Waits until the import is in the midst of writing: it has begun a journal, or has even written into the casebook what
/// only the journal can undo. False when the import is done before that was seen.
fn wait_for_writing(world: &World, child: &mut Child, deep: bool, before: u64) -> bool {
    let length = |name: &str| fs::metadata(world.path(name)).map_or(0, |metadata| metadata.len());
    while length("gainsay.db-journal") == 0 || deep && length("gainsay.db") == before {
        if child.try_wait().expect("it can be asked").is_some() {
            return false;
        }
        sleep(Duration::from_millis(1));
    }
    true
}

#[test]
fn an_import_that_is_cut_short_leaves_the_casebook_as_it_was() {
    let world = World::with_casebook();
    world.write("many.jsonl", parties("p", 40_000));
    let before = world.bytes("gainsay.db");
    let export = stdout(&world.run(&["export", "yaml"]));
    // A signal may come when the import is just done; then it is tried again.
    let polite = polite_signal();
    for (name, deep, must) in [
        (polite, false, true),
        ("-KILL", false, true),
        (polite, true, false),
        ("-KILL", true, false),
    ] {
        let interrupted = (0..ATTEMPTS).any(|_| {
            world.write("gainsay.db", &before);
            let _ = fs::remove_file(world.path("gainsay.db-journal"));
            let mut child = world
                .command(GAINSAY)
                .args(["import", "many.jsonl"])
                .stderr(Stdio::null())
                .spawn()
                .expect("it runs");
            let writing = wait_for_writing(&world, &mut child, deep, before.len() as u64);
            if writing {
                signal(&child, name);
            }
            child.wait().expect("it ends");
            let left = count(&world);
            if left == "40002" {
                return false;
            }
            assert_eq!(left, "2", "{name}");
            assert_eq!(stdout(&world.run(&["export", "yaml"])), export, "{name}");
            true
        });
        assert!(
            interrupted || !must,
            "{name}: no import was cut short in {ATTEMPTS} attempts"
        );
    }
    let done = world.run(&["import", "many.jsonl"]);
    assert!(done.status.success(), "{}", stderr(&done));
    assert_eq!(count(&world), "40002");
}

#[test]
fn a_first_import_that_is_cut_short_leaves_no_casebook() {
    let world = World::empty();
    world.write("many.jsonl", parties("p", 20_000));
    let writing = |world: &World| {
        fs::read_dir(world.path("."))
            .expect("it lists")
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().contains(".tmp"))
    };
    let interrupted = (0..ATTEMPTS).any(|_| {
        let _ = fs::remove_file(world.path("gainsay.db"));
        let mut child = world
            .command(GAINSAY)
            .args(["import", "many.jsonl"])
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        while !writing(&world) && child.try_wait().expect("it can be asked").is_none() {
            sleep(Duration::from_millis(1));
        }
        let _ = child.kill();
        child.wait().expect("it ends");
        !world.path("gainsay.db").exists()
    });
    assert!(
        interrupted,
        "no import was cut short in {ATTEMPTS} attempts"
    );
    assert_eq!(world.run(&["check"]).status.code(), Some(4));
    let done = world.run(&["import", "towns.yaml"]);
    assert!(done.status.success(), "{}", stderr(&done));
    assert_eq!(count(&world), "2");
}

fn beside(world: &World) -> Vec<String> {
    let entries = fs::read_dir(world.path(".")).expect("it lists").flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains(".tmp"))
        .collect()
}

#[test]
fn what_a_killed_import_left_is_cleared_by_the_next() {
    let world = World::empty();
    let mut dead = world.command("true").spawn().expect("it runs");
    dead.wait().expect("it ends");
    let alive = world.command("sleep").arg("60").spawn();
    let mut alive = alive.expect("it runs");
    let left = format!("gainsay.db.{}.tmp", dead.id());
    let used = format!("gainsay.db.{}.tmp", alive.id());
    for name in [
        &left,
        &format!("{left}-journal"),
        &used,
        &"gainsay.db.x.tmp".to_owned(),
    ] {
        world.write(name, "half");
    }
    let done = world.run(&["import", "towns.yaml"]);
    alive.kill().expect("it can be ended");
    alive.wait().expect("it ends");
    assert!(done.status.success(), "{}", stderr(&done));
    let mut kept = beside(&world);
    kept.sort();
    let mut expected = [used, "gainsay.db.x.tmp".to_owned()];
    expected.sort();
    assert_eq!(kept, expected);
}

/// More than is held in memory, so that it is kept in a file for a while.
#[test]
fn a_long_pipe_is_imported_and_leaves_nothing() {
    let world = World::empty();
    world.write("many.jsonl", parties(&"p".repeat(90), 70_000));
    let folder = tempfile::tempdir().expect("there is room");
    let mut command = world.command("sh");
    command.env("TMPDIR", folder.path());
    let done = command
        .args(["-c", "cat many.jsonl | gainsay import -"])
        .output()
        .expect("it runs");
    assert!(done.status.success(), "{}", stderr(&done));
    assert_eq!(count(&world), "70000");
    assert_eq!(fs::read_dir(folder.path()).expect("it lists").count(), 0);
    assert_eq!(beside(&world), Vec::<String>::new());
    // The same from a pipe again, with a fault in the middle: its line is told, and nothing changes.
    let before = world.bytes("gainsay.db");
    world.write("wrong.jsonl", "{\"claim\":{\"id\":\"c\",\"text\":\"C\",\"question\":\"none\"}}\n{\"claim\":{\"id\":\"d\"\n");
    let done = world.shell("cat many.jsonl wrong.jsonl many.jsonl | gainsay import -");
    assert_eq!(done.status.code(), Some(3));
    let told = stderr(&done);
    assert!(
        told.contains("standard input:70002:"),
        "{}",
        &told[..2000.min(told.len())]
    );
    assert!(
        told.contains("a second party has the id"),
        "{}",
        &told[..2000.min(told.len())]
    );
    assert!(told.contains("… and "), "{}", &told[told.len() - 300..]);
    assert_eq!(world.bytes("gainsay.db"), before);
}

/// Each import ends well and is there as a whole, or says that another one was in its way.
#[test]
fn of_two_imports_at_once_none_is_lost() {
    for exists in [true, false] {
        let world = if exists {
            World::with_casebook()
        } else {
            World::empty()
        };
        let imports: Vec<(String, Child)> = ["a", "b", "c"]
            .map(|prefix| {
                let file = format!("{prefix}.jsonl");
                world.write(&file, parties(prefix, 500));
                let mut command = world.command(GAINSAY);
                command
                    .args(["import", &file])
                    .stderr(Stdio::piped())
                    .stdout(Stdio::piped());
                (prefix.to_owned(), command.spawn().expect("it runs"))
            })
            .into_iter()
            .collect();
        let mut there = 0;
        for (prefix, child) in imports {
            let done = child.wait_with_output().expect("it ends");
            let query =
                format!("SELECT count(*) AS n FROM parties WHERE slug GLOB '{prefix}[0-9]*'");
            let number = stdout(&world.run(&["sql", &query, "--format", "csv"]));
            if done.status.success() {
                assert_eq!(number, "n\n500\n", "{prefix}");
                there += 1;
            } else {
                assert_eq!(number, "n\n0\n", "{prefix}");
                assert_eq!(done.status.code(), Some(4));
                let told = stderr(&done);
                assert!(
                    told.contains("exists already") || told.contains("another program is writing"),
                    "{told}"
                );
            }
        }
        assert!(there >= 1);
        let left: Vec<_> = fs::read_dir(world.path("."))
            .expect("it lists")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        assert!(
            !left
                .iter()
                .any(|name| name.to_string_lossy().contains(".tmp")),
            "{left:?}"
        );
    }
}

#[test]
fn another_writer_is_told_of() {
    let world = World::with_casebook();
    let before = world.bytes("gainsay.db");
    let mut other = rusqlite::Connection::open(world.path("gainsay.db")).expect("it opens");
    let holding = other
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .expect("it is free");
    world.write("more.jsonl", parties("p", 1));
    let done = world.run(&["import", "more.jsonl"]);
    assert_eq!(done.status.code(), Some(4));
    assert_eq!(
        stderr(&done),
        "gainsay: another program is writing to `gainsay.db`\n  hint: wait until it is done, and try again\n"
    );
    // Reading goes on beside it.
    assert!(world.run(&["disputes"]).status.success());
    drop(holding);
    assert_eq!(world.bytes("gainsay.db"), before);
    assert!(world.run(&["import", "more.jsonl"]).status.success());
}
