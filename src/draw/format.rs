//! What pictures are written as.

use std::path::Path;

use thiserror::Error;

use crate::draw::wrap;
use crate::model::words::words;

words! {
    /// What a picture is written as.
    OutputFormat {
        /// The source of the diagram, for Graphviz.
        Dot = "dot",
        /// Scalable Vector Graphics.
        Svg = "svg",
        /// Portable Network Graphics.
        Png = "png",
        /// Portable Document Format.
        Pdf = "pdf",
    }
}

impl OutputFormat {
    /// The format that the ending of a file's name asks for, in small or capital letters.
    ///
    /// # Errors
    /// When the ending is none of the known ones, or there is none.
    pub fn of_path(path: &Path) -> Result<Self, UnknownFormat> {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("dot" | "gv") => Ok(Self::Dot),
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            Some("pdf") => Ok(Self::Pdf),
            Some(other) => Err(UnknownFormat(format!("`.{}`", wrap::shorten(other, 20)))),
            None => Err(UnknownFormat("a name without an ending".into())),
        }
    }
}

/// A file's name asks for no format that pictures are written in.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0} is no format for pictures; end the name in .dot, .gv, .svg, .png or .pdf")]
pub struct UnknownFormat(String);
