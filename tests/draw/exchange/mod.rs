//! Graphs for other programs, read back by programs that we did not write.

mod claims;
mod framework;
mod graphs;
mod python;
mod samples;
mod schemas;
mod tables;
