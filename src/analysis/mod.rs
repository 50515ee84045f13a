//! From a casebook to findings: pure, without input or output.

pub mod checks;
pub mod disputes;
pub mod graph;
pub mod pairs;
pub mod phrase;
pub mod positions;
pub mod rule;
pub mod sentence;
pub mod sweep;
pub mod versions;
