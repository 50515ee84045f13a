//! The narratives of parties or camps, as text and as rows.

mod file;
mod report;
mod rows;
mod text;

pub use file::OfFile;
pub use report::{NarrativeReport, Telling};
