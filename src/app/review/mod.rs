//! Going through the drafts of a casebook, one by one.

mod decide;
mod edit;
mod queue;
mod show;
mod texts;

pub use decide::{accept, drop, replace};
pub use edit::{Edited, edited, page_to_edit};
pub use queue::{Draft, next, queue};
pub use show::show;
pub use texts::TextFolder;
