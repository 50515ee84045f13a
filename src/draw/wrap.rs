//! Text in lines of limited width, cut between graphemes.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How wide text is, in columns of a terminal: two for a Chinese character, none for an accent of its own.
pub fn width(text: &str) -> usize {
    text.width()
}

/// At most `lines` lines of at most `width` columns; what is left out shows as `…` at the end. Breaks between words
/// where it can, and never within a grapheme.
pub fn wrap(text: &str, width: usize, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut line = String::new();
    // What would follow the last line if it were endless.
    let mut rest = String::new();
    for word in text.split_whitespace() {
        let gap = usize::from(!line.is_empty());
        if line.width() + gap + word.width() <= width {
            if gap == 1 {
                line.push(' ');
            }
            line.push_str(word);
        } else {
            if !line.is_empty() {
                wrapped.push(std::mem::take(&mut line));
                rest = " ".into();
            }
            for grapheme in word.graphemes(true) {
                if !line.is_empty() && line.width() + grapheme.width() > width {
                    if wrapped.len() == lines {
                        break;
                    }
                    wrapped.push(std::mem::take(&mut line));
                    rest.clear();
                }
                line.push_str(grapheme);
            }
        }
        if wrapped.len() > lines {
            break;
        }
        if wrapped.len() == lines && !line.is_empty() {
            rest.push_str(&line);
            if let Some(last) = wrapped.last_mut() {
                *last = cut(&format!("{last}{rest}"), width);
            }
            return wrapped;
        }
    }
    if !line.is_empty() {
        wrapped.push(line);
    }
    wrapped
}

/// One line of at most `width` columns.
pub fn shorten(text: &str, width: usize) -> String {
    wrap(text, width, 1).pop().unwrap_or_default()
}

/// Makes room for `…` at the end of a line.
fn cut(line: &str, width: usize) -> String {
    let mut kept = String::new();
    for grapheme in line.graphemes(true) {
        if kept.width() + grapheme.width() >= width {
            break;
        }
        kept.push_str(grapheme);
    }
    format!("{}…", kept.trim_end())
}
