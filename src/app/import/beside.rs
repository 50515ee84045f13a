//! What is wrong with long texts beside the records of a casebook: found in memory for the ids of both, not for what they say.

use std::collections::HashSet;

use crate::app::import::bring::{Stored, bring_beside};
use crate::app::import::decided::Brought;
use crate::app::import::drops::held;
use crate::app::import::frame::Ids;
use crate::app::import::refusal::Undone;
use crate::app::import::texts::Texts;
use crate::model::fault::Fault;
use crate::model::record::{ClaimRecord, QuestionRecord, Records, Text};
use crate::model::validate::{Checks, Known, Suggested, sort};
use crate::store::{Author, Store, StoreFault};

/// Everything that is wrong with what the records of texts say, or with claims of the casebook when they are brought in.
pub(super) fn faults(
    store: &Store,
    texts: &mut Texts,
    author: &Author,
) -> Result<Vec<Fault>, Undone> {
    let (ids, wholes) = stored(store)?;
    let mut failed = None;
    let mut family = |questions: &[QuestionRecord]| {
        let questions = Records {
            questions: questions.to_vec(),
            ..Records::default()
        };
        let found = store.records_beside(&questions);
        found.map_or_else(
            |fault| {
                failed = Some(fault);
                Vec::new()
            },
            |records| records.questions,
        )
    };
    let beside = Stored {
        ids,
        drafts: store.drafts(None)?.into_iter().collect(),
        author: Some(author),
        wholes,
        family: Some(&mut family),
    };
    let mut brought = bring_beside(texts, beside, |_, _| true)?;
    if let Some(fault) = failed {
        return Err(fault.into());
    }
    let ids = &brought.ids;
    let is_left = |id: &&Text| !ids.is_renewed("claim", id);
    let mut found = held(store, brought.drops.iter().filter(is_left))?;
    if ids.has_renewed("question") || ids.has_renewed("document") {
        found.extend(unfitting(store, ids)?);
    }
    if ids.has_renewed("document") {
        found.extend(misplaced(store, &brought)?);
    }
    if !found.is_empty() {
        brought.found.extend(found);
        sort(&mut brought.found);
    }
    Ok(brought.found)
}

/// The ids of a casebook, and those of its questions that others are part of.
fn stored(store: &Store) -> Result<(Ids, HashSet<String>), StoreFault> {
    let mut ids = Ids::default();
    let mut wholes = HashSet::new();
    store.each_but_claims(|records| {
        ids.register(&records);
        let parts = records.questions.into_iter();
        wholes.extend(parts.filter_map(|question| Some(question.part_of?.value)));
    })?;
    store.each_claim_id(|id| {
        // No two have the same.
        let _ = ids.add_claim(id);
    })?;
    ids.are_stored();
    Ok((ids, wholes))
}

/// What is wrong with claims of the casebook that stay as they are, when questions or documents are given anew.
fn unfitting(store: &Store, ids: &Ids) -> Result<Vec<Fault>, StoreFault> {
    let mut found = Vec::new();
    let mut suggested = Suggested::default();
    let stays = |id: &str| !ids.is_renewed("claim", id);
    let concerned = |claim: &ClaimRecord| {
        let asked = claim.question.as_ref();
        asked.is_some_and(|question| ids.is_renewed("question", question))
            || (claim.said.iter()).any(|said| ids.is_renewed("document", &said.document))
    };
    store.each_claim(stays, |claim| {
        if concerned(&claim) {
            let mut checks = Checks::new(ids, suggested);
            checks.claim(claim);
            let (more, spent) = checks.finish();
            found.extend(more);
            suggested = spent;
        }
    })?;
    Ok(found)
}

/// What is wrong with dropped drafts of the casebook that stay as they are, when documents are given anew.
fn misplaced(store: &Store, brought: &Brought) -> Result<Vec<Fault>, StoreFault> {
    let ids = &brought.ids;
    let again: HashSet<&str> = brought.drops.iter().map(|id| id.as_str()).collect();
    let mut stays = store.all_dropped()?;
    stays.retain(|dropped| {
        ids.is_renewed("document", &dropped.document)
            && !again.contains(dropped.id.as_str())
            && ids.find("claim", &dropped.id).is_none()
    });
    let mut checks = Checks::new(ids, Suggested::ENOUGH);
    checks.dropped(stays);
    Ok(checks.finish().0)
}
