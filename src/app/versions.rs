//! Versions of events, in words.

use std::collections::BTreeSet;

use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::analysis::versions::{Common, Version, Versions};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::{AnswerKind, Question};
use crate::model::set::{Grain, Interval, Set};
use crate::model::source::Speaker;

/// How many versions are told before the rest is counted.
const TOLD: usize = 8;
/// How many positions, or claims of a proof, are named before the rest is counted.
const NAMED: usize = 8;

/// What is needed to tell of the versions of some questions.
pub(super) struct Teller<'a> {
    pub(super) casebook: &'a Casebook,
    pub(super) positions: &'a Positions,
    pub(super) versions: &'a Versions,
    /// What a position is called above this text.
    pub(super) name: &'a dyn Fn(usize) -> String,
}

impl Teller<'_> {
    /// The versions, the proof that fewer will not do, and the largest consistent set: a sentence or a line each.
    pub(super) fn lines(&self) -> Vec<String> {
        let Versions {
            claims, versions, ..
        } = self.versions;
        let all = match *claims {
            1 => "the one claim".to_owned(),
            2 => "both claims".to_owned(),
            many => format!("all {many} claims"),
        };
        if let [version] = versions.as_slice() {
            let common = self.common(version);
            let common = if common.is_empty() {
                String::new()
            } else {
                format!(": {common}")
            };
            return vec![format!("One version of events holds {all}{common}.")];
        }
        if self.is_each_for_itself() {
            let every = match self.versions.clash.as_slice() {
                [a, b] => format!("{} and {}", (self.name)(*a), (self.name)(*b)),
                _ => "every two positions".into(),
            };
            let mut told = vec![format!(
                "No fewer than {} versions of events hold {all}: {every} contradict each other.",
                versions.len()
            )];
            if *claims > versions.len() {
                told.push(self.largest(&|place| self.names(&versions[place].positions)));
            }
            told.extend(self.judged());
            return told;
        }
        let needed = phrase::plural(self.versions.at_least, "version");
        let mut told = vec![if self.versions.is_exact() {
            format!("No fewer than {needed} of events hold {all}:")
        } else {
            format!(
                "No fewer than {needed} of events hold {all}, and {} do. These are bounds: the least number lies between.",
                versions.len()
            )
        }];
        for (place, version) in versions.iter().take(TOLD).enumerate() {
            told.push(format!("  {}", self.version(place, version)));
        }
        if versions.len() > TOLD {
            told.push(format!(
                "  … and {}",
                phrase::plural(versions.len() - TOLD, "more version")
            ));
        }
        told.push(self.proof());
        told.push(self.largest(&letter));
        if !self.versions.undisputed.is_empty() {
            told.push(format!(
                "Contradicted by none: {}.",
                self.names(&self.versions.undisputed)
            ));
        }
        told.extend(self.judged());
        told
    }

    /// `A: 25 to 35 people – [1], [4] (Town Council of Southbank, Ferry Guild); [3] could join`
    fn version(&self, place: usize, version: &Version) -> String {
        let common = self.common(version);
        let common = if common.is_empty() {
            String::new()
        } else {
            format!("{common} – ")
        };
        let guests = if version.could_join.is_empty() {
            String::new()
        } else {
            format!("; {} could join", self.names(&version.could_join))
        };
        format!(
            "{}: {common}{} ({}){guests}",
            letter(place),
            self.names(&version.positions),
            self.speakers(version)
        )
    }

    fn proof(&self) -> String {
        let Versions {
            clash, at_least, ..
        } = self.versions;
        let ids: Vec<String> = clash
            .iter()
            .map(|place| {
                self.casebook[self.positions[*place].named_by]
                    .id()
                    .to_owned()
            })
            .collect();
        let proof = match ids.as_slice() {
            [] | [_] => {
                return "Proof: any two of them can be true together, but not all; every way to share them out was tried."
                    .into();
            }
            [a, b] => format!("Proof: {a} and {b} contradict each other"),
            _ => format!(
                "Proof: every two of {} contradict each other",
                shortened(&ids)
            ),
        };
        if clash.len() < *at_least {
            format!(
                "{proof}; that {} will not do was found by trying every way to share them out.",
                phrase::plural(at_least - 1, "version")
            )
        } else {
            format!("{proof}.")
        }
    }

    /// Whether every position is a version, of answers that are their own range of values.
    fn is_each_for_itself(&self) -> bool {
        let Versions {
            versions, clash, ..
        } = self.versions;
        let ranges = |question: &Key<Question>| {
            let kind = &self.casebook[*question].kind;
            matches!(kind, AnswerKind::Number { .. } | AnswerKind::Date)
        };
        clash.len() == versions.len()
            && versions.iter().all(|version| version.positions.len() == 1)
            && !self.versions.questions.iter().any(ranges)
            && versions.len() <= TOLD
    }

    fn largest(&self, called: &dyn Fn(usize) -> String) -> String {
        let largest = &self.versions.largest;
        let own: BTreeSet<usize> = largest.positions.iter().copied().collect();
        let others: Vec<usize> = self
            .versions
            .versions
            .iter()
            .flat_map(|version| &version.positions)
            .copied()
            .filter(|place| !own.contains(place))
            .collect::<BTreeSet<usize>>()
            .into_iter()
            .collect();
        let held = |version: &Version| self.claims(&version.positions).count() == largest.claims;
        let as_full: Vec<String> = (0..self.versions.versions.len().min(TOLD))
            .filter(|place| held(&self.versions.versions[*place]))
            .map(called)
            .collect();
        // Of several sets of one size none is put before the others.
        let which = if !largest.is_only && !as_full.is_empty() {
            format!(", as in {}", as_full.join(" or "))
        } else {
            let named = if others.len() < own.len() {
                format!("all but {}", self.names(&others))
            } else {
                self.names(&largest.positions)
            };
            let such_as = if largest.is_only { ":" } else { ", such as" };
            format!("{such_as} {named}")
        };
        let of = format!(
            "{} of {} claims{which}",
            largest.claims, self.versions.claims
        );
        if largest.claims == largest.at_most {
            format!("Largest consistent set: {of}.")
        } else {
            format!(
                "Largest consistent set found: {of}. None has more than {} claims.",
                largest.at_most
            )
        }
    }

    fn names(&self, places: &[usize]) -> String {
        let names: Vec<String> = places
            .iter()
            .take(NAMED)
            .map(|place| (self.name)(*place))
            .collect();
        match places.len().saturating_sub(NAMED) {
            0 => names.join(", "),
            rest => format!("{} and {rest} more", names.join(", ")),
        }
    }

    fn claims<'v>(&'v self, places: &'v [usize]) -> impl Iterator<Item = Key<Claim>> + 'v {
        let claims = places
            .iter()
            .flat_map(|place| &self.positions[*place].claims);
        claims.copied()
    }

    fn speakers(&self, version: &Version) -> String {
        let speakers: BTreeSet<Key<Speaker>> = self
            .claims(&version.positions)
            .flat_map(|claim| self.casebook[claim].said.iter().map(|said| said.speaker))
            .collect();
        let names: Vec<String> = speakers
            .into_iter()
            .map(|speaker| self.casebook[speaker].name().to_owned())
            .collect();
        if names.is_empty() {
            "nobody is named".into()
        } else {
            phrase::first_names(&names)
        }
    }

    /// That decisions of people are not counted, where a person stated or dismissed a contradiction among the claims.
    fn judged(&self) -> Option<String> {
        let own: BTreeSet<Key<Claim>> = self
            .versions
            .versions
            .iter()
            .flat_map(|version| self.claims(&version.positions))
            .collect();
        let within = |a: Key<Claim>, b: Key<Claim>| own.contains(&a) && own.contains(&b);
        let mut stated = self.casebook.stated_pairs();
        let mut judged = self.casebook.judgements().iter();
        let dismissed = |a, b| self.casebook.is_dismissed(a, b) && within(a, b);
        let spoke = stated.any(|(a, b)| within(a, b))
            || judged.any(|judgement| dismissed(judgement.claims.0, judgement.claims.1));
        spoke.then(|| {
            "Counted from the answers alone, without what people stated or dismissed.".into()
        })
    }

    /// What a version leaves to its questions: `25 to 35 people`; of several, each behind its id.
    fn common(&self, version: &Version) -> String {
        let mut told: Vec<(Key<Question>, String)> = Vec::new();
        for common in &version.common {
            let words = self.values(common);
            match told.last_mut() {
                Some((question, before)) if *question == common.question => {
                    before.push_str(", ");
                    before.push_str(&words);
                }
                _ => told.push((common.question, words)),
            }
        }
        told.sort();
        let several = self.versions.questions.len() > 1;
        let told: Vec<String> = told
            .into_iter()
            .map(|(question, words)| {
                if several {
                    format!("{}: {words}", self.casebook[question].id())
                } else {
                    words
                }
            })
            .collect();
        told.join("; ")
    }

    fn values(&self, common: &Common) -> String {
        let question = &self.casebook[common.question];
        match &question.kind {
            AnswerKind::AnyOf { options } => {
                let option = options
                    .get(common.axis)
                    .map_or("", |option| option.name.as_str());
                let no = common.values.meets(&point(0));
                format!("{}{option}", if no { "not " } else { "" })
            }
            AnswerKind::OneOf { options, .. } => {
                let names = options.iter().enumerate();
                let mut left: Vec<&str> = names
                    .filter(|(index, _)| common.values.meets(&point(*index)))
                    .map(|(_, option)| option.name.as_str())
                    .collect();
                if common.values.meets(&point(options.len())) {
                    left.push("none of these");
                }
                left.join(" or ")
            }
            _ => {
                let unit = question
                    .unit
                    .as_ref()
                    .map_or(String::new(), |unit| format!(" {unit}"));
                let as_of = common.as_of.map_or(String::new(), |as_of| {
                    format!(" as of {}", phrase::when(as_of))
                });
                format!("{}{unit}{as_of}", phrase::set(question, &common.values))
            }
        }
    }
}

/// A version's letter; only the first [`TOLD`] have one.
fn letter(place: usize) -> String {
    u8::try_from(place)
        .map_or('?', |place| char::from(b'A' + place))
        .to_string()
}

fn point(index: usize) -> Set {
    Set::new(Grain::Whole, [Interval::closed(index as u64, index as u64)])
}

/// `a, b and c`; of many, the first ones and how many more.
fn shortened(names: &[String]) -> String {
    match names.split_last() {
        Some((last, first)) if names.len() <= NAMED => format!("{} and {last}", first.join(", ")),
        _ => format!(
            "{} and {} more",
            names[..NAMED.min(names.len())].join(", "),
            names.len().saturating_sub(NAMED)
        ),
    }
}
