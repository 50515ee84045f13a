//! The bounds of answers: all that comparing claims needs of a casebook, without a text, for casebooks of any size.

mod excerpt;
mod hold;
mod make;
mod of;
mod told;

pub use hold::{Answers, Asked, Bounds, Place, Reach, Span, Spoke, Spoken, place};
pub use make::BoundsBuilder;
pub use told::{Told, Topical};
