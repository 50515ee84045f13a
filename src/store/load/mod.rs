//! From the file to a checked casebook: all of it, or the part that an answer needs.

mod around;
mod beside;
mod closure;
mod drafting;
mod drawn;
mod each;
mod ids;
mod part;
mod rows;
mod scope;
mod sql;
mod unchanged;
mod whole;

pub use around::Around;
pub use drafting::{KnownDocument, QuestionForm};
pub use scope::{Kind, Need, Reach};
pub use sql::point_queries;
pub use unchanged::Unchanged;
