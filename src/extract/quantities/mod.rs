//! Numbers of a text, as answers.

mod accept;
mod counted;
mod counts;
mod digits;
mod find;
mod grow;
pub(super) mod number;
pub(super) mod words;

pub use find::{quantities, quantities_and_dates};
