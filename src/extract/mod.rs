//! Article text to drafts: attributed claims, each with the exact span of its words, proposed by rules and lexicons.

mod dates;
mod draft;
mod frames;
mod lexicon;
pub mod link;
mod phrase;
mod pieces;
mod proposal;
mod quantities;
mod quotations;
pub mod repeats;
mod resolve;
mod sentences;
mod speech;
mod tokens;
pub mod vocabulary;

pub use dates::{Dateline, dateline, dates};
pub use draft::draft;
pub use lexicon::{Lexicon, LexiconFault};
pub use proposal::{
    Act, DateFound, Drafted, Furniture, LeftOut, Mention, Proposal, Quantity, Reference, Standing,
};
pub use quantities::quantities;
pub use quantities::words::BoundKind;
