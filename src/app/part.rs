//! The part of a casebook that a command about one thing needs, so that it takes no longer in a larger casebook.

use crate::app::fault::AppFault;
use crate::model::casebook::Casebook;
use crate::model::words::Word;
use crate::store::{Kind, Need, Reach, Store};

/// What has sources of its own.
const SOURCED: [Kind; 3] = [Kind::Claim, Kind::Question, Kind::Document];

/// For [`describe`](crate::app::describe::describe): the thing of a kind with this id.
///
/// # Errors
/// When the file cannot be read.
pub fn of_page(store: &Store, kind: Kind, id: &str) -> Result<Casebook, AppFault> {
    let reach = match kind {
        Kind::Question => Reach::Disputed,
        Kind::Claim | Kind::Speaker => Reach::Compared,
        Kind::Document | Kind::Outlet | Kind::Party => Reach::Said,
    };
    Ok(store.load_part(&[Need { kind, id, reach }])?)
}

/// The kinds of things with this id.
///
/// # Errors
/// When nothing has it, or the file cannot be read.
pub fn kinds(store: &Store, id: &str) -> Result<Vec<Kind>, AppFault> {
    let what = "claim, question, speaker, document, outlet or party";
    known(store, id, what, Kind::ALL)
}

/// For [`explain`](crate::app::describe::explain): two claims.
///
/// # Errors
/// When one of them does not exist, or the file cannot be read.
pub fn of_pair(store: &Store, a: &str, b: &str) -> Result<Casebook, AppFault> {
    known_pair(store, a, b)?;
    Ok(store.load_part(&pair(a, b))?)
}

/// Tells which claim was perhaps meant where one of two does not exist.
pub(super) fn known_pair(store: &Store, a: &str, b: &str) -> Result<(), AppFault> {
    for id in [a, b] {
        known(store, id, "claim", &[Kind::Claim])?;
    }
    Ok(())
}

/// Two claims and what people state of them.
pub(super) fn pair<'a>(a: &'a str, b: &'a str) -> [Need<'a>; 2] {
    [a, b].map(|id| Need {
        kind: Kind::Claim,
        id,
        reach: Reach::Said,
    })
}

/// For [`sources`](crate::app::sources) and its picture: the claim, the question and the document with this id.
///
/// # Errors
/// When none has it, or the file cannot be read.
pub fn of_sources(store: &Store, id: &str) -> Result<Casebook, AppFault> {
    let found = known(store, id, "claim, question or document", &SOURCED)?;
    let needs: Vec<Need<'_>> = found
        .into_iter()
        .filter(|kind| SOURCED.contains(kind))
        .map(|kind| Need {
            kind,
            id,
            reach: Reach::Sourced,
        })
        .collect();
    Ok(store.load_part(&needs)?)
}

/// For [`timeline`](crate::app::timeline): everything with this id.
///
/// # Errors
/// When nothing has it, or the file cannot be read.
pub fn of_timeline(store: &Store, id: &str) -> Result<Casebook, AppFault> {
    any(store, id, |kind| match kind {
        Kind::Question => Reach::Compared,
        _ => Reach::Said,
    })
}

/// For pictures of timelines, which put together what is answered alike: everything with this id.
///
/// # Errors
/// When nothing has it, or the file cannot be read.
pub fn of_drawn_timeline(store: &Store, id: &str) -> Result<Casebook, AppFault> {
    any(store, id, |kind| match kind {
        Kind::Question | Kind::Speaker | Kind::Party => Reach::Compared,
        _ => Reach::Said,
    })
}

/// For the picture of the dispute that a question belongs to.
///
/// # Errors
/// When there is no such question, or the file cannot be read.
pub fn of_dispute(store: &Store, question: &str) -> Result<Casebook, AppFault> {
    one(store, question, "question", Kind::Question)
}

/// For the picture of a claim and its neighbourhood.
///
/// # Errors
/// When there is no such claim, or the file cannot be read.
pub fn of_claim(store: &Store, claim: &str) -> Result<Casebook, AppFault> {
    one(store, claim, "claim", Kind::Claim)
}

fn one(store: &Store, id: &str, what: &'static str, kind: Kind) -> Result<Casebook, AppFault> {
    known(store, id, what, &[kind])?;
    let need = Need {
        kind,
        id,
        reach: Reach::Disputed,
    };
    Ok(store.load_part(&[need])?)
}

fn any(store: &Store, id: &str, reach: impl Fn(Kind) -> Reach) -> Result<Casebook, AppFault> {
    let found = kinds(store, id)?;
    let need = |kind| Need {
        kind,
        id,
        reach: reach(kind),
    };
    let needs: Vec<Need<'_>> = found.into_iter().map(need).collect();
    Ok(store.load_part(&needs)?)
}

/// What has this id, if something of these kinds has.
fn known(
    store: &Store,
    id: &str,
    what: &'static str,
    kinds: &[Kind],
) -> Result<Vec<Kind>, AppFault> {
    let found = store.kinds_of(id)?;
    if found.iter().any(|kind| kinds.contains(kind)) {
        return Ok(found);
    }
    let is = found.first().map(|kind| kind.word());
    let near = match is {
        Some(_) => None,
        None => store.nearest_id(id, kinds)?,
    };
    Err(AppFault::Unknown {
        what,
        id: id.into(),
        is,
        near,
    })
}
