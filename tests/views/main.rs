//! What the views of camps, sources and timelines show is what the analysis finds: on random casebooks, to the last line.
#![expect(clippy::expect_used, reason = "a test fails by it")]

#[path = "../support/mod.rs"]
mod support;

mod camps;
mod sources;
mod timelines;

/// How many cases are tried; `GAINSAY_CASES` asks for another number.
fn cases(usual: u64) -> u64 {
    std::env::var("GAINSAY_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(usual)
}
