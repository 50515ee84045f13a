//! Findings: what an editor should look at, as facts with a stable code; one family a file.

mod claims;
mod code;
mod coverage;
mod finding;
mod origins;
mod pairs;
mod relayed;
mod statements;
mod texts;
mod visit;

pub use code::{FindingCode, Selection, Severity};
pub use coverage::uneven;
pub use finding::{Coverage, Finding, OneSided, Relayed, SpanFault, Statement, Undated, Visitor};
pub use texts::{Text, Texts, visit_texts};
pub use visit::visit_findings;
