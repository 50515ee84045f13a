//! The stems of words, by language, so that `attacks` finds `attacked`. Azerbaijani has no stemmer here; `ordu*` finds its forms.

use snowball_stemmers_rs::{Algorithm, Stemmer};

/// A language whose words have stems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Indonesian,
    Russian,
    Armenian,
}

/// Languages in the Cyrillic script of which Russian's stems are not.
const OTHER_CYRILLIC: [&str; 12] = [
    "be", "bg", "ce", "kk", "ky", "mk", "mn", "os", "sr", "tg", "tt", "uk",
];

impl Language {
    pub(super) const ALL: [Self; 4] = [
        Self::English,
        Self::Indonesian,
        Self::Russian,
        Self::Armenian,
    ];

    /// As in `search_stems`: BCP 47.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Indonesian => "id",
            Self::Russian => "ru",
            Self::Armenian => "hy",
        }
    }

    /// The script that it is written in.
    fn script(self) -> Script {
        match self {
            Self::English | Self::Indonesian => Script::Latin,
            Self::Russian => Script::Cyrillic,
            Self::Armenian => Script::Armenian,
        }
    }

    /// The stem of a folded word; words of one or two letters have none.
    pub(super) fn stem(self, word: &str) -> Option<String> {
        if word.chars().nth(2).is_none() || Script::of(word) != self.script() {
            return None;
        }
        let algorithm = match self {
            Self::English => Algorithm::English,
            Self::Indonesian => Algorithm::Indonesian,
            Self::Russian => Algorithm::Russian,
            Self::Armenian => Algorithm::Armenian,
        };
        Some(Stemmer::create(algorithm).stem(word).into_owned())
    }
}

/// What the letters of a folded word are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Armenian,
    /// Another, several, or not letters alone.
    Other,
}

impl Script {
    pub(super) fn of(word: &str) -> Self {
        if word.chars().all(|c| c.is_ascii_lowercase()) {
            Self::Latin
        } else if word.chars().all(|c| matches!(c, 'а'..='я')) {
            Self::Cyrillic
        } else if word.chars().all(|c| matches!(c, 'ա'..='և')) {
            Self::Armenian
        } else {
            Self::Other
        }
    }
}

/// What a word tells about the language of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vote {
    English,
    Indonesian,
    None,
}

impl Vote {
    /// By words that nearly every text of one language has, and hardly any of the other.
    pub(super) fn of(word: &str) -> Self {
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
pub(super) struct Votes {
    english: usize,
    indonesian: usize,
}

impl Votes {
    pub(super) fn add(&mut self, vote: Vote) {
        self.english += usize::from(vote == Vote::English);
        self.indonesian += usize::from(vote == Vote::Indonesian);
    }
}

/// Whose stems the words of one text have: one language a script.
#[derive(Clone, Copy, Debug)]
pub(super) struct Languages {
    latin: Option<Language>,
    cyrillic: Option<Language>,
}

impl Languages {
    /// From the language that a text is said to be in, else from its words.
    pub(super) fn new(declared: Option<&str>, votes: Votes) -> Self {
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
    pub(super) fn of(self, script: Script) -> Option<Language> {
        match script {
            Script::Latin => self.latin,
            Script::Cyrillic => self.cyrillic,
            Script::Armenian => Some(Language::Armenian),
            Script::Other => None,
        }
    }
}
