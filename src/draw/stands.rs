//! Positions and lone claims as nodes.

use crate::analysis::graph::Stand;
use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::draw::palette::{self, Style};
use crate::draw::picture::{Emphasis, Node};
use crate::draw::statements::{self, Remarks};
use crate::draw::wrap;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::Party;

/// How many statements a position shows before it counts the rest.
const SHOWN_STATEMENTS: usize = 8;

/// How wide the answer is, in columns.
const ANSWER_WIDTH: usize = 30;

/// The node of a stand, without its emphasis.
pub(super) fn node(
    casebook: &Casebook,
    positions: &Positions,
    stand: Stand,
    id: String,
    remarks: &Remarks,
) -> Node {
    Node {
        rows: statements::rows(
            casebook,
            stand.claims(positions),
            SHOWN_STATEMENTS,
            remarks,
            &answer(casebook, positions, stand),
        ),
        ..head(casebook, positions, stand, id)
    }
}

/// The same without its rows.
pub(super) fn head(casebook: &Casebook, positions: &Positions, stand: Stand, id: String) -> Node {
    let claims = stand.claims(positions);
    let texts: Vec<&str> = claims
        .iter()
        .take(SHOWN_STATEMENTS)
        .map(|claim| casebook[*claim].text())
        .collect();
    let mut tooltip = texts.join("\n");
    if claims.len() > SHOWN_STATEMENTS {
        tooltip = format!(
            "{tooltip}\nand {} more claims",
            claims.len() - SHOWN_STATEMENTS
        );
    }
    let (head, small) = match stand {
        Stand::Position(_) => (answer(casebook, positions, stand), as_of(positions, stand)),
        Stand::Alone(_) => (format!("“{}”", answer(casebook, positions, stand)), None),
    };
    Node {
        id,
        emphasis: Emphasis::Undisputed,
        above: above(is_answer(casebook, positions, stand)),
        head: wrap::wrap(&head, ANSWER_WIDTH, 4),
        small: small.into_iter().collect(),
        tooltip,
        claims: claims
            .iter()
            .map(|claim| casebook[*claim].id().to_owned())
            .collect(),
        ..Node::default()
    }
}

/// What the head is: an answer, or a claim's own words.
pub(super) fn above(is_answer: bool) -> &'static str {
    if is_answer { "Answer" } else { "Claim" }
}

/// What is answered there; of a claim without an answer, its words.
pub(super) fn answer(casebook: &Casebook, positions: &Positions, stand: Stand) -> String {
    let claim = &casebook[named_by(positions, stand)];
    match (claim.question, &claim.answer) {
        (Some(question), Some(answer)) => phrase::answer(&casebook[question], answer),
        _ => claim.text().to_owned(),
    }
}

/// Whether an answer is known there, so that it is not the claim's own words that stand for it.
pub(super) fn is_answer(casebook: &Casebook, positions: &Positions, stand: Stand) -> bool {
    let claim = &casebook[named_by(positions, stand)];
    claim.question.is_some() && claim.answer.is_some()
}

/// `as of 13 Sep 2022`, where the question has times.
pub(super) fn as_of(positions: &Positions, stand: Stand) -> Option<String> {
    match stand {
        Stand::Position(place) => positions[place].as_of,
        Stand::Alone(_) => None,
    }
    .map(|as_of| format!("as of {}", phrase::when(as_of)))
}

/// The claim whose words stand for all.
pub(super) fn named_by(positions: &Positions, stand: Stand) -> Key<Claim> {
    match stand {
        Stand::Position(place) => positions[place].named_by,
        Stand::Alone(claim) => claim,
    }
}

/// What a question leaves out, its timing, and the question that it is part of.
pub(super) fn scope(casebook: &Casebook, question: Key<Question>) -> Vec<String> {
    let question = &casebook[question];
    let mut parts = Vec::new();
    if let Some(scope) = &question.entry.scope {
        parts.extend(wrap::wrap(scope, 90, 2));
    }
    if let Some(whole) = question.part_of {
        let text = format!("Part of: {}", casebook[whole].text());
        parts.extend(wrap::wrap(&text, 90, 1));
    }
    parts
}

/// The parties of some claims and their names, for the legend; those of no party last.
pub(super) fn legend<'a>(
    casebook: &Casebook,
    claims: impl Iterator<Item = &'a Key<Claim>>,
) -> Vec<(Style, String)> {
    let mut parties: Vec<Option<Key<Party>>> = claims
        .flat_map(|claim| {
            let said = &casebook[*claim].said;
            said.iter().map(|said| casebook[said.speaker].party)
        })
        .collect();
    parties.sort_by_key(|party| (party.is_none(), *party));
    parties.dedup();
    parties
        .into_iter()
        .map(|party| match party {
            Some(party) => (
                palette::party(party),
                wrap::shorten(casebook[party].name(), 40),
            ),
            None => (palette::NO_PARTY, palette::NO_PARTY_WORDS.into()),
        })
        .collect()
}
