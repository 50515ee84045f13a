//! Findings: what an editor should look at, as facts with a stable code.

use std::ops::ControlFlow;

use crate::analysis::pairs::{self, Pair};
use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::source::Speaker;
use crate::model::words::words;

words! {
    /// The kinds of findings, by stable codes; `docs/findings.md` explains each.
    FindingCode {
        /// Two claims cannot both be true.
        Contradiction = "contradiction",
        /// Two claims cannot both be true if read literally.
        Tension = "tension",
        /// A speaker said both claims of such a pair.
        ChangedStory = "changed-story",
        /// A person dismissed the pair; it is shown, and counts for nothing.
        Dismissed = "dismissed",
        /// A judgement is on a pair that excludes nothing any more.
        MootJudgement = "moot-judgement",
        /// Nobody is named as having said a claim.
        Unattributed = "unattributed",
        /// A statement does not lead to its words.
        NoSpan = "no-span",
    }
}

/// Something that an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A pair that nobody dismissed: [`FindingCode::Contradiction`] or [`FindingCode::Tension`].
    Pair(Pair),
    /// A speaker who said both claims of a pair that nobody dismissed.
    ChangedStory(Key<Speaker>, Pair),
    /// A pair that a person dismissed.
    Dismissed(Pair),
    /// A judgement, by its place in the casebook, whose pair excludes nothing.
    MootJudgement(usize),
    /// A live claim that nobody said.
    Unattributed(Key<Claim>),
    /// A statement of a live claim, by its place, without a span in its document.
    NoSpan(Key<Claim>, usize),
}

impl Finding {
    /// Its kind.
    pub fn code(&self) -> FindingCode {
        match self {
            Self::Pair(pair) if pair.kind == ClashKind::Contradiction => FindingCode::Contradiction,
            Self::Pair(_) => FindingCode::Tension,
            Self::ChangedStory(..) => FindingCode::ChangedStory,
            Self::Dismissed(_) => FindingCode::Dismissed,
            Self::MootJudgement(_) => FindingCode::MootJudgement,
            Self::Unattributed(_) => FindingCode::Unattributed,
            Self::NoSpan(..) => FindingCode::NoSpan,
        }
    }

    /// Whether it calls for work; what a person dismissed does not.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Dismissed(_))
    }
}

/// Visits every finding of a casebook: pairs and changed stories question by question, then judgements, then claims by
/// id. Ends when the visitor breaks off.
pub fn visit_findings(
    casebook: &Casebook,
    positions: &Positions,
    visit: &mut dyn FnMut(Finding) -> ControlFlow<()>,
) -> ControlFlow<()> {
    pairs::visit_pairs(casebook, positions, &mut |pair| {
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
    for (key, claim) in casebook.live_claims() {
        if claim.said.is_empty() {
            visit(Finding::Unattributed(key))?;
        }
        for (index, _) in claim
            .said
            .iter()
            .enumerate()
            .filter(|(_, said)| said.span.is_none())
        {
            visit(Finding::NoSpan(key, index))?;
        }
    }
    ControlFlow::Continue(())
}
