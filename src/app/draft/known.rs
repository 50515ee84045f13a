//! Advice from a casebook: who may be meant, what a draft may answer and repeat.

use std::collections::BTreeMap;

use crate::app::draft::advice::{
    Advice, Adviser, ByName, Candidate, LikelyQuestion, LikelyRepeat, NewSpeaker, Voice,
};
use crate::app::draft::likely::{Likelihood, Likely, Mentioned};
use crate::app::fault::AppFault;
use crate::extract::Proposal;
use crate::language::Language;
use crate::model::words::Word;
use crate::store::{QuestionForm, Store};

/// Advice from a casebook.
#[derive(Debug)]
pub struct FromCasebook<'s> {
    store: &'s Store,
    likelihood: Likelihood<'s>,
    outlets: ByName,
    /// What answers the questions that were likely so far take.
    forms: BTreeMap<String, Option<QuestionForm>>,
}

impl<'s> FromCasebook<'s> {
    /// Over a casebook.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(store: &'s Store) -> Result<Self, AppFault> {
        Ok(Self {
            store,
            likelihood: Likelihood::of(store)?,
            outlets: ByName::of_outlets(store.outlet_names()?),
            forms: BTreeMap::new(),
        })
    }

    fn question(
        &mut self,
        question: crate::extract::repeats::LikelyQuestion,
        proposal: &Proposal,
        on: Option<&str>,
    ) -> Result<LikelyQuestion, AppFault> {
        if !self.forms.contains_key(&question.id) {
            let form = self.store.question_form(&question.id)?;
            self.forms.insert(question.id.clone(), form);
        }
        let form = self.forms.get(&question.id).and_then(Option::as_ref);
        let answer = form.and_then(|form| match form.answer.as_str() {
            "number" => only(proposal.quantities.iter().map(|found| &found.answer)),
            "date" => only(proposal.dates.iter().map(|found| &found.date)),
            _ => None,
        });
        let is_total = form.is_some_and(|form| form.timing == "cumulative");
        // The time that the words name, else that at which they were said, else that of the article.
        let named = only(proposal.dates.iter().map(|found| &found.date));
        let said = proposal.said.as_ref().map(|said| said.date.clone());
        let as_of = named.or(said).or_else(|| on.map(str::to_owned));
        let as_of = as_of.filter(|_| is_total && answer.is_some());
        Ok(LikelyQuestion {
            id: question.id,
            text: question.text,
            why: question.reason,
            answer,
            as_of,
        })
    }
}

/// The one value, if there is one and no other.
fn only<'v>(values: impl Iterator<Item = &'v String>) -> Option<String> {
    let mut values: Vec<&String> = values.collect();
    values.dedup();
    match values.as_slice() {
        [one] => Some((*one).clone()),
        _ => None,
    }
}

impl Adviser for FromCasebook<'_> {
    fn advise(
        &mut self,
        text: &str,
        language: Language,
        proposal: &Proposal,
        on: Option<&str>,
    ) -> Result<Advice, AppFault> {
        let Likely {
            speaker,
            questions,
            repeats,
        } = self.likelihood.likely(text, language, proposal, on)?;
        let together = proposal.together.iter().map(|mention| {
            let found = self.likelihood.mentioned(mention, language, on);
            mentioned(found)
        });
        let together = together.collect();
        let mut advised = Vec::new();
        for question in questions {
            advised.push(self.question(question, proposal, on)?);
        }
        Ok(Advice {
            voice: speaker.map_or_else(Voice::default, mentioned),
            together,
            via: self.outlets.outlets_named(proposal.via.as_ref()),
            questions: advised,
            repeats: repeats
                .into_iter()
                .map(|repeat| LikelyRepeat {
                    id: repeat.claim,
                    text: repeat.text,
                    why: repeat.reason,
                })
                .collect(),
        })
    }
}

fn mentioned(mentioned: Mentioned) -> Voice {
    let candidates = mentioned.candidates.into_iter();
    let candidates = candidates.map(|candidate| Candidate {
        id: candidate.who,
        name: candidate.name,
        why: candidate.reason,
        is_sure: candidate.is_sure,
    });
    let new = mentioned.new.map(|new| NewSpeaker {
        id: new.id,
        name: new.name,
        kind: new.kind.word(),
        party: new.party,
        why: new.reason,
    });
    Voice {
        speakers: candidates.collect(),
        new_speaker: new,
    }
}
