//! Writing files whole.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::app::fault::AppFault;

/// How much is written at once, in bytes.
const BUFFER: usize = 1 << 18;

/// Writes a file so that whoever reads it finds all of it or what was there before: beside it first, then in its place.
///
/// # Errors
/// When it cannot be written; what was there before is then still there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), AppFault> {
    write_whole_by(path, |file| file.write_all(bytes))
}

/// The same, with what is written as it comes.
///
/// # Errors
/// As [`write_whole`].
pub fn write_whole_by(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), AppFault> {
    let unwritable = |error| AppFault::Unwritable {
        path: path.into(),
        error,
    };
    if path.exists() && !path.is_file() {
        // A device or a pipe, such as /dev/stdout, cannot be put in place.
        return fs::OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|file| buffered(&file, write))
            .map_err(unwritable);
    }
    // What a link leads to is written, and the link stays.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.into());
    let beside = beside(path);
    let written = fs::File::create_new(&beside).and_then(|file| {
        if let Ok(before) = fs::metadata(path) {
            file.set_permissions(before.permissions())?;
        }
        buffered(&file, write)?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&beside, path));
    if placed.is_err() {
        let _ = fs::remove_file(&beside);
    }
    placed.map_err(unwritable)
}

fn buffered(
    file: &fs::File,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, file);
    write(&mut out)?;
    out.flush()
}

/// Writes new files into a folder, which is made where it is not there.
///
/// # Errors
/// When the folder cannot be made, when one of the files is there already (then nothing is written), or when one cannot be
/// written.
pub fn write_new(folder: &Path, files: &[(&str, Vec<u8>)]) -> Result<Vec<PathBuf>, AppFault> {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    if let Some(there) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
        return Err(AppFault::Undecidable(format!(
            "`{}` is there already, and is left as it is: remove it, or name another folder",
            there.display()
        )));
    }
    if !folder.is_dir() {
        fs::create_dir(folder).map_err(|error| AppFault::Unwritable {
            path: folder.into(),
            error,
        })?;
    }
    for (path, (_, bytes)) in paths.iter().zip(files) {
        write_whole(path, bytes)?;
    }
    Ok(paths)
}

/// A name in the same directory for what is not done yet, so that it can be put in place in one step.
pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    path.with_file_name(name)
}
