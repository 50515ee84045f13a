//! A division of vertices into camps, and several of them beside each other.

use crate::analysis::camps::network::Network;

/// The camp of each vertex: 0, 1, 2, … in the order in which the vertices come to them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Division(Vec<usize>);

impl Division {
    /// From any labels: vertices with equal labels are in one camp.
    pub fn of(labels: &[usize]) -> Self {
        let most = labels.iter().copied().max().unwrap_or(0);
        let mut number = vec![usize::MAX; most + 1];
        let mut next = 0;
        let camps = labels.iter().map(|label| {
            if number[*label] == usize::MAX {
                number[*label] = next;
                next += 1;
            }
            number[*label]
        });
        Self(camps.collect())
    }

    /// The camp of a vertex.
    pub fn camp(&self, vertex: usize) -> usize {
        self.0[vertex]
    }

    /// How many camps there are.
    pub fn camps(&self) -> usize {
        self.0.iter().max().map_or(0, |most| most + 1)
    }

    /// The camps of all vertices.
    pub fn labels(&self) -> &[usize] {
        &self.0
    }

    /// The same with every camp split into those who hang together by positive edges. That costs nothing: what comes
    /// apart was joined by nothing, or by negative edges.
    pub fn split(&self, network: &Network) -> Self {
        let mut split = vec![usize::MAX; self.0.len()];
        for start in 0..split.len() {
            let mut reached = if split[start] == usize::MAX {
                split[start] = start;
                vec![start]
            } else {
                Vec::new()
            };
            while let Some(vertex) = reached.pop() {
                for (to, weight) in network.neighbours(vertex) {
                    let friends = *weight > 0 && self.0[*to] == self.0[vertex];
                    if friends && split[*to] == usize::MAX {
                        split[*to] = start;
                        reached.push(*to);
                    }
                }
            }
        }
        Self::of(&split)
    }

    /// What speaks against it: the positive weights between camps, and the magnitudes of the negative ones within.
    pub fn frustration(&self, network: &Network) -> i64 {
        network
            .edges()
            .filter(|(a, b, weight)| (self.0[*a] == self.0[*b]) != (*weight > 0))
            .map(|(_, _, weight)| weight.abs())
            .sum()
    }
}

/// Divisions of the same vertices: all that are equally good, or what each start of a search ended with.
#[derive(Clone, Debug, Default)]
pub struct Seen(Vec<Division>);

impl Seen {
    /// The divisions, at least one.
    pub fn of(divisions: Vec<Division>) -> Self {
        Self(divisions)
    }

    /// The divisions.
    pub fn divisions(&self) -> &[Division] {
        &self.0
    }

    /// In how many of them two vertices are in one camp.
    pub fn together(&self, a: usize, b: usize) -> usize {
        self.0
            .iter()
            .filter(|division| division.camp(a) == division.camp(b))
            .count()
    }

    /// The one that is most like all of them; of several, one of the fewest camps. Only for few vertices.
    pub(super) fn middle(&self) -> Option<&Division> {
        let vertices = self.0.first().map_or(0, |division| division.0.len());
        let pairs: Vec<(usize, usize, i64)> = (0..vertices)
            .flat_map(|a| (a + 1..vertices).map(move |b| (a, b)))
            .map(|(a, b)| {
                let together = self.together(a, b);
                let apart = self.0.len() - together;
                let more = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
                (a, b, more(together) - more(apart))
            })
            .collect();
        self.0.iter().min_by_key(|division| {
            let unlike: i64 = pairs
                .iter()
                .filter(|(a, b, _)| division.camp(*a) == division.camp(*b))
                .map(|(_, _, more_together)| -more_together)
                .sum();
            (unlike, division.camps(), *division)
        })
    }
}
