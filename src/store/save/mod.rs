//! From a checked casebook to rows.

mod claims;
mod decisions;
mod sources;
mod transaction;
mod writer;

pub use transaction::ImportedSource;
