//! The layers of docs/architecture.md, held to by reading the `crate::` paths of the source.
#![expect(clippy::expect_used, reason = "a test fails by it")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;

/// Which top-level modules each one may import, beside itself.
const MAY_IMPORT: [(&str, &[&str]); 9] = [
    ("language", &[]),
    ("model", &[]),
    ("analysis", &["model"]),
    ("store", &["model", "language"]),
    ("formats", &["model", "language"]),
    ("extract", &["model", "language"]),
    ("draw", &["model", "analysis"]),
    (
        "app",
        &[
            "model", "language", "analysis", "store", "formats", "extract", "draw",
        ],
    ),
    (
        "cli",
        &[
            "model", "language", "analysis", "store", "formats", "extract", "draw", "app",
        ],
    ),
];

fn files(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory)
        .expect("the directory lists")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn source() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    let name = |path: &Path| {
        path.strip_prefix(&root)
            .expect("it lies below")
            .display()
            .to_string()
    };
    found
        .into_iter()
        .map(|path| (name(&path), fs::read_to_string(&path).expect("it reads")))
        .collect()
}

/// The lines of a file that are code.
fn code(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every path of a file that begins with `crate::` (or, in the binary, with the library's name), without braces: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(text: &str) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for root in ["crate::", "gainsay::"] {
        for (at, _) in text.match_indices(root) {
            let before = text[..at].chars().next_back();
            let visibility = text[..at].ends_with("pub(in ");
            if visibility || before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            expand(&text[at + root.len()..], &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Reads a path, or a list of paths in braces, and gives back what is behind it.
fn expand<'a>(
    text: &'a str,
    prefix: &mut Vec<String>,
    found: &mut BTreeSet<Vec<String>>,
) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = expand(rest, &mut prefix.clone(), found).trim_start();
            match rest.strip_prefix(',') {
                Some(more) if !more.trim_start().starts_with('}') => rest = more,
                _ => break,
            }
        }
        return rest
            .trim_start_matches([',', ' ', '\n'])
            .strip_prefix('}')
            .unwrap_or(rest);
    }
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if name.is_empty() {
        return rest;
    }
    prefix.push(name.to_owned());
    if let Some(more) = rest.strip_prefix("::") {
        return expand(more, prefix, found);
    }
    found.insert(prefix.clone());
    rest
}

#[test]
fn modules_import_only_what_lies_below_them() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.into_iter().collect();
    let mut wrong = Vec::new();
    let mut checked = 0;
    for (file, text) in source() {
        let Some((module, _)) = file.split_once('/') else {
            continue;
        };
        let may = allowed
            .get(module)
            .unwrap_or_else(|| panic!("`src/{module}` has no row in the table of layers"));
        for path in paths(&code(&text)) {
            let target = path[0].as_str();
            checked += 1;
            if target != module && !may.contains(&target) {
                wrong.push(format!("src/{file} imports {}", path.join("::")));
            }
        }
    }
    assert!(
        checked > 100,
        "the test has gone blind: it saw {checked} imports"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The file that a path leads to, and whether it goes through a `mod.rs` that the importing file lies under.
fn target(path: &[String], files: &BTreeMap<String, String>) -> Option<String> {
    (1..=path.len()).rev().find_map(|length| {
        let stem = path[..length].join("/");
        [format!("{stem}.rs"), format!("{stem}/mod.rs")]
            .into_iter()
            .find(|file| files.contains_key(file))
    })
}

#[test]
fn no_file_imports_the_mod_rs_above_it() {
    let files = source();
    let mut wrong = Vec::new();
    for (file, text) in &files {
        if file.ends_with("mod.rs") || !file.contains('/') {
            continue;
        }
        for path in paths(&code(text)) {
            let Some(target) = target(&path, &files) else {
                continue;
            };
            let above = target
                .strip_suffix("/mod.rs")
                .is_some_and(|folder| file.starts_with(&format!("{folder}/")));
            // A macro is named through the crate's root; a name in small letters behind a folder is a module or a function of it.
            if above {
                wrong.push(format!(
                    "src/{file} imports {} through src/{target}",
                    path.join("::")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let files = source();
    let names: Vec<&String> = files.keys().collect();
    let mut edges = Vec::new();
    for (from, (file, text)) in files.iter().enumerate() {
        if file.ends_with("mod.rs") || file == "lib.rs" || file == "main.rs" {
            continue;
        }
        for path in paths(&code(text)) {
            let to = target(&path, &files)
                .and_then(|target| names.iter().position(|name| **name == target));
            edges.extend(
                to.filter(|to| *to != from && !names[*to].ends_with("mod.rs"))
                    .map(|to| (from as u32, to as u32)),
            );
        }
    }
    let graph: DiGraph<(), ()> = DiGraph::from_edges(edges);
    assert!(graph.edge_count() > 50, "the test has gone blind");
    let circles: Vec<Vec<&String>> = tarjan_scc(&graph)
        .into_iter()
        .filter(|circle| circle.len() > 1)
        .map(|circle| circle.into_iter().map(|file| names[file.index()]).collect())
        .collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn lib_and_mod_files_define_nothing() {
    let mut wrong = Vec::new();
    for (file, text) in source() {
        if !(file.ends_with("mod.rs") || file == "lib.rs") {
            continue;
        }
        for line in code(&text).lines() {
            let defines = [
                "fn ",
                "struct ",
                "enum ",
                "trait ",
                "impl ",
                "const ",
                "static ",
                "macro_rules",
            ];
            let line = line
                .trim_start()
                .trim_start_matches("pub(crate) ")
                .trim_start_matches("pub(super) ")
                .trim_start_matches("pub ");
            // `validate` is one function over the files beside it.
            if defines.iter().any(|word| line.starts_with(word)) {
                wrong.push(format!("src/{file}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
