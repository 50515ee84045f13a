//! The command line: one command a file, whose doc comment is its help.

mod author;
mod camps;
mod check;
mod compared;
mod completions;
mod demo;

mod disputes;
mod draft;
mod explain;
mod export;
mod graph;
mod import;
mod init;
mod judge;
mod link;
mod man;
mod narratives;
mod output;
mod review;
mod run;
mod search;
mod show;
mod sources;
mod sql;
mod stories;
mod timeline;
mod whole;
mod writer;

pub(crate) use run::run;
