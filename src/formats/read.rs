//! Reads an input of either format.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read};

use sha2::{Digest, Sha256};

use crate::formats::input::{Format, From, Input};
use crate::formats::lines::Lines;
use crate::formats::sources::{Kept, Source, Sources};
use crate::formats::{foreign, jsonl, yaml};
use crate::model::fault::Fault;
use crate::model::legible::system_words;
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
    #[error("`{name}` cannot be read: {}", system_words(error))]
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
    let mut begin = Vec::new();
    reader
        .by_ref()
        .take(foreign::HEAD as u64)
        .read_to_end(&mut begin)?;
    let source = sources.next();
    let named_as_table = path.as_deref().is_some_and(foreign::is_named_as_table);
    let refused = match foreign::not_text(&begin, source) {
        Some(fault) => Some((fault, Kept::Nothing)),
        None if format.is_none() && named_as_table => Some((
            foreign::table(source),
            Kept::Held(std::mem::take(&mut begin)),
        )),
        None => None,
    };
    if let Some((fault, text)) = refused {
        sources.push(Source {
            name: name.to_owned(),
            sha256: None,
            text,
            lines: Lines::default(),
        });
        return Ok((Records::default(), vec![fault]));
    }
    let format = match format {
        Some(format) => format,
        None => guess(&mut begin, &mut reader)?,
    };
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

/// The format that the first character which is not blank speaks for, where a byte order mark is blank too. Reads on up
/// to it, and adds what is read to the beginning.
fn guess(begin: &mut Vec<u8>, reader: &mut impl BufRead) -> io::Result<Format> {
    let mut looked_at = 0;
    loop {
        let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0xef | 0xbb | 0xbf);
        match begin[looked_at..].iter().find(|byte| !blank(byte)) {
            Some(b'{') => return Ok(Format::JsonLines),
            Some(_) => return Ok(Format::Yaml),
            None => looked_at = begin.len(),
        }
        let chunk = reader.fill_buf()?;
        if chunk.is_empty() || begin.len() > yaml::MOST_BYTES {
            return Ok(Format::Yaml);
        }
        let length = chunk.len();
        begin.extend_from_slice(chunk);
        reader.consume(length);
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
