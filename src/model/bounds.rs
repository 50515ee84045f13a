//! The bounds of answers: all that comparing claims needs of a casebook, without a text, for casebooks of any size.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use rust_decimal::Decimal;

use crate::model::answer::{AxisReading, Readings};
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, Status};
use crate::model::date::{AsOf, Zone};
use crate::model::key::Key;
use crate::model::question::{AnswerKind, Question, QuestionOption, Timing};
use crate::model::record::{ClaimRecord, QuestionRecord};
use crate::model::set::{Cut, Grain, Interval, Set};

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
    starts: Vec<u32>,
    claims: Vec<i64>,
    reaches: Vec<Reach>,
    /// The spans of the claims whose reach does not say all, by their places.
    several: Vec<(u32, Range<u32>)>,
    spans: Vec<Span>,
    /// Where the times of a question begin; only timed ones have any.
    times_from: HashMap<u32, usize>,
    times: Vec<Option<AsOf>>,
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

    fn time(&self, question: u32, slot: u32) -> Option<AsOf> {
        let from = self.times_from.get(&question)?;
        self.times[from + (slot - self.slots(question).start) as usize]
    }

    /// The questions that one is part of, directly or through others, nearest first.
    pub fn wholes(&self, question: u32) -> impl Iterator<Item = u32> {
        let above = |question: &u32| self.questions[*question as usize].part_of;
        std::iter::successors(above(&question), move |question| above(question))
    }

    /// A casebook without texts of some questions, with the claims of them that are wanted, for what compares more than
    /// bounds. Its questions are those and their wholes, in this order, which is that of their ids; the claims are in
    /// the order of their rows within each question.
    pub fn casebook(
        &self,
        questions: &[u32],
        wanted: &dyn Fn(u32) -> bool,
    ) -> (Casebook, Vec<u32>) {
        let own: BTreeSet<u32> = questions.iter().copied().collect();
        let all: BTreeSet<u32> = own
            .iter()
            .flat_map(|question| std::iter::once(*question).chain(self.wholes(*question)))
            .collect();
        let all: Vec<u32> = all.into_iter().collect();
        let key = |question: u32| all.binary_search(&question).ok().map(Key::new);
        let mut casebook = Casebook {
            questions: all
                .iter()
                .map(|question| self.question(*question, &key))
                .collect(),
            ..Casebook::default()
        };
        for question in own {
            for slot in self.slots(question).filter(|slot| wanted(*slot)) {
                casebook.claims.push(Claim {
                    entry: ClaimRecord::default(),
                    question: key(question),
                    answer: None,
                    readings: readings(&self.spans(slot)),
                    as_of: None,
                    time: self.time(question, slot),
                    status: Status::Accepted,
                    live: true,
                    said: Vec::new(),
                });
            }
        }
        (casebook, all)
    }

    fn question(&self, question: u32, key: &dyn Fn(u32) -> Option<Key<Question>>) -> Question {
        let asked = self.questions[question as usize];
        let option = |number: u32| QuestionOption {
            id: format!("o{number}"),
            name: String::new(),
        };
        Question {
            entry: QuestionRecord::default(),
            kind: if asked.any_of {
                AnswerKind::AnyOf {
                    options: (0..asked.axes).map(option).collect(),
                }
            } else {
                AnswerKind::Number { measure: true }
            },
            unit: None,
            timing: asked.timing,
            zone: Zone::Bare,
            part_of: asked.part_of.and_then(key),
        }
    }
}

/// Readings that compare with others of the same question as those that the spans were made from.
fn readings(spans: &[Span]) -> Readings {
    let cut = |at: Place, infinite: f64, end: Cut, finite: fn(Decimal) -> Cut| {
        if at == place(infinite) {
            end
        } else {
            finite(Decimal::from(at))
        }
    };
    let set = |axis: u32, wide: bool| {
        let runs = spans
            .iter()
            .filter(|span| span.axis == axis && span.wide == wide);
        let runs = runs.map(|span| {
            Interval::new(
                cut(span.from, f64::NEG_INFINITY, Cut::Start, Cut::below),
                cut(span.to, f64::INFINITY, Cut::End, Cut::above),
            )
        });
        Set::new(Grain::Decimal, runs)
    };
    let axes: BTreeSet<u32> = spans.iter().map(|span| span.axis).collect();
    Readings::from_axes(axes.into_iter().map(|axis| AxisReading {
        axis: axis as usize,
        narrow: set(axis, false),
        wide: set(axis, true),
    }))
}

/// Bounds in the making.
#[derive(Debug, Default)]
pub struct BoundsBuilder {
    questions: Vec<Asked>,
    rows: Vec<(u32, i64, Reach)>,
    several: Vec<(u32, Range<u32>)>,
    spans: Vec<Span>,
    times: HashMap<i64, AsOf>,
}

impl BoundsBuilder {
    /// Begins with all questions, by id.
    pub fn new(questions: Vec<Asked>) -> Self {
        Self {
            questions,
            ..Self::default()
        }
    }

    /// Notes when a claim on a timed question speaks of.
    pub fn time(&mut self, claim: i64, time: AsOf) {
        self.times.insert(claim, time);
    }

    /// Adds a live claim with one run under each reading, on the only axis. Claims come in the order of their rows.
    pub fn plain(&mut self, claim: i64, question: u32, reach: Reach) {
        self.rows.push((question, claim, reach));
    }

    /// Adds a live claim with any spans, which are ordered as those of [`Bounds::spans`].
    pub fn several(&mut self, claim: i64, question: u32, spans: &[Span]) {
        let ends = |wide: bool| {
            let own = || spans.iter().filter(move |span| span.wide == wide);
            let from = own().map(|span| span.from).min();
            let to = own().map(|span| span.to).max();
            (from.unwrap_or(0), to.unwrap_or(0))
        };
        let ((narrow_from, narrow_to), (wide_from, wide_to)) = (ends(false), ends(true));
        let is_plain = matches!(spans, [narrow, wide]
            if !narrow.wide && wide.wide && narrow.axis == 0 && wide.axis == 0);
        if !is_plain {
            let start = index(self.spans.len());
            self.spans.extend(spans);
            self.several
                .push((index(self.rows.len()), start..index(self.spans.len())));
        }
        self.plain(
            claim,
            question,
            Reach {
                wide_from,
                wide_to,
                narrow_from,
                narrow_to,
            },
        );
    }

    /// Adds what another one has, whose claims come behind those of this one.
    pub fn append(&mut self, mut other: Self) {
        let (rows, spans) = (index(self.rows.len()), index(self.spans.len()));
        self.rows.append(&mut other.rows);
        self.spans.append(&mut other.spans);
        let moved = other.several.into_iter().map(|(row, range)| {
            let range = range.start + spans..range.end + spans;
            (row + rows, range)
        });
        self.several.extend(moved);
        self.times.extend(other.times);
    }

    /// Puts the claims of each question side by side.
    pub fn finish(mut self) -> Bounds {
        for (row, range) in &self.several {
            let spans = &self.spans[range.start as usize..range.end as usize];
            let axes = spans.iter().map(|span| span.axis + 1).max();
            let asked = &mut self.questions[self.rows[*row as usize].0 as usize];
            asked.gapped = true;
            asked.axes = asked.axes.max(axes.unwrap_or(1));
        }
        let mut starts = vec![0_u32; self.questions.len() + 1];
        for (question, _, _) in &self.rows {
            starts[*question as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut next = starts.clone();
        let nowhere = Reach {
            wide_from: 0,
            wide_to: 0,
            narrow_from: 0,
            narrow_to: 0,
        };
        let mut bounds = Bounds {
            claims: vec![0; self.rows.len()],
            reaches: vec![nowhere; self.rows.len()],
            spans: self.spans,
            ..Bounds::default()
        };
        let mut several = self.several.into_iter().peekable();
        for (row, (question, claim, reach)) in (0..).zip(self.rows) {
            let slot = next[question as usize];
            next[question as usize] += 1;
            bounds.claims[slot as usize] = claim;
            bounds.reaches[slot as usize] = reach;
            if let Some((_, spans)) = several.next_if(|(each, _)| *each == row) {
                bounds.several.push((slot, spans));
            }
        }
        bounds.several.sort_unstable_by_key(|(slot, _)| *slot);
        for (question, asked) in (0..).zip(&self.questions) {
            if asked.timing == Timing::Fixed {
                continue;
            }
            bounds.times_from.insert(question, bounds.times.len());
            let slots = starts[question as usize] as usize..starts[question as usize + 1] as usize;
            let times = bounds.claims[slots].iter();
            bounds
                .times
                .extend(times.map(|claim| self.times.get(claim).copied()));
        }
        bounds.questions = self.questions;
        bounds.starts = starts;
        bounds
    }
}

fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl Bounds {
    /// The bounds of a casebook. The rows of its claims and questions are their places.
    pub fn of(casebook: &Casebook) -> Self {
        let place_of = |key: Key<Question>| index(key.index());
        let questions = casebook.questions().map(|(key, question)| Asked {
            timing: question.timing,
            any_of: matches!(question.kind, AnswerKind::AnyOf { .. }),
            part_of: question.part_of.map(place_of),
            ..Asked::plain(i64::from(index(key.index())))
        });
        let mut builder = BoundsBuilder::new(questions.collect());
        for (key, claim) in casebook.live_claims() {
            let Some(question) = claim.question else {
                continue;
            };
            if claim.readings.axes().is_empty() {
                continue;
            }
            let row = i64::from(index(key.index()));
            if let Some(time) = claim.time {
                builder.time(row, time);
            }
            let grain = casebook[question].kind.grain();
            let mut spans = Vec::new();
            for wide in [false, true] {
                for axis in claim.readings.axes() {
                    let set = if wide { &axis.wide } else { &axis.narrow };
                    spans.extend(set.intervals().iter().map(|run| {
                        let (from, to) = run.to_doubles(grain);
                        Span {
                            axis: index(axis.axis),
                            wide,
                            from: place(from),
                            to: place(to),
                        }
                    }));
                }
            }
            builder.several(row, place_of(question), &spans);
        }
        let mut bounds = builder.finish();
        let mut pairs: BTreeSet<(Key<Claim>, Key<Claim>)> = casebook.stated_pairs().collect();
        pairs.extend(
            casebook
                .judgements()
                .iter()
                .map(|judgement| judgement.claims),
        );
        for (a, b) in pairs {
            if a == b || !casebook[a].live || !casebook[b].live {
                continue;
            }
            let spoke = |key: Key<Claim>| {
                let question = casebook[key].question.map(place_of);
                let claim = i64::from(index(key.index()));
                Spoke {
                    claim,
                    question,
                    slot: question.and_then(|question| bounds.slot(question, claim)),
                }
            };
            let spoken = Spoken {
                a: spoke(a),
                b: spoke(b),
                stated: casebook.is_stated(a, b),
                dismissed: casebook.is_dismissed(a, b),
            };
            bounds.spoken.push(spoken);
        }
        for spoke in bounds.spoken.iter().flat_map(|spoken| [spoken.a, spoken.b]) {
            if let (Some(question), None) = (spoke.question, spoke.slot) {
                let answers =
                    |(_, claim): &(_, &Claim)| claim.question.map(place_of) == Some(question);
                let claims = casebook.live_claims().filter(answers);
                let rows = claims.map(|(key, _)| i64::from(index(key.index())));
                bounds.in_words.insert(question, rows.collect());
            }
        }
        bounds
    }
}
