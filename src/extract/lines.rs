//! The lines of a text, and whether they are broken inside sentences.

use std::ops::Range;

/// A line that is not blank.
pub(super) struct Line<'a> {
    /// Where it stands, without the blanks around it.
    pub(super) at: Range<usize>,
    /// Its words.
    pub(super) words: &'a str,
    /// Whether the line above is blank, or there is none.
    pub(super) is_free_above: bool,
    /// Whether the line below is blank, or there is none.
    pub(super) is_free_below: bool,
}

/// The lines that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    let mut is_free_above = true;
    for line in text.split_inclusive('\n') {
        let words = line.trim_matches(is_around);
        if words.is_empty() {
            is_free_above = true;
            if let Some(above) = lines.last_mut() {
                above.is_free_below = true;
            }
        } else {
            let from = start + (line.len() - line.trim_start_matches(is_around).len());
            lines.push(Line {
                at: from..from + words.len(),
                words,
                is_free_above,
                is_free_below: false,
            });
            is_free_above = false;
        }
        start += line.len();
    }
    if let Some(last) = lines.last_mut() {
        last.is_free_below = true;
    }
    lines
}

fn is_around(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}

/// Whether sentences go on from line to line: a third of the lines with another right below end in the middle.
pub(super) fn is_wrapped(lines: &[Line<'_>]) -> bool {
    let mut inner = 0;
    let mut open = 0;
    for pair in lines.windows(2) {
        if !pair[0].is_free_below {
            inner += 1;
            let goes_on = pair[0]
                .words
                .ends_with(|c: char| c.is_alphanumeric() || c == ',')
                && pair[1].words.starts_with(char::is_lowercase);
            open += usize::from(goes_on);
        }
    }
    open * 5 > inner
}
