//! An import from its beginning to its end.

use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::{mem, panic, thread};

use crate::app::fault::AppFault;
use crate::app::import::bring::{Brought, bring};
use crate::app::import::place::{clear_leftovers, make_beside};
use crate::app::import::refusal::Undone;
use crate::app::import::summary::{ImportSummary, KINDS, Progress, Tallies, in_words};
use crate::app::import::texts::Texts;
use crate::app::import::whole;
use crate::formats::Input;
use crate::model::merge::Tally;
use crate::store::{Author, Bulk, Row, Store};

/// How many rows are handed from the reader to the writer at once, and how often ahead of it.
const BATCH: usize = 512;
const AHEAD: usize = 8;

/// Reads inputs and writes what they hold into the casebook at `path`, which is made if there is none.
///
/// # Errors
/// Every fault of every input at once, or what keeps the file from being used; nothing is then changed.
pub fn import(
    path: &Path,
    inputs: Vec<Input<'_>>,
    author: &Author,
) -> Result<ImportSummary, AppFault> {
    import_with(path, inputs, author, &mut |_| {})
}

/// As [`import`], telling how far it is.
///
/// # Errors
/// As [`import`].
pub fn import_with(
    path: &Path,
    inputs: Vec<Input<'_>>,
    author: &Author,
    progress: &mut dyn FnMut(Progress),
) -> Result<ImportSummary, AppFault> {
    clear_leftovers(path);
    let mut texts = Texts::open(inputs);
    let created = !path.exists();
    let done = match created {
        true => into_new(path, &mut texts, author, progress),
        false => into_old(path, &mut texts, author),
    };
    match done {
        Ok(kinds) => Ok(ImportSummary { kinds, created }),
        Err(undone) => Err(undone.into_fault(texts)),
    }
}

/// Makes a new casebook of the texts.
fn into_new(
    path: &Path,
    texts: &mut Texts,
    author: &Author,
    progress: &mut dyn FnMut(Progress),
) -> Result<Tallies, Undone> {
    if !texts.unreadable.is_empty() {
        return Err(Undone::Faults(only_check(texts)?));
    }
    let (unplaced, mut store) = match make_beside(path) {
        Ok(made) => made,
        // What is wrong with the texts is told first: it is wrong whatever is done about the file.
        Err(fault) => {
            let found = only_check(texts)?;
            return Err(match found.is_empty() && !texts.has_faults() {
                true => fault.into(),
                false => Undone::Faults(found),
            });
        }
    };
    let kinds = store.fill(|transaction| {
        let mut bulk = Bulk::new(transaction)?;
        let brought = stream(&mut bulk, texts, progress)?;
        if !brought.found.is_empty() || texts.has_faults() {
            return Err(Undone::Faults(brought.found));
        }
        for decision in &brought.decisions {
            bulk.decide(decision, &brought.ids)?;
        }
        let kinds = tallies(&brought);
        if !kinds.is_empty() {
            transaction.note_import(author, &texts.files(), &in_words(&kinds), &[])?;
        }
        progress(Progress::Ordering);
        Ok(kinds)
    })?;
    drop(store);
    unplaced.put(path)?;
    Ok(kinds)
}

/// Reads and checks on one thread, and writes on this one.
fn stream(
    bulk: &mut Bulk<'_>,
    texts: &mut Texts,
    progress: &mut dyn FnMut(Progress),
) -> Result<Brought, Undone> {
    let of = texts.length();
    let (send, receive) = sync_channel::<(u64, Vec<Row>)>(AHEAD);
    thread::scope(|scope| {
        let reader = scope.spawn(move || {
            let mut batch = Vec::with_capacity(BATCH);
            let mut read = 0;
            let brought = bring(texts, |position, row| {
                read = position;
                batch.push(row);
                batch.len() < BATCH
                    || send
                        .send((
                            position,
                            mem::replace(&mut batch, Vec::with_capacity(BATCH)),
                        ))
                        .is_ok()
            });
            // Where nobody takes them any more, the writer knows why.
            let _ = send.send((read, batch));
            brought
        });
        let mut written = Ok(());
        for (done, rows) in receive {
            written = rows.iter().try_for_each(|row| bulk.add(row));
            if written.is_err() {
                break;
            }
            progress(Progress::Reading { done, of });
        }
        let brought = reader
            .join()
            .unwrap_or_else(|fall| panic::resume_unwind(fall));
        written?;
        brought.map_err(Undone::Unreadable)
    })
}

/// What is wrong with what the records of texts say.
fn only_check(texts: &mut Texts) -> Result<Vec<crate::model::fault::Fault>, Undone> {
    bring(texts, |_, _| true)
        .map(|brought| brought.found)
        .map_err(Undone::Unreadable)
}

fn tallies(brought: &Brought) -> Tallies {
    let count = |kind: &&'static str| {
        let new = *brought.counts.get(kind)?;
        let tally = Tally {
            new,
            ..Tally::default()
        };
        Some((*kind, tally))
    };
    KINDS.iter().filter_map(count).collect()
}

/// Brings the texts into a casebook that is there.
fn into_old(path: &Path, texts: &mut Texts, author: &Author) -> Result<Tallies, Undone> {
    let records = whole::records(texts).map_err(Undone::Unreadable)?;
    let old = Store::open_read_only(path)?.load()?.records();
    // Checked before anything is opened for writing, and again on what is there when the right to write is held.
    let found = whole::faults(old, records.clone());
    if !texts.unreadable.is_empty() || texts.has_faults() || !found.is_empty() {
        return Err(Undone::Faults(found));
    }
    whole::bring_in(&mut Store::open(path)?, records, &texts.files(), author)
}
