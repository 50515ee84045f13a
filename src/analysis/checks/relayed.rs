//! Statements known through another outlet, where the casebook has that outlet's own document.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::analysis::checks::code::FindingCode as Code;
use crate::analysis::checks::finding::{Finding, Relayed, Statement, Visitor};
use crate::analysis::lineage::house::{House, made_from};
use crate::analysis::positions::Positions;
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim};
use crate::model::date::Zone;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::{Cited, Document, Speaker};

pub(super) const CODES: &[Code] = &[Code::SecondHand];

pub(super) fn visit<'a>(
    casebook: &'a Casebook,
    _: &Positions,
    visit: &mut Visitor<'_, 'a>,
) -> ControlFlow<()> {
    let first_hand = FirstHand::of(casebook);
    for (claim, entry) in casebook.live_claims() {
        for (place, said) in entry.said.iter().enumerate() {
            let found = relays(casebook, said)
                .into_iter()
                .find_map(|relayed| Some((relayed, first_hand.find(claim, said, relayed)?)));
            if let Some((relayed, first)) = found {
                visit(Finding::SecondHand(
                    Statement { claim, place },
                    relayed,
                    first,
                ))?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// What a statement may come from, the surest first: as in [`Trail::Cited`](crate::analysis::lineage::trails::Trail), what a
/// document cites counts only for statements of which it names no outlet.
fn relays(casebook: &Casebook, said: &Attribution) -> Vec<Relayed> {
    if let Some(via) = said.via {
        return vec![Relayed::Via(via)];
    }
    let origin = made_from(casebook, said.document).map(Relayed::MadeFrom);
    let mut cites = casebook[said.document].cites.clone();
    cites.sort_unstable();
    let cites = cites.into_iter().map(|cited| match cited {
        Cited::Document(document) => Relayed::CitesDocument(document),
        Cited::Outlet(outlet) => Relayed::CitesOutlet(outlet),
    });
    origin.into_iter().chain(cites).collect()
}

/// The statements that their documents have from nowhere else: by claim, and by speaker and question.
struct FirstHand<'a> {
    casebook: &'a Casebook,
    of_claim: BTreeMap<Key<Claim>, Vec<Statement>>,
    of_speaker: BTreeMap<(Key<Speaker>, Key<Question>), Vec<Statement>>,
}

impl<'a> FirstHand<'a> {
    fn of(casebook: &'a Casebook) -> Self {
        let mut found = Self {
            casebook,
            of_claim: BTreeMap::new(),
            of_speaker: BTreeMap::new(),
        };
        for (claim, entry) in casebook.live_claims() {
            for (place, said) in entry.said.iter().enumerate() {
                let own = House::of_document(casebook, said.document);
                let relayed = said
                    .via
                    .is_some_and(|via| House::of_outlet(casebook, via) != own);
                if relayed || made_from(casebook, said.document).is_some() {
                    continue;
                }
                let statement = Statement { claim, place };
                found.of_claim.entry(claim).or_default().push(statement);
                if let Some(question) = entry.question {
                    let key = (said.speaker, question);
                    found.of_speaker.entry(key).or_default().push(statement);
                }
            }
        }
        found
    }

    /// The same claim by the same speaker, else by another, else the speaker's own answer to the same question.
    fn find(&self, claim: Key<Claim>, said: &Attribution, relayed: Relayed) -> Option<Statement> {
        let same = self.of_claim.get(&claim).into_iter().flatten();
        let asked = self.casebook[claim].question;
        let answers = asked.and_then(|question| self.of_speaker.get(&(said.speaker, question)));
        let of = |statement: &Statement| &self.casebook[statement.claim].said[statement.place];
        let rank = |statement: &Statement| {
            (
                statement.claim != claim,
                of(statement).speaker != said.speaker,
                *statement,
            )
        };
        same.chain(answers.into_iter().flatten())
            .filter(|statement| self.is_source(said.document, of(statement).document, relayed))
            .min_by_key(|statement| rank(statement))
            .copied()
    }

    /// Whether a document is one of those that another is said to have something from. One of the same house is not
    /// another's, and one that was surely published later cannot have been its source.
    fn is_source(&self, teller: Key<Document>, source: Key<Document>, relayed: Relayed) -> bool {
        let house = |document| House::of_document(self.casebook, document);
        if house(teller) == house(source) {
            return false;
        }
        match relayed {
            Relayed::MadeFrom(document) | Relayed::CitesDocument(document) => document == source,
            Relayed::Via(outlet) | Relayed::CitesOutlet(outlet) => {
                House::of_outlet(self.casebook, outlet) == house(source)
                    && !self.is_later(source, teller)
            }
        }
    }

    fn is_later(&self, a: Key<Document>, b: Key<Document>) -> bool {
        let published = |document: Key<Document>| {
            let when = self.casebook[document].published?;
            when.covers(&Zone::utc(), 0).ok()
        };
        published(a)
            .zip(published(b))
            .is_some_and(|(a, b)| a.from > b.to)
    }
}
