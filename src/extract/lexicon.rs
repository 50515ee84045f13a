//! The lexicon of a language: one YAML file of words, each with where it comes from. `docs/drafting.md` tells how to extend one.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::extract::furniture_words::FurnitureLexicon;
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

/// The words of one language that tell who says what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// Where entries come from, by the short name that entries give: grammars, dictionaries, counts in corpora.
    pub sources: BTreeMap<String, String>,
    /// The furniture of pages.
    #[serde(default)]
    pub furniture: FurnitureLexicon,
}

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    ///
    /// If it is no YAML, or has entries of unknown kinds.
    pub fn read(language: Language, text: &str) -> Result<Self, LexiconFault> {
        serde_saphyr::from_str(text).map_err(|fault| LexiconFault {
            language: language.name(),
            reason: fault.to_string(),
        })
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
