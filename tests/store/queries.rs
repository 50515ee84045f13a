//! What SQL users may do, and what is stopped.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gainsay::store::{Cell, QueryFault, QueryLimits, Rows};

use crate::support::casebooks;
use crate::views::save;

const LIMITS: QueryLimits = QueryLimits {
    time: Duration::from_secs(5),
    rows: 1000,
};

fn casebook(directory: &Path) -> PathBuf {
    let path = directory.join("x.db");
    drop(save(&path, &casebooks::casebook(2)));
    path
}

#[test]
fn reading_is_allowed() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = casebook(directory.path());
    for sql in [
        "SELECT * FROM contradictions",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n;",
        "-- a remark\nSELECT count(*) FROM claims; -- and another",
        "SELECT name FROM pragma_table_info('contradictions')",
        "PRAGMA table_info(disputes)",
        "EXPLAIN QUERY PLAN SELECT * FROM positions",
        "VALUES (1, 'a'), (2, NULL)",
    ] {
        let rows = Rows::query(&path, sql, LIMITS);
        assert!(rows.is_ok(), "{sql}: {rows:?}");
    }
    let rows = Rows::query(
        &path,
        "SELECT 1 AS a, 2.5 AS b, 'x' AS c, x'00ff' AS d, NULL AS e",
        LIMITS,
    )
    .expect("it runs");
    assert_eq!(rows.columns, ["a", "b", "c", "d", "e"]);
    let cells = [
        Cell::Integer(1),
        Cell::Real(2.5),
        Cell::Text("x".into()),
        Cell::Blob(vec![0, 255]),
        Cell::Null,
    ];
    assert_eq!(rows.rows, [cells]);
}

#[test]
fn writing_is_stopped() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = casebook(directory.path());
    let before = fs::read(&path).expect("it reads");
    let elsewhere = directory.path().join("out.db");
    let elsewhere = elsewhere.display();
    for sql in [
        "DELETE FROM claims".to_owned(),
        "INSERT INTO parties (slug, name) VALUES ('x', 'X')".into(),
        "UPDATE claims SET text = ''".into(),
        "WITH c AS (SELECT 1) DELETE FROM claims".into(),
        "CREATE TABLE t (x)".into(),
        "CREATE TEMP TABLE t (x)".into(),
        "DROP VIEW disputes".into(),
        format!("VACUUM INTO '{elsewhere}'"),
        "VACUUM".into(),
        format!("ATTACH '{elsewhere}' AS other"),
        "PRAGMA query_only = 0".into(),
        "PRAGMA journal_mode = wal".into(),
        "PRAGMA writable_schema = 1".into(),
        "PRAGMA user_version = 9".into(),
        "SELECT load_extension('x')".into(),
        "BEGIN IMMEDIATE".into(),
        "COMMIT".into(),
        "REINDEX".into(),
        "ANALYZE".into(),
        "DETACH main".into(),
    ] {
        let done = Rows::query(&path, &sql, LIMITS);
        assert!(
            matches!(done, Err(QueryFault::Forbidden(_) | QueryFault::Sql(_))),
            "{sql}: {done:?}"
        );
    }
    assert_eq!(fs::read(&path).expect("it reads"), before);
    let left: Vec<_> = fs::read_dir(directory.path())
        .expect("it lists")
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    assert_eq!(left, ["x.db"], "no other file was made");
}

#[test]
fn what_is_no_single_query_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = casebook(directory.path());
    let query = |sql: &str| Rows::query(&path, sql, LIMITS);
    assert!(matches!(query(""), Err(QueryFault::Empty)));
    assert!(matches!(
        query("-- nothing\n ; "),
        Err(QueryFault::Empty | QueryFault::Sql(_))
    ));
    assert!(matches!(
        query("SELECT 1; SELECT 2"),
        Err(QueryFault::Several)
    ));
    assert!(matches!(
        query("SELECT 1; DELETE FROM claims"),
        Err(QueryFault::Several | QueryFault::Forbidden(_))
    ));
    assert!(matches!(query("SELECT ?1"), Err(QueryFault::Parameters)));
    assert!(matches!(query("SELEC 1"), Err(QueryFault::Sql(_))));
    assert!(matches!(query("SELECT \0"), Err(QueryFault::Sql(_))));
}

#[test]
fn nothing_runs_or_returns_without_end() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = casebook(directory.path());
    let short = QueryLimits {
        time: Duration::from_millis(300),
        rows: 1000,
    };
    let pattern = "SELECT hex(zeroblob(400000)) LIKE '%' || hex(zeroblob(20000)) || '1'";
    let done = Rows::query(&path, pattern, short);
    assert!(matches!(done, Err(QueryFault::Sql(_))), "{done:?}");
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)";
    let query = |sql: &str, limits| Rows::query(&path, sql, limits);
    assert!(matches!(
        query(&format!("{endless} SELECT sum(i) FROM n"), short),
        Err(QueryFault::TooSlow(_))
    ));
    assert!(matches!(
        query(&format!("{endless} SELECT i FROM n"), LIMITS),
        Err(QueryFault::TooManyRows(1000))
    ));
    assert!(matches!(
        query("SELECT zeroblob(2000000000)", LIMITS),
        Err(QueryFault::ValueTooLarge | QueryFault::Sql(_))
    ));
    assert!(matches!(
        query("SELECT printf('%.*c', 500000000, 'x')", LIMITS),
        Err(QueryFault::ValueTooLarge | QueryFault::Sql(_))
    ));
    let long = QueryLimits {
        time: Duration::from_secs(60),
        rows: usize::MAX,
    };
    let gigabyte = format!("{endless} SELECT hex(zeroblob(400000)) FROM n");
    assert!(matches!(query(&gigabyte, long), Err(QueryFault::TooLarge)));
    let exactly = QueryLimits {
        time: Duration::from_secs(5),
        rows: 3,
    };
    assert_eq!(
        query("VALUES (1), (2), (3)", exactly)
            .map(|rows| rows.rows.len())
            .ok(),
        Some(3)
    );
}
