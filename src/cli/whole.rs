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

/// From how many statements on a timeline says so, and one that takes in what others say.
const MANY_STATEMENTS: u64 = 20_000;
const MANY_COMPARED: u64 = 5_000;

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

/// Says what going through all of it takes, part by part.
pub(super) fn announce(store: &Store, output: &mut Output) -> Result<(), Failure> {
    let claims = store.last_claim()?;
    if claims > MANY {
        output.talk(&format!(
            "gainsay: this goes through all of about {claims} claims, a minute or more"
        ));
    }
    Ok(())
}

/// Says what a timeline of somebody with very many statements takes, with a figure where it does not depend on others.
pub(super) fn announce_statements(
    store: &Store,
    id: &str,
    compared: bool,
    output: &mut Output,
) -> Result<(), Failure> {
    let statements = store.statements_of(id)?;
    let many = if compared {
        MANY_COMPARED
    } else {
        MANY_STATEMENTS
    };
    if statements > many {
        let with = if compared {
            ", with all claims on the same questions".to_owned()
        } else {
            format!(", some {} MB of memory", statements * 5 / 1_000)
        };
        output.talk(&format!(
            "gainsay: this needs about {statements} statements at once{with}; `show`, `stories` and `sql` do with less"
        ));
    }
    Ok(())
}
