//! Answers with gaps on one axis of a fixed question: what clashes is what shares no value.

use crate::analysis::tally::runs;
use crate::model::bounds::{Bounds, Place, Span};

/// Claims with equal readings.
pub(super) struct Shape {
    /// The spans of the literal reading, then those of the generous one.
    spans: Vec<Span>,
    /// How many of them are of the literal reading.
    narrow: usize,
    /// How many claims there are.
    weight: usize,
    /// The place of the first of them.
    pub(super) slot: u32,
}

impl Shape {
    fn runs(&self, wide: bool) -> &[Span] {
        if wide {
            &self.spans[self.narrow..]
        } else {
            &self.spans[..self.narrow]
        }
    }

    fn ends(&self, wide: bool) -> (Place, Place) {
        let runs = self.runs(wide);
        let from = runs.first().map_or(Place::MAX, |run| run.from);
        (from, runs.last().map_or(Place::MIN, |run| run.to))
    }
}

/// The shapes of a question's claims.
pub(super) fn shapes(bounds: &Bounds, question: u32) -> Vec<Shape> {
    let mut claims: Vec<(Vec<Span>, u32)> = bounds
        .slots(question)
        .map(|slot| (bounds.spans(slot), slot))
        .collect();
    claims.sort_unstable();
    let mut shapes: Vec<Shape> = Vec::new();
    for (spans, slot) in claims {
        match shapes.last_mut() {
            Some(last) if last.spans == spans => last.weight += 1,
            _ => shapes.push(Shape {
                narrow: spans.partition_point(|span| !span.wide),
                spans,
                weight: 1,
                slot,
            }),
        }
    }
    shapes
}

/// The contradictions and tensions among the claims of a question.
pub(super) fn clashes(shapes: &[Shape]) -> (usize, usize) {
    if shapes.len() < 2 {
        return (0, 0);
    }
    let contradictions = apart(shapes, true);
    (contradictions, apart(shapes, false) - contradictions)
}

/// How many pairs of claims share no value under a reading.
fn apart(shapes: &[Shape], wide: bool) -> usize {
    let ends: Vec<(Place, Place)> = shapes.iter().map(|shape| shape.ends(wide)).collect();
    let weighed = |end: fn(&(Place, Place)) -> Place| {
        let mut ends: Vec<(Place, usize)> = ends
            .iter()
            .zip(shapes)
            .map(|(ends, shape)| (end(ends), shape.weight))
            .collect();
        ends.sort_unstable();
        ends
    };
    let mut pairs = runs::above_weighed(&weighed(|ends| ends.0), &weighed(|ends| ends.1));
    for (place, gapped) in shapes.iter().enumerate() {
        let own = gapped.runs(wide);
        if own.len() < 2 {
            continue;
        }
        let (from, to) = ends[place];
        for (other_place, other) in shapes.iter().enumerate() {
            let runs = other.runs(wide);
            let seen_from_the_other_side = runs.len() > 1 && other_place <= place;
            let (other_from, other_to) = ends[other_place];
            if seen_from_the_other_side || other_to < from || to < other_from {
                continue;
            }
            if !meet(own, runs) {
                pairs += gapped.weight * other.weight;
            }
        }
    }
    pairs
}

fn meet(a: &[Span], b: &[Span]) -> bool {
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(x), Some(y)) = (left.peek(), right.peek()) {
        if x.to < y.from {
            left.next();
        } else if y.to < x.from {
            right.next();
        } else {
            return true;
        }
    }
    false
}

/// Whether some value is in all of them, read generously.
pub(super) fn share_a_value(shapes: &[Shape]) -> bool {
    let mut left: Vec<(Place, Place)> = vec![(Place::MIN, Place::MAX)];
    for shape in shapes {
        let mut kept = Vec::with_capacity(left.len());
        for run in shape.runs(true) {
            kept.extend(left.iter().filter_map(|(from, to)| {
                let (from, to) = (run.from.max(*from), run.to.min(*to));
                (from <= to).then_some((from, to))
            }));
        }
        left = kept;
        if left.is_empty() {
            return false;
        }
    }
    true
}
