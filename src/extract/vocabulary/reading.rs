//! A text as its words and what they mean.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::extract::vocabulary::skeleton::skeleton;
use crate::extract::vocabulary::table::Table;
use crate::language::Language;
use crate::language::fold::{fold, is_of_word};
use crate::language::words::words;

/// A word of a text in the forms by which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordForm {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Folded.
    pub folded: String,
    /// The stem that the forms of a word share; the folded word where the language has none.
    pub stem: String,
    /// Spelled as names are in any script.
    pub skeleton: String,
    /// In small letters, as written.
    pub written: String,
    /// Whether it begins with a capital letter.
    pub is_capital: bool,
}

/// What one or several words of a text mean in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Which words, by number.
    pub words: Range<usize>,
    /// `@AM` is the country, `&AM` what belongs to it, `*AM` its capital, `^AM` the seat of its government, `#ceasefire` a thing.
    pub key: String,
}

/// A text as its words and what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The language that it was read in.
    pub language: Language,
    /// Its words, in order.
    pub words: Vec<WordForm>,
    /// What they mean, none over another, in order.
    pub meanings: Vec<Meaning>,
}

impl Reading {
    /// Reads a text in a language.
    pub fn of(text: &str, language: Language) -> Self {
        let table = Table::of(language);
        let words: Vec<WordForm> = words(text)
            .into_iter()
            .map(|word| {
                let written = &text[word.at.clone()];
                WordForm {
                    skeleton: skeleton(written, language),
                    stem: language
                        .stem(&word.folded)
                        .unwrap_or_else(|| word.folded.clone()),
                    folded: word.folded,
                    written: written.to_lowercase(),
                    is_capital: written.chars().next().is_some_and(char::is_uppercase),
                    at: word.at,
                }
            })
            .collect();
        let forms: Vec<(BTreeSet<String>, bool)> = words
            .iter()
            .map(|word| {
                let mut forms: BTreeSet<String> =
                    table.without_endings(&word.folded).into_iter().collect();
                forms.insert(format!("~{}", word.stem));
                // Endings behind an abbreviation are small: `МИДа`.
                let mut letters = text[word.at.clone()].chars();
                let is_capitals = letters.by_ref().take(2).all(char::is_uppercase);
                (forms, is_capitals)
            })
            .collect();
        let mut meanings = Vec::new();
        let mut from = 0;
        while from < words.len() {
            // The longest, and of those as long the first in order, so that no order of entries shows.
            let rest = &forms[from..];
            let longest = table.beginning(rest).max_by(|a, b| {
                let by_length = a.length().cmp(&b.length());
                by_length
                    .then_with(|| a.exact(rest).cmp(&b.exact(rest)))
                    .then_with(|| b.key.cmp(&a.key))
            });
            match longest {
                Some(phrase) => {
                    meanings.push(Meaning {
                        words: from..from + phrase.length(),
                        key: phrase.key.clone(),
                    });
                    from += phrase.length();
                }
                None => from += 1,
            }
        }
        Self {
            language,
            words,
            meanings,
        }
    }

    /// The code of the country behind a meaning of a place: `AM` of `@AM`, `&AM`, `*AM` and `^AM`.
    #[must_use]
    pub fn country(key: &str) -> Option<&str> {
        key.strip_prefix(['@', '&', '*', '^'])
    }

    /// The spellings that a name at a word may have without the endings of its language.
    #[must_use]
    pub fn skeletons(&self, word: &WordForm) -> Vec<String> {
        // Folding keeps the number of letters, so that endings are cut off what is written, whose letters tell more.
        let length = word.folded.chars().count();
        let cut = |form: String| {
            let kept = form.chars().count();
            let as_written = kept < length && word.written.chars().count() == length;
            if as_written && word.folded.starts_with(&form) {
                word.written.chars().take(kept).collect()
            } else {
                form
            }
        };
        let mut found: Vec<String> = Table::of(self.language)
            .without_endings(&word.folded)
            .into_iter()
            .skip(1)
            .chain([word.stem.clone()])
            .map(cut)
            .map(|form| skeleton(&form, self.language))
            .chain([word.skeleton.clone()])
            .filter(|spelled| spelled.chars().nth(2).is_some())
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The folded words of a text as one line: what two spellings of one name have in common.
pub(crate) fn folded_line(text: &str) -> String {
    let parts = text.split(|c: char| !is_of_word(c) && !matches!(c, '\'' | '’' | 'ʼ'));
    let folded: Vec<String> = parts.map(fold).filter(|word| !word.is_empty()).collect();
    folded.join(" ")
}
