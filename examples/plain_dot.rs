//! What drawing is measured against: nodes and lines from JSON Lines to DOT, through a buffered writer, without a thought.
//!
//! `plain_dot FILE` writes to standard output. The file has what a graph is made of, ready: a node is
//! `{"id", "label", "tooltip"}`, a line `{"from", "to", "label", "color", "tooltip"}`. `benches/peers.sh` makes it.
#![expect(
    clippy::expect_used,
    reason = "a program for measuring ends where it cannot go on"
)]

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

use serde::Deserialize;

#[derive(Deserialize)]
struct Row<'a> {
    #[serde(borrow, default)]
    id: Option<&'a str>,
    #[serde(borrow, default)]
    from: Option<&'a str>,
    #[serde(borrow, default)]
    to: Option<&'a str>,
    #[serde(borrow)]
    label: Cow<'a, str>,
    #[serde(borrow, default)]
    color: Option<Cow<'a, str>>,
    #[serde(borrow)]
    tooltip: Cow<'a, str>,
}

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("a file is named");
    let mut lines = BufReader::with_capacity(1 << 18, File::open(path)?);
    let mut out = BufWriter::with_capacity(1 << 18, io::stdout().lock());
    let mut line = String::new();
    out.write_all(b"digraph {\n")?;
    while lines.read_line(&mut line)? > 0 {
        let row: Row<'_> = serde_json::from_str(&line)?;
        match (row.id, row.from, row.to) {
            (Some(id), ..) => write!(out, "  {id} [label=\"")?,
            (None, Some(from), Some(to)) => write!(out, "  {from} -> {to} [label=\"")?,
            _ => continue,
        }
        quoted(&mut out, &row.label)?;
        if let Some(color) = &row.color {
            out.write_all(b"\", color=\"")?;
            quoted(&mut out, color)?;
        }
        out.write_all(b"\", tooltip=\"")?;
        quoted(&mut out, &row.tooltip)?;
        out.write_all(b"\"];\n")?;
        line.clear();
    }
    out.write_all(b"}\n")?;
    out.flush()
}

/// Text without what would end it.
fn quoted(out: &mut impl Write, text: &str) -> io::Result<()> {
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\\', '\n']) {
        out.write_all(&rest.as_bytes()[..at])?;
        out.write_all(match rest.as_bytes()[at] {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            _ => b"\\n",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_all(rest.as_bytes())
}
