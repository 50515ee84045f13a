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
    /// By the places of claims.
    by_claim: Vec<Option<u32>>,
}

impl Positions {
    /// Groups the live claims of a casebook. A text question has none: nothing tells which of its answers are the same.
    pub fn of(casebook: &Casebook) -> Self {
        type Said<'c> = (Key<Question>, &'c Readings, Option<AsOf>, Key<Claim>);
        let mut stated: Vec<Said<'_>> = Vec::new();
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
            stated.push((question, &claim.readings, time, key));
        }
        stated.sort_unstable();
        let mut positions = Self {
            by_claim: vec![None; casebook.claims().len()],
            ..Self::default()
        };
        for group in stated.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
            let Some((question, readings, time, _)) = group.first().copied() else {
                continue;
            };
            let claims: Vec<Key<Claim>> = group.iter().map(|(.., claim)| *claim).collect();
            let written = |claim: Key<Claim>| {
                let answer = casebook[claim].entry.answer.as_ref();
                answer.map_or("", |answer| answer.as_str())
            };
            let spelled = |claim: Key<Claim>| {
                let text = written(claim);
                (text.chars().count(), text, claim)
            };
            let named_by = match claims.as_slice() {
                // Of most positions there is nothing to choose.
                [one] => Some(*one),
                several => {
                    let shortest = several.iter().copied().map(spelled).min();
                    shortest.map(|(.., claim)| claim)
                }
            };
            let Some(named_by) = named_by else { continue };
            let place = positions.all.len();
            positions
                .by_question
                .entry(question)
                .or_insert(place..place)
                .end = place + 1;
            let number = u32::try_from(place).ok();
            for claim in &claims {
                positions.by_claim[claim.index()] = number;
            }
            let as_of = time.and(casebook[named_by].as_of);
            positions.all.push(Position {
                question,
                readings: readings.clone(),
                time,
                as_of,
                claims,
                answer: written(named_by).to_owned(),
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
        let place = (*self.by_claim.get(claim.index())?)?;
        Some(place as usize)
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
