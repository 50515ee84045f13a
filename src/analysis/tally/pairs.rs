//! The pairs of some claims with all others, batch by batch.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::pairs::{PairCount, pairs_of_claims};
use crate::analysis::positions::Positions;
use crate::analysis::tally::batches::batches;
use crate::model::bounds::{Bounds, Told, Topical};
use crate::model::claim::Claim;
use crate::model::key::Key;

/// The pairs that some claims stand in, by their rows, of which at most `limit` are listed, those of the least ids; and how
/// many there are in all, as [`pairs_of_claims`] finds them. The claims are told with the order of their ids. At most
/// `together` claims are looked at together, unless more hang together.
pub fn pairs_of_rows(
    bounds: &Bounds,
    told: &Told,
    own: &[i64],
    limit: usize,
    together: usize,
) -> (Vec<(i64, i64)>, PairCount) {
    let mut ranks: Vec<(i64, usize)> = told.by_id.iter().copied().zip(0..).collect();
    ranks.sort_unstable();
    let rank_of = |claim: i64| {
        let found = ranks.binary_search_by_key(&claim, |(row, _)| *row);
        found.map_or(usize::MAX, |place| ranks[place].1)
    };
    let own: BTreeSet<i64> = own.iter().copied().collect();
    let mut found: BTreeMap<(usize, usize), (i64, i64)> = BTreeMap::new();
    let mut count = PairCount::default();
    for mut batch in batches(bounds, told, together) {
        batch.sort_by_cached_key(|(_, claim): &Topical| rank_of(*claim));
        let (part, _) = bounds.told(told, &batch);
        let claims = part.claims().map(|(key, _)| key);
        let own: Vec<Key<Claim>> = claims
            .filter(|claim| own.contains(&batch[claim.index()].1))
            .collect();
        let (pairs, counted) = pairs_of_claims(&part, &Positions::of(&part), &own, limit);
        count.contradictions += counted.contradictions;
        count.tensions += counted.tensions;
        count.dismissed += counted.dismissed;
        for pair in pairs {
            let rows = (batch[pair.a.index()].1, batch[pair.b.index()].1);
            found.insert((rank_of(rows.0), rank_of(rows.1)), rows);
        }
        while found.len() > limit {
            found.pop_last();
        }
    }
    (found.into_values().collect(), count)
}
