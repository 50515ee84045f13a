//! A lexicon made ready for looking up: one look a word; phrases are compared as numbers of words.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::extract::lexicon::Lexicon;
use crate::extract::pieces::entry::{Case, Class, MonthWord, NumberWord, Role};
use crate::extract::pieces::lower::lower;
use crate::extract::pieces::piece::{Kind, Piece, Pieces};
use crate::language::Language;

/// A phrase: what it does, and its words behind the first.
pub(super) type Phrase = (Box<[u16]>, Role);

/// What one language's lexicon says of numbers and dates.
#[derive(Debug)]
pub(in crate::extract) struct Vocabulary {
    pub(in crate::extract) language: Language,
    pub(in crate::extract) thousands: char,
    pub(in crate::extract) decimal: char,
    pub(in crate::extract) blanks: bool,
    /// What ones are at least joined to: ten where there is no word for eleven.
    pub(in crate::extract) least_tens: u64,
    /// For each range of the lexicon: whether it must be opened, and closed.
    pub(in crate::extract) ranges: Vec<(bool, bool)>,
    pub(in crate::extract) month_capital: bool,
    pub(in crate::extract) weekday_capital: bool,
    pub(in crate::extract) either_first: bool,
    pub(super) words: HashMap<Box<str>, u16>,
    pub(super) marks: Vec<(char, u16)>,
    pub(super) numbers: Vec<Option<NumberWord>>,
    pub(super) months: Vec<Option<MonthWord>>,
    pub(super) doubtful: HashMap<u16, bool>,
    pub(super) phrases: Vec<Vec<Phrase>>,
    /// For each word: whether a date may begin with it, and a number.
    pub(super) begins: Vec<(bool, bool)>,
    pub(super) classes: HashMap<Box<str>, Class>,
    pub(super) stems: HashMap<Box<str>, Class>,
    pub(super) endings: HashMap<Box<str>, Case>,
    pub(super) years: Vec<Box<str>>,
    pub(super) decades: Vec<Box<str>>,
}

impl Vocabulary {
    /// The vocabulary of a language; none if its shipped lexicon did not read, which a test rules out.
    pub(in crate::extract) fn of(language: Language) -> Option<&'static Self> {
        static MADE: [OnceLock<Option<Vocabulary>>; 6] = [const { OnceLock::new() }; 6];
        MADE[language as usize]
            .get_or_init(|| {
                let lexicon = Lexicon::of(language).ok()?;
                Some(Self::new(language, &lexicon.numbers, &lexicon.dates))
            })
            .as_ref()
    }

    /// Whether a date may begin with a piece.
    pub(in crate::extract) fn begins_date(&self, piece: &Piece) -> bool {
        piece.kind == Kind::Digits || self.begins[usize::from(piece.word)].0
    }

    /// Whether a number may begin with a piece, or what bounds one.
    pub(in crate::extract) fn begins_number(&self, piece: &Piece) -> bool {
        piece.kind == Kind::Digits || self.begins[usize::from(piece.word)].1
    }

    /// The number of a word in small letters; 0 if it is unknown.
    pub(in crate::extract) fn word(&self, lowered: &str) -> u16 {
        self.words.get(lowered).copied().unwrap_or(0)
    }

    /// The number of a mark; 0 if it is unknown.
    pub(in crate::extract) fn mark(&self, mark: char) -> u16 {
        let found = self.marks.iter().find(|(known, _)| *known == mark);
        found.map_or(0, |(_, word)| *word)
    }

    /// What a piece is as a number word.
    pub(in crate::extract) fn number_word(
        &self,
        pieces: &Pieces<'_>,
        at: usize,
    ) -> Option<NumberWord> {
        self.numbers
            .get(usize::from(pieces.word(at)))
            .copied()
            .flatten()
    }

    /// What a piece is as a month.
    pub(in crate::extract) fn month(&self, pieces: &Pieces<'_>, at: usize) -> Option<MonthWord> {
        self.months
            .get(usize::from(pieces.word(at)))
            .copied()
            .flatten()
    }

    /// Whether a number word alone is doubtful; inside, whether it is then an article.
    pub(in crate::extract) fn doubtful(&self, pieces: &Pieces<'_>, at: usize) -> Option<bool> {
        self.doubtful.get(&pieces.word(at)).copied()
    }

    /// The longest phrase that begins at a piece and has a role that `fits`: what it does, and where it ends.
    pub(in crate::extract) fn phrase_at<T>(
        &self,
        pieces: &Pieces<'_>,
        at: usize,
        fits: impl Fn(Role) -> Option<T>,
    ) -> Option<(T, usize)> {
        let word = pieces.word(at);
        if word == 0 {
            return None;
        }
        self.phrases[usize::from(word)]
            .iter()
            .find_map(|(rest, role)| {
                let end = at + 1 + rest.len();
                let same = (at + 1..end)
                    .zip(rest)
                    .all(|(at, word)| pieces.follows(at) && pieces.word(at) == *word);
                fits(*role).filter(|_| same).map(|found| (found, end))
            })
    }

    /// Where a phrase with this role ends, if one begins at a piece.
    pub(in crate::extract) fn is_at(
        &self,
        pieces: &Pieces<'_>,
        at: usize,
        role: Role,
    ) -> Option<usize> {
        self.phrase_at(pieces, at, |found| (found == role).then_some(()))
            .map(|(_, end)| end)
    }

    /// Where a phrase with this role begins, if one of at most four words ends before a piece.
    pub(in crate::extract) fn ends_before(
        &self,
        pieces: &Pieces<'_>,
        at: usize,
        role: Role,
    ) -> Option<usize> {
        if !pieces.follows(at) {
            return None;
        }
        (at.saturating_sub(4)..at).find(|start| self.is_at(pieces, *start, role) == Some(at))
    }

    /// What a word behind a number is.
    pub(in crate::extract) fn class(&self, word: &str) -> Option<Class> {
        let word = lower(word, self.language);
        if let Some(class) = self.classes.get(word.as_str()) {
            return Some(*class);
        }
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.rev()
            .find_map(|end| self.stems.get(&word[..end]).copied())
    }

    /// The case that an ending of a number tells; none if it makes no number of it.
    pub(in crate::extract) fn ending(&self, ending: &str) -> Option<Case> {
        self.endings
            .get(lower(ending, self.language).as_str())
            .copied()
    }

    /// Whether an ending is one of a year.
    pub(in crate::extract) fn is_year_ending(&self, ending: &str) -> bool {
        has(&self.years, &lower(ending, self.language))
    }

    /// Whether an ending is one of a decade.
    pub(in crate::extract) fn is_decade_ending(&self, ending: &str) -> bool {
        has(&self.decades, &lower(ending, self.language))
    }
}

fn has(list: &[Box<str>], word: &str) -> bool {
    list.iter().any(|known| **known == *word)
}
