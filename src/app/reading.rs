//! An article made ready for drafting: which parts are no running text, and the text with blanks in their place.

use std::ops::Range;

use crate::extract::{Furniture, LeftOut, furniture, joined, masked};
use crate::formats::article::{Article, MarkupKind};
use crate::language::Language;

/// What of an article is to be drafted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// The parts that are left out, sorted and disjoint: to be listed.
    pub left_out: Vec<LeftOut>,
    /// The article's text with blanks in place of those parts and of all signs of markup. Places are the same in both.
    pub text: String,
}

/// Tells the running text of an article from the rest. What its markup tells counts before what its lines look like.
#[must_use]
pub fn ready(article: &Article, language: Language) -> Ready {
    let marked = article.markup.iter().filter_map(|part| {
        let what = match part.what {
            MarkupKind::Heading => Furniture::Heading,
            MarkupKind::Caption => Furniture::Caption,
            MarkupKind::Link => Furniture::Link,
            MarkupKind::Code => Furniture::Notice,
            MarkupKind::Syntax => return None,
        };
        let at = part.at.clone();
        Some(LeftOut { at, what })
    });
    let left_out = joined(marked.collect(), furniture(&article.text, language));
    let mut hidden: Vec<Range<usize>> = left_out.iter().map(|part| part.at.clone()).collect();
    let signs = article.markup.iter().map(|part| part.at.clone());
    hidden.extend(signs);
    let text = masked(&article.text, &disjoint(hidden));
    Ready { left_out, text }
}

/// The same places, each once, in order.
fn disjoint(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_by_key(|place| (place.start, place.end));
    let mut disjoint: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match disjoint.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => disjoint.push(place),
        }
    }
    disjoint
}
