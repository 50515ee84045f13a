//! The texts of documents in a folder, found by their hashes.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::app::draft::sha256;
use crate::app::fault::AppFault;

/// The texts of a folder.
#[derive(Debug, Default)]
pub struct TextFolder {
    by_hash: HashMap<String, PathBuf>,
}

impl TextFolder {
    /// Looks at all texts of a folder once.
    ///
    /// # Errors
    /// When the folder or one of its files cannot be read.
    pub fn open(folder: &Path) -> Result<Self, AppFault> {
        let unreadable = |path: &Path, error| AppFault::Unreadable {
            path: path.into(),
            error,
        };
        let mut by_hash = HashMap::new();
        for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
            let path = entry.map_err(|error| unreadable(folder, error))?.path();
            if !path.is_file() {
                continue;
            }
            let bytes = fs::read(&path).map_err(|error| unreadable(&path, error))?;
            if let Ok(text) = std::str::from_utf8(&bytes) {
                by_hash.insert(sha256(text), path);
            }
        }
        Ok(Self { by_hash })
    }

    /// The text with a hash, if it is there and is still what it was.
    pub fn text(&self, hash: &str) -> Option<String> {
        let text = fs::read_to_string(self.by_hash.get(hash)?).ok()?;
        (sha256(&text) == hash).then_some(text)
    }
}
