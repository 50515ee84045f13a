//! Changed stories: two claims that one speaker, or one party, is on record with, and that exclude each other or are
//! two figures of one running total.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::pairs::{Origin, Pair};
use crate::analysis::positions::{Position, Positions};
use crate::analysis::rule::{self, ClashKind};
pub use crate::analysis::story::{Story, StoryCount, StoryKind, Teller, Tellers};
use crate::model::answer::Reading;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::{Question, Timing};
use crate::model::set::Set;

/// The first `limit` stories, by teller, question and time; and how many there are in all.
pub fn find_stories(
    casebook: &Casebook,
    positions: &Positions,
    tellers: Tellers,
    limit: usize,
) -> (Vec<Story>, StoryCount) {
    let mut found = BTreeMap::new();
    let mut count = StoryCount::default();
    let _ = visit_stories(casebook, positions, tellers, &mut |story| {
        count.add(casebook, &story);
        let rank = story.rank(casebook);
        // Of millions, all but the first are passed by.
        if found.len() < limit || found.last_key_value().is_some_and(|(last, _)| rank < *last) {
            found.insert(rank, story);
            if found.len() > limit {
                found.pop_last();
            }
        }
        ControlFlow::Continue(())
    });
    (found.into_values().collect(), count)
}

/// What is done with each story.
pub type Visitor<'a> = dyn FnMut(Story) -> ControlFlow<()> + 'a;

/// Visits every story once, teller by teller. Ends when the visitor breaks off.
///
/// Of a running total, only figures that follow each other are revisions: none of the same teller lies between them.
pub fn visit_stories(
    casebook: &Casebook,
    positions: &Positions,
    tellers: Tellers,
    visit: &mut Visitor<'_>,
) -> ControlFlow<()> {
    let mut told: BTreeMap<Teller, BTreeSet<Key<Claim>>> = BTreeMap::new();
    for (key, claim) in casebook.live_claims() {
        for said in &claim.said {
            let teller = match tellers {
                Tellers::Speakers => Some(Teller::Speaker(said.speaker)),
                Tellers::Parties => casebook[said.speaker].party.map(Teller::Party),
            };
            if let Some(teller) = teller {
                told.entry(teller).or_default().insert(key);
            }
        }
    }
    let stated = stated(casebook);
    for (teller, claims) in told {
        let record = Record::of(casebook, positions, teller, &claims);
        record.stories(&claims, &stated, visit)?;
    }
    ControlFlow::Continue(())
}

/// Visits every story of one teller once, as [`visit_stories`] does.
pub fn visit_stories_of(
    casebook: &Casebook,
    positions: &Positions,
    teller: Teller,
    visit: &mut Visitor<'_>,
) -> ControlFlow<()> {
    let live = casebook.live_claims().map(|(key, _)| key);
    let claims = live.filter(|key| {
        casebook[*key]
            .said
            .iter()
            .any(|said| teller.told(casebook, said))
    });
    let claims: BTreeSet<Key<Claim>> = claims.collect();
    let record = Record::of(casebook, positions, teller, &claims);
    record.stories(&claims, &stated(casebook), visit)
}

/// The claims that people set against a claim, by the lesser of the two.
type StatedPairs = BTreeMap<Key<Claim>, Vec<Key<Claim>>>;

fn stated(casebook: &Casebook) -> StatedPairs {
    let mut stated = StatedPairs::new();
    for (a, b) in casebook.stated_pairs() {
        stated.entry(a).or_default().push(b);
    }
    stated
}

/// The claims of a teller, by question and place of their position.
type Held = BTreeMap<Key<Question>, BTreeMap<usize, Vec<Key<Claim>>>>;

/// What a teller is on record with.
struct Record<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    teller: Teller,
    held: Held,
}

impl<'a> Record<'a> {
    fn of(
        casebook: &'a Casebook,
        positions: &'a Positions,
        teller: Teller,
        claims: &BTreeSet<Key<Claim>>,
    ) -> Self {
        let mut held: Held = BTreeMap::new();
        for claim in claims {
            if let Some(place) = positions.of_claim(*claim) {
                let of_question = held.entry(positions[place].question).or_default();
                of_question.entry(place).or_default().push(*claim);
            }
        }
        Self {
            casebook,
            positions,
            teller,
            held,
        }
    }

    fn stories(
        &self,
        claims: &BTreeSet<Key<Claim>>,
        stated: &StatedPairs,
        visit: &mut Visitor<'_>,
    ) -> ControlFlow<()> {
        self.clashes(visit)?;
        self.stated_only(claims, stated, visit)?;
        self.revisions(visit)
    }

    fn clashes(&self, visit: &mut dyn FnMut(Story) -> ControlFlow<()>) -> ControlFlow<()> {
        for (question, places) in &self.held {
            for (number, first) in places.iter().enumerate() {
                let same = places.iter().skip(number + 1);
                let wholes = self.casebook.wholes(*question);
                let wholes = wholes.filter_map(|whole| self.held.get(&whole)).flatten();
                for second in same.chain(wholes) {
                    self.clash(first, second, visit)?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn clash(
        &self,
        (first, firsts): (&usize, &Vec<Key<Claim>>),
        (second, seconds): (&usize, &Vec<Key<Claim>>),
        visit: &mut Visitor<'_>,
    ) -> ControlFlow<()> {
        let (first, second) = (&self.positions[*first], &self.positions[*second]);
        let Some(kind) = rule::clash(self.casebook, first.stated(), second.stated()) else {
            return ControlFlow::Continue(());
        };
        for a in firsts {
            for b in seconds {
                let (kind, origin) = if self.casebook.is_stated(*a, *b) {
                    (ClashKind::Contradiction, Origin::Both)
                } else {
                    (kind, Origin::Derived)
                };
                let (a, b) = (*a.min(b), *a.max(b));
                let pair = Pair { a, b, kind, origin };
                visit(Story::of(self.casebook, self.teller, (a, b), Some(pair)))?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Pairs that people state, and that the rule does not find.
    fn stated_only(
        &self,
        claims: &BTreeSet<Key<Claim>>,
        stated: &StatedPairs,
        visit: &mut Visitor<'_>,
    ) -> ControlFlow<()> {
        for a in claims {
            let others = stated.get(a).into_iter().flatten();
            for b in others.filter(|b| claims.contains(b)) {
                let pair = Pair::of(self.casebook, *a, *b);
                if let Some(pair) = pair.filter(|pair| pair.origin == Origin::Stated) {
                    visit(Story::of(self.casebook, self.teller, (*a, *b), Some(pair)))?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn revisions(&self, visit: &mut dyn FnMut(Story) -> ControlFlow<()>) -> ControlFlow<()> {
        for (question, places) in &self.held {
            if self.casebook[*question].timing != Timing::Cumulative {
                continue;
            }
            for (first, firsts) in places {
                let earlier = &self.positions[*first];
                let after = || {
                    places
                        .iter()
                        .filter(|(place, _)| precedes(earlier, &self.positions[**place]))
                };
                // What ends first lies before all that anything lies before.
                let next = after()
                    .map(|(place, _)| &self.positions[*place])
                    .min_by_key(|next| next.time.map(|time| (time.whole.to, time.whole.from)));
                for (second, seconds) in after() {
                    let later = &self.positions[*second];
                    let follows = next.is_none_or(|next| !precedes(next, later));
                    if follows && self.is_revision(earlier, later) {
                        self.revision(firsts, seconds, visit)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn is_revision(&self, earlier: &Position, later: &Position) -> bool {
        let literal = |position: &Position| -> Vec<Set> {
            let axes = position.readings.axes().iter();
            axes.map(|axis| axis.narrow.clone()).collect()
        };
        literal(earlier) != literal(later)
            && rule::clash(self.casebook, earlier.stated(), later.stated()).is_none()
    }

    fn revision(
        &self,
        firsts: &[Key<Claim>],
        seconds: &[Key<Claim>],
        visit: &mut Visitor<'_>,
    ) -> ControlFlow<()> {
        for a in firsts {
            for b in seconds.iter().filter(|b| !self.casebook.is_stated(*a, **b)) {
                visit(Story::of(self.casebook, self.teller, (*a, *b), None))?;
            }
        }
        ControlFlow::Continue(())
    }
}

/// Whether one figure of a running total was surely counted before another.
fn precedes(a: &Position, b: &Position) -> bool {
    let not_later = |a: &Position, b: &Position| {
        rule::comparable(Timing::Cumulative, a.time, b.time, Reading::Wide)
    };
    not_later(a, b) && !not_later(b, a)
}
