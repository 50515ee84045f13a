//! What a draft says, as it is compared.

use std::collections::BTreeMap;

use crate::extract::repeats::compared::meaning_key;
use crate::extract::repeats::plain::plain;
use crate::extract::vocabulary::Reading;
use crate::extract::vocabulary::table::Table;
use crate::language::Language;
use crate::language::fold::fold;
use crate::language::small_words::is_small;

/// How many units of a draft are compared; more are no help.
const MOST_UNITS: usize = 64;

/// A word of a draft, or several that mean one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// As it is written.
    pub shown: String,
    /// Its stem; nothing for several words.
    pub(super) stem: Option<String>,
    /// As names are spelled, where it may be one: begins with a capital letter, or has digits.
    pub(super) skeletons: Vec<String>,
    /// For several words of one meaning: which units these are.
    pub(super) parts: Vec<usize>,
    /// What it means in every language.
    pub(super) meaning: Option<String>,
    /// What to look for in an index of words.
    pub lookups: Vec<Lookup>,
}

/// Folded words that follow each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lookup {
    /// The words.
    pub words: Vec<String>,
    /// Whose forms do as well.
    pub language: Language,
}

/// What a draft says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The language that it is in.
    pub language: Language,
    /// Its words and meanings, each once.
    pub units: Vec<Unit>,
    /// Numbers of units that follow each other.
    pub(super) pairs: Vec<(usize, usize)>,
}

impl Draft {
    /// Those of its words that say something by themselves, as they are written.
    pub fn telling(&self, units: &[usize]) -> Vec<&str> {
        let units = units.iter().filter_map(|unit| self.units.get(*unit));
        units
            .map(|unit| unit.shown.as_str())
            .filter(|word| !is_small(word, self.language))
            .collect()
    }

    /// The words of a draft, in its language.
    pub fn of(text: &str, language: Language) -> Self {
        let text = plain(text);
        let reading = Reading::of(&text, language);
        let mut draft = Self {
            language,
            units: Vec::new(),
            pairs: Vec::new(),
        };
        let mut by_stem: BTreeMap<String, usize> = BTreeMap::new();
        let mut last: Option<usize> = None;
        for word in &reading.words {
            let number = match by_stem.get(&word.stem) {
                Some(number) => *number,
                None if draft.units.len() < MOST_UNITS => {
                    let shown = text[word.at.clone()].to_owned();
                    let may_be_name =
                        word.is_capital || word.folded.bytes().any(|byte| byte.is_ascii_digit());
                    let mut lookups = vec![Lookup {
                        words: vec![word.folded.clone()],
                        language,
                    }];
                    if may_be_name && !word.folded.is_ascii() {
                        let plain = fold(&any_ascii::any_ascii(&shown));
                        lookups.push(Lookup {
                            words: vec![plain],
                            language: Language::English,
                        });
                    }
                    draft.units.push(Unit {
                        shown,
                        stem: Some(word.stem.clone()),
                        skeletons: if may_be_name {
                            reading.skeletons(word)
                        } else {
                            Vec::new()
                        },
                        parts: Vec::new(),
                        meaning: None,
                        lookups,
                    });
                    by_stem.insert(word.stem.clone(), draft.units.len() - 1);
                    draft.units.len() - 1
                }
                None => break,
            };
            if let Some(last) = last
                && !draft.pairs.contains(&(last, number))
            {
                draft.pairs.push((last, number));
            }
            last = Some(number);
        }
        draft.add_meanings(&text, &reading, &by_stem);
        draft
    }

    fn add_meanings(&mut self, text: &str, reading: &Reading, by_stem: &BTreeMap<String, usize>) {
        for meaning in &reading.meanings {
            let key = meaning_key(&meaning.key);
            let words = reading.words.get(meaning.words.clone()).unwrap_or_default();
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                continue;
            };
            if self
                .units
                .iter()
                .any(|unit| unit.meaning.as_ref() == Some(&key))
            {
                continue;
            }
            let mut lookups = Vec::new();
            for language in Language::ALL {
                for words in Table::of(language).phrases_of(&key) {
                    lookups.push(Lookup { words, language });
                }
            }
            lookups.sort();
            lookups.dedup();
            let single = by_stem.get(&first.stem).filter(|_| words.len() == 1);
            if let Some(unit) = single.and_then(|number| self.units.get_mut(*number)) {
                unit.meaning = Some(key);
                unit.lookups.extend(lookups);
            } else if self.units.len() < MOST_UNITS {
                self.units.push(Unit {
                    shown: text[first.at.start..last.at.end].to_owned(),
                    stem: None,
                    skeletons: Vec::new(),
                    parts: words
                        .iter()
                        .filter_map(|word| by_stem.get(&word.stem).copied())
                        .collect(),
                    meaning: Some(key),
                    lookups,
                });
            }
        }
    }
}
