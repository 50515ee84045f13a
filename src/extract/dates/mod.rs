//! Dates of a text, as answers.

mod dateline;
mod find;
mod point;
mod reckon;
pub(super) mod scan;
pub mod words;

pub use dateline::{Dateline, dateline};
pub use find::dates;
