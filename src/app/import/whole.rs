//! The way into a casebook that is there already: what is new and what of the casebook it touches are laid together and
//! checked.

use std::collections::HashSet;
use std::path::Path;

use serde::Serialize;

use crate::app::import::drops::{Settled, cannot_be_dropped, held, settle};
use crate::app::import::refusal::Undone;
use crate::app::import::summary::{Tallies, in_words};
use crate::app::import::texts::{Body, Texts};
use crate::formats::ReadError;
use crate::model::casebook::Casebook;
use crate::model::fault::Fault;
use crate::model::merge::{Identified, Merged, Tally, merge};
use crate::model::record::Records;
use crate::model::validate::{sort, validate};
use crate::store::{Author, ImportedSource, Store, StoreFault, Transaction};

/// From how many claims on no casebook is loaded for the sake of suggestions.
const MANY: usize = 50_000;

/// All records of the texts, in their one spelling.
pub(super) fn records(texts: &mut Texts) -> Result<Records, ReadError> {
    let mut all = Records::default();
    for source in 0..texts.bodies.len() {
        if let Body::Whole(records, _) = &mut texts.bodies[source] {
            all.append(std::mem::take(records.as_mut()));
            continue;
        }
        texts.each_line(source, true, |stream, faults| stream.read(&mut all, faults))?;
    }
    Ok(all.normalised())
}

/// Brings records into a casebook that is there.
pub(super) fn bring_in(
    path: &Path,
    records: &Records,
    files: &[ImportedSource],
    author: &Author,
    is_fine: bool,
) -> Result<Tallies, Undone> {
    let write = |transaction: &Transaction<'_>| {
        let plan = Plan::new(
            transaction.records_beside(records)?,
            records.clone(),
            author,
        )
        .map_err(Undone::Faults)?;
        if !is_fine {
            return Err(Undone::Faults(Vec::new()));
        }
        if !plan.touched.is_empty() {
            take_out(transaction, &plan)?;
            transaction.save(&plan.casebook, &plan.touched)?;
            transaction.note_import(author, files, &in_words(&plan.kinds), &plan.replaced)?;
            for (what, record) in &plan.removed {
                transaction.note_removed(author, what, record, None)?;
            }
        }
        Ok(plan.kinds)
    };
    // What is wrong with the records is told, whether or not the file can be written, and before anybody waits for it.
    let tried = match Store::open(path) {
        Ok(mut store) => {
            store.make_room()?;
            store.read_and_write(write)
        }
        Err(_) => match with_suggestions(&Store::open_read_only(path)?, records, author)? {
            found if found.is_empty() && is_fine => Store::open(path)?.write(write),
            found => return Err(Undone::Faults(found)),
        },
    };
    match tried {
        Err(Undone::Store(StoreFault::Locked(_))) => Store::open(path)?.write(write),
        Err(Undone::Faults(first)) => {
            let found = with_suggestions(&Store::open_read_only(path)?, records, author)?;
            // What stands against a write alone is not found by checking.
            Err(Undone::Faults(if found.is_empty() { first } else { found }))
        }
        tried => tried,
    }
}

/// What is wrong with records beside those of a casebook.
fn with_suggestions(
    store: &Store,
    new: &Records,
    author: &Author,
) -> Result<Vec<Fault>, StoreFault> {
    let mut found = match Plan::new(store.records_beside(new)?, new.clone(), author) {
        Ok(_) => Vec::new(),
        // Suggestions come from all that there is, where that is not too much.
        Err(found) if store.has_many_claims(MANY)? => found,
        Err(found) => Plan::new(store.load()?.records(), new.clone(), author)
            .err()
            .unwrap_or(found),
    };
    let claims: HashSet<&str> = new.claims.iter().map(|claim| claim.id.as_str()).collect();
    let drops = new.dropped.iter().map(|dropped| &dropped.id);
    found.extend(held(
        store,
        drops.filter(|id| !claims.contains(id.as_str())),
    )?);
    sort(&mut found);
    Ok(found)
}

/// Takes drafts out that are dropped, and dropped ones that became claims.
pub(super) fn take_out(transaction: &Transaction<'_>, plan: &Plan) -> Result<(), Undone> {
    for id in &plan.settled.taken_up {
        transaction.remove_dropped(id)?;
    }
    let mut held = Vec::new();
    for id in &plan.settled.drafts {
        if !transaction.remove_draft(&id.value)? {
            held.push(cannot_be_dropped(id));
        }
    }
    if !held.is_empty() {
        return Err(Undone::Faults(held));
    }
    Ok(())
}

/// What an import will do to a casebook.
pub(super) struct Plan {
    pub(super) casebook: Casebook,
    pub(super) touched: HashSet<(&'static str, String)>,
    pub(super) kinds: Vec<(&'static str, Tally)>,
    /// What was changed, its old and its new form in JSON.
    pub(super) replaced: Vec<(String, String, String)>,
    /// What was taken out: its kind and id, and the record in JSON.
    pub(super) removed: Vec<(String, String)>,
    settled: Settled,
}

impl Plan {
    pub(super) fn new(
        mut old: Records,
        mut new: Records,
        author: &Author,
    ) -> Result<Self, Vec<Fault>> {
        let (settled, removed) = settle(&mut old, &mut new, author);
        let mut plan = Self {
            casebook: Casebook::default(),
            touched: HashSet::new(),
            kinds: Vec::new(),
            replaced: Vec::new(),
            removed,
            settled,
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
            dropped: plan.merge(old.dropped, new.dropped),
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
