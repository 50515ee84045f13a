//! The faults of one input.

use crate::formats::node::DEEPEST;
use crate::model::fault::{Fault, FaultCode};
use crate::model::record::Place;

/// How many faults of one input are kept: more would only fill the memory.
pub(super) const MOST: usize = 10_000;

#[derive(Debug, Default)]
pub(super) struct Faults {
    list: Vec<Fault>,
}

impl Faults {
    pub(super) fn push(&mut self, fault: Fault) {
        if self.list.len() < MOST {
            self.list.push(fault);
        }
    }

    pub(super) fn add(
        &mut self,
        code: FaultCode,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Fault::new(code, Some(place), message).help(help));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether no more are kept, so that reading on is of no use.
    pub(super) fn is_full(&self) -> bool {
        self.list.len() >= MOST
    }

    /// All faults, in the order of their places.
    pub(super) fn into_vec(mut self) -> Vec<Fault> {
        self.list
            .sort_by_key(|fault| (fault.place.is_none(), fault.place));
        if self.is_full() {
            self.list.push(Fault::new(
                FaultCode::TooLarge,
                None,
                format!("there are {MOST} faults or more in this input; the rest was not read"),
            ));
        }
        self.list
    }
}

/// Text for a message, cut where it is very long.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// Lists and records that stand too deep in one another.
pub(super) fn too_deep(place: Place) -> Fault {
    Fault::new(
        FaultCode::TooLarge,
        Some(place),
        format!("more than {DEEPEST} lists and records stand inside one another here"),
    )
    .help("no record needs more than a few")
}

/// A text that is no UTF-8.
pub(super) fn not_utf8(place: Place, line: u64) -> Fault {
    Fault::new(
        FaultCode::Encoding,
        Some(place),
        format!(
            "line {line} is not UTF-8, from byte {} of the file on",
            place.start
        ),
    )
    .help("save the file in the encoding UTF-8")
}

/// A text in UTF-16.
pub(super) fn utf16(place: Place) -> Fault {
    Fault::new(
        FaultCode::Encoding,
        Some(place),
        "the file is written in UTF-16",
    )
    .help("save it in the encoding UTF-8")
}

/// A text without anything in it.
pub(super) fn empty_file(source: u32) -> Fault {
    let place = Place {
        source,
        start: 0,
        end: 0,
    };
    Fault::new(
        FaultCode::EmptyFile,
        Some(place),
        "there is nothing in this file",
    )
    .help("a casebook begins with `gainsay: 1`; in JSON Lines, with `{\"gainsay\": 1}`")
}
