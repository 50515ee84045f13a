//! The narratives of parties or camps, as text and as rows.

use std::fmt::Write as _;

use petgraph::graph::NodeIndex;

use crate::analysis::graph::Stand;
use crate::analysis::lineage::sourcing::Lineage;
use crate::analysis::narratives::{
    Clash, Held, Membership, Narratives, Place, Point, Standing, Teller,
};
use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::analysis::sentence;
use crate::analysis::signed::{By, Over, Voice};
use crate::app::camps::CampReport;
use crate::app::fault::AppFault;
use crate::app::lines;
use crate::app::origins;
use crate::app::report::{Findings, WIDTH, counted};
use crate::draw::narratives::Column;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::source::Speaker;
use crate::store::{Cell, Rows};

/// How many claims of a position, and clashes or agreements in all, are listed before the rest is counted.
const CLAIMS: usize = 12;
const CLASHES: usize = 60;
const COMMON: usize = 60;

/// How many members of a camp are named.
const MEMBERS: usize = 6;

/// Who tells narratives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// The parties.
    Parties,
    /// Camps of speakers, at most so many, or as many as fit best.
    Camps(Option<usize>),
}

/// The narratives of a casebook, with the names of those who tell them.
#[derive(Debug)]
pub struct NarrativeReport<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    /// What is told.
    pub narratives: Narratives,
    /// For whom each speaker tells.
    pub membership: Membership,
    /// The members of each camp, by id; none where parties tell.
    camps: Vec<Vec<Key<Speaker>>>,
}

impl<'a> NarrativeReport<'a> {
    /// Puts the narratives of a casebook together.
    ///
    /// # Errors
    /// When there are too many speakers to divide into camps.
    pub fn of(findings: &'a Findings<'a>, telling: Telling) -> Result<Self, AppFault> {
        let casebook = findings.casebook;
        let camps = match telling {
            Telling::Parties => Vec::new(),
            Telling::Camps(most) => camps(findings, most)?,
        };
        let membership = match telling {
            Telling::Parties => Membership::parties(casebook),
            Telling::Camps(_) => Membership::camps(
                camps
                    .iter()
                    .enumerate()
                    .flat_map(|(camp, members)| members.iter().map(move |member| (*member, camp))),
            ),
        };
        let narratives = Narratives::of(
            casebook,
            &findings.positions,
            &findings.disputes,
            &membership,
        );
        Ok(Self {
            casebook,
            positions: &findings.positions,
            narratives,
            membership,
            camps,
        })
    }

    /// `Armenia`, `Camp 1`, `speakers of no party`
    pub fn name(&self, teller: Teller) -> String {
        match teller {
            Teller::Party(party) => self.casebook[party].name().to_owned(),
            Teller::Camp(camp) => format!("Camp {}", camp + 1),
            Teller::Other if self.camps.is_empty() => "speakers of no party".into(),
            Teller::Other => "speakers in no camp".into(),
        }
    }

    /// The members of a camp, the first of them: `A, B and 2 more`.
    pub fn members(&self, camp: usize) -> String {
        let members = self.camps.get(camp).map_or(&[][..], Vec::as_slice);
        let mut names: Vec<String> = members
            .iter()
            .take(MEMBERS)
            .map(|member| self.casebook[*member].name().to_owned())
            .collect();
        if members.len() > MEMBERS {
            names.push(format!("{} more", members.len() - MEMBERS));
        }
        match names.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }

    /// Each narrative from top to bottom, then where they clash, and what several tell alike.
    pub fn text(&self) -> String {
        let tellers = self.narratives.tellers();
        let mut text = String::new();
        if self.narratives.points.is_empty() {
            text.push_str(
                "No narratives: no two claims exclude each other, so that nothing is disputed.\n",
            );
        } else if !tellers.iter().any(|teller| *teller != Teller::Other) {
            text.push_str(match self.camps.as_slice() {
                [] => "No narratives: nobody who speaks for a party is on record on a disputed point.\n",
                _ => "No narratives: nobody who is in a camp is on record on a disputed point.\n",
            });
        }
        let lineage = Lineage::of(self.casebook);
        for teller in tellers {
            if !text.is_empty() {
                text.push('\n');
            }
            self.narrative_text(&mut text, &lineage, teller);
        }
        self.clashes_text(&mut text);
        self.common_text(&mut text);
        text
    }

    /// What stands above each narrative where they are drawn side by side.
    pub fn columns(&self) -> Vec<Column> {
        let lineage = Lineage::of(self.casebook);
        let tellers = self.narratives.tellers().into_iter();
        tellers
            .map(|teller| {
                let mut about = Vec::new();
                if let Teller::Camp(camp) = teller {
                    about.push(self.members(camp));
                }
                let held = self
                    .narratives
                    .held_by(teller)
                    .flat_map(|held| held.claims.clone());
                let sourcing = lineage.sourcing_of(&held.collect::<Vec<_>>(), |said| {
                    self.membership.of_speaker(said.speaker) == teller
                });
                about.push(format!(
                    "{}, {}",
                    origins::counts(&sourcing),
                    phrase::plural(sourcing.named.origins.len(), "origin")
                ));
                let within = self.narratives.clashes_within(teller);
                let contradicted = within.filter(|(_, clash)| clash.standing <= Standing::Stated);
                match (teller, contradicted.count()) {
                    (Teller::Other, _) => about.push("they do not speak for one another".into()),
                    (_, 0) => {}
                    (_, points) => about.push(format!(
                        "contradicts itself on {}",
                        phrase::plural(points, "point")
                    )),
                }
                Column {
                    teller,
                    name: phrase::capital(&self.name(teller)),
                    about,
                }
            })
            .collect()
    }

    fn narrative_text(&self, text: &mut String, lineage: &Lineage<'_>, teller: Teller) {
        let held: Vec<&Held> = self.narratives.held_by(teller).collect();
        let mut points: Vec<usize> = held.iter().map(|held| held.point).collect();
        points.dedup();
        let (name, also) = match teller {
            Teller::Party(party) => (
                format!("{} ({})", self.name(teller), self.casebook[party].id()),
                String::new(),
            ),
            Teller::Camp(camp) => (self.name(teller), self.members(camp)),
            Teller::Other => (
                phrase::capital(&self.name(teller)),
                "These do not speak for one another, so that together they tell no narrative."
                    .into(),
            ),
        };
        push(
            text,
            "",
            &format!(
                "{name}: {} on {}",
                phrase::plural(held.len(), "position"),
                phrase::plural(points.len(), "disputed point")
            ),
        );
        if !also.is_empty() {
            push(text, "  ", &also);
        }
        let claims: Vec<Key<Claim>> = held.iter().flat_map(|held| held.claims.clone()).collect();
        let sourcing = lineage.sourcing_of(&claims, |said| {
            self.membership.of_speaker(said.speaker) == teller
        });
        push(
            text,
            "  ",
            &format!(
                "Built from {}, with {}.",
                origins::counts(&sourcing),
                phrase::plural(sourcing.named.origins.len(), "origin")
            ),
        );
        for held in held.chunk_by(|a, b| a.point == b.point) {
            let point = &self.narratives.points[held[0].point];
            text.push('\n');
            push(text, "  ", &self.asked(point));
            for held in held {
                self.held_text(text, held);
            }
        }
        self.gaps_text(text, teller, &points);
    }

    fn held_text(&self, text: &mut String, held: &Held) {
        push(text, "    ", &self.answer(held.stand));
        for claim in held.claims.iter().take(CLAIMS) {
            let claim = &self.casebook[*claim];
            if claim.answer.is_some() {
                push(text, "      ", &format!("{}: {}", claim.id(), claim.text()));
            }
            for (index, said) in claim.said.iter().enumerate() {
                if self.membership.of_speaker(said.speaker) == held.teller {
                    let statement = lines::statement(self.casebook, claim, index);
                    push(text, "        ", &format!("– {statement}"));
                }
            }
        }
        if held.claims.len() > CLAIMS {
            let rest = held.claims.len() - CLAIMS;
            push(
                text,
                "      ",
                &format!("… and {} more", phrase::plural(rest, "claim")),
            );
        }
        for (standing, words) in STANDINGS {
            let names: Vec<String> = held
                .against
                .iter()
                .filter(|(_, each)| **each == standing)
                .map(|(other, _)| match *other {
                    other if other == held.teller && other != Teller::Other => {
                        "its own other words".into()
                    }
                    other => self.name(other),
                })
                .collect();
            if !names.is_empty() {
                let line = format!("{} {words} {}", sign(standing), names.join(", "));
                push(text, "      ", &line);
            }
        }
    }

    /// What a teller contradicts itself on, and what it is not on record on.
    fn gaps_text(&self, text: &mut String, teller: Teller, points: &[usize]) {
        if teller == Teller::Other {
            return;
        }
        text.push('\n');
        let mut within = self.narratives.clashes_within(teller).peekable();
        if within.peek().is_none() {
            push(text, "  ", "It contradicts itself on no disputed point.");
        }
        for ((at, _), clash) in within {
            let how = match clash.standing {
                Standing::Contradiction | Standing::Stated => "It contradicts itself",
                Standing::Tension => "It is in tension with itself",
                Standing::Dismissed => "That it contradicts itself was dismissed",
            };
            let point = self.asked(&self.narratives.points[at.0]);
            let line = format!("{how}: {point} {}", self.reason(clash));
            push(text, "  ", &line);
        }
        let silent: Vec<&str> = (0..self.narratives.points.len())
            .filter(|point| !points.contains(point))
            .filter_map(|point| self.narratives.points[point].question)
            .map(|question| self.casebook[question].id())
            .collect();
        if !silent.is_empty() {
            push(
                text,
                "  ",
                &format!("Not on record on: {}.", silent.join(", ")),
            );
        }
    }

    fn clashes_text(&self, text: &mut String) {
        let between: Vec<(&(Place, Place), &Clash)> = self
            .narratives
            .clashes
            .iter()
            .filter(|(((_, a), (_, b)), _)| a != b || *a == Teller::Other)
            .collect();
        if between.is_empty() {
            return;
        }
        text.push_str("\nWhere they clash\n");
        let mut shown = None;
        for ((first, second), clash) in between.iter().take(CLASHES) {
            if shown != Some(first.0) {
                text.push('\n');
                push(text, "  ", &self.asked(&self.narratives.points[first.0]));
                shown = Some(first.0);
            }
            let names = (self.name(first.1), self.name(second.1));
            let line = format!(
                "{} {} {}: {}. {}",
                phrase::capital(&names.0),
                sign(clash.standing),
                names.1,
                counted(clash.count),
                self.reason(clash)
            );
            push(text, "    ", &line);
        }
        if between.len() > CLASHES {
            push(
                text,
                "  ",
                &format!("… and {} more", between.len() - CLASHES),
            );
        }
    }

    fn common_text(&self, text: &mut String) {
        let common = &self.narratives.common;
        if common.is_empty() {
            return;
        }
        text.push_str("\nHeld alike, and disputed by nobody\n\n");
        for common in common.iter().take(COMMON) {
            let names: Vec<String> = common
                .tellers
                .iter()
                .map(|teller| self.name(*teller))
                .collect();
            let question = &self.casebook[self.positions[common.position].question];
            push(
                text,
                "  ",
                &format!("{} ({})", question.text(), question.id()),
            );
            let answer = self.answer(Stand::Position(common.position));
            let line = format!("“{answer}”: {}", phrase::first_names(&names));
            push(text, "    ", &line);
        }
        if common.len() > COMMON {
            push(text, "  ", &format!("… and {} more", common.len() - COMMON));
        }
    }

    fn reason(&self, clash: &Clash) -> String {
        let mut reason = sentence::reason(self.casebook, &clash.pair);
        if let Some(judgement) = lines::judgement(self.casebook, clash.pair.a, clash.pair.b) {
            let _ = write!(reason, " {}", phrase::capital(&judgement));
        }
        reason
    }

    /// `Who began? (who-began)`
    fn asked(&self, point: &Point) -> String {
        point.question.map_or_else(
            || "Without a question".into(),
            |question| {
                let question = &self.casebook[question];
                let only = if point.contradicted {
                    ""
                } else {
                    "; tensions only"
                };
                format!("{} ({}{only})", question.text(), question.id())
            },
        )
    }

    fn answer(&self, stand: Stand) -> String {
        let claim = match stand {
            Stand::Position(place) => self.positions[place].named_by,
            Stand::Alone(claim) => claim,
        };
        let claim = &self.casebook[claim];
        let answer = phrase::claim_answer(self.casebook, claim);
        if answer.is_empty() {
            format!("{}: {}", claim.id(), claim.text())
        } else {
            answer
        }
    }

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

const STANDINGS: [(Standing, &str); 4] = [
    (Standing::Contradiction, "contradicted by"),
    (Standing::Stated, "contradicted, as a person states, by"),
    (Standing::Tension, "in tension with"),
    (Standing::Dismissed, "dismissed as no contradiction with"),
];

fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Contradiction | Standing::Stated => "≠",
        Standing::Tension => "≠?",
        Standing::Dismissed => "✕",
    }
}

fn push(text: &mut String, indent: &str, line: &str) {
    let deeper = format!("{indent}  ");
    let _ = writeln!(
        text,
        "{indent}{}",
        lines::wrap_behind(indent, line, &deeper, WIDTH)
    );
}

/// The camps of speakers across disputes, each with its members by id.
fn camps(findings: &Findings<'_>, most: Option<usize>) -> Result<Vec<Vec<Key<Speaker>>>, AppFault> {
    let report = CampReport::of(findings, By::Speakers, Over::Disputes, most)?;
    let speaker = |node: &NodeIndex| match report.voice(*node) {
        Voice::Speaker(speaker) => Some(speaker),
        Voice::Party(_) => None,
    };
    let camps = report
        .camps()
        .into_iter()
        .map(|camp| camp.iter().filter_map(speaker).collect());
    Ok(camps.collect())
}
