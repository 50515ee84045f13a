//! Writes the made casebook of the tests (60 questions, 300 claims, 6 parties that do not exist) as YAML, so that every
//! command can be tried on more than the shipped casebook:
//!
//! ```sh
//! cargo run --example made_casebook > made.yaml
//! gainsay --db made.db import made.yaml
//! ```

use std::io::{self, Write};

#[path = "../tests/support/made.rs"]
mod made;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    gainsay::formats::yaml::write(&made::records(), &mut out)?;
    out.flush()
}
