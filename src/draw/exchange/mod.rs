//! Graphs for other programs, one format a file. Nothing of how a picture looks is in them.

pub mod framework;
pub mod graph;
pub mod tables;

mod facts;
mod gexf;
mod graphml;
mod json;
mod spells;
mod write;

pub use write::{ExchangeFormat, write};
