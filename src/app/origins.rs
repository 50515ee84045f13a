//! What claims rest on, in words.

use std::fmt::Write as _;

use crate::analysis::lineage::house::members;
use crate::analysis::lineage::sourcing::{Independence, Lineage, Sourcing};
use crate::analysis::lineage::trails::{Trail, Vertex};
use crate::analysis::phrase;
use crate::app::lines;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::source::{Speaker, SpeakerKind};

/// How many names stand in one sentence before the rest is counted.
const LISTED: usize = 12;

/// Names, the first of them if there are many.
fn listed(names: &[String], between: &str) -> String {
    let mut text = names[..names.len().min(LISTED)].join(between);
    if names.len() > LISTED {
        let _ = write!(text, "{between}and {} more", names.len() - LISTED);
    }
    text
}

/// `3 statements by 2 speakers, in 3 documents of 2 outlets of 1 owner`
pub(super) fn counts(sourcing: &Sourcing<'_>) -> String {
    let outlets = match (sourcing.outlets.len(), sourcing.houses.len()) {
        (0, _) => String::new(),
        (outlets, houses) if houses < outlets => format!(
            " of {}, which count as {houses} for their owners",
            phrase::plural(outlets, "outlet")
        ),
        (outlets, _) => format!(" of {}", phrase::plural(outlets, "outlet")),
    };
    format!(
        "{} by {}, in {}{outlets}",
        phrase::plural(sourcing.attributions, "statement"),
        phrase::plural(sourcing.speakers.len(), "speaker"),
        phrase::plural(sourcing.documents.len(), "document"),
    )
}

/// `2 origins (A; B), 1 chain at most that shares nothing with another. Everything rests on …`
pub(super) fn independence(
    casebook: &Casebook,
    sourcing: &Sourcing<'_>,
    independence: &Independence<'_>,
) -> String {
    let origins: Vec<String> = independence
        .origins
        .iter()
        .map(|origin| several(casebook, origin))
        .collect();
    let chains = match independence.chains {
        1 => "one chain of sources".to_owned(),
        number => format!("{number} chains of sources that share nothing"),
    };
    format!(
        "{} ({}), {chains}. {}",
        phrase::plural(origins.len(), "origin"),
        listed(&origins, "; "),
        rests_on(casebook, sourcing, independence)
    )
}

/// What all chains have in common, in a sentence.
fn rests_on(
    casebook: &Casebook,
    sourcing: &Sourcing<'_>,
    independence: &Independence<'_>,
) -> String {
    // Nobody relays the own voice of an outlet.
    let speaker = match sourcing.speakers.iter().next() {
        Some(speaker) if sourcing.speakers.len() == 1 => Some(&casebook[*speaker]),
        _ => None,
    };
    let speaker = speaker
        .filter(|speaker| speaker.kind != SpeakerKind::Outlet)
        .map(Speaker::name);
    let statements = if sourcing.attributions == 1 {
        "statement"
    } else {
        "statements"
    };
    let (ends, through): (Vec<&Vec<Vertex<'_>>>, Vec<&Vec<Vertex<'_>>>) =
        independence.on_every_chain.iter().partition(|place| {
            !matches!(
                place.as_slice(),
                [Vertex::Document(_) | Vertex::Statement(..)]
            )
        });
    let words = |places: &[&Vec<Vertex<'_>>]| {
        let places: Vec<Vec<Vertex<'_>>> = places.iter().map(|place| (*place).clone()).collect();
        shared(casebook, &places)
    };
    // From the origin to the reader.
    let mut ends = words(&ends);
    ends.reverse();
    let mut through = words(&through);
    through.reverse();
    through.retain(|document| !ends.contains(document));
    let through = if through.is_empty() {
        String::new()
    } else {
        format!(" through {}", listed(&through, " and "))
    };
    let ends = ends.join(" and ");
    match (speaker, ends.is_empty() && through.is_empty()) {
        (Some(speaker), true) => {
            format!(
                "All of it is the word of {speaker}, but no document or outlet lies on every chain."
            )
        }
        (None, true) => "No document or outlet lies on every chain.".into(),
        (Some(speaker), false) => {
            let relayed = if ends.is_empty() {
                String::new()
            } else {
                format!(" as relayed by {ends}")
            };
            format!("Everything rests on the {statements} of {speaker}{relayed}{through}.")
        }
        (None, false) if ends.is_empty() => format!("Everything comes{through}."),
        (None, false) => format!("Everything rests on {ends}{through}."),
    }
}

/// What lies on every chain, in words, without the statements.
pub(super) fn shared(casebook: &Casebook, places: &[Vec<Vertex<'_>>]) -> Vec<String> {
    let mut found: Vec<String> = places
        .iter()
        .filter(|place| !matches!(place.as_slice(), [Vertex::Statement(..)]))
        .map(|place| several(casebook, place))
        .collect();
    found.dedup();
    found
}

/// A place or an end: mostly one vertex.
fn several(casebook: &Casebook, vertices: &[Vertex<'_>]) -> String {
    let names: Vec<String> = vertices
        .iter()
        .map(|each| vertex(casebook, *each))
        .collect();
    match names.as_slice() {
        [one] => one.clone(),
        _ => format!("a circle of {}", listed(&names, ", ")),
    }
}

pub(super) fn vertex(casebook: &Casebook, vertex: Vertex<'_>) -> String {
    match vertex {
        Vertex::Claims => "the claim".into(),
        Vertex::Statement(claim, place) => lines::statement(casebook, &casebook[claim], place),
        Vertex::Document(document) => casebook[document].id().into(),
        Vertex::House(each) => each.name(casebook),
        Vertex::Circle(least) => {
            let mut ids: Vec<String> = members(casebook, least)
                .into_iter()
                .map(|document| casebook[document].id().to_owned())
                .collect();
            ids.sort_unstable();
            format!("a circle of {}", listed(&ids, ", "))
        }
    }
}

/// Why a claim has one origin only, in a sentence.
pub(super) fn single_origin(casebook: &Casebook, claim: Key<Claim>, trail: Trail) -> String {
    let sourcing = Lineage::of(casebook).sourcing(&[claim]);
    let (found, condition) = match trail {
        Trail::Named => (&sourcing.named, ", but goes back to one origin"),
        Trail::Cited => (
            &sourcing.cited,
            ", and goes back to one origin if they have it from what they cite",
        ),
    };
    format!(
        "Told in {}{condition}. {}",
        phrase::plural(sourcing.documents.len(), "document"),
        rests_on(casebook, &sourcing, found)
    )
}

/// A circle of citations, in a sentence.
pub(super) fn circle(casebook: &Casebook, circle: &[Vertex<'_>]) -> String {
    let names: Vec<String> = circle.iter().map(|each| vertex(casebook, *each)).collect();
    match names.as_slice() {
        [one] => format!("{one} names itself as its source."),
        _ if names.len() > LISTED => format!(
            "{} name each other as sources, in a circle.",
            listed(&names, ", ")
        ),
        [others @ .., last] => format!(
            "{} and {last} name each other as sources, in a circle.",
            others.join(", ")
        ),
        [] => String::new(),
    }
}
