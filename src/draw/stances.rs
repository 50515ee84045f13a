//! What parties answer in disputes, and whom they contradict there.

mod between;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::disputes::{Dispute, Disputes};
use crate::analysis::graph::Oppositions;
use crate::analysis::pairs::PairCount;
use crate::analysis::phrase::plural;
use crate::analysis::positions::Positions;
use crate::draw::palette::{self, Style};
use crate::draw::picture::Line;
use crate::draw::stances::between::Between;
use crate::draw::stands;
use crate::draw::wrap;
use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::question::Question;

pub use crate::draw::stances::between::Side;

/// How many rows the head of a dispute takes.
const HEAD_ROWS: usize = 3;

/// How many answers of a party are named before the rest is counted.
const NAMED_ANSWERS: usize = 2;

/// How many answers or parties a sentence lists; Graphviz reads no word that is longer than 16,384 bytes.
const MOST_LISTED: usize = 40;

/// The style of a side.
pub fn style(side: Side) -> Style {
    side.map_or(palette::NO_PARTY, palette::party)
}

/// The name of a side, as a label.
pub fn name(casebook: &Casebook, side: Side) -> String {
    let party = side.map(|party| casebook[party].name());
    party.unwrap_or(palette::NO_PARTY_WORDS).to_owned()
}

/// What a side answers and whom it contradicts there, in a sentence.
pub(super) fn sentence(casebook: &Casebook, side: Side, stance: &Stance) -> String {
    let name = |side: Side| side.map_or("speakers of no party", |party| casebook[party].name());
    let answers = listed(stance.answers.iter().map(String::as_str), "; ");
    let mut sentence = format!("{}: {answers}", name(side));
    if stance.weight > 0 {
        sentence.push_str(&format!("; in {}", plural(stance.weight, "contradiction")));
    }
    for (line, others) in stance.against() {
        let verb = match line {
            Line::Tension => "is in tension with",
            Line::Dismissed => "by a person's decision no contradiction with",
            _ => "contradicts",
        };
        if !others.is_empty() {
            let names = listed(in_order(others).map(name), ", ");
            sentence.push_str(&format!("; {verb} {names}"));
        }
    }
    sentence
}

/// As many as a reader takes in, and how many more there are.
fn listed<'a>(all: impl Iterator<Item = &'a str>, between: &str) -> String {
    let all: Vec<&str> = all.collect();
    let mut listed = all[..all.len().min(MOST_LISTED)].join(between);
    if all.len() > MOST_LISTED {
        listed.push_str(&format!("{between}and {} more", all.len() - MOST_LISTED));
    }
    listed
}

/// What a side answers to a question, and whom it contradicts there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stance {
    /// Its answers, in order.
    pub answers: Vec<String>,
    /// The sides whose answers it contradicts, itself among them if its speakers contradict each other.
    pub contradicts: BTreeSet<Side>,
    /// The sides whose answers it is in tension with only.
    pub tense: BTreeSet<Side>,
    /// The sides with whose answers all that it is in was dismissed.
    pub dismissed: BTreeSet<Side>,
    /// In how many contradictions that nobody dismissed its claims on this question are.
    pub weight: usize,
}

impl Stance {
    /// The sides that it is set against, by the sign that says how; the surest first.
    pub(super) fn against(&self) -> [(Line, &BTreeSet<Side>); 3] {
        [
            (Line::Contradiction, &self.contradicts),
            (Line::Tension, &self.tense),
            (Line::Dismissed, &self.dismissed),
        ]
    }

    /// Its answers in one text: `49 people; at least 105 people; and 1 more`.
    pub fn words(&self) -> String {
        let named = self.answers.iter().take(NAMED_ANSWERS).cloned();
        let mut parts: Vec<String> = named.map(|answer| wrap::shorten(&answer, 40)).collect();
        if self.answers.len() > NAMED_ANSWERS {
            parts.push(format!("and {} more", self.answers.len() - NAMED_ANSWERS));
        }
        parts.join("; ")
    }
}

/// A question of a dispute, with the stance of every side that answers it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question; none for claims without one.
    pub question: Option<Key<Question>>,
    /// The stances, those of no party last.
    pub stances: Vec<(Side, Stance)>,
}

/// A dispute with the stances in it.
#[derive(Clone, Debug)]
pub struct Summary {
    /// How many pairs of claims exclude each other.
    pub count: PairCount,
    /// Its id.
    pub id: String,
    /// Its questions.
    pub asked: Vec<Asked>,
}

impl Summary {
    /// How many rows it takes: a stance each, and the words of each question where there are several.
    fn rows(&self) -> usize {
        let stances: usize = self.asked.iter().map(|asked| asked.stances.len()).sum();
        stances
            + if self.asked.len() > 1 {
                self.asked.len()
            } else {
                0
            }
    }
}

/// What parties answer in the disputes of a casebook.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The disputes shown, by id.
    pub disputes: Vec<Summary>,
    /// How many more there are.
    pub left_out: usize,
    /// The sides that answer in them, those of no party last.
    pub sides: Vec<Side>,
    /// How many more there are.
    pub sides_left_out: usize,
}

/// Summaries of the disputes with most contradictions, from which overviews are cut.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    summaries: Vec<(Key<Question>, Summary)>,
    all: usize,
}

impl Ranked {
    /// Sums up so many disputes at most.
    pub(super) fn of(
        casebook: &Casebook,
        positions: &Positions,
        disputes: &Disputes,
        most: usize,
    ) -> Self {
        let mut ranked: Vec<&Dispute> = disputes.contradicted.iter().collect();
        ranked.sort_by_key(|dispute| {
            (
                std::cmp::Reverse(dispute.count.contradictions),
                dispute.questions[0],
            )
        });
        let oppositions = Oppositions::of(casebook, positions);
        let summed = ranked.iter().take(most).map(|dispute| {
            let summary = summary(casebook, positions, &oppositions, dispute);
            (dispute.questions[0], summary)
        });
        Self {
            summaries: summed.collect(),
            all: ranked.len(),
        }
    }

    /// As many disputes as fit so many rows, at least one.
    pub(super) fn in_boxes(&self, rows: usize) -> Overview {
        self.fitting(rows, |summary| summary.rows() + HEAD_ROWS)
    }

    /// The same where a dispute takes a row for each of its questions.
    pub(super) fn in_table(&self, rows: usize) -> Overview {
        self.fitting(rows, |summary| summary.asked.len())
    }

    fn fitting(&self, rows: usize, needed: fn(&Summary) -> usize) -> Overview {
        let mut left = rows;
        let mut chosen: Vec<&(Key<Question>, Summary)> = Vec::new();
        for summed in &self.summaries {
            let needed = needed(&summed.1);
            if needed > left && !chosen.is_empty() {
                break;
            }
            left = left.saturating_sub(needed);
            chosen.push(summed);
        }
        chosen.sort_by_key(|(question, _)| *question);
        let mut overview = Overview {
            left_out: self.all - chosen.len(),
            disputes: chosen
                .into_iter()
                .map(|(_, summary)| summary.clone())
                .collect(),
            ..Overview::default()
        };
        overview.sides = overview.all_sides();
        overview
    }
}

impl Overview {
    /// Sums up the disputes with most contradictions, by id, as many as fit so many rows; at least one.
    pub fn of(
        casebook: &Casebook,
        positions: &Positions,
        disputes: &Disputes,
        rows: usize,
    ) -> Self {
        Ranked::of(casebook, positions, disputes, rows.max(1)).in_boxes(rows)
    }

    fn all_sides(&self) -> Vec<Side> {
        let mut sides: Vec<Side> = self
            .disputes
            .iter()
            .flat_map(|dispute| &dispute.asked)
            .flat_map(|asked| asked.stances.iter().map(|(side, _)| *side))
            .collect();
        sides.sort_by_key(last_if_none);
        sides.dedup();
        sides
    }

    /// Keeps at most so many sides: those in most contradictions. Sides that are in as many are kept or left out
    /// together, unless nobody would be kept; then they go by id.
    pub(super) fn keep_sides(&mut self, most: usize) {
        if self.sides.len() <= most {
            return;
        }
        let mut weights: BTreeMap<Side, usize> = BTreeMap::new();
        let asked = self.disputes.iter().flat_map(|dispute| &dispute.asked);
        for (side, stance) in asked.flat_map(|asked| &asked.stances) {
            *weights.entry(*side).or_default() += stance.weight;
        }
        let weight = |side: &Side| weights.get(side).copied().unwrap_or(0);
        let mut ranked = self.sides.clone();
        ranked.sort_by_key(|side| (std::cmp::Reverse(weight(side)), last_if_none(side)));
        let first_out = weight(&ranked[most]);
        let ahead = ranked.partition_point(|side| weight(side) > first_out);
        ranked.truncate(if ahead > 0 { ahead } else { most });
        let before = self.sides.len();
        self.sides.retain(|side| ranked.contains(side));
        self.sides_left_out += before - self.sides.len();
        for dispute in &mut self.disputes {
            for asked in &mut dispute.asked {
                asked.stances.retain(|(side, _)| ranked.contains(side));
            }
            dispute.asked.retain(|asked| !asked.stances.is_empty());
        }
    }
}

fn last_if_none(side: &Side) -> (bool, Side) {
    (side.is_none(), *side)
}

/// Sides by id, those of no party last.
pub(super) fn in_order(sides: &BTreeSet<Side>) -> impl Iterator<Item = Side> {
    let none = sides.contains(&None).then_some(None);
    sides.iter().copied().filter(Option::is_some).chain(none)
}

fn summary(
    casebook: &Casebook,
    positions: &Positions,
    oppositions: &Oppositions<'_>,
    dispute: &Dispute,
) -> Summary {
    type Stances = BTreeMap<(bool, Side), Stance>;
    let mut asked: BTreeMap<Option<Key<Question>>, Stances> = BTreeMap::new();
    let mut between = Between::of(casebook, positions);
    for stand in dispute.stands() {
        let stances = asked
            .entry(stand.question(casebook, positions))
            .or_default();
        let mut answer = stands::answer(casebook, positions, stand);
        if let Some(as_of) = stands::as_of(positions, stand) {
            answer = format!("{answer} ({as_of})");
        }
        for side in between.stand(stand) {
            let stance = stances.entry(last_if_none(&side)).or_default();
            stance.answers.push(answer.clone());
        }
    }
    let _ = oppositions.visit(&dispute.questions, &dispute.alone, &mut |opposition| {
        between.add(&opposition);
        ControlFlow::Continue(())
    });
    for ((question, side), against) in between.finish() {
        let stances = asked.get_mut(&question);
        let Some(stance) = stances.and_then(|stances| stances.get_mut(&last_if_none(&side))) else {
            continue;
        };
        stance.weight = against.weight;
        for (line, other) in against.sides {
            match line {
                Line::Contradiction => stance.contradicts.insert(other),
                Line::Dismissed => stance.dismissed.insert(other),
                _ => stance.tense.insert(other),
            };
        }
    }
    Summary {
        count: dispute.count,
        id: dispute.id(casebook).to_owned(),
        asked: asked
            .into_iter()
            .map(|(question, stances)| Asked {
                question,
                stances: stances
                    .into_iter()
                    .map(|((_, side), mut stance)| {
                        stance.answers.dedup();
                        stance.tense = &stance.tense - &stance.contradicts;
                        stance.dismissed =
                            &(&stance.dismissed - &stance.contradicts) - &stance.tense;
                        (side, stance)
                    })
                    .collect(),
            })
            .collect(),
    }
}

/// The stance of a side on a question, if it has one.
pub(super) fn stance_of(asked: &Asked, side: Side) -> Option<&Stance> {
    asked
        .stances
        .iter()
        .find_map(|(each, stance)| (*each == side).then_some(stance))
}
