//! Which document of the casebook an article is.

use std::path::Path;

use crate::app::draft::article::Article;
use crate::app::draft::characters::Characters;
use crate::app::draft::options::DraftOptions;
use crate::app::draft::slug::slug;
use crate::app::fault::AppFault;
use crate::extract::{self, Drafted, Kept, MOST_HASHED, Whereabouts};
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
    let outlet = match (&options.outlet, &article.outlet) {
        (Some(outlet), _) => Some(outlet.clone()),
        (None, Some(name)) => outlet_named(store, name)?,
        (None, None) => None,
    };
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
        None => {
            if let (None, Some(name)) = (&outlet, &article.outlet) {
                remarks.push(format!(
                    "it names “{name}” as its outlet, which the casebook does not have by this name: say which with --outlet"
                ));
            }
            let mut record = record(&id, article, drafted, options, (&hash, characters));
            record.outlet = outlet.as_deref().and_then(text);
            (KnownDocument::default(), Some(record))
        }
    };
    Ok(Placed {
        id,
        record,
        known,
        remarks,
    })
}

/// The one outlet of the casebook that has a name, whatever its case.
fn outlet_named(store: Option<&Store>, name: &str) -> Result<Option<String>, AppFault> {
    let Some(store) = store else { return Ok(None) };
    let name = name.trim().to_lowercase();
    let mut named = store
        .outlet_names()?
        .into_iter()
        .filter(|(_, known)| known.to_lowercase() == name);
    let first = named.next();
    Ok(first.filter(|_| named.next().is_none()).map(|(id, _)| id))
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
    let statements: Vec<_> = known
        .statements
        .iter()
        .filter_map(|(claim, said)| {
            let at = said.at.as_ref()?;
            let (from, to) = at.split_once('-')?;
            let span = (from.parse().ok()?, to.parse().ok()?);
            let sha256 = said.sha256.as_ref().map(|hash| hash.value.as_str());
            Some((claim, at, Kept { span, sha256 }))
        })
        .collect();
    let kept: Vec<Kept<'_>> = statements.iter().map(|(_, _, kept)| kept.clone()).collect();
    let found = extract::moved(&article.text, &kept, MOST_HASHED);
    statements
        .iter()
        .zip(found)
        .map(|((claim, at, _), whereabouts)| {
            format!("{claim}, at {}: {}", at.value, told(&whereabouts))
        })
        .collect()
}

fn told(whereabouts: &Whereabouts) -> String {
    let span = |(from, to): &(u64, u64)| format!("{from}-{to}");
    match whereabouts {
        Whereabouts::There => "stands where it stood".into(),
        Whereabouts::Moved(to) => format!("stands at {} now", span(to)),
        Whereabouts::Several { first, count } => {
            let places: Vec<String> = first.iter().map(span).collect();
            format!("its words stand at {count} places: {}", places.join(", "))
        }
        Whereabouts::Gone => "its words are gone".into(),
        Whereabouts::NotThere => {
            "is not where it was; the text is too long to look everywhere".into()
        }
        Whereabouts::Unknown => "the casebook has no hash of its words".into(),
    }
}
