//! Camps: against naive searches on small graphs, on planted camps, on a real network, and the graph that they are made
//! from against one made claim by claim.
#![expect(clippy::expect_used, reason = "a test fails by it")]

#[path = "../support/casebooks.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
mod casebooks;
#[path = "../support/signed_graphs.rs"]
mod signed_graphs;

mod divisions;
mod scale;
mod signed;
