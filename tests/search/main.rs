//! Searching: any script, any form of a word, whatever is typed; and an index that is as a fresh one would be.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod desk;
mod forms;
mod freshness;
mod queries;
mod typed;
