//! Claims in batches, each of which can be looked at by itself.

use petgraph::unionfind::UnionFind;

use crate::model::bounds::{Bounds, Told, Topical};

/// How many claims are looked at together where memory is to stay small.
pub const TOGETHER: usize = 20_000;

/// All live claims in batches: what is part of one question, and what people state of each other, is in one.
pub fn batches(bounds: &Bounds, told: &Told, together: usize) -> Vec<Vec<Topical>> {
    let questions = bounds.questions.len();
    // Claims that answer no question stand behind the questions.
    let unasked = told
        .claims
        .partition_point(|(question, _)| question.is_none());
    let node = |(question, claim): Topical| match question {
        Some(question) => Some(question as usize),
        None => {
            let place = told.claims[..unasked].binary_search(&(None, claim));
            place.ok().map(|place| questions + place)
        }
    };
    let mut joined = UnionFind::<usize>::new(questions + unasked);
    for (part, asked) in bounds.questions.iter().enumerate() {
        if let Some(whole) = asked.part_of {
            joined.union(part, whole as usize);
        }
    }
    for spoken in &bounds.spoken {
        let ends = [spoken.a, spoken.b].map(|spoke| node((spoke.question, spoke.claim)));
        if let [Some(a), Some(b)] = ends {
            joined.union(a, b);
        }
    }
    let mut all: Vec<(usize, Topical)> = told
        .claims
        .iter()
        .filter_map(|claim| Some((joined.find(node(*claim)?), *claim)))
        .collect();
    all.sort_unstable();
    let mut batches: Vec<Vec<Topical>> = Vec::new();
    for group in all.chunk_by(|a, b| a.0 == b.0) {
        let claims = group.iter().map(|(_, claim)| *claim);
        match batches.last_mut() {
            Some(last) if last.len() + group.len() <= together => last.extend(claims),
            _ => batches.push(claims.collect()),
        }
    }
    batches
}
