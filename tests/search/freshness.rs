//! The index is what one made anew would be, whatever was written before.

use std::path::Path;

use gainsay::store::{Store, StoreFault};
use rusqlite::Connection;

use crate::desk::{Desk, all, ids, import_into};

/// Every word of every text at its place, as the index has it.
fn places(path: &Path) -> Vec<(String, String, i64, i64)> {
    let db = Connection::open(path).expect("it opens");
    let mut found = Vec::new();
    for table in ["search_claims", "search_documents"] {
        db.execute_batch(&format!(
            "CREATE VIRTUAL TABLE temp.v_{table} USING fts5vocab('main', '{table}', 'instance')"
        ))
        .expect("it is made");
        let mut statement = db
            .prepare(&format!(
                "SELECT term, doc, offset FROM temp.v_{table} ORDER BY doc, offset, term"
            ))
            .expect("it is there");
        let rows = statement
            .query_map([], |row| {
                Ok((table.to_owned(), row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .expect("it runs");
        found.extend(rows.map(|row| row.expect("it reads")));
    }
    found
}

/// Each word with its stems.
fn stems(path: &Path) -> Vec<(String, Option<String>)> {
    let db = Connection::open(path).expect("it opens");
    let mut statement = db
        .prepare(
            "SELECT w.word, s.lang || ' ' || s.stem FROM search_words w LEFT JOIN search_stems s ON s.word_id = w.id
             WHERE w.id IN (SELECT rowid FROM search_parts) ORDER BY 1, 2",
        )
        .expect("it is there");
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("it runs");
    rows.map(|row| row.expect("it reads")).collect()
}

/// Has the index made anew.
fn renew(path: &Path) {
    let db = Connection::open(path).expect("it opens");
    db.execute("DELETE FROM search_state", [])
        .expect("it is written");
    drop(db);
    let mut store = Store::open(path).expect("it opens");
    assert!(!store.has_search_index().expect("it reads"));
    store.fill_search_index().expect("it is filled");
    assert!(store.has_search_index().expect("it reads"));
}

#[test]
fn the_index_is_as_a_fresh_one() {
    let desk = Desk::of_titles(&[
        ("id", "Menyerang"),
        ("en", "First title"),
        ("ru", "Ёлка-палка"),
    ]);
    for lines in [
        r#"{"claim": {"id": "a", "text": "The bridge was closed."}}
{"claim": {"id": "b", "text": "Կամուրջը փակ էր։"}}"#,
        r#"{"claim": {"id": "a", "text": "The bridge was opened, twice-nightly."}}"#,
        r#"{"document": {"id": "d0", "lang": "en", "title": "Another title"}}
{"document": {"id": "d9", "title": "Un titre"}}"#,
        r#"{"claim": {"id": "c", "text": "Мост закрыли.", "status": "draft"}}"#,
        r#"{"claim": {"id": "c", "text": "Мост закрыли.", "status": "accepted"}}"#,
    ] {
        desk.import(lines);
        let before = places(&desk.path());
        let words = stems(&desk.path());
        renew(&desk.path());
        assert_eq!(places(&desk.path()), before, "after {lines}");
        let fresh = stems(&desk.path());
        assert!(!fresh.is_empty());
        for word in fresh {
            assert!(words.contains(&word), "{word:?} after {lines}");
        }
    }
    assert_eq!(
        desk.ids("closed"),
        [""; 0],
        "what a claim does not say any more"
    );
    assert_eq!(desk.ids("opened"), ["a"]);
    assert_eq!(desk.ids("first"), ["d1"]);
    assert_eq!(desk.ids("another"), ["d0"]);
}

/// Taking out is as never having put in.
#[test]
fn what_is_removed_is_not_found() {
    let desk = Desk::of_claims(&["The bridge.", "The road."]);
    let mut store = Store::open(&desk.path()).expect("it opens");
    store
        .write(|transaction| {
            let mut index = transaction.search_index()?;
            index.remove_claim(1).expect("it is written");
            index.remove_document(7).expect("there is none");
            Ok::<(), StoreFault>(())
        })
        .expect("it is written");
    drop(store);
    let found = desk.search("the");
    assert_eq!(ids(&found), ["c1"]);
    assert!(places(&desk.path()).iter().all(|(_, _, doc, _)| *doc == 2));
}

/// In bulk or one by one, the index is the same.
#[test]
fn bulk_is_no_other_way() {
    let one = Desk::of_claims(&["The bridge, half-closed.", "The road.", "Дорога."]);
    let path = one.path();
    let expected = places(&path);
    let mut store = Store::open(&path).expect("it opens");
    store
        .write(|transaction| {
            let mut index = transaction.search_index()?;
            for id in 1..=3 {
                index.remove_claim(id).expect("it is written");
            }
            index.begin_bulk().expect("it is written");
            index.add_claims_behind(0).expect("it is written");
            index.end_bulk().expect("it is written");
            Ok::<(), StoreFault>(())
        })
        .expect("it is written");
    assert_eq!(places(&path), expected);
}

/// A file of the first version has no index; it is made when it is first looked for.
#[test]
fn an_old_file_is_searched() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("old.db");
    let db = Connection::open(&path).expect("it opens");
    db.execute_batch(include_str!("../store/schemas/0001.sql"))
        .expect("it is a schema");
    db.execute_batch("INSERT INTO claims (slug, text) VALUES ('a', 'The bridge was closed.')")
        .expect("it fits");
    drop(db);
    let found = gainsay::app::search::search(&path, &all("closing")).expect("it is found");
    assert_eq!(ids(&found), ["a"]);
    import_into(&path, r#"{"claim": {"id": "b", "text": "They close it."}}"#);
    let found = gainsay::app::search::search(&path, &all("closing")).expect("it is found");
    assert_eq!(ids(&found), ["b", "a"]);
}

/// One that cannot be written to is refused with a reason.
#[test]
fn an_index_that_cannot_be_made_is_told() {
    let desk = Desk::of_claims(&["The bridge."]);
    let db = Connection::open(desk.path()).expect("it opens");
    db.execute("DELETE FROM search_state", [])
        .expect("it is written");
    drop(db);
    let mut permissions = std::fs::metadata(desk.path())
        .expect("it is there")
        .permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(desk.path(), permissions).expect("it is ours");
    let fault = desk.try_search("bridge").expect_err("there is no index");
    assert!(fault.to_string().contains("no index of words"), "{fault}");
    assert!(fault.hint().is_some());
}
