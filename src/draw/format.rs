//! What pictures are written as.

use std::path::Path;

use thiserror::Error;

use crate::draw::exchange::ExchangeFormat;
use crate::draw::wrap;
use crate::model::words::{Word, words};

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

/// What a diagram is written as: a picture, or a graph for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// For people.
    Picture(OutputFormat),
    /// For programs that read graphs.
    Exchange(ExchangeFormat),
    /// For argumentation solvers: `.af`.
    Framework,
    /// For GraphFrames and whoever reads CSV: a folder with two files.
    Tables,
}

impl FileFormat {
    /// The format that the ending of a file's name asks for, in small or capital letters; tables for a name that ends in `/`
    /// or is a folder.
    ///
    /// # Errors
    /// As [`OutputFormat::of_path`].
    pub fn of_path(path: &Path) -> Result<Self, UnknownFormat> {
        let ends_in_slash = path.to_string_lossy().ends_with(std::path::is_separator);
        if ends_in_slash || path.is_dir() {
            return Ok(Self::Tables);
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy());
        let ending = ending.unwrap_or_default().to_ascii_lowercase();
        match ExchangeFormat::from_word(&ending) {
            Some(format) => Ok(Self::Exchange(format)),
            None if ending == "af" => Ok(Self::Framework),
            None => OutputFormat::of_path(path).map(Self::Picture),
        }
    }
}

/// A file's name asks for no format that pictures and graphs are written in.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "{0} is no format for pictures and graphs; end the name in .dot, .gv, .svg, .png or .pdf for a picture, in .json, .graphml, .gexf or .af for other programs, or in / for a folder of CSV files"
)]
pub struct UnknownFormat(String);
