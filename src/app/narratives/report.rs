//! The narratives of a casebook with the names of those who tell them.

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;

use crate::analysis::graph::Stand;
use crate::analysis::lineage::sourcing::Lineage;
use crate::analysis::narratives::{Common, Membership, Narratives, Standing, Teller};
use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::analysis::signed::{By, Over, Voice};
use crate::app::camps::CampReport;
use crate::app::fault::AppFault;
use crate::app::narratives::file::OfFile;
use crate::app::origins;
use crate::app::report::Findings;
use crate::draw::narratives::Column;
use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::source::Speaker;

/// How many claims of a position are listed before the rest is counted.
const CLAIMS: usize = 12;

/// How many positions of a teller on a point, and how many claims of each, are told where disputes have thousands.
const IN_BRIEF: (usize, usize) = (5, 2);

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
    pub(super) casebook: &'a Casebook,
    pub(super) positions: &'a Positions,
    /// What is told.
    pub narratives: Narratives,
    /// For whom each speaker tells.
    pub membership: Membership,
    /// The members of each camp, by id; none where parties tell.
    pub(super) camps: Vec<Vec<Key<Speaker>>>,
    /// How many positions that several hold alike are not told.
    pub(super) alike_left_out: usize,
    /// How many positions of a teller on a point, and how many claims of each, are told before the rest is counted.
    pub(super) told: (usize, usize),
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
            alike_left_out: 0,
            told: (usize::MAX, CLAIMS),
        })
    }

    /// Puts the narratives of the parties of a file together. `findings` is [`OfFile::findings`].
    ///
    /// # Errors
    /// As [`NarrativeReport::of`].
    pub fn of_file(findings: &'a Findings<'a>, file: &OfFile) -> Result<Self, AppFault> {
        let mut report = Self::of(findings, Telling::Parties)?;
        let (alike, all) = &file.alike;
        let positions = &findings.positions;
        let common = alike.iter().filter_map(|claim| {
            let position = positions.of_claim(report.casebook.claim(claim)?)?;
            let claims = positions[position].claims.iter();
            let mut tellers: BTreeSet<Teller> = claims
                .flat_map(|claim| report.membership.of_claim(report.casebook, *claim))
                .collect();
            tellers.remove(&Teller::Other);
            Some(Common {
                position,
                tellers: tellers.into_iter().collect(),
            })
        });
        report.narratives.common = common.collect();
        report.alike_left_out = all - report.narratives.common.len();
        if file.in_brief {
            report.told = IN_BRIEF;
        }
        Ok(report)
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

    /// What is held there: the answer with its time, or the claim itself.
    pub(super) fn answer(&self, stand: Stand) -> String {
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
