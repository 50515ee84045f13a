//! Casebooks of older versions of the schema, brought up to the current one.

use std::collections::BTreeMap;
use std::path::Path;

use gainsay::store::{Store, VERSION};
use rusqlite::Connection;

use crate::support::casebooks;
use crate::views::save;

/// The schema of each older version, as it was.
const OLD: [&str; 2] = [
    include_str!("schemas/0001.sql"),
    include_str!("schemas/0002.sql"),
];

/// What each object is made of, whatever its blanks and comments.
fn objects(path: &Path) -> BTreeMap<(String, String), String> {
    let db = Connection::open(path).expect("it opens");
    let mut statement = db
        .prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
        .expect("it is there");
    let rows = statement.query_map([], |row| {
        let sql: String = row.get(2)?;
        let code = sql
            .lines()
            .map(|line| line.split("--").next().unwrap_or(""));
        let code: String = code.collect::<Vec<_>>().join(" ");
        let code = code
            .replace('(', " ( ")
            .replace(')', " ) ")
            .replace(',', " , ");
        let words: Vec<&str> = code.split_whitespace().collect();
        Ok(((row.get(0)?, row.get(1)?), words.join(" ")))
    });
    rows.expect("it runs")
        .collect::<Result<_, _>>()
        .expect("it reads")
}

/// Makes a casebook by an old schema, with one of everything that later versions add columns to.
fn old_casebook(path: &Path, schema: &str) {
    let db = Connection::open(path).expect("it opens");
    db.execute_batch(schema).expect("it is a schema");
    db.execute_batch(
        "INSERT INTO speakers (slug, name, kind) VALUES ('s', 'A speaker', 'body');
         INSERT INTO claims (slug, text) VALUES ('a', 'A.'), ('b', 'B.');
         INSERT INTO judgements (claim_a_id, claim_b_id, verdict, judged_by, judged_on, judged_from, why)
         VALUES (1, 2, 'confirmed', 'An editor', '2024-01-01', 1704067200, 'Their reason.');",
    )
    .expect("it fits the schema");
}

#[test]
fn every_older_version_has_its_schema_here() {
    assert_eq!(OLD.len() as i64 + 1, VERSION, "keep the schema that was");
    for (number, schema) in OLD.iter().enumerate() {
        let version = format!("PRAGMA user_version = {};", number + 1);
        assert!(schema.contains(&version), "schema {}", number + 1);
    }
}

#[test]
fn an_upgraded_casebook_is_like_a_fresh_one() {
    let directory = tempfile::tempdir().expect("a directory");
    let fresh = directory.path().join("fresh.db");
    drop(Store::create(&fresh).expect("a new file"));
    let expected = objects(&fresh);
    assert!(
        expected.len() > 60,
        "the test has gone blind: {}",
        expected.len()
    );
    for (number, schema) in OLD.iter().enumerate() {
        for read_only in [false, true] {
            let path = directory.path().join(format!("{number}-{read_only}.db"));
            old_casebook(&path, schema);
            assert_ne!(objects(&path), expected);
            let store = if read_only {
                Store::open_read_only(&path)
            } else {
                Store::open(&path)
            };
            let store = store.expect("it is upgraded");
            assert_eq!(objects(&path), expected, "from version {}", number + 1);
            let version: i64 = Connection::open(&path)
                .and_then(|db| db.pragma_query_value(None, "user_version", |row| row.get(0)))
                .expect("it has a version");
            assert_eq!(version, VERSION);
            let casebook = store.load().expect("it loads");
            assert_eq!(casebook.speakers().len(), 1);
            assert!(casebook.speakers().all(|(_, speaker)| !speaker.anonymous));
            let judgements = casebook.judgements();
            assert!(matches!(judgements, [one] if one.digests.is_none()));
        }
    }
}

/// What a newer version added is kept and comes back.
#[test]
fn what_was_judged_comes_back() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut noted = 0;
    for seed in 0..40 {
        let casebook = casebooks::casebook(seed);
        let path = directory.path().join(format!("{seed}.db"));
        let loaded = save(&path, &casebook).load().expect("it loads");
        let digests = |casebook: &gainsay::model::casebook::Casebook| {
            let judgements = casebook.judgements().iter();
            let mut found: Vec<_> = judgements
                .map(|judgement| (judgement.claims, judgement.digests.clone()))
                .collect();
            found.sort();
            found
        };
        assert_eq!(digests(&loaded), digests(&casebook), "seed {seed}");
        noted += digests(&casebook)
            .iter()
            .filter(|(_, digests)| digests.is_some())
            .count();
    }
    assert!(noted > 5, "the test has gone blind: {noted}");
}
