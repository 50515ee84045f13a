//! The casebook's file: what is saved comes back, the views say what the analysis says, and no other file is touched.

#[path = "../support/mod.rs"]
mod support;

mod files;
mod queries;
mod views;
