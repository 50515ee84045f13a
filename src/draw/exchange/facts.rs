//! What the casebook knows of the claims of a node.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::draw::escape;
use crate::draw::exchange::spells::{self, Spell};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::date::Stretch;

/// What the casebook knows of the claims of a node, each once, in the order of ids or of time.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Facts {
    pub(super) questions: Vec<String>,
    pub(super) answers: Vec<String>,
    pub(super) as_of: Vec<String>,
    pub(super) speakers: Vec<String>,
    pub(super) parties: Vec<String>,
    pub(super) documents: Vec<String>,
    pub(super) said: Vec<String>,
    pub(super) said_from: String,
    pub(super) said_to: String,
    #[serde(skip)]
    pub(super) spells: Vec<Spell>,
}

impl Facts {
    pub(super) fn of(casebook: &Casebook, claims: &[String]) -> Self {
        let claims: Vec<&Claim> = claims
            .iter()
            .filter_map(|id| casebook.claim(id).map(|key| &casebook[key]))
            .collect();
        let said = || claims.iter().flat_map(|claim| &claim.said);
        let mut dates: Vec<(Stretch, String)> = said()
            .filter_map(|said| Some((said.said?, said.date?.to_string())))
            .collect();
        dates.sort_unstable();
        dates.dedup();
        let stretches: Vec<Stretch> = dates.iter().map(|(stretch, _)| *stretch).collect();
        let mut as_of: Vec<_> = claims
            .iter()
            .filter_map(|claim| Some((claim.time?, claim.as_of?.to_string())))
            .collect();
        as_of.sort_unstable();
        as_of.dedup();
        Self {
            questions: named(claims.iter().filter_map(|claim| claim.question), |key| {
                casebook[key].id()
            }),
            answers: named(
                claims
                    .iter()
                    .filter_map(|claim| claim.entry.answer.as_ref()),
                |answer| answer.as_str(),
            ),
            as_of: as_of.into_iter().map(|(_, text)| text).collect(),
            speakers: named(said().map(|said| said.speaker), |key| casebook[key].id()),
            parties: named(
                said().filter_map(|said| casebook[said.speaker].party),
                |key| casebook[key].id(),
            ),
            documents: named(said().map(|said| said.document), |key| casebook[key].id()),
            said_from: spells::first(&stretches),
            said_to: spells::last(&stretches),
            spells: spells::spells(&stretches),
            said: dates.into_iter().map(|(_, text)| text).collect(),
        }
    }
}

/// Each name once, in order; a casebook's text is one line.
fn named<'a, T>(items: impl Iterator<Item = T>, name: impl Fn(T) -> &'a str) -> Vec<String> {
    let names: BTreeSet<String> = items.map(|item| one_line(name(item))).collect();
    names.into_iter().collect()
}

/// Text without line ends.
pub(super) fn one_line(text: &str) -> String {
    escape::plain(text).replace('\n', " ")
}
