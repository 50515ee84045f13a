//! The findings of a file, part by part: what is compared stands in one part, and of the findings those that are listed are
//! kept.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::checks::{
    Coverage, Finding, FindingCode, Selection, Undated, uneven, visit_findings,
};
use crate::analysis::pairs::{Origin, Pair};
use crate::analysis::positions::Positions;
use crate::analysis::tally::batches;
use crate::app::check::list::Check;
use crate::app::check::told::Told as Worded;
use crate::app::check::words;
use crate::app::fault::AppFault;
use crate::model::bounds::{Told, Topical};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::source::Party;
use crate::store::{Kind, Need, Reach, Store};

/// How many claims are loaded together with their texts.
pub const LOADED: usize = 10_000;

/// What findings are sorted by: their family, what they are about, and the order in which a part has them.
type Rank = (u8, usize, usize, usize);

/// Lists at most `limit` findings of those selected, as [`check_for`](crate::app::check::check_for) does of the whole. At
/// most `together` claims are loaded at a time, unless more hang together. Nothing where only the whole can tell: where
/// sources name each other in a circle, statements disagree on hashes, or a judgement is about a claim that is not live.
///
/// # Errors
/// When the file cannot be read.
pub fn check_file(
    store: &Store,
    selection: &Selection,
    limit: usize,
    together: usize,
) -> Result<Option<Check<'static>>, AppFault> {
    if selection.has(FindingCode::SpanMismatch) && store.hashes_disagree()? {
        return Ok(None);
    }
    let (bounds, told) = store.bounds_and_told(true)?;
    let live: BTreeSet<i64> = told.by_id.iter().copied().collect();
    let judged = store.judged_rows()?;
    if judged
        .iter()
        .any(|(a, b)| !live.contains(a) || !live.contains(b))
    {
        return Ok(None);
    }
    drop(live);
    let mut ranks: Vec<(i64, usize)> = told.by_id.iter().copied().zip(0..).collect();
    ranks.sort_unstable();
    let rank_of = |claim: i64| {
        let found = ranks.binary_search_by_key(&claim, |(row, _)| *row);
        found.map_or(usize::MAX, |place| ranks[place].1)
    };
    let mut kept = Kept {
        selection,
        limit,
        told: BTreeMap::new(),
        open: 0,
        dismissed: 0,
        is_circular: false,
    };
    let batches = batches(&bounds, &told, together);
    drop(bounds);
    for batch in batches {
        kept.visit(store, &batch, &rank_of)?;
        if kept.is_circular {
            return Ok(None);
        }
    }
    if selection.has(FindingCode::UnevenCoverage) {
        let people = store.load_people()?;
        let coverage = coverage(&people, &told, &store.assessed_rows()?);
        if let Some(finding) = uneven(coverage) {
            kept.keep(&people, &finding, (u8::MAX, 0, 0, 0));
        }
    }
    let documents: BTreeSet<&str> = kept
        .told
        .values()
        .flat_map(|told| told.places.iter().map(|place| place.document.as_str()))
        .collect();
    let needs: Vec<Need<'_>> = documents
        .into_iter()
        .map(|id| Need {
            kind: Kind::Document,
            id,
            reach: Reach::Named,
        })
        .collect();
    let mut check = Check::new(Cow::Owned(store.load_part(&needs)?));
    check.open = kept.open;
    check.dismissed = kept.dismissed;
    check.left_out = kept.open + kept.dismissed - kept.told.len();
    check.told = kept.told.into_values().collect();
    check.list();
    Ok(Some(check))
}

/// The findings that are listed, so far, and how many there are.
struct Kept<'a> {
    selection: &'a Selection,
    limit: usize,
    told: BTreeMap<Rank, Worded>,
    open: usize,
    dismissed: usize,
    is_circular: bool,
}

impl Kept<'_> {
    /// Visits the findings of some claims, which are compared with each other alone.
    fn visit(
        &mut self,
        store: &Store,
        batch: &[Topical],
        rank_of: &dyn Fn(i64) -> usize,
    ) -> Result<(), AppFault> {
        let rows: Vec<i64> = batch.iter().map(|(_, row)| *row).collect();
        let ids = store.claims_of_rows(&rows)?;
        let need = |reach| {
            move |id| Need {
                kind: Kind::Claim,
                id,
                reach,
            }
        };
        let said = ids.iter().map(String::as_str).map(need(Reach::Said));
        // What documents go back to is looked at for all claims where it is for one.
        let sourced = ids.iter().map(String::as_str).map(need(Reach::Sourced));
        let needs: Vec<Need<'_>> = said.chain(sourced.take(1)).collect();
        let part = store.load_part(&needs)?;
        // What retracts one of these claims is in the part without being one of them.
        let mut own: BTreeMap<Key<Claim>, (Option<u32>, usize)> = BTreeMap::new();
        for ((question, row), id) in batch.iter().zip(&ids) {
            own.extend(part.claim(id).map(|key| (key, (*question, rank_of(*row)))));
        }
        let mut number = 0;
        let positions = Positions::of(&part);
        let _ = visit_findings(&part, &positions, self.selection, &mut |finding| {
            number += 1;
            if matches!(finding, Finding::CircularCitation(..)) {
                self.is_circular = true;
                return ControlFlow::Break(());
            }
            if let Some(rank) = rank(&part, &own, &finding, number) {
                self.keep(&part, &finding, rank);
            }
            ControlFlow::Continue(())
        });
        Ok(())
    }

    fn keep(&mut self, part: &Casebook, finding: &Finding<'_>, rank: Rank) {
        self.open += usize::from(finding.is_open());
        self.dismissed += usize::from(!finding.is_open());
        let last = self.told.last_key_value().map(|(last, _)| *last);
        if self.told.len() < self.limit || last.is_some_and(|last| rank < last) {
            self.told.insert(rank, words::tell(part, finding));
            if self.told.len() > self.limit {
                self.told.pop_last();
            }
        }
    }
}

/// Where a finding stands among all, in the order of [`visit_findings`]; nothing if it is about other claims than these.
fn rank(
    part: &Casebook,
    own: &BTreeMap<Key<Claim>, (Option<u32>, usize)>,
    finding: &Finding<'_>,
    number: usize,
) -> Option<Rank> {
    let of_claim = |family: u8, claim: &Key<Claim>| Some((family, own.get(claim)?.1, number, 0));
    let of_pair = |pair: &Pair| {
        let (a, b) = (own.get(&pair.a)?, own.get(&pair.b)?);
        if pair.origin == Origin::Stated {
            return Some((1, a.1, b.1, number));
        }
        // A part is compared with its wholes where it stands itself.
        let (_, question) = pair.questions(part);
        let at = if part[pair.b].question == question {
            b
        } else {
            a
        };
        Some((0, at.0? as usize, number, 0))
    };
    match finding {
        Finding::Pair(pair) | Finding::ChangedStory(_, pair) | Finding::Dismissed(pair) => {
            of_pair(pair)
        }
        Finding::MootJudgement(index) | Finding::StaleJudgement(index, _) => {
            let (a, b) = part.judgements()[*index].claims;
            Some((2, own.get(&a)?.1, own.get(&b)?.1, number))
        }
        Finding::Unattributed(claim) | Finding::UndatedStatement(Undated::AsOf(claim)) => {
            of_claim(3, claim)
        }
        Finding::NoSpan(statement)
        | Finding::AnonymousSource(statement)
        | Finding::UndatedStatement(Undated::Said(statement, _)) => of_claim(3, &statement.claim),
        Finding::RoundAsExact(claim, _) => of_claim(4, claim),
        Finding::SecondHand(statement, ..) => of_claim(5, &statement.claim),
        Finding::SingleOrigin(claim, _) => of_claim(6, claim),
        Finding::OneSidedQuestion(found) => {
            let (question, _) = own.get(found.claims.first()?)?;
            Some((7, (*question)? as usize, number, 0))
        }
        // Circles and disagreeing hashes go through several parts, texts are not at hand, and coverage is of the whole.
        Finding::CircularCitation(..)
        | Finding::SpanMismatch(_)
        | Finding::TextChanged(..)
        | Finding::UnevenCoverage(_) => None,
    }
}

/// How much of a casebook each party has; nothing where there is one party only.
fn coverage(people: &Casebook, told: &Told, assessed: &[i64]) -> Vec<Coverage> {
    let parties: Vec<Key<Party>> = people.parties().map(|(key, _)| key).collect();
    if parties.len() < 2 {
        return Vec::new();
    }
    let parties_of = |claim: i64| -> BTreeSet<u32> {
        let speakers = told.speakers_of(claim);
        speakers
            .filter_map(|(speaker, _)| told.speakers[speaker as usize])
            .collect()
    };
    let mut covered: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (_, claim) in &told.claims {
        for party in parties_of(*claim) {
            covered.entry(party).or_default().0 += 1;
        }
    }
    // Those of claims that are not live are of nobody here.
    for party in assessed.iter().flat_map(|claim| parties_of(*claim)) {
        covered.entry(party).or_default().1 += 1;
    }
    let covered = covered.into_iter();
    covered
        .filter_map(|(party, (claims, assessments))| {
            Some(Coverage {
                party: *parties.get(party as usize)?,
                claims,
                assessments,
            })
        })
        .collect()
}
