//! Which questions a draft may answer.

use std::collections::HashMap;

use crate::extract::repeats::collection::Collection;
use crate::extract::repeats::compared::Compared;
use crate::extract::repeats::draft::Draft;
use crate::extract::repeats::numbers::{Agreement, agreement};
use crate::extract::repeats::score::Weights;
use crate::extract::vocabulary::guess_language;
use crate::language::Language;

/// How many questions are looked at by their own words.
const LOOKED_AT: usize = 50;
/// What the words of a claim on a question count beside the question's own.
const BY_CLAIM: f64 = 0.7;
/// What it counts that the draft has what the question asks for, and that it has not: of the score.
const FITTING: f64 = 0.25;
const UNFITTING: f64 = 0.15;
/// What it counts that its speaker has spoken on it.
const SPOKEN: f64 = 0.1;
/// What it counts that it asks about years of which neither the draft nor its document is.
const OTHER_YEAR: f64 = 0.2;
/// How many shared words a reason names.
const NAMED: usize = 4;

/// What kind of answer a question wants, as far as a draft can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A number.
    Number,
    /// A date.
    Date,
    /// Something else.
    Other,
}

/// A question that drafts may answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// What it covers.
    pub scope: Option<String>,
    /// What it wants.
    pub wanted: Wanted,
    /// What it counts in.
    pub unit: Option<String>,
    /// The names of its options, each with its language (BCP 47), empty where none is told.
    pub options: Vec<(String, String)>,
}

/// A claim that shares words with a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct NearClaim {
    /// The question that it answers.
    pub question: Option<String>,
    /// Its answer as written.
    pub answer: Option<String>,
    /// How well its words fit.
    pub score: f64,
    /// Whether the draft's speaker said it.
    pub same_speaker: bool,
    /// The words of the draft that it has.
    pub shared: Vec<usize>,
}

/// What a draft has beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Holds<'a> {
    /// Numbers, in the grammar of answers.
    pub numbers: &'a [String],
    /// Whether it has a date.
    pub has_date: bool,
    /// The year of the document, as far as it is known.
    pub year: Option<i16>,
}

/// A question that a draft may answer.
#[derive(Clone, Debug, PartialEq)]
pub struct LikelyQuestion {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// Higher is likelier.
    pub score: f64,
    /// Why, for people.
    pub reason: String,
}

/// The questions of a casebook.
#[derive(Debug, Default)]
pub struct Questions {
    asked: Vec<Asked>,
    by_id: HashMap<String, usize>,
    words: Collection,
}

impl Questions {
    /// Of these; their order does not matter.
    pub fn new(asked: impl IntoIterator<Item = Asked>) -> Self {
        let mut questions = Self {
            asked: asked.into_iter().collect(),
            ..Self::default()
        };
        questions.asked.sort_by(|a, b| a.id.cmp(&b.id));
        for (number, asked) in questions.asked.iter().enumerate() {
            let language = guess_language(&asked.text);
            let mut compared = Compared::of(&asked.text, language);
            if let Some(scope) = &asked.scope {
                compared.add(scope, language);
            }
            for (tag, option) in &asked.options {
                compared.add(option, Language::of_tag(tag).unwrap_or(language));
            }
            questions.words.add(compared);
            questions.by_id.insert(asked.id.clone(), number);
        }
        questions
    }

    /// At most this many questions that a draft may answer, the likeliest first. `weights` tells how rare the draft's words are
    /// where these are not all questions.
    #[must_use]
    pub fn likely(
        &self,
        draft: &Draft,
        holds: Holds<'_>,
        near: &[NearClaim],
        weights: Option<&Weights>,
        limit: usize,
    ) -> Vec<LikelyQuestion> {
        let mut found: HashMap<usize, Found> = HashMap::new();
        let hits = match weights {
            Some(weights) => self.words.find_by(draft, weights, LOOKED_AT),
            None => self.words.find(draft, LOOKED_AT),
        };
        for hit in hits {
            let question = found.entry(hit.text).or_default();
            question.own = hit.scored.score;
            question.shared = hit.scored.shared;
        }
        for claim in near {
            let Some(number) = claim.question.as_ref().and_then(|id| self.by_id.get(id)) else {
                continue;
            };
            found.entry(*number).or_default().hear(claim, holds);
        }
        let mut likely: Vec<LikelyQuestion> = found
            .into_iter()
            .filter_map(|(number, found)| found.told(self.asked.get(number)?, draft, holds))
            .collect();
        likely.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
        likely.truncate(limit);
        likely
    }
}

/// What speaks for a question.
#[derive(Debug, Default)]
struct Found {
    own: f64,
    shared: Vec<usize>,
    by_claim: f64,
    shared_with_claim: Vec<usize>,
    speaker: bool,
    number: Option<String>,
}

impl Found {
    fn hear(&mut self, claim: &NearClaim, holds: Holds<'_>) {
        self.speaker |= claim.same_speaker;
        if claim.score > self.by_claim {
            self.by_claim = claim.score;
            self.shared_with_claim.clone_from(&claim.shared);
        }
        if let Some(answer) = &claim.answer {
            let numbers = holds.numbers.iter().map(String::as_str);
            let is_better = self.number.as_ref().is_none_or(|had| answer < had);
            if agreement(numbers, answer) == Agreement::Same && is_better {
                self.number = Some(answer.clone());
            }
        }
    }

    fn told(self, asked: &Asked, draft: &Draft, holds: Holds<'_>) -> Option<LikelyQuestion> {
        let words = self.own + BY_CLAIM * self.by_claim;
        let (fits, unfits) = match asked.wanted {
            Wanted::Number => (!holds.numbers.is_empty(), holds.numbers.is_empty()),
            Wanted::Date => (holds.has_date, !holds.has_date),
            Wanted::Other => (false, false),
        };
        let mut factor = 1.0;
        let mut reasons = Vec::new();
        let name = |shared: &[&str]| {
            let named = shared.iter().take(NAMED);
            let named: Vec<String> = named.map(|word| format!("*{word}*")).collect();
            named.join(", ")
        };
        let shared = draft.telling(&self.shared);
        let shared_with_claim = draft.telling(&self.shared_with_claim);
        if shared.is_empty() && shared_with_claim.is_empty() && self.number.is_none() {
            return None;
        }
        if !shared.is_empty() {
            reasons.push(format!("asks for {}", name(&shared)));
        }
        if !shared_with_claim.is_empty() {
            let named = name(&shared_with_claim);
            reasons.push(format!("a claim on it shares {named}"));
        }
        if let Some(number) = &self.number {
            factor += FITTING;
            reasons.push(format!("the same number {number}"));
        }
        if fits {
            factor += FITTING;
            reasons.push(match (asked.wanted, &asked.unit) {
                (Wanted::Number, Some(unit)) => format!("wants a number of {unit}"),
                (Wanted::Number, None) => "wants a number".into(),
                _ => "wants a date".into(),
            });
        }
        if unfits {
            factor -= UNFITTING;
        }
        if self.speaker {
            factor += SPOKEN;
            reasons.push("its speaker has spoken on it".into());
        }
        if is_of_other_years(asked, draft, holds) {
            factor -= OTHER_YEAR;
        }
        let score = words * factor;
        (score > 0.0).then(|| LikelyQuestion {
            id: asked.id.clone(),
            text: asked.text.clone(),
            score,
            reason: reasons.join("; "),
        })
    }
}

/// Whether a question names years, and none of them stands in the draft or is that of its document.
fn is_of_other_years(asked: &Asked, draft: &Draft, holds: Holds<'_>) -> bool {
    let Some(year) = holds.year else { return false };
    let years: Vec<i16> = years(&asked.text).collect();
    let named = |year: &i16| {
        draft
            .units
            .iter()
            .any(|unit| year_of(&unit.shown) == Some(*year))
    };
    !years.is_empty() && !years.contains(&year) && !years.iter().any(named)
}

fn years(text: &str) -> impl Iterator<Item = i16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(year_of)
}

fn year_of(word: &str) -> Option<i16> {
    let year = word.parse().ok()?;
    (word.len() == 4 && (1800..2100).contains(&year)).then_some(year)
}
