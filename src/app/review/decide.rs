//! Recording what is decided on a draft, each decision in one transaction.

use std::path::Path;

use crate::app::fault::AppFault;
use crate::app::import::record;
use crate::app::review::queue::Draft;
use crate::formats::Sources;
use crate::model::record::{At, DroppedRecord, Records};
use crate::store::Author;

/// Makes a draft an accepted claim.
///
/// # Errors
/// When it lacks what an accepted claim needs, or the file cannot be written.
pub fn accept(path: &Path, author: &Author, draft: &Draft) -> Result<(), AppFault> {
    let mut claim = draft.casebook[draft.claim].entry.clone();
    claim.status = None;
    let records = Records {
        claims: vec![claim],
        ..Records::default()
    };
    record(path, records, author, Sources::new())
}

/// Takes a draft out, and remembers that it was dropped.
///
/// # Errors
/// When it does not say where it stands, when people state something of it, or when the file cannot be written.
pub fn drop(
    path: &Path,
    author: &Author,
    draft: &Draft,
    why: Option<&str>,
) -> Result<(), AppFault> {
    let claim = &draft.casebook[draft.claim].entry;
    let place = claim
        .said
        .iter()
        .find_map(|said| Some((said, said.at.clone()?)));
    let Some((said, at)) = place else {
        return Err(AppFault::Undecidable(format!(
            "the draft `{}` does not say where it stands, so that it could not be known again: edit it, or withdraw it with \
             `status: retracted`",
            claim.id.value
        )));
    };
    let dropped = DroppedRecord {
        id: claim.id.clone(),
        document: said.document.clone(),
        at,
        sha256: said.sha256.clone(),
        speaker: Some(said.by.clone()),
        by: At::nowhere(author.who.clone()),
        date: At::nowhere(author.at.clone()),
        why: why.map(|why| At::nowhere(why.into())),
    };
    let records = Records {
        dropped: vec![dropped],
        ..Records::default()
    };
    record(path, records, author, Sources::new())
}

/// Puts what an editor made of a draft in its place.
///
/// # Errors
/// When it does not pass the checks, or the file cannot be written.
pub fn replace(
    path: &Path,
    author: &Author,
    (records, sources): (Records, Sources),
) -> Result<(), AppFault> {
    record(path, records, author, sources)
}
