//! The disputes of casebooks of any size: counted without loading them, kept until the file changes, and told in parts.

mod cache;
mod count;
mod largest;
mod tell;

pub use cache::{folder, kept};
pub use count::{Counted, DisputeCount, Order, is_large};
pub use largest::{Largest, largest};
pub use tell::{Told, rows, tell};
