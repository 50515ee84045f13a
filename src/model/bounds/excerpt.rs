//! Casebooks without texts, made of bounds.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::model::answer::{AxisReading, Readings};
use crate::model::bounds::hold::{Bounds, Place, Span, place};
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, Status};
use crate::model::date::Zone;
use crate::model::key::Key;
use crate::model::question::{AnswerKind, Question, QuestionOption};
use crate::model::record::{ClaimRecord, QuestionRecord};
use crate::model::set::{Cut, Grain, Interval, Set};

impl Bounds {
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
                casebook
                    .claims
                    .push(self.bare(question, slot, key(question)));
            }
        }
        (casebook, all)
    }

    /// A live claim by its row, without its text; without readings where it has no bounds.
    pub(super) fn claim(
        &self,
        question: Option<u32>,
        row: i64,
        key: Option<Key<Question>>,
    ) -> Claim {
        let slot = question.and_then(|question| Some((question, self.slot(question, row)?)));
        match slot {
            Some((question, slot)) => self.bare(question, slot, key),
            None => Claim {
                question: key,
                ..bare()
            },
        }
    }

    fn bare(&self, question: u32, slot: u32, key: Option<Key<Question>>) -> Claim {
        Claim {
            question: key,
            readings: readings(&self.spans(slot)),
            time: self.time(question, slot),
            ..bare()
        }
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

/// A live claim of which nothing is known.
fn bare() -> Claim {
    Claim {
        entry: ClaimRecord::default(),
        question: None,
        answer: None,
        readings: Readings::default(),
        as_of: None,
        time: None,
        status: Status::Accepted,
        live: true,
        said: Vec::new(),
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
