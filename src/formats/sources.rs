//! The inputs that are read together, and the lines of them that a message shows.

use std::fs::{self, File};
use std::io::{self, BufReader, Cursor, Read, Seek};

use crate::formats::excerpt::{self, Excerpt};
use crate::formats::lines::Lines;
use crate::formats::spool::{Kept, Tap};
use crate::formats::stream::Stream;
use crate::model::record::Place;

/// The lines of a source.
pub type SourceStream<'s> = Stream<BufReader<Tap<Box<dyn Read + Send + 's>>>>;

/// How much of a file is read at once.
pub(super) const CHUNK: usize = 1 << 17;

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
            Kept::Spooled(file) => excerpt::find(&mut &*file, &source.lines, place),
        }
        .map(Some)
    }

    /// The text of an input from its beginning, if it is kept; its hash is computed along the way where that is wanted.
    ///
    /// # Errors
    /// When it cannot be opened again.
    pub fn stream(&self, source: u32, hashed: bool) -> io::Result<SourceStream<'_>> {
        let text: Box<dyn Read + Send + '_> = match self.get(source).map(|input| &input.text) {
            None | Some(Kept::Nothing) => Box::new(io::empty()),
            Some(Kept::Held(bytes)) => Box::new(Cursor::new(bytes)),
            Some(Kept::File(path)) => Box::new(File::open(path)?),
            Some(Kept::Spooled(file)) => {
                let mut file = file;
                file.rewind()?;
                Box::new(file)
            }
        };
        Ok(Stream::new(
            BufReader::with_capacity(CHUNK, Tap::new(text, hashed)),
            source,
        ))
    }

    /// How long an input is, in bytes, where that is known without reading it.
    pub fn length(&self, source: u32) -> u64 {
        match self.get(source).map(|input| &input.text) {
            Some(Kept::Held(bytes)) => bytes.len() as u64,
            Some(Kept::File(path)) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
            Some(Kept::Spooled(file)) => file.metadata().map_or(0, |metadata| metadata.len()),
            Some(Kept::Nothing) | None => 0,
        }
    }

    /// Remembers what was found out when an input was read: where its lines begin, and its hash.
    pub fn learn(&mut self, source: u32, lines: Lines, sha256: Option<String>) {
        if let Some(input) = usize::try_from(source)
            .ok()
            .and_then(|source| self.inputs.get_mut(source))
        {
            input.lines = lines;
            input.sha256 = sha256;
        }
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
