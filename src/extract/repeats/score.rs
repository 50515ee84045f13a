//! How much of what a draft says another text says too: BM25 over stems, names and meanings, and words in a row.

use crate::extract::repeats::compared::Compared;
use crate::extract::repeats::draft::{Draft, Unit};

/// The constants of BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
const K1: f64 = 1.2;
const B: f64 = 0.75;
/// What another word of the same meaning counts, in the same language and in another.
const MEANT: f64 = 0.4;
const TRANSLATED: f64 = 0.8;
/// What two words that follow each other in both texts count more, of their weights.
const IN_A_ROW: f64 = 0.1;

/// How rare each unit of a draft is among the texts, and how long these are.
#[derive(Clone, Debug)]
pub struct Weights {
    /// By unit.
    pub units: Vec<f64>,
    /// Words of a text, on average.
    pub average: f64,
}

impl Weights {
    /// From how many of how many texts have each unit.
    pub fn of(having: impl IntoIterator<Item = f64>, texts: f64, average: f64) -> Self {
        let units = having
            .into_iter()
            .map(|having| (1.0 + (texts - having + 0.5).max(0.0) / (having + 0.5)).ln())
            .collect();
        Self {
            units,
            average: average.max(1.0),
        }
    }
}

/// How well a text fits a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// Higher is better.
    pub score: f64,
    /// The units of the draft that it has, the weightiest first.
    pub shared: Vec<usize>,
    /// What share of all that the draft says it has, by weight.
    pub share: f64,
}

/// Scores a text for a draft.
#[must_use]
pub fn score(draft: &Draft, weights: &Weights, text: &Compared) -> Scored {
    let same_language = text.languages.contains(&draft.language);
    let length = 1.0 - B + B * f64::from(text.length) / weights.average;
    let mut scored = Scored {
        score: 0.0,
        shared: Vec::new(),
        share: 0.0,
    };
    let units = counted(draft, text, same_language);
    let (mut all, mut had) = (0.0, 0.0);
    for (number, unit) in draft.units.iter().enumerate() {
        let weight = weights.units.get(number).copied().unwrap_or(0.0);
        let Some((times, counts)) = units.get(number).copied().flatten() else {
            // What only stands for others is no word of its own.
            if unit.parts.is_empty() {
                all += weight;
            }
            continue;
        };
        all += weight;
        let times = f64::from(times);
        scored.score += weight * counts * times * (K1 + 1.0) / (times + K1 * length);
        had += weight * counts;
        scored.shared.push(number);
    }
    if same_language {
        for (a, b) in &draft.pairs {
            let stem = |number: usize| draft.units.get(number).and_then(|unit| unit.stem.clone());
            if let (Some(first), Some(second)) = (stem(*a), stem(*b))
                && text.pairs.contains(&(first, second))
            {
                scored.score += IN_A_ROW * (weights.units[*a] + weights.units[*b]);
            }
        }
    }
    scored.share = if all > 0.0 { had / all } else { 0.0 };
    let weight = |number: &usize| weights.units.get(*number).copied().unwrap_or(0.0);
    scored
        .shared
        .sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
    scored
}

/// How often a text has each unit, and what finding it so counts. Several words of one meaning, and these words one by one,
/// count once.
fn counted(draft: &Draft, text: &Compared, same_language: bool) -> Vec<Option<(u32, f64)>> {
    let mut counted: Vec<Option<(u32, f64)>> = draft
        .units
        .iter()
        .map(|unit| found(unit, text, same_language))
        .collect();
    for (number, unit) in draft.units.iter().enumerate() {
        let is_had = |part: &usize| counted.get(*part).copied().flatten().is_some();
        if unit.parts.is_empty() || counted.get(number).copied().flatten().is_none() {
            continue;
        }
        if same_language && unit.parts.iter().any(is_had) {
            counted[number] = None;
        } else {
            for part in &unit.parts {
                counted[*part] = None;
            }
        }
    }
    counted
}

/// How often a text has a unit, and what finding it so counts.
fn found(unit: &Unit, text: &Compared, same_language: bool) -> Option<(u32, f64)> {
    if same_language && let Some(times) = unit.stem.as_ref().and_then(|stem| text.stems.get(stem)) {
        return Some((*times, 1.0));
    }
    let names = unit.skeletons.iter();
    if let Some(times) = names.filter_map(|name| text.skeletons.get(name)).max() {
        return Some((*times, 1.0));
    }
    let times = unit
        .meaning
        .as_ref()
        .and_then(|meaning| text.meanings.get(meaning))?;
    Some((*times, if same_language { MEANT } else { TRANSLATED }))
}
