//! gainsay: a casebook of claims and sources that derives who contradicts whom, and explains it.

pub mod analysis;
pub mod app;
pub mod draw;
pub mod formats;
pub mod model;
pub mod store;
