//! What is done to a text while it is read: its hash is computed, and where it can be read only once, it is kept.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use sha2::{Digest, Sha256};

use crate::formats::stream::LONGEST_LINE;

/// How much of a pipe is held in memory; more of it goes into a file.
const MOST_HELD: usize = 8 << 20;

/// Where the text of an input can be found again.
#[derive(Debug)]
pub(super) enum Kept {
    Held(Vec<u8>),
    File(PathBuf),
    /// What came through a pipe and is too long to be held.
    Spooled(File),
    /// It is no text, and nothing of it is shown.
    Nothing,
}

/// Computes the hash of all that is read through it.
#[derive(Debug)]
pub struct Tap<R> {
    inner: R,
    hash: Option<Sha256>,
    ended: bool,
}

impl<R: Read> Tap<R> {
    pub(super) fn new(inner: R, hashed: bool) -> Self {
        Self {
            inner,
            hash: hashed.then(Sha256::new),
            ended: false,
        }
    }

    /// The hash in hexadecimal, if all was read.
    pub fn sha256(self) -> Option<String> {
        let hash = self.hash.filter(|_| self.ended)?;
        Some(
            hash.finalize()
                .iter()
                .fold(String::with_capacity(64), |mut hex, byte| {
                    // Writing to a string cannot fail.
                    let _ = write!(hex, "{byte:02x}");
                    hex
                }),
        )
    }
}

impl<R: Read> Read for Tap<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.ended |= length == 0 && !buffer.is_empty();
        if let Some(hash) = &mut self.hash {
            hash.update(&buffer[..length]);
        }
        Ok(length)
    }
}

/// Keeps all of a text that can be read only once. A line that is too long for the format ends the reading: there would be
/// no end to what is kept.
///
/// # Errors
/// Those of the reader, and of the file that a long text is kept in.
pub(super) fn keep(mut reader: impl Read) -> io::Result<Kept> {
    let mut held = Vec::new();
    let mut spool: Option<File> = None;
    let mut buffer = vec![0; 1 << 17];
    let mut line = 0;
    while line <= LONGEST_LINE {
        let length = match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let read = &buffer[..length];
        line = match read.iter().rposition(|byte| *byte == b'\n') {
            Some(last) => length - last - 1,
            None => line + length,
        };
        match &mut spool {
            Some(file) => file.write_all(read)?,
            None if held.len() + length > MOST_HELD => {
                let mut file = nameless_file()?;
                file.write_all(&held)?;
                file.write_all(read)?;
                held = Vec::new();
                spool = Some(file);
            }
            None => held.extend_from_slice(read),
        }
    }
    Ok(spool.map_or(Kept::Held(held), Kept::Spooled))
}

/// A file for as long as it is open. It has no name any more, so that nothing is left of it however the program ends.
fn nameless_file() -> io::Result<File> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("gainsay.{}.{number}.spool", std::process::id());
    let path = std::env::temp_dir().join(name);
    let file = File::options()
        .read(true)
        .write(true)
        .create_new(true)
        .open(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}
