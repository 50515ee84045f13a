//! The sections of a lexicon that tell what words mean.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Names of countries and of what stands for them, from one source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// Where they come from.
    pub source: String,
    /// By the ISO 3166 code of the country. `NK` is Nagorno-Karabakh, which has none; `EU`, `UN` and `SU` are reserved there.
    pub named: BTreeMap<String, Named>,
}

/// What one country is called.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its names.
    #[serde(default)]
    pub country: Vec<String>,
    /// Its people, and what belongs to it.
    #[serde(default)]
    pub people: Vec<String>,
    /// Its capital, which stands for its government.
    #[serde(default)]
    pub capital: Vec<String>,
    /// A building that stands for its government.
    #[serde(default)]
    pub seat: Vec<String>,
}

/// Words of one meaning, from one source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concepts {
    /// Where they come from.
    pub source: String,
    /// By the name that the meaning has in all languages.
    pub words: BTreeMap<String, Vec<String>>,
}

/// How names change in a sentence, and what stands between their parts.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
    /// What may stand behind a name, folded.
    #[serde(default)]
    pub endings: Vec<String>,
    /// What stands at the end of a name instead of its own end, folded: `liyi` instead of `lik`.
    #[serde(default)]
    pub changed: BTreeMap<String, String>,
    /// Small words between the parts of a name, folded.
    #[serde(default)]
    pub little: Vec<String>,
}
