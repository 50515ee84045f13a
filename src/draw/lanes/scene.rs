//! What lanes show: stands, what excludes what among them, and what was left out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::graph::{self, Oppositions, Stand};
use crate::analysis::pairs::PairCount;
use crate::analysis::phrase::plural;
use crate::analysis::positions::Positions;
use crate::analysis::stories::Teller;
use crate::draw::edges::{self, Verdicts};
use crate::draw::groups;
use crate::draw::lanes::joint::Joint;
use crate::draw::stands;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;

/// How many lines lanes show; with more, readers see none.
pub(super) const MOST_LINES: usize = 60;

/// How many stands lanes show; of more, those with most claims.
const MOST_STANDS: usize = 120;

/// What lanes show.
pub(super) struct Scene<'a> {
    pub(super) casebook: &'a Casebook,
    pub(super) positions: &'a Positions,
    pub(super) title: String,
    pub(super) notes: Vec<String>,
    pub(super) stands: Vec<Stand>,
    pub(super) joints: Vec<Joint>,
    /// Places among the stands of which every two contradict each other; lines join neighbours only.
    pub(super) groups: Vec<Vec<usize>>,
    pub(super) marked: Option<Key<Claim>>,
    /// The only one whose statements are shown, in lanes of questions; else all are, in lanes of speakers.
    pub(super) teller: Option<Teller>,
}

impl<'a> Scene<'a> {
    pub(super) fn of(
        casebook: &'a Casebook,
        positions: &'a Positions,
        questions: Vec<Key<Question>>,
        mut stands: Vec<Stand>,
        marked: Option<Key<Claim>>,
    ) -> Self {
        let alone: Vec<Key<Claim>> = stands
            .iter()
            .filter_map(|stand| match stand {
                Stand::Alone(claim) => Some(*claim),
                Stand::Position(_) => None,
            })
            .collect();
        let mut notes = Vec::new();
        let marked_stand = marked.map(|claim| Stand::of(positions, claim));
        notes.extend(fewer(positions, &mut stands, marked_stand));
        let places: BTreeMap<Stand, usize> = stands.iter().copied().zip(0..).collect();
        let mut oppositions = Vec::new();
        let mut count = PairCount::default();
        let _ = Oppositions::of(casebook, positions).visit(&questions, &alone, &mut |opposition| {
            if places.contains_key(&opposition.first) && places.contains_key(&opposition.second) {
                count = graph::sum(count, opposition.count);
                oppositions.push(opposition);
            }
            ControlFlow::Continue(())
        });
        let mutual: BTreeSet<(usize, usize)> = oppositions
            .iter()
            .filter(|opposition| edges::is_mutual(casebook, positions, opposition))
            .map(|opposition| (places[&opposition.first], places[&opposition.second]))
            .collect();
        let groups = groups::mutual(stands.len(), &mutual);
        oppositions.retain(|opposition| {
            let (a, b) = (places[&opposition.first], places[&opposition.second]);
            let grouped = groups.iter().filter(|group| {
                mutual.contains(&(a, b)) && group.contains(&a) && group.contains(&b)
            });
            grouped.into_iter().all(|group| are_neighbours(group, a, b))
        });
        let verdicts = Verdicts::of(casebook, positions);
        let all = oppositions.len();
        let lines_left_out = edges::thin_out(&mut oppositions, MOST_LINES, |opposition| {
            let stands = [Some(opposition.first), Some(opposition.second)];
            (marked.is_some() && stands.contains(&marked_stand))
                || !verdicts.on(opposition).is_empty()
        });
        if lines_left_out > 0 {
            notes.push(format!(
                "Left out: {} of {}.",
                edges::grouped(lines_left_out),
                plural(all, "line")
            ));
        }
        let counts = edges::counts(count);
        let claims: usize = stands
            .iter()
            .map(|stand| stand.claims(positions).len())
            .sum();
        notes.insert(
            0,
            format!(
                "{}{}{} in {}",
                counts,
                if counts.is_empty() { "" } else { " — " },
                plural(claims, "claim"),
                plural(stands.len(), "position"),
            ),
        );
        let title = match (marked, questions.as_slice()) {
            (Some(claim), _) => {
                format!("Claim {}: {}", casebook[claim].id(), casebook[claim].text())
            }
            (None, [first, rest @ ..]) if !rest.is_empty() => format!(
                "{} (and {} joined to it)",
                casebook[*first].text(),
                plural(rest.len(), "question")
            ),
            (None, [first, ..]) => casebook[*first].text().to_owned(),
            (None, []) => String::new(),
        };
        Self {
            casebook,
            positions,
            title,
            notes,
            stands,
            joints: oppositions
                .iter()
                .map(|opposition| Joint::of_opposition(casebook, opposition, &verdicts))
                .collect(),
            groups,
            marked,
            teller: None,
        }
    }

    /// What is answered at a stand, with its time.
    pub(super) fn answer(&self, stand: Stand) -> String {
        let answer = stands::answer(self.casebook, self.positions, stand);
        stands::as_of(self.positions, stand)
            .map_or_else(|| answer.clone(), |as_of| format!("{answer}, {as_of}"))
    }
}

/// Keeps the stands with most claims where there are too many, and says so.
pub(super) fn fewer(
    positions: &Positions,
    stands: &mut Vec<Stand>,
    marked: Option<Stand>,
) -> Option<String> {
    let left_out = stands.len().saturating_sub(MOST_STANDS);
    if left_out == 0 {
        return None;
    }
    stands.sort_by_key(|stand| {
        let claims = stand.claims(positions).len();
        (Some(*stand) != marked, std::cmp::Reverse(claims), *stand)
    });
    stands.truncate(MOST_STANDS);
    stands.sort_unstable();
    Some(format!(
        "Left out: {}; the {MOST_STANDS} with most claims are drawn.",
        plural(left_out, "position")
    ))
}

fn are_neighbours(group: &[usize], a: usize, b: usize) -> bool {
    group.windows(2).any(|pair| pair == [a.min(b), a.max(b)])
}
