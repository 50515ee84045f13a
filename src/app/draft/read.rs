//! Articles from bytes, their languages, and what is drafted of them.

use std::ops::Range;

use crate::app::draft::article::Article;
use crate::app::fault::AppFault;
use crate::extract::{self, Drafted, Furniture, LeftOut};
use crate::formats::article::{self, Encoding, MarkupKind, Standing, read_article};
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
pub struct ReadOptions {
    /// What they are written in, where that is not UTF-8.
    pub encoding: Option<Encoding>,
    /// The language that they are in, whatever they look like.
    pub language: Option<Language>,
}

/// Reads an article and drafts it.
///
/// # Errors
/// When it is no text, or in a language that drafting does not know.
pub fn read(file: ArticleFile, options: ReadOptions) -> Result<(Article, Drafted), AppFault> {
    let how = article::Options {
        encoding: options.encoding,
        kind: None,
    };
    let read = read_article(file.bytes, &file.name, how)?;
    let language = match options.language {
        Some(language) => language,
        None => language(&read, &file.name)?,
    };
    let mut drafted = extract::draft(&read.text, language)
        .map_err(|fault| AppFault::Undecidable(fault.to_string()))?;
    leave_markup_out(&mut drafted, &read);
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
        published: read.published,
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

/// Leaves out what the markup says is no running text, with the proposals that reach into it.
fn leave_markup_out(drafted: &mut Drafted, article: &article::Article) {
    let parts = article.markup.iter().filter_map(|part| {
        let what = match part.what {
            MarkupKind::Heading => Furniture::Heading,
            MarkupKind::Caption => Furniture::Caption,
            MarkupKind::Link => Furniture::Link,
            MarkupKind::Code => Furniture::Notice,
            MarkupKind::Syntax => return None,
        };
        Some(LeftOut {
            at: part.at.clone(),
            what,
        })
    });
    for part in parts {
        let known = drafted
            .left_out
            .iter()
            .any(|other| meet(&other.at, &part.at));
        drafted
            .proposals
            .retain(|proposal| !meet(&proposal.at, &part.at));
        if !known {
            drafted.left_out.push(part);
        }
    }
    drafted
        .left_out
        .sort_by_key(|part| (part.at.start, part.at.end));
}

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
