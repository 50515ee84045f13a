//! Finding the speaker whom words mean.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use crate::extract::link::fits::{Candidate, Fit};
use crate::extract::link::spelled::{Spelled, Unit};
use crate::extract::vocabulary::guess_language;
use crate::language::Language;
use crate::model::source::SpeakerKind;

/// How many names that share a word with a mention are looked at.
const MOST_LOOKED_AT: usize = 4_000;
/// How many candidates are told.
const MOST_TOLD: usize = 5;

/// An office of a speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// As written.
    pub title: String,
    /// From when, as written.
    pub from: Option<String>,
    /// Until when, as written.
    pub to: Option<String>,
}

/// What is known of a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSpeaker {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// What kind of speaker it is.
    pub kind: SpeakerKind,
    /// The id of the party.
    pub party: Option<String>,
    /// Other names, each with its language (BCP 47).
    pub aliases: Vec<(String, String)>,
    /// Offices held.
    pub offices: Vec<Office>,
}

/// What is known of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownParty {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Other names, each with its language (BCP 47).
    pub aliases: Vec<(String, String)>,
}

/// One name of one speaker.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) speaker: usize,
    pub(super) shown: String,
    /// The language of an alias, by its name.
    language: Option<&'static str>,
    pub(super) spelled: Spelled,
    pub(super) office: Option<Office>,
}

/// Knows the names of all speakers of a casebook.
#[derive(Debug)]
pub struct Linker {
    pub(super) speakers: Vec<KnownSpeaker>,
    /// The countries that each party is, by id.
    pub(super) countries: BTreeMap<String, BTreeSet<String>>,
    /// The party that a country is, by its code.
    parties: BTreeMap<String, BTreeSet<String>>,
    pub(super) names: Vec<Name>,
    /// Where the names of each speaker lie.
    pub(super) names_of: Vec<Range<usize>>,
    pub(super) by_unit: HashMap<String, Vec<usize>>,
    by_line: HashMap<String, Vec<usize>>,
}

impl Linker {
    /// A linker over these speakers; their order does not matter.
    pub fn new(
        speakers: impl IntoIterator<Item = KnownSpeaker>,
        parties: impl IntoIterator<Item = KnownParty>,
    ) -> Self {
        let mut speakers: Vec<KnownSpeaker> = speakers.into_iter().collect();
        speakers.sort_by(|a, b| a.id.cmp(&b.id));
        let mut linker = Self {
            speakers,
            countries: BTreeMap::new(),
            parties: BTreeMap::new(),
            names: Vec::new(),
            names_of: Vec::new(),
            by_unit: HashMap::new(),
            by_line: HashMap::new(),
        };
        for party in parties {
            linker.add_party(&party);
        }
        for index in 0..linker.speakers.len() {
            let from = linker.names.len();
            linker.add_names(index);
            linker.names_of.push(from..linker.names.len());
        }
        linker
    }

    fn add_party(&mut self, party: &KnownParty) {
        let named = std::iter::once((String::new(), party.name.clone()));
        for (tag, name) in named.chain(party.aliases.iter().cloned()) {
            let spelled = Spelled::of(&name, language_of(&tag, &name));
            // *Republic of Armenia* is Armenia; *Armenia and Georgia* is neither.
            let codes: BTreeSet<&str> = spelled.units.iter().filter_map(Unit::country).collect();
            if let (1, Some(code)) = (codes.len(), codes.first())
                && !spelled.has_plain()
            {
                self.countries
                    .entry(party.id.clone())
                    .or_default()
                    .insert((*code).to_owned());
                self.parties
                    .entry((*code).to_owned())
                    .or_default()
                    .insert(party.id.clone());
            }
        }
    }

    fn add_names(&mut self, index: usize) {
        let speaker = self.speakers[index].clone();
        self.add_name(index, &speaker.name, "", None);
        for (tag, alias) in &speaker.aliases {
            self.add_name(index, alias, tag, None);
        }
        for office in speaker.offices {
            let title = office.title.clone();
            self.add_name(index, &title, "", Some(office));
        }
    }

    fn add_name(&mut self, speaker: usize, text: &str, tag: &str, office: Option<Office>) {
        // What stands in brackets explains the name: `Officials of Armenia (unnamed)`.
        let bare = text.split('(').next().unwrap_or(text).trim();
        let bare = if bare.is_empty() { text } else { bare };
        let spelled = Spelled::of(bare, language_of(tag, bare));
        if spelled.units.is_empty() {
            return;
        }
        let index = self.names.len();
        let has_more = spelled.units.iter().any(|unit| unit.country().is_none());
        for unit in &spelled.units {
            let key = match unit {
                // Every ministry of a country names it: such a name is found by its other words.
                Unit::Meant(_) if has_more && unit.country().is_some() => continue,
                Unit::Meant(key) => key.clone(),
                Unit::Plain { exact, .. } => exact.clone(),
            };
            let names = self.by_unit.entry(key).or_default();
            if names.last() != Some(&index) {
                names.push(index);
            }
        }
        if office.is_none() {
            self.by_line
                .entry(spelled.line.clone())
                .or_default()
                .push(index);
        }
        self.names.push(Name {
            speaker,
            shown: bare.to_owned(),
            language: Language::of_tag(tag).map(Language::name),
            spelled,
            office,
        });
    }

    /// The speakers whom words may mean, best first. `on` is the date of the text, as far as it is known (`2022-09-13`):
    /// an office counts while it is held.
    #[must_use]
    pub fn link(&self, name: &str, language: Language, on: Option<&str>) -> Vec<Candidate> {
        let mention = Spelled::of(name, language);
        let mut offers: Vec<Offer> = Vec::new();
        for index in self.by_line.get(&mention.line).into_iter().flatten() {
            let found = &self.names[*index];
            offers
                .push(Offer::new(found.speaker, Fit::Same, 1.0, found.is_it()).of(found, language));
        }
        for index in self.near(&mention) {
            let found = &self.names[index];
            if let Some((fit, reason)) = self.fit(found, &mention, on) {
                let shared = found.spelled.shared(&mention);
                offers.push(Offer::new(found.speaker, fit, shared, reason).of(found, language));
            }
        }
        for (speaker, reason) in self.governments(&mention) {
            offers.push(Offer::new(speaker, Fit::Government, 1.0, reason));
        }
        if !offers.iter().any(|offer| offer.fit.tells()) {
            for (speaker, alike, reason) in self.misspelt(&mention) {
                offers.push(Offer::new(speaker, Fit::Misspelt, alike, reason));
            }
        }
        let found = best_of_each(offers);
        let first = found.first().map(|offer| offer.fit);
        let is_alone = found
            .iter()
            .filter(|offer| Some(offer.fit) == first)
            .count()
            == 1;
        let inflected = self.is_inflected(&mention, first, &found);
        found
            .into_iter()
            .take(MOST_TOLD)
            .enumerate()
            .map(|(place, offer)| Candidate {
                who: self.speakers[offer.speaker].id.clone(),
                name: self.speakers[offer.speaker].name.clone(),
                fit: offer.fit,
                is_sure: place == 0 && is_alone && offer.fit.tells() && !inflected,
                reason: offer.reason,
            })
            .collect()
    }

    /// Whether two people are fitted, one by a name as it stands and another if it is a form of theirs, and nothing tells which.
    fn is_inflected(&self, mention: &Spelled, first: Option<Fit>, found: &[Offer]) -> bool {
        let by_name = [Fit::Surname, Fit::Same];
        let bare = mention.units.len() == 1 && mention.units.iter().all(Unit::is_plain);
        bare && first.is_some_and(|fit| by_name.contains(&fit))
            && found
                .iter()
                .filter(|offer| by_name.contains(&offer.fit))
                .count()
                > 1
    }

    /// The names that share a word with a mention.
    fn near(&self, mention: &Spelled) -> BTreeSet<usize> {
        let mut near = BTreeSet::new();
        let mut keys: BTreeSet<&String> = BTreeSet::new();
        for unit in &mention.units {
            match unit {
                Unit::Meant(key) => {
                    keys.insert(key);
                }
                Unit::Plain { spellings, .. } => keys.extend(spellings),
            }
        }
        let mut lists: Vec<(&String, &Vec<usize>)> = keys
            .into_iter()
            .filter_map(|key| Some((key, self.by_unit.get(key)?)))
            .collect();
        lists.sort_by_key(|(key, list)| (list.len(), *key));
        for (_, list) in lists {
            if near.len() + list.len() > MOST_LOOKED_AT && !near.is_empty() {
                break;
            }
            near.extend(list.iter().copied().take(MOST_LOOKED_AT));
        }
        near
    }

    /// The party that is the country with this code, where exactly one is.
    pub(super) fn party_of(&self, code: &str) -> Option<&str> {
        let parties = self.parties.get(code)?;
        parties
            .first()
            .filter(|_| parties.len() == 1)
            .map(String::as_str)
    }

    pub(super) fn has_id(&self, id: &str) -> bool {
        self.speakers
            .binary_search_by(|speaker| speaker.id.as_str().cmp(id))
            .is_ok()
    }
}

impl Name {
    fn is_it(&self) -> String {
        match self.language {
            Some(language) => format!("is the alias *{}* in {language}", self.shown),
            None => format!("is the name *{}*", self.shown),
        }
    }

    pub(super) fn is_it_in_form(&self) -> String {
        match self.language {
            Some(language) => format!("is a form of the alias *{}* in {language}", self.shown),
            None => format!("is a form of the name *{}*", self.shown),
        }
    }
}

impl Office {
    /// Whether it is held on a day. Dates are compared as far as both are known.
    pub(super) fn is_held(&self, on: Option<&str>) -> bool {
        let Some(on) = on else { return true };
        let common = |a: &str, b: &str| a.len().min(b.len());
        let not_before = |from: &String| {
            let length = common(on, from);
            on.get(..length) >= from.get(..length)
        };
        let not_after = |to: &String| {
            let length = common(on, to);
            on.get(..length) <= to.get(..length)
        };
        self.from.as_ref().is_none_or(not_before) && self.to.as_ref().is_none_or(not_after)
    }
}

/// A speaker whom words may mean, ordered by how well they fit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Offer {
    fit: Fit,
    /// What is not shared, in ten thousandths, so that equal shares are equal.
    missing: i64,
    speaker: usize,
    /// How far the name is from the language of the mention.
    far: u8,
    reason: String,
}

impl Offer {
    fn new(speaker: usize, fit: Fit, shared: f64, reason: String) -> Self {
        Self {
            fit,
            missing: 10_000 - (shared * 10_000.0) as i64,
            speaker,
            far: 0,
            reason,
        }
    }

    fn of(mut self, name: &Name, language: Language) -> Self {
        self.far = match name.language {
            Some(own) if own == language.name() => 0,
            None => 1,
            Some(_) => 2,
        };
        self
    }
}

/// The best offer for each speaker, best first.
fn best_of_each(mut offers: Vec<Offer>) -> Vec<Offer> {
    offers.sort_unstable();
    let mut had = BTreeSet::new();
    offers.retain(|offer| had.insert(offer.speaker));
    offers
}

fn language_of(tag: &str, text: &str) -> Language {
    Language::of_tag(tag).unwrap_or_else(|| guess_language(text))
}
