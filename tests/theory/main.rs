//! The theory of section 2 of the design, held against the code: the grammar row by row, and the rule against a search
//! for worlds that shares nothing with it. `docs/theory.md` explains both.

mod agreement;
mod asking;
#[path = "../support/casebooks.rs"]
#[allow(dead_code, reason = "a module that several test files share in parts")]
mod casebooks;
mod grammar;
mod meaning;
mod refusals;
mod round_trip;
mod worlds;
