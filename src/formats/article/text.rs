//! An article as it was read.

use std::fmt;
use std::ops::Range;
use std::path::Path;

use crate::formats::article::encoding::Encoding;

pub(super) const MEBIBYTE: u64 = 1 << 20;

/// The largest article, in bytes.
pub const LARGEST: u64 = 256 * MEBIBYTE;

/// How a text is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text and nothing else.
    Plain,
    /// Text with the marks of Markdown.
    Markdown,
    /// A page of the web.
    Html,
}

impl Kind {
    /// The kind that a file's ending names.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = Path::new(name).extension()?.to_str()?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Self::Plain,
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            "html" | "htm" | "xhtml" | "xht" => Self::Html,
            _ => return None,
        })
    }
}

/// Whether the text is that of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the file, byte for byte.
    File,
    /// The file in UTF-8, which it is not written in. Spans and the hash are of the text, so that it should be kept.
    Decoded(Encoding),
    /// Taken out of a page. Spans and the hash are of the text, so that it should be kept.
    Extracted,
}

/// What marks a part of a text as no running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkupKind {
    /// A heading.
    Heading,
    /// The words of a picture.
    Caption,
    /// A line that is nothing but links.
    Link,
    /// Code, a table of settings, or the like.
    Code,
    /// Signs of the markup itself inside a line: asterisks, the target of a link.
    Syntax,
}

/// A part of the text that the markup tells apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markup {
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// What it is.
    pub what: MarkupKind,
}

/// What a reader should know of a text that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It begins with a byte-order mark, which is its first character.
    ByteOrderMark,
    /// It has characters that turn the direction of writing and are not seen.
    DirectionControls {
        /// How many.
        count: usize,
        /// The line of the first, from 1.
        line: usize,
    },
    /// It has signs that stand for characters lost before it came here.
    Lost {
        /// How many.
        count: usize,
        /// The line of the first, from 1.
        line: usize,
    },
    /// The page says that it is written in this, and is in UTF-8.
    DeclaredOtherwise(Encoding),
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByteOrderMark => {
                f.write_str("it begins with a byte-order mark, which counts as its first character")
            }
            Self::DirectionControls { count: 1, line } => write!(
                f,
                "line {line} has a character that turns the direction of writing and is not seen"
            ),
            Self::DirectionControls { count, line } => write!(
                f,
                "it has {count} characters that turn the direction of writing and are not seen, the first in line {line}"
            ),
            Self::Lost { count: 1, line } => {
                write!(
                    f,
                    "line {line} has a `\u{fffd}`, where a character was lost before"
                )
            }
            Self::Lost { count, line } => write!(
                f,
                "it has {count} times `\u{fffd}`, where a character was lost before, the first in line {line}"
            ),
            Self::DeclaredOtherwise(encoding) => {
                write!(f, "the page says that it is in {encoding}, and is in UTF-8")
            }
        }
    }
}

/// An article as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its text, in which spans count.
    pub text: String,
    /// How it is written down.
    pub kind: Kind,
    /// Whether the text is that of the file.
    pub standing: Standing,
    /// Its title, where the file gives one.
    pub title: Option<String>,
    /// The language that it says it is in, as written: a BCP 47 tag, if it keeps to the rules.
    pub language: Option<String>,
    /// When it says it was published, in the grammar of dates; left out where what it says is no date.
    pub published: Option<String>,
    /// The outlet or site that it names.
    pub outlet: Option<String>,
    /// The address that it names for itself.
    pub url: Option<String>,
    /// What its markup tells apart, sorted and disjoint; nothing in plain text.
    pub markup: Vec<Markup>,
    /// What a reader should know.
    pub notices: Vec<Notice>,
}

impl Article {
    pub(super) fn new(text: String, kind: Kind, standing: Standing) -> Self {
        Self {
            text,
            kind,
            standing,
            title: None,
            language: None,
            published: None,
            outlet: None,
            url: None,
            markup: Vec::new(),
            notices: Vec::new(),
        }
    }
}
