//! A frustration that no division can go below.
//!
//! A cycle with one negative edge costs every division at least its least weight: who is in one camp with each neighbour
//! along the positive edges is in one camp with the enemy at the end. Cycles that share no weight add up. Triangles are
//! packed first, then ever longer cycles, each taking its least remaining weight from all its edges. Where there may be
//! two camps at most, every cycle with an odd number of negative edges is bad; walks that pass an edge twice count it
//! twice.

use crate::analysis::camps::network::Network;

/// The lengths of paths that are packed one after the other; a path of two edges closes a triangle.
const LENGTHS: [usize; 4] = [2, 3, 4, usize::MAX];

/// How many arcs are looked at before packing ends; what was packed until then is a bound all the same.
const MOST_LOOKS: usize = 300_000_000;

/// A lower bound of the frustration of every division into at most `most` camps, and the part of it that comes from
/// triangles alone.
pub fn lower_bound(network: &Network, most: Option<usize>) -> (i64, i64) {
    if most.is_some_and(|most| most < 2) {
        let negative = network.edges().filter(|(_, _, weight)| *weight < 0);
        let bound = negative.map(|(_, _, weight)| weight.abs()).sum();
        return (bound, 0);
    }
    let mut packing = Packing::new(network, most == Some(2));
    let negative: Vec<(usize, usize)> = network
        .edges()
        .filter(|(_, _, weight)| *weight < 0)
        .map(|(a, b, _)| (a, b))
        .collect();
    let mut triangles = 0;
    for length in LENGTHS {
        for (a, b) in &negative {
            while packing.pack(*a, *b, length) {}
        }
        if length == 2 {
            triangles = packing.packed;
        }
    }
    (packing.packed, triangles)
}

struct Packing<'a> {
    network: &'a Network,
    two_camps: bool,
    /// What is left of each edge, by the place of its arc from the lesser vertex.
    left: Vec<i64>,
    /// The place of each arc's edge in `left`.
    edge: Vec<usize>,
    /// How a state (vertex and parity of negative edges) was reached: from which state, over which edge.
    reached: Vec<Option<(usize, usize)>>,
    queue: Vec<usize>,
    looks: usize,
    packed: i64,
}

impl<'a> Packing<'a> {
    fn new(network: &'a Network, two_camps: bool) -> Self {
        let arcs = 2 * network.edge_count();
        let mut left = vec![0; arcs];
        let mut edge = vec![0; arcs];
        for from in 0..network.len() {
            let first = network.first_arc(from);
            for (place, (to, weight)) in network.neighbours(from).iter().enumerate() {
                let arc = first + place;
                left[arc] = weight.abs();
                edge[arc] = if from < *to {
                    arc
                } else {
                    place_of(network, *to, from)
                };
            }
        }
        Self {
            network,
            two_camps,
            left,
            edge,
            reached: vec![None; 2 * network.len()],
            queue: Vec::new(),
            looks: MOST_LOOKS,
            packed: 0,
        }
    }

    /// Packs one cycle through a negative edge and a path of at most `length` edges between its ends.
    fn pack(&mut self, a: usize, b: usize, length: usize) -> bool {
        let closing = place_of(self.network, a, b);
        if self.left[closing] == 0 {
            return false;
        }
        let mut path = if self.find(2 * a, 2 * b, length) {
            self.path(2 * b)
        } else {
            Vec::new()
        };
        for state in self.queue.drain(..) {
            self.reached[state] = None;
        }
        if path.is_empty() {
            return false;
        }
        path.push(closing);
        path.sort_unstable();
        let times = |edge: usize| path.iter().filter(|each| **each == edge).count();
        let takes = path.iter().map(|edge| {
            let times = i64::try_from(times(*edge)).unwrap_or(i64::MAX);
            self.left[*edge] / times
        });
        let least = takes.min().unwrap_or(0);
        for edge in &path {
            self.left[*edge] -= least;
        }
        self.packed += least;
        least > 0
    }

    /// Breadth first over what is left, from a state to another; `queue` has all states that were reached.
    fn find(&mut self, start: usize, end: usize, length: usize) -> bool {
        self.queue.push(start);
        self.reached[start] = Some((start, usize::MAX));
        let (mut next, mut depth, mut depth_ends) = (0, 0, 1);
        while let Some(state) = self.queue.get(next).copied() {
            if next == depth_ends {
                depth += 1;
                depth_ends = self.queue.len();
            }
            if depth == length {
                return false;
            }
            next += 1;
            let (vertex, parity) = (state / 2, state % 2);
            let first = self.network.first_arc(vertex);
            let arcs = self.network.neighbours(vertex);
            if self.looks < arcs.len() {
                return false;
            }
            self.looks -= arcs.len();
            for (place, (to, weight)) in arcs.iter().enumerate() {
                let edge = self.edge[first + place];
                if self.left[edge] == 0 || (*weight < 0 && !self.two_camps) {
                    continue;
                }
                let reached = 2 * to + (parity ^ usize::from(*weight < 0));
                if self.reached[reached].is_none() {
                    self.reached[reached] = Some((state, edge));
                    self.queue.push(reached);
                    if reached == end {
                        return true;
                    }
                }
            }
        }
        false
    }

    fn path(&self, end: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut state = end;
        while let Some((before, edge)) = self.reached[state] {
            if edge == usize::MAX {
                break;
            }
            path.push(edge);
            state = before;
        }
        path
    }
}

/// The place of the arc between two neighbours among all arcs.
fn place_of(network: &Network, from: usize, to: usize) -> usize {
    let arcs = network.neighbours(from);
    let place = arcs.partition_point(|(neighbour, _)| *neighbour < to);
    network.first_arc(from) + place
}
