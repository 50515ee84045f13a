//! What is worth telling of a text that reads.

use crate::formats::article::text::Notice;

/// The characters that turn the direction of writing (Unicode Standard Annex 9).
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What a reader should know of a text.
pub(super) fn notices(text: &str) -> Vec<Notice> {
    let mut notices = Vec::new();
    if text.starts_with('\u{feff}') {
        notices.push(Notice::ByteOrderMark);
    }
    if let Some((count, line)) = counted(text, turns_direction) {
        notices.push(Notice::DirectionControls { count, line });
    }
    if let Some((count, line)) = counted(text, |c| c == '\u{fffd}') {
        notices.push(Notice::Lost { count, line });
    }
    notices
}

/// How many characters are of a kind, and the line of the first.
fn counted(text: &str, is_of: impl Fn(char) -> bool) -> Option<(usize, usize)> {
    let first = text.find(&is_of)?;
    let count = text[first..].chars().filter(|c| is_of(*c)).count();
    Some((count, line_of(text.as_bytes(), first)))
}

/// The line of a byte, from 1.
pub(super) fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1
}
