//! From trees to records.

mod casebook;
mod claims;
mod people;

pub(super) use casebook::{casebook, entry};
