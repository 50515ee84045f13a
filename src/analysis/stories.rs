//! Changed stories: two claims that one speaker, or one party, is on record with, and that exclude each other or are
//! two figures of one running total.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::pairs::{Origin, Pair};
use crate::analysis::positions::{Position, Positions};
use crate::analysis::rule::{self, ClashKind};
use crate::model::answer::Reading;
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim};
use crate::model::date::{Seconds, Stretch};
use crate::model::key::Key;
use crate::model::question::{Question, Timing};
use crate::model::set::Set;
use crate::model::source::{Party, Speaker};
use crate::model::words::words;

words! {
    /// What two claims of one teller are to each other.
    StoryKind {
        /// Two figures of one running total as of two times: read literally they differ, and both can be true.
        Revision = "revision",
        /// They cannot both be true if read literally.
        Tension = "tension",
        /// They cannot both be true, whichever way they are read.
        Contradiction = "contradiction",
    }
}

words! {
    /// Whose stories are looked at.
    Tellers {
        /// Each speaker alone.
        Speakers = "speaker",
        /// Each party, whoever speaks for it.
        Parties = "party",
    }
}

/// Who is on record with both claims of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Teller {
    /// One speaker.
    Speaker(Key<Speaker>),
    /// A party: one of its speakers said the one claim, and the same or another of them the other.
    Party(Key<Party>),
}

impl Teller {
    /// The statements of a claim that the teller made, by their places, in the order of time; those of no known
    /// beginning come last.
    pub fn statements(self, casebook: &Casebook, claim: Key<Claim>) -> Vec<usize> {
        let mut own: Vec<_> = self.own(casebook, claim).collect();
        own.sort_unstable();
        own.into_iter().map(|(_, _, place)| place).collect()
    }

    /// Whether a statement is the teller's.
    pub fn told(self, casebook: &Casebook, said: &Attribution) -> bool {
        match self {
            Self::Speaker(speaker) => said.speaker == speaker,
            Self::Party(party) => casebook[said.speaker].party == Some(party),
        }
    }

    fn first_said(self, casebook: &Casebook, claim: Key<Claim>) -> Option<Stretch> {
        self.own(casebook, claim)
            .min()
            .and_then(|(_, said, _)| said)
    }

    /// The teller's statements of a claim: where each stands, when it was said, and its place.
    fn own(
        self,
        casebook: &Casebook,
        claim: Key<Claim>,
    ) -> impl Iterator<Item = (Seconds, Option<Stretch>, usize)> {
        let said = casebook[claim].said.iter().enumerate();
        said.filter(move |(_, said)| self.told(casebook, said))
            .map(|(place, said)| (beginning(said.said), said.said, place))
    }
}

/// The first second at which something may have been said; the end of time where that is not known.
fn beginning(said: Option<Stretch>) -> Seconds {
    said.map(|said| said.from)
        .filter(|from| *from != Seconds::MIN)
        .unwrap_or(Seconds::MAX)
}

/// Two claims that a teller is on record with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Story {
    /// Who said both.
    pub teller: Teller,
    /// The claim that the teller said first, as far as dates tell; else the one with the lesser id.
    pub earlier: Key<Claim>,
    /// The other.
    pub later: Key<Claim>,
    /// What they are to each other.
    pub kind: StoryKind,
    /// The pair, unless it is a revision.
    pub pair: Option<Pair>,
}

/// What stories are sorted by: teller, question (none last), time, claims.
type Rank = (
    Teller,
    bool,
    Option<Key<Question>>,
    (Seconds, Seconds),
    (Key<Claim>, Key<Claim>),
);

impl Story {
    fn of(
        casebook: &Casebook,
        teller: Teller,
        (a, b): (Key<Claim>, Key<Claim>),
        pair: Option<Pair>,
    ) -> Self {
        let rank = |claim: Key<Claim>| (beginning(teller.first_said(casebook, claim)), claim);
        Self {
            teller,
            earlier: if rank(a) <= rank(b) { a } else { b },
            later: if rank(a) <= rank(b) { b } else { a },
            kind: pair.map_or(StoryKind::Revision, |pair| match pair.kind {
                ClashKind::Contradiction => StoryKind::Contradiction,
                ClashKind::Tension => StoryKind::Tension,
            }),
            pair,
        }
    }

    /// Whether the dates tell that `earlier` was said first.
    pub fn is_ordered(&self, casebook: &Casebook) -> bool {
        let said = |claim| self.teller.first_said(casebook, claim);
        said(self.earlier)
            .zip(said(self.later))
            .is_some_and(|(earlier, later)| earlier.to < later.from)
    }

    /// The question; of a part and its whole, that of the whole.
    pub fn question(&self, casebook: &Casebook) -> Option<Key<Question>> {
        match self.pair {
            Some(pair) => {
                let (first, second) = pair.questions(casebook);
                first.or(second)
            }
            None => casebook[self.earlier].question,
        }
    }

    /// Whether a person decided that the two do not exclude each other.
    pub fn is_dismissed(&self, casebook: &Casebook) -> bool {
        self.pair.is_some() && casebook.is_dismissed(self.earlier, self.later)
    }

    fn rank(&self, casebook: &Casebook) -> Rank {
        let question = self.question(casebook);
        let said = |claim| beginning(self.teller.first_said(casebook, claim));
        (
            self.teller,
            question.is_none(),
            question,
            (said(self.earlier), said(self.later)),
            (self.earlier, self.later),
        )
    }
}

/// How many stories there are of each kind; a dismissed one counts as dismissed only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoryCount {
    /// Contradictions that nobody dismissed.
    pub contradictions: usize,
    /// Tensions that nobody dismissed.
    pub tensions: usize,
    /// Revisions of running totals.
    pub revisions: usize,
    /// Contradictions and tensions that a person dismissed.
    pub dismissed: usize,
}

impl StoryCount {
    /// Counts one story.
    pub fn add(&mut self, casebook: &Casebook, story: &Story) {
        *match story.kind {
            _ if story.is_dismissed(casebook) => &mut self.dismissed,
            StoryKind::Contradiction => &mut self.contradictions,
            StoryKind::Tension => &mut self.tensions,
            StoryKind::Revision => &mut self.revisions,
        } += 1;
    }

    /// How many there are in all.
    pub fn all(&self) -> usize {
        self.contradictions + self.tensions + self.revisions + self.dismissed
    }
}

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
    let claims = live.filter(|key| teller.own(casebook, *key).next().is_some());
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
