//! The articles of the shipped casebook, held to the statements that people entered from them. Articles are found by their
//! SHA-256. A proposal is right if it shares half of its characters with a statement; a statement is found if a proposal does.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::Path;

use gainsay::extract::{Proposal, draft, furniture, masked};
use gainsay::language::Language;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::overlap::overlap;
use crate::tally::Tally;

const CASEBOOK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/karabakh");

#[derive(Deserialize)]
struct Page {
    #[serde(default)]
    speakers: Vec<Speaker>,
    #[serde(default)]
    documents: Vec<Document>,
    #[serde(default)]
    claims: Vec<Claim>,
}

#[derive(Deserialize)]
struct Speaker {
    id: String,
    kind: String,
}

#[derive(Deserialize)]
struct Document {
    id: String,
    sha256: String,
}

#[derive(Deserialize)]
struct Claim {
    said: Vec<Said>,
}

#[derive(Deserialize)]
struct Said {
    by: String,
    #[serde(rename = "in")]
    document: String,
    at: String,
}

/// Whether a folder holds articles of the shipped casebook.
pub(crate) fn is(folder: &Path) -> bool {
    folder.is_dir() && articles(folder).is_ok_and(|articles| !articles.is_empty())
}

/// From, to, and whether an outlet speaks for itself.
type Statements = BTreeSet<(usize, usize, bool)>;

/// An article's id and text, and the statements that people entered from it.
type Article = (String, String, Statements);

/// The articles of a folder.
fn articles(folder: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(CASEBOOK)? {
        pages.push(serde_saphyr::from_str::<Page>(&fs::read_to_string(
            entry?.path(),
        )?)?);
    }
    let outlets: BTreeSet<&str> = pages
        .iter()
        .flat_map(|page| &page.speakers)
        .filter(|speaker| speaker.kind == "outlet")
        .map(|speaker| speaker.id.as_str())
        .collect();
    let mut statements: BTreeMap<&str, Statements> = BTreeMap::new();
    for said in pages
        .iter()
        .flat_map(|page| &page.claims)
        .flat_map(|claim| &claim.said)
    {
        let (from, to) = said.at.split_once('-').ok_or("at: FROM-TO")?;
        statements.entry(&said.document).or_default().insert((
            from.parse()?,
            to.parse()?,
            outlets.contains(said.by.as_str()),
        ));
    }
    let mut found = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        let hash: String = Sha256::digest(text.as_bytes())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let document = pages
            .iter()
            .flat_map(|page| &page.documents)
            .find(|document| document.sha256 == hash);
        if let Some(document) = document {
            found.push((
                document.id.clone(),
                text,
                statements.remove(document.id.as_str()).unwrap_or_default(),
            ));
        }
    }
    Ok(found)
}

/// The text without furniture, as `gainsay draft` reads it.
fn hidden(text: &str) -> String {
    let parts = furniture(text, Language::Indonesian);
    masked(text, parts.iter().map(|part| &part.at))
}

pub(crate) fn score(
    folder: &Path,
    errors: usize,
) -> Result<Vec<(&'static str, Tally)>, Box<dyn Error>> {
    let mut attributed = Tally::default();
    let mut found_statements = Tally::default();
    let mut every = Tally::default();
    let mut every_statement = Tally::default();
    let mut told = 0;
    for (id, text, statements) in articles(folder)? {
        let starts: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let character = |byte: usize| starts.partition_point(|start| *start < byte);
        let mut drafted = draft(&hidden(&text), Language::Indonesian)?;
        let everything = drafted.proposals.clone();
        drafted.proposals.retain(|one| one.form.is_some());
        let of = |one: &Proposal| character(one.at.start)..character(one.at.end);
        let shared = |place: &Range<usize>, statement: &(usize, usize, bool)| {
            overlap(
                std::slice::from_ref(place),
                std::slice::from_ref(&(statement.0..statement.1)),
            )
        };
        for one in &drafted.proposals {
            let place = of(one);
            let right = statements
                .iter()
                .any(|statement| shared(&place, statement) >= 0.5);
            attributed.add(1, 0, usize::from(right));
            if !right && told < errors {
                told += 1;
                println!(
                    "FOUND {id} {place:?} [{}] [{}]\\n    {}",
                    one.speaker.as_ref().map_or("", |speaker| &speaker.name),
                    one.cue.clone().map_or("", |cue| &text[cue]),
                    &text[one.at.clone()]
                );
            }
        }
        for statement in statements.iter().filter(|statement| !statement.2) {
            let right = drafted
                .proposals
                .iter()
                .any(|one| shared(&of(one), statement) >= 0.5);
            found_statements.add(0, 1, usize::from(right));
            if !right && told < errors {
                told += 1;
                println!(
                    "MISSED {id} {}-{}\\n    {}",
                    statement.0,
                    statement.1,
                    &text[starts[statement.0]..starts[statement.1]]
                );
            }
        }
        for one in &everything {
            let place = of(one);
            let right = statements
                .iter()
                .any(|statement| shared(&place, statement) >= 0.5);
            every.add(1, 0, usize::from(right));
            if !right && one.form.is_none() && told < errors {
                told += 1;
                println!("OWN {id} {place:?} {}", &text[one.at.clone()]);
            }
        }
        for statement in &statements {
            let right = everything
                .iter()
                .any(|one| shared(&of(one), statement) >= 0.5);
            every_statement.add(0, 1, usize::from(right));
            if !right && statement.2 && told < errors {
                told += 1;
                println!(
                    "MISSED OWN {id} {}-{} {}",
                    statement.0,
                    statement.1,
                    &text[starts[statement.0]..starts[statement.1]]
                );
            }
        }
        if errors > 0 {
            for one in &drafted.proposals {
                println!(
                    "{id} {:?} [{}] <{}> {:?}",
                    of(one),
                    one.speaker.as_ref().map_or("", |speaker| &speaker.name),
                    one.cue.clone().map_or("", |cue| &text[cue]),
                    one.content
                        .iter()
                        .map(|part| &text[part.clone()])
                        .collect::<Vec<_>>()
                );
            }
        }
    }
    Ok(vec![
        ("proposals that are statements", attributed),
        ("statements that are found", found_statements),
        ("the same, with the article's own voice", every),
        ("statements, with the article's own", every_statement),
    ])
}
