//! From a checked casebook to rows.

mod bulk;
mod claims;
mod decisions;
mod dropped;
mod fresh;
mod rows;
mod sources;
mod transaction;
mod writer;

pub use bulk::Bulk;
pub use rows::{Decision, Row, RowIds};
pub use transaction::ImportedSource;
