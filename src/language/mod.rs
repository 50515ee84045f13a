//! Words of human languages: what a word is, what counts as the same one, and whose forms have one stem.

mod detect;
pub(crate) mod fold;
mod known;
pub(crate) mod script;
pub(crate) mod small_words;
pub(crate) mod stems;
pub(crate) mod words;

pub use detect::{Detected, detect};
pub use known::Language;
