//! Disputes: questions, alone or joined, on which the answers exclude each other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, NodeIndexable};

use crate::analysis::graph::{self, Oppositions, Stand, Tally, Topic};
use crate::analysis::pairs::{Pair, PairCount};
use crate::analysis::positions::Positions;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::{Party, Speaker};

/// Questions that hang together by pairs of claims that exclude each other.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// Its questions, by id; the first names it.
    pub questions: Vec<Key<Question>>,
    /// How many pairs of claims exclude each other.
    pub count: PairCount,
    /// Its live claims, by id: all that answer its questions, and those without a question that people set against them.
    pub claims: Vec<Key<Claim>>,
    /// The places of its positions, in the order of its questions.
    pub positions: Vec<usize>,
    /// The claims among them that stand in no position, by id.
    pub alone: Vec<Key<Claim>>,
    /// Who said its claims, by id.
    pub speakers: Vec<Key<Speaker>>,
    /// Their parties, by id.
    pub parties: Vec<Key<Party>>,
}

impl Dispute {
    /// A question that is in no dispute, with its positions, for those who look at it as if it were one.
    pub fn undisputed(casebook: &Casebook, positions: &Positions, question: Key<Question>) -> Self {
        let answers = |(_, claim): &(Key<Claim>, &Claim)| claim.question == Some(question);
        let claims = casebook
            .live_claims()
            .filter(answers)
            .map(|(key, _)| key)
            .collect();
        dispute(
            casebook,
            positions,
            vec![question],
            claims,
            PairCount::default(),
        )
    }

    /// Its id: that of its first question.
    pub fn id<'a>(&self, casebook: &'a Casebook) -> &'a str {
        self.questions
            .first()
            .map_or("", |question| casebook[*question].id())
    }

    /// Whether a contradiction or tension is left that nobody dismissed.
    pub fn is_open(&self) -> bool {
        self.count.contradictions + self.count.tensions > 0
    }

    /// Everywhere that its claims stand: its positions in order, then the claims that stand alone.
    pub fn stands(&self) -> impl Iterator<Item = Stand> {
        let positions = self.positions.iter().copied().map(Stand::Position);
        positions.chain(self.alone.iter().copied().map(Stand::Alone))
    }
}

/// All disputes of a casebook.
#[derive(Clone, Debug, Default)]
pub struct Disputes {
    /// Those with at least one contradiction, dismissed or not, by id.
    pub contradicted: Vec<Dispute>,
    /// Questions with tensions only, by id.
    pub tense: Vec<Dispute>,
    /// Contradictions that people state between claims of which none is joined to a question.
    pub unasked: Vec<Pair>,
    /// What a larger casebook has beside these, of which this one is a part.
    pub beside: Beside,
}

/// Disputes that are known by their numbers alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// How many have a contradiction; none has more of them than those at hand.
    pub contradicted: usize,
    /// How many have too many claims to be looked at among others, however many contradictions they have.
    pub too_large: usize,
    /// How many have tensions only.
    pub tense: usize,
    /// The pairs of those with a contradiction.
    pub count: PairCount,
}

impl Disputes {
    /// Finds them.
    pub fn of(casebook: &Casebook, positions: &Positions) -> Self {
        let graph = graph::question_graph(casebook, positions);
        let mut joined = UnionFind::<usize>::new(graph.node_bound());
        for edge in graph.edge_references() {
            joined.union(edge.source().index(), edge.target().index());
        }
        let mut components: BTreeMap<usize, (Vec<Topic>, Tally)> = BTreeMap::new();
        for node in graph.node_indices() {
            let (topics, tally) = components.entry(joined.find(node.index())).or_default();
            let (topic, own) = graph[node];
            topics.push(topic);
            tally.add(own);
        }
        for edge in graph.edge_references() {
            if let Some((_, tally)) = components.get_mut(&joined.find(edge.source().index())) {
                tally.add(*edge.weight());
            }
        }
        let mut claims_of: BTreeMap<Key<Question>, Vec<Key<Claim>>> = BTreeMap::new();
        for (key, claim) in casebook.live_claims() {
            if let Some(question) = claim.question {
                claims_of.entry(question).or_default().push(key);
            }
        }
        let mut found = Self::default();
        let mut unasked = Vec::new();
        for (topics, tally) in components.into_values() {
            let mut questions = Vec::new();
            let mut claims = Vec::new();
            for topic in topics {
                match topic {
                    Topic::Question(question) => {
                        questions.push(question);
                        claims.extend(claims_of.get(&question).into_iter().flatten().copied());
                    }
                    Topic::Claim(claim) => claims.push(claim),
                }
            }
            if questions.is_empty() {
                unasked.extend(claims);
                continue;
            }
            let dispute = dispute(casebook, positions, questions, claims, tally.count);
            if tally.contradicts {
                found.contradicted.push(dispute);
            } else {
                found.tense.push(dispute);
            }
        }
        found
            .contradicted
            .sort_by_key(|dispute| dispute.questions[0]);
        found.tense.sort_by_key(|dispute| dispute.questions[0]);
        if !unasked.is_empty() {
            let _ = Oppositions::of(casebook, positions).visit(&[], &unasked, &mut |opposition| {
                found.unasked.push(opposition.pair);
                ControlFlow::Continue(())
            });
            found.unasked.sort_unstable();
        }
        found
    }

    /// The one that a question belongs to, be it of tensions only.
    pub fn of_question(&self, question: Key<Question>) -> Option<&Dispute> {
        self.contradicted
            .iter()
            .chain(&self.tense)
            .find(|dispute| dispute.questions.contains(&question))
    }

    /// The one that the question with this id belongs to; the first question's id is the dispute's own.
    pub fn find(&self, casebook: &Casebook, id: &str) -> Option<&Dispute> {
        self.of_question(casebook.question(id)?)
    }
}

fn dispute(
    casebook: &Casebook,
    positions: &Positions,
    mut questions: Vec<Key<Question>>,
    mut claims: Vec<Key<Claim>>,
    count: PairCount,
) -> Dispute {
    questions.sort_unstable();
    claims.sort_unstable();
    let speakers: BTreeSet<Key<Speaker>> = claims
        .iter()
        .flat_map(|claim| casebook[*claim].said.iter().map(|said| said.speaker))
        .collect();
    let parties: BTreeSet<Key<Party>> = speakers
        .iter()
        .filter_map(|speaker| casebook[*speaker].party)
        .collect();
    Dispute {
        positions: questions
            .iter()
            .flat_map(|question| positions.of_question(*question))
            .collect(),
        alone: claims
            .iter()
            .copied()
            .filter(|claim| positions.of_claim(*claim).is_none())
            .collect(),
        questions,
        count,
        claims,
        speakers: speakers.into_iter().collect(),
        parties: parties.into_iter().collect(),
    }
}
