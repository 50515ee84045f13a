//! What is told on the disputed points, by whom, and what of it clashes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::disputes::{Beside, Dispute, Disputes};
use crate::analysis::graph::{Opposition, Oppositions, Stand};
use crate::analysis::narratives::clash::{Clash, Place, Standing, Way, between};
use crate::analysis::narratives::teller::{Membership, Teller};
use crate::analysis::positions::Positions;
use crate::analysis::timeline;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::date::Seconds;
use crate::model::key::Key;
use crate::model::question::Question;

/// A disputed question, or, within a dispute, what answers no question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The question.
    pub question: Option<Key<Question>>,
    /// Whether its dispute holds a contradiction, dismissed or not, rather than tensions only.
    pub contradicted: bool,
    /// Whether the point before it belongs to the same dispute.
    pub continues: bool,
}

/// What a teller holds on a point: a position, or a claim that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The place of the point.
    pub point: usize,
    /// Who holds it.
    pub teller: Teller,
    /// The position.
    pub stand: Stand,
    /// Its claims that were told for them, by id.
    pub claims: Vec<Key<Claim>>,
    /// What excludes it, by who holds that: the surest that nobody dismissed. The teller itself is among them where it
    /// contradicts itself.
    pub against: BTreeMap<Teller, Standing>,
}

/// A position that nothing excludes, held by several parties or camps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// The place of the position.
    pub position: usize,
    /// Who hold it.
    pub tellers: Vec<Teller>,
}

/// The narratives of a casebook, side by side.
#[derive(Clone, Debug, Default)]
pub struct Narratives {
    /// The disputed points, those of a dispute side by side, in the order in which disputes were first spoken of.
    pub points: Vec<Point>,
    /// What everybody holds: by point, then by teller, then by position.
    pub held: Vec<Held>,
    /// Where they clash, by the places of both, the lesser first.
    pub clashes: BTreeMap<(Place, Place), Clash>,
    /// What several of them hold alike, on questions that nobody disputes.
    pub common: Vec<Common>,
    /// The disputes that are not told of.
    pub beside: Beside,
}

impl Narratives {
    /// Puts the narratives of parties or camps together from the live claims of a casebook.
    pub fn of(
        casebook: &Casebook,
        positions: &Positions,
        disputes: &Disputes,
        membership: &Membership,
    ) -> Self {
        let mut found = Self {
            beside: disputes.beside,
            ..Self::default()
        };
        let mut places: BTreeMap<Stand, BTreeMap<Teller, usize>> = BTreeMap::new();
        let contradicted = disputes.contradicted.iter().map(|dispute| (true, dispute));
        let tense = disputes.tense.iter().map(|dispute| (false, dispute));
        let mut ranked: Vec<(bool, &Dispute)> = contradicted.chain(tense).collect();
        ranked.sort_by_key(|(_, dispute)| {
            (first_said(casebook, &dispute.claims), dispute.questions[0])
        });
        for (contradicted, dispute) in &ranked {
            found.add_points(
                casebook,
                positions,
                membership,
                *contradicted,
                dispute.stands(),
                &mut places,
            );
        }
        let unasked: BTreeSet<Key<Claim>> = disputes
            .unasked
            .iter()
            .flat_map(|pair| [pair.a, pair.b])
            .collect();
        found.add_points(
            casebook,
            positions,
            membership,
            true,
            unasked.iter().copied().map(Stand::Alone),
            &mut places,
        );
        let questions: Vec<Key<Question>> = ranked
            .iter()
            .flat_map(|(_, dispute)| dispute.questions.iter().copied())
            .collect();
        let mut alone: Vec<Key<Claim>> = ranked
            .iter()
            .flat_map(|(_, dispute)| dispute.alone.iter().copied())
            .chain(unasked)
            .collect();
        alone.sort_unstable();
        let _ = Oppositions::of(casebook, positions).visit(&questions, &alone, &mut |opposition| {
            found.add_opposition(casebook, positions, &places, &opposition);
            ControlFlow::Continue(())
        });
        let disputed: BTreeSet<Key<Question>> = questions.into_iter().collect();
        found.common = common(casebook, positions, membership, &disputed);
        found
    }

    /// The tellers of anything disputed, those of neither last.
    pub fn tellers(&self) -> Vec<Teller> {
        let tellers: BTreeSet<Teller> = self.held.iter().map(|held| held.teller).collect();
        tellers.into_iter().collect()
    }

    /// What is held at a place, by position.
    pub fn held_at(&self, place: Place) -> impl Iterator<Item = &Held> {
        let from = self
            .held
            .partition_point(|held| (held.point, held.teller) < place);
        self.held[from..]
            .iter()
            .take_while(move |held| (held.point, held.teller) == place)
    }

    /// What a teller holds, by point.
    pub fn held_by(&self, teller: Teller) -> impl Iterator<Item = &Held> {
        self.held.iter().filter(move |held| held.teller == teller)
    }

    /// Where a teller contradicts itself, or is in tension with itself.
    pub fn clashes_within(
        &self,
        teller: Teller,
    ) -> impl Iterator<Item = (&(Place, Place), &Clash)> {
        self.clashes
            .iter()
            .filter(move |(((_, a), (_, b)), _)| *a == teller && *b == teller)
    }

    /// How many contradictions each point is in that nobody dismissed; of two points, it counts for both.
    pub fn weights(&self) -> Vec<usize> {
        let mut weights = vec![0; self.points.len()];
        for (((first, _), (second, _)), clash) in &self.clashes {
            weights[*first] += clash.count.contradictions;
            if first != second {
                weights[*second] += clash.count.contradictions;
            }
        }
        weights
    }

    fn add_points(
        &mut self,
        casebook: &Casebook,
        positions: &Positions,
        membership: &Membership,
        contradicted: bool,
        stands: impl Iterator<Item = Stand>,
        places: &mut BTreeMap<Stand, BTreeMap<Teller, usize>>,
    ) {
        let mut asked: BTreeMap<(bool, Option<Key<Question>>), Vec<Stand>> = BTreeMap::new();
        for stand in stands {
            let question = stand.question(casebook, positions);
            // What answers no question comes last.
            asked
                .entry((question.is_none(), question))
                .or_default()
                .push(stand);
        }
        for (number, ((_, question), stands)) in asked.into_iter().enumerate() {
            let point = self.points.len();
            self.points.push(Point {
                question,
                contradicted,
                continues: number > 0,
            });
            let mut told: BTreeMap<(Teller, Stand), Vec<Key<Claim>>> = BTreeMap::new();
            for stand in stands {
                for claim in stand.claims(positions) {
                    for teller in membership.of_claim(casebook, *claim) {
                        told.entry((teller, stand)).or_default().push(*claim);
                    }
                }
            }
            for ((teller, stand), claims) in told {
                places
                    .entry(stand)
                    .or_default()
                    .insert(teller, self.held.len());
                self.held.push(Held {
                    point,
                    teller,
                    stand,
                    claims,
                    against: BTreeMap::new(),
                });
            }
        }
    }

    fn add_opposition(
        &mut self,
        casebook: &Casebook,
        positions: &Positions,
        places: &BTreeMap<Stand, BTreeMap<Teller, usize>>,
        opposition: &Opposition,
    ) {
        let empty = BTreeMap::new();
        let holders = |stand| places.get(&stand).unwrap_or(&empty);
        let (firsts, seconds) = (holders(opposition.first), holders(opposition.second));
        let same = opposition.first == opposition.second;
        for (teller, first) in firsts {
            for (other, second) in seconds {
                let at = (self.held[*first].point, *teller);
                let against = (self.held[*second].point, *other);
                // What both of two tellers hold lies between them in either order, and counts once.
                let crossed = firsts.get(other).zip(seconds.get(teller));
                let crossed = crossed.filter(|_| !same && at.0 == against.0 && teller != other);
                if teller > other && (same || crossed.is_some()) {
                    continue;
                }
                let mut ways = vec![(*first, *second)];
                ways.extend(crossed.map(|(first, second)| (*first, *second)));
                let claims = |held: usize| self.held[held].claims.as_slice();
                let looked_at: Vec<Way<'_>> = ways
                    .iter()
                    .map(|(first, second)| (claims(*first), claims(*second)))
                    .collect();
                let Some(clash) = between(casebook, positions, opposition, &looked_at) else {
                    continue;
                };
                let standings: Vec<Option<Standing>> = looked_at
                    .iter()
                    .map(|way| between(casebook, positions, opposition, &[*way]))
                    .map(|clash| clash.map(|clash| clash.standing))
                    .collect();
                self.clashes
                    .entry((at.min(against), at.max(against)))
                    .and_modify(|all| all.add(casebook, &clash))
                    .or_insert(clash);
                for ((first, second), standing) in ways.into_iter().zip(standings) {
                    let Some(standing) = standing else { continue };
                    self.note(first, self.held[second].teller, standing);
                    self.note(second, self.held[first].teller, standing);
                }
            }
        }
    }

    /// Notes that what is held somewhere is excluded by something that a teller holds.
    fn note(&mut self, held: usize, against: Teller, standing: Standing) {
        self.held[held]
            .against
            .entry(against)
            .and_modify(|surest| *surest = standing.min(*surest))
            .or_insert(standing);
    }
}

/// When the first of some claims was said; undated ones come last.
fn first_said(casebook: &Casebook, claims: &[Key<Claim>]) -> Seconds {
    let said = claims.iter().flat_map(|claim| &casebook[*claim].said);
    said.map(|said| timeline::when(said).1)
        .min()
        .unwrap_or(Seconds::MAX)
}

/// The positions on undisputed questions that several sides hold.
pub fn common(
    casebook: &Casebook,
    positions: &Positions,
    membership: &Membership,
    disputed: &BTreeSet<Key<Question>>,
) -> Vec<Common> {
    let mut found = Vec::new();
    for question in positions
        .questions()
        .filter(|question| !disputed.contains(question))
    {
        for position in positions.of_question(question) {
            let claims = positions[position].claims.iter();
            let mut holders: BTreeSet<Teller> = claims
                .flat_map(|claim| membership.of_claim(casebook, *claim))
                .collect();
            holders.remove(&Teller::Other);
            if holders.len() > 1 {
                let tellers = holders.into_iter().collect();
                found.push(Common { position, tellers });
            }
        }
    }
    found
}
