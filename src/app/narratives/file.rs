//! The narratives of parties from the file: of the disputes with most contradictions, without loading the others.

use std::collections::BTreeSet;
use std::path::Path;

use crate::analysis::disputes::Beside;
use crate::analysis::graph;
use crate::analysis::tally::{TOGETHER, held_alike};
use crate::app::disputes::{DisputeCount, Order, kept};
use crate::app::fault::AppFault;
use crate::app::narratives::text::COMMON;
use crate::app::report::Findings;
use crate::model::casebook::Casebook;
use crate::store::{Kind, Need, Reach, Store};

/// How many claims are loaded for narratives.
const MOST_CLAIMS: usize = 20_000;

/// A part of a casebook with the disputes that narratives are told of, and what parties hold alike in all of it.
#[derive(Debug)]
pub struct OfFile {
    casebook: Casebook,
    /// The ids of the first questions of those disputes.
    ids: BTreeSet<String>,
    beside: Beside,
    /// What several parties hold alike: a claim of each position, and how many positions there are.
    pub(super) alike: (Vec<String>, usize),
    /// Whether positions are told in brief.
    pub(super) in_brief: bool,
}

impl OfFile {
    /// Loads the disputes with most contradictions, at most so many, and as many as come in a moment. `in_brief` tells the
    /// first positions and claims of each party only, for disputes of thousands.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of(
        store: &Store,
        folder: Option<&Path>,
        limit: usize,
        in_brief: bool,
    ) -> Result<Self, AppFault> {
        let all = kept(store, folder)?;
        let disputed: BTreeSet<i64> = all
            .disputes
            .iter()
            .flat_map(|dispute| dispute.questions.iter().copied())
            .collect();
        let (bounds, told) = store.bounds_and_told(false)?;
        let (alike, positions) = held_alike(&bounds, &told, &disputed, COMMON, TOGETHER);
        drop((bounds, told, disputed));
        let (chosen, beside) = chosen(&all.ordered(Order::Contradictions), limit);
        let ids: Vec<String> = store
            .questions_of_rows(&chosen)?
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        let unasked = if all.unasked > 0 {
            store.claims_set_against()?
        } else {
            Vec::new()
        };
        let rows: Vec<i64> = alike.iter().flatten().copied().collect();
        let held = store.claims_of_rows(&rows)?;
        let need = |kind, reach| move |id| Need { kind, id, reach };
        let needs: Vec<Need<'_>> = ids
            .iter()
            .map(String::as_str)
            .map(need(Kind::Question, Reach::Disputed))
            // What they stand on is told, too.
            .chain(
                ids.iter()
                    .map(String::as_str)
                    .map(need(Kind::Question, Reach::Sourced)),
            )
            .chain(
                unasked
                    .iter()
                    .map(String::as_str)
                    .map(need(Kind::Claim, Reach::Disputed)),
            )
            .chain(
                unasked
                    .iter()
                    .map(String::as_str)
                    .map(need(Kind::Claim, Reach::Sourced)),
            )
            .chain(
                held.iter()
                    .map(String::as_str)
                    .map(need(Kind::Claim, Reach::Said)),
            )
            .collect();
        let casebook = store.load_part(&needs)?;
        let mut held = held.iter();
        let firsts = alike.iter().filter_map(|claims| {
            let own: Vec<&String> = held.by_ref().take(claims.len()).collect();
            own.first().map(|id| (*id).clone())
        });
        let alike = (firsts.collect(), positions);
        Ok(Self {
            casebook,
            ids: ids.into_iter().collect(),
            beside,
            alike,
            in_brief,
        })
    }

    /// What the rule finds in them; of the others it has the numbers.
    pub fn findings(&self) -> Findings<'_> {
        let mut findings = Findings::of(&self.casebook);
        let disputes = &mut findings.disputes;
        let is_chosen = |id: &str| self.ids.contains(id);
        disputes
            .contradicted
            .retain(|dispute| is_chosen(dispute.id(&self.casebook)));
        disputes
            .tense
            .retain(|dispute| is_chosen(dispute.id(&self.casebook)));
        disputes.beside = self.beside;
        findings
    }
}

/// The rows of the first questions of the disputes that are told of, and the numbers of the others.
fn chosen(ranked: &[&DisputeCount], limit: usize) -> (Vec<i64>, Beside) {
    let mut chosen = Vec::new();
    let mut beside = Beside::default();
    let mut left = MOST_CLAIMS;
    let mut is_full = false;
    for dispute in ranked {
        let is_too_large = dispute.claims > MOST_CLAIMS;
        is_full |= !is_too_large && (chosen.len() >= limit || dispute.claims > left);
        if !is_too_large && !is_full {
            left -= dispute.claims;
            chosen.extend(dispute.questions.first());
            continue;
        }
        match (dispute.tense, is_too_large) {
            (true, _) => beside.tense += 1,
            (false, true) => beside.too_large += 1,
            (false, false) => beside.contradicted += 1,
        }
        if !dispute.tense {
            beside.count = graph::sum(beside.count, dispute.count());
        }
    }
    (chosen, beside)
}
