//! Article text to drafts: attributed claims, each with the exact span of its words, proposed by rules and lexicons.

mod dates;
mod lexicon;
mod pieces;
mod proposal;
mod quantities;

pub use dates::{Dateline, dateline, dates};
pub use lexicon::{Lexicon, LexiconFault};
pub use proposal::{
    Act, DateFound, Drafted, Furniture, LeftOut, Mention, Proposal, Quantity, Reference,
};
pub use quantities::words::BoundKind;
pub use quantities::{quantities, quantities_and_dates};
