//! Article text to drafts: attributed claims, each with the exact span of its words, proposed by rules and lexicons.

mod furniture;
mod furniture_words;
mod lexicon;
mod lines;
mod moved;
mod phrase;
mod proposal;

pub use furniture::{furniture, joined, masked};
pub use furniture_words::{FurnitureLexicon, FurnitureWords};
pub use lexicon::{Lexicon, LexiconFault};
pub use moved::{Kept, MOST_HASHED, Whereabouts, moved};
pub use proposal::{
    Act, DateFound, Drafted, Furniture, LeftOut, Mention, Proposal, Quantity, Reference,
};
