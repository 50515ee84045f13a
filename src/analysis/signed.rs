//! Who stands with whom, as numbers: for every two speakers, or two parties, on how many points they agree and on how
//! many they contradict each other (`docs/camps.md` defines both).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;

use petgraph::graph::{NodeIndex, UnGraph};

use crate::analysis::graph::{Stand, Topic};
use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::analysis::sweep;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::{AnswerKind, Question};
use crate::model::source::{Party, Speaker};

/// The weight 1 in whole numbers. All numbers to 16 divide it, so that weights over up to 16 points add up exactly.
pub const WHOLE: i64 = 720_720;

/// How many comparisons of two voices on one point are made at most.
const MOST_COMPARISONS: usize = 4_000_000;

/// Who is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Every speaker for itself.
    Speakers,
    /// All speakers of a party as one.
    Parties,
}

/// On which points voices are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// On every question that both answer.
    Questions,
    /// Only where somebody contradicts somebody.
    Disputes,
}

/// One who is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// A speaker.
    Speaker(Key<Speaker>),
    /// A party: whatever its speakers said.
    Party(Key<Party>),
}

impl Voice {
    /// Its id.
    pub fn id(self, casebook: &Casebook) -> &str {
        match self {
            Self::Speaker(speaker) => casebook[speaker].id(),
            Self::Party(party) => casebook[party].id(),
        }
    }

    /// Its name.
    pub fn name(self, casebook: &Casebook) -> &str {
        match self {
            Self::Speaker(speaker) => casebook[speaker].name(),
            Self::Party(party) => casebook[party].name(),
        }
    }
}

/// How two voices stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// The points on which both hold a position in common, and contradict each other nowhere.
    pub agreements: usize,
    /// The points on which a claim of the one contradicts a claim of the other.
    pub contradictions: usize,
    /// The points on which both can be compared: those, and those on which they do neither.
    pub common: usize,
}

impl Relation {
    /// (agreements − contradictions) ÷ common, in units of 1 / [`WHOLE`], rounded to the nearest; 0 without a common point.
    pub fn weight(&self) -> i64 {
        let number = |count: usize| i128::try_from(count).unwrap_or(0);
        let common = number(self.common);
        if common == 0 {
            return 0;
        }
        let sum = (number(self.agreements) - number(self.contradictions)) * i128::from(WHOLE);
        let nearest = (2 * sum.abs() + common) / (2 * common);
        i64::try_from(sum.signum() * nearest).unwrap_or(0)
    }
}

/// The voices of a casebook, by key, with an edge between every two that have a common point.
#[derive(Clone, Debug, Default)]
pub struct SignedGraph {
    /// The graph. Edges whose weight is 0 are in it.
    pub graph: UnGraph<Voice, Relation>,
    /// The speakers that are left out since they speak for no party, by id; none where speakers are compared.
    pub without_party: Vec<Key<Speaker>>,
}

/// There are more comparisons to make than can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{voices} voices would have to be compared {comparisons} times, which is more than {MOST_COMPARISONS}"
)]
pub struct TooMany {
    /// How many voices there are.
    pub voices: usize,
    /// How many comparisons of two voices on one point that makes, at least.
    pub comparisons: usize,
}

/// A question, or two between which claims exclude each other; the lesser first.
type Point = (Topic, Topic);

impl SignedGraph {
    /// Compares the voices of a casebook by their live claims.
    ///
    /// # Errors
    /// When there are too many comparisons to make.
    pub fn of(
        casebook: &Casebook,
        positions: &Positions,
        by: By,
        over: Over,
    ) -> Result<Self, TooMany> {
        let mut without_party = BTreeSet::new();
        let mut all = BTreeSet::new();
        for said in casebook.live_claims().flat_map(|(_, claim)| &claim.said) {
            match voice(casebook, by, said.speaker) {
                Some(voice) => {
                    all.insert(voice);
                }
                None => {
                    without_party.insert(said.speaker);
                }
            }
        }
        let mut signed = Relating::new(by, over, all);
        let comparing = Comparing::of(casebook, positions, &signed);
        signed.check(comparing.comparisons())?;
        comparing.relate(&mut signed.relations);
        Ok(signed.finish(without_party))
    }
}

fn voice(casebook: &Casebook, by: By, speaker: Key<Speaker>) -> Option<Voice> {
    match by {
        By::Speakers => Some(Voice::Speaker(speaker)),
        By::Parties => casebook[speaker].party.map(Voice::Party),
    }
}

/// A signed graph in the making.
pub(super) struct Relating {
    by: By,
    over: Over,
    graph: UnGraph<Voice, Relation>,
    nodes: BTreeMap<Voice, NodeIndex>,
    relations: HashMap<Two, Relation>,
}

impl Relating {
    /// Begins with everybody who said something.
    pub(super) fn new(by: By, over: Over, all: BTreeSet<Voice>) -> Self {
        let mut graph = UnGraph::default();
        let nodes = all
            .into_iter()
            .map(|voice| (voice, graph.add_node(voice)))
            .collect();
        Self {
            by,
            over,
            graph,
            nodes,
            relations: HashMap::new(),
        }
    }

    /// Whether so many comparisons can be made.
    pub(super) fn check(&self, comparisons: usize) -> Result<(), TooMany> {
        if comparisons > MOST_COMPARISONS {
            return Err(TooMany {
                voices: self.nodes.len(),
                comparisons,
            });
        }
        Ok(())
    }

    /// Adds what a part of a casebook has, between which and the rest nothing is compared. Its speakers and parties have
    /// the keys of the whole.
    pub(super) fn add(&mut self, part: &Casebook, positions: &Positions) {
        Comparing::of(part, positions, self).relate(&mut self.relations);
    }

    pub(super) fn finish(mut self, without_party: BTreeSet<Key<Speaker>>) -> SignedGraph {
        let relations: BTreeMap<Two, Relation> = self.relations.into_iter().collect();
        for ((first, second), relation) in relations {
            self.graph.add_edge(first, second, relation);
        }
        SignedGraph {
            graph: self.graph,
            without_party: without_party.into_iter().collect(),
        }
    }
}

type Two = (NodeIndex, NodeIndex);

fn two(a: NodeIndex, b: NodeIndex) -> Two {
    (a.min(b), a.max(b))
}

struct Comparing<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    over: Over,
    nodes_of: BTreeMap<Key<Claim>, Vec<NodeIndex>>,
    /// Who holds what on which topic.
    at: BTreeMap<Topic, BTreeMap<Stand, BTreeSet<NodeIndex>>>,
    answering: BTreeMap<Topic, BTreeSet<NodeIndex>>,
}

impl<'a> Comparing<'a> {
    fn of(casebook: &'a Casebook, positions: &'a Positions, signed: &Relating) -> Self {
        let mut nodes_of = BTreeMap::new();
        for (key, claim) in casebook.live_claims() {
            let voices = claim.said.iter();
            let voices = voices.filter_map(|said| voice(casebook, signed.by, said.speaker));
            let nodes: BTreeSet<NodeIndex> = voices
                .filter_map(|voice| signed.nodes.get(&voice).copied())
                .collect();
            nodes_of.insert(key, nodes.into_iter().collect());
        }
        let mut comparing = Self {
            casebook,
            positions,
            over: signed.over,
            nodes_of,
            at: BTreeMap::new(),
            answering: BTreeMap::new(),
        };
        for (claim, nodes) in &comparing.nodes_of {
            let topic = topic(casebook, *claim);
            let stands = comparing.at.entry(topic).or_default();
            let stand = Stand::of(positions, *claim);
            stands.entry(stand).or_default().extend(nodes);
            comparing.answering.entry(topic).or_default().extend(nodes);
        }
        comparing
    }

    fn relate(&self, relations: &mut HashMap<Two, Relation>) {
        let contradicting = self.contradicting();
        for pair in contradicting.values().flatten() {
            let relation = relations.entry(*pair).or_default();
            relation.contradictions += 1;
            relation.common += 1;
        }
        let none = HashSet::new();
        let disputed: BTreeSet<Topic> = contradicting
            .keys()
            .flat_map(|(first, second)| [*first, *second])
            .collect();
        for (topic, stands) in &self.at {
            if self.over == Over::Disputes && !disputed.contains(topic) {
                continue;
            }
            let contradicting = contradicting.get(&(*topic, *topic)).unwrap_or(&none);
            let mut agreeing = HashSet::new();
            for nodes in stands.values() {
                agreeing.extend(pairs(nodes).filter(|pair| !contradicting.contains(pair)));
            }
            for pair in &agreeing {
                let relation = relations.entry(*pair).or_default();
                relation.agreements += 1;
                relation.common += 1;
            }
            if self.is_compared(*topic) {
                let neither = pairs(&self.answering[topic])
                    .filter(|pair| !contradicting.contains(pair) && !agreeing.contains(pair));
                for pair in neither {
                    relations.entry(pair).or_default().common += 1;
                }
            }
        }
    }

    /// Whether two answers there can be told to be the same or not. Answers in words cannot.
    fn is_compared(&self, topic: Topic) -> bool {
        match topic {
            Topic::Question(question) => !matches!(self.casebook[question].kind, AnswerKind::Text),
            Topic::Claim(_) => false,
        }
    }

    fn comparisons(&self) -> usize {
        let voices = |question: Key<Question>| {
            self.answering
                .get(&Topic::Question(question))
                .map_or(0, BTreeSet::len)
        };
        let within = self
            .answering
            .values()
            .map(|nodes| nodes.len() * nodes.len() / 2);
        let across = self.positions.questions().map(|part| {
            let wholes = self.casebook.wholes(part);
            wholes
                .map(|whole| voices(part) * voices(whole))
                .sum::<usize>()
        });
        within.sum::<usize>() + across.sum::<usize>()
    }

    /// Who contradicts whom, on each point where claims contradict each other, be they of one voice. Dismissed pairs of
    /// claims contradict nothing.
    fn contradicting(&self) -> BTreeMap<Point, HashSet<Two>> {
        let mut found: BTreeMap<Point, HashSet<Two>> = BTreeMap::new();
        for question in self.positions.questions() {
            let topic = Topic::Question(question);
            let voices = self.answering.get(&topic).map_or(0, BTreeSet::len);
            let most = voices * voices.saturating_sub(1) / 2;
            let alone = self.casebook[question].part_of.is_none();
            let _ =
                sweep::clashes_of_question(self.casebook, self.positions, question, &mut |clash| {
                    if clash.kind == ClashKind::Contradiction {
                        let other = Topic::Question(self.positions[clash.first].question);
                        let whole = Topic::Question(self.positions[clash.second].question);
                        let point = (other.min(whole), other.max(whole));
                        self.between((clash.first, clash.second), point, &mut found);
                        // A question with thousands of positions of a few voices tells nothing new soon.
                        if alone && found.get(&point).is_some_and(|pairs| pairs.len() == most) {
                            return ControlFlow::Break(());
                        }
                    }
                    ControlFlow::Continue(())
                });
        }
        for (a, b) in self.casebook.stated_pairs() {
            let live = self.casebook[a].live && self.casebook[b].live;
            if live && !self.casebook.is_dismissed(a, b) {
                let (first, second) = (topic(self.casebook, a), topic(self.casebook, b));
                let point = (first.min(second), first.max(second));
                self.across(a, b, found.entry(point).or_default());
            }
        }
        found
    }

    /// The voices of two positions that contradict each other.
    fn between(
        &self,
        (first, second): (usize, usize),
        point: Point,
        found: &mut BTreeMap<Point, HashSet<Two>>,
    ) {
        for a in &self.positions[first].claims {
            for b in &self.positions[second].claims {
                if !self.casebook.is_dismissed(*a, *b) {
                    self.across(*a, *b, found.entry(point).or_default());
                }
            }
        }
    }

    /// The voices of two claims that contradict each other.
    fn across(&self, a: Key<Claim>, b: Key<Claim>, pairs: &mut HashSet<Two>) {
        for first in self.nodes_of.get(&a).into_iter().flatten() {
            let others = self.nodes_of.get(&b).into_iter().flatten();
            pairs.extend(
                others
                    .filter(|second| *second != first)
                    .map(|second| two(*first, *second)),
            );
        }
    }
}

fn topic(casebook: &Casebook, claim: Key<Claim>) -> Topic {
    casebook[claim]
        .question
        .map_or(Topic::Claim(claim), Topic::Question)
}

fn pairs(nodes: &BTreeSet<NodeIndex>) -> impl Iterator<Item = Two> {
    nodes.iter().enumerate().flat_map(|(place, first)| {
        nodes
            .iter()
            .skip(place + 1)
            .map(move |second| (*first, *second))
    })
}
