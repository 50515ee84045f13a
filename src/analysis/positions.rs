//! Positions: within a question, the claims that hold one and the same answer.

use std::collections::BTreeMap;
use std::ops::Index;

use crate::analysis::rule::Stated;
use crate::model::answer::Readings;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::date::{AsOf, When};
use crate::model::key::Key;
use crate::model::question::{Question, Timing};

/// Claims with equal readings and, unless the question is fixed, of equal times.
#[derive(Clone, Debug)]
pub struct Position {
    /// The question.
    pub question: Key<Question>,
    /// The two readings that its claims share.
    pub readings: Readings,
    /// The time that its claims share; none for a fixed question.
    pub time: Option<AsOf>,
    /// That time as written.
    pub as_of: Option<When>,
    /// Its claims, by id.
    pub claims: Vec<Key<Claim>>,
    /// The shortest of its claims' answers, as written.
    pub answer: String,
    /// The claim that is spelled so.
    pub named_by: Key<Claim>,
}

impl Position {
    /// What the rule needs to know of it.
    pub fn stated(&self) -> Stated<'_> {
        Stated {
            question: self.question,
            readings: &self.readings,
            time: self.time,
        }
    }
}

/// All positions of a casebook, those of one question side by side, in ascending order of their answers.
#[derive(Clone, Debug, Default)]
pub struct Positions {
    all: Vec<Position>,
    by_question: BTreeMap<Key<Question>, std::ops::Range<usize>>,
    by_claim: BTreeMap<Key<Claim>, usize>,
}

impl Positions {
    /// Groups the live claims of a casebook. A text question has none: nothing tells which of its answers are the same.
    pub fn of(casebook: &Casebook) -> Self {
        type Grouped = BTreeMap<(Key<Question>, Readings, Option<AsOf>), Vec<Key<Claim>>>;
        let mut grouped: Grouped = BTreeMap::new();
        for (key, claim) in casebook.live_claims() {
            let Some(question) = claim.question else {
                continue;
            };
            if claim.readings.axes().is_empty() {
                continue;
            }
            let time = claim
                .time
                .filter(|_| casebook[question].timing != Timing::Fixed);
            grouped
                .entry((question, claim.readings.clone(), time))
                .or_default()
                .push(key);
        }
        let mut positions = Self::default();
        for ((question, readings, time), claims) in grouped {
            let spelled = |claim: Key<Claim>| {
                let text = casebook[claim]
                    .entry
                    .answer
                    .as_ref()
                    .map_or("", |answer| answer.as_str());
                (text.chars().count(), text, claim)
            };
            let Some((_, answer, named_by)) = claims.iter().copied().map(spelled).min() else {
                continue;
            };
            let place = positions.all.len();
            positions
                .by_question
                .entry(question)
                .or_insert(place..place)
                .end = place + 1;
            positions
                .by_claim
                .extend(claims.iter().map(|claim| (*claim, place)));
            let as_of = time.and(casebook[named_by].as_of);
            positions.all.push(Position {
                question,
                readings,
                time,
                as_of,
                claims,
                answer: answer.to_owned(),
                named_by,
            });
        }
        positions
    }

    /// The questions that have positions, by id.
    pub fn questions(&self) -> impl Iterator<Item = Key<Question>> {
        self.by_question.keys().copied()
    }

    /// The places of a question's positions.
    pub fn of_question(&self, question: Key<Question>) -> std::ops::Range<usize> {
        self.by_question.get(&question).cloned().unwrap_or(0..0)
    }

    /// The place of a claim's position.
    pub fn of_claim(&self, claim: Key<Claim>) -> Option<usize> {
        self.by_claim.get(&claim).copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

impl Index<usize> for Positions {
    type Output = Position;

    fn index(&self, place: usize) -> &Position {
        &self.all[place]
    }
}
