//! A changed story: two claims that one teller is on record with, and what they are to each other.

use crate::analysis::pairs::Pair;
use crate::analysis::rule::ClashKind;
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim};
use crate::model::date::{Seconds, Stretch, Zone};
use crate::model::key::Key;
use crate::model::question::Question;
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
    /// beginning come last. Of those made at the same time, what was published first comes first.
    pub fn statements(self, casebook: &Casebook, claim: Key<Claim>) -> Vec<usize> {
        let own = self.own(casebook, claim).map(|(begins, said, place)| {
            let document = casebook[claim].said[place].document;
            let published = casebook[document].published;
            let published = published.and_then(|when| when.covers(&Zone::utc(), 0).ok());
            (begins, said, beginning(published), place)
        });
        let mut own: Vec<_> = own.collect();
        own.sort_unstable();
        own.into_iter().map(|(.., place)| place).collect()
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
pub(super) type Rank = (
    Teller,
    bool,
    Option<Key<Question>>,
    (Seconds, Seconds),
    (Key<Claim>, Key<Claim>),
);

impl Story {
    /// Two claims of a teller; without a pair, two figures of a running total.
    pub fn of(
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

    pub(super) fn rank(&self, casebook: &Casebook) -> Rank {
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
