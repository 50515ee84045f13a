//! From a signed graph to camps: each part that hangs together on its own, exactly where it is small.

use std::collections::HashMap;

use petgraph::graph::{NodeIndex, UnGraph};

use crate::analysis::camps::bound::lower_bound;
use crate::analysis::camps::division::{Division, Seen};
use crate::analysis::camps::exact::{self, EXACT};
use crate::analysis::camps::network::Network;
use crate::analysis::camps::search::{self, Method};

/// How many edges all starts together go through at most.
const MOST_EDGES: usize = 10_000_000;

/// How hard the search tries where it proves nothing.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// How each start is improved.
    pub method: Method,
    /// How many starts there are; fewer, but at least three, where there are millions of edges.
    pub starts: usize,
    /// Where the random numbers begin.
    pub seed: u64,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            method: Method::Threshold,
            starts: 20,
            seed: 1,
        }
    }
}

/// What the division shown is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// All divisions that are equally good; none is better.
    AllBest,
    /// Some of them: there are too many.
    SomeBest,
    /// The divisions that the starts of a search ended with.
    Starts,
}

/// Vertices that hang together by edges with a weight, and their camps.
#[derive(Clone, Debug)]
pub struct Group {
    /// The camps, the largest first, then by their first vertices; each in order.
    pub camps: Vec<Vec<NodeIndex>>,
    /// The positive weights between the camps and the magnitudes of the negative ones within.
    pub frustration: i64,
    /// What no division can go below; the same as the frustration where it is proved.
    pub bound: i64,
    /// The magnitudes of all weights.
    pub total: i64,
    /// What the division is compared with.
    pub compared: Compared,
    vertices: Vec<NodeIndex>,
    places: HashMap<NodeIndex, usize>,
    seen: Seen,
}

impl Group {
    /// Whether no division has less frustration.
    pub fn is_exact(&self) -> bool {
        self.frustration == self.bound
    }

    /// In how many of the divisions compared two vertices are in one camp.
    pub fn together(&self, a: NodeIndex, b: NodeIndex) -> usize {
        match (self.place(a), self.place(b)) {
            (Some(a), Some(b)) => self.seen.together(a, b),
            _ => 0,
        }
    }

    /// How many divisions it is compared with, itself among them.
    pub fn divisions(&self) -> usize {
        self.seen.divisions().len()
    }

    /// The other divisions that are known to be equally good, at most so many.
    pub fn equals(&self, most: usize) -> Vec<Vec<Vec<NodeIndex>>> {
        if self.compared == Compared::Starts {
            return Vec::new();
        }
        let others = self.seen.divisions().iter();
        let mut found: Vec<_> = others
            .map(|division| camps(&self.vertices, division))
            .filter(|camps| *camps != self.camps)
            .collect();
        found.sort_unstable();
        found.truncate(most);
        found
    }

    /// For each member of a camp, how often it is with another member in the divisions compared, in whole percent of
    /// all others and all divisions. Nothing for who is a camp of its own.
    pub fn stability(&self, camp: &[NodeIndex]) -> Vec<Option<u64>> {
        let places: Vec<usize> = camp.iter().filter_map(|node| self.place(*node)).collect();
        let mut together = vec![0_u64; places.len()];
        for division in self.seen.divisions() {
            let mut members = vec![0_u64; division.camps()];
            for place in &places {
                members[division.camp(*place)] += 1;
            }
            for (count, place) in together.iter_mut().zip(&places) {
                *count += members[division.camp(*place)] - 1;
            }
        }
        let all = places.len().saturating_sub(1) * self.divisions();
        let share = |count: u64| (100 * count).checked_div(all as u64);
        together.into_iter().map(share).collect()
    }

    fn place(&self, vertex: NodeIndex) -> Option<usize> {
        self.places.get(&vertex).copied()
    }
}

/// The camps of a signed graph.
#[derive(Clone, Debug, Default)]
pub struct Camps {
    /// What hangs together, the largest first. Nothing is told of how camps of different groups stand to each other.
    pub groups: Vec<Group>,
    /// The vertices without an edge that has a weight; in no camp.
    pub alone: Vec<NodeIndex>,
}

/// Divides each part of a graph that hangs together into at most `most` camps, or as many as leave the least frustration.
/// The names and the order of the vertices do not matter where the weights around them tell them apart.
pub fn divide<N, E>(
    graph: &UnGraph<N, E>,
    weight: impl Fn(&E) -> i64,
    most: Option<usize>,
    effort: Effort,
) -> Camps {
    let network = Network::of(graph, weight);
    let alone = graph
        .node_indices()
        .filter(|node| network.neighbours(node.index()).is_empty());
    let components = network.components().into_iter();
    let mut groups: Vec<Group> = components
        .map(|component| group(&network, &component, most, effort))
        .collect();
    groups.sort_by_key(|group| {
        let first = group.camps.iter().flatten().min().copied();
        (std::cmp::Reverse(group.vertices.len()), first)
    });
    Camps {
        groups,
        alone: alone.collect(),
    }
}

fn group(whole: &Network, component: &[usize], most: Option<usize>, effort: Effort) -> Group {
    let network = whole.part(component);
    let vertices: Vec<NodeIndex> = component.iter().map(|v| NodeIndex::new(*v)).collect();
    let exact = (network.len() <= EXACT)
        .then(|| exact::solve(&network, most))
        .flatten();
    let (seen, division, frustration, bound, compared) = match exact {
        Some(exact) => {
            let seen = Seen::of(exact.divisions);
            let middle = seen.middle().cloned();
            let compared = if exact.all {
                Compared::AllBest
            } else {
                Compared::SomeBest
            };
            (seen, middle, exact.frustration, exact.frustration, compared)
        }
        None => {
            let fewer = (MOST_EDGES / network.edge_count().max(1)).max(3);
            let starts = effort.starts.clamp(1, fewer);
            let found = search::search(&network, most, effort.method, starts, effort.seed);
            let best = found.iter().min().cloned();
            let frustration = best.as_ref().map_or(0, |(frustration, _)| *frustration);
            let (bound, _) = lower_bound(&network, most);
            let seen = Seen::of(found.into_iter().map(|(_, division)| division).collect());
            (
                seen,
                best.map(|(_, division)| division),
                frustration,
                bound,
                Compared::Starts,
            )
        }
    };
    let division = division.unwrap_or_else(|| Division::of(&vec![0; vertices.len()]));
    Group {
        camps: camps(&vertices, &division),
        frustration,
        bound,
        total: network.total(),
        compared,
        places: vertices.iter().copied().zip(0..).collect(),
        vertices,
        seen,
    }
}

fn camps(vertices: &[NodeIndex], division: &Division) -> Vec<Vec<NodeIndex>> {
    let mut camps = vec![Vec::new(); division.camps()];
    for (vertex, camp) in vertices.iter().zip(division.labels()) {
        camps[*camp].push(*vertex);
    }
    for camp in &mut camps {
        camp.sort_unstable();
    }
    camps.sort_by_key(|camp| (std::cmp::Reverse(camp.len()), camp.first().copied()));
    camps
}
