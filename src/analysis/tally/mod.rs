//! Counting what clashes from bounds alone, without listing it: for casebooks of any size, by the same rule.

mod batches;
mod common;
mod contests;
mod exact;
mod gaps;
mod pairs;
mod question;
mod runs;
mod stories;
mod voices;

pub use batches::{TOGETHER, batches};
pub use common::held_alike;
pub use contests::{Contest, Contests};
pub use pairs::pairs_of_rows;
pub use question::{QuestionCount, clashes, count, counts, degrees};
pub use stories::{StoryRows, stories};
pub use voices::signed;
