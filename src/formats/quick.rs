//! The quick way from a line of JSON to a record: no tree and no places. It reads only what is beyond doubt; whatever it
//! does not read goes the way through nodes, which finds and names every fault.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::model::record::{
    At, AttributionRecord, ClaimRecord, DocumentRecord, OptionRecord, QuestionRecord, Records,
    SpeakerRecord, Text,
};

/// Reads a line that holds one claim, one document, one question or one speaker.
pub(super) fn record(line: &[u8]) -> Option<Records> {
    let mut records = Records::default();
    let (kind, rest) = wrapped(line)?;
    match kind {
        b"claim" => records.claims.push(read(rest)?),
        b"document" => records.documents.push(read(rest)?),
        b"question" => records.questions.push(read(rest)?),
        b"speaker" => records.speakers.push(read(rest)?),
        _ => return None,
    }
    Some(records)
}

/// Reads a line that holds one claim.
pub(super) fn claim(line: &[u8]) -> Option<ClaimRecord> {
    match wrapped(line)? {
        (b"claim", rest) => read(rest),
        _ => None,
    }
}

/// The kind of a line's record and the record itself, of a line that begins as `{"claim":{` does and ends with `}`.
fn wrapped(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let inner = line
        .trim_ascii_end()
        .strip_prefix(b"{\"")?
        .strip_suffix(b"}")?;
    let end = inner.iter().take(12).position(|byte| *byte == b'"')?;
    let (kind, rest) = inner.split_at(end);
    Some((kind, rest.strip_prefix(b"\":")?))
}

/// The kind of a line's record.
pub(super) fn kind(line: &[u8]) -> Option<&[u8]> {
    wrapped(line).map(|(kind, _)| kind)
}

/// Whether a line is one that surely holds a claim, whatever is wrong with it.
pub(super) fn is_claim(line: &[u8]) -> bool {
    line.starts_with(b"{\"claim\":")
}

fn read<T: Quick>(json: &[u8]) -> Option<T> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let value = Seed(PhantomData).deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some(value)
}

trait Quick: Sized {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;
}

struct Seed<T>(PhantomData<T>);

impl<'de, T: Quick> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<T, D::Error> {
        T::read(from)
    }
}

/// Numbers and booleans are text as they were written; of numbers, only whole ones have but one spelling.
impl Quick for Text {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(At::nowhere(text.to_owned()))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Text, E> {
                Ok(At::nowhere(number.to_string()))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Text, E> {
                Ok(At::nowhere(number.to_string()))
            }

            fn visit_bool<E: Error>(self, yes: bool) -> Result<Text, E> {
                Ok(At::nowhere(yes.to_string()))
            }
        }
        from.deserialize_any(Reader)
    }
}

impl Quick for At<bool> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        serde::Deserialize::deserialize(from).map(At::nowhere)
    }
}

impl Quick for At<u64> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        serde::Deserialize::deserialize(from).map(At::nowhere)
    }
}

/// `null` stands for nothing.
impl<T: Quick> Quick for Option<T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);
        impl<'de, T: Quick> Visitor<'de> for Reader<T> {
            type Value = Option<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
                Ok(None)
            }

            fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
                Ok(None)
            }

            fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
                T::read(from).map(Some)
            }
        }
        from.deserialize_option(Reader(PhantomData))
    }
}

impl<T: Quick> Quick for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);
        impl<'de, T: Quick> Visitor<'de> for Reader<T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element_seed(Seed(PhantomData))? {
                    list.push(item);
                }
                Ok(list)
            }
        }
        from.deserialize_seq(Reader(PhantomData))
    }
}

fn filled<T: Default>(fill: impl FnOnce(&mut T)) -> T {
    let mut record = T::default();
    fill(&mut record);
    record
}

/// Each field at most once, none that is not known, all that must be there. Read by hand: what serde derives would take a
/// list for a record too.
macro_rules! quick {
    ($($record:ident { $($must:ident: $must_key:literal,)+ ; $($may:ident: $may_key:literal,)* })*) => {
        $(impl Quick for $record {
            fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Reader;
                impl<'de> Visitor<'de> for Reader {
                    type Value = $record;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a record")
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$record, A::Error> {
                        $(let mut $must = None;)+
                        $(let mut $may = None;)*
                        while let Some(key) = map.next_key_seed(Field)? {
                            match key {
                                $(Name::$must if $must.is_none() => $must = Some(map.next_value_seed(Seed(PhantomData))?),)+
                                $(Name::$may if $may.is_none() => $may = Some(map.next_value_seed(Seed(PhantomData))?),)*
                                _ => {
                                    map.next_value::<IgnoredAny>()?;
                                    return Err(A::Error::custom("another field"));
                                }
                            }
                        }
                        $(let $must = $must.ok_or_else(|| A::Error::custom("a field is missing"))?;)+
                        Ok(filled(|record: &mut $record| {
                            $(record.$must = $must;)+
                            $(record.$may = $may.unwrap_or_default();)*
                        }))
                    }
                }

                #[expect(non_camel_case_types, reason = "they are named as the fields are")]
                enum Name {
                    $($must,)+
                    $($may,)*
                    Other,
                }

                struct Field;
                impl<'de> DeserializeSeed<'de> for Field {
                    type Value = Name;

                    fn deserialize<K: Deserializer<'de>>(self, from: K) -> Result<Name, K::Error> {
                        from.deserialize_str(self)
                    }
                }
                impl Visitor<'_> for Field {
                    type Value = Name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("the name of a field")
                    }

                    fn visit_str<E: Error>(self, key: &str) -> Result<Name, E> {
                        Ok(match key {
                            $($must_key => Name::$must,)+
                            $($may_key => Name::$may,)*
                            _ => Name::Other,
                        })
                    }
                }
                from.deserialize_map(Reader)
            }
        })*
    };
}

quick! {
    ClaimRecord {
        id: "id", text: "text", ;
        question: "question", answer: "answer", as_of: "as_of", status: "status", note: "note", said: "said",
    }
    AttributionRecord {
        by: "by", document: "in", ;
        at: "at", sha256: "sha256", form: "form", date: "date", via: "via", note: "note",
    }
    DocumentRecord {
        id: "id", ;
        outlet: "outlet", title: "title", url: "url", archive_url: "archive_url", lang: "lang", published: "published",
        updated: "updated", retrieved: "retrieved", sha256: "sha256", characters: "characters", cites: "cites", note: "note",
    }
    QuestionRecord {
        id: "id", text: "text", answer: "answer", ;
        unit: "unit", measure: "measure", options: "options", exhaustive: "exhaustive", timing: "timing", scope: "scope",
        zone: "zone", part_of: "part_of", note: "note",
    }
    SpeakerRecord {
        id: "id", name: "name", kind: "kind", ;
        party: "party", outlet: "outlet", anonymous: "anonymous", note: "note",
    }
}

/// An option by its id alone; a map of its own goes the other way.
impl Quick for OptionRecord {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Text::read(from).map(|id| Self {
            id,
            ..Self::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::faults::Faults;
    use crate::formats::{decode, json};

    /// Pieces that records are put together of, some of them wrong.
    const VALUES: [&str; 22] = [
        "\"a\"",
        "\"\"",
        "null",
        "1",
        "-1",
        "-0",
        "1.50",
        "1e3",
        "true",
        "false",
        "[]",
        "[\"a\"]",
        "[null]",
        "[1, \"b\"]",
        "{}",
        "[[\"a\", \"b\"]]",
        "[{\"by\": \"s\", \"in\": \"d\"}]",
        "[{\"by\": \"s\"}]",
        "\"a\\nb\\u00e9\"",
        "18446744073709551616",
        "[{\"by\": \"s\", \"in\": 7, \"at\": \"1-2\", \"note\": null}, {\"in\": \"d\", \"by\": true}]",
        "\"\\ud800\"",
    ];
    const KEYS: [&str; 38] = [
        "id",
        "text",
        "question",
        "answer",
        "as_of",
        "status",
        "note",
        "said",
        "outlet",
        "title",
        "url",
        "archive_url",
        "lang",
        "published",
        "updated",
        "retrieved",
        "sha256",
        "characters",
        "cites",
        "origin",
        "unit",
        "measure",
        "options",
        "exhaustive",
        "timing",
        "scope",
        "zone",
        "part_of",
        "name",
        "kind",
        "party",
        "anonymous",
        "aliases",
        "offices",
        "by",
        "in",
        "\\u0069d",
        "nonsense",
    ];

    fn slow(line: &str) -> (Records, bool) {
        let mut records = Records::default();
        let mut faults = Faults::default();
        if let Ok(node) = json::parse(line.trim_end(), 0, 0) {
            decode::entry(node, &mut records, &mut faults);
            return (records, faults.is_empty());
        }
        (records, false)
    }

    #[test]
    fn what_is_read_quickly_is_what_the_nodes_say() {
        let mut state = 7u64;
        let mut dice = |below: usize| {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            (state >> 33) as usize % below
        };
        let mut quick = 0;
        for _ in 0..60_000 {
            let (kind, must) = [
                ("claim", ["id", "text", "text"]),
                ("document", ["id", "id", "title"]),
                ("question", ["id", "text", "answer"]),
                ("speaker", ["id", "name", "kind"]),
            ][dice(4)];
            let mut fields: Vec<String> = Vec::new();
            for key in must {
                if dice(20) > 0
                    && !fields
                        .iter()
                        .any(|field| field.starts_with(&format!("\"{key}\"")))
                {
                    fields.push(format!(
                        "\"{key}\": {}",
                        if dice(4) > 0 {
                            "\"x\""
                        } else {
                            VALUES[dice(VALUES.len())]
                        }
                    ));
                }
            }
            for _ in 0..dice(4) {
                fields.push(format!(
                    "\"{}\": {}",
                    KEYS[dice(KEYS.len())],
                    VALUES[dice(VALUES.len())]
                ));
            }
            let inner = if dice(30) > 0 {
                format!("{{{}}}", fields.join(", "))
            } else {
                VALUES[dice(VALUES.len())].into()
            };
            let end = ["", "", "", "\n", " \r\n", "}", ", \"x\": 1", "\u{a0}"][dice(8)];
            let line = format!("{{\"{kind}\":{inner}}}{end}");
            if let Some(read) = record(line.as_bytes()) {
                quick += 1;
                assert_eq!((read, true), slow(&line), "{line}");
            }
        }
        assert!(quick > 5000, "the test has gone blind: {quick}");
    }
}
