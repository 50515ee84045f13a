//! The inputs that are read together, and the lines of them that a message shows.

use std::fs::File;
use std::io::{self, Cursor};
use std::path::PathBuf;

use crate::formats::excerpt::{self, Excerpt};
use crate::formats::lines::Lines;
use crate::model::record::Place;

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
    /// It is no text, and nothing of it is shown.
    Nothing,
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
            Kept::Nothing => return Ok(None),
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
