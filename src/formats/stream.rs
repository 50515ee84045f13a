//! JSON Lines, one line at a time.

use std::io::{self, BufRead, Read};

use crate::formats::decode;
use crate::formats::faults::{Faults, empty_file, not_json, not_utf8, utf16};
use crate::formats::foreign::is_utf16;
use crate::formats::lines::Lines;
use crate::formats::{json, quick};
use crate::model::fault::FaultCode;
use crate::model::record::{ClaimRecord, Place, Records};

/// The longest line that is read, in bytes.
pub const LONGEST_LINE: usize = 16 << 20;

const BOM: &[u8] = "\u{feff}".as_bytes();

/// The lines of a text; no more of it is held than one.
#[derive(Debug)]
pub struct Stream<R> {
    reader: R,
    source: u32,
    line: Vec<u8>,
    number: u64,
    start: u64,
    end: u64,
    too_long: bool,
    said_something: bool,
}

impl<R: BufRead> Stream<R> {
    /// The lines of what a reader gives, before the first one.
    pub fn new(reader: R, source: u32) -> Self {
        Self {
            reader,
            source,
            line: Vec::new(),
            number: 0,
            start: 0,
            end: 0,
            too_long: false,
            said_something: false,
        }
    }

    /// Goes on to the next line that is not blank; false when there is none.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn advance(&mut self, lines: &mut Lines) -> io::Result<bool> {
        loop {
            self.line.clear();
            self.start = self.end;
            let most = LONGEST_LINE as u64 + 1;
            let mut length = self
                .reader
                .by_ref()
                .take(most)
                .read_until(b'\n', &mut self.line)? as u64;
            if length == 0 {
                return Ok(false);
            }
            self.number += 1;
            lines.remember(self.number, self.start);
            self.too_long = self.line.len() > LONGEST_LINE && !self.line.ends_with(b"\n");
            if self.too_long {
                length += skip_line(&mut self.reader)?;
            }
            self.end = self.start + length;
            if self.too_long || self.line.first() == Some(&b'{') || !self.is_blank() {
                self.said_something = true;
                return Ok(true);
            }
        }
    }

    fn is_blank(&self) -> bool {
        std::str::from_utf8(&self.line[self.bom()..]).is_ok_and(|text| text.trim().is_empty())
    }

    /// How long the byte order mark is that the line begins with.
    fn bom(&self) -> usize {
        match self.start == 0 && self.line.starts_with(BOM) {
            true => BOM.len(),
            false => 0,
        }
    }

    /// How many bytes were read, up to the end of the line.
    pub fn position(&self) -> u64 {
        self.end
    }

    /// Adds what is wrong with a text that was read to its end without any record.
    pub fn end(&self, faults: &mut Faults) {
        if !self.said_something {
            faults.push(empty_file(self.source));
        }
    }

    /// Whether the line begins as one with a claim does.
    pub fn is_claim(&self) -> bool {
        quick::is_claim(&self.line)
    }

    /// The word that the line names the kind of its record by, where that is beyond doubt.
    pub fn kind(&self) -> Option<&str> {
        std::str::from_utf8(quick::kind(&self.line)?).ok()
    }

    /// The claim of the line, where it can be read without a doubt; it has no places.
    pub fn quick_claim(&self) -> Option<ClaimRecord> {
        (!self.too_long).then(|| quick::claim(&self.line)).flatten()
    }

    /// The record of the line, where it can be read without a doubt; it has no places.
    pub fn quick(&self) -> Option<Records> {
        (!self.too_long)
            .then(|| quick::record(&self.line))
            .flatten()
    }

    /// The record of the line with its places, and what is wrong with it. False where the rest cannot be read either.
    pub fn read(&self, records: &mut Records, faults: &mut Faults) -> bool {
        let place = |from: usize, to: usize| Place {
            source: self.source,
            start: self.start + from as u64,
            end: self.start + to as u64,
        };
        if self.start == 0 && is_utf16(&self.line) {
            faults.push(utf16(place(0, 2)));
            return false;
        }
        if self.too_long {
            faults.add(
                FaultCode::TooLarge,
                place(0, 1),
                format!(
                    "line {} is longer than {} MiB",
                    self.number,
                    LONGEST_LINE >> 20
                ),
                "write one record a line, and long texts into files of their own",
            );
            return true;
        }
        let bom = self.bom();
        match std::str::from_utf8(&self.line[bom..]) {
            Err(error) => {
                let at = bom + error.valid_up_to();
                faults.push(not_utf8(place(at, at + 1), self.number));
            }
            // A line that ends too early is wrong at its last character, not on the next line.
            Ok(text) => match json::parse(text.trim_end(), self.source, self.start + bom as u64) {
                Ok(node) => decode::entry(node, records, faults),
                Err(fault) => {
                    let at = text.trim_end().len().saturating_sub(1).min(fault.byte);
                    faults.push(not_json(fault, place(bom + at, bom + at + 1)));
                }
            },
        }
        true
    }

    /// The reader.
    pub fn into_inner(self) -> R {
        self.reader
    }
}

fn skip_line(reader: &mut impl BufRead) -> io::Result<u64> {
    reader.skip_until(b'\n').map(|length| length as u64)
}
