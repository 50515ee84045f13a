//! Counts kept outside of the casebook until its file changes. They are derived: to delete them costs the time to count again.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};
use std::{env, fs};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::app::disputes::count::Counted;
use crate::app::fault::AppFault;
use crate::app::files;
use crate::store::{Stamp, Store};

/// What is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    program: Program,
    path: PathBuf,
    state: (u64, u32, u128),
    counted: Counted,
}

/// The program that counted, by its file: whoever changes how it counts need not give it another version, but builds another
/// file.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct Program {
    version: String,
    path: PathBuf,
    bytes: u64,
    written: Duration,
}

impl Program {
    /// This one; none where its file cannot be looked at.
    fn this() -> Option<Self> {
        let path = env::current_exe().ok()?;
        let metadata = fs::metadata(&path).ok()?;
        Some(Self {
            version: env!("CARGO_PKG_VERSION").into(),
            path,
            bytes: metadata.len(),
            written: metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?,
        })
    }
}

/// The folder for what can be deleted at any time, by what `variable` says of the environment; none where none is named.
pub fn folder(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let named = |name: &str| {
        let value = variable(name).filter(|value| !value.is_empty());
        value.map(PathBuf::from).filter(|path| path.is_absolute())
    };
    let caches = named("XDG_CACHE_HOME")
        .or_else(|| named("LOCALAPPDATA"))
        .or_else(|| named("HOME").map(|home| home.join(".cache")))?;
    Some(caches.join("gainsay"))
}

/// The disputes of a casebook by their numbers, as they were counted last if the file is as it was then. What is broken or
/// of another program is as if it were not there, and where nothing can be written nothing is kept.
///
/// # Errors
/// When the casebook cannot be read.
pub fn kept(store: &Store, folder: Option<&Path>) -> Result<Counted, AppFault> {
    let before = store.stamp();
    let file = folder
        .zip(before.as_ref())
        .map(|(folder, stamp)| folder.join(name(stamp)));
    if let Some((file, stamp)) = file.as_ref().zip(before.as_ref())
        && let Some(counted) = read(file, stamp)
    {
        return Ok(counted);
    }
    let counted = Counted::of(store)?;
    // A writer may have come between the look at the file and the count.
    if let Some((file, stamp)) = file.zip(before)
        && store.stamp().as_ref() == Some(&stamp)
    {
        let _ = write(&file, stamp, &counted);
    }
    Ok(counted)
}

fn name(stamp: &Stamp) -> String {
    let digest = Sha256::digest(stamp.path.as_os_str().as_encoded_bytes());
    let start: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("disputes-{start}.json")
}

fn read(file: &Path, stamp: &Stamp) -> Option<Counted> {
    let kept: Kept = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    let fits = kept.path == stamp.path
        && kept.state == stamp.state
        && Program::this().is_some_and(|program| kept.program == program);
    fits.then_some(kept.counted)
}

fn write(file: &Path, stamp: Stamp, counted: &Counted) -> Option<()> {
    let kept = Kept {
        program: Program::this()?,
        path: stamp.path,
        state: stamp.state,
        counted: counted.clone(),
    };
    fs::create_dir_all(file.parent()?).ok()?;
    files::write_whole(file, &serde_json::to_vec(&kept).ok()?).ok()
}
