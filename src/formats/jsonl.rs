//! JSON Lines, the bulk form: one record a line, wrapped in its kind.

use std::io::{self, BufRead, Write};

use serde::Serialize;

use crate::formats::faults::Faults;
use crate::formats::lines::Lines;
use crate::formats::stream::Stream;
use crate::model::fault::Fault;
use crate::model::record::Records;

/// Reads all records; no more of the text is held than one line.
///
/// # Errors
/// Those of the reader: what is wrong with the text is a [`Fault`].
pub fn read(
    reader: impl BufRead,
    source: u32,
    lines: &mut Lines,
) -> io::Result<(Records, Vec<Fault>)> {
    let mut records = Records::default();
    let mut faults = Faults::default();
    let mut stream = Stream::new(reader, source);
    while !faults.is_full() && stream.advance(lines)? {
        if !stream.read(&mut records, &mut faults) {
            break;
        }
    }
    stream.end(&mut faults);
    Ok((records, faults.into_vec()))
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
    write_kind("assessment", &records.assessments, out)?;
    write_kind("dropped", &records.dropped, out)
}

fn write_kind(kind: &str, records: &[impl Serialize], out: &mut dyn Write) -> io::Result<()> {
    for record in records {
        write!(out, "{{\"{kind}\":")?;
        serde_json::to_writer(&mut *out, record)?;
        out.write_all(b"}\n")?;
    }
    Ok(())
}
