//! The casebook: everything that passed the checks, in one order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Index;

use crate::model::claim::{Assessment, Attribution, Claim, Dropped, Judgement, Link, Verdict};
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::record::Records;
use crate::model::source::{Document, Outlet, Party, Speaker};

/// Claims, their sources, and what people decided: checked, and each kind sorted by id, so that the order of entry
/// shows nowhere.
#[derive(Clone, Debug, Default)]
pub struct Casebook {
    pub(in crate::model) parties: Vec<Party>,
    pub(in crate::model) speakers: Vec<Speaker>,
    pub(in crate::model) outlets: Vec<Outlet>,
    pub(in crate::model) documents: Vec<Document>,
    pub(in crate::model) questions: Vec<Question>,
    pub(in crate::model) claims: Vec<Claim>,
    pub(in crate::model) links: Vec<Link>,
    pub(in crate::model) judgements: Vec<Judgement>,
    pub(in crate::model) assessments: Vec<Assessment>,
    pub(in crate::model) dropped: Vec<Dropped>,
    /// The newest verdict on each judged pair.
    pub(in crate::model) verdicts: BTreeMap<(Key<Claim>, Key<Claim>), usize>,
    /// The pairs that people state to contradict each other, the lesser key first.
    pub(in crate::model) stated: BTreeSet<(Key<Claim>, Key<Claim>)>,
}

macro_rules! kinds {
    ($($(#[$meta:meta])* $field:ident: $type:ty, $find:ident;)*) => {
        impl Casebook {
            $($(#[$meta])*
            pub fn $field(&self) -> impl DoubleEndedIterator<Item = (Key<$type>, &$type)> + ExactSizeIterator {
                self.$field.iter().enumerate().map(|(index, value)| (Key::new(index), value))
            }

            /// The one with this id.
            pub fn $find(&self, id: &str) -> Option<Key<$type>> {
                self.$field.binary_search_by(|value| value.id().cmp(id)).ok().map(Key::new)
            })*
        }

        $(impl Index<Key<$type>> for Casebook {
            type Output = $type;

            fn index(&self, key: Key<$type>) -> &$type {
                &self.$field[key.index()]
            }
        })*
    };
}

kinds! {
    /// The parties, by id.
    parties: Party, party;
    /// The speakers, by id.
    speakers: Speaker, speaker;
    /// The outlets, by id.
    outlets: Outlet, outlet;
    /// The documents, by id.
    documents: Document, document;
    /// The questions, by id.
    questions: Question, question;
    /// All claims, drafts and retracted ones among them, by id; analyses read [`Casebook::live_claims`].
    claims: Claim, claim;
}

impl Casebook {
    /// The claims that enter analyses, by id.
    pub fn live_claims(&self) -> impl DoubleEndedIterator<Item = (Key<Claim>, &Claim)> {
        self.claims().filter(|(_, claim)| claim.live)
    }

    /// The links that people stated, by the ids of their claims.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The decisions of people, by pair and date.
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }

    /// The ratings of fact-checkers, by claim.
    pub fn assessments(&self) -> &[Assessment] {
        &self.assessments
    }

    /// The drafts that people dropped, by id. No analysis looks at them.
    pub fn dropped(&self) -> &[Dropped] {
        &self.dropped
    }

    /// The newest decision on a pair of claims, in either order.
    pub fn judgement(&self, a: Key<Claim>, b: Key<Claim>) -> Option<&Judgement> {
        self.verdicts
            .get(&(a.min(b), a.max(b)))
            .map(|index| &self.judgements[*index])
    }

    /// The pairs that people state to contradict each other, the lesser key first.
    pub fn stated_pairs(&self) -> impl Iterator<Item = (Key<Claim>, Key<Claim>)> {
        self.stated.iter().copied()
    }

    /// Whether a person states that two claims contradict each other.
    pub fn is_stated(&self, a: Key<Claim>, b: Key<Claim>) -> bool {
        self.stated.contains(&(a.min(b), a.max(b)))
    }

    /// Whether a person has decided that a pair is no contradiction.
    pub fn is_dismissed(&self, a: Key<Claim>, b: Key<Claim>) -> bool {
        self.judgement(a, b)
            .is_some_and(|judgement| judgement.verdict == Verdict::Dismissed)
    }

    /// The questions that this one is part of, directly or through others, nearest first.
    pub fn wholes(&self, question: Key<Question>) -> impl Iterator<Item = Key<Question>> {
        std::iter::successors(self[question].part_of, |whole| self[*whole].part_of)
    }

    /// The party of a speaker, if it belongs to one.
    pub fn party_of(&self, speaker: Key<Speaker>) -> Option<&Party> {
        self[speaker].party.map(|party| &self[party])
    }

    /// The parties that an outlet's own voice or an official belongs to, for a claim: those of all who said it.
    pub fn parties_of(&self, claim: &Claim) -> Vec<Key<Party>> {
        let mut parties: Vec<_> = claim
            .said
            .iter()
            .filter_map(|said| self[said.speaker].party)
            .collect();
        parties.sort_unstable();
        parties.dedup();
        parties
    }

    /// Gives each claim, in the order of their ids, who said it. Claims that others retract must not be among them.
    pub(crate) fn tell(&mut self, said: Vec<Vec<Attribution>>) {
        for (claim, said) in self.claims.iter_mut().zip(said) {
            claim.said = said;
        }
    }

    /// Everything as it was written, in the casebook's order.
    pub fn records(&self) -> Records {
        Records {
            parties: self
                .parties
                .iter()
                .map(|party| party.entry.clone())
                .collect(),
            speakers: self
                .speakers
                .iter()
                .map(|speaker| speaker.entry.clone())
                .collect(),
            outlets: self
                .outlets
                .iter()
                .map(|outlet| outlet.entry.clone())
                .collect(),
            documents: self
                .documents
                .iter()
                .map(|document| document.entry.clone())
                .collect(),
            questions: self
                .questions
                .iter()
                .map(|question| question.entry.clone())
                .collect(),
            claims: self
                .claims
                .iter()
                .map(|claim| claim.entry.clone())
                .collect(),
            links: self.links.iter().map(|link| link.entry.clone()).collect(),
            judgements: self
                .judgements
                .iter()
                .map(|judgement| judgement.entry.clone())
                .collect(),
            assessments: self
                .assessments
                .iter()
                .map(|assessment| assessment.entry.clone())
                .collect(),
            dropped: self
                .dropped
                .iter()
                .map(|dropped| dropped.entry.clone())
                .collect(),
        }
    }
}
