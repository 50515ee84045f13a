//! The language of a short text that is not told, such as a claim in a casebook.

use crate::language::Language;
use crate::language::fold::fold;
use crate::language::script::Script;
use crate::language::stems::{Languages, Vote, Votes};
use crate::language::words::each_word;

/// The language that most of the words of a text are written in, as far as their letters and the commonest words tell:
/// Latin letters are taken for Indonesian or English.
pub fn guess_language(text: &str) -> Language {
    let mut votes = Votes::default();
    let (mut latin, mut cyrillic, mut armenian) = (0_usize, 0_usize, 0_usize);
    each_word(text, |at| {
        let word = fold(&text[at]);
        votes.add(Vote::of(&word));
        match Script::of(&word) {
            Script::Latin => latin += 1,
            Script::Cyrillic => cyrillic += 1,
            Script::Armenian => armenian += 1,
            Script::Other => {}
        }
    });
    if cyrillic > latin.max(armenian) {
        Language::Russian
    } else if armenian > latin.max(cyrillic) {
        Language::Armenian
    } else {
        Languages::new(None, votes)
            .of(Script::Latin)
            .unwrap_or(Language::English)
    }
}
