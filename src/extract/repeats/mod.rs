//! Which texts say what a draft says, or ask what it answers: a ranking with its reasons. Nothing is merged here.

mod collection;
mod compared;
mod draft;
mod numbers;
mod plain;
mod questions;
mod score;

pub use collection::{Collection, Hit};
pub use compared::Compared;
pub use draft::{Draft, Lookup, Unit};
pub use numbers::{Agreement, agreement};
pub use plain::plain;
pub use questions::{Asked, Holds, LikelyQuestion, NearClaim, Questions, Wanted};
pub use score::{Scored, Weights, score};
