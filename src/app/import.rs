//! Bringing files into a casebook: all of them, or nothing.

use std::collections::HashSet;
use std::path::Path;
use std::{fs, io};

use serde::Serialize;

use crate::app::fault::AppFault;
use crate::app::files::beside;
use crate::formats::{self, Input, ReadError, Sources};
use crate::model::casebook::Casebook;
use crate::model::fault::{Fault, FaultCode};
use crate::model::legible::system_words;
use crate::model::merge::{Identified, Merged, Tally, merge};
use crate::model::record::Records;
use crate::model::validate::validate;
use crate::store::{Author, ImportedSource, Store, StoreFault};

/// What an import did.
#[derive(Clone, Debug, Default)]
pub struct ImportSummary {
    /// The counts of each kind of record that there was any of.
    pub kinds: Vec<(&'static str, Tally)>,
    /// Whether the casebook was made for it.
    pub created: bool,
}

impl ImportSummary {
    /// Whether nothing was written.
    pub fn is_unchanged(&self) -> bool {
        self.kinds
            .iter()
            .all(|(_, tally)| tally.new + tally.changed == 0)
    }
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
    let mut sources = Sources::new();
    let mut records = Records::default();
    let mut faults = Vec::new();
    let mut unreadable: Vec<ReadError> = Vec::new();
    let mut files = Vec::new();
    for input in inputs {
        match formats::read(&mut sources, input) {
            Ok((read, mut found)) => {
                records.append(read);
                faults.append(&mut found);
                files.extend(newest_source(&sources));
            }
            Err(error) => unreadable.push(error),
        }
    }
    let records = records.normalised();
    let exists = path.exists();
    let old = if exists {
        Store::open_read_only(path)?.load()?.records()
    } else {
        Records::default()
    };
    // Checked before anything is opened for writing, and again on what is there when the right to write is held.
    let found = Plan::new(old, records.clone()).err().unwrap_or_default();
    if !unreadable.is_empty() || !faults.is_empty() || !found.is_empty() {
        add_semantic_faults(&mut faults, found);
        return Err(AppFault::Refused {
            undone: "imported",
            sources,
            faults,
            unreadable,
        });
    }
    let done = if exists {
        bring_in(&mut Store::open(path)?, records, &files, author)
    } else {
        bring_into_new(path, records, &files, author)
    };
    match done {
        Ok(kinds) => Ok(ImportSummary {
            kinds,
            created: !exists,
        }),
        Err(Undone::Store(fault)) => Err(fault.into()),
        Err(Undone::Faults(faults)) => Err(AppFault::Refused {
            undone: "imported",
            sources,
            faults,
            unreadable,
        }),
    }
}

/// Why records were not written.
enum Undone {
    Faults(Vec<Fault>),
    Store(StoreFault),
}

impl From<StoreFault> for Undone {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}

type Tallies = Vec<(&'static str, Tally)>;

/// Writes records into an open casebook, in one transaction.
fn bring_in(
    store: &mut Store,
    records: Records,
    files: &[ImportedSource],
    author: &Author,
) -> Result<Tallies, Undone> {
    store.write(|transaction| {
        let plan = Plan::new(transaction.records()?, records).map_err(Undone::Faults)?;
        if !plan.touched.is_empty() {
            transaction.save(&plan.casebook, &plan.touched)?;
            let summary = plan.kinds.iter().map(|(kind, tally)| {
                format!("{kind}: {} new, {} changed", tally.new, tally.changed)
            });
            transaction.note_import(
                author,
                files,
                &summary.collect::<Vec<_>>().join("; "),
                &plan.replaced,
            )?;
        }
        Ok(plan.kinds)
    })
}

/// Writes records into a new casebook, which is made beside `path` and put there when it is done: whoever looks finds all
/// of it or nothing, and what another program made in the meantime stays.
fn bring_into_new(
    path: &Path,
    records: Records,
    files: &[ImportedSource],
    author: &Author,
) -> Result<Tallies, Undone> {
    let unreachable = |error: io::Error| StoreFault::Unreachable {
        path: path.into(),
        detail: system_words(&error),
    };
    let beside = beside(path);
    // The system's own words for why there can be no file are clearer than SQLite's.
    fs::File::create_new(&beside)
        .and_then(|_| fs::remove_file(&beside))
        .map_err(unreachable)?;
    let done = Store::create(&beside)
        .map_err(Undone::Store)
        .and_then(|mut store| bring_in(&mut store, records, files, author))
        .and_then(|kinds| {
            // A link, unlike a move, never takes the place of another file; not every file system has links.
            match fs::hard_link(&beside, path) {
                Ok(()) => {}
                Err(_) if path.exists() => return Err(StoreFault::Exists(path.into()).into()),
                Err(_) => fs::rename(&beside, path).map_err(unreachable)?,
            }
            Ok(kinds)
        });
    let _ = fs::remove_file(&beside);
    done
}

fn newest_source(sources: &Sources) -> Option<ImportedSource> {
    let number = u32::try_from(sources.len().checked_sub(1)?).ok()?;
    Some(ImportedSource {
        name: sources.name(number)?.to_owned(),
        sha256: sources.sha256(number).unwrap_or_default().to_owned(),
    })
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

/// What an import will do to a casebook.
struct Plan {
    casebook: Casebook,
    touched: HashSet<(&'static str, String)>,
    kinds: Vec<(&'static str, Tally)>,
    /// What was changed, its old and its new form in JSON.
    replaced: Vec<(String, String, String)>,
}

impl Plan {
    fn new(old: Records, new: Records) -> Result<Self, Vec<Fault>> {
        let mut plan = Self {
            casebook: Casebook::default(),
            touched: HashSet::new(),
            kinds: Vec::new(),
            replaced: Vec::new(),
        };
        let records = Records {
            parties: plan.merge(old.parties, new.parties),
            speakers: plan.merge(old.speakers, new.speakers),
            outlets: plan.merge(old.outlets, new.outlets),
            documents: plan.merge(old.documents, new.documents),
            questions: plan.merge(old.questions, new.questions),
            claims: plan.merge(old.claims, new.claims),
            links: plan.merge(old.links, new.links),
            judgements: plan.merge(old.judgements, new.judgements),
            assessments: plan.merge(old.assessments, new.assessments),
        };
        plan.casebook = validate(records)?;
        Ok(plan)
    }

    fn merge<T: Identified + Clone + Serialize>(&mut self, old: Vec<T>, new: Vec<T>) -> Vec<T> {
        let Merged {
            records,
            tally,
            replaced,
            added,
        } = merge(old, new);
        if tally != Tally::default() {
            self.kinds.push((T::KIND, tally));
        }
        self.touched
            .extend(added.into_iter().map(|identity| (T::KIND, identity)));
        for (before, after) in replaced {
            let json = |record: &T| serde_json::to_string(record).unwrap_or_default();
            self.touched.insert((T::KIND, after.identity()));
            self.replaced.push((
                format!("{} {}", T::KIND, after.identity().replace('\n', " ")),
                json(&before),
                json(&after),
            ));
        }
        records
    }
}
