//! What the command line and the web page share: one job a file, one type for what can go wrong.

pub mod camps;
pub mod check;
pub mod decide;
pub mod demo;

pub mod describe;
pub mod disputes;
pub mod draft;
pub mod exchange;
mod fault;
pub mod files;
pub mod find;
pub mod import;
mod lines;
pub mod narratives;
mod origins;
mod page;
pub mod part;
pub mod picture;
pub mod reading;
pub mod report;
pub mod review;
pub mod search;
pub mod sources;
pub mod stories;
pub mod timeline;
mod versions;

pub use fault::{AppFault, FaultKind};
