//! Swim lanes: a lane a speaker, time from left to right, a card a statement, and lines between answers that exclude
//! each other. Drawn by ourselves, for where Graphviz is absent, and for everything about time.

mod cards;
mod chart;
mod joint;
mod layout;
mod order;
mod scene;
mod thread;

use std::ops::ControlFlow;

use crate::analysis::disputes::{Dispute, Disputes};
use crate::analysis::graph::{Oppositions, Stand};
use crate::analysis::positions::Positions;
use crate::analysis::stories::Teller;
use crate::draw::picture::Picture;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;
use scene::Scene;

/// The lanes of a dispute.
pub fn dispute_svg(casebook: &Casebook, positions: &Positions, dispute: &Dispute) -> String {
    chart::svg(&of_dispute(casebook, positions, dispute, None))
}

/// The lanes of a question, disputed or not: its timeline.
pub fn question_svg(casebook: &Casebook, positions: &Positions, question: Key<Question>) -> String {
    chart::svg(&of_question(casebook, positions, question))
}

/// The timeline of a question as a graph: each lane a group, its cards in the order of time, and the same lines between
/// them.
pub fn question_picture(
    casebook: &Casebook,
    positions: &Positions,
    question: Key<Question>,
) -> Picture {
    order::picture(&of_question(casebook, positions, question))
}

/// What one speaker or one party said when, in lanes of questions, with what changed joined: its timeline.
pub fn teller_svg(casebook: &Casebook, positions: &Positions, teller: Teller) -> String {
    chart::svg(&Scene::of_teller(casebook, positions, teller))
}

/// The timeline of a speaker or a party as a graph, as [`question_picture`].
pub fn teller_picture(casebook: &Casebook, positions: &Positions, teller: Teller) -> Picture {
    order::picture(&Scene::of_teller(casebook, positions, teller))
}

fn of_question<'a>(
    casebook: &'a Casebook,
    positions: &'a Positions,
    question: Key<Question>,
) -> Scene<'a> {
    let stands = stands_of(casebook, positions, question);
    Scene::of(casebook, positions, vec![question], stands, None)
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
        return chart::svg(&of_dispute(casebook, positions, dispute, Some(claim)));
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

fn of_dispute<'a>(
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
