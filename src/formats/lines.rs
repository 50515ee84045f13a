//! Which line a byte stands in, without reading all of the text again.

/// About how far apart the lines are whose numbers are remembered.
const STRIDE: u64 = 1 << 20;

/// The numbers of some lines of a text, and the bytes that they begin at.
#[derive(Debug, Default)]
pub struct Lines {
    marks: Vec<(u64, u64)>,
}

impl Lines {
    /// Remembers, now and then, that a line begins at a byte. Lines are numbered from 1.
    pub(super) fn remember(&mut self, line: u64, byte: u64) {
        let last = self.marks.last().map_or(0, |(_, last)| *last);
        if byte >= last + STRIDE {
            self.marks.push((line, byte));
        }
    }

    /// The lines of a text that is held.
    pub(super) fn of(text: &[u8]) -> Self {
        let mut lines = Self::default();
        let mut start = 0;
        for (line, text) in (1..).zip(text.split_inclusive(|byte| *byte == b'\n')) {
            lines.remember(line, start);
            start += text.len() as u64;
        }
        lines
    }

    /// The last remembered line that begins at or before a byte.
    pub(super) fn before(&self, byte: u64) -> (u64, u64) {
        let behind = self.marks.partition_point(|(_, start)| *start <= byte);
        behind
            .checked_sub(1)
            .and_then(|index| self.marks.get(index))
            .copied()
            .unwrap_or((1, 0))
    }
}
