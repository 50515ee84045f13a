//! Whom words mean: the speakers of a casebook, through aliases, other forms of words, other scripts and other spellings.

mod fits;
mod fitting;
mod linker;
mod propose;
mod spelled;

pub use fits::{Candidate, Fit};
pub use linker::{KnownParty, KnownSpeaker, Linker, Office};
pub use propose::NewSpeaker;
