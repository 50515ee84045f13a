//! Findings in words: as text, as rows, and as SARIF.

mod file;
mod list;
mod sarif;
mod texts;
mod told;
mod words;

pub use file::{LOADED, check_file};
pub use list::{Asked, Check, check, check_for};
pub use texts::{FoundTexts, find_texts};
