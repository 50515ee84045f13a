//! Timelines: who said what when.

use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim};
use crate::model::date::Seconds;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::{Document, Party, Speaker};

/// What statements of a timeline have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thread {
    /// They answer this question.
    Question(Key<Question>),
    /// This speaker made them.
    Speaker(Key<Speaker>),
    /// Speakers of this party made them.
    Party(Key<Party>),
    /// They are written in this document.
    Document(Key<Document>),
}

impl Thread {
    fn holds(self, casebook: &Casebook, claim: &Claim, said: &Attribution) -> bool {
        match self {
            Self::Question(question) => claim.question == Some(question),
            Self::Speaker(speaker) => said.speaker == speaker,
            Self::Party(party) => casebook[said.speaker].party == Some(party),
            Self::Document(document) => said.document == document,
        }
    }
}

/// A statement of a live claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The claim.
    pub claim: Key<Claim>,
    /// The place of the statement among those of the claim.
    pub statement: usize,
}

/// The statements of any of some threads, each once, in the order of time; undated ones come last.
///
/// A statement stands where its date begins, or, where that has no beginning (*until 1994*), where it ends; of those
/// that begin together, the one whose date ends first comes first.
pub fn timeline(casebook: &Casebook, threads: &[Thread]) -> Vec<Saying> {
    let mut found = Vec::new();
    for (key, claim) in casebook.live_claims() {
        for (statement, said) in claim.said.iter().enumerate() {
            if threads
                .iter()
                .any(|thread| thread.holds(casebook, claim, said))
            {
                found.push((when(said), said.speaker, key, statement));
            }
        }
    }
    found.sort_unstable();
    let saying = |(_, _, claim, statement)| Saying { claim, statement };
    found.into_iter().map(saying).collect()
}

/// Whether it is undated; where it stands; and where it ends.
pub fn when(said: &Attribution) -> (bool, Seconds, Seconds) {
    said.said
        .map_or((true, Seconds::MAX, Seconds::MAX), |said| {
            let from = if said.from == Seconds::MIN {
                said.to
            } else {
                said.from
            };
            (false, from, said.to)
        })
}

/// The live claims of a question that nobody is named as having said; they stand in no timeline.
pub fn unattributed(casebook: &Casebook, question: Key<Question>) -> usize {
    casebook
        .live_claims()
        .filter(|(_, claim)| claim.question == Some(question) && claim.said.is_empty())
        .count()
}
