//! What a format's reader hands on: a tree of text, lists and maps, each piece with its place.

use std::borrow::Cow;

use crate::model::record::Place;

/// How many lists and maps may stand inside one another.
pub const DEEPEST: usize = 64;

/// A piece of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// Where it stands.
    pub place: Place,
    /// What stands there.
    pub value: Value<'a>,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// Text. Numbers, booleans and null are text too, as they were written: `1.50`, `007` and `NO` stay what they are.
    Scalar {
        /// The text, without quotes and escapes.
        text: Cow<'a, str>,
        /// Whether it was written as text for certain: in quotes, or as a YAML block.
        quoted: bool,
    },
    /// A list.
    Seq(Vec<Node<'a>>),
    /// A map, in the order of the input, with keys that occur twice.
    Map(Vec<(Key<'a>, Node<'a>)>),
    /// Something whose fault was reported when it was read; no more is said about it.
    Refused,
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    /// Its text.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub place: Place,
}

impl Node<'_> {
    /// Whether it says that there is no value: nothing, `~` or `null`, without quotes.
    pub fn is_absent(&self) -> bool {
        match &self.value {
            Value::Scalar {
                text,
                quoted: false,
            } => matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL"),
            _ => false,
        }
    }

    /// What it is, for a sentence.
    pub fn shape(&self) -> &'static str {
        match &self.value {
            _ if self.is_absent() => "nothing",
            Value::Scalar { .. } => "text",
            Value::Seq(_) => "a list",
            Value::Map(_) => "a group of fields",
            Value::Refused => "something else",
        }
    }
}
