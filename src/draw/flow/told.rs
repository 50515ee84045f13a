//! The sentences of many pairs from escaped parts, each made once.

use std::collections::HashMap;

use crate::analysis::pairs::{Origin, Pair};
use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::analysis::sentence;
use crate::draw::escape;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;

/// How many reasons are kept.
const MOST_KEPT: usize = 1 << 16;

/// What a claim adds to the sentences of its pairs.
struct Side {
    said: String,
    /// Alike for claims of one position with the same words for their answer: what they exclude, they exclude for the
    /// same reason, in the same words.
    voice: u32,
}

/// The questions of the two claims of a pair.
type Questions = (Option<Key<Question>>, Option<Key<Question>>);

/// The parts of sentences.
pub(super) struct Told<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    sides: Vec<Option<Box<Side>>>,
    voices: HashMap<(usize, String), u32>,
    asked: Option<(Questions, String)>,
    reasons: HashMap<(u32, u32), String>,
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
    pub(super) fn of(casebook: &'a Casebook, positions: &'a Positions) -> Self {
        Self {
            casebook,
            positions,
            sides: casebook.claims().map(|_| None).collect(),
            voices: HashMap::new(),
            asked: None,
            reasons: HashMap::new(),
        }
    }

    /// The sentence of a pair that only the rule finds, as [`sentence::sentence`] has it, escaped; none where it cannot be
    /// put together from parts. Parts meet at a space or a quotation mark, which no escape reads across.
    pub(super) fn words(&mut self, pair: &Pair) -> Option<Words<'_>> {
        if pair.origin != Origin::Derived {
            return None;
        }
        let casebook = self.casebook;
        let questions = (casebook[pair.a].question, casebook[pair.b].question);
        if !matches!(&self.asked, Some((known, _)) if *known == questions) {
            let asked = sentence::asked(casebook, pair);
            self.asked = Some((questions, escape::quoted(asked.trim_start())));
        }
        let voices = (self.listen(pair.a)?, self.listen(pair.b)?);
        if self.reasons.len() >= MOST_KEPT && !self.reasons.contains_key(&voices) {
            self.reasons.clear();
        }
        let reason = self
            .reasons
            .entry(voices)
            .or_insert_with(|| escape::quoted(&sentence::ground(casebook, pair)));
        let side = |claim: Key<Claim>| self.sides[claim.index()].as_deref();
        let asked = self.asked.as_ref().map(|(_, asked)| asked.as_str())?;
        let (first, second) = (side(pair.a)?, side(pair.b)?);
        let shares = |said: &[crate::model::claim::Attribution]| {
            let others = &casebook[pair.b].said;
            said.iter()
                .any(|said| others.iter().any(|other| other.speaker == said.speaker))
        };
        let both = if shares(&casebook[pair.a].said) {
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

    /// The voice of a claim, whose side is known from then on.
    fn listen(&mut self, claim: Key<Claim>) -> Option<u32> {
        if let Some(side) = &self.sides[claim.index()] {
            return Some(side.voice);
        }
        let position = self.positions.of_claim(claim)?;
        let own = &self.casebook[claim];
        let answer = own.question.zip(own.answer.as_ref());
        let answer =
            answer.map(|(question, answer)| phrase::answer(&self.casebook[question], answer));
        let next = u32::try_from(self.voices.len()).ok()?;
        let voice = *self
            .voices
            .entry((position, answer.unwrap_or_default()))
            .or_insert(next);
        self.sides[claim.index()] = Some(Box::new(Side {
            said: escape::quoted(&sentence::said(self.casebook, claim)),
            voice,
        }));
        Some(voice)
    }
}
