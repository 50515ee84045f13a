//! From findings to pictures: Graphviz diagrams, and drawings of our own where Graphviz is absent.

pub mod aligned;
pub mod camps;
pub mod claim;
pub mod claims;
pub mod dispute;
pub mod dot;
pub mod escape;
pub mod exchange;
pub mod format;
pub mod grid;
pub mod lanes;
pub mod layers;
pub mod line;
pub mod matrix;
pub mod narratives;
pub mod overview;
pub mod palette;
pub mod picture;
pub mod render;
pub mod sources;
pub mod stances;
pub mod weights;
pub mod wrap;

mod edges;
mod groups;
mod layout;
mod routes;
mod stands;
mod statements;
mod svg;
