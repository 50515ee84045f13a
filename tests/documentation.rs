//! What the documentation promises: every view column by column, every command, and queries that run.
#![expect(clippy::expect_used, reason = "a test fails by it")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use gainsay::app::demo::demo;
use gainsay::app::describe::explain;
use gainsay::app::report::Findings;
use gainsay::app::timeline::{text as timeline, threads};
use gainsay::formats::{Input, Sources, read};
use gainsay::model::validate::validate;
use gainsay::store::{Author, Cell, QueryLimits, Rows, Store};

/// The views that are promised to stay; the others are for them.
const PUBLIC: [&str; 10] = [
    "live_claims",
    "attributed_claims",
    "contradictions",
    "contradicted_claims",
    "positions",
    "disputes",
    "changed_stories",
    "speaker_records",
    "sourcing",
    "timeline",
];

const LIMITS: QueryLimits = QueryLimits {
    time: Duration::from_secs(20),
    rows: 10_000,
};

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("it reads")
}

fn demo_in(directory: &Path) -> std::path::PathBuf {
    let author = Author {
        who: "test".into(),
        at: "2026-11-20T10:00:00Z".into(),
    };
    demo(directory, &author)
        .expect("the demo runs")
        .files
        .swap_remove(0)
}

/// The names in backquotes in the first column of the table behind a heading.
fn documented_columns(page: &str, view: &str) -> BTreeSet<String> {
    let section = page
        .split("\n## ")
        .find(|section| section.starts_with(&format!("`{view}`")))
        .unwrap_or_default();
    section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('|').next())
        .flat_map(|cell| {
            cell.split(',')
                .map(|name| name.trim().trim_matches('`').to_owned())
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_view_is_documented_column_by_column() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = demo_in(directory.path());
    let page = text("docs/sql.md");
    for view in PUBLIC {
        let rows = Rows::query(
            &db,
            &format!("SELECT name FROM pragma_table_info('{view}')"),
            LIMITS,
        )
        .expect("it runs");
        let columns: BTreeSet<String> = rows
            .rows
            .into_iter()
            .filter_map(|row| match row.into_iter().next() {
                Some(Cell::Text(name)) => Some(name),
                _ => None,
            })
            .collect();
        assert!(!columns.is_empty(), "{view} does not exist");
        assert_eq!(
            documented_columns(&page, view),
            columns,
            "docs/sql.md on {view}"
        );
    }
}

/// The fenced blocks of a language, or of none.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut block: Option<(bool, String)> = None;
    for line in page.lines() {
        match (&mut block, line.strip_prefix("```")) {
            (None, Some(of)) => block = Some((of == language, String::new())),
            (Some(_), Some(_)) => found.extend(
                block
                    .take()
                    .filter(|(wanted, _)| *wanted)
                    .map(|(_, text)| text),
            ),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}

#[test]
fn every_query_of_the_documentation_is_answered() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = demo_in(directory.path());
    for (page, least) in [("README.md", 5), ("docs/sql.md", 5)] {
        let queries = blocks(&text(page), "sql");
        assert!(
            queries.len() >= least,
            "{page} has {} queries",
            queries.len()
        );
        for query in queries {
            let rows = Rows::query(&db, &query, LIMITS)
                .unwrap_or_else(|fault| panic!("{page}: {fault}\n{query}"));
            assert!(
                !rows.rows.is_empty(),
                "{page}: the query finds nothing in the demo\n{query}"
            );
        }
    }
}

/// What the README shows as printed is what is printed.
#[test]
fn the_tour_shows_real_output() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = demo_in(directory.path());
    let casebook = Store::open_read_only(&db)
        .expect("it opens")
        .load()
        .expect("it loads");
    let page = text("README.md");
    let mut printed = Findings::of(&casebook).disputes_text();
    for line in page.lines() {
        if let Some([a, b]) = line
            .strip_prefix("$ gainsay explain ")
            .map(|ids| ids.split(' ').collect::<Vec<_>>())
            .as_deref()
        {
            let key = |id: &str| {
                casebook
                    .claim(id)
                    .unwrap_or_else(|| panic!("the demo has no claim {id}"))
            };
            printed.push_str(&explain(&casebook, key(a), key(b)));
        }
        if let Some(id) = line.strip_prefix("$ gainsay timeline ") {
            let threads = threads(&casebook, id).expect("the demo has it");
            for thread in threads {
                printed.push_str(&timeline(&casebook, thread));
            }
        }
    }
    let printed: BTreeSet<&str> = printed.lines().collect();
    let mut checked = 0;
    for block in blocks(&page, "")
        .iter()
        .filter(|block| !block.starts_with('┌'))
    {
        for line in block
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with("$ ") && *line != "…")
        {
            assert!(
                printed.contains(line),
                "README.md shows a line that is not printed: {line}"
            );
            checked += 1;
        }
    }
    assert!(checked > 20, "{checked} lines");
}

/// The casebook that the README shows can be imported.
#[test]
fn the_example_casebook_passes_the_checks() {
    let examples = blocks(&text("README.md"), "yaml");
    assert!(!examples.is_empty());
    for example in examples {
        let (records, faults) = read(
            &mut Sources::new(),
            Input::stream("README.md", example.as_bytes()),
        )
        .expect("it reads");
        assert!(faults.is_empty(), "{faults:#?}");
        validate(records).expect("it passes the checks");
    }
}

#[test]
fn every_page_that_is_linked_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![root.join("README.md")];
    pages.extend(
        fs::read_dir(root.join("docs"))
            .expect("it lists")
            .flatten()
            .map(|entry| entry.path()),
    );
    let mut checked = 0;
    for page in pages
        .iter()
        .filter(|page| page.extension().is_some_and(|ending| ending == "md"))
    {
        let text = fs::read_to_string(page).expect("it reads");
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let link = link.split('#').next().unwrap_or_default();
            if link.is_empty() || link.starts_with("http") || link.contains(char::is_whitespace) {
                continue;
            }
            let target = page.parent().expect("a page lies in a folder").join(link);
            assert!(target.exists(), "{} links to {link}", page.display());
            checked += 1;
        }
    }
    assert!(checked > 5, "the test has gone blind");
}

/// Every field of every record has its place in docs/format.md.
#[test]
fn every_field_is_documented() {
    let page = text("docs/format.md");
    let files = ["sources", "claims", "decisions", "all"];
    let source = files.map(|file| text(&format!("src/model/record/{file}.rs")));
    let source = source.concat();
    let mut fields = BTreeSet::new();
    for record in source.split("\nrecord! {").skip(1) {
        let record = record.split("\n}").next().unwrap_or_default();
        let mut renamed = None;
        for line in record.lines().map(str::trim) {
            if let Some(name) = line.strip_prefix("#[serde(rename = \"") {
                renamed = name.split('"').next();
            } else if let Some((name, _)) = line.split_once(": ").filter(|(name, _)| {
                name.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            }) {
                fields.insert(renamed.take().unwrap_or(name).to_owned());
            }
        }
    }
    assert!(fields.len() > 40, "the test has gone blind: {fields:?}");
    for field in fields {
        assert!(
            page.contains(&format!("`{field}`")) || page.contains(&format!("{{{field}:")),
            "docs/format.md does not name `{field}`"
        );
    }
}
