//! What a document asserts in its own voice: sentences that nobody else is told to say, and that can be checked.

use std::ops::Range;

use crate::extract::frames::Frame;
use crate::extract::sentences::{Item, Sentences};
use crate::extract::speech::Class;
use crate::extract::tokens::Kind;

/// The fewest words of a sentence that asserts something.
const FEWEST_WORDS: usize = 5;

/// The sentences, by items, in order.
pub(super) fn asserted(
    text: &str,
    ends: impl Fn(&Item) -> usize,
    sentences: &Sentences,
    frames: &[Frame],
) -> Vec<Range<usize>> {
    let mut told = frames.iter().map(|frame| frame.sentence).peekable();
    let mut found = Vec::new();
    for (number, sentence) in sentences.sentences.iter().enumerate() {
        while told.next_if(|told| *told < number).is_some() {}
        if told.peek() == Some(&number) {
            continue;
        }
        let items = &sentences.items[sentence.clone()];
        if is_checkable(text, &ends, items) {
            found.push(sentence.clone());
        }
    }
    found
}

/// Whether a sentence is whole, asks nothing, leaves nothing open, quotes nothing long, and names a number, a time, a place or a
/// person.
fn is_checkable(text: &str, ends: &impl Fn(&Item) -> usize, items: &[Item]) -> bool {
    let Some(last) = items.last() else {
        return false;
    };
    let words = items.iter().filter(|item| item.is_word()).count();
    let is_statement = last.kind == Kind::Stop && text[..ends(last)].ends_with(['.', '։', '。']);
    let is_own = !items.iter().any(|item| {
        item.is_quotation && item.to - item.from > 8 || item.is(Class::Gap) || item.is(Class::Hedge)
    });
    let names = items.iter().skip(1).any(|item| {
        item.is_word()
            && (item.capital
                || item.kind == Kind::Number
                || item.is(Class::Time)
                || item.is(Class::Place))
    });
    words >= FEWEST_WORDS && is_statement && is_own && names
}
