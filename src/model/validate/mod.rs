//! From records to a casebook: every check that needs more than one value, all faults at once.

mod checker;
mod claims;
mod decisions;
mod questions;
mod sources;
mod whole;

pub use whole::validate;
