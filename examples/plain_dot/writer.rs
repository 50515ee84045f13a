//! Nodes and lines from JSON Lines to DOT, one after the other.

use std::borrow::Cow;
use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

/// A node, or a line between two.
#[derive(Serialize, Deserialize)]
pub(crate) struct Row<'a> {
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<&'a str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<&'a str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<&'a str>,
    #[serde(borrow)]
    pub(crate) label: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) tooltip: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(crate) color: Option<Cow<'a, str>>,
    /// Whatever else is said of it, as DOT has it.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(crate) more: Option<Cow<'a, str>>,
}

/// Writes all of them.
pub(crate) fn write(mut input: impl BufRead, out: &mut impl Write) -> io::Result<()> {
    let mut line = String::new();
    out.write_all(b"digraph {\n")?;
    while input.read_line(&mut line)? > 0 {
        let row: Row<'_> = serde_json::from_str(&line)?;
        match (row.id, row.from, row.to) {
            (Some(id), ..) => write!(out, "  {id} [")?,
            (None, Some(from), Some(to)) => write!(out, "  {from} -> {to} [")?,
            _ => continue,
        }
        if let Some(more) = &row.more {
            out.write_all(more.as_bytes())?;
        } else {
            quoted(out, "label=\"", &row.label)?;
            if let Some(color) = &row.color {
                quoted(out, "\", color=\"", color)?;
            }
            quoted(out, "\", tooltip=\"", &row.tooltip)?;
            out.write_all(b"\"")?;
        }
        out.write_all(b"];\n")?;
        line.clear();
    }
    out.write_all(b"}\n")
}

/// Text without what would end it.
fn quoted(out: &mut impl Write, before: &str, text: &str) -> io::Result<()> {
    out.write_all(before.as_bytes())?;
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
