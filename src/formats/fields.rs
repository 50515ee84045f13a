//! Takes a record's fields out of a map, and reports what is missing, misshapen or left over.

use crate::formats::faults::{Faults, shorten};
use crate::formats::keys::{
    article, nearest, not_parted, run_together, unknown_key, without_doubles,
};
use crate::formats::node::{Key, Node, Value};
use crate::model::fault::{Fault, FaultCode};
use crate::model::record::{Aliases, At, Place, Text};

/// Makes something of a node, or reports why not.
pub(super) type Decode<T> = fn(Node<'_>, &mut Faults) -> Option<T>;

/// The fields of one map that have not been taken yet.
pub(super) struct Fields<'n, 'f> {
    what: &'static str,
    place: Place,
    left: Vec<Option<(Key<'n>, Node<'n>)>>,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    faults: &'f mut Faults,
}

impl<'n, 'f> Fields<'n, 'f> {
    /// The fields of a record of a kind, such as `claim`.
    pub(super) fn of(node: Node<'n>, what: &'static str, faults: &'f mut Faults) -> Option<Self> {
        let place = node.place;
        let shape = node.shape();
        match node.value {
            Value::Map(entries) => {
                let entries = without_doubles(entries, faults);
                // The caret of a fault of the whole stands at its first key.
                let place = entries.first().map_or(place, |(key, _)| key.place);
                Some(Self {
                    what,
                    place,
                    left: entries.into_iter().map(Some).collect(),
                    known: Vec::with_capacity(12),
                    missing: Vec::new(),
                    faults,
                })
            }
            Value::Refused => None,
            _ => {
                faults.add(
                    FaultCode::WrongShape,
                    place,
                    format!("{shape} stands where {} is expected", article(what)),
                    match what {
                        "casebook" => {
                            "a casebook begins with `gainsay: 1`; docs/format.md shows what follows"
                        }
                        _ => "write its fields, each as `field: value`; docs/format.md shows which",
                    },
                );
                None
            }
        }
    }

    pub(super) fn faults(&mut self) -> &mut Faults {
        self.faults
    }

    /// Where the whole stands.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// The value of a key, if there is one.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Node<'n>> {
        self.known.push(key);
        let found = self
            .left
            .iter_mut()
            .find(|entry| matches!(entry, Some((each, _)) if each.text == key))?;
        found.take().map(|(_, node)| node)
    }

    /// Text that must be there.
    pub(super) fn text(&mut self, key: &'static str) -> Text {
        let found = match self.take(key) {
            None => {
                self.missing.push(key);
                None
            }
            Some(node) if node.is_absent() => {
                self.faults.add(
                    FaultCode::EmptyValue,
                    node.place,
                    format!("the `{key}` of {} is empty", article(self.what)),
                    "write a value; in quotes, if it is meant literally",
                );
                None
            }
            Some(node) => text(node, key, self.faults),
        };
        found.unwrap_or_default()
    }

    /// Text that may be left out.
    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<Text> {
        let node = self.take(key).filter(|node| !node.is_absent())?;
        text(node, key, self.faults)
    }

    /// `true` or `false`; `false` where it is left out.
    pub(super) fn flag(&mut self, key: &'static str) -> At<bool> {
        let Some(node) = self.take(key).filter(|node| !node.is_absent()) else {
            return At::default();
        };
        let place = node.place;
        match &node.value {
            Value::Scalar {
                text,
                quoted: false,
            } if text == "true" || text == "false" => {
                return At {
                    value: text == "true",
                    place: Some(place),
                };
            }
            Value::Scalar { text, .. } => self.faults.add(
                FaultCode::BadValue,
                place,
                format!("`{key}` is `true` or `false`, not `{}`", shorten(text)),
                "write `true` or `false`, in small letters and without quotes",
            ),
            _ => misshapen(&node, key, "`true` or `false`", self.faults),
        }
        At::default()
    }

    /// A whole number that may be left out.
    pub(super) fn optional_count(&mut self, key: &'static str) -> Option<At<u64>> {
        let node = self.take(key).filter(|node| !node.is_absent())?;
        let text = text(node, key, self.faults)?;
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        match text.value.parse() {
            Ok(value) if digits => Some(At {
                value,
                place: text.place,
            }),
            _ => {
                self.faults.push(
                    Fault::new(
                        FaultCode::BadValue,
                        text.place,
                        format!("`{}` is no whole number", shorten(&text)),
                    )
                    .help(format!("write `{key}` in digits alone, such as `4821`")),
                );
                None
            }
        }
    }

    /// A map of its own that may be left out.
    pub(super) fn optional<T>(&mut self, key: &'static str, decode: Decode<T>) -> Option<T> {
        let node = self.take(key).filter(|node| !node.is_absent())?;
        decode(node, self.faults)
    }

    /// A list that may be left out, and is empty then.
    pub(super) fn list<T>(&mut self, key: &'static str, decode: Decode<T>) -> Vec<T> {
        let Some(node) = self.take(key).filter(|node| !node.is_absent()) else {
            return Vec::new();
        };
        match node.value {
            Value::Seq(items) => items
                .into_iter()
                .filter_map(|item| decode(item, self.faults))
                .collect(),
            Value::Refused => Vec::new(),
            _ => {
                misshapen(&node, key, "a list", self.faults);
                Vec::new()
            }
        }
    }

    /// A list that must be there.
    pub(super) fn required_list<T>(&mut self, key: &'static str, decode: Decode<T>) -> Vec<T> {
        if !self
            .left
            .iter()
            .flatten()
            .any(|(each, node)| each.text == key && !node.is_absent())
        {
            self.missing.push(key);
        }
        self.list(key, decode)
    }

    /// Names by language: `{az: [Xankəndi], hy: Ստեփանակերտ}`.
    pub(super) fn aliases(&mut self, key: &'static str) -> Aliases {
        let Some(node) = self.take(key).filter(|node| !node.is_absent()) else {
            return Aliases::new();
        };
        let place = node.place;
        let shape = node.shape();
        match node.value {
            Value::Map(languages) => without_doubles(languages, self.faults)
                .into_iter()
                .filter(|(_, names)| !names.is_absent())
                .map(|(language, names)| (language.text.into_owned(), self.names(names)))
                .collect(),
            Value::Refused => Aliases::new(),
            _ => {
                self.faults.add(
                    FaultCode::WrongShape,
                    place,
                    format!("`{key}` holds names by language, not {shape}"),
                    format!("write them as in `{key}: {{az: [Xankəndi], hy: [Ստեփանակերտ]}}`"),
                );
                Aliases::new()
            }
        }
    }

    fn names(&mut self, node: Node<'_>) -> Vec<String> {
        let names = match node.value {
            Value::Seq(names) => names,
            _ => vec![node],
        };
        names
            .into_iter()
            .filter_map(|name| listed_text(name, self.faults))
            .map(|name| name.value)
            .collect()
    }

    /// The record, if nothing that it needs was missing; what is missing and what is left over is reported.
    pub(super) fn finish<T>(mut self, record: T) -> Option<T> {
        for (key, _) in self.left.iter().flatten() {
            if self.faults.is_full() {
                break;
            }
            let run_together = run_together(key, &self.known);
            let meant = run_together.or_else(|| nearest(key, self.known.iter().copied()));
            // A mistyped key is one fault, not a missing one and an unknown one.
            self.missing.retain(|key| Some(*key) != meant);
            self.faults.push(match run_together {
                Some(name) => not_parted(key, name),
                None => unknown_key(key, self.what, meant, &self.known),
            });
        }
        for key in self.missing {
            self.faults.add(
                FaultCode::MissingKey,
                self.place,
                format!("{} has no `{key}`", article(self.what)),
                format!("add `{key}: …`"),
            );
        }
        Some(record)
    }
}

fn text(node: Node<'_>, key: &str, faults: &mut Faults) -> Option<Text> {
    let place = Some(node.place);
    match node.value {
        Value::Scalar { text, .. } => Some(At {
            value: text.into_owned(),
            place,
        }),
        _ => {
            misshapen(&node, key, "text", faults);
            None
        }
    }
}

/// Text as an item of a list.
pub(super) fn listed_text(node: Node<'_>, faults: &mut Faults) -> Option<Text> {
    if node.is_absent() {
        faults.add(
            FaultCode::EmptyValue,
            node.place,
            "an item of the list is empty",
            "write a value, or drop the item",
        );
        return None;
    }
    let place = Some(node.place);
    let shape = node.shape();
    match node.value {
        Value::Scalar { text, .. } => Some(At {
            value: text.into_owned(),
            place,
        }),
        Value::Refused => None,
        _ => {
            faults.add(
                FaultCode::WrongShape,
                node.place,
                format!("an item of this list is text, not {shape}"),
                "put it in quotes, if its signs are meant literally",
            );
            None
        }
    }
}

fn misshapen(node: &Node<'_>, key: &str, expected: &str, faults: &mut Faults) {
    let help = match (&node.value, expected) {
        (Value::Refused, _) => return,
        (Value::Scalar { .. }, "a list") => format!("write it as a list, as in `{key}: […]`"),
        (Value::Map(entries), "a list")
            if entries
                .first()
                .is_some_and(|(key, _)| key.text.starts_with('-')) =>
        {
            "put a blank behind the `-` of each item".to_owned()
        }
        (_, "a list") => "begin each item of the list with `- `, or put it in `[…]`".to_owned(),
        (Value::Map(_), "text") => {
            "put the text in quotes, if its `: ` or `{` is meant literally".to_owned()
        }
        (_, "text") => "write one value; in quotes, if its signs are meant literally".to_owned(),
        _ => format!("write {expected}"),
    };
    faults.add(
        FaultCode::WrongShape,
        node.place,
        format!("`{key}` is {expected}, not {}", node.shape()),
        help,
    );
}
