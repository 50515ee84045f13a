//! Cutting a text into pieces, in one pass.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::extract::pieces::lower::lower_onto;
use crate::extract::pieces::piece::{Gap, Kind, Piece, Pieces};
use crate::extract::pieces::vocabulary::Vocabulary;

/// The longest word that is looked up, in bytes; longer ones are no number in any language here.
const LONGEST: usize = 96;

/// The pieces of a part of a text. Ends that lie inside a character are moved inward.
pub(in crate::extract) fn pieces<'a>(
    text: &'a str,
    within: Range<usize>,
    vocabulary: &Vocabulary,
) -> Pieces<'a> {
    let start = (within.start..=text.len()).find(|at| text.is_char_boundary(*at));
    let start = start.unwrap_or(text.len());
    let end = within.end.min(text.len());
    let end = (start..=end).rev().find(|at| text.is_char_boundary(*at));
    let end = end.unwrap_or(start);
    let part = text.get(start..end).unwrap_or("");
    let mut all = Vec::with_capacity(part.len() / 6 + 4);
    let mut lowered = String::with_capacity(LONGEST);
    let mut chars = part.char_indices().peekable();
    let mut gap = Gap::Line;
    while let Some((at, first)) = chars.next() {
        let mut end = at + first.len_utf8();
        let (kind, capital) = if first.is_ascii_digit() {
            while let Some((at, _)) = chars.next_if(|(_, c)| c.is_ascii_digit()) {
                end = at + 1;
            }
            (Kind::Digits, false)
        } else if is_common_letter(first) || !first.is_ascii() && first.is_alphabetic() {
            while let Some((at, c)) = chars.next_if(|(_, c)| is_of_word(*c)) {
                end = at + c.len_utf8();
            }
            (
                Kind::Word,
                !first.is_ascii_lowercase() && first.is_uppercase(),
            )
        } else if first.is_whitespace() || first == '\u{feff}' || first == '\u{200b}' {
            gap = match (first, gap) {
                ('\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}', _) | (_, Gap::Line) => Gap::Line,
                ('\u{a0}' | '\u{202f}' | '\u{2009}', Gap::None) => Gap::Hard,
                _ => Gap::Blank,
            };
            continue;
        } else {
            (Kind::Mark(first), false)
        };
        let word = match kind {
            Kind::Word if end - at <= LONGEST => {
                lowered.clear();
                lower_onto(&mut lowered, &part[at..end], vocabulary.language);
                vocabulary.word(&lowered)
            }
            Kind::Mark(mark) => vocabulary.mark(mark),
            _ => 0,
        };
        all.push(Piece {
            start: start + at,
            end: start + end,
            kind,
            gap,
            capital,
            word,
        });
        gap = Gap::None;
    }
    Pieces { text, all }
}

/// Letters of the alphabets that most texts here are in, so that the large tables are seldom asked.
fn is_common_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'ա'..='ֆ' | 'Ա'..='Ֆ' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'ə')
}

fn is_of_word(c: char) -> bool {
    is_common_letter(c)
        || (!c.is_ascii()
            && (c.is_alphabetic()
                || is_combining_mark(c)
                || matches!(c, '՛' | '՜' | '՞' | '\u{ad}')))
}
