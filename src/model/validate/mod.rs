//! From records to a casebook: every check that needs more than one value, all faults at once.

mod checker;
mod claims;
mod decisions;
mod dropped;
mod halves;
mod known;
mod one;
mod questions;
mod sources;
mod whole;

pub use checker::{Suggested, sort};
pub use known::{Frame, Known};
pub use one::Checks;
pub use whole::validate;
