//! A line of JSON as a tree that knows where each piece stands.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::formats::node::{DEEPEST, Key, Node, Value};
use crate::model::record::Place;

/// Why a line is no JSON that is read here, and the byte of the line that shows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct JsonFault {
    pub(super) byte: usize,
    pub(super) what: JsonProblem,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum JsonProblem {
    Syntax(String),
    /// A bracket or a quotation mark that is not closed.
    Unclosed(char),
    TooDeep,
}

/// Reads a line that begins at the byte `start` of a source.
pub(super) fn parse(line: &str, source: u32, start: u64) -> Result<Node<'_>, JsonFault> {
    let reader = Reader {
        line,
        source,
        start,
    };
    let value: &RawValue =
        serde_json::from_str(line).map_err(|error| reader.syntax(line, &error))?;
    reader.node(value.get(), 0)
}

struct Reader<'a> {
    line: &'a str,
    source: u32,
    start: u64,
}

impl<'a> Reader<'a> {
    /// The byte of the line that a piece of it begins at.
    fn offset(&self, piece: &str) -> usize {
        (piece.as_ptr() as usize).saturating_sub(self.line.as_ptr() as usize)
    }

    fn place(&self, piece: &str) -> Place {
        let start = self.start + self.offset(piece) as u64;
        Place {
            source: self.source,
            start,
            end: start + piece.len() as u64,
        }
    }

    fn node(&self, piece: &'a str, depth: usize) -> Result<Node<'a>, JsonFault> {
        let value = match piece.as_bytes().first() {
            Some(b'{' | b'[') if depth >= DEEPEST => {
                return Err(JsonFault {
                    byte: self.offset(piece),
                    what: JsonProblem::TooDeep,
                });
            }
            Some(b'{') => Value::Map(
                self.pieces(piece, Entries)?
                    .into_iter()
                    .map(|(key, value)| {
                        Ok((
                            Key {
                                text: self.text(key)?,
                                place: self.place(key),
                            },
                            self.node(value, depth + 1)?,
                        ))
                    })
                    .collect::<Result<_, _>>()?,
            ),
            Some(b'[') => Value::Seq(
                self.pieces(piece, Items)?
                    .into_iter()
                    .map(|item| self.node(item, depth + 1))
                    .collect::<Result<_, _>>()?,
            ),
            Some(b'"') => Value::Scalar {
                text: self.text(piece)?,
                quoted: true,
            },
            _ => Value::Scalar {
                text: Cow::Borrowed(piece),
                quoted: false,
            },
        };
        Ok(Node {
            place: self.place(piece),
            value,
        })
    }

    fn pieces<V: Visitor<'a>>(&self, piece: &'a str, visitor: V) -> Result<V::Value, JsonFault> {
        serde_json::Deserializer::from_str(piece)
            .deserialize_any(visitor)
            .map_err(|error| self.syntax(piece, &error))
    }

    /// The text of a JSON string; borrowed where it has no escapes.
    fn text(&self, piece: &'a str) -> Result<Cow<'a, str>, JsonFault> {
        match piece.get(1..piece.len().saturating_sub(1)) {
            Some(inside) if !inside.contains('\\') => Ok(Cow::Borrowed(inside)),
            _ => serde_json::from_str(piece)
                .map(Cow::Owned)
                .map_err(|error| self.syntax(piece, &error)),
        }
    }

    fn syntax(&self, piece: &str, error: &serde_json::Error) -> JsonFault {
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&place).unwrap_or(&message);
        if error.is_eof()
            && let Some((byte, sign)) = unclosed(self.line)
        {
            return JsonFault {
                byte,
                what: JsonProblem::Unclosed(sign),
            };
        }
        JsonFault {
            byte: self.offset(piece) + error.column().saturating_sub(1),
            what: JsonProblem::Syntax(in_plain_words(message).to_owned()),
        }
    }
}

/// The last bracket or quotation mark of a line that is opened and not closed.
fn unclosed(line: &str) -> Option<(usize, char)> {
    let mut open = Vec::new();
    let mut signs = line.char_indices();
    while let Some((byte, sign)) = signs.next() {
        let in_text = matches!(open.last(), Some((_, '"')));
        match sign {
            '\\' if in_text => {
                signs.next();
            }
            '"' if in_text => {
                open.pop();
            }
            '"' => open.push((byte, sign)),
            '{' | '[' if !in_text => open.push((byte, sign)),
            '}' | ']' if !in_text => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}

/// The parser's own message in words that need no knowledge of JSON.
fn in_plain_words(message: &str) -> &str {
    match message {
        "expected value" | "expected ident" => "a text in quotes or a number is expected here",
        "expected `:`" => "a `:` is missing before this",
        "expected `,` or `}`" => "a `,` or a `}` is missing before this",
        "expected `,` or `]`" => "a `,` or a `]` is missing before this",
        "trailing comma" => "nothing follows the `,` before this",
        "trailing characters" => "there is more behind the end of the record",
        "key must be a string" => "the name of a field stands in double quotes",
        "invalid number" => "this is no number; put text in double quotes",
        "invalid escape" => "there is no such escape; write \\\\ for one \\",
        "lone leading surrogate in hex escape" | "unexpected end of hex escape" => {
            "this escape is half of one character"
        }
        _ if message.starts_with("control character") => {
            "a control character stands here; write it as an escape, such as \\n"
        }
        _ => message,
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(&'de str, &'de str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            let key = key.get();
            if !key.starts_with('"') {
                return Err(A::Error::custom("key must be a string"));
            }
            entries.push((key, value.get()));
        }
        Ok(entries)
    }
}

struct Items;

impl<'de> Visitor<'de> for Items {
    type Value = Vec<&'de str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<&RawValue>()? {
            items.push(item.get());
        }
        Ok(items)
    }
}
