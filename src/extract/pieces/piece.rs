//! The pieces of a text.

use std::ops::Range;

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Kind {
    /// Letters.
    Word,
    /// The digits 0 to 9.
    Digits,
    /// One mark of any other sort.
    Mark(char),
}

/// What stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Gap {
    /// Nothing.
    None,
    /// Blanks.
    Blank,
    /// A blank that lines do not break at, as digits are grouped by.
    Hard,
    /// A new line.
    Line,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Piece {
    /// Where it begins, in bytes.
    pub(in crate::extract) start: usize,
    /// Where it ends.
    pub(in crate::extract) end: usize,
    /// What it is made of.
    pub(in crate::extract) kind: Kind,
    /// What stands before it.
    pub(in crate::extract) gap: Gap,
    /// Whether it begins with a capital letter.
    pub(in crate::extract) capital: bool,
    /// The number of the word in the vocabulary; 0 is a word that it does not have.
    pub(in crate::extract) word: u16,
}

/// A text in pieces.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Pieces<'a> {
    /// The whole text.
    pub(in crate::extract) text: &'a str,
    /// Its pieces, in order.
    pub(in crate::extract) all: Vec<Piece>,
}

impl<'a> Pieces<'a> {
    /// A piece; `None` behind the last.
    pub(in crate::extract) fn get(&self, at: usize) -> Option<&Piece> {
        self.all.get(at)
    }

    /// The words of a piece as written; empty behind the last.
    pub(in crate::extract) fn written(&self, at: usize) -> &'a str {
        self.get(at)
            .and_then(|piece| self.text.get(piece.start..piece.end))
            .unwrap_or("")
    }

    /// The number of a word; 0 if it is unknown or there is none.
    pub(in crate::extract) fn word(&self, at: usize) -> u16 {
        self.get(at).map_or(0, |piece| piece.word)
    }

    /// The mark at a place.
    pub(in crate::extract) fn mark(&self, at: usize) -> Option<char> {
        match self.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// The mark that stands directly behind the piece before it.
    pub(in crate::extract) fn glued_mark(&self, at: usize) -> Option<char> {
        self.mark(at).filter(|_| self.is_glued(at))
    }

    /// Whether a piece stands directly behind the one before it.
    pub(in crate::extract) fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|piece| piece.gap == Gap::None)
    }

    /// Whether it is a word.
    pub(in crate::extract) fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.kind == Kind::Word)
    }

    /// Whether it is a run of digits.
    pub(in crate::extract) fn is_digits(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.kind == Kind::Digits)
    }

    /// Whether it is a word with a capital.
    pub(in crate::extract) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.capital)
    }

    /// Whether a piece follows the one before it in the same line.
    pub(in crate::extract) fn follows(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|piece| piece.gap != Gap::Line)
    }

    /// Whether a sentence or a line begins here, or may.
    pub(in crate::extract) fn begins(&self, at: usize) -> bool {
        at == 0
            || !self.follows(at)
            || matches!(self.mark(at - 1), Some(mark) if !matches!(mark, ',' | '-' | '/' | '\''))
    }

    /// A run of digits as a number, if it is small enough.
    pub(in crate::extract) fn number(&self, at: usize) -> Option<i64> {
        if !self.is_digits(at) {
            return None;
        }
        Some(self.written(at))
            .filter(|digits| digits.len() <= 9)
            .and_then(|digits| digits.parse().ok())
    }

    /// The bytes of some pieces.
    pub(in crate::extract) fn span(&self, pieces: Range<usize>) -> Range<usize> {
        let start = self.get(pieces.start).map_or(0, |piece| piece.start);
        let last = pieces.end.checked_sub(1).and_then(|last| self.get(last));
        start..last.map_or(start, |piece| piece.end.max(start))
    }
}

/// Whether a mark joins what stands on both sides of it.
pub(in crate::extract) fn is_hyphen(mark: char) -> bool {
    matches!(mark, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether a mark may stand for *to* between two numbers.
pub(in crate::extract) fn is_dash(mark: char) -> bool {
    is_hyphen(mark) || matches!(mark, '–' | '—' | '‒' | '−')
}

/// Whether a mark parts an ending from a number or a name.
pub(in crate::extract) fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '’' | 'ʼ' | '‘' | '´' | '՚')
}
