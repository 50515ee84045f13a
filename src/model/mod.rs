//! The vocabulary and the theory of answers: pure types, no input or output.

pub mod answer;
pub mod bounds;
pub mod casebook;
pub mod claim;
pub mod date;
pub mod fault;
pub mod key;
pub mod legible;
pub mod meant;
pub mod merge;
pub mod number;
pub mod question;
pub mod record;
pub mod set;
pub mod slugs;
pub mod source;
pub mod suggest;
pub mod validate;
pub(crate) mod words;

pub use words::Word;
