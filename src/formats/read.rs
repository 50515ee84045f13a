//! Reads an input of either format.

use std::io;

use crate::formats::input::Input;
use crate::formats::jsonl;
use crate::formats::lines::Lines;
use crate::formats::open::{Opened, open};
use crate::formats::read_error::ReadError;
use crate::formats::sources::Sources;
use crate::model::fault::Fault;
use crate::model::record::Records;

/// Reads the records of an input, with everything that is wrong with it, and adds it to the sources.
///
/// Where there are faults, the records are those parts that could be read; they are of use for showing, not for importing.
///
/// # Errors
/// Only where there is nothing to read: what is wrong with the text is a [`Fault`].
pub fn read(sources: &mut Sources, input: Input<'_>) -> Result<(Records, Vec<Fault>), ReadError> {
    let name = input.name.clone();
    match open(sources, input)? {
        Opened::Whole(records, faults) => Ok((*records, faults)),
        Opened::Lines => read_lines(sources).map_err(|error| ReadError::new(&name, error)),
    }
}

/// Reads the newest source.
fn read_lines(sources: &mut Sources) -> io::Result<(Records, Vec<Fault>)> {
    let source = sources.next().saturating_sub(1);
    let mut lines = Lines::default();
    let mut reader = sources.stream(source, true)?.into_inner();
    let (records, faults) = jsonl::read(&mut reader, source, &mut lines)?;
    let sha256 = reader.into_inner().sha256();
    sources.learn(source, lines, sha256);
    Ok((records, faults))
}
