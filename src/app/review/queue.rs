//! The drafts that wait for a decision.

use crate::app::fault::AppFault;
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, Status};
use crate::model::key::Key;
use crate::store::{Kind, Need, Reach, Store};

/// A draft, in the part of the casebook that it needs to be shown.
#[derive(Debug)]
pub struct Draft {
    /// The part.
    pub casebook: Casebook,
    /// The draft in it.
    pub claim: Key<Claim>,
}

/// The ids of all drafts, or of those from one document, document by document in the order of places.
///
/// # Errors
/// When there is no such document, or the file cannot be read.
pub fn queue(store: &Store, document: Option<&str>) -> Result<Vec<String>, AppFault> {
    if let Some(id) = document {
        let kinds = store.kinds_of(id)?;
        if !kinds.contains(&Kind::Document) {
            return Err(AppFault::Unknown {
                what: "document",
                id: id.into(),
                is: kinds
                    .first()
                    .map(|kind| crate::model::words::Word::word(*kind)),
                near: store.nearest_id(id, &[Kind::Document])?,
            });
        }
    }
    Ok(store.drafts(document)?)
}

/// A draft by its id; none where it is none any more.
///
/// # Errors
/// When the file cannot be read.
pub fn next(store: &Store, id: &str) -> Result<Option<Draft>, AppFault> {
    let need = Need {
        kind: Kind::Claim,
        id,
        reach: Reach::Said,
    };
    let casebook = store.load_part(&[need])?;
    let claim = casebook
        .claim(id)
        .filter(|claim| casebook[*claim].status == Status::Draft);
    Ok(claim.map(|claim| Draft { casebook, claim }))
}
