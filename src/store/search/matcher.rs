//! What is searched for, once it is known which words of the casebook it stands for: as FTS5 reads it, and as it is found
//! again in a text.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::words::{Word, joined, words};
use crate::store::search::asked::Term;

/// A term with the words that stand for it.
#[derive(Clone, Debug)]
pub(super) struct Meant {
    /// Words that follow each other.
    phrase: Vec<String>,
    is_prefix: bool,
    /// Words each of which does.
    any: BTreeSet<String>,
}

impl Meant {
    /// The term as it was typed.
    pub(super) fn exactly(term: &Term) -> Self {
        Self {
            phrase: term.words.clone(),
            is_prefix: term.is_prefix,
            any: term.joined.iter().cloned().collect(),
        }
    }

    /// The same, or any of these words.
    pub(super) fn or(mut self, words: impl IntoIterator<Item = String>) -> Self {
        self.any.extend(words);
        if let ([word], false) = (self.phrase.as_slice(), self.is_prefix) {
            self.any.remove(word);
        }
        self
    }

    /// As FTS5 reads it. Folded words have no quotation marks.
    pub(super) fn expression(&self) -> String {
        let words: Vec<String> = self.phrase.iter().map(|word| quoted(word)).collect();
        let mut all = vec![words.join(" + ") + if self.is_prefix { " *" } else { "" }];
        let ending = if self.is_prefix { " *" } else { "" };
        all.extend(self.any.iter().map(|word| quoted(word) + ending));
        format!("({})", all.join(" OR "))
    }

    fn has(&self, word: &str) -> bool {
        self.any.contains(word)
            || self.is_prefix && self.any.iter().any(|start| word.starts_with(start))
    }

    fn begins(&self, words: &[Word]) -> bool {
        let last = self.phrase.len() - 1;
        words.len() > last
            && self.phrase.iter().enumerate().all(|(place, wanted)| {
                let word = &words[place].folded;
                word == wanted
                    || place == last && self.is_prefix && word.starts_with(wanted.as_str())
            })
    }
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}

/// Where a text has any of the terms: places in bytes, in order, none over another.
pub(super) fn places(meant: &[Meant], text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for term in meant {
        for from in 0..words.len() {
            if term.begins(&words[from..]) {
                found.push(words[from].at.start..words[from + term.phrase.len() - 1].at.end);
            }
            if term.has(&words[from].folded) {
                found.push(words[from].at.clone());
            }
        }
        let hyphened = joined(text, &words);
        let hyphened = hyphened.iter().filter(|word| {
            let alone = term.phrase.len() == 1 && term.begins(std::slice::from_ref(word));
            alone || term.has(&word.folded)
        });
        found.extend(hyphened.map(|word| word.at.clone()));
    }
    found.sort_by_key(|at| (at.start, at.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for at in found {
        match merged.last_mut() {
            Some(last) if at.start < last.end => last.end = last.end.max(at.end),
            _ => merged.push(at),
        }
    }
    merged
}
