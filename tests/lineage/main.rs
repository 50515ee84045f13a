//! What claims rest on: chains and dominators against a naive search, and the examples of docs/origins.md.
#![expect(clippy::expect_used, reason = "a test fails by it")]

#[path = "../support/mod.rs"]
mod support;

mod examples;
mod funnel;
mod random;

/// How many cases are tried; `GAINSAY_CASES` asks for another number.
fn cases(usual: u64) -> u64 {
    std::env::var("GAINSAY_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(usual)
}
