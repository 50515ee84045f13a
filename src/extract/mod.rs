//! Article text to drafts: attributed claims, each with the exact span of its words, proposed by rules and lexicons.

mod lexicon;
pub mod link;
mod proposal;
pub mod repeats;
pub mod vocabulary;

pub use lexicon::{Lexicon, LexiconFault};
pub use proposal::{
    Act, DateFound, Drafted, Furniture, LeftOut, Mention, Proposal, Quantity, Reference,
};
