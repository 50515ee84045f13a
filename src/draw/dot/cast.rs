//! Lines that are alike but for their ends and words, and what takes them.

use std::cell::RefCell;
use std::io::{self, Write};
use std::ops::ControlFlow;

use crate::draw::picture::{Edge, Line};

/// Appends a number in digits.
pub(super) fn digits(out: &mut Vec<u8>, number: usize) {
    let mut digits = [b'0'; 20];
    let (mut start, mut left) = (digits.len(), number);
    while start == digits.len() || left > 0 {
        start -= 1;
        digits[start] += (left % 10) as u8;
        left /= 10;
    }
    out.extend_from_slice(&digits[start..]);
}

/// A line in pieces: between them stand the ids of its nodes, its own, and twice what it shows when pointed at.
pub(in crate::draw) struct Mould([Vec<u8>; 6]);

/// Stands for what a mould leaves open. No escape changes it.
pub(super) const OPEN: &str = "\u{e000}";

impl Mould {
    /// Writes the line with other ends and words: `number` is that of its id, `ends` those of the ids of its nodes, and
    /// `words` writes what it shows when pointed at, escaped.
    pub(in crate::draw) fn cast(
        &self,
        out: &mut Vec<u8>,
        number: usize,
        ends: (usize, usize),
        words: impl FnOnce(&mut Vec<u8>),
    ) {
        let [before, between, id, look, again, end] = &self.0;
        for (piece, letter, number) in [
            (before, b'c', ends.0),
            (between, b'c', ends.1),
            (id, b'e', number),
        ] {
            out.extend_from_slice(piece);
            out.push(letter);
            digits(out, number);
        }
        out.extend_from_slice(look);
        let start = out.len();
        words(out);
        let told = start..out.len();
        out.extend_from_slice(again);
        out.extend_from_within(told);
        out.extend_from_slice(end);
    }

    /// What was written of [`open`].
    pub(super) fn of(written: &str) -> Option<Self> {
        let pieces: Vec<Vec<u8>> = written
            .split(OPEN)
            .map(|piece| piece.as_bytes().to_vec())
            .collect();
        pieces.try_into().ok().map(Self)
    }
}

/// A line without words beside its sign, of which the rest is left open.
pub(super) fn open(line: Line) -> Edge {
    Edge {
        id: OPEN.into(),
        from: (OPEN.into(), None),
        to: (OPEN.into(), None),
        line,
        weight: Some(1),
        style: None,
        signed: true,
        label: Vec::new(),
        tooltip: OPEN.into(),
        url: None,
    }
}

/// Gives the graph its name, and keeps the first error: the writer above it would panic.
pub(super) struct Sink<'a> {
    pub(super) out: &'a mut dyn Write,
    pub(super) name: Option<String>,
    pub(super) error: Option<io::Error>,
}

impl Sink<'_> {
    /// Breaks off where it has failed.
    pub(super) fn take(&mut self, bytes: &[u8]) -> ControlFlow<()> {
        if self.error.is_some() {
            return ControlFlow::Break(());
        }
        let written = match self.name.take_if(|_| bytes.starts_with(b"digraph")) {
            Some(name) => self
                .out
                .write_all(name.as_bytes())
                .and_then(|()| self.out.write_all(&bytes[b"digraph".len()..])),
            None => self.out.write_all(bytes),
        };
        self.error = written.err();
        match self.error {
            None => ControlFlow::Continue(()),
            Some(_) => ControlFlow::Break(()),
        }
    }
}

/// The way of the writer to what takes it.
pub(super) struct Through<'s, 'a>(pub(super) &'s RefCell<Sink<'a>>);

impl Write for Through<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // What failed is known to the sink.
        let _ = self.0.borrow_mut().take(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
