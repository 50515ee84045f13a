//! From an article to drafts.

mod likely;

pub use likely::{Likelihood, Likely, LikelyRepeat, Mentioned};
