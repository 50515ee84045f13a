//! JSON Lines, the bulk form: one record a line, wrapped in its kind.

use std::io::{self, BufRead, Read, Write};

use serde::Serialize;

use crate::formats::decode;
use crate::formats::faults::{Faults, empty_file, not_utf8, too_deep, utf16};
use crate::formats::foreign::is_utf16;
use crate::formats::json::{self, JsonFault, JsonProblem};
use crate::formats::lines::Lines;
use crate::model::fault::{Fault, FaultCode};
use crate::model::record::{Place, Records};

/// The longest line that is read, in bytes.
pub const LONGEST_LINE: usize = 16 << 20;

const BOM: &[u8] = "\u{feff}".as_bytes();

/// Reads records line by line; no more of the text is held than one line.
///
/// # Errors
/// Those of the reader: what is wrong with the text is a [`Fault`].
pub fn read(
    mut reader: impl BufRead,
    source: u32,
    lines: &mut Lines,
) -> io::Result<(Records, Vec<Fault>)> {
    let mut records = Records::default();
    let mut faults = Faults::default();
    let mut line = Vec::new();
    let mut start = 0;
    let mut number = 0;
    let mut said_something = false;
    while !faults.is_full() {
        line.clear();
        let mut length = reader
            .by_ref()
            .take(LONGEST_LINE as u64 + 1)
            .read_until(b'\n', &mut line)? as u64;
        if length == 0 {
            break;
        }
        number += 1;
        lines.remember(number, start);
        let place = |from: usize, to: usize| Place {
            source,
            start: start + from as u64,
            end: start + to as u64,
        };
        let bom = if start == 0 && line.starts_with(BOM) {
            BOM.len()
        } else {
            0
        };
        if start == 0 && is_utf16(&line) {
            faults.push(utf16(place(0, 2)));
            return Ok((records, faults.into_vec()));
        }
        if line.len() > LONGEST_LINE && !line.ends_with(b"\n") {
            length += reader.skip_until(b'\n')? as u64;
            said_something = true;
            faults.add(
                FaultCode::TooLarge,
                place(0, 1),
                format!("line {number} is longer than {} MiB", LONGEST_LINE >> 20),
                "write one record a line, and long texts into files of their own",
            );
        } else {
            match std::str::from_utf8(&line[bom..]) {
                Err(error) => {
                    said_something = true;
                    let at = bom + error.valid_up_to();
                    faults.push(not_utf8(place(at, at + 1), number));
                }
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => {
                    said_something = true;
                    // A line that ends too early is wrong at its last character, not on the next line.
                    match json::parse(text.trim_end(), source, start + bom as u64) {
                        Ok(node) => decode::entry(node, &mut records, &mut faults),
                        Err(fault) => {
                            let at = text.trim_end().len().saturating_sub(1).min(fault.byte);
                            faults.push(not_json(fault, place(bom + at, bom + at + 1)));
                        }
                    }
                }
            }
        }
        start += length;
    }
    if !said_something {
        faults.push(empty_file(source));
    }
    Ok((records, faults.into_vec()))
}

fn not_json(fault: JsonFault, place: Place) -> Fault {
    match fault.what {
        JsonProblem::Syntax(message) => Fault::new(
            FaultCode::Syntax,
            Some(place),
            format!("this line is not JSON: {message}"),
        )
        .help(
            "write one record a line, as in `{\"party\": {\"id\": \"AM\", \"name\": \"Armenia\"}}`",
        ),
        JsonProblem::Unclosed(sign) => Fault::new(
            FaultCode::Syntax,
            Some(place),
            format!("this `{sign}` is not closed on its line"),
        )
        .help(match sign {
            '{' => "write all of a record on one line, and add `}` where it ends",
            '[' => "write all of a record on one line, and add `]` where the list ends",
            _ => "add `\"` at the end of the text; inside of it write \\\" for one \", and \\n for a new line",
        }),
        JsonProblem::TooDeep => too_deep(place),
    }
}

/// Writes records, one a line.
///
/// # Errors
/// Those of the writer.
pub fn write(records: &Records, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"gainsay\":1}\n")?;
    write_kind("party", &records.parties, out)?;
    write_kind("speaker", &records.speakers, out)?;
    write_kind("outlet", &records.outlets, out)?;
    write_kind("document", &records.documents, out)?;
    write_kind("question", &records.questions, out)?;
    write_kind("claim", &records.claims, out)?;
    write_kind("link", &records.links, out)?;
    write_kind("judgement", &records.judgements, out)?;
    write_kind("assessment", &records.assessments, out)
}

fn write_kind(kind: &str, records: &[impl Serialize], out: &mut dyn Write) -> io::Result<()> {
    for record in records {
        write!(out, "{{\"{kind}\":")?;
        serde_json::to_writer(&mut *out, record)?;
        out.write_all(b"}\n")?;
    }
    Ok(())
}
