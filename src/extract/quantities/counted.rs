//! What a number counts.

use std::ops::Range;

use crate::extract::pieces::entry::{Class, Role};
use crate::extract::pieces::lower::lower;
use crate::extract::pieces::piece::{Pieces, is_hyphen};
use crate::extract::pieces::vocabulary::Vocabulary;
use crate::language::Language;

/// How many words behind a number are looked at.
const REACH: usize = 5;

/// Endings of Russian adjectives and participles behind a number, which may stand for a noun.
const ADJECTIVES: [&str; 15] = [
    "ых", "их", "ого", "его", "ому", "ему", "ым", "им", "ыми", "ими", "ый", "ий", "ая", "ые", "ие",
];

/// Endings of Russian verbs in the past.
const PAST: [&str; 5] = ["ли", "ло", "лся", "лись", "лось"];

/// A noun behind a number.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    /// Where it stands, in pieces.
    pub(super) at: Range<usize>,
    /// What the lexicon says of it.
    pub(super) class: Option<Class>,
}

/// The noun that stands behind a number, where one does for sure. `is_one` tells that it may be a singular in English.
pub(super) fn counted(
    pieces: &Pieces<'_>,
    from: usize,
    is_one: bool,
    vocabulary: &Vocabulary,
) -> Option<Counted> {
    // `49 of its soldiers`
    let mut from = from;
    if let Some(end) = vocabulary.is_at(pieces, from, Role::Of) {
        if !pieces.follows(from) {
            return None;
        }
        from = end + usize::from(vocabulary.class(pieces.written(end)) == Some(Class::Stop));
        if let Some(end) = vocabulary.is_at(pieces, from, Role::Measure) {
            return Some(Counted {
                at: from..end,
                class: Some(Class::Unit),
            });
        }
    }
    let mut candidate = None;
    let mut behind = from;
    for _ in 0..REACH {
        let at = behind;
        // `coal-fired plants`
        behind = whole(pieces, at, None).at.end;
        if !(pieces.is_word(at) && pieces.follows(at)) {
            break;
        }
        let class = vocabulary.class(pieces.written(at));
        match class {
            Some(Class::Noun | Class::Unit) => return Some(whole(pieces, at, class)),
            Some(Class::Stop) => break,
            Some(Class::Passed) => continue,
            None => {}
        }
        let word = lower(pieces.written(at), vocabulary.language);
        match vocabulary.language {
            Language::Indonesian => {
                // A name ends it, but not `UMKM`.
                let is_noun =
                    !pieces.is_capital(at) || pieces.written(at).chars().all(char::is_uppercase);
                return is_noun.then(|| whole(pieces, at, None));
            }
            Language::English => {
                if is_plural(&word) && !pieces.is_capital(at) {
                    return Some(whole(pieces, at, None));
                }
                if is_one && at == from && !pieces.is_capital(at) {
                    candidate = Some(at);
                }
            }
            Language::Russian => {
                if ADJECTIVES.iter().any(|ending| word.ends_with(ending)) {
                    candidate = Some(at);
                } else if PAST.iter().any(|ending| word.ends_with(ending)) {
                    break;
                } else {
                    return Some(whole(pieces, at, None));
                }
            }
            Language::Azerbaijani | Language::Armenian | Language::Turkish => {
                if !pieces.is_capital(at) {
                    return Some(whole(pieces, at, None));
                }
            }
        }
    }
    candidate.map(|at| whole(pieces, at, None))
}

fn is_plural(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is"]
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// A word with what hyphens join to it.
fn whole(pieces: &Pieces<'_>, at: usize, class: Option<Class>) -> Counted {
    let mut end = at + 1;
    while end - at < 2 * REACH
        && pieces.glued_mark(end).is_some_and(is_hyphen)
        && pieces.is_word(end + 1)
        && pieces.is_glued(end + 1)
    {
        end += 2;
    }
    Counted { at: at..end, class }
}
