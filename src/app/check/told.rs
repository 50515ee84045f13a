//! A finding in words, before it is laid out.

use crate::analysis::checks::{FindingCode, Statement};
use crate::model::casebook::Casebook;

/// How many claims one finding names.
pub(super) const NAMED: usize = 20;

/// Characters of a document, by its id, or all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) document: String,
    pub(super) span: Option<(u64, u64)>,
}

/// A finding in words.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) code: FindingCode,
    /// The ids of the claims that it is about, the first of them if there are many.
    pub(super) claims: Vec<String>,
    pub(super) sentence: String,
    pub(super) places: Vec<Place>,
    /// What tells it from the others of its code, whatever else changes: ids and names.
    pub(super) subject: Vec<String>,
    /// On what grounds a person dismissed it.
    pub(super) dismissed: Option<String>,
}

/// Where a statement stands.
pub(super) fn place_of(casebook: &Casebook, statement: Statement) -> Place {
    let said = &casebook[statement.claim].said[statement.place];
    Place {
        document: casebook[said.document].id().to_owned(),
        span: said.span,
    }
}
