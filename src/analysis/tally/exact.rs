//! What no sorting of bounds counts: any-of questions, states, and answers with gaps on running totals. The analyses that
//! list pairs do it, on a casebook of those questions alone, without texts.

use std::collections::BTreeMap;

use petgraph::visit::EdgeRef;

use crate::analysis::graph::{self, Topic};
use crate::analysis::pairs::PairCount;
use crate::analysis::positions::Positions;
use crate::analysis::rule::{self, ClashKind, Stated};
use crate::analysis::versions::{VersionCount, Versions};
use crate::model::bounds::{Bounds, Spoken};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;

/// A casebook without texts, of some questions.
pub(super) struct Excerpt {
    casebook: Casebook,
    positions: Positions,
    /// The places of its questions, in the order of their keys.
    questions: Vec<u32>,
}

impl Excerpt {
    /// Takes out some questions with all of their claims, or with one of each position.
    pub(super) fn of(bounds: &Bounds, questions: &[u32], wanted: &dyn Fn(u32) -> bool) -> Self {
        let (casebook, questions) = bounds.casebook(questions, wanted);
        Self {
            positions: Positions::of(&casebook),
            casebook,
            questions,
        }
    }

    fn keys(&self, questions: &[u32]) -> Vec<Key<Question>> {
        let all = self.casebook.questions().zip(&self.questions);
        let own = all.filter(|(_, question)| questions.contains(question));
        own.map(|((key, _), _)| key).collect()
    }

    /// How many positions there are.
    pub(super) fn positions(&self) -> usize {
        self.positions.len()
    }

    /// The pairs within and between its questions, by the places of these, the lesser first.
    pub(super) fn clashes(&self) -> BTreeMap<(u32, u32), PairCount> {
        let graph = graph::question_graph(&self.casebook, &self.positions);
        let place = |topic: Topic| match topic {
            Topic::Question(key) => self.questions.get(key.index()).copied(),
            Topic::Claim(_) => None,
        };
        let within = graph
            .node_weights()
            .map(|(topic, tally)| (*topic, *topic, tally.count));
        let between = graph.edge_references().map(|edge| {
            let (source, target) = (graph[edge.source()].0, graph[edge.target()].0);
            (source.min(target), source.max(target), edge.weight().count)
        });
        within
            .chain(between)
            .filter_map(|(a, b, count)| Some(((place(a)?, place(b)?), count)))
            .collect()
    }

    /// How many versions of events some of its questions need, which are of one family.
    pub(super) fn versions(&self, questions: &[u32]) -> VersionCount {
        let keys = self.keys(questions);
        Versions::counted(&self.casebook, &self.positions, &keys).unwrap_or_default()
    }
}

/// What the rule says of two claims that people spoke of.
pub(super) fn clash(bounds: &Bounds, spoken: &Spoken) -> Option<ClashKind> {
    let slots = [spoken.a.slot?, spoken.b.slot?];
    let questions = [spoken.a.question?, spoken.b.question?];
    let (casebook, _) = bounds.casebook(&questions, &|slot| slots.contains(&slot));
    let claims: Vec<&Claim> = casebook.claims().map(|(_, claim)| claim).collect();
    let [a, b] = claims.as_slice() else {
        return None;
    };
    rule::clash(&casebook, Stated::of(a)?, Stated::of(b)?)
}
