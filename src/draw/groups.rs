//! Groups in which everything excludes everything else, so that one sign can stand for all the lines among them.

use std::collections::BTreeSet;

/// The least group worth a sign of its own: four have six lines among them, and only four lines to a sign.
const LEAST: usize = 4;

/// How many groups are looked for; what is left keeps its lines.
const MOST_GROUPS: usize = 40;

/// Groups of at least four of the numbers `0..count` of which every two are joined; no two groups share a pair. Greedy:
/// the groups are maximal, not the largest that there are.
pub(super) fn mutual(count: usize, joined: &BTreeSet<(usize, usize)>) -> Vec<Vec<usize>> {
    let mut left: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); count];
    for (a, b) in joined {
        left[*a].insert(*b);
        left[*b].insert(*a);
    }
    let mut groups = Vec::new();
    let mut starts: BTreeSet<usize> = (0..count).collect();
    while groups.len() < MOST_GROUPS {
        let Some(start) = starts
            .iter()
            .copied()
            .max_by_key(|place| (left[*place].len(), std::cmp::Reverse(*place)))
        else {
            break;
        };
        let mut group = vec![start];
        let mut fits = left[start].clone();
        while let Some(next) = fits.iter().copied().max_by_key(|place| {
            let shared = left[*place].intersection(&fits).count();
            (shared, std::cmp::Reverse(*place))
        }) {
            group.push(next);
            fits = fits.intersection(&left[next]).copied().collect();
        }
        if group.len() < LEAST {
            starts.remove(&start);
            continue;
        }
        group.sort_unstable();
        for a in &group {
            for b in &group {
                left[*a].remove(b);
            }
        }
        groups.push(group);
    }
    groups.sort_unstable();
    groups
}
