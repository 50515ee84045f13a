//! What is to be read.

use std::io::Read;
use std::path::{Path, PathBuf};

/// The forms of the text format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One YAML map.
    Yaml,
    /// JSON Lines: one record a line.
    JsonLines,
}

impl Format {
    /// The format that a file's ending names.
    pub fn of_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "yaml" | "yml" => Some(Self::Yaml),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }
}

/// A file or a stream to read.
pub struct Input<'a> {
    pub(super) name: String,
    pub(super) from: From<'a>,
    pub(super) format: Option<Format>,
}

pub(super) enum From<'a> {
    Path(PathBuf),
    Stream(Box<dyn Read + 'a>),
}

impl<'a> Input<'a> {
    /// A file; its ending says what format it is in, and its first character where the ending does not.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self {
            name: path.display().to_string(),
            format: Format::of_path(&path),
            from: From::Path(path),
        }
    }

    /// Anything that can be read once, such as standard input, under a name for messages. It is kept in memory, so that
    /// messages can show its lines.
    pub fn stream(name: impl Into<String>, stream: impl Read + 'a) -> Self {
        Self {
            name: name.into(),
            from: From::Stream(Box::new(stream)),
            format: None,
        }
    }

    /// Says what format it is in, whatever its name.
    #[must_use]
    pub fn format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }
}
