//! A casebook of some claims and titles.

use std::path::{Path, PathBuf};

use gainsay::app::import::import;
use gainsay::app::search::search;
use gainsay::formats::Input;
use gainsay::store::Author;
use gainsay::store::search::{Filter, Found, Search};
use tempfile::TempDir;

pub(crate) struct Desk {
    directory: TempDir,
}

impl Desk {
    /// Claims `c0`, `c1`, … with these texts.
    pub(crate) fn of_claims(texts: &[&str]) -> Self {
        let desk = Self {
            directory: tempfile::tempdir().expect("a directory"),
        };
        let mut lines = "{\"gainsay\": 1}\n".to_owned();
        for (number, text) in texts.iter().enumerate() {
            let claim = serde_json::json!({"claim": {"id": format!("c{number}"), "text": text}});
            lines += &format!("{claim}\n");
        }
        desk.import(&lines);
        desk
    }

    /// Documents `d0`, `d1`, … with these languages and titles.
    pub(crate) fn of_titles(titles: &[(&str, &str)]) -> Self {
        let desk = Self {
            directory: tempfile::tempdir().expect("a directory"),
        };
        let mut lines = "{\"gainsay\": 1}\n".to_owned();
        for (number, (lang, title)) in titles.iter().enumerate() {
            let document = serde_json::json!({"document": {"id": format!("d{number}"), "lang": lang, "title": title}});
            lines += &format!("{document}\n");
        }
        desk.import(&lines);
        desk
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.directory.path().join("desk.db")
    }

    pub(crate) fn import(&self, lines: &str) {
        import_into(&self.path(), lines);
    }

    pub(crate) fn search(&self, words: &str) -> Found {
        self.try_search(words)
            .unwrap_or_else(|fault| panic!("`{words}`: {fault}"))
    }

    pub(crate) fn try_search(&self, words: &str) -> Result<Found, gainsay::app::AppFault> {
        search(&self.path(), &all(words))
    }

    /// The ids of all that is found by whole words, or by parts where `parts` is set, the best first.
    pub(crate) fn ids(&self, words: &str) -> Vec<String> {
        ids(&self.search(words))
    }

    pub(crate) fn ids_by_parts(&self, words: &str) -> Vec<String> {
        let parts = Search {
            parts: true,
            ..all(words)
        };
        ids(&search(&self.path(), &parts).expect("it is found"))
    }
}

pub(crate) fn import_into(path: &Path, lines: &str) {
    let author = Author {
        who: "test".into(),
        at: "2026-11-20T10:00:00Z".into(),
    };
    import(
        path,
        vec![Input::stream("desk.jsonl", lines.as_bytes())],
        &author,
    )
    .unwrap_or_else(|fault| panic!("{fault:#?}"));
}

pub(crate) fn all(words: &str) -> Search<'_> {
    Search {
        words,
        claims: true,
        documents: true,
        parts: false,
        filter: Filter::default(),
        limit: 50,
    }
}

pub(crate) fn ids(found: &Found) -> Vec<String> {
    let claims = found.claims.rows.iter().map(|hit| hit.claim.clone());
    let documents = found.documents.rows.iter().map(|hit| hit.document.clone());
    claims.chain(documents).collect()
}
