//! From a casebook to findings: pure, without input or output.

pub mod camps;
pub mod checks;
pub mod disputes;
pub mod graph;
pub mod lineage;
pub mod narratives;
pub mod pairs;
pub mod phrase;
pub mod positions;
pub mod rule;
pub mod sentence;
pub mod signed;
pub mod standing;
pub mod stories;
pub mod story;
pub mod sweep;
pub mod timeline;
pub mod versions;
