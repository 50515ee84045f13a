//! Finding the texts of documents in a folder.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::analysis::checks::{Text, Texts};
use crate::app::fault::AppFault;
use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::source::Document;

/// What a folder has of the documents of a casebook.
#[derive(Clone, Debug, Default)]
pub struct FoundTexts {
    /// The texts that were found, and files that are named like a document and have another text.
    pub texts: Texts,
    /// Why the other documents could not be compared, a sentence for each, by id.
    pub unchecked: Vec<String>,
}

/// Looks for the texts of documents among the files of a folder: by their hashes, whatever they are called; and by the
/// documents' ids where no file has the hash.
///
/// # Errors
/// When the folder or one of its files cannot be read.
pub fn find_texts(casebook: &Casebook, folder: &Path) -> Result<FoundTexts, AppFault> {
    let unreadable = |path: &Path, error| AppFault::Unreadable {
        path: path.into(),
        error,
    };
    let mut by_hash: HashMap<&str, Vec<Key<Document>>> = HashMap::new();
    for (key, document) in casebook.documents() {
        if let Some(hash) = &document.entry.sha256 {
            by_hash.entry(hash.as_str()).or_default().push(key);
        }
    }
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|files| files.map(|file| file.map(|file| file.path())).collect())
        .map_err(|error| unreadable(folder, error))?;
    files.sort();
    let mut found = FoundTexts::default();
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    let mut unreadable_texts = BTreeMap::new();
    for path in files.iter().filter(|path| path.is_file()) {
        let hash = sha256(path).map_err(|error| unreadable(path, error))?;
        let name = text_of(path.file_name());
        named
            .entry(text_of(path.file_stem()))
            .or_insert_with(|| name.clone());
        named.insert(name.clone(), name.clone());
        let Some(documents) = by_hash.get(hash.as_str()) else {
            continue;
        };
        let bytes = fs::read(path).map_err(|error| unreadable(path, error))?;
        match String::from_utf8(bytes) {
            Ok(text) => {
                for document in documents {
                    found.texts.insert(*document, Text::Found(text.clone()));
                }
            }
            Err(_) => {
                unreadable_texts.extend(documents.iter().map(|document| (*document, name.clone())));
            }
        }
    }
    for (key, document) in casebook.documents() {
        if found.texts.contains_key(&key) {
            continue;
        }
        let id = document.id();
        let reason = if document.entry.sha256.is_none() {
            "the casebook has no hash of its text".into()
        } else if let Some(name) = unreadable_texts.get(&key) {
            format!("{name} is not UTF-8")
        } else if let Some(name) = named.get(id) {
            found.texts.insert(key, Text::Changed(name.clone()));
            continue;
        } else {
            "no file there has its hash".into()
        };
        found
            .unchecked
            .push(format!("`{id}` was not checked: {reason}"));
    }
    Ok(found)
}

/// SHA-256 of a file, which may be larger than any article.
fn sha256(path: &Path) -> io::Result<String> {
    let mut file = fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
    }
    let digest = hash.finalize();
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn text_of(name: Option<&std::ffi::OsStr>) -> String {
    name.unwrap_or_default().to_string_lossy().into_owned()
}
