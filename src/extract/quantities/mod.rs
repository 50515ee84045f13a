//! Numbers of a text, as answers.

mod accept;
mod counted;
mod digits;
mod find;
pub(super) mod number;
pub mod words;

pub use find::quantities;
