//! A signed graph in the form that the search walks over: neighbours side by side, weights in whole numbers.

use std::collections::BTreeMap;

use petgraph::graph::UnGraph;
use petgraph::visit::EdgeRef;

use crate::analysis::camps::random::mix;

/// Vertices 0, 1, 2, … with weighted neighbours. The magnitudes of all weights together must fit an `i64`.
#[derive(Clone, Debug, Default)]
pub struct Network {
    starts: Vec<usize>,
    arcs: Vec<(usize, i64)>,
}

impl Network {
    /// A graph with the weights that `weight` gives its edges. Parallel edges add up; loops and edges of weight 0 are
    /// left out, since no division can change what they count for.
    pub fn of<N, E>(graph: &UnGraph<N, E>, weight: impl Fn(&E) -> i64) -> Self {
        let edges = graph.edge_references().map(|edge| {
            let (a, b) = (edge.source().index(), edge.target().index());
            (a, b, weight(edge.weight()))
        });
        Self::from_edges(graph.node_count(), edges)
    }

    fn from_edges(vertices: usize, edges: impl Iterator<Item = (usize, usize, i64)>) -> Self {
        let mut sums: BTreeMap<(usize, usize), i64> = BTreeMap::new();
        for (a, b, weight) in edges.filter(|(a, b, _)| a != b) {
            for arc in [(a, b), (b, a)] {
                *sums.entry(arc).or_default() += weight;
            }
        }
        let mut network = Self {
            starts: vec![0; vertices + 1],
            arcs: Vec::with_capacity(sums.len()),
        };
        for ((from, to), weight) in sums.into_iter().filter(|(_, weight)| *weight != 0) {
            network.arcs.push((to, weight));
            network.starts[from + 1] = network.arcs.len();
        }
        for vertex in 0..vertices {
            network.starts[vertex + 1] = network.starts[vertex + 1].max(network.starts[vertex]);
        }
        network
    }

    /// How many vertices there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many edges there are, each once.
    pub fn edge_count(&self) -> usize {
        self.arcs.len() / 2
    }

    /// The neighbours of a vertex, in order, with the weights of the edges to them.
    pub fn neighbours(&self, vertex: usize) -> &[(usize, i64)] {
        &self.arcs[self.starts[vertex]..self.starts[vertex + 1]]
    }

    /// Every edge once, the lesser vertex first.
    pub fn edges(&self) -> impl Iterator<Item = (usize, usize, i64)> {
        (0..self.len()).flat_map(move |from| {
            let arcs = self.neighbours(from).iter();
            arcs.filter(move |(to, _)| *to > from)
                .map(move |(to, weight)| (from, *to, *weight))
        })
    }

    /// The magnitudes of all weights together.
    pub fn total(&self) -> i64 {
        self.edges().map(|(_, _, weight)| weight.abs()).sum()
    }

    /// The place of the first arc of a vertex among all arcs.
    pub(super) fn first_arc(&self, vertex: usize) -> usize {
        self.starts[vertex]
    }

    /// The vertices that hang together, each list with at least two, in an order that the names of the vertices do not
    /// decide as far as the weights tell them apart.
    pub(super) fn components(&self) -> Vec<Vec<usize>> {
        let marks = self.marks();
        let mut seen = vec![false; self.len()];
        let mut components = Vec::new();
        for start in 0..self.len() {
            if seen[start] || self.neighbours(start).is_empty() {
                continue;
            }
            seen[start] = true;
            let mut component = vec![start];
            let mut next = 0;
            while let Some(vertex) = component.get(next).copied() {
                next += 1;
                for (to, _) in self.neighbours(vertex) {
                    if !std::mem::replace(&mut seen[*to], true) {
                        component.push(*to);
                    }
                }
            }
            let strength = |vertex: usize| -> i64 {
                self.neighbours(vertex).iter().map(|(_, w)| w.abs()).sum()
            };
            component.sort_by_key(|vertex| {
                (
                    std::cmp::Reverse(strength(*vertex)),
                    marks[*vertex],
                    *vertex,
                )
            });
            components.push(component);
        }
        components
    }

    /// The part over some vertices, which are numbered anew in the order given.
    pub(super) fn part(&self, vertices: &[usize]) -> Self {
        let mut number = vec![usize::MAX; self.len()];
        for (place, vertex) in vertices.iter().enumerate() {
            number[*vertex] = place;
        }
        let edges = vertices.iter().flat_map(|from| {
            let arcs = self.neighbours(*from).iter();
            let number = &number;
            arcs.filter(move |(to, _)| to > from && number[*to] != usize::MAX)
                .map(move |(to, weight)| (number[*from], number[*to], *weight))
        });
        Self::from_edges(vertices.len(), edges)
    }

    /// A mark for each vertex that depends on the weights around it only: colour refinement (Weisfeiler and Leman 1968).
    fn marks(&self) -> Vec<u64> {
        let mut marks = vec![1_u64; self.len()];
        for _ in 0..8 {
            marks = (0..self.len())
                .map(|vertex| {
                    let around = self.neighbours(vertex).iter().map(|(to, weight)| {
                        mix(marks[*to].wrapping_add(mix(weight.cast_unsigned())))
                    });
                    mix(marks[vertex].wrapping_add(around.fold(0, u64::wrapping_add)))
                })
                .collect();
        }
        marks
    }
}
