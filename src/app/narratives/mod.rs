//! The narratives of parties or camps, as text and as rows.

mod report;
mod rows;
mod text;

pub use report::{NarrativeReport, Telling};
