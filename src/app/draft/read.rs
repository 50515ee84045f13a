//! Articles from bytes, their languages, and what is drafted of them.

use crate::app::draft::article::Article;
use crate::app::fault::AppFault;
use crate::app::reading::ready;
use crate::extract::{self, Drafted, dateline, joined};
use crate::formats::article::{self, Encoding, Standing, read_article};
use crate::language::{Detected, Language, detect};

/// An article as bytes.
#[derive(Clone, Debug, Default)]
pub struct ArticleFile {
    /// The name of its file, or what messages call it.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// How articles are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions<'o> {
    /// What they are written in, where that is not UTF-8.
    pub encoding: Option<Encoding>,
    /// When they were published.
    pub published: Option<&'o str>,
    /// The language that they are in, whatever they look like.
    pub language: Option<Language>,
}

/// Reads an article and drafts it.
///
/// # Errors
/// When it is no text, or in a language that drafting does not know.
pub fn read(file: ArticleFile, options: ReadOptions<'_>) -> Result<(Article, Drafted), AppFault> {
    let how = article::Options {
        encoding: options.encoding,
        kind: None,
    };
    let read = read_article(file.bytes, &file.name, how)?;
    let language = match options.language {
        Some(language) => language,
        None => language(&read, &file.name)?,
    };
    let ready = ready(&read, language);
    let published = options
        .published
        .map(str::to_owned)
        .or_else(|| read.published.clone())
        .or_else(|| Some(dateline(&ready.text, language, None)?.date?.date));
    let mut drafted = extract::draft(&ready.text, language)
        .map_err(|fault| AppFault::Undecidable(fault.to_string()))?;
    drafted.left_out = joined(drafted.left_out, ready.left_out);
    let day = published
        .as_deref()
        .and_then(|day| day.get(..10)?.parse().ok());
    extract::fill_in(&mut drafted, &ready.text, day);
    let mut notices: Vec<String> = read.notices.iter().map(ToString::to_string).collect();
    match read.standing {
        Standing::File => {}
        Standing::Decoded(encoding) => notices.push(format!(
            "spans count in its text in UTF-8, not in {encoding}: keep that with --text-to"
        )),
        Standing::Extracted => notices
            .push("spans count in the text taken out of the page: keep that with --text-to".into()),
    }
    let article = Article {
        name: file.name,
        text: read.text,
        title: read.title,
        published,
        outlet: read.outlet,
        url: read.url,
        notices,
    };
    Ok((article, drafted))
}

fn language(article: &article::Article, name: &str) -> Result<Language, AppFault> {
    let declared = article.language.as_deref();
    let unknown = |looks_like: Option<&'static str>| AppFault::OtherLanguage {
        name: name.to_owned(),
        looks_like,
    };
    match detect(&article.text) {
        Detected::Known { language, .. } => Ok(language),
        Detected::Unknown { name } => Err(unknown(name)),
        Detected::TooShort => declared
            .and_then(Language::of_tag)
            .ok_or_else(|| unknown(None)),
    }
}
