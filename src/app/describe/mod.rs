//! What the casebook knows of one thing, or of two claims together, as text.

mod answers;
mod page;
mod voices;
mod whole;

pub use whole::{describe, explain};
