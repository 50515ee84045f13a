//! Transcripts of the real binary: pages that read like documentation, and that are run.
//!
//! A page is Markdown. What it shows in a `console` block is run, line by line, in a directory of its own; a block such as
//! ` ```yaml bad.yaml ` puts a file there first. Standard output and standard error stand mixed, as on a terminal;
//! `streams.rs` tells them apart. `TRYCMD=overwrite cargo test --test transcripts` writes anew what the pages expect, and
//! the reference in `docs/commands.md`.
//!
//! | folder | what is there at the start |
//! |---|---|
//! | `start/`, `docs/findings.md` | `towns.yaml` |
//! | `commands/` | and `gainsay.db`, the casebook made from it |
//! | `refusals/`, `docs/faults.md` | the same, and the casebook must be as it was at the end |
#![cfg(unix)]
#![expect(clippy::expect_used, reason = "a test fails by it")]
#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]

mod faults;
mod findings;
mod graphviz;
mod interrupts;
mod large;
mod limits;
mod pages;
mod pipes;
mod reference;
mod streams;
mod world;
