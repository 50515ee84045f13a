//! What texts hold beside the rows: what people decided, to be settled when the ids of all claims are known.

use std::collections::{HashMap, HashSet};

use crate::app::import::drops::sign;
use crate::app::import::frame::Ids;
use crate::model::fault::Fault;
use crate::model::record::{Records, Text};
use crate::model::validate::{Checks, Suggested};
use crate::store::{Author, Decision};

/// What the texts hold beside the rows.
#[derive(Debug, Default)]
pub(super) struct Brought {
    pub(super) ids: Ids,
    /// What people decided; it is written when all claims are.
    pub(super) decisions: Vec<Decision>,
    /// The ids of the drafts that are dropped.
    pub(super) drops: Vec<Text>,
    /// How many records there are of each kind.
    pub(super) counts: HashMap<&'static str, usize>,
    /// What is wrong with what the records say.
    pub(super) found: Vec<Fault>,
}

/// Links, judgements, assessments and dropped drafts, as the texts give them.
#[derive(Default)]
pub(super) struct Decided<'a> {
    records: Records,
    /// The ids of the drafts that a casebook has.
    drafts: HashSet<String>,
    /// Who drops what files of drafts drop, where that is not filled in yet.
    author: Option<&'a Author>,
}

impl<'a> Decided<'a> {
    /// Nothing yet, beside a casebook that has drafts of these ids.
    pub(super) fn beside(drafts: HashSet<String>, author: Option<&'a Author>) -> Self {
        Self {
            records: Records::default(),
            drafts,
            author,
        }
    }

    pub(super) fn take_from(&mut self, records: &mut Records) {
        self.records.links.append(&mut records.links);
        self.records.judgements.append(&mut records.judgements);
        self.records.assessments.append(&mut records.assessments);
        self.records.dropped.append(&mut records.dropped);
    }

    /// Checks it all, when the ids of all claims are known. A stored draft that is dropped is no claim any more.
    pub(super) fn settle(self, brought: &mut Brought, suggested: Suggested) {
        let mut decided = self.records;
        let drops = decided.dropped.iter().map(|dropped| &dropped.id);
        brought.drops = drops.cloned().collect();
        let is_stored = |id: &&Text| {
            self.drafts.contains(id.as_str()) && brought.ids.is_stored_only("claim", id)
        };
        let gone = brought.drops.iter().filter(is_stored);
        let gone: Vec<String> = gone.map(|id| id.value.clone()).collect();
        brought.ids.take_out(gone);
        if let Some(author) = self.author {
            sign(&mut decided.dropped, &[], author);
        }
        let mut checks = Checks::new(&brought.ids, suggested);
        let links = checks.links(decided.links);
        let judgements = checks.judgements(decided.judgements);
        let assessments = checks.assessments(decided.assessments);
        let dropped = checks.dropped(decided.dropped);
        let (found, _) = checks.finish();
        brought.found.extend(found);
        // One that is given twice is one.
        if !judgements.is_empty() {
            brought.counts.insert("judgement", judgements.len());
        }
        let decisions = &mut brought.decisions;
        decisions.extend(links.into_iter().map(Decision::Link));
        decisions.extend(judgements.into_iter().map(Decision::Judgement));
        decisions.extend(assessments.into_iter().map(Decision::Assessment));
        decisions.extend(dropped.into_iter().map(Decision::Dropped));
    }
}
