//! What a person asks for, in words: nothing that they type is FTS5's own syntax.

use thiserror::Error;

use crate::language::words::{joined, words};

/// The most words and phrases of one search.
pub const MOST_TERMS: usize = 32;
/// The most words of one phrase.
const MOST_WORDS: usize = 64;

/// One thing to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Its words, folded, that follow each other: one, but for a phrase, what hyphens join, and scripts without blanks.
    pub(super) words: Vec<String>,
    /// What the words are when they are written as one.
    pub(super) joined: Option<String>,
    /// Whether the last word may go on.
    pub(super) is_prefix: bool,
    /// Whether the words are meant as they are, not their other forms.
    pub(super) is_phrase: bool,
}

/// What is looked for and what must not be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) wanted: Vec<Term>,
    pub(super) unwanted: Vec<Term>,
}

/// Why words cannot be searched for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AskedFault {
    /// A quotation mark without its other half.
    #[error("a quotation mark is opened and never closed, before `{0}`")]
    Unclosed(String),
    /// No letter and no digit.
    #[error("there is no word to look for in `{0}`")]
    NoWord(String),
    /// Only words that must not be there.
    #[error("there are only words to leave out, and none to look for")]
    OnlyUnwanted,
    /// More than anybody needs.
    #[error(
        "one search has at most {MOST_TERMS} words and phrases, and a phrase at most {MOST_WORDS} words"
    )]
    TooMany,
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

impl Asked {
    /// Reads `ceasefire -broken "first day" bomb*`.
    pub(super) fn read(text: &str) -> Result<Self, AskedFault> {
        let mut asked = Self::default();
        let mut rest = text;
        loop {
            rest = rest.trim_start();
            if rest.is_empty() {
                break;
            }
            let behind = rest.strip_prefix(['-', '−', '–']);
            let is_unwanted = behind
                .is_some_and(|behind| behind.starts_with(|c| is_quote(c) || c.is_alphanumeric()));
            if let Some(behind) = behind.filter(|_| is_unwanted) {
                rest = behind;
            }
            let term;
            if let Some(behind) = rest.strip_prefix(is_quote) {
                let Some(end) = behind.find(is_quote) else {
                    let after: String = behind.trim().chars().take(40).collect();
                    return Err(AskedFault::Unclosed(after));
                };
                term = Term::phrase(&behind[..end]);
                rest = behind[end..].strip_prefix(is_quote).unwrap_or_default();
            } else {
                let end = rest
                    .find(|c: char| c.is_whitespace() || is_quote(c))
                    .unwrap_or(rest.len());
                term = Term::plain(&rest[..end]);
                rest = &rest[end..];
            }
            let Some(term) = term else { continue };
            let list = if is_unwanted {
                &mut asked.unwanted
            } else {
                &mut asked.wanted
            };
            if !list.contains(&term) {
                list.push(term);
            }
        }
        let number = asked.wanted.len() + asked.unwanted.len();
        let longest = asked.terms().map(|term| term.words.len()).max();
        if number > MOST_TERMS || longest.is_some_and(|longest| longest > MOST_WORDS) {
            return Err(AskedFault::TooMany);
        }
        if number == 0 {
            return Err(AskedFault::NoWord(text.trim().chars().take(40).collect()));
        }
        if asked.wanted.is_empty() {
            return Err(AskedFault::OnlyUnwanted);
        }
        Ok(asked)
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.wanted.iter().chain(&self.unwanted)
    }
}

impl Term {
    fn phrase(text: &str) -> Option<Self> {
        let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        (!words.is_empty()).then_some(Self {
            words,
            joined: None,
            is_prefix: false,
            is_phrase: true,
        })
    }

    fn plain(text: &str) -> Option<Self> {
        let is_prefix = text.ends_with('*');
        let found = words(text);
        let joined = joined(text, &found)
            .into_iter()
            .find(|joined| {
                found.first().map(|word| word.at.start) == Some(joined.at.start)
                    && found.last().map(|word| word.at.end) == Some(joined.at.end)
            })
            .map(|joined| joined.folded);
        let words: Vec<String> = found.into_iter().map(|word| word.folded).collect();
        (!words.is_empty()).then_some(Self {
            words,
            joined,
            is_prefix,
            is_phrase: false,
        })
    }
}
