//! The bounds of a casebook that is at hand.

use std::collections::BTreeSet;

use crate::model::bounds::hold::{Asked, Bounds, Span, Spoke, Spoken, place};
use crate::model::bounds::make::{BoundsBuilder, index};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::{AnswerKind, Question};

impl Bounds {
    /// The bounds of a casebook. The rows of its claims and questions are their places.
    pub fn of(casebook: &Casebook) -> Self {
        let place_of = |key: Key<Question>| index(key.index());
        let questions = casebook.questions().map(|(key, question)| Asked {
            timing: question.timing,
            any_of: matches!(question.kind, AnswerKind::AnyOf { .. }),
            part_of: question.part_of.map(place_of),
            ..Asked::plain(i64::from(index(key.index())))
        });
        let mut builder = BoundsBuilder::new(questions.collect());
        for (key, claim) in casebook.live_claims() {
            let Some(question) = claim.question else {
                continue;
            };
            if claim.readings.axes().is_empty() {
                continue;
            }
            let row = i64::from(index(key.index()));
            if let Some(time) = claim.time {
                builder.time(row, time);
            }
            let grain = casebook[question].kind.grain();
            let mut spans = Vec::new();
            for wide in [false, true] {
                for axis in claim.readings.axes() {
                    let set = if wide { &axis.wide } else { &axis.narrow };
                    spans.extend(set.intervals().iter().map(|run| {
                        let (from, to) = run.to_doubles(grain);
                        Span {
                            axis: index(axis.axis),
                            wide,
                            from: place(from),
                            to: place(to),
                        }
                    }));
                }
            }
            builder.several(row, place_of(question), &spans);
        }
        let mut bounds = builder.finish();
        let mut pairs: BTreeSet<(Key<Claim>, Key<Claim>)> = casebook.stated_pairs().collect();
        pairs.extend(
            casebook
                .judgements()
                .iter()
                .map(|judgement| judgement.claims),
        );
        for (a, b) in pairs {
            if a == b || !casebook[a].live || !casebook[b].live {
                continue;
            }
            let spoke = |key: Key<Claim>| {
                let question = casebook[key].question.map(place_of);
                let claim = i64::from(index(key.index()));
                Spoke {
                    claim,
                    question,
                    slot: question.and_then(|question| bounds.slot(question, claim)),
                }
            };
            let spoken = Spoken {
                a: spoke(a),
                b: spoke(b),
                stated: casebook.is_stated(a, b),
                dismissed: casebook.is_dismissed(a, b),
            };
            bounds.spoken.push(spoken);
        }
        for spoke in bounds.spoken.iter().flat_map(|spoken| [spoken.a, spoken.b]) {
            if let (Some(question), None) = (spoke.question, spoke.slot) {
                let answers =
                    |(_, claim): &(_, &Claim)| claim.question.map(place_of) == Some(question);
                let claims = casebook.live_claims().filter(answers);
                let rows = claims.map(|(key, _)| i64::from(index(key.index())));
                bounds.in_words.insert(question, rows.collect());
            }
        }
        bounds
    }
}
