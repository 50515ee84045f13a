//! The disputes with most contradictions, for pictures that show no more than a sheet holds.

use std::path::Path;

use crate::analysis::disputes::Beside;
use crate::analysis::graph;
use crate::app::disputes::cache::kept;
use crate::app::disputes::count::{DisputeCount, Order};
use crate::app::fault::AppFault;
use crate::app::report::Findings;
use crate::draw::overview::MOST_DISPUTES;
use crate::model::casebook::Casebook;
use crate::store::{Kind, Need, Reach, Store};

/// How many claims are loaded for a picture of the largest disputes.
const MOST_CLAIMS: usize = 20_000;

/// A part of a casebook with its largest disputes.
#[derive(Debug)]
pub struct Largest {
    casebook: Casebook,
    /// The ids of the first questions of those disputes.
    ids: Vec<String>,
    beside: Beside,
}

impl Largest {
    /// What the rule finds in them; of the others it has the numbers.
    pub fn findings(&self) -> Findings<'_> {
        let mut findings = Findings::of(&self.casebook);
        let disputes = &mut findings.disputes;
        disputes.contradicted.retain(|dispute| {
            let id = dispute.id(&self.casebook);
            self.ids.iter().any(|each| each == id)
        });
        disputes.tense.clear();
        disputes.unasked.clear();
        disputes.beside = self.beside;
        findings
    }
}

/// Loads the disputes with most contradictions of a casebook, as many as a sheet holds and as come in a moment.
///
/// # Errors
/// When the file cannot be read.
pub fn largest(store: &Store, folder: Option<&Path>) -> Result<Largest, AppFault> {
    let all = kept(store, folder)?;
    let mut beside = Beside::default();
    let mut chosen: Vec<&DisputeCount> = Vec::new();
    let mut left = MOST_CLAIMS;
    for dispute in all.ordered(Order::Contradictions) {
        if dispute.tense {
            beside.tense += 1;
            continue;
        }
        if dispute.claims > MOST_CLAIMS {
            beside.too_large += 1;
        } else if beside.contradicted == 0 && chosen.len() < MOST_DISPUTES && dispute.claims <= left
        {
            left -= dispute.claims;
            chosen.push(dispute);
            continue;
        } else {
            beside.contradicted += 1;
        }
        beside.count = graph::sum(beside.count, dispute.count());
    }
    let rows: Vec<i64> = chosen
        .iter()
        .filter_map(|dispute| dispute.questions.first().copied())
        .collect();
    let ids: Vec<String> = store
        .questions_of_rows(&rows)?
        .into_iter()
        .map(|(id, _)| id)
        .filter(|id| !id.is_empty())
        .collect();
    let needs: Vec<Need<'_>> = ids
        .iter()
        .map(|id| Need {
            kind: Kind::Question,
            id,
            reach: Reach::Disputed,
        })
        .collect();
    Ok(Largest {
        casebook: store.load_part(&needs)?,
        ids,
        beside,
    })
}
