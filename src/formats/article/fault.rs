//! Why no text could be read.

use crate::formats::article::encoding::Encoding;
use crate::formats::article::text::{LARGEST, MEBIBYTE};

/// Why no text could be read. Each begins with the name of the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArticleFault {
    /// It is written in another encoding.
    #[error(
        "`{name}` is not UTF-8: byte {byte:#04x} in line {line} is of no character; it looks like {likely}"
    )]
    OtherEncoding {
        /// The file.
        name: String,
        /// The line of the first byte that does not fit, from 1.
        line: usize,
        /// That byte.
        byte: u8,
        /// What it seems to be written in: a guess.
        likely: Encoding,
    },
    /// It is UTF-8 but for some bytes.
    #[error(
        "`{name}` is damaged: byte {byte:#04x} in line {line} is of no character, and nearly all others are UTF-8"
    )]
    Damaged {
        /// The file.
        name: String,
        /// The line of the first byte that does not fit, from 1.
        line: usize,
        /// That byte.
        byte: u8,
    },
    /// It is UTF-16.
    #[error("`{name}` is written in {encoding}, not in UTF-8")]
    Utf16 {
        /// The file.
        name: String,
        /// Which of the two.
        encoding: Encoding,
    },
    /// It does not fit the encoding that was given, or that it declares.
    #[error("`{name}` is not in {encoding}: some of its bytes are of no character there")]
    NotIn {
        /// The file.
        name: String,
        /// The encoding.
        encoding: Encoding,
        /// Whether the file itself declares it.
        is_declared: bool,
    },
    /// It is UTF-8, and would be garbled by the encoding that was given.
    #[error("`{name}` is UTF-8 already; read as {encoding} it would be garbled")]
    AlreadyUtf8 {
        /// The file.
        name: String,
        /// The encoding that was given.
        encoding: Encoding,
    },
    /// It is something else than a text.
    #[error("`{name}` is {what}, not a text")]
    Binary {
        /// The file.
        name: String,
        /// What it is.
        what: &'static str,
    },
    /// It has no text.
    #[error("`{name}` is empty")]
    Empty {
        /// The file.
        name: String,
        /// Whether it has blanks.
        has_blanks: bool,
    },
    /// It is larger than an article may be.
    #[error(
        "`{name}` has {} MiB; an article may have {}",
        .bytes.div_ceil(MEBIBYTE), LARGEST / MEBIBYTE
    )]
    TooLarge {
        /// The file.
        name: String,
        /// How many bytes it has, as far as they were counted.
        bytes: u64,
    },
    /// It is a page that is larger, or more deeply nested, than can be searched for its article.
    #[error("`{name}` is a page of {found} {what}; at most {most} can be searched for its article")]
    TangledPage {
        /// The file.
        name: String,
        /// How many it has.
        found: usize,
        /// Of what.
        what: &'static str,
        /// How many it may have.
        most: usize,
    },
    /// No article was found in the page.
    #[error("`{name}` is a page without an article that could be told from the rest")]
    NoArticle {
        /// The file.
        name: String,
    },
}

impl ArticleFault {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::OtherEncoding {
                likely: encoding, ..
            }
            | Self::Utf16 { encoding, .. } => format!(
                "if so, read it with `--encoding {encoding}`; spans then count in the UTF-8 text, which `--text-to FILE` keeps"
            ),
            Self::Damaged { .. } => "mend that line in an editor, or save the article again".into(),
            Self::NotIn {
                is_declared: true, ..
            } => "say what it is written in with `--encoding`, whatever the page declares".into(),
            Self::NotIn { .. } => {
                "name another with `--encoding`; without it, the likely one is named".into()
            }
            Self::AlreadyUtf8 { .. } => "leave `--encoding` out".into(),
            Self::Binary { .. } => "save its text first, and give that".into(),
            Self::Empty { .. } => "save the text of the article into it first".into(),
            Self::TooLarge { .. } => "give one article a file".into(),
            Self::TangledPage { .. } | Self::NoArticle { .. } => {
                "save the words of the article as plain text, and give that".into()
            }
        }
    }
}
