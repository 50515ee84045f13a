//! What statements leave out: who speaks, where the words stand, when it was said.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::analysis::checks::code::FindingCode as Code;
use crate::analysis::checks::finding::{Finding, SpanFault, Statement, Undated, Visitor};
use crate::analysis::positions::Positions;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::{Question, Timing};
use crate::model::source::{Document, Speaker};

pub(super) const CODES: &[Code] = &[
    Code::Unattributed,
    Code::NoSpan,
    Code::AnonymousSource,
    Code::UndatedStatement,
    Code::SpanMismatch,
];

/// Characters of a document.
type Stretch = (Key<Document>, (u64, u64));

pub(super) fn visit<'a>(
    casebook: &'a Casebook,
    positions: &Positions,
    visit: &mut Visitor<'_, 'a>,
) -> ControlFlow<()> {
    let answers = Answers::of(casebook, positions);
    // The hash that each stretch of a document was first given.
    let mut hashes: BTreeMap<Stretch, (&str, Statement)> = BTreeMap::new();
    for (key, claim) in casebook.live_claims() {
        if claim.said.is_empty() {
            visit(Finding::Unattributed(key))?;
        }
        let timing = claim.question.map(|question| casebook[question].timing);
        if timing == Some(Timing::State) && claim.time.is_none() {
            visit(Finding::UndatedStatement(Undated::AsOf(key)))?;
        }
        for (place, (said, entry)) in claim.said.iter().zip(&claim.entry.said).enumerate() {
            let statement = Statement { claim: key, place };
            if said.span.is_none() {
                visit(Finding::NoSpan(statement))?;
            }
            if casebook[said.speaker].anonymous {
                visit(Finding::AnonymousSource(statement))?;
            }
            if said.date.is_none()
                && let Some(other) = answers.other(positions, said.speaker, key, claim)
            {
                let undated = Undated::Said(statement, other);
                visit(Finding::UndatedStatement(undated))?;
            }
            if let (Some(span), Some(hash)) = (said.span, &entry.sha256) {
                let (first_hash, first) = *hashes
                    .entry((said.document, span))
                    .or_insert((hash.as_str(), statement));
                if !first_hash.eq_ignore_ascii_case(hash) {
                    let fault = SpanFault::Disagree(first, statement);
                    visit(Finding::SpanMismatch(fault))?;
                }
            }
        }
    }
    ControlFlow::Continue(())
}

/// What speakers answer to questions: the first claim of each position, by the position's place.
struct Answers(BTreeMap<(Key<Speaker>, Key<Question>), Held>);

type Held = BTreeMap<usize, Key<Claim>>;

impl Answers {
    fn of(casebook: &Casebook, positions: &Positions) -> Self {
        let mut answers: BTreeMap<_, Held> = BTreeMap::new();
        for (key, claim) in casebook.live_claims() {
            if let (Some(question), Some(place)) = (claim.question, positions.of_claim(key)) {
                for said in &claim.said {
                    let held = answers.entry((said.speaker, question)).or_default();
                    held.entry(place).or_insert(key);
                }
            }
        }
        Self(answers)
    }

    /// Another answer of this speaker to the question of this claim: the first claim with it.
    fn other(
        &self,
        positions: &Positions,
        speaker: Key<Speaker>,
        key: Key<Claim>,
        claim: &Claim,
    ) -> Option<Key<Claim>> {
        let own = positions.of_claim(key)?;
        let held = self.0.get(&(speaker, claim.question?))?;
        let (_, other) = held.iter().find(|(place, _)| **place != own)?;
        Some(*other)
    }
}
