//! What the casebook knows of one thing, or of two claims together, as text.

mod answers;
mod file;
mod page;
mod voices;
mod whole;

pub use file::of_file;
pub use whole::{describe, explain};
