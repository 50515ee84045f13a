//! Recording decisions on drafts by the same rules as an import, without a file.

use std::path::Path;

use crate::app::fault::AppFault;
use crate::app::import::refusal::Undone;
use crate::app::import::whole::{Plan, take_out};
use crate::formats::Sources;
use crate::model::record::Records;
use crate::store::{Author, Store};

/// Writes claims that are there already, and dropped drafts, in one transaction; the log of changes names each of them.
///
/// # Errors
/// When they do not pass the checks beside what is there, or the file cannot be written.
pub(in crate::app) fn record(
    path: &Path,
    records: Records,
    author: &Author,
    sources: Sources,
) -> Result<(), AppFault> {
    let mut store = Store::open(path)?;
    let records = records.normalised();
    let done = store.write(|transaction| {
        let plan = Plan::new(transaction.records_beside(&records)?, records, author)
            .map_err(Undone::Faults)?;
        take_out(transaction, &plan)?;
        transaction.save(&plan.casebook, &plan.touched)?;
        for (what, before, after) in &plan.replaced {
            transaction.note_changed(author, what, before, after)?;
        }
        for (what, record) in &plan.removed {
            transaction.note_removed(author, what, record, None)?;
        }
        for dropped in plan.casebook.dropped() {
            let what = format!("dropped {}", dropped.id());
            let is_new = plan.touched.contains(&("dropped", dropped.id().to_owned()))
                && plan.replaced.iter().all(|(changed, _, _)| *changed != what);
            if is_new {
                let json = serde_json::to_string(&dropped.entry).unwrap_or_default();
                transaction.note_added(author, &what, &json)?;
            }
        }
        Ok(())
    });
    done.map_err(|undone| match undone {
        Undone::Store(fault) => fault.into(),
        Undone::Unreadable(error) => AppFault::Undecidable(error.to_string()),
        Undone::Faults(faults) => AppFault::Refused {
            undone: "recorded",
            sources,
            faults,
            unreadable: Vec::new(),
        },
    })
}
