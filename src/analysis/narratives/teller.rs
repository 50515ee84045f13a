//! Who tells narratives.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::source::{Party, Speaker};

/// Who holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Teller {
    /// A party: whatever its speakers said.
    Party(Key<Party>),
    /// A camp, by its number from 0: whatever its members said.
    Camp(usize),
    /// Speakers who belong to neither; together they tell no narrative.
    Other,
}

/// For whom each speaker tells.
#[derive(Clone, Debug, Default)]
pub struct Membership(BTreeMap<Key<Speaker>, Teller>);

impl Membership {
    /// Speakers tell for their parties.
    pub fn parties(casebook: &Casebook) -> Self {
        let speakers = casebook.speakers();
        let of_party =
            |(key, speaker): (Key<Speaker>, &Speaker)| Some((key, Teller::Party(speaker.party?)));
        Self(speakers.filter_map(of_party).collect())
    }

    /// Members of camps tell for them.
    pub fn camps(members: impl IntoIterator<Item = (Key<Speaker>, usize)>) -> Self {
        let members = members.into_iter();
        Self(
            members
                .map(|(speaker, camp)| (speaker, Teller::Camp(camp)))
                .collect(),
        )
    }

    /// For whom a speaker tells.
    pub fn of_speaker(&self, speaker: Key<Speaker>) -> Teller {
        self.0.get(&speaker).copied().unwrap_or(Teller::Other)
    }

    /// Those for whom a claim was told.
    pub fn of_claim(&self, casebook: &Casebook, claim: Key<Claim>) -> BTreeSet<Teller> {
        let said = casebook[claim].said.iter();
        said.map(|said| self.of_speaker(said.speaker)).collect()
    }
}
