//! Who says what, read off texts: by sentences of our own, by texts of any kind, and by annotated corpora where they are.
#![expect(clippy::expect_used, reason = "a test fails by it")]
#![expect(clippy::print_stdout, reason = "scorers tell what they count")]

mod any;
mod corpora;
mod days;
mod english;
mod sentences;

#[path = "../../examples/score_drafts/adaq.rs"]
mod adaq;
#[path = "../../examples/score_drafts/overlap.rs"]
mod overlap;
#[path = "../../examples/score_drafts/pfsa.rs"]
mod pfsa;
#[path = "../../examples/score_drafts/polnear.rs"]
mod polnear;
#[path = "../../examples/score_drafts/seeds.rs"]
mod seeds;
#[path = "../../examples/score_drafts/tally.rs"]
mod tally;
