//! Narratives as rows.

use crate::analysis::narratives::{Standing, Teller};
use crate::app::narratives::report::NarrativeReport;
use crate::store::{Cell, Rows};

impl NarrativeReport<'_> {
    /// One row for each position that somebody holds on a disputed point.
    pub fn rows(&self) -> Rows {
        let columns = [
            "teller",
            "name",
            "question",
            "text",
            "disputed_by",
            "answer",
            "claims",
            "speakers",
            "documents",
            "contradicts",
            "tense_with",
            "dismissed_with",
            "contradicts_itself",
        ];
        let text = |text: String| {
            if text.is_empty() {
                Cell::Null
            } else {
                Cell::Text(text)
            }
        };
        let rows = self.narratives.held.iter().map(|held| {
            let point = &self.narratives.points[held.point];
            let against = |wanted: &[Standing]| {
                let others = held.against.iter();
                let names: Vec<String> = others
                    .filter(|(other, each)| {
                        wanted.contains(each)
                            && (**other != held.teller || **other == Teller::Other)
                    })
                    .map(|(other, _)| self.id(*other))
                    .collect();
                text(names.join(" "))
            };
            let claims: Vec<&str> = held
                .claims
                .iter()
                .map(|claim| self.casebook[*claim].id())
                .collect();
            let told = || {
                let claims = held.claims.iter();
                let said = claims.flat_map(|claim| &self.casebook[*claim].said);
                said.filter(|said| self.membership.of_speaker(said.speaker) == held.teller)
            };
            let distinct = |mut ids: Vec<&str>| {
                ids.sort_unstable();
                ids.dedup();
                text(ids.join(" "))
            };
            let itself = held.teller != Teller::Other
                && held
                    .against
                    .get(&held.teller)
                    .is_some_and(|standing| *standing <= Standing::Stated);
            vec![
                text(self.id(held.teller)),
                text(self.name(held.teller)),
                text(point.question.map_or(String::new(), |question| {
                    self.casebook[question].id().to_owned()
                })),
                text(point.question.map_or(String::new(), |question| {
                    self.casebook[question].text().to_owned()
                })),
                Cell::Text(
                    if point.contradicted {
                        "contradiction"
                    } else {
                        "tension"
                    }
                    .into(),
                ),
                text(self.answer(held.stand)),
                text(claims.join(" ")),
                distinct(
                    told()
                        .map(|said| self.casebook[said.speaker].id())
                        .collect(),
                ),
                distinct(
                    told()
                        .map(|said| self.casebook[said.document].id())
                        .collect(),
                ),
                against(&[Standing::Contradiction, Standing::Stated]),
                against(&[Standing::Tension]),
                against(&[Standing::Dismissed]),
                Cell::Integer(i64::from(itself)),
            ]
        });
        Rows {
            columns: columns.map(str::to_owned).to_vec(),
            rows: rows.collect(),
        }
    }

    /// The id of a party, `camp-1`, or `others`.
    fn id(&self, teller: Teller) -> String {
        match teller {
            Teller::Party(party) => self.casebook[party].id().to_owned(),
            Teller::Camp(camp) => format!("camp-{}", camp + 1),
            Teller::Other => "others".into(),
        }
    }
}
