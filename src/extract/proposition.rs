//! What a speaker says, without the word that only ties it to the cue.

use crate::extract::lexicon::Lexicon;
use crate::extract::speech::Class;
use crate::extract::tokens::{Token, tokens};
use crate::language::Language;

/// How many characters at the beginning are looked at.
const LOOKED_AT: usize = 80;

/// Words that are said, without the conjunction that they may begin with: *the bridge is closed* of *that the bridge is closed*.
/// A *that* that stands for something stays (*that was wrong*), and so do words that mean something: *whether*.
#[must_use]
pub fn proposition(words: &str, language: Language) -> &str {
    let Ok(lexicon) = Lexicon::of(language) else {
        return words;
    };
    let beginning = words.char_indices().nth(LOOKED_AT);
    let beginning = beginning.map_or(words, |(end, _)| &words[..end]);
    let read = tokens(beginning, lexicon.speech());
    match read.as_slice() {
        [first, next, ..] if first.known.is(Class::Conjunction) && !makes_noun(next) => {
            words[first.end..].trim_start_matches(|c: char| c == ',' || c.is_whitespace())
        }
        _ => words,
    }
}

/// Whether a word makes a noun of that before it: *that was*, *that of*.
fn makes_noun(token: &Token) -> bool {
    [Class::Auxiliary, Class::Passive, Class::Of]
        .iter()
        .any(|class| token.known.is(*class))
}
