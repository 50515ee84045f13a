//! The documented queries, and every public view restricted by its obvious columns, are answered from indexes: SQLite's plan
//! reads no big table from end to end. The plans are those of a fresh file, without statistics.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::support::casebooks;
use crate::views::save;

/// The tables that grow with the casebook.
const BIG: [&str; 5] = ["claims", "spans", "attributions", "documents", "questions"];

/// The restricted forms: a view, and the columns by which people restrict it.
const RESTRICTED: [(&str, &[&str]); 10] = [
    ("live_claims", &["claim", "question"]),
    (
        "attributed_claims",
        &[
            "claim", "question", "speaker", "party", "document", "outlet", "via",
        ],
    ),
    ("contradictions", &["question", "claim_a", "claim_b"]),
    ("contradicted_claims", &["claim", "question", "other_claim"]),
    ("positions", &["question"]),
    ("disputes", &["question"]),
    ("changed_stories", &["speaker", "question"]),
    ("speaker_records", &["speaker"]),
    ("sourcing", &["claim"]),
    ("timeline", &["question", "speaker", "party", "claim"]),
];

/// How a documented query that adds up the whole casebook begins.
const WHOLE: &str = "-- reads the whole casebook";

/// The blocks of SQL of a page.
fn queries(page: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = fs::read_to_string(path).expect("it reads");
    let blocks = text.split("```sql\n").skip(1);
    blocks
        .filter_map(|rest| rest.split("```").next())
        .map(str::to_owned)
        .collect()
}

/// What each name in the queries and views stands for, as far as it is a big table.
fn aliases(db: &Connection, query: &str) -> BTreeMap<String, &'static str> {
    let mut sql: Vec<String> = db
        .prepare("SELECT sql FROM sqlite_schema WHERE type = 'view'")
        .expect("it is there")
        .query_map([], |row| row.get(0))
        .expect("it runs")
        .collect::<Result<_, _>>()
        .expect("it reads");
    sql.push(query.to_owned());
    let mut found = BTreeMap::new();
    for sql in sql {
        let words: Vec<&str> = sql
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .filter(|word| !word.is_empty())
            .collect();
        for (at, pair) in words.windows(2).enumerate() {
            let Some(table) = BIG.iter().find(|table| **table == pair[0]) else {
                continue;
            };
            let after_from = at > 0 && matches!(words[at - 1], "FROM" | "JOIN");
            if after_from {
                found.insert((*table).to_owned(), *table);
                found.insert(pair[1].to_owned(), *table);
            }
        }
    }
    found
}

/// The steps of a plan that read a big table, or an index of it, from end to end.
fn scans(db: &Connection, query: &str) -> Vec<String> {
    let aliases = aliases(db, query);
    let mut statement = db
        .prepare(&format!("EXPLAIN QUERY PLAN {query}"))
        .unwrap_or_else(|fault| panic!("{fault}: {query}"));
    let steps = statement.query_map([], |row| row.get::<_, String>(3));
    let steps: Vec<String> = steps
        .expect("it runs")
        .collect::<Result<_, _>>()
        .expect("it reads");
    assert!(!steps.is_empty());
    steps
        .into_iter()
        .filter(|step| {
            let name = step
                .strip_prefix("SCAN ")
                .map(|rest| rest.split(' ').next().unwrap_or(rest));
            name.is_some_and(|name| aliases.contains_key(name))
        })
        .collect()
}

fn fresh(directory: &Path) -> Connection {
    let path = directory.join("x.db");
    drop(save(&path, &casebooks::casebook(2)));
    let db = Connection::open(&path).expect("it opens");
    let has_statistics = db.prepare("SELECT 1 FROM sqlite_stat1").is_ok();
    assert!(!has_statistics, "a fresh file has no statistics");
    db
}

#[test]
fn restricted_views_read_indexes() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = fresh(directory.path());
    for (view, columns) in RESTRICTED {
        for column in columns {
            let query = format!("SELECT * FROM {view} WHERE {column} = 'x'");
            assert_eq!(scans(&db, &query), Vec::<String>::new(), "{query}");
        }
        // A view that no restriction reaches would be read whole: the test would see that.
        let whole = format!("SELECT * FROM {view}");
        assert!(
            !scans(&db, &whole).is_empty() || view == "speaker_records",
            "{whole}"
        );
    }
}

#[test]
fn documented_queries_read_indexes_or_say_that_they_do_not() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = fresh(directory.path());
    let (mut whole, mut checked) = (0, 0);
    for query in queries("docs/sql.md") {
        let scans = scans(&db, &query);
        if query.starts_with(WHOLE) {
            assert!(!scans.is_empty(), "it reads no table whole\n{query}");
            whole += 1;
        } else {
            assert_eq!(scans, Vec::<String>::new(), "{query}");
            checked += 1;
        }
    }
    assert!(
        whole > 3 && checked > 6,
        "the test has gone blind: {whole}, {checked}"
    );
}
