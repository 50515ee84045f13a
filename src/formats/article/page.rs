//! Pages of the web: the article in them, as Readability finds it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use crate::formats::article::fault::ArticleFault;
use crate::formats::article::front::date;
use crate::formats::article::text::{Article, Kind, Standing};
use crate::formats::article::walk::walk;

/// The largest page, in bytes: what is larger is not one article.
const LARGEST_PAGE: usize = 16 << 20;

/// How many elements a page may have.
const MOST_ELEMENTS: usize = 50_000;

/// How deeply elements may be nested.
const DEEPEST: usize = 500;

/// Where a page names its own address.
const ADDRESSES: [(&str, &str); 2] = [
    ("link[rel=canonical]", "href"),
    ("meta[property='og:url']", "content"),
];

/// Where a page names its outlet, where Readability does not look.
const OUTLETS: [(&str, &str); 2] = [
    ("meta[name='application-name']", "content"),
    ("meta[itemprop='publisher']", "content"),
];

/// Where a page tells when it was published, where Readability does not look.
const DATES: [(&str, &str); 5] = [
    ("meta[itemprop='datePublished']", "content"),
    ("time[itemprop='datePublished']", "datetime"),
    ("meta[name='date']", "content"),
    ("meta[name='pubdate']", "content"),
    ("article time[datetime]", "datetime"),
];

/// Finds the article in a page.
pub(super) fn article(page: &str, name: &str) -> Result<Article, ArticleFault> {
    let tangled = |found, what, most| {
        Err(ArticleFault::TangledPage {
            name: name.to_owned(),
            found,
            what,
            most,
        })
    };
    if page.len() > LARGEST_PAGE {
        return tangled(page.len(), "bytes", LARGEST_PAGE);
    }
    let tags = page.matches('<').count();
    if tags > 4 * MOST_ELEMENTS {
        return tangled(tags, "tags", 4 * MOST_ELEMENTS);
    }
    let open = deepest(page);
    if open > 4 * DEEPEST {
        return tangled(open, "elements in each other", DEEPEST);
    }
    let document = Document::from(page);
    let (elements, depth) = extent(&document.root());
    if elements > MOST_ELEMENTS {
        return tangled(elements, "elements", MOST_ELEMENTS);
    }
    if depth > DEEPEST {
        return tangled(depth, "elements in each other", DEEPEST);
    }
    let address = first(&document, &ADDRESSES);
    let outlet = first(&document, &OUTLETS);
    let published = first(&document, &DATES);
    let heading = filled(
        document
            .try_select("h1")
            .map(|found| found.first().text().to_string()),
    );
    let no_article = || ArticleFault::NoArticle {
        name: name.to_owned(),
    };
    // It stumbles over addresses of films that are not ASCII, and we want none of them.
    document.select("iframe, embed, object").remove();
    let found = parsed(document).ok_or_else(no_article)?;
    // What it found, in a document of its own.
    let content = Document::fragment(found.content);
    let (text, markup) = walk(&content.root());
    if text.trim().is_empty() {
        return Err(no_article());
    }
    let mut article = Article::new(text, Kind::Html, Standing::Extracted);
    article.markup = markup;
    // A title of few words keeps the name of the site behind it.
    article.title = filled(Some(found.title)).map(|title| match heading {
        Some(heading) if title.starts_with(&heading) => heading,
        _ => title,
    });
    article.language = filled(found.lang);
    article.published = filled(found.published_time)
        .and_then(|written| date(&written))
        .or_else(|| published.and_then(|written| date(&written)));
    article.outlet = filled(found.site_name).or(outlet);
    article.url = filled(found.url).or(address);
    Ok(article)
}

/// What Readability makes of a page. It is the work of others, and a page that it fails on is one without an article.
fn parsed(document: Document) -> Option<dom_smoothie::Article> {
    let parse = || {
        let readability = Readability::with_document(document, None, Some(Config::default()));
        readability
            .and_then(|mut readability| readability.parse())
            .ok()
    };
    catch_unwind(AssertUnwindSafe(parse)).ok().flatten()
}

fn filled(value: Option<String>) -> Option<String> {
    let value = value?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(value)
}

/// The first of these places that says something.
fn first(document: &Document, places: &[(&str, &str)]) -> Option<String> {
    places.iter().find_map(|(place, attribute)| {
        let found = document.try_select(place)?;
        filled(found.attr(attribute).map(|value| value.to_string()))
    })
}

/// How many elements stand in each other at most, going by the tags alone: the parser takes a time that grows with the
/// square of it.
fn deepest(page: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for tag in page.split('<').skip(1) {
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_void(tag) {
            open += 1;
            most = most.max(open);
        }
    }
    most
}

/// Whether an element has no end, or one that is left out as a rule.
fn is_void(tag: &str) -> bool {
    let name = tag
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    matches!(
        name.as_str(),
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "p"
            | "li"
            | "dt"
            | "dd"
            | "tr"
            | "td"
            | "th"
            | "option"
            | "path"
            | "use"
    ) || tag
        .split_once('>')
        .is_some_and(|(inside, _)| inside.ends_with('/'))
}

/// How many elements a tree has, and how many stand in each other at most.
fn extent(root: &NodeRef<'_>) -> (usize, usize) {
    let (mut elements, mut depth, mut most) = (0, 0, 0);
    let mut node = *root;
    loop {
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
        } else {
            loop {
                if depth == 0 {
                    return (elements, most);
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else {
                    return (elements, most);
                };
                node = parent;
                depth -= 1;
            }
        }
        elements += usize::from(node.is_element());
        most = most.max(depth);
    }
}
