//! How independent the ways through a graph are: where they end, how many share nothing, and what all of them share.

use std::collections::BTreeSet;

use petgraph::algo::dominators::simple_fast;
use petgraph::algo::{dinics, kosaraju_scc};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, EdgeRef};

/// Something on the way from the root to the ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A vertex of the graph.
    Vertex(NodeIndex),
    /// An end, by its place among the ends.
    End(usize),
}

/// A graph from a root on, with every end drawn together into one vertex and a sink behind all of them.
///
/// An **end** is a strongly connected component, reached from the root, that nothing leads out of: mostly one vertex,
/// else a circle that there is no way out of. Its vertices count as one.
#[derive(Clone, Debug)]
pub struct Funnel {
    ends: Vec<Vec<NodeIndex>>,
    circles: Vec<Vec<NodeIndex>>,
    /// The places behind the root.
    graph: DiGraph<Option<Place>, ()>,
    root: NodeIndex,
    sink: NodeIndex,
}

impl Funnel {
    /// That of a graph. A root that nothing leads out of has no ends.
    pub fn of<N, E>(graph: &DiGraph<N, E>, root: NodeIndex) -> Self {
        let mut reached = BTreeSet::new();
        let mut search = Dfs::new(graph, root);
        while let Some(vertex) = search.next(graph) {
            reached.insert(vertex);
        }
        let mut funnel = Self {
            ends: Vec::new(),
            circles: Vec::new(),
            graph: DiGraph::new(),
            root: NodeIndex::default(),
            sink: NodeIndex::default(),
        };
        funnel.root = funnel.graph.add_node(None);
        funnel.sink = funnel.graph.add_node(None);
        let mut at = vec![funnel.sink; graph.node_count()];
        at[root.index()] = funnel.root;
        for mut component in kosaraju_scc(graph) {
            component.retain(|vertex| reached.contains(vertex));
            component.sort_unstable();
            if component.is_empty() {
                continue;
            }
            let leaves = component
                .iter()
                .flat_map(|vertex| graph.neighbors(*vertex))
                .any(|next| component.binary_search(&next).is_err());
            if component.len() > 1 {
                funnel.circles.push(component.clone());
            }
            if leaves || component.contains(&root) {
                for vertex in component.into_iter().filter(|vertex| *vertex != root) {
                    at[vertex.index()] = funnel.graph.add_node(Some(Place::Vertex(vertex)));
                }
            } else {
                let end = funnel.graph.add_node(Some(Place::End(funnel.ends.len())));
                funnel.graph.add_edge(end, funnel.sink, ());
                for vertex in &component {
                    at[vertex.index()] = end;
                }
                funnel.ends.push(component);
            }
        }
        for edge in graph.edge_references() {
            let (from, to) = (edge.source(), edge.target());
            let inner = at[from.index()] == at[to.index()];
            if reached.contains(&from) && !inner {
                funnel
                    .graph
                    .update_edge(at[from.index()], at[to.index()], ());
            }
        }
        funnel
    }

    /// The ends, each with its vertices.
    pub fn ends(&self) -> &[Vec<NodeIndex>] {
        &self.ends
    }

    /// The strongly connected components of several vertices, whether there is a way out of them or not.
    pub fn circles(&self) -> &[Vec<NodeIndex>] {
        &self.circles
    }

    /// The largest number of ways from the root to the ends of which no two share a vertex beside the root; an end is
    /// one vertex.
    ///
    /// By Menger's theorem (1927) that is the largest flow where every vertex lets through one unit: each is split into
    /// two with an edge of capacity 1 between, and `petgraph::algo::dinics` finds the flow.
    pub fn disjoint_chains(&self) -> usize {
        let mut network: DiGraph<(), u32> = DiGraph::new();
        let halves: Vec<(NodeIndex, NodeIndex)> = self
            .graph
            .node_indices()
            .map(|vertex| {
                let enters = network.add_node(());
                if vertex == self.root || vertex == self.sink {
                    return (enters, enters);
                }
                let leaves = network.add_node(());
                network.add_edge(enters, leaves, 1);
                (enters, leaves)
            })
            .collect();
        for edge in self.graph.edge_references() {
            let (from, to) = (edge.source().index(), edge.target().index());
            network.add_edge(halves[from].1, halves[to].0, 1);
        }
        let (root, sink) = (halves[self.root.index()].0, halves[self.sink.index()].0);
        let (flow, _) = dinics(&network, root, sink);
        usize::try_from(flow).unwrap_or(usize::MAX)
    }

    /// What lies on every way from the root to an end, in the order in which it is passed: the dominators of the sink.
    pub fn on_every_chain(&self) -> Vec<Place> {
        let dominators = simple_fast(&self.graph, self.root);
        let mut found: Vec<Place> = dominators
            .strict_dominators(self.sink)
            .into_iter()
            .flatten()
            .filter_map(|vertex| self.graph[vertex])
            .collect();
        found.reverse();
        found
    }
}
