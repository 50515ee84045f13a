//! From records to a YAML page that reads as if a person had written it.

use std::io::{self, Write};

use serde::ser::{Error as _, Serialize, SerializeStruct, Serializer};
use serde_saphyr::{DoubleQuoted, FlowMap, FlowSeq, SerializerOptions};

use crate::formats::json;
use crate::formats::node::{Node, Value};
use crate::model::record::Records;

/// How long, as JSON, a map or list may be that is written on one line.
const ONE_LINE: u64 = 120;

/// Writes records as a YAML text.
///
/// # Errors
/// Those of the writer.
pub fn write(records: &Records, out: &mut dyn Write) -> io::Result<()> {
    let mut out = out;
    serde_saphyr::to_io_writer_with_options(&mut out, &Page(records), options())
        .map_err(io::Error::other)
}

/// A record as the one item of a list, in lines that begin at the margin.
pub(in crate::formats) fn record_lines(record: &impl Serialize) -> io::Result<String> {
    let section = Section {
        records: std::slice::from_ref(record),
        may_be_short: false,
    };
    serde_saphyr::to_string_with_options(&section, options()).map_err(io::Error::other)
}

fn options() -> SerializerOptions {
    serde_saphyr::ser_options! {
        compact_list_indent: false,
        folded_wrap_chars: 100,
    }
}

struct Page<'a>(&'a Records);

impl Serialize for Page<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let records = self.0;
        let mut page = serializer.serialize_struct("Page", 11)?;
        page.serialize_field("gainsay", &1)?;
        section(&mut page, "parties", &records.parties, true)?;
        section(&mut page, "speakers", &records.speakers, false)?;
        section(&mut page, "outlets", &records.outlets, true)?;
        section(&mut page, "documents", &records.documents, false)?;
        section(&mut page, "questions", &records.questions, false)?;
        section(&mut page, "claims", &records.claims, false)?;
        section(&mut page, "links", &records.links, true)?;
        section(&mut page, "judgements", &records.judgements, false)?;
        section(&mut page, "assessments", &records.assessments, false)?;
        section(&mut page, "dropped", &records.dropped, false)?;
        page.end()
    }
}

fn section<S: SerializeStruct>(
    page: &mut S,
    key: &'static str,
    records: &[impl Serialize],
    may_be_short: bool,
) -> Result<(), S::Error> {
    if records.is_empty() {
        return Ok(());
    }
    page.serialize_field(
        key,
        &Section {
            records,
            may_be_short,
        },
    )
}

struct Section<'a, T> {
    records: &'a [T],
    may_be_short: bool,
}

impl<T: Serialize> Serialize for Section<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.records.iter().map(|record| Record {
            record,
            may_be_short: self.may_be_short,
        }))
    }
}

/// A record, laid out by the size of its parts. It goes through JSON, whose tree knows how long each part is.
struct Record<'a, T> {
    record: &'a T,
    may_be_short: bool,
}

impl<T: Serialize> Serialize for Record<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = serde_json::to_string(self.record).map_err(S::Error::custom)?;
        let node =
            json::parse(&json, 0, 0).map_err(|fault| S::Error::custom(format!("{fault:?}")))?;
        let node = with_plain_options(node);
        if self.may_be_short {
            Part(&node).serialize(serializer)
        } else {
            Block(&node).serialize(serializer)
        }
    }
}

/// A part of a record: on one line, if it is short.
struct Part<'a>(&'a Node<'a>);

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node = self.0;
        match &node.value {
            Value::Map(_) if is_short(node) => FlowMap(Inline(node)).serialize(serializer),
            Value::Seq(_) if is_short(node) => FlowSeq(Inline(node)).serialize(serializer),
            _ => Block(node).serialize(serializer),
        }
    }
}

/// A part whose parts stand on lines of their own.
struct Block<'a>(&'a Node<'a>);

impl Serialize for Block<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        parts(self.0, Part, serializer)
    }
}

/// A part that stands on one line with all that is in it. Inside of a line nothing may ask for one line once more: the
/// serializer would keep the wish for the next list that comes.
struct Inline<'a>(&'a Node<'a>);

impl Serialize for Inline<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.value {
            // PyYAML, unlike YAML 1.2, knows no text with a `?` inside of brackets without quotes.
            Value::Scalar { text, quoted: true } if text.contains('?') => {
                DoubleQuoted(text.as_ref()).serialize(serializer)
            }
            _ => parts(self.0, Inline, serializer),
        }
    }
}

/// Writes a node, with each of its parts in a layout.
fn parts<'a, S: Serializer, P: Serialize>(
    node: &'a Node<'a>,
    layout: impl Fn(&'a Node<'a>) -> P,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match &node.value {
        Value::Scalar { text, quoted: true } => serializer.serialize_str(text),
        Value::Scalar { text, .. } => match text.parse::<u64>() {
            Ok(number) => serializer.serialize_u64(number),
            Err(_) => serializer.serialize_bool(text == "true"),
        },
        Value::Seq(items) => serializer.collect_seq(items.iter().map(layout)),
        Value::Map(entries) => serializer.collect_map(
            entries
                .iter()
                .map(|(key, node)| (key.text.as_ref(), layout(node))),
        ),
        Value::Refused => serializer.serialize_unit(),
    }
}

/// The same record with each option that is nothing but its id written as the id alone.
fn with_plain_options(mut node: Node<'_>) -> Node<'_> {
    if let Value::Map(entries) = &mut node.value {
        let options = entries.iter_mut().filter(|(key, _)| key.text == "options");
        for (_, list) in options {
            if let Value::Seq(options) = &mut list.value {
                options.iter_mut().for_each(make_plain);
            }
        }
    }
    node
}

fn make_plain(option: &mut Node<'_>) {
    if let Value::Map(fields) = &mut option.value
        && let [(key, _)] = fields.as_slice()
        && key.text == "id"
        && let Some((_, id)) = fields.pop()
    {
        *option = id;
    }
}

/// Whether a map or list reads well on one line.
fn is_short(node: &Node<'_>) -> bool {
    node.place.end - node.place.start <= ONE_LINE && !has_line_break(node)
}

fn has_line_break(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Scalar { text, .. } => text.contains(['\n', '\r']),
        Value::Seq(items) => items.iter().any(has_line_break),
        Value::Map(entries) => entries.iter().any(|(_, value)| has_line_break(value)),
        Value::Refused => false,
    }
}
