//! Where the words of a text stand. Everything that is alphabetic or a number belongs to one, in any script.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::language::fold::{fold, is_inside, is_of_word};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it is found.
    pub(crate) folded: String,
    /// Where it stands in the text, in bytes.
    pub(crate) at: Range<usize>,
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    each_word(text, |at| {
        let folded = fold(&text[at.clone()]);
        if !folded.is_empty() {
            found.push(Word { folded, at });
        }
    });
    found
}

/// What words that only hyphens join are when they are written as one: `cease-fire` is `ceasefire` too.
pub(crate) fn joined(text: &str, words: &[Word]) -> Vec<Word> {
    let hyphened = |pair: &[Word]| is_hyphen(&text[pair[0].at.end..pair[1].at.start]);
    let mut found = Vec::new();
    let mut from = 0;
    for to in 1..=words.len() {
        if to < words.len() && hyphened(&words[to - 1..=to]) {
            continue;
        }
        if to - from > 1 {
            let parts: String = words[from..to]
                .iter()
                .map(|word| word.folded.as_str())
                .collect();
            found.push(Word {
                folded: fold(&parts),
                at: words[from].at.start..words[to - 1].at.end,
            });
        }
        from = to;
    }
    found
}

/// Whether what stands between two words joins them.
pub(crate) fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}")
}

/// Calls `see` with the place of each word.
pub(crate) fn each_word(text: &str, mut see: impl FnMut(Range<usize>)) {
    let mut word: Option<Range<usize>> = None;
    let mut unspaced = false;
    let mut finish = |word: &mut Option<Range<usize>>, unspaced: &mut bool| {
        if let Some(at) = word.take() {
            if *unspaced {
                for (start, part) in text[at.clone()].unicode_word_indices() {
                    see(at.start + start..at.start + start + part.len());
                }
            } else {
                see(at);
            }
        }
        *unspaced = false;
    };
    for (at, c) in text.char_indices() {
        let is_plain = c.is_ascii_alphanumeric();
        if !is_plain && is_inside(c) {
            // Within the word if more of it follows, else not.
            continue;
        }
        if is_plain || is_of_word(c) {
            let end = at + c.len_utf8();
            match &mut word {
                Some(word) if word.end == at => word.end = end,
                // One mark may stand inside a word; two are quotation marks.
                Some(word) if text[word.end..at].chars().nth(1).is_none() => word.end = end,
                _ => {
                    finish(&mut word, &mut unspaced);
                    word = Some(at..end);
                }
            }
            unspaced |= !is_plain && is_unspaced(c);
        } else if !parts_thousands(text, word.as_ref(), at, c) {
            finish(&mut word, &mut unspaced);
        }
    }
    finish(&mut word, &mut unspaced);
}

/// Whether a text is ASCII and has no marks that may stand inside of words or between digits: then every word is a run of letters
/// and digits, which is found in a third of the time.
pub(crate) fn is_plain(text: &str) -> bool {
    let mut is_digit = false;
    text.bytes().all(|byte| {
        let mark = matches!(byte, b'\'' | b'`') || is_digit && matches!(byte, b',' | b'.');
        is_digit = byte.is_ascii_digit();
        byte.is_ascii() && !mark
    })
}

/// As [`each_word`], of a plain text.
pub(crate) fn each_plain_word(text: &str, mut see: impl FnMut(Range<usize>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        match rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count()
        {
            0 => at += 1,
            word => {
                see(at..at + word);
                at += word;
            }
        }
    }
}

fn is_thousands_mark(c: char) -> bool {
    matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Whether `c` parts thousands in `30,000`: digits before it, exactly three behind it.
fn parts_thousands(text: &str, word: Option<&Range<usize>>, at: usize, c: char) -> bool {
    let Some(word) = word.filter(|word| is_thousands_mark(c) && word.end == at) else {
        return false;
    };
    let before = &text[word.clone()];
    let digits = before.rsplit(is_thousands_mark).next().unwrap_or_default();
    let mut behind = text[at + c.len_utf8()..].chars();
    before
        .chars()
        .all(|c| c.is_ascii_digit() || is_thousands_mark(c))
        && (1..=3).contains(&digits.len())
        && behind.by_ref().take(3).filter(char::is_ascii_digit).count() == 3
        && !behind.next().is_some_and(is_of_word)
}

/// Whether a script puts no blanks between words, so that its letters are words of their own here.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn plain_words_are_all_words(text in "([a-zA-Z0-9_.,;:'`\\- ]{0,3}|[ -~]){0,12}|[ -~\u{a0}é]{0,40}") {
            let (mut plain, mut every) = (Vec::new(), Vec::new());
            each_word(&text, |at| every.push(at));
            if is_plain(&text) {
                each_plain_word(&text, |at| plain.push(at));
                prop_assert_eq!(plain, every);
            }
        }
    }
}
