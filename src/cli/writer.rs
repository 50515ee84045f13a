//! Rows in the forms that people and programs read.

use std::collections::HashSet;
use std::io::{self, IsTerminal, Write};

use clap::ValueEnum;
use comfy_table::{ContentArrangement, Table, presets};
use gainsay::store::{Cell, Rows};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::cli::output::printable;

/// The form of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RowFormat {
    /// Boxes for people
    Table,
    /// One JSON list of objects
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values, with a header
    Csv,
    /// A Markdown table
    Md,
}

/// Writes rows; an empty result still has its columns.
pub(super) fn write_rows(rows: &Rows, format: RowFormat, out: &mut dyn Write) -> io::Result<()> {
    if !io::stdout().is_terminal() {
        return write_as(rows, format, out);
    }
    // A terminal gets nothing that could steer it; a file or another program gets what there is.
    let mut text = Vec::new();
    write_as(rows, format, &mut text)?;
    out.write_all(printable(&String::from_utf8_lossy(&text)).as_bytes())
}

fn write_as(rows: &Rows, format: RowFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        RowFormat::Table => table(rows, out),
        RowFormat::Json => json(rows, out),
        RowFormat::Jsonl => jsonl(rows, out),
        RowFormat::Csv => csv(rows, out),
        RowFormat::Md => markdown(rows, out),
    }
}

fn table(rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_FULL_CONDENSED)
        .set_header(rows.columns.iter().map(|name| printable(name)));
    if let Some((terminal_size::Width(width), _)) =
        terminal_size::terminal_size().filter(|_| io::stdout().is_terminal())
    {
        table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width);
    }
    for row in &rows.rows {
        table.add_row(row.iter().map(|cell| printable(&text(cell))));
    }
    writeln!(out, "{table}")
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => real(*number),
        Cell::Text(text) => text.clone(),
        Cell::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

/// A double in the fewest digits that give it back; whole ones keep `.0` to show that they are no integers.
fn real(number: f64) -> String {
    if number.is_infinite() {
        if number < 0.0 {
            "-Infinity"
        } else {
            "Infinity"
        }
        .into()
    } else {
        format!("{number:?}")
    }
}

/// Objects cannot have two keys of one name: the second becomes `name_2`, or the first such name that is free.
fn keys(columns: &[String]) -> Vec<String> {
    let mut taken: HashSet<String> = columns.iter().cloned().collect();
    let mut seen = HashSet::new();
    columns
        .iter()
        .map(|name| {
            if seen.insert(name) {
                return name.clone();
            }
            let mut free = (2..).map(|number| format!("{name}_{number}"));
            let key = free.find(|key| !taken.contains(key)).unwrap_or_default();
            taken.insert(key.clone());
            key
        })
        .collect()
}

/// A row as an object, its keys in the order of the columns.
struct Object<'a> {
    keys: &'a [String],
    row: &'a [Cell],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.keys.iter().zip(self.row.iter().map(value)))
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Integer(number) => Value::from(*number),
        Cell::Real(number) if number.is_finite() => Value::from(*number),
        other => Value::from(text(other)),
    }
}

fn json(rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
    let keys = &keys(&rows.columns);
    let list: Vec<Object<'_>> = rows.rows.iter().map(|row| Object { keys, row }).collect();
    serde_json::to_writer_pretty(&mut *out, &list)?;
    writeln!(out)
}

fn jsonl(rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
    let keys = &keys(&rows.columns);
    for row in &rows.rows {
        serde_json::to_writer(&mut *out, &Object { keys, row })?;
        writeln!(out)?;
    }
    Ok(())
}

fn csv(rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
    // The writer's own error hides the kind of the one beneath it, by which a closed pipe is known.
    let beneath = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    };
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&rows.columns).map_err(beneath)?;
    for row in &rows.rows {
        writer.write_record(row.iter().map(text)).map_err(beneath)?;
    }
    writer.flush()
}

fn markdown(rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
    let escape = |text: &str| {
        printable(text)
            .replace('\\', "\\\\")
            .replace('|', "\\|")
            .replace('<', "&lt;")
            .replace('\n', "<br>")
    };
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(
        out,
        "{}",
        line(rows.columns.iter().map(|name| escape(name)).collect())
    )?;
    writeln!(
        out,
        "{}",
        line(rows.columns.iter().map(|_| "---".into()).collect())
    )?;
    for row in &rows.rows {
        writeln!(
            out,
            "{}",
            line(row.iter().map(|cell| escape(&text(cell))).collect())
        )?;
    }
    Ok(())
}
