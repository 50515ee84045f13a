//! Texts in memory, by the forms of their words: questions, and claims where there is no index.

use std::collections::{BTreeSet, HashMap};

use crate::extract::repeats::compared::Compared;
use crate::extract::repeats::draft::{Draft, Unit};
use crate::extract::repeats::score::{Scored, Weights, score};

/// How many texts that share a rare word with a draft are scored.
const MOST_SCORED: usize = 5_000;

/// Texts that drafts are compared with.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    texts: Vec<Compared>,
    by_form: HashMap<String, Vec<u32>>,
    words: u64,
}

/// A text that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its number, by the order in which it was added.
    pub text: usize,
    /// How well it fits.
    pub scored: Scored,
}

impl Collection {
    /// Adds a text and tells its number.
    pub fn add(&mut self, text: Compared) -> usize {
        let number = self.texts.len();
        let short = u32::try_from(number).unwrap_or(u32::MAX);
        let mut add = |form: String| self.by_form.entry(form).or_default().push(short);
        text.stems.keys().for_each(|stem| add(format!("={stem}")));
        text.skeletons
            .keys()
            .for_each(|skeleton| add(format!("~{skeleton}")));
        text.meanings
            .keys()
            .for_each(|meaning| add(meaning.clone()));
        self.words += u64::from(text.length);
        self.texts.push(text);
        number
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// How rare each unit of a draft is here.
    #[must_use]
    pub fn weights(&self, draft: &Draft) -> Weights {
        let having = draft.units.iter().map(|unit| self.having(unit) as f64);
        let texts = self.texts.len() as f64;
        Weights::of(having, texts, self.words as f64 / texts.max(1.0))
    }

    /// At most this many texts that fit a draft, the best first; equal ones in the order in which they were added.
    #[must_use]
    pub fn find(&self, draft: &Draft, limit: usize) -> Vec<Hit> {
        self.find_by(draft, &self.weights(draft), limit)
    }

    /// The same, where how rare words are is told.
    #[must_use]
    pub fn find_by(&self, draft: &Draft, weights: &Weights, limit: usize) -> Vec<Hit> {
        let mut units: Vec<(usize, &Unit)> = draft
            .units
            .iter()
            .map(|unit| (self.having(unit), unit))
            .collect();
        units.sort_by_key(|(having, _)| *having);
        let mut near: BTreeSet<u32> = BTreeSet::new();
        for (having, unit) in units {
            if near.len() + having > MOST_SCORED && !near.is_empty() {
                break;
            }
            for list in self.lists(unit) {
                near.extend(list.iter().take(MOST_SCORED));
            }
        }
        let mut hits: Vec<Hit> = near
            .into_iter()
            .filter_map(|number| {
                let text = usize::try_from(number).ok()?;
                let scored = score(draft, weights, self.texts.get(text)?);
                (scored.score > 0.0).then_some(Hit { text, scored })
            })
            .collect();
        hits.sort_by(|a, b| {
            let by_score = b.scored.score.total_cmp(&a.scored.score);
            by_score.then(a.text.cmp(&b.text))
        });
        hits.truncate(limit);
        hits
    }

    /// How many texts have a unit, by the form that most have.
    fn having(&self, unit: &Unit) -> usize {
        self.lists(unit).map(Vec::len).max().unwrap_or(0)
    }

    fn lists<'a>(&'a self, unit: &'a Unit) -> impl Iterator<Item = &'a Vec<u32>> {
        let stem = unit.stem.iter().map(|stem| format!("={stem}"));
        let names = unit.skeletons.iter().map(|skeleton| format!("~{skeleton}"));
        let meant = unit.meaning.iter().cloned();
        stem.chain(names)
            .chain(meant)
            .filter_map(|form| self.by_form.get(&form))
    }
}
