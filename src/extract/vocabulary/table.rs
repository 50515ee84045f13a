//! The words of a lexicon's meanings, by how they begin.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use crate::extract::lexicon::Lexicon;
use crate::language::Language;
use crate::language::words::words;

/// The shortest that a word may become without its ending, in characters.
const SHORTEST: usize = 3;

/// What the words of one language mean.
#[derive(Debug, Default)]
pub(crate) struct Table {
    phrases: Vec<Phrase>,
    /// By the forms of their first words.
    by_first: HashMap<String, Vec<usize>>,
    endings: Vec<(String, String)>,
    little: BTreeSet<String>,
}

#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) key: String,
    words: Vec<BTreeSet<String>>,
    /// All in capitals: otherwise it is another word (`US`, `us`).
    is_short: bool,
}

impl Phrase {
    pub(super) fn length(&self) -> usize {
        self.words.len()
    }

    /// How many bytes of its words are found as they are, not only by their stems.
    pub(super) fn exact(&self, words: &[(BTreeSet<String>, bool)]) -> usize {
        let found = self.words.iter().zip(words);
        let exact = |wanted: &BTreeSet<String>, forms: &BTreeSet<String>| {
            wanted
                .iter()
                .find(|form| !form.starts_with('~') && forms.contains(*form))
                .map_or(0, String::len)
        };
        found.map(|(wanted, (forms, _))| exact(wanted, forms)).sum()
    }
}

impl Table {
    /// The table of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        static READ: [OnceLock<Table>; 6] = [const { OnceLock::new() }; 6];
        READ[language as usize].get_or_init(|| {
            let mut table = Self::default();
            if let Ok(lexicon) = Lexicon::of(language) {
                table.fill(language, lexicon);
            }
            table
        })
    }

    fn fill(&mut self, language: Language, lexicon: &Lexicon) {
        let endings = lexicon.naming.endings.iter();
        self.endings = endings
            .map(|ending| (ending.clone(), String::new()))
            .chain(lexicon.naming.changed.clone())
            .collect();
        self.little.extend(lexicon.naming.little.iter().cloned());
        for places in &lexicon.places {
            for (code, named) in &places.named {
                for (names, sign) in [
                    (&named.country, '@'),
                    (&named.people, '&'),
                    (&named.capital, '*'),
                    (&named.seat, '^'),
                ] {
                    for name in names {
                        self.add(language, format!("{sign}{code}"), name);
                    }
                }
            }
        }
        for concepts in &lexicon.concepts {
            for (name, forms) in &concepts.words {
                for form in forms {
                    self.add(language, format!("#{name}"), form);
                }
            }
        }
    }

    fn add(&mut self, language: Language, key: String, written: &str) {
        let words: Vec<BTreeSet<String>> = words(written)
            .into_iter()
            .map(|word| {
                let stem = language.stem(&word.folded).map(|stem| format!("~{stem}"));
                stem.into_iter().chain([word.folded]).collect()
            })
            .collect();
        let Some(first) = words.first() else { return };
        for form in first {
            self.by_first
                .entry(form.clone())
                .or_default()
                .push(self.phrases.len());
        }
        let is_short = written.chars().count() <= 4 && written.chars().all(char::is_uppercase);
        self.phrases.push(Phrase {
            key,
            words,
            is_short,
        });
    }

    /// Whether a folded word only joins the parts of a name.
    pub(crate) fn is_little(&self, folded: &str) -> bool {
        self.little.contains(folded)
    }

    /// What a folded word may be without its ending, and itself.
    pub(crate) fn without_endings(&self, folded: &str) -> Vec<String> {
        let mut found = vec![folded.to_owned()];
        for (ending, own) in &self.endings {
            if let Some(rest) = folded.strip_suffix(ending.as_str())
                && rest.chars().count() >= SHORTEST
            {
                found.push(format!("{rest}{own}"));
            }
        }
        found
    }

    /// The words that have a meaning, folded; `@AM` stands for all that tells of that country.
    pub(crate) fn phrases_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = Vec<String>> + 'a {
        let country = key.strip_prefix('@');
        let is_it = move |phrase: &&Phrase| match country {
            Some(code) => phrase.key.strip_prefix(['@', '&', '*', '^']) == Some(code),
            None => phrase.key == key,
        };
        self.phrases.iter().filter(is_it).map(|phrase| {
            let folded = phrase.words.iter().filter_map(|forms| {
                let mut forms = forms.iter();
                forms.find(|form| !form.starts_with('~')).cloned()
            });
            folded.collect()
        })
    }

    /// The phrases that begin at the first of these words, each given by its forms and whether it is all capitals.
    pub(super) fn beginning<'a>(
        &'a self,
        words: &'a [(BTreeSet<String>, bool)],
    ) -> impl Iterator<Item = &'a Phrase> {
        let first = words.first().into_iter().flat_map(|(forms, _)| forms);
        first
            .filter_map(|form| self.by_first.get(form))
            .flatten()
            .map(|index| &self.phrases[*index])
            .filter(move |phrase| {
                phrase.words.len() <= words.len()
                    && phrase
                        .words
                        .iter()
                        .zip(words)
                        .all(|(wanted, (forms, capital))| {
                            !wanted.is_disjoint(forms) && (*capital || !phrase.is_short)
                        })
            })
    }
}
