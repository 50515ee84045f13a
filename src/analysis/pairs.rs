//! Pairs of claims that exclude each other: derived by the rule, stated by a person, or both.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::positions::Positions;
use crate::analysis::rule::{self, ClashKind, Stated};
use crate::analysis::sweep;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::Speaker;
use crate::model::words::words;

words! {
    /// Where a pair comes from.
    Origin {
        /// The rule finds it.
        Derived = "derived",
        /// A person states it with a `contradicts` link.
        Stated = "stated",
        /// Both.
        Both = "both",
    }
}

/// Two claims that exclude each other, in the order of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The claim with the lesser id.
    pub a: Key<Claim>,
    /// The other.
    pub b: Key<Claim>,
    /// How surely; what a person states counts as a contradiction.
    pub kind: ClashKind,
    /// Where it comes from.
    pub origin: Origin,
}

impl Pair {
    /// What the rule and the people say of two claims, if they exclude each other. Claims that are not live exclude none.
    pub fn of(casebook: &Casebook, a: Key<Claim>, b: Key<Claim>) -> Option<Self> {
        let (a, b) = (a.min(b), a.max(b));
        let (first, second) = (&casebook[a], &casebook[b]);
        if a == b || !first.live || !second.live {
            return None;
        }
        let derived = Stated::of(first)
            .zip(Stated::of(second))
            .and_then(|(a, b)| rule::clash(casebook, a, b));
        let stated = casebook.is_stated(a, b);
        Self::combine(a, b, derived, stated)
    }

    fn combine(
        a: Key<Claim>,
        b: Key<Claim>,
        derived: Option<ClashKind>,
        stated: bool,
    ) -> Option<Self> {
        let (kind, origin) = match (derived, stated) {
            (Some(kind), false) => (kind, Origin::Derived),
            (Some(_), true) => (ClashKind::Contradiction, Origin::Both),
            (None, true) => (ClashKind::Contradiction, Origin::Stated),
            (None, false) => return None,
        };
        Some(Self { a, b, kind, origin })
    }

    /// The question of the pair and that of its second claim: of a part and its whole, the whole's and the part's; else
    /// those of `a` and `b`.
    pub fn questions(&self, casebook: &Casebook) -> (Option<Key<Question>>, Option<Key<Question>>) {
        let (a, b) = (casebook[self.a].question, casebook[self.b].question);
        match (a, b) {
            (Some(part), Some(whole)) if casebook.wholes(part).any(|each| each == whole) => {
                (Some(whole), Some(part))
            }
            either => either,
        }
    }

    /// The speakers who said both claims: each has changed their story.
    pub fn changed_stories(&self, casebook: &Casebook) -> Vec<Key<Speaker>> {
        let mut speakers: Vec<Key<Speaker>> = casebook[self.a]
            .said
            .iter()
            .map(|said| said.speaker)
            .filter(|speaker| {
                casebook[self.b]
                    .said
                    .iter()
                    .any(|said| said.speaker == *speaker)
            })
            .collect();
        speakers.sort_unstable();
        speakers.dedup();
        speakers
    }
}

/// How many pairs there are of each kind; a dismissed pair counts as dismissed only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairCount {
    /// Contradictions that nobody dismissed.
    pub contradictions: usize,
    /// Tensions that nobody dismissed.
    pub tensions: usize,
    /// Pairs that a person dismissed.
    pub dismissed: usize,
}

impl PairCount {
    /// Counts one pair.
    pub fn add(&mut self, casebook: &Casebook, pair: &Pair) {
        if casebook.is_dismissed(pair.a, pair.b) {
            self.dismissed += 1;
        } else if pair.kind == ClashKind::Contradiction {
            self.contradictions += 1;
        } else {
            self.tensions += 1;
        }
    }
}

/// Visits every pair of claims of a casebook that exclude each other: first the derived ones, question by question,
/// then those that people state only. Ends when the visitor breaks off.
pub fn visit_pairs(
    casebook: &Casebook,
    positions: &Positions,
    visit: &mut dyn FnMut(Pair) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut stated = stated_pairs(casebook);
    for question in positions.questions() {
        sweep::clashes_of_question(casebook, positions, question, &mut |clash| {
            for first in &positions[clash.first].claims {
                for second in &positions[clash.second].claims {
                    let (a, b) = (*first.min(second), *first.max(second));
                    let is_stated = stated
                        .get_mut(&(a, b))
                        .map(|derived| *derived = true)
                        .is_some();
                    if let Some(pair) = Pair::combine(a, b, Some(clash.kind), is_stated) {
                        visit(pair)?;
                    }
                }
            }
            ControlFlow::Continue(())
        })?;
    }
    for ((a, b), derived) in stated {
        if let Some(pair) = Pair::combine(a, b, None, !derived) {
            visit(pair)?;
        }
    }
    ControlFlow::Continue(())
}

/// The pairs of live claims with a `contradicts` link; the flag is for the caller.
fn stated_pairs(casebook: &Casebook) -> BTreeMap<(Key<Claim>, Key<Claim>), bool> {
    casebook
        .stated_pairs()
        .filter(|(a, b)| casebook[*a].live && casebook[*b].live)
        .map(|pair| (pair, false))
        .collect()
}

/// The pairs that some claims stand in, of which at most `limit` are listed, those of the least ids; and how many there
/// are in all. Only claims of the same questions, of their wholes and parts, and those stated are looked at.
pub fn pairs_of_claims(
    casebook: &Casebook,
    positions: &Positions,
    claims: &[Key<Claim>],
    limit: usize,
) -> (Vec<Pair>, PairCount) {
    let own: BTreeSet<Key<Claim>> = claims.iter().copied().collect();
    let mut questions: BTreeMap<Key<Question>, Vec<Key<Question>>> = BTreeMap::new();
    for question in own.iter().filter_map(|claim| casebook[*claim].question) {
        questions
            .entry(question)
            .or_insert_with(|| related(casebook, positions, question));
    }
    let mut others: BTreeMap<Key<Claim>, Vec<Key<Claim>>> = BTreeMap::new();
    for (a, b) in casebook.stated_pairs() {
        others.entry(a).or_default().push(b);
        others.entry(b).or_default().push(a);
    }
    let mut found = BTreeSet::new();
    let mut count = PairCount::default();
    for claim in &own {
        let mut candidates: BTreeSet<Key<Claim>> =
            others.get(claim).into_iter().flatten().copied().collect();
        let related = casebook[*claim]
            .question
            .and_then(|question| questions.get(&question));
        for place in related
            .into_iter()
            .flatten()
            .flat_map(|question| positions.of_question(*question))
        {
            candidates.extend(&positions[place].claims);
        }
        for other in candidates {
            // A pair of two of the claims is seen from either; it counts once.
            if own.contains(&other) && other < *claim {
                continue;
            }
            if let Some(pair) = Pair::of(casebook, *claim, other) {
                count.add(casebook, &pair);
                found.insert(pair);
                if found.len() > limit {
                    found.pop_last();
                }
            }
        }
    }
    (found.into_iter().collect(), count)
}

/// A question with its wholes and its parts.
fn related(
    casebook: &Casebook,
    positions: &Positions,
    question: Key<Question>,
) -> Vec<Key<Question>> {
    let parts = positions
        .questions()
        .filter(|part| casebook.wholes(*part).any(|whole| whole == question));
    std::iter::once(question)
        .chain(casebook.wholes(question))
        .chain(parts)
        .collect()
}

/// The first `limit` of the pairs that pass `wanted`, sorted by ids, and how many there are in all.
pub fn find_pairs(
    casebook: &Casebook,
    positions: &Positions,
    limit: usize,
    mut wanted: impl FnMut(&Pair) -> bool,
) -> (Vec<Pair>, PairCount) {
    let mut found = Vec::new();
    let mut count = PairCount::default();
    let _ = visit_pairs(casebook, positions, &mut |pair| {
        if wanted(&pair) {
            count.add(casebook, &pair);
            if found.len() < limit {
                found.push(pair);
            }
        }
        ControlFlow::Continue(())
    });
    found.sort_unstable();
    (found, count)
}
