//! The languages that gainsay knows something about.

use crate::language::script::Script;

/// A language of the texts that claims come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Bahasa Indonesia.
    Indonesian,
    /// English.
    English,
    /// Russian.
    Russian,
    /// Azerbaijani, in Latin letters.
    Azerbaijani,
    /// Armenian, as the east writes it.
    Armenian,
    /// Turkish.
    Turkish,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Indonesian,
        Self::English,
        Self::Russian,
        Self::Azerbaijani,
        Self::Armenian,
        Self::Turkish,
    ];

    /// Its BCP 47 tag.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
            Self::Russian => "ru",
            Self::Azerbaijani => "az",
            Self::Armenian => "hy",
            Self::Turkish => "tr",
        }
    }

    /// Its name in English.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Indonesian => "Indonesian",
            Self::English => "English",
            Self::Russian => "Russian",
            Self::Azerbaijani => "Azerbaijani",
            Self::Armenian => "Armenian",
            Self::Turkish => "Turkish",
        }
    }

    /// The language of a BCP 47 tag, whatever its region or script: `en-GB` is English.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The script that it is written in.
    pub(crate) fn script(self) -> Script {
        match self {
            Self::English | Self::Indonesian | Self::Azerbaijani | Self::Turkish => Script::Latin,
            Self::Russian => Script::Cyrillic,
            Self::Armenian => Script::Armenian,
        }
    }
}
