//! Findings: what an editor should look at, as facts with a stable code.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::analysis::lineage::sourcing::Lineage;
use crate::analysis::lineage::trails::{Trail, Vertex};
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
        /// A claim is told in several documents that go back to one origin.
        SingleOrigin = "single-origin",
        /// Documents or outlets name each other in a circle as sources of a claim.
        CircularCitation = "circular-citation",
    }
}

/// Something that an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding<'a> {
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
    /// A live claim with one origin only, though it is told in several documents: by the trail that shows it.
    SingleOrigin(Key<Claim>, Trail),
    /// The vertices of a circle in the trails of these live claims; it may be one document that names itself.
    CircularCitation(Vec<Key<Claim>>, Vec<Vertex<'a>>),
}

impl Finding<'_> {
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
            Self::SingleOrigin(..) => FindingCode::SingleOrigin,
            Self::CircularCitation(..) => FindingCode::CircularCitation,
        }
    }

    /// Whether it calls for work; what a person dismissed does not.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Dismissed(_))
    }
}

/// Visits every finding of a casebook: pairs and changed stories question by question, then judgements, then claims by
/// id, then where these come from. Ends when the visitor breaks off.
pub fn visit_findings<'a>(
    casebook: &'a Casebook,
    positions: &Positions,
    visit: &mut dyn FnMut(Finding<'a>) -> ControlFlow<()>,
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
    visit_origins(casebook, visit)
}

/// Visits the claims that stand on one origin, by id, then the circles in the trails of claims.
fn visit_origins<'a>(
    casebook: &'a Casebook,
    visit: &mut dyn FnMut(Finding<'a>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let lineage = Lineage::of(casebook);
    let mut circles: BTreeMap<Vec<Vertex<'a>>, Vec<Key<Claim>>> = BTreeMap::new();
    for (key, _) in casebook.live_claims() {
        let sourcing = lineage.sourcing(&[key]);
        if let Some(trail) = sourcing.single_origin() {
            visit(Finding::SingleOrigin(key, trail))?;
        }
        for circle in sourcing.circles {
            circles.entry(circle).or_default().push(key);
        }
    }
    for (circle, claims) in circles {
        visit(Finding::CircularCitation(claims, circle))?;
    }
    ControlFlow::Continue(())
}
