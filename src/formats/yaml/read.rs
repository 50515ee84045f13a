//! From a YAML text to records.

use crate::formats::decode;
use crate::formats::faults::{Faults, empty_file, not_utf8, utf16};
use crate::formats::foreign::{is_utf16, looks_like_table, table};
use crate::formats::node::Value;
use crate::formats::yaml::tree;
use crate::model::fault::{Fault, FaultCode};
use crate::model::record::{Place, Records};

/// The longest YAML text that is read, in bytes.
pub const MOST_BYTES: usize = 64 << 20;

/// Reads the bytes of a YAML text: its records, and everything that is wrong with it.
pub fn read(bytes: &[u8], source: u32) -> (Records, Vec<Fault>) {
    let mut faults = Faults::default();
    let records = match check(bytes, source) {
        Err(fault) => {
            faults.push(*fault);
            Records::default()
        }
        Ok(text) => match tree::parse(text, source, &mut faults) {
            Some(node) if node.is_absent() => {
                faults.push(empty_file(source));
                Records::default()
            }
            Some(node) if matches!(node.value, Value::Scalar { .. }) && looks_like_table(text) => {
                faults.push(table(source));
                Records::default()
            }
            Some(node) => decode::casebook(node, &mut faults),
            None => {
                if faults.is_empty() {
                    faults.push(empty_file(source));
                }
                Records::default()
            }
        },
    };
    (records, faults.into_vec())
}

fn check(bytes: &[u8], source: u32) -> Result<&str, Box<Fault>> {
    let place = |start: usize, end: usize| Place {
        source,
        start: start as u64,
        end: end as u64,
    };
    if bytes.len() > MOST_BYTES {
        let fault = Fault::new(
            FaultCode::TooLarge,
            Some(place(0, 0)),
            format!("the YAML text is longer than {} MiB", MOST_BYTES >> 20),
        );
        return Err(Box::new(fault.help("split it, or use JSON Lines")));
    }
    if is_utf16(bytes) {
        return Err(Box::new(utf16(place(0, 2))));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
        Box::new(not_utf8(place(at, at + 1), line))
    })
}
