//! Why an import was not done.

use std::collections::HashSet;

use crate::app::fault::AppFault;
use crate::app::import::texts::Texts;
use crate::formats::ReadError;
use crate::model::fault::{Fault, FaultCode};
use crate::store::StoreFault;

/// Why records were not written.
pub(super) enum Undone {
    /// What they say is wrong.
    Faults(Vec<Fault>),
    /// An input could not be read to its end.
    Unreadable(ReadError),
    /// The file cannot be used.
    Store(StoreFault),
}

impl From<StoreFault> for Undone {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}

impl From<ReadError> for Undone {
    fn from(error: ReadError) -> Self {
        Self::Unreadable(error)
    }
}

/// Why the way of long texts into a casebook that is there was not gone to its end.
pub(super) enum Ended {
    /// Something is wrong with the texts, which the way of short ones finds.
    Otherwise,
    /// It could not be done.
    Undone(Undone),
}

impl<E: Into<Undone>> From<E> for Ended {
    fn from(error: E) -> Self {
        Self::Undone(error.into())
    }
}

impl Undone {
    /// The same for people, with what is wrong with the texts themselves.
    pub(super) fn into_fault(self, mut texts: Texts) -> AppFault {
        let found = match self {
            Self::Store(fault) => return fault.into(),
            Self::Unreadable(error) => {
                texts.unreadable.push(error);
                Vec::new()
            }
            Self::Faults(found) => found,
        };
        let mut faults = texts.take_faults();
        add_semantic_faults(&mut faults, found);
        AppFault::Refused {
            undone: "imported",
            sources: texts.sources,
            faults,
            unreadable: texts.unreadable,
        }
    }
}

/// Where an input could be read in part only, what follows from the missing parts is no fault of its own: it stands at a
/// place that has one already, or, being nothing that was written, at none.
fn add_semantic_faults(faults: &mut Vec<Fault>, found: Vec<Fault>) {
    let partial = !faults.is_empty();
    let torn = faults.iter().any(|fault| {
        matches!(
            fault.code,
            FaultCode::Syntax | FaultCode::Encoding | FaultCode::TooLarge | FaultCode::Version
        )
    });
    let known: HashSet<_> = faults.iter().map(|fault| fault.place).collect();
    let follows = |fault: &Fault| {
        partial && (fault.place.is_none() || known.contains(&fault.place))
            // What is not found may stand in the part that could not be read.
            || torn && fault.code == FaultCode::UnknownReference
    };
    faults.extend(found.into_iter().filter(|fault| !follows(fault)));
    faults.sort_by_key(|fault| (fault.place.is_none(), fault.place));
}
