//! Finds the line around a place, in bounded memory whatever the length of the line.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use crate::formats::lines::Lines;
use crate::model::record::Place;

/// How many bytes are read before and behind a place, and how many characters of them are shown. The bytes are more than
/// so many characters have, so that a character that is cut in two does not show.
const BYTES: u64 = 512;
const BEFORE: usize = 50;
const BEHIND: usize = 70;

const BOM: &[u8] = "\u{feff}".as_bytes();

/// A place with the part of its line around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of the line, from 1.
    pub line: u64,
    /// The number of the character in its line, from 1.
    pub column: u64,
    /// What stands before the place.
    pub before: String,
    /// What stands at the place, up to the end of the line.
    pub marked: String,
    /// What stands behind the place.
    pub after: String,
    /// Whether the line began earlier.
    pub cut_left: bool,
    /// Whether the line goes on.
    pub cut_right: bool,
}

/// The excerpt around a place of a text.
pub(super) fn find(
    text: &mut (impl Read + Seek),
    lines: &Lines,
    place: Place,
) -> io::Result<Excerpt> {
    let (line, line_start) = line_of(text, lines, place.start)?;
    let bom_end = bom_end(text)?;
    let text_start = if line_start == 0 { bom_end } else { line_start };
    let from = text_start.max(place.start.saturating_sub(BYTES));
    let at = place.start.max(from);
    let mut window = slice(text, from, at - from + BYTES)?;
    let start = usize::try_from(at - from).unwrap_or(usize::MAX);
    let start = character_start(&window, start.min(window.len()));
    let column = 1 + characters(text, text_start, from + start as u64)?;
    let line_end = window[start..].iter().position(|byte| *byte == b'\n');
    let goes_on = line_end.is_none() && (window.len() - start) as u64 >= BYTES;
    window.truncate(line_end.map_or(window.len(), |length| start + length));
    if window[start..].ends_with(b"\r") {
        window.pop();
    }
    let end = usize::try_from(place.end.saturating_sub(from)).unwrap_or(usize::MAX);
    let mut end = end.clamp(start, window.len());
    while window.get(end).is_some_and(|byte| is_continuation(*byte)) {
        end += 1;
    }
    let parts = [&window[..start], &window[start..end], &window[end..]];
    Ok(cut(
        line,
        column,
        parts.map(|part| String::from_utf8_lossy(part).into_owned()),
        from > text_start,
        goes_on,
    ))
}

/// The first byte of the character that a byte belongs to.
fn character_start(text: &[u8], byte: usize) -> usize {
    let first = (byte.saturating_sub(3)..byte)
        .rev()
        .find(|index| !is_continuation(text[*index]));
    match first {
        Some(first) if first + text[first].leading_ones() as usize > byte => first,
        _ => byte,
    }
}

/// The number of the line that a byte stands in, from 1, and the byte that it begins at.
fn line_of(text: &mut (impl Read + Seek), lines: &Lines, byte: u64) -> io::Result<(u64, u64)> {
    let (mut line, mut line_start) = lines.before(byte);
    text.seek(SeekFrom::Start(line_start))?;
    let mut at = line_start;
    let mut reader = BufReader::new(text.take(byte.saturating_sub(line_start)));
    loop {
        let chunk = reader.fill_buf()?;
        if chunk.is_empty() {
            return Ok((line, line_start));
        }
        for (index, _) in chunk.iter().enumerate().filter(|(_, each)| **each == b'\n') {
            line += 1;
            line_start = at + index as u64 + 1;
        }
        let length = chunk.len();
        at += length as u64;
        reader.consume(length);
    }
}

fn bom_end(text: &mut (impl Read + Seek)) -> io::Result<u64> {
    Ok(if slice(text, 0, 3)? == BOM { 3 } else { 0 })
}

fn characters(text: &mut (impl Read + Seek), from: u64, to: u64) -> io::Result<u64> {
    text.seek(SeekFrom::Start(from))?;
    let mut reader = BufReader::new(text.take(to.saturating_sub(from)));
    let mut count = 0;
    loop {
        let chunk = reader.fill_buf()?;
        if chunk.is_empty() {
            return Ok(count);
        }
        count += chunk.iter().filter(|byte| !is_continuation(**byte)).count() as u64;
        let length = chunk.len();
        reader.consume(length);
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

fn slice(text: &mut (impl Read + Seek), from: u64, length: u64) -> io::Result<Vec<u8>> {
    text.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    text.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Keeps as much of the three parts of a line as fits on a page.
fn cut(line: u64, column: u64, parts: [String; 3], cut_left: bool, cut_right: bool) -> Excerpt {
    let [mut before, mut marked, mut after] = parts;
    let left = before.chars().count().saturating_sub(BEFORE);
    if let Some((start, _)) = before.char_indices().nth(left) {
        before.drain(..start);
    }
    let mut right = false;
    let room = BEHIND.saturating_sub(marked.chars().count());
    if let Some((end, _)) = marked.char_indices().nth(BEHIND) {
        marked.truncate(end);
        right = true;
    }
    if let Some((end, _)) = after.char_indices().nth(room) {
        after.truncate(end);
        right = true;
    }
    Excerpt {
        line,
        column,
        before,
        marked,
        after,
        cut_left: cut_left || left > 0,
        cut_right: cut_right || right,
    }
}
