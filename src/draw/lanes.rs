//! Swim lanes: a lane a speaker, time from left to right, a card a statement, and lines between answers that exclude
//! each other. Drawn by ourselves, for where Graphviz is absent, and for everything about time.

mod cards;
mod chart;
mod layout;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::disputes::{Dispute, Disputes};
use crate::analysis::graph::{Opposition, Oppositions, Stand};
use crate::analysis::pairs::PairCount;
use crate::analysis::positions::Positions;
use crate::draw::edges::{self, plural};
use crate::draw::groups;
use crate::draw::stands;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;

/// How many lines lanes show; of more, the surest.
pub const MOST_LINES: usize = 60;

/// How many stands lanes show; of more, those with most claims.
const MOST_STANDS: usize = 120;

/// What lanes show.
struct Scene<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    title: String,
    notes: Vec<String>,
    stands: Vec<Stand>,
    oppositions: Vec<Opposition>,
    /// Places among the stands of which every two contradict each other; lines join neighbours only.
    groups: Vec<Vec<usize>>,
    marked: Option<Key<Claim>>,
}

/// The lanes of a dispute.
pub fn dispute_svg(casebook: &Casebook, positions: &Positions, dispute: &Dispute) -> String {
    chart::svg(&scene(casebook, positions, dispute, None))
}

/// The lanes of a question, disputed or not: its timeline.
pub fn question_svg(casebook: &Casebook, positions: &Positions, question: Key<Question>) -> String {
    let stands = stands_of(casebook, positions, question);
    chart::svg(&Scene::of(
        casebook,
        positions,
        vec![question],
        stands,
        None,
    ))
}

/// The lanes of the dispute that a claim is in, with the claim marked; else of its question; else of what people set
/// against it.
pub fn claim_svg(
    casebook: &Casebook,
    positions: &Positions,
    disputes: &Disputes,
    claim: Key<Claim>,
) -> String {
    let own = Stand::of(positions, claim);
    let all = disputes.contradicted.iter().chain(&disputes.tense);
    let dispute = all
        .filter(|dispute| dispute.claims.contains(&claim))
        .find(|dispute| dispute.stands().any(|stand| stand == own));
    if let Some(dispute) = dispute {
        return chart::svg(&scene(casebook, positions, dispute, Some(claim)));
    }
    let question = casebook[claim].question;
    let mut stands = question.map_or_else(Vec::new, |question| {
        stands_of(casebook, positions, question)
    });
    if question.is_none() {
        let _ = Oppositions::of(casebook, positions).visit(&[], &[claim], &mut |opposition| {
            stands.extend([opposition.first, opposition.second]);
            ControlFlow::Continue(())
        });
    }
    stands.push(own);
    stands.sort_unstable();
    stands.dedup();
    let questions = question.into_iter().collect();
    chart::svg(&Scene::of(
        casebook,
        positions,
        questions,
        stands,
        Some(claim),
    ))
}

fn stands_of(casebook: &Casebook, positions: &Positions, question: Key<Question>) -> Vec<Stand> {
    let mut stands: Vec<Stand> = casebook
        .live_claims()
        .filter(|(_, claim)| claim.question == Some(question))
        .map(|(key, _)| Stand::of(positions, key))
        .collect();
    stands.sort_unstable();
    stands.dedup();
    stands
}

fn scene<'a>(
    casebook: &'a Casebook,
    positions: &'a Positions,
    dispute: &Dispute,
    marked: Option<Key<Claim>>,
) -> Scene<'a> {
    let stands = dispute.stands().collect();
    Scene::of(
        casebook,
        positions,
        dispute.questions.clone(),
        stands,
        marked,
    )
}

impl<'a> Scene<'a> {
    fn of(
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
        let left_out = stands.len().saturating_sub(MOST_STANDS);
        if left_out > 0 {
            let mut ranked = stands.clone();
            ranked.sort_by_key(|stand| {
                let claims = stand.claims(positions).len();
                (
                    Some(*stand) != marked_stand,
                    std::cmp::Reverse(claims),
                    *stand,
                )
            });
            ranked.truncate(MOST_STANDS);
            ranked.sort_unstable();
            stands = ranked;
            notes.push(format!(
                "Left out: {left_out} positions; the {MOST_STANDS} with most claims are drawn."
            ));
        }
        let places: BTreeMap<Stand, usize> = stands.iter().copied().zip(0..).collect();
        let mut oppositions = Vec::new();
        let mut count = PairCount::default();
        let _ = Oppositions::of(casebook, positions).visit(&questions, &alone, &mut |opposition| {
            if places.contains_key(&opposition.first) && places.contains_key(&opposition.second) {
                count = crate::analysis::graph::sum(count, opposition.count);
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
        let of_marked = |opposition: &Opposition| {
            [Some(opposition.first), Some(opposition.second)].contains(&marked_stand)
        };
        oppositions.sort_by_key(|opposition| {
            (
                !of_marked(opposition),
                edges::line(opposition.count),
                opposition.first,
                opposition.second,
            )
        });
        if oppositions.len() > MOST_LINES {
            notes.push(format!(
                "Left out: {}; the {MOST_LINES} surest are drawn.",
                plural(oppositions.len() - MOST_LINES, "line")
            ));
            oppositions.truncate(MOST_LINES);
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
            oppositions,
            groups,
            marked,
        }
    }

    fn answer(&self, stand: Stand) -> String {
        let answer = stands::answer(self.casebook, self.positions, stand);
        stands::as_of(self.positions, stand)
            .map_or_else(|| answer.clone(), |as_of| format!("{answer}, {as_of}"))
    }
}

fn are_neighbours(group: &[usize], a: usize, b: usize) -> bool {
    group.windows(2).any(|pair| pair == [a.min(b), a.max(b)])
}
