//! The stems of words, by language, so that `attacks` finds `attacked`. Azerbaijani has no stemmer here (`ordu*` finds its forms),
//! and that of Turkish wants letters that folding takes away.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use crate::language::known::Language;
use crate::language::script::Script;

/// Languages in the Cyrillic script of which Russian's stems are not.
const OTHER_CYRILLIC: [&str; 12] = [
    "be", "bg", "ce", "kk", "ky", "mk", "mn", "os", "sr", "tg", "tt", "uk",
];

impl Language {
    /// Those whose stems the index of words has.
    pub(crate) const INDEXED: [Self; 4] = [
        Self::English,
        Self::Indonesian,
        Self::Russian,
        Self::Armenian,
    ];

    /// The stem of a folded word; words of one or two letters have none.
    pub(crate) fn stem(self, word: &str) -> Option<String> {
        if word.chars().nth(2).is_none() || Script::of(word) != self.script() {
            return None;
        }
        let algorithm = match self {
            Self::English => Algorithm::English,
            Self::Indonesian => Algorithm::Indonesian,
            Self::Russian => Algorithm::Russian,
            Self::Armenian => Algorithm::Armenian,
            Self::Azerbaijani | Self::Turkish => return None,
        };
        Some(Stemmer::create(algorithm).stem(word).into_owned())
    }
}

/// What a word tells about the language of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vote {
    English,
    Indonesian,
    None,
}

impl Vote {
    /// By words that nearly every text of one language has, and hardly any of the other.
    pub(crate) fn of(word: &str) -> Self {
        match word {
            "the" | "of" | "and" | "to" | "in" | "was" | "were" | "is" | "are" | "by" | "on"
            | "at" | "for" | "from" | "with" | "not" | "has" | "had" | "have" | "its" | "it"
            | "that" => Self::English,
            "yang" | "di" | "dan" | "dari" | "oleh" | "untuk" | "dengan" | "pada" | "telah"
            | "tidak" | "akan" | "adalah" | "ini" | "itu" | "bahwa" | "ke" | "dalam" | "para"
            | "serta" | "sudah" | "juga" | "kepada" => Self::Indonesian,
            _ => Self::None,
        }
    }
}

/// What the words of a text tell together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Votes {
    english: usize,
    indonesian: usize,
}

impl Votes {
    pub(crate) fn add(&mut self, vote: Vote) {
        self.english += usize::from(vote == Vote::English);
        self.indonesian += usize::from(vote == Vote::Indonesian);
    }
}

/// Whose stems the words of one text have: one language a script.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Languages {
    latin: Option<Language>,
    cyrillic: Option<Language>,
}

impl Languages {
    /// From the language that a text is said to be in, else from its words.
    pub(crate) fn new(declared: Option<&str>, votes: Votes) -> Self {
        let declared =
            declared.map(|tag| tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase());
        let guessed = if votes.indonesian > votes.english {
            Language::Indonesian
        } else {
            Language::English
        };
        let latin = match declared.as_deref() {
            Some("id" | "ms") => Some(Language::Indonesian),
            // A text in another script quotes Latin words as the world spells them.
            Some("en" | "ru" | "hy" | "ka" | "ar" | "fa" | "he" | "uk" | "bg" | "el") => {
                Some(Language::English)
            }
            Some(_) => None,
            None => Some(guessed),
        };
        let cyrillic = declared
            .as_deref()
            .is_none_or(|tag| !OTHER_CYRILLIC.contains(&tag))
            .then_some(Language::Russian);
        Self { latin, cyrillic }
    }

    /// The language whose stem a word of a script has.
    pub(crate) fn of(self, script: Script) -> Option<Language> {
        match script {
            Script::Latin => self.latin,
            Script::Cyrillic => self.cyrillic,
            Script::Armenian => Some(Language::Armenian),
            Script::Other => None,
        }
    }
}
