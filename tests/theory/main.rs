//! The theory of section 2 of the design, held against the code: the grammar row by row, and the rule against a search
//! for worlds that shares nothing with it. `docs/theory.md` explains both.

mod agreement;
mod asking;
#[path = "../support/casebooks.rs"]
#[allow(dead_code, reason = "a module that several test files share in parts")]
mod casebooks;
mod examples;
mod grammar;
mod jointly;
mod meaning;
mod narratives;
mod refusals;
mod round_trip;
mod stories;
mod tally;
mod versions;
mod worlds;

/// How many casebooks are tried; `GAINSAY_CASES` asks for another number.
fn cases(usual: u64) -> u64 {
    std::env::var("GAINSAY_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(usual)
}
