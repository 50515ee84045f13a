//! Versions of events: in how many ways at least things must have gone for every claim on a question to hold in one.

mod bounds;
mod case;
mod chains;
mod find;
mod search;

pub(in crate::analysis) use chains::{Chains, Item};
pub use find::{Common, Largest, Version, VersionCount, Versions};
