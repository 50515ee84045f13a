//! The claims on a question with its parts and wholes, and whether one world can hold several of them.

use std::collections::BTreeMap;

use crate::analysis::positions::Positions;
use crate::analysis::rule::{self, Stated};
use crate::model::answer::Reading;
use crate::model::casebook::Casebook;
use crate::model::date::{Seconds, Stretch};
use crate::model::key::Key;
use crate::model::question::{AnswerKind, Question, Timing};
use crate::model::set::{Cut, Grain, Interval, Set};

/// A position of the case.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    /// Its place among all positions.
    pub(super) place: usize,
    /// The place of its question among those of the case.
    pub(super) question: usize,
    pub(super) stated: Stated<'a>,
    /// How many claims hold it.
    pub(super) claims: usize,
}

impl<'a> Member<'a> {
    /// Its generous readings, by axis.
    pub(super) fn axes(&self) -> impl Iterator<Item = (usize, &'a Set)> + use<'a> {
        let axes = self.stated.readings.axes();
        axes.iter().map(|axis| (axis.axis, &axis.wide))
    }

    /// Its generous reading on the only axis.
    pub(super) fn set(&self) -> Option<&'a Set> {
        self.axes().next().map(|(_, set)| set)
    }

    fn whole(&self) -> Stretch {
        self.stated.time.map_or(Stretch::ALWAYS, |time| time.whole)
    }

    pub(super) fn sure(&self) -> Option<Stretch> {
        self.stated.time.and_then(|time| time.sure)
    }
}

/// Values of a question on an axis: what its claims leave of it, and parts and wholes too.
pub(super) type Left = BTreeMap<(usize, usize), Set>;

/// How much searching is left to do before it is given up.
pub(super) struct Steps(usize);

impl Steps {
    pub(super) fn new(steps: usize) -> Self {
        Self(steps)
    }

    /// Takes a step, if one is left.
    pub(super) fn take(&mut self) -> bool {
        self.0 = self.0.saturating_sub(1);
        !self.are_used_up()
    }

    pub(super) fn are_used_up(&self) -> bool {
        self.0 == 0
    }
}

/// Positions on questions of one family, which share their timing.
pub(super) struct Case<'a> {
    casebook: &'a Casebook,
    pub(super) timing: Timing,
    /// Parts before their wholes.
    pub(super) questions: Vec<Key<Question>>,
    /// Of each question, itself and those of the others that it is part of.
    pub(super) above: Vec<Vec<usize>>,
    pub(super) members: Vec<Member<'a>>,
    /// Whether every question has one axis.
    pub(super) one_axis: bool,
}

impl<'a> Case<'a> {
    /// The positions on some questions of one family; none if there are none.
    pub(super) fn of(
        casebook: &'a Casebook,
        positions: &'a Positions,
        questions: &[Key<Question>],
    ) -> Option<Self> {
        let mut questions = questions.to_vec();
        questions.sort_by_key(|question| {
            (
                std::cmp::Reverse(casebook.wholes(*question).count()),
                *question,
            )
        });
        questions.dedup();
        let place = |wanted| questions.iter().position(|question| *question == wanted);
        let above = questions
            .iter()
            .map(|question| {
                std::iter::once(*question)
                    .chain(casebook.wholes(*question))
                    .filter_map(place)
                    .collect()
            })
            .collect();
        let members: Vec<Member<'a>> = questions
            .iter()
            .enumerate()
            .flat_map(|(question, key)| {
                positions.of_question(*key).map(move |place| Member {
                    place,
                    question,
                    stated: positions[place].stated(),
                    claims: positions[place].claims.len(),
                })
            })
            .collect();
        let first = members.first()?.stated.question;
        let any_of =
            |question: &Key<Question>| matches!(casebook[*question].kind, AnswerKind::AnyOf { .. });
        Some(Self {
            casebook,
            timing: casebook[first].timing,
            one_axis: !questions.iter().any(any_of),
            questions,
            above,
            members,
        })
    }

    /// Whether two positions contradict each other.
    pub(super) fn clash(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.members[a].stated, self.members[b].stated);
        rule::clashes(self.casebook, a, b, Reading::Wide)
    }

    /// Whether all answers are runs without gaps.
    pub(super) fn is_convex(&self) -> bool {
        let mut members = self.members.iter();
        members.all(|member| member.axes().all(|(_, set)| set.is_convex()))
    }

    /// Whether the contradictions are an order, whose chains and antichains are to be found: one axis, no gaps, no states.
    pub(super) fn is_ordered(&self) -> bool {
        self.one_axis && self.timing != Timing::State && self.is_convex()
    }

    /// Whether positions of which no two contradict each other can all be true (Theorem 3; on an axis of any-of there
    /// are two points).
    pub(super) fn pairs_suffice(&self) -> bool {
        self.timing != Timing::State && self.is_convex()
    }

    /// Whether one world holds all of these positions. Where the steps are used up, none is found.
    pub(super) fn together(&self, members: &[usize], steps: &mut Steps) -> bool {
        if !steps.take() {
            return false;
        }
        match self.timing {
            Timing::Fixed => self.left_at_one_moment(members.iter().copied()).is_some(),
            Timing::Cumulative => self.some_pieces(members, &mut Vec::new(), steps),
            Timing::State => self.some_function(members),
        }
    }

    /// What positions that hold at one moment leave of their questions' values, if anything.
    pub(super) fn left_at_one_moment(&self, members: impl Iterator<Item = usize>) -> Option<Left> {
        let mut left = Left::new();
        for member in members.map(|member| &self.members[member]) {
            for (axis, set) in member.axes() {
                let own = left.entry((member.question, axis)).or_insert_with(all);
                *own = own.intersection(set);
            }
        }
        // No value lies below one that a part must have, nor above one that the whole must not exceed.
        for part in 0..self.questions.len() {
            let Some(low) = left.get(&(part, 0)).map(Set::from) else {
                continue;
            };
            for whole in self.above[part].iter().filter(|whole| **whole != part) {
                keep(&mut left, *whole, Interval::new(low, Cut::End));
            }
        }
        for whole in (0..self.questions.len()).rev() {
            let Some(high) = left.get(&(whole, 0)).map(Set::to) else {
                continue;
            };
            for part in (0..whole).filter(|part| self.above[*part].contains(&whole)) {
                keep(&mut left, part, Interval::new(Cut::Start, high));
            }
        }
        left.values().all(|set| !set.is_empty()).then_some(left)
    }

    /// Whether a state can change so that all hold: the periods at each of their moments, any other at one of its own.
    fn some_function(&self, members: &[usize]) -> bool {
        let mut starts: Vec<Seconds> = members
            .iter()
            .filter_map(|member| self.members[*member].sure())
            .flat_map(|sure| [sure.from, sure.to.saturating_add(1)])
            .collect();
        starts.push(Seconds::MIN);
        starts.sort_unstable();
        starts.dedup();
        let mut waiting: Vec<usize> = members
            .iter()
            .copied()
            .filter(|member| self.members[*member].sure().is_none())
            .collect();
        for (place, from) in starts.iter().enumerate() {
            let stretch = Stretch {
                from: *from,
                to: starts
                    .get(place + 1)
                    .map_or(Seconds::MAX, |next| next.saturating_sub(1)),
            };
            let now = || {
                let sure = |member: &usize| {
                    self.members[*member]
                        .sure()
                        .is_some_and(|sure| sure.meets(stretch))
                };
                members.iter().copied().filter(sure)
            };
            if self.left_at_one_moment(now()).is_none() {
                return false;
            }
            waiting.retain(|member| {
                !self.members[*member].whole().meets(stretch)
                    || self
                        .left_at_one_moment(now().chain(std::iter::once(*member)))
                        .is_none()
            });
        }
        waiting.is_empty()
    }

    /// Whether of each position's answer one run can be chosen so that no two contradict each other: then one world
    /// holds all, by Theorem 3.
    fn some_pieces(
        &self,
        members: &[usize],
        chosen: &mut Vec<(usize, Set)>,
        steps: &mut Steps,
    ) -> bool {
        let Some((first, rest)) = members.split_first() else {
            return true;
        };
        let member = &self.members[*first];
        let runs = member.set().map_or(&[][..], Set::intervals);
        for run in runs {
            let piece = Set::new(Grain::Decimal, [*run]);
            let fits = chosen.iter().all(|(other, set)| {
                let other = self.members[*other].stated;
                rule::order(self.casebook, member.stated, other, Reading::Wide)
                    .is_none_or(|order| !rule::sets_clash(order, &piece, set))
            });
            if fits && steps.take() {
                chosen.push((*first, piece));
                let found = self.some_pieces(rest, chosen, steps);
                chosen.pop();
                if found {
                    return true;
                }
            }
        }
        false
    }
}

fn all() -> Set {
    Set::new(Grain::Decimal, [Interval::new(Cut::Start, Cut::End)])
}

fn keep(left: &mut Left, question: usize, interval: Interval) {
    let kept = Set::new(Grain::Decimal, [interval]);
    if let Some(set) = left.get_mut(&(question, 0)) {
        *set = set.intersection(&kept);
    }
}
