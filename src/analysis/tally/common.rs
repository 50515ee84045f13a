//! What several parties hold alike, batch by batch.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::narratives::{Membership, common};
use crate::analysis::positions::Positions;
use crate::analysis::tally::batches::batches;
use crate::model::bounds::{Bounds, Told, Topical};

/// The first `limit` positions on undisputed questions that several parties hold, each by the rows of its claims, and how
/// many there are, as narratives of the whole have them. Disputed questions are given by their rows. At most `together`
/// claims are looked at together, unless more hang together.
pub fn held_alike(
    bounds: &Bounds,
    told: &Told,
    disputed: &BTreeSet<i64>,
    limit: usize,
    together: usize,
) -> (Vec<Vec<i64>>, usize) {
    let row = |question: u32| bounds.questions[question as usize].row;
    let mut found: BTreeMap<(u32, usize), Vec<i64>> = BTreeMap::new();
    let mut count = 0;
    for mut batch in batches(bounds, told, together) {
        batch.retain(|(question, _): &Topical| {
            question.is_some_and(|question| !disputed.contains(&row(question)))
        });
        let (part, questions) = bounds.told(told, &batch);
        let positions = Positions::of(&part);
        let alike = common(
            &part,
            &positions,
            &Membership::parties(&part),
            &BTreeSet::new(),
        );
        count += alike.len();
        for each in alike {
            let position = &positions[each.position];
            let claims = position.claims.iter();
            let rows = claims.map(|claim| batch[claim.index()].1).collect();
            let question = questions[position.question.index()];
            found.insert((question, each.position), rows);
        }
        while found.len() > limit {
            found.pop_last();
        }
    }
    (found.into_values().collect(), count)
}
