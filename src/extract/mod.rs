//! Article text to drafts: attributed claims, each with the exact span of its words, proposed by rules and lexicons.

mod asserted;
mod bounds;
mod content;
mod dates;
mod day;
mod draft;
mod figures;
mod found;
mod frames;
mod furniture;
mod furniture_phrase;
mod furniture_words;
mod labels;
mod lexicon;
mod lines;
pub mod link;
mod moved;
mod phrase;
mod pieces;
mod proposal;
mod proposition;
mod quantities;
mod quotations;
pub mod repeats;
mod resolve;
mod sentences;
mod speech;
mod subject;
mod together;
mod tokens;
mod unclaimed;
pub mod vocabulary;
mod weak;

pub use dates::{Dateline, dateline, dates};
pub use draft::draft;
pub use figures::fill_in;
pub use furniture::{furniture, joined, masked};
pub use furniture_words::{FurnitureLexicon, FurnitureWords};
pub use lexicon::{Lexicon, LexiconFault};
pub use moved::{Kept, MOST_HASHED, Whereabouts, moved};
pub use proposal::{
    Act, DateFound, Drafted, Furniture, LeftOut, Mention, Proposal, Quantity, Reference, Standing,
};
pub use proposition::proposition;
pub use quantities::words::BoundKind;
pub use quantities::{quantities, quantities_and_dates};
