//! One spelling for all that people take for the same word: whatever its case, its accents, the dots of its i, or the
//! apostrophes inside it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest word, in characters; what lies behind is not looked at.
const LONGEST: usize = 64;

/// A mark that stands inside a word without parting it: apostrophes, the marks that Armenian puts on a vowel to ask or to
/// call, and what only steers hyphenation and joining.
pub(crate) fn is_inside(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | 'ʹ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | '՚'
            | '՛'
            | '՜'
            | '՝'
            | '՞'
            | '՟'
            | 'ـ'
            | '\u{ad}'
            | '\u{200c}'
            | '\u{200d}'
            | '\u{2060}'
    )
}

/// Whether a word is made of this.
pub(crate) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Marks that are written or left out at will: accents, breathings, the points of Hebrew and Arabic. The vowel signs of
/// Indian scripts are marks too, but without them it is another word.
fn is_optional(mark: char) -> bool {
    matches!(mark,
        '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0487}' | '\u{0591}'..='\u{05c7}' | '\u{0610}'..='\u{061a}'
        | '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{06d6}'..='\u{06ed}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// The folded form of one word of a text.
pub(crate) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_onto(&mut folded, word);
    folded
}

/// Adds the folded form of one word of a text to a line.
pub(crate) fn fold_onto(line: &mut String, word: &str) {
    let word = without_possessive(word);
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        for letter in letters.take(LONGEST) {
            line.push(char::from(letter.to_ascii_lowercase()));
        }
    } else {
        line.extend(fold_any(word).nfc().take(LONGEST));
    }
}

fn fold_any(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    let spread = word
        .chars()
        .filter(|c| !is_inside(*c))
        .flat_map(char::to_lowercase)
        .nfkd()
        .flat_map(char::to_lowercase);
    for c in spread {
        match c {
            // A letter of its own, of which a breve is no accent; the stemmer needs it.
            '\u{306}' if folded.ends_with('и') => {
                folded.pop();
                folded.push('й');
            }
            mark if is_optional(mark) => {}
            'ı' => folded.push('i'),
            'ə' | 'ǝ' => folded.push('e'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ς' => folded.push('σ'),
            // The ligature և is ԵՎ in capitals as the east writes it, and եւ as the west does.
            'վ' if folded.ends_with('ե') => folded.push('ւ'),
            c if is_of_word(c) => folded.push(c),
            _ => {}
        }
    }
    folded
}

/// `Ministry's` is the word `Ministry`.
fn without_possessive(word: &str) -> &str {
    word.strip_suffix(['s', 'S'])
        .and_then(|stem| stem.strip_suffix(['\'', '’', 'ʼ']))
        .filter(|stem| !stem.is_empty())
        .unwrap_or(word)
}
