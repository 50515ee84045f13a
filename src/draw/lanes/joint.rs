//! Lines between two cards.

use crate::analysis::graph::Opposition;
use crate::analysis::pairs::Origin;
use crate::analysis::sentence;
use crate::analysis::stories::{Story, StoryKind};
use crate::draw::edges::{self, Verdicts};
use crate::draw::picture::Line;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;

/// What joins two claims.
#[derive(Clone, Debug)]
pub(super) struct Joint {
    pub(super) claims: (Key<Claim>, Key<Claim>),
    pub(super) line: Line,
    pub(super) tooltip: String,
}

impl Joint {
    pub(super) fn of_opposition(
        casebook: &Casebook,
        opposition: &Opposition,
        verdicts: &Verdicts<'_>,
    ) -> Self {
        Self {
            claims: (opposition.pair.a, opposition.pair.b),
            line: edges::line_of(opposition),
            tooltip: edges::tooltip(casebook, opposition, verdicts),
        }
    }

    pub(super) fn of_story(casebook: &Casebook, story: &Story) -> Self {
        let line = line(casebook, story);
        Self {
            claims: (story.earlier, story.later),
            line,
            tooltip: story.pair.map_or(line.meaning().into(), |pair| {
                sentence::reason(casebook, &pair)
            }),
        }
    }
}

/// What a story is drawn as.
pub(super) fn line(casebook: &Casebook, story: &Story) -> Line {
    match (story.kind, story.pair) {
        _ if story.is_dismissed(casebook) => Line::Dismissed,
        (StoryKind::Contradiction, Some(pair)) if pair.origin == Origin::Stated => Line::Stated,
        (StoryKind::Contradiction, _) => Line::Contradiction,
        (StoryKind::Tension, _) => Line::Tension,
        (StoryKind::Revision, _) => Line::Revises,
    }
}
