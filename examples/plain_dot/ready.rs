//! From a diagram of all claims to its nodes and lines, for others to write.

use std::io::{self, BufRead, Write};

use crate::writer::Row;

/// Writes the nodes and lines of a diagram as JSON Lines: with their words, or with `all` that is said of them.
pub(crate) fn make(input: impl BufRead, all: bool, out: &mut impl Write) -> io::Result<()> {
    for line in input.lines() {
        let line = line?;
        if let Some(row) = row(line.trim(), all) {
            serde_json::to_writer(&mut *out, &row)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

fn row(line: &str, all: bool) -> Option<Row<'_>> {
    let (ends, attributes) = line.strip_suffix("];")?.split_once(" [")?;
    if !ends.starts_with('c') || !ends[1..].starts_with(|digit: char| digit.is_ascii_digit()) {
        return None;
    }
    let (id, from, to) = match ends.split_once(" -> ") {
        None => (Some(ends), None, None),
        Some((from, to)) => (None, Some(without_side(from)), Some(without_side(to))),
    };
    let (label, rest) = attributes
        .split_once("label=<")?
        .1
        .split_once(">, tooltip=\"")?;
    let tooltip = rest
        .split_once("\", labeltooltip=\"")
        .map_or(rest, |(once, _)| once);
    let color = attributes.split_once("color=\"").filter(|_| id.is_none());
    let color = color.and_then(|(_, rest)| rest.split_once('"'));
    Some(Row {
        id,
        from,
        to,
        label: if all { "".into() } else { words(label).into() },
        tooltip: if all {
            "".into()
        } else {
            plain(tooltip.trim_end_matches('"')).into()
        },
        color: color.filter(|_| !all).map(|(color, _)| color.into()),
        more: all.then(|| attributes.into()),
    })
}

fn without_side(end: &str) -> &str {
    end.split_once(':').map_or(end, |(id, _)| id)
}

/// The words of a label that looks like HTML, line by line.
fn words(label: &str) -> String {
    let mut words = String::new();
    for part in label.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let ends_line = tag.starts_with("BR") || tag.starts_with("/T");
        if ends_line && !words.is_empty() && !words.ends_with('\n') {
            words.push('\n');
        }
        words.push_str(text);
    }
    plain(words.trim_end())
}

/// Text as it was before it was escaped.
fn plain(text: &str) -> String {
    let mut text = text.replace("\\\"", "\"").replace("\\n", "\n");
    for (escaped, plain) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        text = text.replace(escaped, plain);
    }
    text
}
