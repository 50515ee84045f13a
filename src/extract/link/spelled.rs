//! A name as units that have one form in all languages: meanings, and words that are names.

use std::collections::BTreeSet;

use crate::extract::vocabulary::reading::{Reading, folded_line};
use crate::extract::vocabulary::table::Table;
use crate::language::Language;

/// Meanings that are two others in one word.
const TOGETHER: [(&str, [&str; 2]); 4] = [
    ("#foreign-minister", ["#minister", "#foreign-affairs"]),
    ("#foreign-ministry", ["#ministry", "#foreign-affairs"]),
    ("#defence-ministry", ["#ministry", "#defence"]),
    ("#security-council", ["#security", "#council"]),
];

/// A part of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// What a word means in every language; a country by `@` and its code.
    Meant(String),
    /// A word that is a name, in all spellings that it may have without its endings.
    Plain {
        /// As it is written, spelled as names are in any script.
        exact: String,
        /// With other endings, and without.
        spellings: BTreeSet<String>,
        /// Whether it begins with a capital letter.
        is_capital: bool,
    },
}

impl Unit {
    /// Whether a unit of a mention is this unit of a name.
    pub(super) fn is(&self, name: &Self) -> bool {
        match (self, name) {
            (Self::Meant(a), Self::Meant(b)) => a == b,
            (Self::Plain { spellings, .. }, Self::Plain { exact, .. }) => spellings.contains(exact),
            _ => false,
        }
    }

    /// Whether both are written alike.
    pub(super) fn is_exactly(&self, name: &Self) -> bool {
        match (self, name) {
            (Self::Plain { exact: a, .. }, Self::Plain { exact: b, .. }) => a == b,
            (a, b) => a == b,
        }
    }

    pub(super) fn is_plain(&self) -> bool {
        matches!(self, Self::Plain { .. })
    }

    /// The country that it is or stands for, by its code.
    pub(super) fn country(&self) -> Option<&str> {
        match self {
            Self::Meant(key) => key.strip_prefix(['@', '^']),
            Self::Plain { .. } => None,
        }
    }
}

/// A name, or words that may be one.
#[derive(Clone, Debug)]
pub(super) struct Spelled {
    /// Folded, word by word.
    pub(super) line: String,
    pub(super) units: Vec<Unit>,
}

impl Spelled {
    pub(super) fn of(text: &str, language: Language) -> Self {
        let reading = Reading::of(text, language);
        let table = Table::of(language);
        let mut units = Vec::new();
        let mut meanings = reading.meanings.iter().peekable();
        let mut at = 0;
        while at < reading.words.len() {
            if let Some(meaning) = meanings.next_if(|meaning| meaning.words.start == at) {
                at = meaning.words.end;
                let key = match Reading::country(&meaning.key) {
                    // A building is a name of its own.
                    Some(code) if !meaning.key.starts_with('^') => format!("@{code}"),
                    _ => meaning.key.clone(),
                };
                match TOGETHER.iter().find(|(whole, _)| **whole == key) {
                    Some((_, parts)) => {
                        units.extend(parts.iter().map(|part| Unit::Meant((*part).to_owned())));
                    }
                    None => units.push(Unit::Meant(key)),
                }
                continue;
            }
            let word = &reading.words[at];
            at += 1;
            if !table.is_little(&word.folded) {
                let mut spellings: BTreeSet<String> = reading.skeletons(word).into_iter().collect();
                spellings.insert(word.skeleton.clone());
                units.push(Unit::Plain {
                    exact: word.skeleton.clone(),
                    spellings,
                    is_capital: word.is_capital,
                });
            }
        }
        Self {
            line: folded_line(text),
            units,
        }
    }

    /// Which units of a mention each unit of this name is, and which are left over; nothing where one of the name is missing.
    pub(super) fn within(&self, mention: &Self) -> Option<Vec<usize>> {
        let mut left: Vec<usize> = (0..mention.units.len()).collect();
        for unit in &self.units {
            let exactly = left
                .iter()
                .position(|index| mention.units[*index].is_exactly(unit));
            let found =
                exactly.or_else(|| left.iter().position(|index| mention.units[*index].is(unit)))?;
            left.remove(found);
        }
        Some(left)
    }

    /// The share of the units of both that they have in common.
    pub(super) fn shared(&self, mention: &Self) -> f64 {
        let all = self.units.len() + mention.units.len();
        if all == 0 {
            return 0.0;
        }
        let mut left: Vec<&Unit> = mention.units.iter().collect();
        let mut common = 0;
        for unit in &self.units {
            if let Some(found) = left.iter().position(|other| other.is(unit)) {
                left.remove(found);
                common += 2;
            }
        }
        f64::from(common) / all as f64
    }

    pub(super) fn has_plain(&self) -> bool {
        self.units.iter().any(Unit::is_plain)
    }

    /// The words that are names, spelled and sorted: what two spellings of one name have in common.
    pub(super) fn sorted(&self) -> String {
        let mut words: Vec<&str> = self
            .units
            .iter()
            .map(|unit| match unit {
                Unit::Meant(key) => key.as_str(),
                Unit::Plain { exact, .. } => exact.as_str(),
            })
            .collect();
        words.sort_unstable();
        words.join(" ")
    }
}
