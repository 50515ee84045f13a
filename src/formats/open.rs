//! Opens an input of either format. What is one map is read at once, what has a record a line is left to be streamed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read};

use crate::formats::input::{Format, From, Input};
use crate::formats::lines::Lines;
use crate::formats::read_error::ReadError;
use crate::formats::sources::{CHUNK, Source, Sources};
use crate::formats::spool::{Kept, Tap, keep};
use crate::formats::{foreign, yaml};
use crate::model::fault::Fault;
use crate::model::record::Records;

/// An input that was opened.
#[derive(Debug)]
pub enum Opened {
    /// It was read as a whole: its records, and what is wrong with them.
    Whole(Box<Records>, Vec<Fault>),
    /// Its records stand one a line, for [`Sources::stream`].
    Lines,
}

/// Opens an input, and adds it to the sources as the newest.
///
/// # Errors
/// Only where there is nothing to read: what is wrong with the text is a [`Fault`].
pub fn open(sources: &mut Sources, input: Input<'_>) -> Result<Opened, ReadError> {
    let Input { name, from, format } = input;
    open_from(sources, &name, from, format).map_err(|error| ReadError::new(&name, error))
}

fn open_from(
    sources: &mut Sources,
    name: &str,
    from: From<'_>,
    format: Option<Format>,
) -> io::Result<Opened> {
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
    let mut reader = BufReader::with_capacity(CHUNK, Tap::new(stream, true));
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
    let mut add = |sha256, text, lines| {
        sources.push(Source {
            name: name.to_owned(),
            sha256,
            text,
            lines,
        });
    };
    if let Some((fault, text)) = refused {
        add(None, text, Lines::default());
        return Ok(Opened::Whole(Box::default(), vec![fault]));
    }
    let format = match format {
        Some(format) => format,
        None => guess(&mut begin, &mut reader)?,
    };
    match (format, path) {
        (Format::Yaml, _) => {
            let mut text = begin;
            let room = (yaml::MOST_BYTES + 1).saturating_sub(text.len());
            reader.by_ref().take(room as u64).read_to_end(&mut text)?;
            let (records, faults) = yaml::read(&text, source);
            let lines = Lines::of(&text);
            add(reader.into_inner().sha256(), Kept::Held(text), lines);
            Ok(Opened::Whole(Box::new(records), faults))
        }
        (Format::JsonLines, Some(path)) => {
            add(None, Kept::File(path), Lines::default());
            Ok(Opened::Lines)
        }
        (Format::JsonLines, None) => {
            let kept = keep(Cursor::new(begin).chain(reader))?;
            add(None, kept, Lines::default());
            Ok(Opened::Lines)
        }
    }
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
