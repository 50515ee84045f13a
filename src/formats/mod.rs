//! Text to records and back: one format a file, and the messages about what is wrong with an input.
//!
//! A format is read in two steps. Its own reader makes a tree of [`node::Node`]s that keeps where each piece stands;
//! `decode` makes records of the tree, the same way for every format, and reports everything that is wrong with it.

pub mod article;
mod decode;
pub mod diagnostics;
mod drafts;
mod excerpt;
mod faults;
mod fields;
mod foreign;
mod input;
mod json;
pub mod jsonl;
mod keys;
mod lines;
pub mod node;
mod open;
mod quick;
mod read;
mod read_error;
mod sources;
mod spool;
pub mod stream;
pub mod yaml;

pub(crate) use drafts::one_line;
pub use drafts::{DraftPage, Offer, Remark, Remarked};
pub use excerpt::Excerpt;
pub use faults::Faults;
pub use input::{Format, Input};
pub use lines::Lines;
pub use open::{Opened, open};
pub use read::read;
pub use read_error::ReadError;
pub use sources::{SourceStream, Sources};
pub use spool::Tap;
