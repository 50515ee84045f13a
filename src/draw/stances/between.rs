//! Which sides stand against each other, and in how many contradictions each is, without looking at every pair of claims
//! where all between two positions are alike. Of a question with 10,000 claims millions of positions face each other:
//! what is the same for many is looked at once.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::analysis::graph::{Opposition, Stand};
use crate::analysis::pairs::{Origin, Pair, PairCount};
use crate::analysis::positions::Positions;
use crate::draw::edges;
use crate::draw::line::Line;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::Party;

/// A party, or with none those who belong to none.
pub type Side = Option<Key<Party>>;

/// A side on a question.
pub(super) type Place = (Option<Key<Question>>, Side);

/// A question, and which set of sides stands there.
type End = (Option<Key<Question>>, usize);

/// What stands against a side on a question.
#[derive(Clone, Debug, Default)]
pub(super) struct Against {
    /// The sides that it is set against, and how.
    pub(super) sides: BTreeSet<(Line, Side)>,
    /// In how many contradictions its claims on the question are.
    pub(super) weight: usize,
}

/// A stand, with how many of its claims each side says.
#[derive(Debug)]
struct Standing {
    question: Option<Key<Question>>,
    claims: usize,
    crowd: Vec<(Side, usize)>,
    /// Which of the different sets of sides stands there.
    kind: usize,
    /// How many claims of other stands contradict each claim here.
    facing: usize,
}

/// Adds up oppositions.
#[derive(Debug)]
pub(super) struct Between<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    stands: HashMap<Stand, Standing>,
    kinds: HashMap<Vec<Side>, usize>,
    /// What was set against each other before.
    seen: HashSet<(Line, End, End)>,
    /// Contradictions between a side's own claims on one question, which are counted from both ends.
    twice: HashMap<Place, usize>,
    found: BTreeMap<Place, Against>,
}

impl<'a> Between<'a> {
    pub(super) fn of(casebook: &'a Casebook, positions: &'a Positions) -> Self {
        Self {
            casebook,
            positions,
            stands: HashMap::new(),
            kinds: HashMap::new(),
            seen: HashSet::new(),
            twice: HashMap::new(),
            found: BTreeMap::new(),
        }
    }

    /// Takes a stand in, and gives the sides that say its claims.
    pub(super) fn stand(&mut self, stand: Stand) -> Vec<Side> {
        let claims = stand.claims(self.positions);
        let mut crowd: BTreeMap<Side, usize> = BTreeMap::new();
        for side in claims.iter().flat_map(|claim| self.sides_of(*claim)) {
            *crowd.entry(side).or_default() += 1;
        }
        let sides: Vec<Side> = crowd.keys().copied().collect();
        let next = self.kinds.len();
        let standing = Standing {
            question: stand.question(self.casebook, self.positions),
            claims: claims.len(),
            crowd: crowd.into_iter().collect(),
            kind: *self.kinds.entry(sides.clone()).or_insert(next),
            facing: 0,
        };
        self.stands.insert(stand, standing);
        sides
    }

    fn sides_of(&self, claim: Key<Claim>) -> BTreeSet<Side> {
        let said = self.casebook[claim].said.iter();
        said.map(|said| self.casebook[said.speaker].party).collect()
    }

    /// Adds an opposition between two stands that were taken in.
    pub(super) fn add(&mut self, opposition: &Opposition) {
        let all_alike = opposition.count.contradictions == opposition.pairs()
            || opposition.count.tensions == opposition.pairs();
        if all_alike && opposition.pair.origin != Origin::Stated {
            self.add_alike(opposition);
        } else {
            self.add_pairs(opposition);
        }
    }

    fn add_alike(&mut self, opposition: &Opposition) {
        let line = edges::line(opposition.count);
        let stands = [opposition.first, opposition.second];
        let [Some(first), Some(second)] = stands.map(|stand| self.stands.get(&stand)) else {
            return;
        };
        let questions = [first.question, second.question];
        if self.seen.insert((
            line,
            (questions[0], first.kind),
            (questions[1], second.kind),
        )) {
            for (a, _) in &first.crowd {
                for (b, _) in &second.crowd {
                    set(
                        &mut self.found,
                        line,
                        (questions[0], *a),
                        (questions[1], *b),
                    );
                }
            }
        }
        if line != Line::Contradiction {
            return;
        }
        if questions[0] == questions[1] {
            for (side, claims) in &first.crowd {
                let others = second.crowd.iter().find(|(other, _)| other == side);
                if let Some((_, others)) = others {
                    *self.twice.entry((questions[0], *side)).or_default() += claims * others;
                }
            }
        }
        let claims = [first.claims, second.claims];
        for (stand, others) in stands.into_iter().zip([claims[1], claims[0]]) {
            if let Some(standing) = self.stands.get_mut(&stand) {
                standing.facing += others;
            }
        }
    }

    fn add_pairs(&mut self, opposition: &Opposition) {
        let within = opposition.first == opposition.second;
        let questions = [opposition.first, opposition.second]
            .map(|stand| stand.question(self.casebook, self.positions));
        for first in opposition.first.claims(self.positions) {
            for second in opposition.second.claims(self.positions) {
                if within && first >= second {
                    continue;
                }
                let Some(pair) = Pair::of(self.casebook, *first, *second) else {
                    continue;
                };
                let mut count = PairCount::default();
                count.add(self.casebook, &pair);
                let line = edges::line(count);
                let (a, b) = (self.sides_of(*first), self.sides_of(*second));
                for side in &a {
                    for other in &b {
                        let places = ((questions[0], *side), (questions[1], *other));
                        set(&mut self.found, line, places.0, places.1);
                    }
                }
                if line == Line::Contradiction {
                    let mut places: BTreeSet<Place> = BTreeSet::new();
                    places.extend(a.iter().map(|side| (questions[0], *side)));
                    places.extend(b.iter().map(|side| (questions[1], *side)));
                    for place in places {
                        self.found.entry(place).or_default().weight += 1;
                    }
                }
            }
        }
    }

    /// What stands against each side on each question.
    pub(super) fn finish(mut self) -> BTreeMap<Place, Against> {
        for standing in self.stands.values() {
            for (side, claims) in &standing.crowd {
                let place = (standing.question, *side);
                self.found.entry(place).or_default().weight += claims * standing.facing;
            }
        }
        for (place, twice) in self.twice {
            self.found.entry(place).or_default().weight -= twice;
        }
        self.found
    }
}

fn set(found: &mut BTreeMap<Place, Against>, line: Line, a: Place, b: Place) {
    found.entry(a).or_default().sides.insert((line, b.1));
    found.entry(b).or_default().sides.insert((line, a.1));
}
