//! Finds the line around a place, in bounded memory whatever the length of the line.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use crate::formats::sources::{Excerpt, Lines};
use crate::model::record::Place;

/// How many bytes are read before and behind a place, and how many characters of them are shown.
const BYTES: u64 = 512;
const BEFORE: usize = 50;
const BEHIND: usize = 70;

const BOM: &[u8] = "\u{feff}".as_bytes();

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
    let column = 1 + characters(text, text_start, place.start)?;
    let mut before = slice(text, from, place.start.saturating_sub(from))?;
    let behind_start = place.start.max(text_start);
    let mut behind = slice(text, behind_start, BYTES)?;
    let line_end = behind.iter().position(|byte| *byte == b'\n');
    let goes_on = line_end.is_none() && behind.len() as u64 == BYTES;
    behind.truncate(line_end.unwrap_or(behind.len()));
    if behind.ends_with(b"\r") {
        behind.pop();
    }
    let marked = usize::try_from(place.end.saturating_sub(behind_start)).unwrap_or(usize::MAX);
    let after = behind.split_off(behind.len().min(marked));
    // A window that begins inside of a character begins with the next one.
    let broken = before
        .iter()
        .take_while(|byte| is_continuation(**byte))
        .count();
    before.drain(..if from > text_start { broken } else { 0 });
    Ok(cut(
        line,
        column,
        [before, behind, after].map(|part| String::from_utf8_lossy(&part).into_owned()),
        from > text_start,
        goes_on,
    ))
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
