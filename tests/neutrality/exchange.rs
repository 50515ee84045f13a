//! Exchanging names throughout a text: an exchange of words, which done twice changes nothing.

use std::collections::BTreeMap;

/// Which word becomes which; both ways round.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exchange(BTreeMap<String, String>);

impl Exchange {
    /// The exchange of each word with its other.
    pub(crate) fn of<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut words = BTreeMap::new();
        for (a, b) in pairs {
            words.insert(a.to_owned(), b.to_owned());
            words.insert(b.to_owned(), a.to_owned());
        }
        Self(words)
    }

    /// The text with every such word exchanged. A word is a run of letters and digits: `az-mod` has two.
    pub(crate) fn apply(&self, text: &str) -> String {
        let mut exchanged = String::with_capacity(text.len());
        let mut word = String::new();
        let mut before = ' ';
        for letter in text.chars().chain(['\n']) {
            // `\n` stands for the end of a line, in DOT and in JSON.
            let escape = std::mem::replace(&mut before, letter) == '\\';
            if letter.is_alphanumeric() && !escape {
                word.push(letter);
                continue;
            }
            exchanged.push_str(&self.other(&word, letter == '…'));
            word.clear();
            exchanged.push(letter);
        }
        exchanged.pop();
        exchanged
    }

    /// What becomes of a word; of one that was cut short, of what it was cut from.
    fn other(&self, word: &str, cut: bool) -> String {
        let same_start = || self.0.iter().find(|(each, _)| each.starts_with(word));
        match self.0.get(word) {
            Some(other) => other.clone(),
            None if cut => same_start().map_or_else(
                || word.to_owned(),
                |(_, other)| other.chars().take(word.chars().count()).collect(),
            ),
            None => word.to_owned(),
        }
    }
}
