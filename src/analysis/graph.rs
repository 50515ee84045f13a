//! Who stands against whom, as graphs: what excludes what, and which questions hang together.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use petgraph::graph::{NodeIndex, UnGraph};

use crate::analysis::pairs::{Origin, Pair, PairCount};
use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::analysis::sweep::{self, PositionClash};
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, LinkKind};
use crate::model::key::Key;
use crate::model::question::Question;

/// Where a claim stands: with others that answer alike, or alone where nothing tells what it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stand {
    /// A position, by its place among all positions.
    Position(usize),
    /// A claim that answers in words, or answers no question.
    Alone(Key<Claim>),
}

impl Stand {
    /// Where a live claim stands.
    pub fn of(positions: &Positions, claim: Key<Claim>) -> Self {
        positions
            .of_claim(claim)
            .map_or(Self::Alone(claim), Self::Position)
    }

    /// The claims that stand there, by id.
    pub fn claims<'a>(&'a self, positions: &'a Positions) -> &'a [Key<Claim>] {
        match self {
            Self::Position(place) => &positions[*place].claims,
            Self::Alone(claim) => std::slice::from_ref(claim),
        }
    }

    /// The question that is answered there.
    pub fn question(&self, casebook: &Casebook, positions: &Positions) -> Option<Key<Question>> {
        match self {
            Self::Position(place) => Some(positions[*place].question),
            Self::Alone(claim) => casebook[*claim].question,
        }
    }
}

/// All pairs of claims that exclude each other between two stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opposition {
    /// The lesser stand.
    pub first: Stand,
    /// The greater one, or the same: a person may say that two claims of one position contradict each other.
    pub second: Stand,
    /// How many pairs there are.
    pub count: PairCount,
    /// Whether one of them is a contradiction, dismissed or not.
    pub contradicts: bool,
    /// The pair that stands for all: not dismissed rather than dismissed, surer rather than less sure, then by ids.
    pub pair: Pair,
}

impl Opposition {
    /// How many pairs it stands for.
    pub fn pairs(&self) -> usize {
        self.count.contradictions + self.count.tensions + self.count.dismissed
    }

    /// The same for the pairs of one claim alone, if it is in any.
    pub fn narrowed_to(
        &self,
        casebook: &Casebook,
        positions: &Positions,
        claim: Key<Claim>,
    ) -> Option<Self> {
        let others = if self.first.claims(positions).contains(&claim) {
            self.second
        } else {
            self.first
        };
        let mut narrowed: Option<Self> = None;
        for other in others.claims(positions) {
            if let Some(pair) = Pair::of(casebook, claim, *other) {
                narrowed
                    .get_or_insert_with(|| empty((self.first, self.second), pair))
                    .add(casebook, pair);
            }
        }
        narrowed
    }

    fn add(&mut self, casebook: &Casebook, pair: Pair) {
        self.count.add(casebook, &pair);
        self.contradicts |= pair.kind == ClashKind::Contradiction;
        let rank = |pair: Pair| {
            (
                casebook.is_dismissed(pair.a, pair.b),
                std::cmp::Reverse(pair.kind),
                pair,
            )
        };
        if rank(pair) < rank(self.pair) {
            self.pair = pair;
        }
    }
}

/// Adds up the counts of two sets of pairs.
pub fn sum(a: PairCount, b: PairCount) -> PairCount {
    PairCount {
        contradictions: a.contradictions + b.contradictions,
        tensions: a.tensions + b.tensions,
        dismissed: a.dismissed + b.dismissed,
    }
}

type Between = (Stand, Stand);

/// Pairs that a person judged or stated, with whether it was stated.
type SpokenOf = BTreeMap<(Key<Claim>, Key<Claim>), bool>;

/// Finds oppositions without looking at every pair of claims: only those that a person spoke of are told apart.
#[derive(Debug)]
pub struct Oppositions<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    spoken_of: BTreeMap<Between, SpokenOf>,
}

impl<'a> Oppositions<'a> {
    /// Prepares the search in a casebook.
    pub fn of(casebook: &'a Casebook, positions: &'a Positions) -> Self {
        let mut found = Self {
            casebook,
            positions,
            spoken_of: BTreeMap::new(),
        };
        for judgement in casebook.judgements() {
            found.note(judgement.claims.0, judgement.claims.1, false);
        }
        for link in casebook.links() {
            if link.kind == LinkKind::Contradicts {
                found.note(link.from, link.to, true);
            }
        }
        found
    }

    fn note(&mut self, a: Key<Claim>, b: Key<Claim>, stated: bool) {
        if a == b || !self.casebook[a].live || !self.casebook[b].live {
            return;
        }
        let stands = (Stand::of(self.positions, a), Stand::of(self.positions, b));
        let between = (stands.0.min(stands.1), stands.0.max(stands.1));
        let pairs = self.spoken_of.entry(between).or_default();
        *pairs.entry((a.min(b), a.max(b))).or_default() |= stated;
    }

    /// Visits every opposition of a casebook.
    pub fn visit_all(
        &self,
        visit: &mut dyn FnMut(Opposition) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        self.visit_where(self.positions.questions(), &|_| true, visit)
    }

    /// Visits every opposition within some questions, between them and anything else that people state, and of some
    /// claims without a question. Of a part and its whole, the part must be among the questions.
    pub fn visit(
        &self,
        questions: &[Key<Question>],
        alone: &[Key<Claim>],
        visit: &mut dyn FnMut(Opposition) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let questions: BTreeSet<Key<Question>> = questions.iter().copied().collect();
        let within = |stand: Stand| match (stand, stand.question(self.casebook, self.positions)) {
            (_, Some(question)) => questions.contains(&question),
            (Stand::Alone(claim), None) => alone.contains(&claim),
            (Stand::Position(_), None) => false,
        };
        self.visit_where(questions.iter().copied(), &within, visit)
    }

    fn visit_where(
        &self,
        questions: impl Iterator<Item = Key<Question>>,
        within: &dyn Fn(Stand) -> bool,
        visit: &mut dyn FnMut(Opposition) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut derived: BTreeSet<Between> = BTreeSet::new();
        for question in questions {
            sweep::clashes_of_question(self.casebook, self.positions, question, &mut |clash| {
                let (first, second) =
                    (clash.first.min(clash.second), clash.first.max(clash.second));
                let between = (Stand::Position(first), Stand::Position(second));
                let spoken_of = self.spoken_of.get(&between);
                if spoken_of.is_some() {
                    derived.insert(between);
                }
                visit(self.derived(between, clash, spoken_of))
            })?;
        }
        for (between, pairs) in &self.spoken_of {
            if derived.contains(between) || !(within(between.0) || within(between.1)) {
                continue;
            }
            let mut found: Option<Opposition> = None;
            for ((a, b), _) in pairs.iter().filter(|(_, stated)| **stated) {
                let pair = Pair {
                    a: *a,
                    b: *b,
                    kind: ClashKind::Contradiction,
                    origin: Origin::Stated,
                };
                found
                    .get_or_insert_with(|| empty(*between, pair))
                    .add(self.casebook, pair);
            }
            if let Some(opposition) = found {
                visit(opposition)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn derived(
        &self,
        between: Between,
        clash: PositionClash,
        spoken_of: Option<&SpokenOf>,
    ) -> Opposition {
        let (firsts, seconds) = (
            between.0.claims(self.positions),
            between.1.claims(self.positions),
        );
        let told_apart = spoken_of.map_or(0, BTreeMap::len);
        let alike = firsts.len() * seconds.len() - told_apart;
        let derived = |a: Key<Claim>, b: Key<Claim>| Pair {
            a: a.min(b),
            b: a.max(b),
            kind: clash.kind,
            origin: Origin::Derived,
        };
        let spoken = |a: Key<Claim>, b: Key<Claim>| {
            spoken_of.is_some_and(|pairs| pairs.contains_key(&(a.min(b), a.max(b))))
        };
        let plain = firsts
            .iter()
            .flat_map(|a| seconds.iter().map(move |b| (*a, *b)))
            .find(|(a, b)| !spoken(*a, *b))
            .map(|(a, b)| derived(a, b));
        let told = spoken_of.into_iter().flatten().map(|((a, b), stated)| {
            if *stated {
                Pair {
                    kind: ClashKind::Contradiction,
                    origin: Origin::Both,
                    ..derived(*a, *b)
                }
            } else {
                derived(*a, *b)
            }
        });
        let fallback = derived(firsts[0], seconds[0]);
        let mut opposition = empty(between, plain.unwrap_or(fallback));
        if plain.is_none() {
            // Every pair was spoken of: begin with one of them.
            opposition.pair = told.clone().next().unwrap_or(fallback);
        } else {
            match clash.kind {
                ClashKind::Contradiction => opposition.count.contradictions = alike,
                ClashKind::Tension => opposition.count.tensions = alike,
            }
            opposition.contradicts = clash.kind == ClashKind::Contradiction;
        }
        for pair in told {
            opposition.add(self.casebook, pair);
        }
        opposition
    }
}

fn empty((first, second): Between, pair: Pair) -> Opposition {
    Opposition {
        first,
        second,
        count: PairCount::default(),
        contradicts: false,
        pair,
    }
}

/// What hangs together in a [`QuestionGraph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// A question.
    Question(Key<Question>),
    /// A claim that answers no question, which people set against others.
    Claim(Key<Claim>),
}

/// Pairs that exclude each other, counted within a topic or between two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there are.
    pub count: PairCount,
    /// Whether one of them is a contradiction, dismissed or not.
    pub contradicts: bool,
}

impl Tally {
    /// Counts the pairs of another tally too.
    pub fn add(&mut self, other: Self) {
        self.count = sum(self.count, other.count);
        self.contradicts |= other.contradicts;
    }
}

/// The questions with at least one pair, each weighed with the pairs within it; its edges are the pairs between two: of
/// a part and its whole, and where people state that claims of different questions contradict each other.
pub type QuestionGraph = UnGraph<(Topic, Tally), Tally>;

/// The graph of the questions of a casebook.
pub fn question_graph(casebook: &Casebook, positions: &Positions) -> QuestionGraph {
    let mut tallies: BTreeMap<(Topic, Topic), Tally> = BTreeMap::new();
    let topic = |stand: Stand, claim: Key<Claim>| {
        stand
            .question(casebook, positions)
            .map_or(Topic::Claim(claim), Topic::Question)
    };
    let _ = Oppositions::of(casebook, positions).visit_all(&mut |opposition| {
        let first = topic(opposition.first, opposition.first.claims(positions)[0]);
        let second = topic(opposition.second, opposition.second.claims(positions)[0]);
        tallies
            .entry((first.min(second), first.max(second)))
            .or_default()
            .add(Tally {
                count: opposition.count,
                contradicts: opposition.contradicts,
            });
        ControlFlow::Continue(())
    });
    let topics: BTreeSet<Topic> = tallies
        .keys()
        .flat_map(|(first, second)| [*first, *second])
        .collect();
    let mut graph = QuestionGraph::default();
    let places: BTreeMap<Topic, NodeIndex> = topics
        .into_iter()
        .map(|topic| {
            let own = tallies.get(&(topic, topic)).copied().unwrap_or_default();
            (topic, graph.add_node((topic, own)))
        })
        .collect();
    for ((first, second), tally) in tallies {
        if first != second {
            graph.add_edge(places[&first], places[&second], tally);
        }
    }
    graph
}
