//! The faults of one input.

use crate::formats::json::{JsonFault, JsonProblem};
use crate::formats::node::DEEPEST;
use crate::model::fault::{Fault, FaultCode};
use crate::model::record::Place;

/// How many faults of one input are kept: more would only fill the memory.
pub(super) const MOST: usize = 10_000;

/// What is wrong with one input; no more is kept than somebody may want to read.
#[derive(Debug, Default)]
pub struct Faults {
    list: Vec<Fault>,
}

impl Faults {
    /// Adds one.
    pub fn push(&mut self, fault: Fault) {
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

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether no more are kept, so that reading on is of no use.
    pub fn is_full(&self) -> bool {
        self.list.len() >= MOST
    }

    /// All faults, in the order of their places.
    pub fn into_vec(mut self) -> Vec<Fault> {
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

/// A line that is no JSON.
pub(super) fn not_json(fault: JsonFault, place: Place) -> Fault {
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
