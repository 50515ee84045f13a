//! From bytes of a text to characters, in which spans count, and back.

use std::ops::Range;

/// How many bytes lie between two places whose characters are counted beforehand.
const STEP: usize = 1 << 10;

/// The characters of a text.
#[derive(Debug)]
pub struct Characters<'t> {
    text: &'t str,
    /// How many characters begin before each multiple of [`STEP`].
    before: Vec<usize>,
}

impl<'t> Characters<'t> {
    /// Counts them.
    pub fn of(text: &'t str) -> Self {
        let mut before = vec![0];
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            count += beginnings(chunk);
            before.push(count);
        }
        Self { text, before }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.before.last().copied().unwrap_or(0)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many lie before a byte.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = byte / STEP;
        self.before.get(step).copied().unwrap_or(0)
            + beginnings(&self.text.as_bytes()[step * STEP..byte])
    }

    /// A range of bytes as a span of characters.
    pub fn span(&self, bytes: &Range<usize>) -> (usize, usize) {
        (self.at(bytes.start), self.at(bytes.end))
    }

    /// The byte that a character begins at, or the end of the text.
    pub fn byte(&self, character: usize) -> usize {
        let step = self.before.partition_point(|before| *before <= character) - 1;
        let start = step * STEP;
        let mut left = character - self.before.get(step).copied().unwrap_or(0);
        for (offset, byte) in self.text.as_bytes().iter().enumerate().skip(start) {
            if is_beginning(*byte) {
                if left == 0 {
                    return offset;
                }
                left -= 1;
            }
        }
        self.text.len()
    }

    /// The words of a span of characters, if the text is that long.
    pub fn words(&self, from: usize, to: usize) -> Option<&'t str> {
        (from <= to && to <= self.len())
            .then(|| self.text.get(self.byte(from)..self.byte(to)))
            .flatten()
    }
}

fn is_beginning(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_beginning(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_and_characters_agree(text in "(?s).{0,40}", repeats in 1usize..80) {
            let text = text.repeat(repeats);
            let characters = Characters::of(&text);
            prop_assert_eq!(characters.len(), text.chars().count());
            for (number, (byte, _)) in text.char_indices().enumerate().step_by(7) {
                prop_assert_eq!(characters.at(byte), number);
                prop_assert_eq!(characters.byte(number), byte);
            }
            prop_assert_eq!(characters.byte(characters.len()), text.len());
            prop_assert_eq!(characters.words(0, characters.len()), Some(text.as_str()));
        }
    }
}
