//! Sentences, of which a quotation with its cue is one part.

use std::ops::Range;

use crate::extract::quotations::Quotation;
use crate::extract::speech::{Class, CueKind, Known, Speech};
use crate::extract::tokens::{Kind, Token};

/// The most parts that a sentence has; a longer one is read as several, so that no text takes longer than its length.
const LONGEST: usize = 600;

/// A part of a sentence: a word, a mark, an entry of several words, or a whole quotation. From and to are tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) is_quotation: bool,
    pub(super) kind: Kind,
    pub(super) known: Known,
    /// Whether it, or what it quotes, begins with a capital.
    pub(super) capital: bool,
    pub(super) possessive: bool,
    /// Of a quotation: whether it begins within a sentence, with a small letter.
    pub(super) continues: bool,
    /// Of a quotation: whether a comma stands last in it.
    pub(super) ends_in_comma: bool,
    /// Of a quotation: whether most of its words have capitals, as in the titles of books.
    pub(super) is_title: bool,
    /// Whether all its letters are capitals.
    pub(super) is_upper: bool,
}

impl Item {
    pub(super) fn is(&self, class: Class) -> bool {
        self.known.is(class)
    }

    /// Whether it is a word, a number or an entry, and no mark or quotation.
    pub(super) fn is_word(&self) -> bool {
        !self.is_quotation && matches!(self.kind, Kind::Word | Kind::Number)
    }
}

/// The parts of a text's sentences, and where each sentence begins and ends among them.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    pub(super) items: Vec<Item>,
    pub(super) sentences: Vec<Range<usize>>,
}

/// Divides a text.
pub(super) fn sentences(
    text: &str,
    tokens: &[Token],
    quotations: &[Quotation],
    speech: &Speech,
) -> Sentences {
    let mut found = Sentences::default();
    let mut next = quotations.iter().peekable();
    let mut begin = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at];
        let quotation = next.next_if(|quotation| quotation.open == at);
        let to = match quotation {
            Some(quotation) => quotation.close + 1,
            None => at + usize::from(token.length),
        };
        if token.kind != Kind::Break || quotation.is_some() {
            found.items.push(Item {
                from: at,
                to,
                is_quotation: quotation.is_some(),
                kind: token.kind,
                known: if quotation.is_some() {
                    Known::default()
                } else {
                    token.known
                },
                capital: match quotation {
                    Some(_) => tokens[at + 1].capital,
                    None => token.capital,
                },
                possessive: token.possessive && quotation.is_none(),
                continues: quotation.is_some() && begins_small(text, tokens.get(at + 1)),
                is_title: quotation.is_some() && is_title(&tokens[at..to]),
                is_upper: token.capital && is_upper(&text[token.start..token.end]),
                ends_in_comma: quotation.is_some_and(|quotation| {
                    quotation.close > at && tokens[quotation.close - 1].kind == Kind::Comma
                }),
            });
        }
        let ends = if quotation.is_some() {
            ends_with_quotation(text, tokens, to, speech)
        } else {
            token.kind == Kind::Break
                || token.kind == Kind::Stop && ends_with_stop(tokens, at, speech)
        };
        at = to;
        let ends = ends || found.items.len() - begin >= LONGEST;
        if ends && found.items.len() > begin {
            found.sentences.push(begin..found.items.len());
            begin = found.items.len();
        }
    }
    if found.items.len() > begin {
        found.sentences.push(begin..found.items.len());
    }
    found
}

fn is_upper(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

fn is_title(tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|token| token.kind == Kind::Word);
    words().filter(|token| token.capital).count() * 2 > words().count()
}

fn begins_small(text: &str, token: Option<&Token>) -> bool {
    token.is_some_and(|token| text[token.start..].starts_with(char::is_lowercase))
}

/// Whether a sentence can begin with the token.
fn begins(token: Option<&Token>) -> bool {
    token.is_none_or(|token| {
        token.capital
            || matches!(
                token.kind,
                Kind::Number | Kind::Mark | Kind::Break | Kind::Open | Kind::Dash | Kind::Other
            )
    })
}

fn ends_with_stop(tokens: &[Token], at: usize, speech: &Speech) -> bool {
    let next = tokens.get(at + 1);
    if !begins(next) {
        return false;
    }
    // "…?" he asked: the mark belongs to what is said, which has a cue behind it.
    !(next.is_some_and(|next| next.kind == Kind::Dash) && cue_follows(tokens, at + 2, speech))
}

/// Whether the sentence ends with the quotation before `at`.
fn ends_with_quotation(text: &str, tokens: &[Token], at: usize, speech: &Speech) -> bool {
    let last = tokens[at - 2];
    if last.kind != Kind::Stop || !begins(tokens.get(at)) {
        return false;
    }
    if tokens.get(at).is_some_and(|next| next.kind == Kind::Break) {
        return true;
    }
    let is_point = text[last.start..].starts_with('.');
    is_point || !cue_follows(tokens, at, speech)
}

/// Whether a cue stands among the next words, before any mark.
fn cue_follows(tokens: &[Token], at: usize, speech: &Speech) -> bool {
    tokens
        .iter()
        .skip(at)
        .take(6)
        .take_while(|token| matches!(token.kind, Kind::Word))
        .any(|token| {
            speech
                .cue(token.known)
                .is_some_and(|cue| cue.kind == CueKind::Say)
        })
}
