//! What a draft may mean in a casebook: who says it, what it answers, and what it repeats. Proposed with reasons, never decided.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use crate::app::fault::AppFault;
use crate::extract::link::{Candidate, KnownParty, KnownSpeaker, Linker, NewSpeaker, Office};
use crate::extract::repeats::{
    Agreement, Asked, Compared, Draft, Holds, LikelyQuestion, NearClaim, Questions, Scored, Wanted,
    Weights, agreement, score,
};
use crate::extract::vocabulary::guess_language;
use crate::extract::{Mention, Proposal};
use crate::language::Language;
use crate::store::search::{Finder, Sharing, Term};
use crate::store::{QuestionNames, Store};

/// How many claims that share words are looked at closely.
const LOOKED_AT: usize = 200;
/// How many of them are remembered for the next draft.
const REMEMBERED: usize = 20_000;
/// How many questions and repeats are told.
const TOLD: usize = 5;
/// In a casebook of more questions, only those that near claims answer are looked at.
const MOST_QUESTIONS: usize = 20_000;
/// What share of a draft, by the weight of its words, a claim has to have to be told as a possible repeat.
const LEAST_SHARE: f64 = 0.02;
/// What counts more for a claim: the same number, and the same speaker.
const SAME_NUMBER: f64 = 1.25;
const SAME_SPEAKER: f64 = 1.1;
/// How many shared words a reason names.
const NAMED: usize = 5;

/// Whom a mention may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// The words.
    pub name: String,
    /// The speakers of the casebook, best first; the first is meant if it is sure.
    pub candidates: Vec<Candidate>,
    /// What a new speaker would be, where none is sure.
    pub new: Option<NewSpeaker>,
}

/// A claim that a draft may repeat.
#[derive(Clone, Debug, PartialEq)]
pub struct LikelyRepeat {
    /// Its id.
    pub claim: String,
    /// Its text.
    pub text: String,
    /// The id of the question that it answers.
    pub question: Option<String>,
    /// Its answer as written.
    pub answer: Option<String>,
    /// `accepted`, `draft` or `retracted`.
    pub status: String,
    /// Higher is likelier.
    pub score: f64,
    /// Why, for people.
    pub reason: String,
}

/// What a draft may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    /// Who says it; nobody where the text does not tell.
    pub speaker: Option<Mentioned>,
    /// The questions that it may answer, likeliest first.
    pub questions: Vec<LikelyQuestion>,
    /// The claims that it may repeat, likeliest first.
    pub repeats: Vec<LikelyRepeat>,
}

/// What the drafts of one article may mean in one casebook.
#[derive(Debug)]
pub struct Likelihood<'store> {
    store: &'store Store,
    finder: Option<Finder<'store>>,
    linker: Linker,
    /// Nothing where there are too many to hold.
    questions: Option<Questions>,
    /// Claims that were near an earlier draft, by id: drafts of one article are near the same.
    compared: HashMap<String, Rc<Compared>>,
}

impl<'store> Likelihood<'store> {
    /// Over a casebook. Without an index of words (`Store::has_search_index`) claims are not looked for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of(store: &'store Store) -> Result<Self, AppFault> {
        let speakers = store.speaker_names()?.into_iter().map(|speaker| {
            let offices = speaker.offices.into_iter();
            KnownSpeaker {
                id: speaker.names.id,
                name: speaker.names.name,
                kind: speaker.kind,
                party: speaker.party,
                aliases: speaker.names.aliases,
                offices: offices
                    .map(|(title, from, to)| Office { title, from, to })
                    .collect(),
            }
        });
        let parties = store.party_names()?.into_iter().map(|party| KnownParty {
            id: party.id,
            name: party.name,
            aliases: party.aliases,
        });
        let questions = store.question_names(MOST_QUESTIONS)?;
        let finder = if store.has_search_index()? {
            Some(store.finder()?)
        } else {
            None
        };
        Ok(Self {
            store,
            finder,
            linker: Linker::new(speakers, parties),
            compared: HashMap::new(),
            questions: questions.map(|questions| Questions::new(questions.into_iter().map(asked))),
        })
    }

    /// Whom a mention may mean; `on` is the date of the text (`2022-09-13`), as far as it is known.
    #[must_use]
    pub fn mentioned(&self, mention: &Mention, language: Language, on: Option<&str>) -> Mentioned {
        let candidates = self.linker.link(&mention.name, language, on);
        let is_sure = candidates.first().is_some_and(|first| first.is_sure);
        Mentioned {
            name: mention.name.clone(),
            new: (!is_sure).then(|| self.linker.propose(&mention.name, language)),
            candidates,
        }
    }

    /// What a draft may mean. `text` is the whole article, `on` its date as far as it is known.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn likely(
        &mut self,
        text: &str,
        language: Language,
        proposal: &Proposal,
        on: Option<&str>,
    ) -> Result<Likely, AppFault> {
        let speaker = proposal
            .speaker
            .as_ref()
            .map(|mention| self.mentioned(mention, language, on));
        let sure = speaker
            .as_ref()
            .and_then(|mentioned| mentioned.candidates.first())
            .filter(|first| first.is_sure)
            .map(|first| first.who.clone());
        let draft = Draft::of(&words_of(text, &proposal.content), language);
        let numbers: Vec<String> = proposal
            .quantities
            .iter()
            .map(|quantity| quantity.answer.clone())
            .collect();
        let holds = Holds {
            numbers: &numbers,
            has_date: !proposal.dates.is_empty(),
            year: on.and_then(|on| on.get(..4)?.parse().ok()),
        };
        let (scored, weights) = self.scored(&draft)?;
        Ok(Likely {
            questions: self.questions(&draft, holds, sure.as_deref(), &scored, &weights)?,
            repeats: repeats(&draft, &numbers, sure.as_deref(), scored, TOLD),
            speaker,
        })
    }

    /// At most this many claims that words may repeat, likeliest first. `numbers` are in the grammar of answers, `speaker` is an id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn repeats(
        &mut self,
        words: &str,
        language: Language,
        numbers: &[String],
        speaker: Option<&str>,
        limit: usize,
    ) -> Result<Vec<LikelyRepeat>, AppFault> {
        let draft = Draft::of(words, language);
        let (scored, _) = self.scored(&draft)?;
        Ok(repeats(&draft, numbers, speaker, scored, limit))
    }

    /// The claims that share words with a draft, with how well they fit, and how rare its words are.
    fn scored(&mut self, draft: &Draft) -> Result<(Vec<(Sharing, Scored)>, Weights), AppFault> {
        let (near, weights) = self.near(draft)?;
        let scored = near.into_iter().map(|claim| {
            let scored = score(draft, &weights, &self.compared(&claim));
            (claim, scored)
        });
        Ok((scored.collect(), weights))
    }

    fn compared(&mut self, claim: &Sharing) -> Rc<Compared> {
        if let Some(known) = self.compared.get(&claim.claim) {
            return Rc::clone(known);
        }
        let mut compared = Compared::of(&claim.text, guess_language(&claim.text));
        if let Some(question) = &claim.question_text {
            compared.add_beside(question, guess_language(question));
        }
        let compared = Rc::new(compared);
        if self.compared.len() >= REMEMBERED {
            self.compared.clear();
        }
        self.compared
            .insert(claim.claim.clone(), Rc::clone(&compared));
        compared
    }

    /// The claims that share words with a draft, and how rare its words are.
    fn near(&mut self, draft: &Draft) -> Result<(Vec<Sharing>, Weights), AppFault> {
        let Some(finder) = &mut self.finder else {
            return Ok((
                Vec::new(),
                Weights::of(draft.units.iter().map(|_| 0.0), 0.0, 0.0),
            ));
        };
        let terms: Vec<Term> = draft
            .units
            .iter()
            .map(|unit| {
                let lookups = unit.lookups.iter();
                lookups
                    .map(|lookup| (lookup.words.clone(), lookup.language))
                    .collect()
            })
            .collect();
        let shared = finder.near(&terms, LOOKED_AT)?;
        let weights = Weights::of(shared.having.iter().copied(), shared.texts, shared.average);
        Ok((shared.claims, weights))
    }

    fn questions(
        &self,
        draft: &Draft,
        holds: Holds<'_>,
        speaker: Option<&str>,
        near: &[(Sharing, Scored)],
        weights: &Weights,
    ) -> Result<Vec<LikelyQuestion>, AppFault> {
        let claims: Vec<NearClaim> = near
            .iter()
            .map(|(claim, scored)| NearClaim {
                question: claim.question.clone(),
                answer: claim.answer.clone(),
                score: scored.score,
                same_speaker: speaker.is_some_and(|who| claim.speakers.iter().any(|by| by == who)),
                shared: scored.shared.clone(),
            })
            .collect();
        if let Some(questions) = &self.questions {
            return Ok(questions.likely(draft, holds, &claims, None, TOLD));
        }
        let ids: BTreeSet<String> = claims
            .iter()
            .filter_map(|claim| claim.question.clone())
            .collect();
        let ids: Vec<String> = ids.into_iter().collect();
        let found = self.store.question_names_of(&ids)?;
        let questions = Questions::new(found.into_iter().map(asked));
        Ok(questions.likely(draft, holds, &claims, Some(weights), TOLD))
    }
}

/// The words that are said, without what stands between them.
fn words_of(text: &str, content: &[Range<usize>]) -> String {
    let parts: Vec<&str> = content
        .iter()
        .filter_map(|at| text.get(at.clone()))
        .collect();
    parts.join(" ")
}

fn asked(question: QuestionNames) -> Asked {
    Asked {
        id: question.id,
        text: question.text,
        scope: question.scope,
        wanted: match question.wants.as_str() {
            "number" => Wanted::Number,
            "date" => Wanted::Date,
            _ => Wanted::Other,
        },
        unit: question.unit,
        options: question.options,
    }
}

/// The claims that a draft may repeat: never one with another number.
fn repeats(
    draft: &Draft,
    numbers: &[String],
    speaker: Option<&str>,
    near: Vec<(Sharing, Scored)>,
    limit: usize,
) -> Vec<LikelyRepeat> {
    let mut repeats: Vec<LikelyRepeat> = near
        .into_iter()
        .filter_map(|(claim, scored)| repeat(draft, numbers, speaker, claim, &scored))
        .collect();
    repeats.sort_by(|a, b| {
        let by_score = b.score.total_cmp(&a.score);
        by_score.then_with(|| a.claim.cmp(&b.claim))
    });
    repeats.truncate(limit);
    repeats
}

fn repeat(
    draft: &Draft,
    numbers: &[String],
    speaker: Option<&str>,
    claim: Sharing,
    scored: &Scored,
) -> Option<LikelyRepeat> {
    if scored.score <= 0.0 || scored.share < LEAST_SHARE {
        return None;
    }
    let answer = claim
        .answer
        .as_deref()
        .filter(|_| claim.wants.as_deref() == Some("number"));
    let agrees = answer.map_or(Agreement::Unknown, |answer| {
        agreement(numbers.iter().map(String::as_str), answer)
    });
    let mut likely = scored.score;
    let telling = draft.telling(&scored.shared);
    if telling.is_empty() && agrees != Agreement::Same {
        return None;
    }
    let named = telling.iter().take(NAMED);
    let named: Vec<String> = named.map(|word| format!("*{word}*")).collect();
    let mut reasons = vec![format!("shares {}", named.join(", "))];
    match agrees {
        Agreement::Differs => return None,
        Agreement::Same => {
            likely *= SAME_NUMBER;
            reasons.push(format!("the same number {}", answer.unwrap_or_default()));
        }
        Agreement::Agrees => {
            reasons.push(format!(
                "a number that agrees: {}",
                answer.unwrap_or_default()
            ));
        }
        Agreement::Unknown => {}
    }
    if speaker.is_some_and(|who| claim.speakers.iter().any(|by| by == who)) {
        likely *= SAME_SPEAKER;
        reasons.push("the same speaker".into());
    }
    Some(LikelyRepeat {
        claim: claim.claim,
        text: claim.text,
        question: claim.question,
        answer: claim.answer,
        status: claim.status,
        score: likely,
        reason: reasons.join("; "),
    })
}
