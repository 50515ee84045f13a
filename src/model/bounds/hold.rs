//! What is known of claims by their bounds alone.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::model::date::AsOf;
use crate::model::question::Timing;

/// A place on an axis. Places are ordered as the doubles of the table `spans` are, which are ordered as exact bounds are.
pub type Place = i64;

/// The place of a double.
pub fn place(double: f64) -> Place {
    // Adding zero makes one of the two zeros.
    let bits = (double + 0.0).to_bits().cast_signed();
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

/// The least and the greatest place of an answer under both readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reach {
    /// The least place, read generously.
    pub wide_from: Place,
    /// The greatest place, read generously.
    pub wide_to: Place,
    /// The least place, read literally.
    pub narrow_from: Place,
    /// The greatest place, read literally.
    pub narrow_to: Place,
}

/// A run of places on an axis under a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The number of the axis.
    pub axis: u32,
    /// Whether it is of the generous reading.
    pub wide: bool,
    /// Its least place.
    pub from: Place,
    /// Its greatest place.
    pub to: Place,
}

/// What comparing needs to know of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What its row is called in the file.
    pub row: i64,
    /// How its value behaves in time.
    pub timing: Timing,
    /// Whether each of its options is an axis of its own.
    pub any_of: bool,
    /// The place of the question that it is directly part of.
    pub part_of: Option<u32>,
    /// Whether an answer to it has gaps, or speaks of another axis than the first.
    pub gapped: bool,
    /// How many axes its answers speak of.
    pub axes: u32,
}

impl Asked {
    /// A question of which no more is known than that it is there: fixed and with one axis, as most are.
    pub fn plain(row: i64) -> Self {
        Self {
            row,
            timing: Timing::Fixed,
            any_of: false,
            part_of: None,
            gapped: false,
            axes: 1,
        }
    }
}

/// A live claim that a person spoke of together with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spoke {
    /// Its row.
    pub claim: i64,
    /// The place of its question.
    pub question: Option<u32>,
    /// Its place among the claims with bounds.
    pub slot: Option<u32>,
}

/// Two live claims of which people said that they exclude each other, or that they do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spoken {
    /// The one.
    pub a: Spoke,
    /// The other.
    pub b: Spoke,
    /// Whether a link states that they contradict each other.
    pub stated: bool,
    /// Whether the newest judgement dismisses the pair.
    pub dismissed: bool,
}

/// The bounds of all live claims of a casebook that can be compared, those of one question side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// All questions, by id.
    pub questions: Vec<Asked>,
    pub(super) starts: Vec<u32>,
    pub(super) claims: Vec<i64>,
    pub(super) reaches: Vec<Reach>,
    /// The spans of the claims whose reach does not say all, by their places.
    pub(super) several: Vec<(u32, Range<u32>)>,
    pub(super) spans: Vec<Span>,
    /// Where the times of a question begin; only timed ones have any.
    pub(super) times_from: HashMap<u32, usize>,
    pub(super) times: Vec<Option<AsOf>>,
    /// The pairs that people spoke of.
    pub spoken: Vec<Spoken>,
    /// The rows of the live claims of those questions that are answered in words and that people spoke of.
    pub in_words: BTreeMap<u32, Vec<i64>>,
}

/// The claims of one question.
#[derive(Clone, Copy, Debug)]
pub struct Answers<'a> {
    /// Their rows, ascending.
    pub claims: &'a [i64],
    /// Their reaches.
    pub reaches: &'a [Reach],
    /// Their times, if the question is timed.
    pub times: Option<&'a [Option<AsOf>]>,
}

impl Bounds {
    /// The claims of a question.
    pub fn answers(&self, question: u32) -> Answers<'_> {
        let slots = self.slots(question);
        let slots = slots.start as usize..slots.end as usize;
        let times = self.times_from.get(&question);
        Answers {
            claims: &self.claims[slots.clone()],
            reaches: &self.reaches[slots.clone()],
            times: times.map(|from| &self.times[*from..from + slots.len()]),
        }
    }

    /// How many claims there are.
    pub fn len(&self) -> usize {
        self.claims.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }

    /// The places of a question's claims.
    pub fn slots(&self, question: u32) -> Range<u32> {
        let question = question as usize;
        self.starts[question]..self.starts[question + 1]
    }

    /// The place of a claim, by its question and row.
    pub fn slot(&self, question: u32, claim: i64) -> Option<u32> {
        let found = self.answers(question).claims.binary_search(&claim).ok()?;
        Some(self.slots(question).start + u32::try_from(found).unwrap_or(0))
    }

    /// The spans of a claim: by reading, the literal one first, then by axis, ascending.
    pub fn spans(&self, slot: u32) -> Vec<Span> {
        let found = self.several.binary_search_by_key(&slot, |(slot, _)| *slot);
        if let Ok(found) = found {
            let range = self.several[found].1.clone();
            return self.spans[range.start as usize..range.end as usize].to_vec();
        }
        let reach = self.reaches[slot as usize];
        [
            (false, reach.narrow_from, reach.narrow_to),
            (true, reach.wide_from, reach.wide_to),
        ]
        .map(|(wide, from, to)| Span {
            axis: 0,
            wide,
            from,
            to,
        })
        .to_vec()
    }

    pub(super) fn time(&self, question: u32, slot: u32) -> Option<AsOf> {
        let from = self.times_from.get(&question)?;
        self.times[from + (slot - self.slots(question).start) as usize]
    }

    /// The questions that one is part of, directly or through others, nearest first.
    pub fn wholes(&self, question: u32) -> impl Iterator<Item = u32> {
        let above = |question: &u32| self.questions[*question as usize].part_of;
        std::iter::successors(above(&question), move |question| above(question))
    }
}
