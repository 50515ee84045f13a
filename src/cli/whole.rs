//! Loading all of a casebook, with a word to whoever may wait for it.

use gainsay::model::casebook::Casebook;
use gainsay::store::Store;

use crate::cli::output::{Failure, Output};

/// From how many claims on people are told what loading takes.
const MANY: i64 = 100_000;
/// What a claim takes with its statements, measured.
const KILOBYTES_A_CLAIM: i64 = 4;
/// The same where it is drawn.
const KILOBYTES_DRAWN: i64 = 3;

/// Loads all of it.
pub(super) fn load(store: &Store, output: &mut Output) -> Result<Casebook, Failure> {
    warn(store, output, KILOBYTES_A_CLAIM)?;
    Ok(store.load()?)
}

/// Loads what all claims are drawn from.
pub(super) fn load_drawn(store: &Store, output: &mut Output) -> Result<Casebook, Failure> {
    warn(store, output, KILOBYTES_DRAWN)?;
    Ok(store.load_drawn()?)
}

fn warn(store: &Store, output: &mut Output, kilobytes: i64) -> Result<(), Failure> {
    let claims = store.last_claim()?;
    if claims > MANY {
        output.talk(&format!(
            "gainsay: this needs all of about {claims} claims at once, some {} MB of memory and minutes rather than seconds; \
             `disputes`, `camps`, `stories`, `show`, `graph overview` and `sql` do with less",
            claims * kilobytes / 1_000
        ));
    }
    Ok(())
}
