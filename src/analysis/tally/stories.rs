//! Changed stories, batch by batch: both claims of a story stand in one.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::analysis::positions::Positions;
use crate::analysis::stories::{StoryCount, Teller, Tellers, visit_stories};
use crate::analysis::tally::batches::batches;
use crate::model::bounds::{Bounds, Told, Topical};
use crate::model::date::Seconds;

/// A story by the rows of its claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoryRows {
    /// Who said both; the key is the place of the speaker or the party by id.
    pub teller: Teller,
    /// The two claims, in any order.
    pub claims: (i64, i64),
    /// Whether they exclude each other, rather than being two figures of a running total.
    pub clash: bool,
}

/// What stories are sorted by, as one of the whole casebook is.
type Rank = (
    Teller,
    bool,
    Option<u32>,
    (Seconds, Seconds),
    (usize, usize),
);

/// The first `limit` stories, and how many there are, as [`find_stories`](crate::analysis::stories::find_stories) finds
/// them. Who said what is told with times and with the order of ids. At most `together` claims are looked at together,
/// unless more hang together.
pub fn stories(
    bounds: &Bounds,
    told: &Told,
    tellers: Tellers,
    limit: usize,
    together: usize,
) -> (Vec<StoryRows>, StoryCount) {
    let mut ranks: Vec<(i64, usize)> = told.by_id.iter().copied().zip(0..).collect();
    ranks.sort_unstable();
    let rank_of = |claim: i64| {
        let found = ranks.binary_search_by_key(&claim, |(row, _)| *row);
        found.map_or(usize::MAX, |place| ranks[place].1)
    };
    let mut found: BTreeMap<Rank, StoryRows> = BTreeMap::new();
    let mut count = StoryCount::default();
    for mut batch in batches(bounds, told, together) {
        batch.sort_by_cached_key(|(_, claim): &Topical| rank_of(*claim));
        let (part, questions) = bounds.told(told, &batch);
        let _ = visit_stories(&part, &Positions::of(&part), tellers, &mut |story| {
            count.add(&part, &story);
            let (teller, unasked, question, said, claims) = story.rank(&part);
            let row = |claim: usize| batch[claim].1;
            let rows = (row(claims.0.index()), row(claims.1.index()));
            let question = question.and_then(|question| questions.get(question.index()).copied());
            let claims = (rank_of(rows.0), rank_of(rows.1));
            let rank = (teller, unasked, question, said, claims);
            if found.len() < limit || found.last_key_value().is_some_and(|(last, _)| rank < *last) {
                let story = StoryRows {
                    teller,
                    claims: rows,
                    clash: story.pair.is_some(),
                };
                found.insert(rank, story);
                if found.len() > limit {
                    found.pop_last();
                }
            }
            ControlFlow::Continue(())
        });
    }
    (found.into_values().collect(), count)
}
