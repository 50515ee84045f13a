//! Bringing files into a casebook: all of them, or nothing.

mod again;
mod beside;
mod bring;
mod decided;
mod drops;
mod frame;
mod onto;
mod place;
mod record;
mod refusal;
mod run;
mod summary;
mod texts;
mod turns;
mod whole;

pub(in crate::app) use record::record;
pub use run::{import, import_streamed, import_with};
pub use summary::{ImportSummary, Progress};
