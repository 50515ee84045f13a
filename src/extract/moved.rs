//! Where the words of known statements stand in a text that has changed. What a casebook keeps of them is their span and
//! a hash, so that they are looked for by hashing what stands at each place. Nothing is attached anew.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use sha2::{Digest, Sha256};

/// How many bytes are hashed at most: some seconds.
pub const MOST_HASHED: u64 = 1 << 30;

/// How many places of the same words are listed.
const MOST_PLACES: usize = 8;

/// What a hash costs beside its bytes, in bytes.
const EACH_HASH: u64 = 64;

/// A statement's words, as a casebook keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<'a> {
    /// The characters of the old text that hold them: the boundaries before the first and behind the last.
    pub span: (u64, u64),
    /// SHA-256 of those characters, in hexadecimal; without it nothing can be told.
    pub sha256: Option<&'a str>,
}

/// Where a statement's words are in the new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// Where they were.
    There,
    /// At one other place, by its span in characters.
    Moved((u64, u64)),
    /// At several other places, of which the first are listed.
    Several {
        /// The first of them, by their spans.
        first: Vec<(u64, u64)>,
        /// How many there are.
        count: usize,
    },
    /// Nowhere.
    Gone,
    /// Not where they were; whether elsewhere is not known, since the text is too long to look everywhere.
    NotThere,
    /// The casebook has no hash of them, or none that could be right.
    Unknown,
}

/// Looks for the words of statements in a new text, and tells of each where they are, in the order given.
///
/// First everywhere where words begin and end, then, for what was not found, at all places, until `most_hashed` bytes
/// (as a rule [`MOST_HASHED`]) are hashed.
#[must_use]
pub fn moved(text: &str, kept: &[Kept<'_>], most_hashed: u64) -> Vec<Whereabouts> {
    let borders: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut found: Vec<Option<Whereabouts>> = vec![None; kept.len()];
    // By length in characters, then by hash: whose they are.
    let mut wanted: BTreeMap<usize, HashMap<[u8; 32], Vec<usize>>> = BTreeMap::new();
    for (whose, words) in kept.iter().enumerate() {
        let hash = words.sha256.and_then(bytes_of);
        let length = words
            .span
            .1
            .checked_sub(words.span.0)
            .and_then(|length| usize::try_from(length).ok());
        let (Some(hash), Some(length @ 1..)) = (hash, length) else {
            found[whose] = Some(Whereabouts::Unknown);
            continue;
        };
        if at(text, &borders, words.span).is_some_and(|words| digest(words) == hash) {
            found[whose] = Some(Whereabouts::There);
        } else if length >= borders.len() {
            found[whose] = Some(Whereabouts::Gone);
        } else {
            wanted
                .entry(length)
                .or_default()
                .entry(hash)
                .or_default()
                .push(whose);
        }
    }
    let mut search = Search {
        text,
        borders: &borders,
        left: most_hashed,
    };
    for pass in [Pass::AtWords, Pass::Everywhere] {
        for (length, hashes) in &mut wanted {
            let outcome = search.run(*length, hashes, pass);
            hashes.retain(|hash, whose| {
                let places = outcome.places.get(hash);
                let is_over = places.is_some() || (pass == Pass::Everywhere && !outcome.is_cut);
                if is_over {
                    for whose in whose {
                        found[*whose] = Some(places.map_or(Whereabouts::Gone, Places::told));
                    }
                }
                !is_over
            });
        }
    }
    found
        .into_iter()
        .map(|found| found.unwrap_or(Whereabouts::NotThere))
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// Where words begin and end, as statements do as a rule.
    AtWords,
    Everywhere,
}

struct Search<'a> {
    text: &'a str,
    borders: &'a [usize],
    /// How many bytes may still be hashed.
    left: u64,
}

#[derive(Default)]
struct Outcome {
    places: HashMap<[u8; 32], Places>,
    /// Whether it ended before the end of the text.
    is_cut: bool,
}

#[derive(Default)]
struct Places {
    first: Vec<(u64, u64)>,
    count: usize,
}

impl Places {
    fn told(&self) -> Whereabouts {
        match (self.count, self.first.first()) {
            (1, Some(span)) => Whereabouts::Moved(*span),
            _ => Whereabouts::Several {
                first: self.first.clone(),
                count: self.count,
            },
        }
    }
}

impl Search<'_> {
    /// Looks for words of a length.
    fn run(
        &mut self,
        length: usize,
        hashes: &HashMap<[u8; 32], Vec<usize>>,
        pass: Pass,
    ) -> Outcome {
        let mut outcome = Outcome::default();
        if hashes.is_empty() {
            return outcome;
        }
        for (from, ends) in self.borders.windows(length + 1).enumerate() {
            let bytes = ends[0]..ends[length];
            if pass == Pass::AtWords && !self.is_between_words(&bytes) {
                continue;
            }
            let cost = bytes.len() as u64 + EACH_HASH;
            let Some(left) = self.left.checked_sub(cost) else {
                outcome.is_cut = true;
                // What was found may stand elsewhere, too.
                return outcome;
            };
            self.left = left;
            let hash = digest(&self.text[bytes]);
            if hashes.contains_key(&hash) {
                let places = outcome.places.entry(hash).or_default();
                places.count += 1;
                if places.first.len() < MOST_PLACES {
                    places.first.push((from as u64, (from + length) as u64));
                }
            }
        }
        outcome
    }

    /// Whether neither end stands inside a word or at a blank of its own.
    fn is_between_words(&self, bytes: &Range<usize>) -> bool {
        let parts = |at: usize| {
            let before = self.text[..at].chars().next_back();
            let behind = self.text[at..].chars().next();
            !(before.is_some_and(char::is_alphanumeric)
                && behind.is_some_and(char::is_alphanumeric))
        };
        let words = &self.text[bytes.clone()];
        !words.starts_with(char::is_whitespace)
            && !words.ends_with(char::is_whitespace)
            && parts(bytes.start)
            && parts(bytes.end)
    }
}

/// The characters of a span.
fn at<'a>(text: &'a str, borders: &[usize], span: (u64, u64)) -> Option<&'a str> {
    let border = |place: u64| borders.get(usize::try_from(place).ok()?).copied();
    text.get(border(span.0)?..border(span.1)?)
}

fn digest(words: &str) -> [u8; 32] {
    Sha256::digest(words.as_bytes()).into()
}

/// The bytes of a hash in hexadecimal.
fn bytes_of(hash: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hash.len() != 64 || !hash.is_ascii() {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hash.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "Kementerian mengatakan tiga tentara terluka. “Kami tidak mundur,” katanya.";

    fn hash(words: &str) -> String {
        digest(words)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// The span of words in the old text, and their hash.
    fn span(words: &str) -> ((u64, u64), String) {
        let at = OLD.find(words).expect("it is there");
        let from = OLD[..at].chars().count() as u64;
        ((from, from + words.chars().count() as u64), hash(words))
    }

    fn whereabouts(text: &str, words: &str) -> Whereabouts {
        let (span, hash) = span(words);
        let kept = Kept {
            span,
            sha256: Some(&hash),
        };
        moved(text, &[kept], MOST_HASHED).swap_remove(0)
    }

    #[test]
    fn words_are_there_moved_several_or_gone() {
        let words = "tiga tentara terluka";
        assert_eq!(whereabouts(OLD, words), Whereabouts::There);
        let before = format!("JAKARTA — {OLD}");
        assert_eq!(whereabouts(&before, words), Whereabouts::Moved((33, 53)));
        let twice = format!("{before} Benar, {words}.");
        let Whereabouts::Several { first, count: 2 } = whereabouts(&twice, words) else {
            panic!("it stands there twice");
        };
        assert_eq!(first[0], (33, 53));
        assert_eq!(
            whereabouts(&OLD.replace("tiga", "empat"), words),
            Whereabouts::Gone
        );
        assert_eq!(whereabouts("", words), Whereabouts::Gone);
    }

    #[test]
    fn words_that_stand_elsewhere_too_are_there() {
        let twice = format!("{OLD} {OLD}");
        assert_eq!(whereabouts(&twice, "Kami tidak mundur"), Whereabouts::There);
    }

    #[test]
    fn parts_of_words_and_blanks_are_found_as_well() {
        assert_eq!(
            whereabouts(&format!("Ia {OLD}"), "enterian meng"),
            Whereabouts::Moved((6, 19))
        );
        assert_eq!(
            whereabouts(&format!("Ia {OLD}"), " tentara "),
            Whereabouts::Moved((30, 39))
        );
    }

    #[test]
    fn what_was_not_looked_for_everywhere_is_not_called_gone() {
        let (span, hash) = span("tiga tentara terluka");
        let kept = [Kept {
            span,
            sha256: Some(&hash),
        }];
        let long = "Tidak ada apa-apa di sini. ".repeat(400);
        assert_eq!(moved(&long, &kept, 10_000), [Whereabouts::NotThere]);
        assert_eq!(moved(&long, &kept, MOST_HASHED), [Whereabouts::Gone]);
    }

    #[test]
    fn without_a_hash_nothing_is_told() {
        for sha256 in [None, Some("abc"), Some("zz")] {
            assert_eq!(
                moved(
                    OLD,
                    &[Kept {
                        span: (0, 4),
                        sha256
                    }],
                    MOST_HASHED
                ),
                [Whereabouts::Unknown]
            );
        }
        let empty = hash("");
        let kept = Kept {
            span: (3, 3),
            sha256: Some(&empty),
        };
        assert_eq!(moved(OLD, &[kept], MOST_HASHED), [Whereabouts::Unknown]);
    }
}
