//! Casebooks that lie in the repository.

use std::fs;
use std::path::{Path, PathBuf};

use gainsay::formats::{Input, Sources, read};
use gainsay::model::record::Records;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The records of the shipped casebook.
pub(crate) fn karabakh() -> Records {
    let mut records = Records::default();
    for entry in fs::read_dir(root().join("fixtures/karabakh"))
        .expect("it lists")
        .flatten()
    {
        records.append(records_of(Input::path(entry.path())));
    }
    records
}

/// The records of the casebook that the transcripts are about.
pub(crate) fn towns() -> Records {
    records_of(Input::path(root().join("tests/transcripts/towns.yaml")))
}

/// The records of a text that is known to have no faults.
pub(crate) fn records_of(input: Input<'_>) -> Records {
    let (records, faults) = read(&mut Sources::new(), input).expect("it reads");
    assert!(faults.is_empty(), "{faults:?}");
    records
}
