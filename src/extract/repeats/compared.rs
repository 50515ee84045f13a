//! A text in the forms by which drafts are compared with it.

use std::collections::{HashMap, HashSet};

use crate::extract::repeats::plain::plain;
use crate::extract::vocabulary::Reading;
use crate::language::Language;

/// A claim or a question, as drafts are compared with it.
#[derive(Clone, Debug)]
pub struct Compared {
    pub(super) languages: Vec<Language>,
    /// How often each stem stands in it.
    pub(super) stems: HashMap<String, u32>,
    /// Its words as names are spelled.
    pub(super) skeletons: HashMap<String, u32>,
    pub(super) meanings: HashMap<String, u32>,
    /// Stems that follow each other.
    pub(super) pairs: HashSet<(String, String)>,
    pub(super) length: u32,
}

impl Compared {
    /// A text in a language.
    pub fn of(text: &str, language: Language) -> Self {
        let mut compared = Self {
            languages: Vec::new(),
            stems: HashMap::new(),
            skeletons: HashMap::new(),
            meanings: HashMap::new(),
            pairs: HashSet::new(),
            length: 0,
        };
        compared.add(text, language);
        compared
    }

    /// Adds a text that belongs to it: a name, a title.
    pub fn add(&mut self, text: &str, language: Language) {
        if !self.languages.contains(&language) {
            self.languages.push(language);
        }
        let reading = Reading::of(&plain(text), language);
        for pair in reading.words.windows(2) {
            if let [a, b] = pair {
                self.pairs.insert((a.stem.clone(), b.stem.clone()));
            }
        }
        for word in reading.words {
            *self.stems.entry(word.stem).or_default() += 1;
            *self.skeletons.entry(word.skeleton).or_default() += 1;
            self.length += 1;
        }
        for meaning in reading.meanings {
            let key = meaning_key(&meaning.key);
            *self.meanings.entry(key).or_default() += 1;
        }
    }

    /// Adds a text beside it: its words are found, but do not make it longer, and words in a row do not count.
    pub fn add_beside(&mut self, text: &str, language: Language) {
        let (length, pairs) = (self.length, std::mem::take(&mut self.pairs));
        self.add(text, language);
        self.length = length;
        self.pairs = pairs;
    }

    /// How many words it has.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.length
    }
}

/// A country, its people and its capital are one here: they tell of the same place.
pub(super) fn meaning_key(key: &str) -> String {
    match Reading::country(key) {
        Some(code) => format!("@{code}"),
        None => key.to_owned(),
    }
}
