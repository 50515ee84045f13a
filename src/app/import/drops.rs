//! Drafts that are dropped: who drops them, and what of the casebook that takes away.

use std::collections::HashSet;

use crate::model::fault::{Fault, FaultCode};
use crate::model::record::{At, DroppedRecord, Records, Text};
use crate::store::{Author, Store, StoreFault};

/// What drops take out of a casebook.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// The ids of stored drafts that are dropped now.
    pub(super) drafts: Vec<Text>,
    /// The ids of dropped drafts that come as claims now.
    pub(super) taken_up: Vec<String>,
}

/// Fills in who drops the drafts of a file, and when: what was noted when it was imported before, else the author of the
/// import.
pub(super) fn sign(new: &mut [DroppedRecord], old: &[DroppedRecord], author: &Author) {
    for dropped in new.iter_mut().filter(|dropped| is_unsigned(dropped)) {
        match old.iter().find(|old| old.id == dropped.id) {
            Some(old) => {
                dropped.by = old.by.clone();
                dropped.date = old.date.clone();
            }
            None => {
                dropped.by = At::nowhere(author.who.clone());
                dropped.date = At::nowhere(author.at.clone());
            }
        }
    }
}

/// What is wrong with drafts of a casebook that are dropped although people state something of them.
pub(super) fn held<'d>(
    store: &Store,
    drops: impl IntoIterator<Item = &'d Text>,
) -> Result<Vec<Fault>, StoreFault> {
    let mut found = Vec::new();
    for id in drops {
        if store.holds_draft(&id.value)? {
            found.push(cannot_be_dropped(id));
        }
    }
    Ok(found)
}

pub(super) fn cannot_be_dropped(id: &Text) -> Fault {
    Fault::new(
        FaultCode::BadPair,
        id.place,
        format!(
            "the draft `{}` cannot be dropped: people state something of it",
            id.value
        ),
    )
    .help("take back its links with `gainsay link --remove`, or give it `status: retracted`")
}

/// Whether it comes from a file of drafts, which says nothing of who decides.
fn is_unsigned(dropped: &DroppedRecord) -> bool {
    dropped.by.value.is_empty() && dropped.by.place.is_none()
}

/// Takes out of the old records the drafts that the new ones drop, and the dropped drafts that the new ones hold as claims;
/// the second of what comes back are these for the log of changes.
pub(super) fn settle(
    old: &mut Records,
    new: &mut Records,
    author: &Author,
) -> (Settled, Vec<(String, String)>) {
    let mut settled = Settled::default();
    let mut removed = Vec::new();
    sign(&mut new.dropped, &old.dropped, author);
    let claims: HashSet<&str> = new.claims.iter().map(|claim| claim.id.as_str()).collect();
    for dropped in &new.dropped {
        let is_draft = |status: &Option<Text>| {
            status
                .as_ref()
                .is_some_and(|status| status.value == "draft")
        };
        let place = old
            .claims
            .iter()
            .position(|claim| claim.id == dropped.id && is_draft(&claim.status));
        if let Some(place) = place
            && !claims.contains(dropped.id.as_str())
        {
            let claim = old.claims.remove(place);
            removed.push((
                format!("claim {}", claim.id.value),
                serde_json::to_string(&claim).unwrap_or_default(),
            ));
            settled.drafts.push(dropped.id.clone());
        }
    }
    let gone: HashSet<&str> = settled.drafts.iter().map(|id| id.as_str()).collect();
    // Such drafts cannot be dropped, which `held` tells.
    (old.links)
        .retain(|link| !gone.contains(link.from.as_str()) && !gone.contains(link.to.as_str()));
    old.judgements.retain(|judgement| {
        let mut claims = judgement.claims.iter();
        claims.all(|claim| !gone.contains(claim.as_str()))
    });
    (old.assessments).retain(|assessment| !gone.contains(assessment.claim.as_str()));
    let again: HashSet<&str> = new
        .dropped
        .iter()
        .map(|dropped| dropped.id.as_str())
        .collect();
    old.dropped.retain(|dropped| {
        let taken_up = claims.contains(dropped.id.as_str()) && !again.contains(dropped.id.as_str());
        if taken_up {
            removed.push((
                format!("dropped {}", dropped.id.value),
                serde_json::to_string(dropped).unwrap_or_default(),
            ));
            settled.taken_up.push(dropped.id.value.clone());
        }
        !taken_up
    });
    (settled, removed)
}
