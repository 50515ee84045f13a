//! The section `speech:` of a lexicon: the words that tell that somebody says something, and those around them.

use std::collections::HashMap;

use serde::Deserialize;

use crate::extract::proposal::Act;
use crate::model::words::Word;

/// How a cue stands to speaker and content.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum CueKind {
    /// A verb of saying; what is said follows, precedes or surrounds it.
    Say,
    /// A verb whose object is what is said or meant: *accuse*, *reject*. It never stands behind.
    Object,
    /// A preposition before the speaker: *according to*.
    According,
    /// Words before the outlet that the text has it from: *as reported by*.
    Via,
    /// A passive whose agent speaks, where what is said stands elsewhere: *the same was said by*.
    Agent,
    /// What two do to one another: *blame each other*.
    Mutual,
    /// A verb behind what is said, in languages that put it last.
    Final,
    /// A noun that names what somebody says, before it: *the claim that*, *criticism of*.
    Noun,
}

/// What only some cues of a kind do, as their grammar or counts in a corpus tell.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub(super) enum Use {
    /// With a form of *be* before it, it is passive: the subject does not speak.
    Passive,
    /// A participle that shares the subject of the verb before it unless a form of *be* makes it the verb: *saying*.
    Participle,
    /// The speaker always stands behind it: Indonesian *kata*.
    Before,
    /// The speaker is within it, as a suffix: *katanya*.
    Own,
    /// The same letters are a noun, so that only a plain subject before it makes it a verb.
    Strict,
    /// Speaks as an infinitive too: *was first to denounce it*.
    Infinitive,
    /// Speaks as a participle behind a preposition or without a comma too: *by suggesting that*.
    Gerund,
    /// Speaks in the passive, for nobody: *is expected to*.
    Impersonal,
    /// The same letters are a noun that names what is said: *the claim that*.
    Noun,
    /// Whom it is said to stands behind it: *told the newspaper that*.
    Addressed,
    /// Speaks only where a clause or a quotation follows: *found that*.
    Clause,
    /// Speaks, though its kind is `object`, in a clause about a name too: *who denounced it*.
    Relative,
    /// Speaks only where nobody else's words surround it, and three words or a quotation belong to it. Elsewhere counts show
    /// that it tells what somebody does or wants rather than what somebody says.
    Weak,
    /// Speaks only of what a document tells: *polls show that*.
    Document,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Uses(u16);

impl Uses {
    pub(super) fn has(self, one: Use) -> bool {
        self.0 & (1 << one as u8) != 0
    }
}

impl FromIterator<Use> for Uses {
    fn from_iter<T: IntoIterator<Item = Use>>(uses: T) -> Self {
        Self(uses.into_iter().fold(0, |all, one| all | 1 << one as u8))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CueEntry {
    kind: CueKind,
    #[serde(default)]
    act: Option<String>,
    #[serde(default)]
    uses: Vec<Use>,
    words: Vec<String>,
    source: Vec<String>,
}

/// What words do around cues.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub(super) enum Class {
    /// Before a verb, without a meaning of its own: *has*, *will*.
    Auxiliary,
    /// Makes a passive of a participle: *was*.
    Passive,
    /// May stand between subject and verb: *also*.
    Adverb,
    /// Begins what is said: *that*.
    That,
    /// Of these the one that only ties it to the cue, so that a claim does without it: *that*, not *whether*.
    Conjunction,
    /// Joins what is alike: *and*, *but*.
    And,
    /// Begins another clause: *while*, *because*.
    Clause,
    /// Stands for a speaker: *he*.
    Pronoun,
    /// Stands for what is said where a clause leaves it out: *what*, *which*.
    Gap,
    /// Stands for the speaker just named, before a clause about it: *who*.
    Relative,
    /// Begins a name of a thing or person: *the*, *his*.
    Determiner,
    /// Ties what follows to a verb or noun: *in*, *of*.
    Preposition,
    /// Ties what follows to the noun before it: *of*.
    Of,
    /// The infinitive's mark: *to*.
    Infinitive,
    /// An office or role that somebody speaks in: *minister*.
    Office,
    /// A person without an office: *resident*.
    Private,
    /// A body or group that speaks: *ministry*, *officials*.
    Body,
    /// Days, months and the like, which are capitalised and speak not.
    Time,
    /// Before a name: *Mr*.
    Title,
    /// Ends with a point that ends no sentence: *Mr.*
    Abbreviation,
    /// Says that it is not so: *not*.
    Negation,
    /// Who is spoken to: *reporters*.
    Addressee,
    /// A country or a capital, which speaks for its government.
    Place,
    /// Begins an indirect question: *whether*.
    Question,
    /// Begins a name, and stands for people by itself: *many*.
    Alone,
    /// Before who does it, behind a passive: *by*.
    By,
    /// Tells whose: *his*.
    Possessive,
    /// Leaves open whether it is so: *perhaps*, *might*, *if*.
    Hedge,
    /// A verb in the past, behind which a name ends: *took*, *walked*.
    Past,
    /// Tells what is in it: *poll*, *study*.
    Document,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordEntry {
    class: Class,
    words: Vec<String>,
    source: Vec<String>,
}

/// As written in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SpeechWords {
    cues: Vec<CueEntry>,
    words: Vec<WordEntry>,
    /// Where counts show that long quotations are what somebody said, whether a cue reaches them or not.
    #[serde(default)]
    long_quotations: Option<Sourced>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sourced {
    source: Vec<String>,
}

/// A cue, looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) kind: CueKind,
    pub(super) act: Option<Act>,
    pub(super) uses: Uses,
}

/// Whether words of some class begin or end here.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    classes: u32,
    cue: Option<u16>,
    leads: bool,
}

impl Known {
    /// Whether entries of several words begin with it.
    pub(super) fn leads(self) -> bool {
        self.leads
    }

    pub(super) fn is_cue(self) -> bool {
        self.cue.is_some()
    }

    pub(super) fn has_class(self) -> bool {
        self.classes != 0
    }

    pub(super) fn is(self, class: Class) -> bool {
        self.classes & (1 << class as u8) != 0
    }
}

/// An entry of several words behind its first.
type Phrase = (Vec<Box<str>>, Known);

/// The words of a language, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Speech {
    known: HashMap<Box<str>, Known>,
    cues: Vec<Cue>,
    /// Classes of words by their endings, the longest first.
    endings: Vec<(Box<str>, Known)>,
    /// Cues and other entries of several words, by their first word.
    phrases: HashMap<Box<str>, Vec<Phrase>>,
    /// Whether a long quotation is what somebody said, though no cue reaches it.
    pub(super) claims_quotations: bool,
}

impl Speech {
    /// What a lower-case word is.
    pub(super) fn known(&self, word: &str) -> Known {
        let mut known = self.known.get(word).copied().unwrap_or_default();
        if known.classes == 0 {
            let ending = self
                .endings
                .iter()
                .find(|(ending, _)| word.len() > ending.len() + 2 && word.ends_with(&**ending));
            known.classes = ending.map_or(0, |(_, known)| known.classes);
        }
        known
    }

    pub(super) fn cue(&self, known: Known) -> Option<Cue> {
        known
            .cue
            .and_then(|at| self.cues.get(usize::from(at)).copied())
    }

    /// The longest entry of several words that begins with `word`: how many words it has, and what it is. `next(i)` gives the
    /// i-th word behind the first.
    pub(super) fn phrase<'a>(
        &self,
        word: &str,
        known: Known,
        mut next: impl FnMut(usize) -> Option<&'a str>,
    ) -> Option<(usize, Known)> {
        if !known.leads {
            return None;
        }
        self.phrases
            .get(word)?
            .iter()
            .find(|(rest, _)| {
                rest.iter()
                    .enumerate()
                    .all(|(i, wanted)| next(i) == Some(wanted))
            })
            .map(|(rest, known)| (rest.len() + 1, *known))
    }

    /// Adds names of countries and capitals.
    pub(super) fn add_places<'p>(&mut self, names: impl IntoIterator<Item = &'p String>) {
        for name in names {
            self.add(&name.to_lowercase(), |known| {
                known.classes |= 1 << Class::Place as u8;
            });
        }
        self.sort_phrases();
    }

    fn sort_phrases(&mut self) {
        for phrases in self.phrases.values_mut() {
            phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        }
    }

    /// Prepares a section; the names of sources that its entries give are told to `source`.
    pub(super) fn new(section: &SpeechWords, mut source: impl FnMut(&str)) -> Result<Self, String> {
        let mut speech = Self::default();
        if let Some(entry) = &section.long_quotations {
            speech.claims_quotations = true;
            entry.source.iter().for_each(|name| source(name));
        }
        for entry in &section.cues {
            let act = match entry.act.as_deref() {
                None => None,
                Some(word) => {
                    Some(Act::from_word(word).ok_or_else(|| format!("`{word}` is no act"))?)
                }
            };
            let at = u16::try_from(speech.cues.len()).map_err(|_| "too many groups of cues")?;
            speech.cues.push(Cue {
                kind: entry.kind,
                act,
                uses: entry.uses.iter().copied().collect(),
            });
            entry.source.iter().for_each(|name| source(name));
            for words in &entry.words {
                speech.add(words, |known| known.cue = Some(at));
            }
        }
        for entry in &section.words {
            entry.source.iter().for_each(|name| source(name));
            for words in &entry.words {
                speech.add(words, |known| known.classes |= 1 << entry.class as u8);
            }
        }
        let length = |ending: &(Box<str>, Known)| std::cmp::Reverse(ending.0.len());
        speech.endings.sort_by_key(length);
        speech.sort_phrases();
        Ok(speech)
    }

    fn add(&mut self, words: &str, mark: impl FnOnce(&mut Known)) {
        if let Some(ending) = words.strip_prefix('-') {
            let mut known = Known::default();
            mark(&mut known);
            self.endings.push((ending.into(), known));
            return;
        }
        let mut parts = words.split(' ').map(Box::<str>::from);
        let Some(first) = parts.next() else { return };
        let rest: Vec<_> = parts.collect();
        if rest.is_empty() {
            mark(self.known.entry(first).or_default());
            return;
        }
        self.known.entry(first.clone()).or_default().leads = true;
        let phrases = self.phrases.entry(first).or_default();
        match phrases.iter_mut().find(|(known, _)| *known == rest) {
            Some((_, known)) => mark(known),
            None => {
                let mut known = Known::default();
                mark(&mut known);
                phrases.push((rest, known));
            }
        }
    }
}
