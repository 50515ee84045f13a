//! The casebook's file: what is saved comes back, the views say what the analysis says, and no other file is touched.
#![expect(clippy::expect_used, reason = "a test fails by it")]

#[path = "../support/mod.rs"]
mod support;

mod bounds;
mod drawn;
mod files;
mod listed;
mod plans;
mod queries;
mod sourcing;
mod stories;
mod unchanged;
mod upgrades;
mod views;
