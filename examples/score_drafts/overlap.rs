//! How far two sets of characters are the same.

use std::ops::Range;

/// The characters that both have, over those that one of them has: 1 where they are the same, 0 where they share nothing. The
/// ranges of each are in order and apart.
pub(crate) fn overlap(a: &[Range<usize>], b: &[Range<usize>]) -> f64 {
    let size = |ranges: &[Range<usize>]| ranges.iter().map(Range::len).sum::<usize>();
    let shared: usize = a
        .iter()
        .flat_map(|one| {
            b.iter().map(move |other| {
                one.end
                    .min(other.end)
                    .saturating_sub(one.start.max(other.start))
            })
        })
        .sum();
    let all = size(a) + size(b) - shared;
    if all == 0 {
        0.0
    } else {
        shared as f64 / all as f64
    }
}

/// Pairs what was found with what was annotated, each at most once, the closest first.
pub(crate) fn pair(
    found: &[Vec<Range<usize>>],
    marked: &[Vec<Range<usize>>],
    least: f64,
) -> Vec<(usize, usize)> {
    let mut close: Vec<(f64, usize, usize)> = Vec::new();
    for (i, one) in found.iter().enumerate() {
        for (j, other) in marked.iter().enumerate() {
            let shared = overlap(one, other);
            if shared >= least && shared > 0.0 {
                close.push((shared, i, j));
            }
        }
    }
    close.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut taken = (vec![false; found.len()], vec![false; marked.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in close {
        if !taken.0[i] && !taken.1[j] {
            taken.0[i] = true;
            taken.1[j] = true;
            pairs.push((i, j));
        }
    }
    pairs
}
