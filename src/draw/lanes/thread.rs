//! What one speaker, or one party, said when: lanes of questions, and lines between what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::graph::Stand;
use crate::analysis::pairs::PairCount;
use crate::analysis::phrase::plural;
use crate::analysis::positions::Positions;
use crate::analysis::stories::{Story, StoryCount, Teller, visit_stories_of};
use crate::draw::edges;
use crate::draw::lanes::joint::{self, Joint};
use crate::draw::lanes::scene::{self, MOST_LINES, Scene};
use crate::draw::picture::Line;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;

impl<'a> Scene<'a> {
    pub(super) fn of_teller(
        casebook: &'a Casebook,
        positions: &'a Positions,
        teller: Teller,
    ) -> Self {
        let mut statements = 0;
        let mut claims: BTreeSet<Key<Claim>> = BTreeSet::new();
        for (key, _) in casebook.live_claims() {
            let own = teller.statements(casebook, key).len();
            if own > 0 {
                statements += own;
                claims.insert(key);
            }
        }
        let stands: BTreeSet<Stand> = claims
            .iter()
            .map(|claim| Stand::of(positions, *claim))
            .collect();
        let mut stands: Vec<Stand> = stands.into_iter().collect();
        let questions: BTreeSet<_> = claims
            .iter()
            .filter_map(|claim| casebook[*claim].question)
            .collect();
        let left_out = scene::fewer(positions, &mut stands, None);
        let mut count = StoryCount::default();
        // Claims of one answer stand on one card: a line says it of all of them.
        let mut joined: BTreeMap<(Line, Stand, Stand), Story> = BTreeMap::new();
        let _ = visit_stories_of(casebook, positions, teller, &mut |story| {
            count.add(casebook, &story);
            let [earlier, later] =
                [story.earlier, story.later].map(|claim| Stand::of(positions, claim));
            let drawn = [earlier, later].map(|stand| stands.binary_search(&stand).is_ok());
            if drawn == [true, true] {
                let line = joint::line(casebook, &story);
                joined
                    .entry((line, earlier.min(later), earlier.max(later)))
                    .or_insert(story);
            }
            ControlFlow::Continue(())
        });
        let mut notes = vec![if claims.is_empty() {
            "Nobody is named as having said anything here".into()
        } else {
            format!(
                "{} — {} of {} on {}",
                changed(count),
                plural(statements, "statement"),
                plural(claims.len(), "claim"),
                plural(questions.len(), "question"),
            )
        }];
        notes.extend(left_out);
        let all = joined.len();
        let joints: Vec<Joint> = joined
            .values()
            .take(MOST_LINES)
            .map(|story| Joint::of_story(casebook, story))
            .collect();
        if all > joints.len() {
            notes.push(format!(
                "Left out: {} of {}; contradictions are drawn first.",
                edges::grouped(all - joints.len()),
                plural(all, "line")
            ));
        }
        let name = match teller {
            Teller::Speaker(speaker) => casebook[speaker].name(),
            Teller::Party(party) => casebook[party].name(),
        };
        Self {
            casebook,
            positions,
            title: format!("{name}: what was said when, on which question"),
            notes,
            stands,
            joints,
            groups: Vec::new(),
            marked: None,
            teller: Some(teller),
        }
    }
}

/// `1 contradiction, 2 revisions of running totals`
fn changed(count: StoryCount) -> String {
    let pairs = edges::counts(PairCount {
        contradictions: count.contradictions,
        tensions: count.tensions,
        dismissed: count.dismissed,
    });
    let revisions = match count.revisions {
        0 => String::new(),
        1 => "1 revision of a running total".into(),
        number => format!("{number} revisions of running totals"),
    };
    let parts: Vec<String> = [pairs, revisions]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        "No changed story".into()
    } else {
        format!("Changed stories: {}", parts.join(", "))
    }
}
