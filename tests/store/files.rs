//! Which files are opened, and that all others stay as they were.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use gainsay::store::{Store, StoreFault, VERSION};

use crate::support::casebooks;
use crate::views::save;

/// Opens for writing, expects a fault, and expects the file to be as before.
#[track_caller]
fn refused(path: &Path) -> StoreFault {
    let before = fs::read(path).ok();
    let fault = Store::open(path)
        .map(|_| ())
        .expect_err("it must be refused");
    assert_eq!(fs::read(path).ok(), before, "the file was touched");
    assert!(Store::open_read_only(path).is_err());
    assert_eq!(fs::read(path).ok(), before, "the file was touched");
    fault
}

#[test]
fn what_is_no_casebook_is_refused_untouched() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    assert!(matches!(refused(&path), StoreFault::Missing(_)));
    assert!(matches!(refused(directory.path()), StoreFault::NotAFile(_)));

    fs::write(&path, "").expect("it can be written");
    assert!(
        matches!(refused(&path), StoreFault::NotADatabase(_)),
        "empty"
    );
    fs::write(&path, "a page of text\n".repeat(100)).expect("it can be written");
    assert!(
        matches!(refused(&path), StoreFault::NotADatabase(_)),
        "text"
    );

    fs::remove_file(&path).expect("it can be removed");
    let other = rusqlite::Connection::open(&path).expect("it opens");
    other
        .execute_batch("CREATE TABLE t (x); PRAGMA user_version = 1")
        .expect("it runs");
    drop(other);
    assert!(
        matches!(refused(&path), StoreFault::Foreign(_)),
        "another program's"
    );
}

#[test]
fn a_newer_casebook_is_refused_untouched() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    drop(save(&path, &casebooks::casebook(1)));
    let db = rusqlite::Connection::open(&path).expect("it opens");
    db.pragma_update(None, "user_version", VERSION + 1)
        .expect("it runs");
    drop(db);
    match refused(&path) {
        StoreFault::Newer { found, .. } => assert_eq!(found, VERSION + 1),
        other => panic!("{other}"),
    }
}

#[test]
fn a_damaged_casebook_is_refused_untouched() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    drop(save(&path, &casebooks::casebook(1)));
    let whole = fs::read(&path).expect("it reads");
    for length in [whole.len() - 1, whole.len() / 2, 4096, 100, 17] {
        fs::write(&path, &whole[..length]).expect("it can be written");
        let fault = refused(&path);
        assert!(
            matches!(
                fault,
                StoreFault::Corrupt { .. } | StoreFault::NotADatabase(_)
            ),
            "cut at {length}: {fault}"
        );
    }
    // Torn in the middle: found when it is read, and said so.
    let mut torn = whole.clone();
    let (from, to) = (8192, torn.len());
    torn[from..to].fill(0xa5);
    fs::write(&path, &torn).expect("it can be written");
    let loaded = Store::open(&path).and_then(|store| store.load().map(|_| ()));
    assert!(
        matches!(loaded, Err(StoreFault::Corrupt { .. })),
        "{loaded:?}"
    );
    assert_eq!(
        fs::read(&path).expect("it reads"),
        torn,
        "the file was touched"
    );
}

#[test]
fn an_existing_file_is_never_made_anew() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    fs::write(&path, "mine").expect("it can be written");
    assert!(matches!(Store::create(&path), Err(StoreFault::Exists(_))));
    assert_eq!(fs::read(&path).expect("it reads"), b"mine");
}

#[test]
fn another_writer_is_waited_for_and_then_named() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let mut store = save(&path, &casebooks::casebook(1));
    let other = rusqlite::Connection::open(&path).expect("it opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("it runs");
    let done = store.write(|_| Ok::<_, StoreFault>(()));
    assert!(matches!(done, Err(StoreFault::Locked(_))), "{done:?}");
    drop(other);
    assert!(store.write(|_| Ok::<_, StoreFault>(())).is_ok());
}

#[test]
fn a_failing_transaction_leaves_nothing() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let casebook = casebooks::casebook(3);
    let mut store = Store::create(&path).expect("a new file");
    let done = store.write(|transaction| {
        transaction.save(&casebook, &crate::views::everything(&casebook))?;
        Err::<(), _>(StoreFault::Missing("for the test".into()))
    });
    assert!(done.is_err());
    assert!(store.load().expect("it loads").records().is_empty());
}

#[test]
fn judgements_and_the_log_cannot_be_changed() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let seed = (0..).find(|seed| !casebooks::casebook(*seed).judgements().is_empty());
    drop(save(
        &path,
        &casebooks::casebook(seed.expect("some casebook has judgements")),
    ));
    let db = rusqlite::Connection::open(&path).expect("it opens");
    for sql in ["DELETE FROM judgements", "UPDATE judgements SET why = 'x'"] {
        assert!(
            db.execute(sql, [])
                .is_err_and(|error| error.to_string().contains("kept for ever")),
            "{sql}"
        );
    }
}

#[test]
fn a_version_that_never_was_is_refused_untouched() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    for version in [0, -1] {
        let _ = fs::remove_file(&path);
        drop(save(&path, &casebooks::casebook(1)));
        let db = rusqlite::Connection::open(&path).expect("it opens");
        db.pragma_update(None, "user_version", version)
            .expect("it runs");
        drop(db);
        let fault = refused(&path);
        assert!(matches!(fault, StoreFault::Corrupt { .. }), "{fault}");
    }
}

#[test]
fn pages_that_stand_beside_the_file_are_not_missing() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    drop(save(&path, &casebooks::casebook(1)));
    let other = rusqlite::Connection::open(&path).expect("it opens");
    other
        .execute_batch(
            "PRAGMA journal_mode = wal; CREATE TABLE other AS SELECT zeroblob(900000) AS x",
        )
        .expect("it runs");
    let loaded = Store::open_read_only(&path).and_then(|store| store.load().map(|_| ()));
    assert!(loaded.is_ok(), "{loaded:?}");
}

#[test]
fn a_name_that_sqlite_reads_otherwise_is_a_file_to_us() {
    let directory = tempfile::tempdir().expect("a directory");
    let init = |name: &str| {
        Command::new(env!("CARGO_BIN_EXE_gainsay"))
            .current_dir(directory.path())
            .args(["--db", name, "init"])
            .output()
            .expect("it runs")
    };
    for name in [":memory:", "file:x?mode=memory"] {
        assert!(init(name).status.success());
        assert!(Store::open(&directory.path().join(name)).is_ok(), "{name}");
        assert_eq!(init(name).status.code(), Some(4), "{name} is there");
    }
}

/// The tables are read one after the other: a claim that a writer adds in between must not lack its speakers.
#[test]
fn a_reader_sees_one_state_of_the_file() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let full = (0..)
        .map(casebooks::casebook)
        .find(|casebook| casebook.claims().all(|(_, claim)| !claim.said.is_empty()))
        .expect("some casebook names a speaker of each claim");
    drop(Store::create(&path).expect("a new file"));
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut store = Store::open(&path).expect("it opens");
            for _ in 0..20 {
                let emptied = rusqlite::Connection::open(&path).expect("it opens");
                emptied
                    .busy_timeout(std::time::Duration::from_secs(5))
                    .expect("it waits");
                emptied
                    .execute_batch(
                        "BEGIN IMMEDIATE; DROP TRIGGER IF EXISTS judgements_are_kept; PRAGMA defer_foreign_keys = 1;
                         DELETE FROM judgements; DELETE FROM assessments; DELETE FROM dropped; DELETE FROM links; DELETE FROM claims;
                         DELETE FROM questions; DELETE FROM documents; DELETE FROM speakers; DELETE FROM outlets;
                         DELETE FROM parties; COMMIT",
                    )
                    .expect("it runs");
                store
                    .write(|transaction| -> Result<(), StoreFault> {
                        transaction.save(&full, &crate::views::everything(&full))
                    })
                    .expect("it is saved");
            }
            done.store(true, Ordering::Relaxed);
        });
        while !done.load(Ordering::Relaxed) {
            match Store::open_read_only(&path).and_then(|store| store.load()) {
                Ok(casebook) => {
                    for (_, claim) in casebook.claims() {
                        assert!(!claim.said.is_empty(), "`{}` is torn", claim.id());
                    }
                }
                Err(StoreFault::Locked(_)) => {}
                Err(fault) => panic!("{fault}"),
            }
        }
    });
}
