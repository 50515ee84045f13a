//! How a name fits a mention.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::link::fits::Fit;
use crate::extract::link::linker::{Linker, Name, Office};
use crate::extract::link::spelled::{Spelled, Unit};
use crate::model::source::SpeakerKind;

/// How alike misspelt names are at least, by Jaro and Winkler.
const ALIKE: f64 = 0.93;
/// What share of units a name must have in common with a mention to be told at all.
const SHARED: f64 = 0.5;

impl Linker {
    /// How a name that shares a word with a mention fits it.
    pub(super) fn fit(
        &self,
        name: &Name,
        mention: &Spelled,
        on: Option<&str>,
    ) -> Option<(Fit, String)> {
        let speaker = &self.speakers[name.speaker];
        let is_person = speaker.kind == SpeakerKind::Person;
        let shown = &name.shown;
        if let Some(office) = &name.office {
            let left = name.spelled.within(mention)?;
            return if !left.is_empty() {
                None
            } else if !office.is_held(on) {
                Some((
                    Fit::Partly,
                    format!("held the office *{shown}*, but not then"),
                ))
            } else {
                Some((Fit::Office, format!("holds the office *{shown}*")))
            };
        }
        if let Some(left) = name.spelled.within(mention) {
            if left.is_empty() {
                return Some((Fit::Form, name.is_it_in_form()));
            }
            if is_person && name.spelled.units.len() > 1 {
                return Some(self.full_name(name, mention, &left));
            }
            if is_person
                || name
                    .spelled
                    .units
                    .iter()
                    .any(|unit| unit.country().is_none())
            {
                let more: Vec<String> = left
                    .iter()
                    .map(|index| shown_unit(&mention.units[*index]))
                    .collect();
                return Some((
                    Fit::More,
                    format!(
                        "has all words of *{shown}*, and besides {}",
                        more.join(", ")
                    ),
                ));
            }
            return None;
        }
        if is_person && let Some(found) = self.surname(name, mention, on) {
            return Some(found);
        }
        let shares = name.spelled.shared(mention) >= SHARED
            && shares_more_than_a_country(&name.spelled, mention)
            && !is_of_another_country(&name.spelled, mention);
        shares.then(|| (Fit::Partly, format!("shares words with *{shown}*")))
    }

    /// The whole name of a person with other words: an office, a country.
    fn full_name(&self, name: &Name, mention: &Spelled, left: &[usize]) -> (Fit, String) {
        let speaker = &self.speakers[name.speaker];
        let shown = &name.shown;
        let own = speaker
            .party
            .as_ref()
            .and_then(|party| self.countries.get(party));
        let others: Vec<&str> = left
            .iter()
            .filter_map(|index| mention.units[*index].country())
            .filter(|code| own.is_some_and(|own| !own.contains(*code)))
            .collect();
        if let Some(other) = others.first() {
            return (
                Fit::More,
                format!("has the name *{shown}*, but also the country {other}"),
            );
        }
        // A spokesman directly before a name may be that person's.
        let first = (0..mention.units.len())
            .find(|index| !left.contains(index))
            .unwrap_or(0);
        let before = first.checked_sub(1).map(|index| &mention.units[index]);
        let speaks = Unit::Meant("#spokesperson".into());
        if before == Some(&speaks) && !self.has_office_with(name.speaker, &speaks) {
            return (
                Fit::More,
                format!("has the name *{shown}*, but may be a spokesperson of theirs"),
            );
        }
        (Fit::FullName, format!("has the whole name *{shown}*"))
    }

    /// One of the names of a person, alone or with an office that they hold.
    fn surname(&self, name: &Name, mention: &Spelled, on: Option<&str>) -> Option<(Fit, String)> {
        let speaker = &self.speakers[name.speaker];
        let (plain, rest): (Vec<&Unit>, Vec<&Unit>) =
            mention.units.iter().partition(|unit| unit.is_plain());
        let [one] = plain.as_slice() else { return None };
        let of = name.spelled.units.iter().find(|unit| one.is(unit))?;
        // Given names are shared by too many.
        if name.spelled.units.last() != Some(of) {
            return None;
        }
        let shown = &name.shown;
        let own = speaker
            .party
            .as_ref()
            .and_then(|party| self.countries.get(party));
        let fits = rest.iter().all(|unit| match unit.country() {
            Some(code) => own.is_some_and(|own| own.contains(code)),
            None => self
                .offices(name.speaker)
                .any(|(office, spelled)| office.is_held(on) && spelled.units.contains(unit)),
        });
        Some(if fits && rest.is_empty() {
            (Fit::Surname, format!("is the surname of *{shown}*"))
        } else if fits {
            (
                Fit::Surname,
                format!("is the surname of *{shown}*, with an office or a country that fits"),
            )
        } else {
            (
                Fit::More,
                format!("has the surname of *{shown}*, with words that are not known to fit"),
            )
        })
    }

    fn has_office_with(&self, speaker: usize, unit: &Unit) -> bool {
        self.offices(speaker)
            .any(|(_, spelled)| spelled.units.contains(unit))
    }

    fn offices(&self, speaker: usize) -> impl Iterator<Item = (&Office, &Spelled)> {
        let names = self.names_of.get(speaker).cloned().unwrap_or_default();
        self.names[names]
            .iter()
            .filter_map(|name| Some((name.office.as_ref()?, &name.spelled)))
    }

    /// Governments for whom a country, its capital or a building stands.
    pub(super) fn governments(&self, mention: &Spelled) -> Vec<(usize, String)> {
        let is_of_state = |unit: &Unit| {
            unit.country().is_some()
                || *unit == Unit::Meant("#republic".into())
                || *unit == Unit::Meant("#state".into())
        };
        let codes: BTreeSet<&str> = mention.units.iter().filter_map(Unit::country).collect();
        let (1, Some(code)) = (codes.len(), codes.first()) else {
            return Vec::new();
        };
        if !mention.units.iter().all(is_of_state) {
            return Vec::new();
        }
        let place = Unit::Meant(format!("@{code}"));
        let mut found = BTreeMap::new();
        for rule in ["#government", "#authorities"] {
            let rule = Unit::Meant(rule.into());
            let Unit::Meant(key) = &rule else { continue };
            for index in self.by_unit.get(key).into_iter().flatten() {
                let name = &self.names[*index];
                let units = &name.spelled.units;
                if name.office.is_none()
                    && units.len() == 2
                    && units.contains(&place)
                    && units.contains(&rule)
                {
                    found.entry(name.speaker).or_insert_with(|| {
                        format!("{code} stands for its government, *{}*", name.shown)
                    });
                }
            }
            // Authorities only where nobody is called a government.
            if !found.is_empty() {
                break;
            }
        }
        found.into_iter().collect()
    }

    /// Names that are nearly the mention's.
    pub(super) fn misspelt(&self, mention: &Spelled) -> Vec<(usize, f64, String)> {
        if !mention.has_plain() {
            return Vec::new();
        }
        let sorted = mention.sorted();
        let length = sorted.chars().count();
        let mut found = Vec::new();
        for name in &self.names {
            if name.office.is_some() || !name.spelled.has_plain() {
                continue;
            }
            let other = name.spelled.sorted();
            if other.chars().count().abs_diff(length) > 2 + length / 8 {
                continue;
            }
            let alike = strsim::jaro_winkler(&sorted, &other);
            if alike >= ALIKE {
                found.push((
                    name.speaker,
                    alike,
                    format!("is spelled nearly like *{}*", name.shown),
                ));
            }
        }
        found
    }
}

fn shown_unit(unit: &Unit) -> String {
    match unit {
        Unit::Meant(key) => key.trim_start_matches(['#', '@', '^']).to_owned(),
        Unit::Plain { exact, .. } => format!("*{exact}*"),
    }
}

fn shares_more_than_a_country(name: &Spelled, mention: &Spelled) -> bool {
    let shared =
        |unit: &&Unit| unit.country().is_none() && mention.units.iter().any(|other| other.is(unit));
    name.units.iter().any(|unit| shared(&unit))
}

fn is_of_another_country(name: &Spelled, mention: &Spelled) -> bool {
    let codes = |of: &Spelled| -> BTreeSet<String> {
        let codes = of.units.iter().filter_map(Unit::country);
        codes.map(str::to_owned).collect()
    };
    let (own, other) = (codes(name), codes(mention));
    !own.is_empty() && !other.is_empty() && own.is_disjoint(&other)
}
