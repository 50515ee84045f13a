//! The words by which the furniture of a page is known.

use serde::Deserialize;

/// Words by which furniture is known, all of the same origin.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FurnitureWords {
    /// Where they come from.
    pub source: String,
    /// The words: `…` stands for any, `0` for a number.
    pub words: Vec<String>,
}

/// The words of a language by which the furniture of a page is known.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FurnitureLexicon {
    /// What begins a line that leads to another page.
    pub links: Vec<FurnitureWords>,
    /// What stands before the words below a picture, with a colon, or before who took it.
    pub captions: Vec<FurnitureWords>,
    /// What stands before the people who made an article, with a colon.
    pub bylines: Vec<FurnitureWords>,
    /// What stands before the name of an author, without a colon.
    pub by: Vec<FurnitureWords>,
    /// What begins an invitation or a warning to readers.
    pub notices: Vec<FurnitureWords>,
    /// Agencies that stand in brackets behind a caption or a text.
    pub agencies: Vec<FurnitureWords>,
}
