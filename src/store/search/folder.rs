//! From a text to what the index keeps of it. It needs no casebook.

use std::ops::Range;

use crate::language::fold::fold_onto;
use crate::language::script::Script;
use crate::language::stems::{Languages, Vote, Votes};
use crate::language::words::{each_plain_word, each_word, is_hyphen, is_plain, joined, words};
use crate::model::slugs::Slugs;

/// Stands between the words of a text and those that its hyphens make, so that no phrase goes over both.
const FENCE: &str = "·";

/// How many distinct words are remembered.
const REMEMBERED: usize = 400_000;

/// Folds texts, and remembers which words it has given out as new.
#[derive(Debug, Default)]
pub(super) struct Folder {
    numbers: Slugs,
    words: Vec<Remembered>,
    /// The words of the text at hand.
    text: Vec<usize>,
}

#[derive(Debug)]
struct Remembered {
    script: Script,
    vote: Vote,
    /// As which it was given out: by itself, and with its stem in each language.
    given: u8,
}

/// What the index keeps of one text.
#[derive(Debug)]
pub(super) struct FoldedText {
    /// Its words, then those that its hyphens make.
    pub(super) line: String,
    /// Those that the folder has not given out before, with their stems and the languages of these.
    pub(super) new: Vec<(String, Option<(&'static str, String)>)>,
}

impl Folder {
    /// Folds a text that is said to be in a language (BCP 47), or in none that is known.
    pub(super) fn fold(&mut self, text: &str, lang: Option<&str>) -> FoldedText {
        self.text.clear();
        if self.words.len() > REMEMBERED {
            self.numbers = Slugs::default();
            self.words.clear();
        }
        let mut line = String::with_capacity(text.len() + 16);
        let mut votes = Votes::default();
        let mut has_hyphens = false;
        let mut last = 0;
        let mut take = |at: Range<usize>| {
            has_hyphens |= is_hyphen(&text[last..at.start]);
            last = at.end;
            let start = line.len();
            fold_onto(&mut line, &text[at]);
            if line.len() > start {
                votes.add(self.see(&line[start..]));
                line.push(' ');
            }
        };
        match is_plain(text) {
            true => each_plain_word(text, take),
            false => each_word(text, &mut take),
        }
        if has_hyphens {
            line.push_str(FENCE);
            line.push(' ');
            for word in joined(text, &words(text)) {
                self.see(&word.folded);
                line.push_str(&word.folded);
                line.push(' ');
            }
        }
        let new = self.give_new(&line, Languages::new(lang, votes));
        FoldedText { line, new }
    }

    /// Adds a word to the text at hand.
    fn see(&mut self, word: &str) -> Vote {
        let number = match self.numbers.add(word) {
            Err(number) => number,
            Ok(number) => {
                self.words.push(Remembered {
                    script: Script::of(word),
                    vote: Vote::of(word),
                    given: 0,
                });
                number
            }
        };
        self.text.push(number);
        self.words[number].vote
    }

    /// The words of the text at hand that are new, or new in their language.
    fn give_new(
        &mut self,
        line: &str,
        languages: Languages,
    ) -> Vec<(String, Option<(&'static str, String)>)> {
        let bits = |word: &Remembered| {
            1 | languages
                .of(word.script)
                .map_or(0, |language| 2 << (language as u8))
        };
        let is_new = |word: &Remembered| word.given & bits(word) != bits(word);
        if !self.text.iter().any(|number| is_new(&self.words[*number])) {
            return Vec::new();
        }
        let mut new = Vec::new();
        let spelled = line.split_ascii_whitespace().filter(|word| *word != FENCE);
        for (word, number) in spelled.zip(&self.text) {
            let remembered = &mut self.words[*number];
            if !is_new(remembered) {
                continue;
            }
            remembered.given |= bits(remembered);
            let stem = languages
                .of(remembered.script)
                .and_then(|language| Some((language.code(), language.stem(word)?)));
            new.push((word.to_owned(), stem));
        }
        new
    }
}
