//! Claims that exclude each other, and judgements on pairs that do not any more.

use std::ops::ControlFlow;

use crate::analysis::checks::code::FindingCode as Code;
use crate::analysis::checks::finding::Finding;
use crate::analysis::checks::visit::Visitor;
use crate::analysis::pairs::{Pair, visit_pairs};
use crate::analysis::positions::Positions;
use crate::model::casebook::Casebook;

pub(super) const CODES: &[Code] = &[
    Code::Contradiction,
    Code::Tension,
    Code::ChangedStory,
    Code::Dismissed,
    Code::MootJudgement,
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
    }
    ControlFlow::Continue(())
}
