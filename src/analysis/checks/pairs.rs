//! Claims that exclude each other, and judgements on pairs that do not any more.

use std::ops::ControlFlow;

use crate::analysis::checks::code::FindingCode as Code;
use crate::analysis::checks::finding::{Finding, Visitor};
use crate::analysis::pairs::{Pair, visit_pairs};
use crate::analysis::positions::Positions;
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, Judgement};
use crate::model::key::Key;

pub(super) const CODES: &[Code] = &[
    Code::Contradiction,
    Code::Tension,
    Code::ChangedStory,
    Code::Dismissed,
    Code::MootJudgement,
    Code::StaleJudgement,
];

pub(super) fn visit<'a>(
    casebook: &'a Casebook,
    positions: &Positions,
    visit: &mut Visitor<'_, 'a>,
) -> ControlFlow<()> {
    visit_pairs(casebook, positions, &mut |pair| {
        if casebook.is_dismissed(pair.a, pair.b) {
            return visit(Finding::Dismissed(pair));
        }
        visit(Finding::Pair(pair))?;
        for speaker in pair.changed_stories(casebook) {
            visit(Finding::ChangedStory(speaker, pair))?;
        }
        ControlFlow::Continue(())
    })?;
    for (index, judgement) in casebook.judgements().iter().enumerate() {
        let (a, b) = judgement.claims;
        if Pair::of(casebook, a, b).is_none() {
            visit(Finding::MootJudgement(index))?;
        }
        let counts = casebook
            .judgement(a, b)
            .is_some_and(|newest| std::ptr::eq(newest, judgement));
        let changed = changed_since(casebook, judgement);
        if counts && !changed.is_empty() {
            visit(Finding::StaleJudgement(index, changed))?;
        }
    }
    ControlFlow::Continue(())
}

/// The claims of a judgement that do not say any more what they said then, as far as that was noted.
fn changed_since(casebook: &Casebook, judgement: &Judgement) -> Vec<Key<Claim>> {
    let Some((of_a, of_b)) = &judgement.digests else {
        return Vec::new();
    };
    let (a, b) = judgement.claims;
    let changed = [(a, of_a), (b, of_b)].into_iter();
    changed
        .filter(|(claim, digest)| casebook[*claim].digest() != **digest)
        .map(|(claim, _)| claim)
        .collect()
}
