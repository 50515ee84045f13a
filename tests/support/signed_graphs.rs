//! Made signed graphs, and a real one.

use std::fs;
use std::path::Path;

use petgraph::graph::UnGraph;

/// SplitMix64 (Steele, Lea and Flood 2014).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % below.max(1) as u64).unwrap_or(0)
    }
}

/// A graph with so many vertices, of which so many of a hundred pairs are joined, by weights from -3 to 3.
pub(crate) fn small(seed: u64, vertices: usize, joined: usize) -> UnGraph<(), i64> {
    let mut numbers = Numbers(seed);
    let mut graph = UnGraph::default();
    let nodes: Vec<_> = (0..vertices).map(|_| graph.add_node(())).collect();
    for a in 0..vertices {
        for b in a + 1..vertices {
            if numbers.below(100) < joined {
                let size = 1 + i64::try_from(numbers.below(3)).unwrap_or(0);
                let sign = if numbers.below(2) == 0 { -1 } else { 1 };
                graph.add_edge(nodes[a], nodes[b], sign * size);
            }
        }
    }
    graph
}

/// A graph with camps in it: friends within, enemies between, and so many of a hundred edges the other way round.
pub(crate) struct Planted {
    pub(crate) vertices: usize,
    pub(crate) edges: usize,
    pub(crate) camps: usize,
    pub(crate) noise: usize,
}

impl Planted {
    /// The graph, and the camp of each vertex.
    pub(crate) fn grow(&self, seed: u64) -> (UnGraph<(), i64>, Vec<usize>) {
        let mut numbers = Numbers(seed);
        let mut graph = UnGraph::default();
        let nodes: Vec<_> = (0..self.vertices).map(|_| graph.add_node(())).collect();
        let camps: Vec<usize> = (0..self.vertices)
            .map(|_| numbers.below(self.camps))
            .collect();
        while graph.edge_count() < self.edges {
            let a = numbers.below(self.vertices);
            let b = numbers.below(self.vertices);
            if a == b || graph.find_edge(nodes[a], nodes[b]).is_some() {
                continue;
            }
            let friends = (camps[a] == camps[b]) != (numbers.below(100) < self.noise);
            graph.add_edge(nodes[a], nodes[b], if friends { 1 } else { -1 });
        }
        (graph, camps)
    }
}

/// What speaks against a division, counted edge by edge.
pub(crate) fn frustration(graph: &UnGraph<(), i64>, camps: &[usize]) -> i64 {
    graph
        .edge_indices()
        .filter_map(|edge| {
            let (a, b) = graph.edge_endpoints(edge)?;
            let together = camps[a.index()] == camps[b.index()];
            let weight = graph[edge];
            (together != (weight > 0)).then_some(weight.abs())
        })
        .sum()
}

/// The Bitcoin OTC network, as `id1,id2,sign`.
pub(crate) fn read_signed_network(data: &Path) -> UnGraph<(), i64> {
    let file = data.join("signed-network/bitcoin_otc.csv");
    let text = fs::read_to_string(file).unwrap_or_default();
    let mut graph = UnGraph::default();
    for line in text.lines().skip(1) {
        let fields: Vec<f64> = line.split(',').filter_map(|f| f.parse().ok()).collect();
        let [a, b, sign] = fields[..] else {
            continue;
        };
        let (a, b) = (a as usize, b as usize);
        while graph.node_count() <= a.max(b) {
            graph.add_node(());
        }
        graph.add_edge((a as u32).into(), (b as u32).into(), sign as i64);
    }
    graph
}
