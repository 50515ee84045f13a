//! The least frustration, proved: branch and bound, and all divisions that reach it.
//!
//! Vertices are placed one after the other. What the vertices still to come will cost at least is the sum of what each
//! costs towards those placed, at its best, and of what they cost among themselves, which is solved first, from the last
//! vertex backwards (Russian doll search: Verfaillie, Lemaître and Schiex 1996).

use crate::analysis::camps::division::Division;
use crate::analysis::camps::network::Network;

/// Up to how many vertices the least frustration is proved as a rule.
pub const EXACT: usize = 20;

/// How many equally good divisions are kept.
const MOST_DIVISIONS: usize = 1000;

/// How many steps the search takes before it gives up.
const MOST_STEPS: usize = 6_000_000;

/// What was proved.
#[derive(Clone, Debug)]
pub struct Exact {
    /// The least frustration that a division has.
    pub frustration: i64,
    /// The divisions that have it, at least one. Where the number of camps is free, only those whose camps hang together
    /// by positive edges: every other one joins such camps without a gain.
    pub divisions: Vec<Division>,
    /// Whether these are all.
    pub all: bool,
}

/// Finds the best divisions into at most `most` camps, if it can be done in reasonable time.
pub fn solve(network: &Network, most: Option<usize>) -> Option<Exact> {
    let count = network.len();
    let whole = |division: &Division| most.is_some() || division.split(network) == *division;
    let most = most.unwrap_or(count).clamp(1, count.max(1));
    let mut weights = vec![vec![0; count]; count];
    for (a, b, weight) in network.edges() {
        weights[a][b] = weight;
        weights[b][a] = weight;
    }
    let mut rest = vec![0; count + 1];
    let mut best: Vec<usize> = Vec::new();
    let mut steps = MOST_STEPS;
    for from in (0..count).rev() {
        let (labels, limit) = insert(&weights, from, &best, most, rest[from + 1]);
        let mut search = Search::new(&weights, from, most, &rest, limit, steps);
        search.best = labels;
        search.place(from, 0, 0)?;
        let limit = search.limit;
        steps = search.steps;
        best = search.best;
        rest[from] = limit;
    }
    let frustration = rest[0];
    let mut search = Search::new(&weights, 0, most, &rest, frustration, steps);
    search.ties = Some((Vec::new(), &whole));
    let all = search.place(0, 0, 0).is_some();
    let mut divisions = search.ties.map_or_else(Vec::new, |(found, _)| found);
    if divisions.is_empty() {
        let best = Division::of(&best);
        let split = best.split(network);
        divisions.push(if whole(&best) { best } else { split });
    }
    divisions.sort_unstable();
    Some(Exact {
        frustration,
        divisions,
        all,
    })
}

/// The best division of the vertices behind `from` with that one added where it costs least.
fn insert(
    weights: &[Vec<i64>],
    from: usize,
    behind: &[usize],
    most: usize,
    cost: i64,
) -> (Vec<usize>, i64) {
    let mut sums = vec![0_i64; behind.len() + 1];
    let mut positive = 0;
    for (camp, weight) in behind.iter().zip(&weights[from][from + 1..]) {
        sums[*camp] += weight;
        positive += weight.max(&0);
    }
    let used = behind.iter().max().map_or(0, |most| most + 1);
    let open = (used + 1).min(most);
    let camp = (0..open).max_by_key(|camp| sums[*camp]).unwrap_or(0);
    let mut labels = vec![camp];
    labels.extend(behind);
    (labels, cost + positive - sums[camp])
}

type Ties<'a> = (Vec<Division>, &'a dyn Fn(&Division) -> bool);

struct Search<'a> {
    weights: &'a [Vec<i64>],
    from: usize,
    most: usize,
    /// The least frustration among the vertices from each one on.
    rest: &'a [i64],
    /// The least frustration found; with `ties`, the one to be reached.
    limit: i64,
    best: Vec<usize>,
    /// The divisions that reach it, and which of them count.
    ties: Option<Ties<'a>>,
    labels: Vec<usize>,
    /// The weights of each vertex towards each camp, as far as it is placed.
    sums: Vec<Vec<i64>>,
    /// The positive weights of each vertex towards those placed.
    positive: Vec<i64>,
    steps: usize,
}

impl<'a> Search<'a> {
    fn new(
        weights: &'a [Vec<i64>],
        from: usize,
        most: usize,
        rest: &'a [i64],
        limit: i64,
        steps: usize,
    ) -> Self {
        let count = weights.len();
        Self {
            weights,
            from,
            most,
            rest,
            limit,
            best: Vec::new(),
            ties: None,
            labels: vec![0; count],
            sums: vec![vec![0; count + 1]; count],
            positive: vec![0; count],
            steps,
        }
    }

    /// Places a vertex and all behind it; none when it took too many steps.
    fn place(&mut self, vertex: usize, used: usize, cost: i64) -> Option<()> {
        let count = self.weights.len();
        let open = (used + 1).min(self.most);
        let ahead: i64 = (vertex..count)
            .map(|next| self.positive[next] - self.sums[next][..open].iter().max().unwrap_or(&0))
            .sum();
        let least = cost + ahead + self.rest[vertex];
        if least > self.limit || (least == self.limit && self.ties.is_none()) {
            return Some(());
        }
        if vertex == count {
            match &mut self.ties {
                Some((ties, counts)) => {
                    let division = Division::of(&self.labels);
                    if counts(&division) {
                        if ties.len() == MOST_DIVISIONS {
                            return None;
                        }
                        ties.push(division);
                    }
                }
                None => {
                    self.limit = cost;
                    self.best = self.labels[self.from..].to_vec();
                }
            }
            return Some(());
        }
        self.steps = self.steps.checked_sub(1)?;
        let mut camps: Vec<usize> = (0..open).collect();
        camps.sort_by_key(|camp| std::cmp::Reverse(self.sums[vertex][*camp]));
        for camp in camps {
            let added = self.positive[vertex] - self.sums[vertex][camp];
            self.labels[vertex] = camp;
            self.count(vertex, camp, 1);
            let done = self.place(vertex + 1, used.max(camp + 1), cost + added);
            self.count(vertex, camp, -1);
            done?;
        }
        Some(())
    }

    fn count(&mut self, vertex: usize, camp: usize, times: i64) {
        for next in vertex + 1..self.weights.len() {
            let weight = self.weights[vertex][next];
            self.sums[next][camp] += times * weight;
            self.positive[next] += times * weight.max(0);
        }
    }
}
