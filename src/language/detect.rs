//! Which language a text is in.
//!
//! whatlang goes by letters and groups of three letters, which tells whole texts apart and takes a sentence in English for
//! Danish at times; told that only our six are possible, it takes German for English. So all its languages are allowed,
//! and the small words of ours, which no sentence goes without, have the last say: a text in a language that we do not
//! know has hardly any of them.

use std::collections::HashMap;
use std::sync::OnceLock;

use whatlang::{Info, Lang};

use crate::language::known::Language;
use crate::language::small_words::{INDONESIAN_NOT_MALAY, MALAY_NOT_INDONESIAN, small_words};

/// How much is counted, in bytes.
const COUNTED: usize = 32 * 1024;

/// How much of it goes by letters, which is dear: some three hundred words.
const BY_LETTERS: usize = 2 * 1024;

/// How few letters are too few.
const FEWEST_LETTERS: usize = 12;

/// The letters of a sentence that whatlang, when it names one of ours at all, mostly tells rightly.
const SENTENCE: usize = 40;

/// The share of small words that decides, whatever letters say: of running text they are a third.
const SURE: f64 = 0.1;

/// The share below which a text of some length is in another language, though letters say it is in this.
const DOUBTFUL: f64 = 0.03;

/// How many words such a text has.
const SOME_LENGTH: usize = 25;

/// What language a text is in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Detected {
    /// One that drafting knows.
    Known {
        /// Which one.
        language: Language,
        /// How sure that is, from 0 to 1.
        confidence: f64,
    },
    /// One that drafting does not know.
    Unknown {
        /// Its name in English: what it looks like. Nothing where it looks like none.
        name: Option<&'static str>,
    },
    /// There is too little of it to tell.
    TooShort,
}

/// Tells the language of a text by its first 32 kilobytes.
#[must_use]
pub fn detect(text: &str) -> Detected {
    let counted = Counted::of(beginning(text, COUNTED));
    if counted.letters < FEWEST_LETTERS {
        return Detected::TooShort;
    }
    let info = whatlang::detect(beginning(text, BY_LETTERS));
    let by_letters = info.as_ref().and_then(|info| ours(info.lang()));
    let confidence = info.as_ref().map_or(0.0, Info::confidence);
    let (by_words, share, second) = counted.best();
    let is_borne_out = by_letters == Some(by_words) || counted.small[by_words as usize] > 1;
    if share >= SURE && share >= 2.0 * second && is_borne_out {
        return if by_words == Language::Indonesian && counted.is_malay() {
            Detected::Unknown {
                name: Some("Malay"),
            }
        } else {
            let confidence = if by_letters == Some(by_words) {
                1.0
            } else {
                0.8
            };
            known(by_words, confidence)
        };
    }
    match (by_letters, info) {
        (Some(language), _)
            if counted.words >= SOME_LENGTH
                && counted.share(language) < DOUBTFUL
                && language != Language::Armenian =>
        {
            Detected::Unknown { name: None }
        }
        (Some(language), _)
            if counted.share(language) >= DOUBTFUL
                || confidence >= 0.5
                || counted.letters >= SENTENCE =>
        {
            known(language, confidence)
        }
        (None, Some(info)) if confidence >= 0.5 || counted.words >= SOME_LENGTH => {
            Detected::Unknown {
                name: Some(name(info.lang())),
            }
        }
        _ => Detected::TooShort,
    }
}

/// The first bytes of a text, to the end of a character.
fn beginning(text: &str, bytes: usize) -> &str {
    (0..4)
        .find_map(|back| text.get(..bytes - back))
        .unwrap_or(text)
}

fn known(language: Language, confidence: f64) -> Detected {
    Detected::Known {
        language,
        confidence,
    }
}

fn ours(lang: Lang) -> Option<Language> {
    Some(match lang {
        Lang::Ind => Language::Indonesian,
        Lang::Eng => Language::English,
        Lang::Rus => Language::Russian,
        Lang::Aze => Language::Azerbaijani,
        Lang::Hye => Language::Armenian,
        Lang::Tur => Language::Turkish,
        _ => return None,
    })
}

fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Cmn => "Chinese",
        Lang::Nob => "Norwegian",
        Lang::Pes => "Persian",
        lang => lang.eng_name(),
    }
}

/// The bits of words that Malay and Indonesian do not share; those before are of our languages, in their order.
const MALAY: u8 = 1 << 6;
const INDONESIAN: u8 = 1 << 7;

/// What the small words tell.
fn telling_words() -> &'static HashMap<&'static str, u8> {
    static READ: OnceLock<HashMap<&'static str, u8>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut telling = HashMap::new();
        for (place, language) in Language::ALL.into_iter().enumerate() {
            for word in small_words(language) {
                *telling.entry(*word).or_default() |= 1 << place;
            }
        }
        for (words, bit) in [
            (&MALAY_NOT_INDONESIAN, MALAY),
            (&INDONESIAN_NOT_MALAY, INDONESIAN),
        ] {
            for word in words {
                *telling.entry(*word).or_default() |= bit;
            }
        }
        telling
    })
}

/// What was counted in a text.
struct Counted {
    letters: usize,
    words: usize,
    small: [usize; 6],
    malay: usize,
    indonesian: usize,
}

impl Counted {
    fn of(text: &str) -> Self {
        let mut counted = Self {
            letters: 0,
            words: 0,
            small: [0; 6],
            malay: 0,
            indonesian: 0,
        };
        let telling = telling_words();
        let mut folded = String::new();
        for word in text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            counted.words += 1;
            folded.clear();
            for c in word.chars() {
                counted.letters += 1;
                // The dot that a capital İ leaves behind.
                folded.extend(c.to_lowercase().filter(|c| *c != '\u{307}'));
            }
            let Some(tells) = telling.get(folded.as_str()) else {
                continue;
            };
            for (place, hits) in counted.small.iter_mut().enumerate() {
                *hits += usize::from(tells & 1 << place != 0);
            }
            counted.malay += usize::from(tells & MALAY != 0);
            counted.indonesian += usize::from(tells & INDONESIAN != 0);
        }
        counted
    }

    fn is_malay(&self) -> bool {
        self.malay > self.indonesian && (self.malay > 1 || self.words < SOME_LENGTH)
    }

    /// The share of a language's small words.
    fn share(&self, language: Language) -> f64 {
        let hits = self.small[language as usize];
        hits as f64 / self.words.max(1) as f64
    }

    /// The language with the most small words, its share, and that of the next.
    fn best(&self) -> (Language, f64, f64) {
        let mut shares = Language::ALL.map(|language| (language, self.share(language)));
        shares.sort_by(|a, b| b.1.total_cmp(&a.1));
        (shares[0].0, shares[0].1, shares[1].1)
    }
}
