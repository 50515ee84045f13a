//! Several who speak together: *Armenia and Azerbaijan*, *the President and the Prime Minister*.

use std::ops::Range;

use crate::extract::sentences::Item;
use crate::extract::speech::Class;

/// The names that a name of several is made of; the name itself if it is one. An *and* inside the name of a body (*Ministry of
/// Trade and Industry*) parts nothing: it does only where a name of its own stands on both sides.
pub(super) fn parts(items: &[Item], name: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = name.start;
    for at in name.clone() {
        if items[at].is(Class::And)
            && !items[at].capital
            && is_whole(items, from..at)
            && is_whole(items, at + 1..name.end)
        {
            parts.push(from..at);
            from = at + 1;
        }
    }
    parts.push(from..name.end);
    parts
}

/// Whether words can name somebody without what stands beside them.
fn is_whole(items: &[Item], name: Range<usize>) -> bool {
    let Some(first) = name.clone().find(|at| !items[*at].is(Class::Determiner)) else {
        return false;
    };
    let is = |class| items[first].is(class);
    let has_body = name.clone().any(|at| items[at].is(Class::Body));
    is(Class::Place)
        || is(Class::Office)
        || is(Class::Pronoun)
        || is(Class::Title)
        || is(Class::Private)
        || items[first].capital && !has_body
}
