//! Findings against what a naive search finds, texts against statements, judgements against changed claims, and SARIF
//! against its own schema.
#![expect(clippy::expect_used, reason = "a test fails by it")]

#[path = "../support/mod.rs"]
mod support;

mod judged;
mod naive;
mod sarif;
mod texts;
