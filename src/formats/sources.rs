//! The inputs that are read together, and the lines of them that a message shows.

use std::fs::File;
use std::io::{self, Cursor};
use std::path::PathBuf;

use crate::formats::excerpt;
use crate::model::record::Place;

/// About how far apart the lines are whose numbers are remembered.
const STRIDE: u64 = 1 << 20;

/// The inputs that were read together. The `source` of a [`Place`] is an input's number, in the order of reading.
#[derive(Debug, Default)]
pub struct Sources {
    inputs: Vec<Source>,
}

#[derive(Debug)]
pub(super) struct Source {
    pub(super) name: String,
    pub(super) sha256: Option<String>,
    pub(super) text: Kept,
    pub(super) lines: Lines,
}

/// Where the text of an input can be found again.
#[derive(Debug)]
pub(super) enum Kept {
    Held(Vec<u8>),
    File(PathBuf),
}

/// The numbers of some lines of a text, and the bytes that they begin at.
#[derive(Debug, Default)]
pub struct Lines {
    marks: Vec<(u64, u64)>,
}

impl Lines {
    /// Remembers, now and then, that a line begins at a byte. Lines are numbered from 1.
    pub(super) fn remember(&mut self, line: u64, byte: u64) {
        let last = self.marks.last().map_or(0, |(_, last)| *last);
        if byte >= last + STRIDE {
            self.marks.push((line, byte));
        }
    }

    /// The lines of a text that is held.
    pub(super) fn of(text: &[u8]) -> Self {
        let mut lines = Self::default();
        let mut start = 0;
        for (line, text) in (1..).zip(text.split_inclusive(|byte| *byte == b'\n')) {
            lines.remember(line, start);
            start += text.len() as u64;
        }
        lines
    }

    /// The last remembered line that begins at or before a byte.
    pub(super) fn before(&self, byte: u64) -> (u64, u64) {
        let behind = self.marks.partition_point(|(_, start)| *start <= byte);
        behind
            .checked_sub(1)
            .and_then(|index| self.marks.get(index))
            .copied()
            .unwrap_or((1, 0))
    }
}

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

impl Sources {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.inputs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty()
    }

    /// The name of an input, as messages give it.
    pub fn name(&self, source: u32) -> Option<&str> {
        self.get(source).map(|input| input.name.as_str())
    }

    /// The SHA-256 of all bytes of an input, in hexadecimal; none where it was not read to its end.
    pub fn sha256(&self, source: u32) -> Option<&str> {
        self.get(source)?.sha256.as_deref()
    }

    /// The line around a place.
    ///
    /// # Errors
    /// Those of reading a file again. A file that was changed in the meantime gives other text, or none.
    pub fn excerpt(&self, place: Place) -> io::Result<Option<Excerpt>> {
        let Some(source) = self.get(place.source) else {
            return Ok(None);
        };
        match &source.text {
            Kept::Held(bytes) => excerpt::find(&mut Cursor::new(bytes), &source.lines, place),
            Kept::File(path) => excerpt::find(&mut File::open(path)?, &source.lines, place),
        }
        .map(Some)
    }

    /// The number that the next input gets.
    pub(super) fn next(&self) -> u32 {
        u32::try_from(self.inputs.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn push(&mut self, source: Source) {
        self.inputs.push(source);
    }

    fn get(&self, source: u32) -> Option<&Source> {
        self.inputs.get(usize::try_from(source).ok()?)
    }
}
