//! An article as it was read.

use sha2::{Digest, Sha256};

/// An article, and what it says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The name of its file.
    pub name: String,
    /// Its text, which spans count in.
    pub text: String,
    /// Its headline.
    pub title: Option<String>,
    /// The day or moment that it was published, in the grammar of dates.
    pub published: Option<String>,
    /// The name of its outlet.
    pub outlet: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// What a reader should know of it.
    pub notices: Vec<String>,
}

impl Article {
    /// SHA-256 of its text.
    pub fn sha256(&self) -> String {
        sha256(&self.text)
    }
}

/// SHA-256 of words in UTF-8, in hexadecimal.
pub(crate) fn sha256(words: &str) -> String {
    let digest = Sha256::digest(words.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
