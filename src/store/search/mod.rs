//! Full text over claims and the titles of documents: words are folded and stemmed in Rust, SQLite's FTS5 keeps where
//! they stand.

mod aside;
mod asked;
mod find;
mod folder;
mod found;
mod index;
mod marks;
mod matcher;
mod near;
mod rows;

pub use aside::{IndexAside, NewTexts};
pub use asked::{AskedFault, MOST_TERMS};
pub use found::{Filter, Found, Hits, Method, Order, Search, SearchFault};
pub use index::SearchIndex;
pub use marks::marked;
pub use near::{Finder, Shared, Sharing, Term};
pub use rows::{ClaimHit, DocumentHit, Said};
