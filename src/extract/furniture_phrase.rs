//! Phrases of a lexicon, and whether a line begins with one.

use std::collections::HashMap;

use crate::language::fold::{fold, is_inside, is_of_word};

/// Part of a phrase.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// A word, folded.
    Word(String),
    /// A sign.
    Sign(char),
    /// Any words.
    Gap,
    /// A number.
    Number,
}

/// How far any words may reach, in words.
const WIDEST_GAP: usize = 8;

/// A phrase: words and signs, `…` for any words, `0` for a number.
#[derive(Debug)]
pub(super) struct Phrase(Vec<Part>);

impl Phrase {
    /// Reads it as a lexicon writes it.
    pub(super) fn read(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((token, behind)) = next(rest) {
            parts.push(match token {
                "…" => Part::Gap,
                "0" => Part::Number,
                token => part(token),
            });
            rest = behind;
        }
        Self(parts)
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        self.0
            .iter()
            .filter(|part| matches!(part, Part::Word(_) | Part::Number))
            .count()
            + 2 * usize::from(self.0.contains(&Part::Gap))
    }
}

/// Phrases by their first word or sign.
#[derive(Debug, Default)]
pub(super) struct Phrases(HashMap<String, Vec<Phrase>>);

impl Phrases {
    /// Takes in a phrase; one that begins with any words or a number is none.
    pub(super) fn add(&mut self, phrase: Phrase) {
        let first = match phrase.0.first() {
            Some(Part::Word(word)) => word.clone(),
            Some(Part::Sign(sign)) => sign.to_string(),
            _ => return,
        };
        self.0.entry(first).or_default().push(phrase);
    }

    /// Those that a line begins with, each with what is behind it.
    pub(super) fn that_begin<'a>(
        &'a self,
        line: &'a str,
    ) -> impl Iterator<Item = (&'a Phrase, &'a str)> {
        let first = next(line).and_then(|(token, _)| match part(token) {
            Part::Word(word) => self.0.get(&word),
            _ => self.0.get(token),
        });
        let phrases = first.into_iter().flatten();
        phrases.filter_map(move |phrase| Some((phrase, matched(&phrase.0, line)?)))
    }
}

fn part(token: &str) -> Part {
    match token.chars().next() {
        Some(c) if !is_of_word(c) => Part::Sign(c),
        _ => Part::Word(fold(token)),
    }
}

fn matched<'a>(parts: &[Part], line: &'a str) -> Option<&'a str> {
    let mut rest = line;
    for (place, wanted) in parts.iter().enumerate() {
        if *wanted == Part::Gap {
            let behind = &parts[place + 1..];
            for _ in 0..WIDEST_GAP {
                let (_, after) = next(rest)?;
                rest = after;
                if let Some(found) = matched(behind, rest) {
                    return Some(found);
                }
            }
            return None;
        }
        let (token, after) = next(rest)?;
        let fits = match wanted {
            Part::Number => token.starts_with(|c: char| c.is_ascii_digit()),
            wanted => part(token) == *wanted,
        };
        if !fits {
            return None;
        }
        rest = after;
    }
    Some(rest)
}

/// The first word or sign of a line, and what is behind it.
fn next(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let end = if is_of_word(first) {
        line.find(|c: char| !is_of_word(c) && !is_inside(c))
            .unwrap_or(line.len())
    } else {
        first.len_utf8()
    };
    Some(line.split_at(end))
}
