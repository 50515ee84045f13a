//! Which document of the casebook an article is.

use std::path::Path;

use crate::app::draft::article::{Article, sha256};
use crate::app::draft::characters::Characters;
use crate::app::draft::run::DraftOptions;
use crate::app::draft::slug::slug;
use crate::app::fault::AppFault;
use crate::extract::Drafted;
use crate::model::record::{At, DocumentRecord, Text};
use crate::store::{KnownDocument, Store};

/// A document that drafts are proposed of.
#[derive(Debug)]
pub(super) struct Placed {
    /// Its id.
    pub(super) id: String,
    /// Its record, where the casebook does not have it as it is.
    pub(super) record: Option<DocumentRecord>,
    /// What the casebook has of it.
    pub(super) known: KnownDocument,
    /// What there is to say about it.
    pub(super) remarks: Vec<String>,
}

/// Finds the document that an article is, by its hash, or gives it an id.
///
/// # Errors
/// When the casebook has another text of this id, or cannot be read.
pub(super) fn place(
    store: Option<&Store>,
    article: &Article,
    drafted: &Drafted,
    options: &DraftOptions,
) -> Result<Placed, AppFault> {
    let hash = article.sha256();
    let same = match store {
        Some(store) => store.documents_with_hash(&hash)?,
        None => Vec::new(),
    };
    let named = options.as_new.as_ref().or(options.document.as_ref());
    let id = named
        .or_else(|| same.first())
        .cloned()
        .unwrap_or_else(|| slug(stem(article), "document"));
    let known = match store {
        Some(store) => store.known_document(&id)?,
        None => None,
    };
    let characters = Characters::of(&article.text).len() as u64;
    if let Some(known) = &known
        && is_other_text(&known.record, &hash, characters)
    {
        return Err(AppFault::OtherText {
            document: id,
            changes: moved(known, article),
        });
    }
    let mut remarks = Vec::new();
    let others: Vec<&str> = same
        .iter()
        .filter(|other| **other != id)
        .map(String::as_str)
        .collect();
    if !others.is_empty() {
        remarks.push(format!(
            "the casebook has the same text as {}",
            others.join(", ")
        ));
    }
    let (known, record) = match known {
        Some(known) if known.record.sha256.is_some() => {
            remarks.push(format!("`{id}` is in the casebook with this text"));
            (known, None)
        }
        Some(known) => {
            let mut record = known.record.clone();
            record.sha256 = text(&hash);
            record.characters = Some(At::nowhere(characters));
            remarks.push(format!(
                "`{id}` is in the casebook without a hash of its text"
            ));
            (known, Some(record))
        }
        None => (
            KnownDocument::default(),
            Some(record(&id, article, drafted, options, (&hash, characters))),
        ),
    };
    Ok(Placed {
        id,
        record,
        known,
        remarks,
    })
}

fn stem(article: &Article) -> &str {
    let path = Path::new(&article.name);
    path.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or(&article.name)
}

fn is_other_text(record: &DocumentRecord, hash: &str, characters: u64) -> bool {
    let has_other_hash = record
        .sha256
        .as_ref()
        .is_some_and(|known| known.value != hash);
    let has_other_length = record
        .characters
        .is_some_and(|known| known.value != characters);
    has_other_hash || record.sha256.is_none() && has_other_length
}

fn record(
    id: &str,
    article: &Article,
    drafted: &Drafted,
    options: &DraftOptions,
    (hash, characters): (&str, u64),
) -> DocumentRecord {
    let maybe = |value: &Option<String>| value.as_deref().and_then(text);
    DocumentRecord {
        id: At::nowhere(id.into()),
        outlet: maybe(&options.outlet),
        title: maybe(&article.title),
        url: maybe(&article.url),
        lang: text(drafted.language.code()),
        published: maybe(&options.published).or_else(|| maybe(&article.published)),
        sha256: text(hash),
        characters: Some(At::nowhere(characters)),
        ..DocumentRecord::default()
    }
}

fn text(value: &str) -> Option<Text> {
    Some(At::nowhere(value.to_owned()))
}

/// What became of the statements of a document in another text, a line each.
fn moved(known: &KnownDocument, article: &Article) -> Vec<String> {
    let characters = Characters::of(&article.text);
    let mut lines = Vec::new();
    for (claim, said) in &known.statements {
        let (Some(at), Some(hash)) = (&said.at, &said.sha256) else {
            continue;
        };
        let span = at
            .split_once('-')
            .and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
        let words = span.and_then(|(from, to)| characters.words(from, to));
        let stands = words.is_some_and(|words| sha256(words) == hash.value);
        let what = if stands {
            "stands where it stood"
        } else {
            "is not where it was"
        };
        lines.push(format!("{claim}, at {}: {what}", at.value));
    }
    lines
}
