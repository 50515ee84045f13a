//! Reads an input of either format.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read};

use sha2::{Digest, Sha256};

use crate::formats::input::{Format, From, Input};
use crate::formats::lines::Lines;
use crate::formats::sources::{Kept, Source, Sources};
use crate::formats::{jsonl, yaml};
use crate::model::fault::Fault;
use crate::model::record::Records;

/// How much of a file is read at once.
const CHUNK: usize = 1 << 17;

/// Why an input cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("there is no file `{0}`")]
    Missing(String),
    /// It is a directory.
    #[error("`{0}` is a directory: name the files in it")]
    Directory(String),
    /// It may not be read.
    #[error("`{0}` may not be read: its permissions forbid it")]
    Forbidden(String),
    /// Reading failed.
    #[error("`{name}` cannot be read: {error}")]
    Broken {
        /// The name of the input.
        name: String,
        /// What the system says.
        #[source]
        error: io::Error,
    },
}

impl ReadError {
    fn new(name: &str, error: io::Error) -> Self {
        let name = name.to_owned();
        match error.kind() {
            ErrorKind::NotFound => Self::Missing(name),
            ErrorKind::IsADirectory => Self::Directory(name),
            ErrorKind::PermissionDenied => Self::Forbidden(name),
            _ => Self::Broken { name, error },
        }
    }
}

/// Reads the records of an input, with everything that is wrong with it, and adds it to the sources.
///
/// Where there are faults, the records are those parts that could be read; they are of use for showing, not for importing.
///
/// # Errors
/// Only where there is nothing to read: what is wrong with the text is a [`Fault`].
pub fn read(sources: &mut Sources, input: Input<'_>) -> Result<(Records, Vec<Fault>), ReadError> {
    let Input { name, from, format } = input;
    read_from(sources, &name, from, format).map_err(|error| ReadError::new(&name, error))
}

fn read_from(
    sources: &mut Sources,
    name: &str,
    from: From<'_>,
    format: Option<Format>,
) -> io::Result<(Records, Vec<Fault>)> {
    let (stream, path): (Box<dyn Read + '_>, _) = match from {
        From::Stream(stream) => (stream, None),
        From::Path(path) => {
            let file = File::open(&path)?;
            let kind = file.metadata()?;
            if kind.is_dir() {
                return Err(ErrorKind::IsADirectory.into());
            }
            // What is no plain file, such as a pipe, can be read only once.
            (Box::new(file), kind.is_file().then_some(path))
        }
    };
    let mut reader = BufReader::with_capacity(CHUNK, Tap::new(stream));
    let begin = match format {
        Some(_) => Vec::new(),
        None => up_to_first_character(&mut reader)?,
    };
    let format = format.unwrap_or(match begin.last() {
        Some(b'{') => Format::JsonLines,
        _ => Format::Yaml,
    });
    let source = sources.next();
    let mut lines = Lines::default();
    let (records, faults, kept) = match (format, path) {
        (Format::Yaml, _) => {
            let mut text = begin;
            let room = (yaml::MOST_BYTES + 1).saturating_sub(text.len());
            reader.by_ref().take(room as u64).read_to_end(&mut text)?;
            let (records, faults) = yaml::read(&text, source);
            lines = Lines::of(&text);
            (records, faults, Kept::Held(text))
        }
        (Format::JsonLines, Some(path)) => {
            let stream = Cursor::new(begin).chain(&mut reader);
            let (records, faults) = jsonl::read(stream, source, &mut lines)?;
            (records, faults, Kept::File(path))
        }
        (Format::JsonLines, None) => {
            let mut holder = Holder {
                inner: Cursor::new(begin).chain(&mut reader),
                held: Vec::new(),
                line: 0,
            };
            let (records, faults) = jsonl::read(
                BufReader::with_capacity(CHUNK, &mut holder),
                source,
                &mut lines,
            )?;
            (records, faults, Kept::Held(holder.held))
        }
    };
    sources.push(Source {
        name: name.to_owned(),
        sha256: reader.into_inner().sha256(),
        text: kept,
        lines,
    });
    Ok((records, faults))
}

/// Reads up to the first character that is not blank, and a byte order mark is.
fn up_to_first_character(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut begin = Vec::new();
    loop {
        let chunk = reader.fill_buf()?;
        if chunk.is_empty() || begin.len() > yaml::MOST_BYTES {
            return Ok(begin);
        }
        let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0xef | 0xbb | 0xbf);
        let found = chunk.iter().position(|byte| !blank(byte));
        let length = found.map_or(chunk.len(), |index| index + 1);
        begin.extend_from_slice(&chunk[..length]);
        reader.consume(length);
        if found.is_some() {
            return Ok(begin);
        }
    }
}

/// Computes the hash of all that is read through it.
struct Tap<R> {
    inner: R,
    hash: Sha256,
    ended: bool,
}

impl<R: Read> Tap<R> {
    fn new(inner: R) -> Self {
        Self {
            inner,
            hash: Sha256::new(),
            ended: false,
        }
    }

    /// The hash in hexadecimal, if all was read.
    fn sha256(self) -> Option<String> {
        self.ended.then(|| {
            self.hash
                .finalize()
                .iter()
                .fold(String::with_capacity(64), |mut hex, byte| {
                    // Writing to a string cannot fail.
                    let _ = write!(hex, "{byte:02x}");
                    hex
                })
        })
    }
}

impl<R: Read> Read for Tap<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.ended |= length == 0 && !buffer.is_empty();
        self.hash.update(&buffer[..length]);
        Ok(length)
    }
}

/// Keeps all that is read through it. A line that is too long for the format ends the reading: there would be no end to
/// what is kept.
struct Holder<R> {
    inner: R,
    held: Vec<u8>,
    line: usize,
}

impl<R: Read> Read for Holder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.line > jsonl::LONGEST_LINE {
            return Ok(0);
        }
        let length = self.inner.read(buffer)?;
        let read = &buffer[..length];
        self.line = match read.iter().rposition(|byte| *byte == b'\n') {
            Some(last) => length - last - 1,
            None => self.line + length,
        };
        self.held.extend_from_slice(read);
        Ok(length)
    }
}
