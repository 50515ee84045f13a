//! Ends, disjoint chains and dominators of small random graphs against a search that tries everything.

use std::collections::BTreeSet;

use gainsay::analysis::lineage::funnel::{Funnel, Place};
use petgraph::graph::{DiGraph, NodeIndex};

use crate::cases;
use crate::support::casebooks::Dice;

/// A graph as a table of who leads to whom; vertex 0 is the root.
struct Table {
    leads: Vec<Vec<bool>>,
}

impl Table {
    fn random(dice: &mut Dice) -> Self {
        let size = 1 + dice.below(8);
        let dense = [10, 20, 35, 60][dice.below(4)];
        let leads = (0..size)
            .map(|_| (0..size).map(|_| dice.percent(dense)).collect())
            .collect();
        Self { leads }
    }

    fn graph(&self) -> DiGraph<(), ()> {
        let mut graph = DiGraph::new();
        for _ in 0..self.leads.len() {
            graph.add_node(());
        }
        for (from, row) in self.leads.iter().enumerate() {
            for to in (0..row.len()).filter(|to| row[*to]) {
                graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
            }
        }
        graph
    }

    /// What is reached from a vertex, itself too, without setting foot on those barred.
    fn reached(&self, from: usize, barred: &[usize]) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut waiting = vec![from];
        while let Some(at) = waiting.pop() {
            if !barred.contains(&at) && reached.insert(at) {
                waiting.extend((0..self.leads.len()).filter(|to| self.leads[at][*to]));
            }
        }
        reached
    }

    /// Sets of vertices from which only themselves are reached.
    fn ends(&self) -> BTreeSet<BTreeSet<usize>> {
        let from_root = self.reached(0, &[]);
        from_root
            .iter()
            .map(|vertex| (vertex, self.reached(*vertex, &[])))
            .filter(|(vertex, reached)| {
                !reached.contains(&0)
                    && reached
                        .iter()
                        .all(|other| self.reached(*other, &[]).contains(vertex))
            })
            .map(|(_, reached)| reached)
            .collect()
    }

    /// Every way from a vertex to its first step into an end: the vertices it passes, the whole end among them.
    fn ways(
        &self,
        ends: &BTreeSet<BTreeSet<usize>>,
        way: &mut Vec<usize>,
        found: &mut BTreeSet<BTreeSet<usize>>,
    ) {
        let at = way[way.len() - 1];
        if let Some(end) = ends.iter().find(|end| end.contains(&at)) {
            let passed = way[1..].iter().chain(end).copied().collect();
            found.insert(passed);
            return;
        }
        for to in 0..self.leads.len() {
            if self.leads[at][to] && !way.contains(&to) {
                way.push(to);
                self.ways(ends, way, found);
                way.pop();
            }
        }
    }
}

/// The largest number of sets that share nothing.
fn most_disjoint(sets: &[&BTreeSet<usize>]) -> usize {
    let Some((first, rest)) = sets.split_first() else {
        return 0;
    };
    let apart: Vec<&BTreeSet<usize>> = rest
        .iter()
        .copied()
        .filter(|other| other.is_disjoint(first))
        .collect();
    most_disjoint(rest).max(1 + most_disjoint(&apart))
}

#[test]
fn chains_and_dominators_are_those_of_a_naive_search() {
    let (mut several, mut circular, mut dominated, mut endless) = (0, 0, 0, 0);
    for seed in 0..cases(20_000) {
        let table = Table::random(&mut Dice::new(seed));
        let graph = table.graph();
        let funnel = Funnel::of(&graph, NodeIndex::new(0));
        let ends = table.ends();
        let found: BTreeSet<BTreeSet<usize>> = funnel
            .ends()
            .iter()
            .map(|end| end.iter().map(|vertex| vertex.index()).collect())
            .collect();
        assert_eq!(found, ends, "seed {seed}");

        let on_every: Vec<BTreeSet<usize>> = funnel
            .on_every_chain()
            .into_iter()
            .map(|place| match place {
                Place::Vertex(vertex) => BTreeSet::from([vertex.index()]),
                Place::End(end) => funnel.ends()[end]
                    .iter()
                    .map(|vertex| vertex.index())
                    .collect(),
            })
            .collect();
        let arrives = |barred: &[usize]| {
            let reached = table.reached(0, barred);
            ends.iter().any(|end| !end.is_disjoint(&reached))
        };
        let mut expected = BTreeSet::new();
        if !ends.is_empty() {
            let inner = (1..table.leads.len())
                .filter(|vertex| !ends.iter().any(|end| end.contains(vertex)))
                .map(|vertex| BTreeSet::from([vertex]));
            for barred in inner.chain(ends.iter().cloned()) {
                let list: Vec<usize> = barred.iter().copied().collect();
                if !arrives(&list) {
                    expected.insert(barred);
                }
            }
        }
        let set: BTreeSet<BTreeSet<usize>> = on_every.iter().cloned().collect();
        assert_eq!(set, expected, "seed {seed}");
        for pair in on_every.windows(2) {
            let barred: Vec<usize> = pair[0].iter().copied().collect();
            assert!(
                table.reached(0, &barred).is_disjoint(&pair[1]),
                "seed {seed}: the order is wrong"
            );
        }

        let mut ways = BTreeSet::new();
        table.ways(&ends, &mut vec![0], &mut ways);
        // Of two ways of which one passes all that the other passes, the shorter one serves as well.
        let mut least: Vec<&BTreeSet<usize>> = ways
            .iter()
            .filter(|way| {
                !ways
                    .iter()
                    .any(|other| other != *way && other.is_subset(way))
            })
            .collect();
        least.truncate(24);
        let most = most_disjoint(&least);
        if least.len() < 24 {
            assert_eq!(funnel.disjoint_chains(), most, "seed {seed}");
        }
        several += usize::from(funnel.disjoint_chains() > 1);
        circular += usize::from(ends.iter().any(|end| end.len() > 1));
        dominated += usize::from(on_every.len() > 1);
        endless += usize::from(ends.is_empty());
    }
    for (what, number) in [
        ("several chains", several),
        ("an end that is a circle", circular),
        ("several dominators", dominated),
        ("no end", endless),
    ] {
        assert!(number > 100, "too few graphs with {what}: {number}");
    }
}

/// A chain of ten thousand and a fan of ten thousand are no trouble.
#[test]
fn long_and_wide_graphs_are_walked() {
    for wide in [false, true] {
        let mut graph = DiGraph::<(), ()>::new();
        let root = graph.add_node(());
        let mut last = root;
        for _ in 0..10_000 {
            let next = graph.add_node(());
            graph.add_edge(if wide { root } else { last }, next, ());
            last = next;
        }
        let funnel = Funnel::of(&graph, root);
        let (ends, chains) = if wide { (10_000, 10_000) } else { (1, 1) };
        assert_eq!(funnel.ends().len(), ends);
        assert_eq!(funnel.disjoint_chains(), chains);
        assert_eq!(funnel.on_every_chain().len(), if wide { 0 } else { 10_000 });
    }
}
