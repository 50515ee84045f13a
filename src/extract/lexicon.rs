//! The lexicon of a language: one YAML file of words, each with where it comes from. `docs/drafting.md` tells how to extend one.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::extract::dates::words::DateWords;
use crate::extract::furniture_words::FurnitureLexicon;
use crate::extract::quantities::words::NumberWords;
use crate::extract::speech::{Speech, SpeechWords};
use crate::extract::vocabulary::section::{Concepts, Naming, Places};
use crate::language::Language;

/// A lexicon that does not read.
#[derive(Debug, thiserror::Error)]
#[error("the lexicon of {language} does not read: {reason}")]
pub struct LexiconFault {
    /// The language.
    pub language: &'static str,
    /// What is wrong, and where.
    pub reason: String,
}

/// As written in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sections {
    /// Where entries come from, by the short name that entries give: grammars, dictionaries, counts in corpora.
    sources: BTreeMap<String, String>,
    speech: SpeechWords,
    numbers: NumberWords,
    dates: DateWords,
    #[serde(default)]
    furniture: FurnitureLexicon,
    #[serde(default)]
    places: Vec<Places>,
    #[serde(default)]
    concepts: Vec<Concepts>,
    #[serde(default)]
    naming: Naming,
}

/// The words of one language that tell who says what.
#[derive(Debug)]
pub struct Lexicon {
    /// Where entries come from, by the short name that entries give.
    pub sources: BTreeMap<String, String>,
    speech: Speech,
    /// Numbers, and the words that bound them.
    pub numbers: NumberWords,
    /// Dates.
    pub dates: DateWords,
    /// The furniture of pages.
    pub furniture: FurnitureLexicon,
    /// Names of countries, of their people, and of the places that stand for their governments.
    pub places: Vec<Places>,
    /// Words of one meaning, under one name in all languages.
    pub concepts: Vec<Concepts>,
    /// How names change in a sentence.
    pub naming: Naming,
}

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    ///
    /// If it is no YAML, or has entries of unknown kinds.
    pub fn read(language: Language, text: &str) -> Result<Self, LexiconFault> {
        let fault = |reason| LexiconFault {
            language: language.name(),
            reason,
        };
        let sections: Sections =
            serde_saphyr::from_str(text).map_err(|unread| fault(unread.to_string()))?;
        let mut unknown = Vec::new();
        let mut source = |name: &str| {
            if !sections.sources.contains_key(name) {
                unknown.push(name.to_owned());
            }
        };
        let mut speech = Speech::new(&sections.speech, &mut source).map_err(fault)?;
        for named in sections
            .places
            .iter()
            .flat_map(|places| places.named.values())
        {
            speech.add_places(
                named
                    .country
                    .iter()
                    .chain(&named.capital)
                    .chain(&named.seat),
            );
        }
        if let Some(name) = unknown.first() {
            return Err(fault(format!(
                "`{name}` is given as a source, and stands not under `sources`"
            )));
        }
        Ok(Self {
            speech,
            numbers: sections.numbers,
            dates: sections.dates,
            furniture: sections.furniture,
            places: sections.places,
            concepts: sections.concepts,
            naming: sections.naming,
            sources: sections.sources,
        })
    }

    pub(super) fn speech(&self) -> &Speech {
        &self.speech
    }

    /// The lexicon of a language, as it comes with the program.
    ///
    /// # Errors
    ///
    /// If the shipped file does not read, which a test rules out.
    pub fn of(language: Language) -> Result<&'static Self, &'static LexiconFault> {
        static READ: [OnceLock<Result<Lexicon, LexiconFault>>; 6] = [const { OnceLock::new() }; 6];
        READ[language as usize]
            .get_or_init(|| Self::read(language, shipped(language)))
            .as_ref()
    }
}

fn shipped(language: Language) -> &'static str {
    match language {
        Language::Indonesian => include_str!("lexicons/id.yaml"),
        Language::English => include_str!("lexicons/en.yaml"),
        Language::Russian => include_str!("lexicons/ru.yaml"),
        Language::Azerbaijani => include_str!("lexicons/az.yaml"),
        Language::Armenian => include_str!("lexicons/hy.yaml"),
        Language::Turkish => include_str!("lexicons/tr.yaml"),
    }
}
