//! Text in lines of limited width, cut between graphemes.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How wide text is, in columns of a terminal: two for a Chinese character, none for an accent of its own.
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        text.len()
    } else {
        text.width()
    }
}

/// Whether every byte is a character of one column.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// At most `lines` lines of at most `most` columns; what is left out shows as `…` at the end. Breaks between words
/// where it can, and never within a grapheme.
pub fn wrap(text: &str, most: usize, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut line = String::new();
    // Nothing reaches across a space, so that the widths of words add up.
    let mut columns = 0;
    // What would follow the last line if it were endless.
    let mut rest = String::new();
    for word in text.split_whitespace() {
        let gap = usize::from(!line.is_empty());
        let own = width(word);
        if columns + gap + own <= most {
            if gap == 1 {
                line.push(' ');
            }
            line.push_str(word);
            columns += gap + own;
        } else {
            if !line.is_empty() {
                wrapped.push(std::mem::take(&mut line));
                rest = " ".into();
            }
            if own <= most {
                line.push_str(word);
            } else {
                for grapheme in word.graphemes(true) {
                    if !line.is_empty() && width(&line) + width(grapheme) > most {
                        if wrapped.len() == lines {
                            break;
                        }
                        wrapped.push(std::mem::take(&mut line));
                        rest.clear();
                    }
                    line.push_str(grapheme);
                }
            }
            columns = width(&line);
        }
        if wrapped.len() > lines {
            break;
        }
        if wrapped.len() == lines && !line.is_empty() {
            rest.push_str(&line);
            if let Some(last) = wrapped.last_mut() {
                *last = cut(&format!("{last}{rest}"), most);
            }
            return wrapped;
        }
    }
    if !line.is_empty() {
        wrapped.push(line);
    }
    wrapped
}

/// The same lines as parts of the text, where they are plain to see: of words with one space between each two, none too
/// long, and all in few enough lines.
pub fn plain_lines<'t>(text: &'t str, most: usize, lines: usize, found: &mut Vec<&'t str>) -> bool {
    found.clear();
    let bytes = text.as_bytes();
    // Where the line begins, the word before this one ends, and this one begins.
    let (mut start, mut end, mut word) = (0, 0, 0);
    // The columns of the line and of this word so far.
    let (mut columns, mut own) = (0, 0);
    let mut at = 0;
    loop {
        let byte = bytes.get(at).copied();
        if byte.is_none() || byte == Some(b' ') {
            if own == 0 || own > most {
                return false;
            }
            if columns > most {
                found.push(&text[start..end]);
                start = word;
                columns = own;
            }
            end = at;
            if byte.is_none() {
                break;
            }
            at += 1;
            columns += 1;
            (word, own) = (at, 0);
            continue;
        }
        let length = match bytes[at..] {
            [b'!'..=b'~', ..] => 1,
            // Quotation marks and the dash of periods.
            [0xe2, 0x80, 0x9c | 0x9d | 0x93, ..] => 3,
            // The dot between what is told of a statement.
            [0xc2, 0xb7, ..] => 2,
            _ => return false,
        };
        at += length;
        own += 1;
        columns += 1;
    }
    found.push(&text[start..end]);
    found.len() <= lines
}

/// One line of at most `width` columns.
pub fn shorten(text: &str, most: usize) -> String {
    wrap(text, most, 1).pop().unwrap_or_default()
}

/// Makes room for `…` at the end of a line.
fn cut(line: &str, most: usize) -> String {
    let mut kept = String::new();
    if is_plain(line) {
        kept.push_str(&line[..line.len().min(most.saturating_sub(1))]);
    } else {
        for grapheme in line.graphemes(true) {
            if width(&kept) + width(grapheme) >= most {
                break;
            }
            kept.push_str(grapheme);
        }
    }
    format!("{}…", kept.trim_end())
}
