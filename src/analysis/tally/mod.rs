//! Counting what clashes from bounds alone, without listing it: for casebooks of any size, by the same rule.

mod contests;
mod exact;
mod gaps;
mod question;
mod runs;
mod voices;

pub use contests::{Contest, Contests};
pub use question::{QuestionCount, clashes, count, counts, degrees};
pub use voices::{TOGETHER, signed};
