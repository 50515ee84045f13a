//! Dates of a text, as answers.

mod dateline;
pub(super) mod find;
mod point;
mod reckon;
pub(super) mod scan;
pub(super) mod words;
mod written;

pub use dateline::{Dateline, dateline};
pub use find::dates;
