//! Files of drafts: what is written of proposals, and what becomes of it in a casebook.
#![expect(clippy::expect_used, reason = "a test fails by it")]

#[path = "../support/mod.rs"]
mod support;

mod article;
mod decisions;
mod page;
mod still;
