//! The sentences of many pairs from escaped parts, each made once.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

use crate::analysis::pairs::{Origin, Pair};
use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::analysis::sentence;
use crate::draw::escape;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;

/// How many reasons are kept: those of the last pairs, and no more than stay near the processor.
const KEPT: usize = 1 << 13;

/// Among how many shelves voices are shared out.
const SHELVES: usize = 16;

/// What a claim adds to the sentences of its pairs.
struct Side {
    said: Box<str>,
    /// Alike for claims of one position with the same words for their answer: what they exclude, they exclude for the
    /// same reason, in the same words.
    voice: u32,
}

/// What claims add, each made once by whoever needs it first.
pub(super) struct Sides<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    sides: Vec<OnceLock<Option<Side>>>,
    /// By the positions, which are shared out so that threads seldom wait for each other.
    voices: [Mutex<HashMap<(usize, String), u32>>; SHELVES],
}

impl<'a> Sides<'a> {
    pub(super) fn of(casebook: &'a Casebook, positions: &'a Positions) -> Self {
        Self {
            casebook,
            positions,
            sides: casebook.claims().map(|_| OnceLock::new()).collect(),
            voices: Default::default(),
        }
    }

    fn side(&self, claim: Key<Claim>) -> Option<&Side> {
        let side = self.sides[claim.index()].get_or_init(|| self.listen(claim));
        side.as_ref()
    }

    fn listen(&self, claim: Key<Claim>) -> Option<Side> {
        let position = self.positions.of_claim(claim)?;
        let own = &self.casebook[claim];
        let answer = own.question.zip(own.answer.as_ref());
        let answer = answer.map_or_else(String::new, |(question, answer)| {
            phrase::answer(&self.casebook[question], answer)
        });
        let timed = if answer.is_empty() {
            String::new()
        } else {
            phrase::timed(self.casebook, own, &answer)
        };
        let said = sentence::said_so(self.casebook, own, &timed);
        let shelf = position % SHELVES;
        let mut voices = self.voices[shelf].lock().ok()?;
        let next = u32::try_from(voices.len() * SHELVES + shelf).ok()?;
        Some(Side {
            said: escape::quoted(&said).into(),
            voice: *voices.entry((position, answer)).or_insert(next),
        })
    }
}

/// The questions of the two claims of a pair.
type Questions = (Option<Key<Question>>, Option<Key<Question>>);

/// The parts of sentences.
pub(super) struct Told<'a> {
    sides: &'a Sides<'a>,
    asked: Option<(Questions, String)>,
    /// By the voices, each in the one place that its number gives it.
    reasons: Vec<((u32, u32), String)>,
}

/// A sentence in its parts.
pub(super) struct Words<'t> {
    asked: &'t str,
    first: &'t str,
    second: &'t str,
    reason: &'t str,
    both: Option<String>,
}

impl Words<'_> {
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let parts = [
            self.asked,
            " ",
            self.first,
            "; ",
            self.second,
            ". ",
            self.reason,
        ];
        for part in parts {
            out.extend_from_slice(part.as_bytes());
        }
        if let Some(both) = &self.both {
            out.push(b' ');
            out.extend_from_slice(both.as_bytes());
        }
    }
}

impl<'a> Told<'a> {
    pub(super) fn of(sides: &'a Sides<'a>) -> Self {
        Self {
            sides,
            asked: None,
            reasons: vec![((0, 0), String::new()); KEPT],
        }
    }

    /// The sentence of a pair that only the rule finds, as [`sentence::sentence`] has it, escaped; none where it cannot be
    /// put together from parts. Parts meet at a space or a quotation mark, which no escape reads across.
    pub(super) fn words(&mut self, pair: &Pair) -> Option<Words<'_>> {
        if pair.origin != Origin::Derived {
            return None;
        }
        let casebook = self.sides.casebook;
        let (a, b) = (&casebook[pair.a], &casebook[pair.b]);
        let questions = (a.question, b.question);
        if !matches!(&self.asked, Some((known, _)) if *known == questions) {
            let asked = sentence::asked(casebook, pair);
            self.asked = Some((questions, escape::quoted(asked.trim_start())));
        }
        let (first, second) = (self.sides.side(pair.a)?, self.sides.side(pair.b)?);
        let voices = (first.voice, second.voice);
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
        let hash =
            (u64::from(voices.0) << 32 | u64::from(voices.1)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let reason = &mut self.reasons[(hash >> 51) as usize % KEPT];
        // No two claims of one voice exclude each other: nothing is kept under twice the same.
        if reason.0 != voices || voices.0 == voices.1 {
            *reason = (voices, escape::quoted(&sentence::ground(casebook, pair)));
        }
        let reason = reason.1.as_str();
        let asked = self.asked.as_ref().map(|(_, asked)| asked.as_str())?;
        let is_shared = a.said.iter().any(|said| {
            let mut others = b.said.iter();
            others.any(|other| other.speaker == said.speaker)
        });
        let both = if is_shared {
            sentence::both(casebook, pair).map(|both| escape::quoted(&both))
        } else {
            None
        };
        // The sentence of a question without words begins elsewhere.
        (!asked.is_empty()).then_some(Words {
            asked,
            first: &first.said,
            second: &second.said,
            reason,
            both,
        })
    }
}
