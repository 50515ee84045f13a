//! What drafts may mean in a casebook: speakers, questions, repeats.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod desk;
mod links;
mod ranking;
mod words;
