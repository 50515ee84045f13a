//! Writing files whole.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::app::fault::AppFault;

/// Writes a file so that whoever reads it finds all of it or what was there before: beside it first, then in its place.
///
/// # Errors
/// When it cannot be written; what was there before is then still there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), AppFault> {
    let unwritable = |error| AppFault::Unwritable {
        path: path.into(),
        error,
    };
    if path.exists() && !path.is_file() {
        // A device or a pipe, such as /dev/stdout, cannot be put in place.
        return fs::OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(unwritable);
    }
    // What a link leads to is written, and the link stays.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.into());
    let beside = beside(path);
    let written = fs::File::create_new(&beside).and_then(|mut file| {
        if let Ok(before) = fs::metadata(path) {
            file.set_permissions(before.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&beside, path));
    if placed.is_err() {
        let _ = fs::remove_file(&beside);
    }
    placed.map_err(unwritable)
}

/// A name in the same directory for what is not done yet, so that it can be put in place in one step.
pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    path.with_file_name(name)
}
