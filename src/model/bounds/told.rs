//! Who said which claims, without their texts.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::bounds::hold::Bounds;
use crate::model::bounds::make::index;
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim, Judgement, Verdict};
use crate::model::date::Stretch;
use crate::model::key::Key;
use crate::model::question::AnswerKind;
use crate::model::record::{JudgementRecord, PartyRecord, SpeakerRecord};
use crate::model::source::{Party, Speaker, SpeakerKind};

/// A live claim: the place of the question that it answers, if it answers one, and its row.
pub type Topical = (Option<u32>, i64);

/// Who said which live claims of a casebook, and what those are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The speakers, by id, each with the place of its party.
    pub speakers: Vec<Option<u32>>,
    /// How many parties there are.
    pub parties: usize,
    /// All live claims, ascending.
    pub claims: Vec<Topical>,
    /// Who said them: the row of a claim, the place of a speaker, and when, if times were asked for; ascending, each once.
    pub said: Vec<(i64, u32, Option<Stretch>)>,
    /// Their rows in the order of their ids, if that was asked for.
    pub by_id: Vec<i64>,
    /// The places of the questions that are answered in words, ascending.
    pub in_words: Vec<u32>,
}

impl Told {
    /// Who said what in a casebook that is at hand. The rows are those of [`Bounds::of`].
    pub fn of(casebook: &Casebook) -> Self {
        let row = |key: Key<Claim>| i64::from(index(key.index()));
        let mut claims: Vec<Topical> = casebook
            .live_claims()
            .map(|(key, claim)| {
                let question = claim.question.map(|question| index(question.index()));
                (question, row(key))
            })
            .collect();
        claims.sort_unstable();
        let said: BTreeSet<(i64, u32, Option<Stretch>)> = casebook
            .live_claims()
            .flat_map(|(key, claim)| {
                let said = claim.said.iter();
                said.map(move |said| (row(key), index(said.speaker.index()), said.said))
            })
            .collect();
        Self {
            speakers: casebook
                .speakers()
                .map(|(_, speaker)| speaker.party.map(|party| index(party.index())))
                .collect(),
            parties: casebook.parties().len(),
            claims,
            said: said.into_iter().collect(),
            by_id: casebook.live_claims().map(|(key, _)| row(key)).collect(),
            in_words: casebook
                .questions()
                .filter(|(_, question)| question.kind == AnswerKind::Text)
                .map(|(key, _)| index(key.index()))
                .collect(),
        }
    }

    /// Who said a claim, by the places of the speakers, and when.
    pub fn speakers_of(&self, claim: i64) -> impl Iterator<Item = (u32, Option<Stretch>)> {
        let start = self.said.partition_point(|(other, _, _)| *other < claim);
        let said = self.said[start..].iter();
        said.take_while(move |(other, _, _)| *other == claim)
            .map(|(_, speaker, said)| (*speaker, *said))
    }
}

impl Bounds {
    /// A casebook without texts of some live claims, with all speakers and parties under their keys: for what compares who
    /// says what; with the places of its questions. Claims have their keys in the order in which they are given. Nothing
    /// outside of it may be a part or a whole of its questions, or stated of its claims.
    pub fn told(&self, told: &Told, claims: &[Topical]) -> (Casebook, Vec<u32>) {
        let asked: BTreeSet<u32> = claims
            .iter()
            .filter_map(|(question, _)| *question)
            .collect();
        let asked: Vec<u32> = asked.into_iter().collect();
        let (mut casebook, questions) = self.casebook(&asked, &|_| false);
        for (place, question) in questions.iter().enumerate() {
            if told.in_words.binary_search(question).is_ok() {
                casebook.questions[place].kind = AnswerKind::Text;
            }
        }
        casebook.parties = (0..told.parties)
            .map(|_| Party {
                entry: PartyRecord::default(),
            })
            .collect();
        let speakers = told.speakers.iter().map(|party| Speaker {
            entry: SpeakerRecord::default(),
            kind: SpeakerKind::Person,
            party: party.map(|party| Key::new(party as usize)),
            outlet: None,
            anonymous: false,
        });
        casebook.speakers = speakers.collect();
        let mut keys: BTreeMap<i64, Key<Claim>> = BTreeMap::new();
        for (question, row) in claims {
            keys.insert(*row, Key::new(casebook.claims.len()));
            let key = question.and_then(|question| questions.binary_search(&question).ok());
            let mut claim = self.claim(*question, *row, key.map(Key::new));
            claim.said = told
                .speakers_of(*row)
                .map(|(speaker, said)| Attribution {
                    speaker: Key::new(speaker as usize),
                    document: Key::new(0),
                    span: None,
                    form: None,
                    date: None,
                    said,
                    via: None,
                })
                .collect();
            casebook.claims.push(claim);
        }
        for spoken in &self.spoken {
            let ends = keys.get(&spoken.a.claim).zip(keys.get(&spoken.b.claim));
            let Some((a, b)) = ends.map(|(a, b)| (*a.min(b), *a.max(b))) else {
                continue;
            };
            if spoken.stated {
                casebook.stated.insert((a, b));
            }
            if spoken.dismissed {
                casebook.verdicts.insert((a, b), casebook.judgements.len());
                casebook.judgements.push(Judgement {
                    entry: JudgementRecord::default(),
                    claims: (a, b),
                    digests: None,
                    verdict: Verdict::Dismissed,
                    decided: 0,
                });
            }
        }
        (casebook, questions)
    }
}
