//! Where a new casebook is made: beside its place, so that whoever looks finds all of it or nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};
use std::{fs, io, process};

use crate::app::files::beside;
use crate::model::legible::system_words;
use crate::store::{Store, StoreFault};

/// A casebook that is not in its place yet; it goes away with this value.
#[derive(Debug)]
pub(super) struct Unplaced {
    beside: PathBuf,
}

/// Makes an empty casebook beside `path`.
pub(super) fn make_beside(path: &Path) -> Result<(Unplaced, Store), StoreFault> {
    let unplaced = Unplaced {
        beside: beside(path),
    };
    // The system's own words for why there can be no file are clearer than SQLite's.
    fs::File::create_new(&unplaced.beside)
        .and_then(|_| fs::remove_file(&unplaced.beside))
        .map_err(|error| unreachable(path, &error))?;
    let store = Store::create(&unplaced.beside)?;
    Ok((unplaced, store))
}

impl Unplaced {
    /// Puts it in its place; what another program made there in the meantime stays.
    pub(super) fn put(self, path: &Path) -> Result<(), StoreFault> {
        // A link, unlike a move, never takes the place of another file; not every file system has links.
        match fs::hard_link(&self.beside, path) {
            Ok(()) => Ok(()),
            Err(_) if path.exists() => Err(StoreFault::Exists(path.into())),
            Err(_) => fs::rename(&self.beside, path).map_err(|error| unreachable(path, &error)),
        }
    }
}

impl Drop for Unplaced {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.beside);
        let _ = fs::remove_file(journal(&self.beside));
    }
}

fn unreachable(path: &Path, error: &io::Error) -> StoreFault {
    StoreFault::Unreachable {
        path: path.into(),
        detail: system_words(error),
    }
}

fn journal(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push("-journal");
    path.with_file_name(name)
}

/// Removes what imports that were killed left beside `path`.
pub(super) fn clear_leftovers(path: &Path) {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return;
    };
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let left = entry.file_name();
        let process = left
            .to_str()
            .and_then(|left| left.strip_prefix(name)?.strip_prefix('.'))
            .map(|left| left.strip_suffix("-journal").unwrap_or(left))
            .and_then(|left| left.strip_suffix(".tmp")?.parse::<u32>().ok());
        if process.is_some_and(|process| is_left(process, &entry)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether the process that made a file is no more.
fn is_left(process: u32, entry: &fs::DirEntry) -> bool {
    if process == process::id() {
        // Another process had the same number before; an import of this one would still be writing.
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        return modified.is_ok_and(|modified| {
            let age = SystemTime::now().duration_since(modified);
            age.is_ok_and(|age| age > Duration::from_secs(60))
        });
    }
    if Path::new("/proc/self").exists() {
        return !Path::new("/proc").join(process.to_string()).exists();
    }
    // Where nobody can say, it stays.
    Command::new("kill")
        .args(["-0", &process.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| !status.success())
}
