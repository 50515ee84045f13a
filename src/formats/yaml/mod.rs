//! YAML, the form that people write and review.

mod alignment;
mod mistake;
mod outline;
mod problem;
mod read;
mod tree;
mod write;

pub use read::{MOST_BYTES, read};
pub(in crate::formats) use write::record_lines;
pub use write::write;
