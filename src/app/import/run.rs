//! An import from its beginning to its end.

use std::collections::HashMap;
use std::mem;
use std::path::Path;
use std::sync::mpsc::{SyncSender, channel, sync_channel};
use std::thread;

use crate::app::fault::AppFault;
use crate::app::import::beside;
use crate::app::import::bring::bring;
use crate::app::import::decided::Brought;
use crate::app::import::onto::{self, bring_onto};
use crate::app::import::place::{clear_leftovers, make_beside};
use crate::app::import::refusal::{Ended, Undone};
use crate::app::import::summary::{ImportSummary, KINDS, Progress, Tallies, in_words};
use crate::app::import::texts::Texts;
use crate::app::import::turns::joined;
use crate::app::import::whole;
use crate::formats::Input;
use crate::model::fault::Fault;
use crate::model::merge::Tally;
use crate::store::search::{IndexAside, NewTexts};
use crate::store::{Author, Bulk, Row, Store, Transaction};

/// How many rows are handed from the reader to the writer at once, and how often ahead of it.
const BATCH: usize = 128;
const AHEAD: usize = 16;

/// The same for texts and the thread that gathers their words. It may fall far behind: it catches up while indexes are made.
const WORDS_BATCH: usize = 512;
const WORDS_AHEAD: usize = 64;

/// What is short and what is long.
#[derive(Clone, Copy)]
struct Size {
    /// How long texts may be, in bytes, to be read at once.
    small: u64,
    /// How many records of long texts are laid over a casebook at once.
    batch: usize,
}

impl Size {
    const USUAL: Self = Self {
        small: 4 << 20,
        batch: onto::BATCH,
    };
    /// So that a few records are many.
    const STREAMED: Self = Self { small: 0, batch: 3 };
}

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
    run(path, inputs, author, progress, Size::USUAL)
}

/// As [`import`], but whatever the size of the inputs, they are streamed as large ones are. The rows of a new casebook are then
/// in the order of the inputs.
///
/// # Errors
/// As [`import`].
pub fn import_streamed(
    path: &Path,
    inputs: Vec<Input<'_>>,
    author: &Author,
) -> Result<ImportSummary, AppFault> {
    run(path, inputs, author, &mut |_| {}, Size::STREAMED)
}

fn run(
    path: &Path,
    inputs: Vec<Input<'_>>,
    author: &Author,
    progress: &mut dyn FnMut(Progress),
    size: Size,
) -> Result<ImportSummary, AppFault> {
    clear_leftovers(path);
    let mut texts = Texts::open(inputs);
    let created = !path.exists();
    let done = match created {
        true => sort_small(&mut texts, size.small)
            .and_then(|()| into_new(path, &mut texts, author, progress)),
        false => into_old(path, &mut texts, author, progress, size),
    };
    match done {
        Ok(kinds) => Ok(ImportSummary { kinds, created }),
        Err(undone) => Err(undone.into_fault(texts)),
    }
}

/// Reads texts that are not long at once, and sorts what they hold: the rows of a new casebook are then in the order of ids,
/// whatever the order of entry.
fn sort_small(texts: &mut Texts, small: u64) -> Result<(), Undone> {
    if texts.length() <= small {
        let mut records = whole::records(texts).map_err(Undone::Unreadable)?;
        records.sort_by_id();
        texts.replace(records);
    }
    Ok(())
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
    texts.sign_drops(author);
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
    let kinds = store.fill(|transaction| fill(transaction, texts, author, progress));
    let kinds = kinds.map_err(|undone| match undone {
        Undone::Store(fault) => Undone::Store(fault.of(path)),
        undone => undone,
    })?;
    drop(store);
    unplaced.put(path)?;
    Ok(kinds)
}

/// Reads and checks on one thread, writes rows on this one, and gathers words on a third.
fn fill(
    transaction: &Transaction<'_>,
    texts: &mut Texts,
    author: &Author,
    progress: &mut dyn FnMut(Progress),
) -> Result<Tallies, Undone> {
    let mut bulk = Bulk::new(transaction)?;
    let mut index = IndexAside::new(transaction)?;
    let (tell_words, words) = sync_channel::<NewTexts>(WORDS_AHEAD);
    thread::scope(|scope| {
        let indexer = scope.spawn(move || index.fill(words).map(|()| index));
        let brought = stream(&mut bulk, texts, tell_words, progress)?;
        if !brought.found.is_empty() || texts.has_faults() {
            return Err(Undone::Faults(brought.found));
        }
        for decision in &brought.decisions {
            bulk.decide(decision, &brought.ids)?;
        }
        progress(Progress::Ordering);
        bulk.finish()?;
        joined(indexer)?.copy_into(transaction)?;
        let kinds = by_kind(&brought.counts, |new| Tally {
            new,
            ..Tally::default()
        });
        if !kinds.is_empty() {
            transaction.note_import(author, &texts.files(), &in_words(&kinds), &[])?;
        }
        Ok(kinds)
    })
}

/// Reads and checks on one thread, and writes rows on this one.
fn stream(
    bulk: &mut Bulk<'_>,
    texts: &mut Texts,
    words: SyncSender<NewTexts>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Brought, Undone> {
    let of = texts.length();
    let (send, receive) = sync_channel::<(u64, Vec<Row>)>(AHEAD);
    // What is written goes back to be freed where it was made: the writer has more to do.
    let (give_back, used) = channel::<Vec<Row>>();
    thread::scope(|scope| {
        let reader = scope.spawn(move || {
            let mut batch = Vec::with_capacity(BATCH);
            let mut new = NewTexts::default();
            let mut read = 0;
            let brought = bring(texts, |position, row| {
                read = position;
                row.note_text(&mut new);
                batch.push(row);
                if new.len() >= WORDS_BATCH && words.send(mem::take(&mut new)).is_err() {
                    return false;
                }
                if batch.len() < BATCH {
                    return true;
                }
                used.try_iter().for_each(drop);
                send.send((
                    position,
                    mem::replace(&mut batch, Vec::with_capacity(BATCH)),
                ))
                .is_ok()
            });
            // Where nobody takes them any more, the writer knows why.
            let _ = send.send((read, batch));
            let _ = words.send(new);
            brought
        });
        let mut written = Ok(());
        for (done, rows) in receive {
            written = rows.iter().try_for_each(|row| bulk.add(row));
            if written.is_err() {
                break;
            }
            let _ = give_back.send(rows);
            progress(Progress::Reading { done, of });
        }
        let brought = joined(reader);
        written?;
        brought.map_err(Undone::Unreadable)
    })
}

/// What is wrong with what the records of texts say.
fn only_check(texts: &mut Texts) -> Result<Vec<Fault>, Undone> {
    bring(texts, |_, _| true)
        .map(|brought| brought.found)
        .map_err(Undone::Unreadable)
}

/// Brings the texts into a casebook that is there.
fn into_old(
    path: &Path,
    texts: &mut Texts,
    author: &Author,
    progress: &mut dyn FnMut(Progress),
    size: Size,
) -> Result<Tallies, Undone> {
    let store = Store::open_read_only(path)?;
    if let Some(kinds) = same_as_newest(&store, texts)? {
        return Ok(kinds);
    }
    drop(store);
    if texts.length() > size.small
        && texts.unreadable.is_empty()
        && !texts.has_faults()
        && let Ok(mut writable) = Store::open(path)
    {
        writable.make_room()?;
        match bring_onto(&mut writable, texts, author, size.batch, progress) {
            // Told without holding all records where it can be.
            Err(Ended::Otherwise) => {
                drop(writable);
                let found = beside::faults(&Store::open_read_only(path)?, texts, author)?;
                if !found.is_empty() || texts.has_faults() {
                    return Err(Undone::Faults(found));
                }
            }
            Err(Ended::Undone(undone)) => return Err(undone),
            Ok(kinds) => return Ok(kinds),
        }
    }
    let records = whole::records(texts).map_err(Undone::Unreadable)?;
    let is_fine = texts.unreadable.is_empty() && !texts.has_faults();
    whole::bring_in(path, &records, &texts.files(), author, is_fine)
}

/// The counts of the texts where they are the files of the newest import, since which nothing was written: then there is
/// nothing new in them.
fn same_as_newest(store: &Store, texts: &mut Texts) -> Result<Option<Tallies>, Undone> {
    let Some(hashes) = store.newest_import()? else {
        return Ok(None);
    };
    if !texts.unreadable.is_empty() || texts.has_faults() || hashes.len() != texts.bodies.len() {
        return Ok(None);
    }
    let counts = texts.count().map_err(Undone::Unreadable)?;
    let files = texts.files();
    let same = files
        .iter()
        .zip(&hashes)
        .all(|(file, hash)| !hash.is_empty() && file.sha256 == *hash);
    let unchanged = |unchanged| Tally {
        unchanged,
        ..Tally::default()
    };
    if !same {
        return Ok(None);
    }
    // One that must not be written is told of, whether or not there is anything to write.
    drop(Store::open(store.path())?);
    Ok(Some(by_kind(&counts, unchanged)))
}

fn by_kind(counts: &HashMap<&'static str, usize>, tally: impl Fn(usize) -> Tally) -> Tallies {
    let counted = |kind: &&'static str| Some((*kind, tally(*counts.get(kind)?)));
    KINDS.iter().filter_map(counted).collect()
}
