//! Every dispute by its numbers.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::analysis::pairs::PairCount;
use crate::analysis::tally::{Contest, Contests};
use crate::app::fault::AppFault;
use crate::model::bounds::Bounds;
use crate::store::Store;

/// Up to how many claims a casebook is loaded whole.
const MOST_LOADED: i64 = 5_000;

/// Whether a casebook is too large to be loaded whole for the sake of a few of its disputes.
///
/// # Errors
/// When the file cannot be read.
pub fn is_large(store: &Store) -> Result<bool, AppFault> {
    Ok(store.last_claim()? > MOST_LOADED)
}

/// A dispute by its numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeCount {
    /// The rows of its questions, by id; the first names it.
    pub questions: Vec<i64>,
    /// Whether it has tensions only.
    pub tense: bool,
    /// How many live claims it has.
    pub claims: usize,
    /// How many positions, claims that stand alone among them.
    pub positions: usize,
    /// How many said its claims.
    pub speakers: usize,
    /// How many parties they belong to.
    pub parties: usize,
    /// Contradictions, tensions, and pairs that a person dismissed.
    pub pairs: (usize, usize, usize),
    /// The fewest versions of events: no fewer than the first number, and the second suffices.
    pub versions: Option<(usize, usize)>,
}

impl DisputeCount {
    /// Its pairs.
    pub fn count(&self) -> PairCount {
        PairCount {
            contradictions: self.pairs.0,
            tensions: self.pairs.1,
            dismissed: self.pairs.2,
        }
    }
}

/// In which order disputes are listed; those with tensions only always come last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By id.
    #[default]
    Id,
    /// Those with most contradictions first, then those with most tensions.
    Contradictions,
}

/// All disputes by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Those with contradictions by id, then those with tensions only by id.
    pub disputes: Vec<DisputeCount>,
    /// How many pairs people state between claims of which none is joined to a question.
    pub unasked: usize,
}

impl Counted {
    /// Counts them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of(store: &Store) -> Result<Self, AppFault> {
        let bounds = store.bounds()?;
        let contests = Contests::of(&bounds);
        let all: Vec<(bool, &Contest)> = contests
            .contradicted
            .iter()
            .map(|contest| (false, contest))
            .chain(contests.tense.iter().map(|contest| (true, contest)))
            .collect();
        let groups = Groups::of(&bounds, &all);
        let voices = store.voices(all.len(), &|claim| groups.get(claim))?;
        let row = |question: &u32| bounds.questions[*question as usize].row;
        let disputes = all.into_iter().zip(voices);
        Ok(Self {
            disputes: disputes
                .map(|((tense, contest), (speakers, parties))| DisputeCount {
                    questions: contest.questions.iter().map(row).collect(),
                    tense,
                    claims: contest.claims,
                    positions: contest.positions,
                    speakers,
                    parties,
                    pairs: (
                        contest.count.contradictions,
                        contest.count.tensions,
                        contest.count.dismissed,
                    ),
                    versions: contest.versions,
                })
                .collect(),
            unasked: contests.unasked.len(),
        })
    }

    /// The disputes in an order.
    pub fn ordered(&self, order: Order) -> Vec<&DisputeCount> {
        let mut disputes: Vec<&DisputeCount> = self.disputes.iter().collect();
        if order == Order::Contradictions {
            // Stable, so that those with as many stay in the order of their ids.
            disputes.sort_by_key(|dispute| {
                let (contradictions, tensions, _) = dispute.pairs;
                (dispute.tense, Reverse(contradictions), Reverse(tensions))
            });
        }
        disputes
    }
}

/// The disputes that claims belong to, by the rows of the claims.
enum Groups {
    /// Where rows are numbered closely, as they are unless another program numbered them; the greatest number is none.
    Close(Vec<u32>),
    Sparse(HashMap<i64, u32>),
}

impl Groups {
    fn of(bounds: &Bounds, contests: &[(bool, &Contest)]) -> Self {
        let claims = |contest: &Contest, note: &mut dyn FnMut(i64)| {
            for question in &contest.questions {
                let answered = bounds.answers(*question).claims.iter();
                let in_words = bounds.in_words.get(question).into_iter().flatten();
                answered.chain(in_words).for_each(|claim| note(*claim));
            }
            contest.unasked.iter().for_each(|claim| note(*claim));
        };
        let (mut least, mut most, mut all) = (0, 0, 0_usize);
        for (_, contest) in contests {
            claims(contest, &mut |claim| {
                (least, most, all) = (claim.min(least), claim.max(most), all + 1);
            });
        }
        let mut groups = match usize::try_from(most) {
            Ok(most) if least >= 0 && most <= 8 * all + 1_024 => {
                Self::Close(vec![u32::MAX; most + 1])
            }
            _ => Self::Sparse(HashMap::new()),
        };
        for (group, (_, contest)) in (0..).zip(contests) {
            claims(contest, &mut |claim| groups.put(claim, group));
        }
        groups
    }

    fn put(&mut self, claim: i64, group: u32) {
        match self {
            Self::Close(groups) => {
                let place = usize::try_from(claim).ok();
                if let Some(place) = place.and_then(|place| groups.get_mut(place)) {
                    *place = group;
                }
            }
            Self::Sparse(groups) => {
                groups.insert(claim, group);
            }
        }
    }

    fn get(&self, claim: i64) -> Option<u32> {
        let group = match self {
            Self::Close(groups) => groups.get(usize::try_from(claim).ok()?).copied(),
            Self::Sparse(groups) => groups.get(&claim).copied(),
        };
        group.filter(|group| *group != u32::MAX)
    }
}
