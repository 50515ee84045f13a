//! Good divisions without proof: many starts, each improved until nothing helps.

use std::collections::BTreeMap;

use crate::analysis::camps::division::Division;
use crate::analysis::camps::network::Network;
use crate::analysis::camps::random::Random;

/// How each start is improved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Downhill only, from vertices on their own and from random camps in turn: vertices move, neighbours move together
    /// or change places, camps merge.
    Descent,
    /// First with moves that make it worse by less than a threshold, which falls to nothing (threshold accepting: Dueck
    /// and Scheuer 1990); then as [`Method::Descent`].
    Threshold,
}

/// How much looking at neighbours of neighbours is worth it.
const MOST_PAIR_LOOKS: usize = 30_000_000;

/// How many looks at neighbours one falling threshold takes, and how many passes that makes at least and at most.
const THRESHOLD_LOOKS: usize = 8_000_000;
const PASSES: (usize, usize) = (20, 200);

/// Divides a network into at most `most` camps, once for each of several starts; with each division its frustration. The
/// same seed gives the same divisions on every machine.
pub fn search(
    network: &Network,
    most: Option<usize>,
    method: Method,
    starts: usize,
    seed: u64,
) -> Vec<(i64, Division)> {
    let found = (0..starts).map(|start| {
        let seed = seed.wrapping_add((start as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
        let mut state = State::start(network, most, start, Random::new(seed));
        if method == Method::Threshold {
            state.fall();
        }
        state.descend();
        let mut division = Division::of(&state.labels);
        if most.is_none() {
            division = division.split(network);
        }
        (division.frustration(network), division)
    });
    found.collect()
}

struct State<'a> {
    network: &'a Network,
    /// How many camps there may be.
    most: usize,
    random: Random,
    labels: Vec<usize>,
    sizes: Vec<usize>,
    /// Labels of no vertex.
    free: Vec<usize>,
    /// Weights of the vertex in hand towards each camp, and the camps that it has weights towards.
    sums: Vec<i64>,
    touched: Vec<usize>,
}

impl<'a> State<'a> {
    fn start(network: &'a Network, most: Option<usize>, start: usize, mut random: Random) -> Self {
        let count = network.len();
        let most = most.unwrap_or(count).clamp(1, count.max(1));
        let alone = start.is_multiple_of(2) && most == count;
        let labels: Vec<usize> = if alone {
            (0..count).collect()
        } else {
            let camps = if most == count {
                2 + random.below(7).min(count)
            } else {
                most
            };
            (0..count).map(|_| random.below(camps.min(most))).collect()
        };
        let mut state = Self {
            network,
            most,
            random,
            labels,
            sizes: vec![0; count],
            free: Vec::new(),
            sums: vec![0; count],
            touched: Vec::new(),
        };
        state.count_sizes();
        if most < count && start.is_multiple_of(2) {
            state.reduce();
        }
        state
    }

    fn count_sizes(&mut self) {
        self.sizes.fill(0);
        for label in &self.labels {
            self.sizes[*label] += 1;
        }
        self.free = (0..self.sizes.len())
            .rev()
            .filter(|label| self.sizes[*label] == 0)
            .collect();
    }

    fn used(&self) -> usize {
        self.sizes.len() - self.free.len()
    }

    /// Begins with as many camps as it takes, and keeps the largest of them; the others' vertices go where they fit best.
    fn reduce(&mut self) {
        let mut free = Self::start(self.network, None, 0, self.random.clone());
        free.descend();
        let mut camps: Vec<usize> = (0..free.sizes.len()).collect();
        camps.sort_by_key(|camp| (std::cmp::Reverse(free.sizes[*camp]), *camp));
        let mut kept = vec![usize::MAX; free.sizes.len()];
        for (place, camp) in camps.into_iter().take(self.most).enumerate() {
            kept[camp] = place;
        }
        let mut later = Vec::new();
        for vertex in 0..self.labels.len() {
            match kept[free.labels[vertex]] {
                usize::MAX => later.push(vertex),
                place => self.labels[vertex] = place,
            }
        }
        self.count_sizes();
        for vertex in later {
            self.improve(vertex);
        }
    }

    /// Fills `sums` and `touched` for a vertex.
    fn look(&mut self, vertex: usize) {
        for camp in self.touched.drain(..) {
            self.sums[camp] = 0;
        }
        self.add(vertex);
    }

    fn add(&mut self, vertex: usize) {
        for (to, weight) in self.network.neighbours(vertex) {
            let camp = self.labels[*to];
            // A sum that comes back to 0 is listed twice; that does no harm.
            if self.sums[camp] == 0 {
                self.touched.push(camp);
            }
            self.sums[camp] += weight;
        }
    }

    /// The best camp other than `own` by the sums at hand, as many vertices as `moving` leaving their own.
    fn best_other(&self, own: usize, moving: usize) -> Option<(i64, usize)> {
        let touched = self.touched.iter().filter(|camp| **camp != own);
        let best = touched
            .map(|camp| (self.sums[*camp], *camp))
            .max_by_key(|(sum, camp)| (*sum, std::cmp::Reverse(*camp)));
        match best {
            Some((sum, _)) if sum >= 0 => best,
            _ => self.stranger(own, moving).map(|camp| (0, camp)).or(best),
        }
    }

    /// A camp that the vertex in hand has no weights towards: a new one, or any.
    fn stranger(&self, own: usize, moving: usize) -> Option<usize> {
        if self.used() < self.most && self.sizes[own] > moving {
            return self.free.last().copied();
        }
        if self.most > 64 {
            return None;
        }
        (0..self.sizes.len())
            .filter(|camp| self.sizes[*camp] > 0)
            .find(|camp| *camp != own && !self.touched.contains(camp))
    }

    fn put(&mut self, vertex: usize, camp: usize) {
        let own = std::mem::replace(&mut self.labels[vertex], camp);
        if own == camp {
            return;
        }
        if self.sizes[camp] == 0 {
            match self.free.last() {
                Some(last) if *last == camp => drop(self.free.pop()),
                _ => self.free.retain(|free| *free != camp),
            }
        }
        self.sizes[camp] += 1;
        self.sizes[own] -= 1;
        if self.sizes[own] == 0 {
            self.free.push(own);
        }
    }

    /// Moves a vertex to the camp where it costs least.
    fn improve(&mut self, vertex: usize) -> bool {
        self.look(vertex);
        let own = self.labels[vertex];
        match self.best_other(own, 1) {
            Some((sum, camp)) if sum > self.sums[own] => {
                self.put(vertex, camp);
                true
            }
            _ => false,
        }
    }

    /// Improves until no move, exchange or merger helps.
    fn descend(&mut self) {
        let mut order: Vec<usize> = (0..self.labels.len()).collect();
        let degree = |vertex: usize| self.network.neighbours(vertex).len();
        let edges = self.network.edges();
        let looks: usize = edges.map(|(a, b, _)| degree(a) + degree(b)).sum();
        loop {
            loop {
                self.random.shuffle(&mut order);
                let moved = order.iter().filter(|vertex| self.improve(**vertex)).count();
                if moved == 0 {
                    break;
                }
            }
            let exchanged = looks <= MOST_PAIR_LOOKS && self.exchange();
            let merged = self.merge();
            if !exchanged && !merged {
                break;
            }
        }
    }

    /// Two neighbours at a time: friends of one camp move together, enemies of two camps change places. Of vertices that
    /// are no neighbours, each would have moved on its own.
    fn exchange(&mut self) -> bool {
        let mut edges: Vec<(usize, usize, i64)> = self.network.edges().collect();
        self.random.shuffle(&mut edges);
        let mut changed = false;
        for (a, b, weight) in edges {
            let (own, other) = (self.labels[a], self.labels[b]);
            if own == other && weight > 0 {
                self.look(a);
                self.add(b);
                let lost = self.sums[own] - 2 * weight;
                if let Some((sum, camp)) = self.best_other(own, 2)
                    && sum > lost
                {
                    self.put(a, camp);
                    self.put(b, camp);
                    changed = true;
                }
            } else if own != other && weight < 0 {
                self.look(a);
                let first = self.sums[other] - self.sums[own];
                self.look(b);
                let second = self.sums[own] - self.sums[other];
                if first + second - 2 * weight > 0 {
                    self.put(a, other);
                    self.put(b, own);
                    changed = true;
                }
            }
        }
        changed
    }

    /// Camps with more for than against each other become one, the strongest pairs first.
    fn merge(&mut self) -> bool {
        let mut changed = false;
        loop {
            let mut between: BTreeMap<(usize, usize), i64> = BTreeMap::new();
            for (a, b, weight) in self.network.edges() {
                let (a, b) = (self.labels[a], self.labels[b]);
                if a != b {
                    *between.entry((a.min(b), a.max(b))).or_default() += weight;
                }
            }
            let mut helpful: Vec<(i64, usize, usize)> = between
                .into_iter()
                .filter(|(_, sum)| *sum > 0)
                .map(|((a, b), sum)| (-sum, a, b))
                .collect();
            if helpful.is_empty() {
                return changed;
            }
            helpful.sort_unstable();
            let mut into: Vec<usize> = (0..self.sizes.len()).collect();
            let mut taken = vec![false; self.sizes.len()];
            for (_, a, b) in helpful {
                if !taken[a] && !taken[b] {
                    taken[a] = true;
                    taken[b] = true;
                    into[b] = a;
                }
            }
            for label in &mut self.labels {
                *label = into[*label];
            }
            self.count_sizes();
            changed = true;
        }
    }

    /// Random moves under a falling threshold.
    fn fall(&mut self) {
        let count = self.labels.len();
        let arcs = 2 * self.network.edge_count();
        if arcs == 0 {
            return;
        }
        let passes = (THRESHOLD_LOOKS / arcs).clamp(PASSES.0, PASSES.1);
        let mean = self.network.total() as f64 / self.network.edge_count() as f64;
        let steps = passes * count;
        for step in 0..steps {
            let vertex = self.random.below(count);
            let own = self.labels[vertex];
            let neighbours = self.network.neighbours(vertex);
            let any = self.random.below(neighbours.len() + 1);
            let camp = match neighbours.get(any) {
                Some((to, _)) => self.labels[*to],
                None if self.used() < self.most => self.free.last().copied().unwrap_or(own),
                None => self.labels[self.random.below(count)],
            };
            if camp == own {
                continue;
            }
            let gain: i64 = neighbours
                .iter()
                .map(|(to, weight)| match self.labels[*to] {
                    label if label == camp => *weight,
                    label if label == own => -weight,
                    _ => 0,
                })
                .sum();
            let threshold = 3.0 * mean * (steps - step) as f64 / steps as f64;
            if gain >= 0 || (-gain as f64) < threshold * self.random.share() {
                self.put(vertex, camp);
            }
        }
    }
}
