//! Chains and levels of the order "a ≤ b, yet a's least is above b's greatest" (`docs/theory-proofs.md`, "Versions of
//! events"), in O(n log n).

use std::cmp::Reverse;

use crate::model::date::Seconds;

/// A run of values on a question, at a time.
#[derive(Clone, Copy)]
pub(in crate::analysis) struct Item<C> {
    pub(in crate::analysis) question: usize,
    /// The cut below its values.
    pub(in crate::analysis) low: C,
    /// The cut above its values.
    pub(in crate::analysis) high: C,
    /// The first second of its time; of fixed questions always the same.
    pub(in crate::analysis) from: Seconds,
    /// The last second of its time; of fixed questions the same as `from`.
    pub(in crate::analysis) to: Seconds,
}

/// The longest chain down to each item.
pub(in crate::analysis) struct Chains {
    /// The level of each item: how many lie above it in the longest chain down to it. Items of one level contradict
    /// none of each other, so the levels are versions, and there are as many as the longest chain has items.
    pub(super) level: Vec<usize>,
    /// The item next above it in that chain.
    over: Vec<Option<usize>>,
}

/// The greatest of entries up to a rank: P. M. Fenwick, "A New Data Structure for Cumulative Frequency Tables" (1994).
struct Greatest(Vec<Option<(usize, Reverse<usize>)>>);

impl Greatest {
    fn new(ranks: usize) -> Self {
        Self(vec![None; ranks + 1])
    }

    fn put(&mut self, rank: usize, entry: (usize, Reverse<usize>)) {
        let mut at = rank + 1;
        while at < self.0.len() {
            self.0[at] = self.0[at].max(Some(entry));
            at += at & at.wrapping_neg();
        }
    }

    /// The greatest entry of the first `count` ranks.
    fn of_first(&self, count: usize) -> Option<(usize, Reverse<usize>)> {
        let (mut at, mut found) = (count, None);
        while at > 0 {
            found = found.max(self.0[at]);
            at -= at & at.wrapping_neg();
        }
        found
    }
}

impl Chains {
    /// Finds them. `above` gives of each question itself and those that it is part of.
    pub(in crate::analysis) fn of<C: Copy + Ord>(items: &[Item<C>], above: &[Vec<usize>]) -> Self {
        let mut ends: Vec<Seconds> = items.iter().map(|item| item.to).collect();
        ends.sort_unstable();
        ends.dedup();
        let mut under: Vec<Greatest> = above.iter().map(|_| Greatest::new(ends.len())).collect();
        // From the highest cut down; what begins at a cut is there before what ends at it asks.
        let mut events: Vec<(Reverse<C>, bool, usize)> = (0..items.len())
            .flat_map(|item| {
                [
                    (Reverse(items[item].low), false, item),
                    (Reverse(items[item].high), true, item),
                ]
            })
            .collect();
        events.sort_unstable();
        let mut level = vec![0; items.len()];
        let mut over = vec![None; items.len()];
        for (_, asks, place) in events {
            let item = &items[place];
            if asks {
                let earlier = ends.partition_point(|end| *end <= item.from);
                if let Some((height, Reverse(other))) = under[item.question].of_first(earlier) {
                    level[place] = height + 1;
                    over[place] = Some(other);
                }
            } else {
                let rank = ends.partition_point(|end| *end < item.to);
                for whole in &above[item.question] {
                    under[*whole].put(rank, (level[place], Reverse(place)));
                }
            }
        }
        Self { level, over }
    }

    /// How many items the longest chain has.
    pub(in crate::analysis) fn depth(&self) -> usize {
        self.level.iter().max().map_or(0, |deepest| deepest + 1)
    }

    /// A longest chain: items of which every two contradict each other, the lowest first.
    pub(super) fn longest(&self) -> Vec<usize> {
        let deepest = (0..self.level.len()).max_by_key(|item| (self.level[*item], Reverse(*item)));
        std::iter::successors(deepest, |item| self.over[*item]).collect()
    }

    /// The items of each level, that of the lowest values first.
    pub(super) fn levels(&self) -> Vec<Vec<usize>> {
        let count = self.depth();
        let mut levels = vec![Vec::new(); count];
        for (item, level) in self.level.iter().enumerate() {
            levels[count - 1 - level].push(item);
        }
        levels
    }

    /// Which items contradict any other.
    pub(super) fn disputed<C: Copy + Ord>(
        &self,
        items: &[Item<C>],
        above: &[Vec<usize>],
    ) -> Vec<bool> {
        let mut disputed: Vec<bool> = self.over.iter().map(Option::is_some).collect();
        let mut events: Vec<(C, bool, usize)> = (0..items.len())
            .flat_map(|item| {
                [
                    (items[item].high, false, item),
                    (items[item].low, true, item),
                ]
            })
            .collect();
        events.sort_unstable();
        let mut latest: Vec<Option<Seconds>> = vec![None; above.len()];
        for (_, asks, place) in events {
            let item = &items[place];
            if asks {
                disputed[place] |= above[item.question]
                    .iter()
                    .any(|whole| latest[*whole].is_some_and(|from| item.to <= from));
            } else {
                latest[item.question] = latest[item.question].max(Some(item.from));
            }
        }
        disputed
    }
}
