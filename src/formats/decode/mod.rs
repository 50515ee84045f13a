//! From trees to records.

mod casebook;
mod claims;
mod drafts;
mod people;

pub(super) use casebook::{casebook, entry};
