//! Bounds in the making.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::bounds::hold::{Asked, Bounds, Reach, Span};
use crate::model::date::AsOf;
use crate::model::question::Timing;

/// Bounds in the making.
#[derive(Debug, Default)]
pub struct BoundsBuilder {
    questions: Vec<Asked>,
    rows: Vec<(u32, i64, Reach)>,
    several: Vec<(u32, Range<u32>)>,
    spans: Vec<Span>,
    times: HashMap<i64, AsOf>,
}

impl BoundsBuilder {
    /// Begins with all questions, by id.
    pub fn new(questions: Vec<Asked>) -> Self {
        Self {
            questions,
            ..Self::default()
        }
    }

    /// Notes when a claim on a timed question speaks of.
    pub fn time(&mut self, claim: i64, time: AsOf) {
        self.times.insert(claim, time);
    }

    /// Adds a live claim with one run under each reading, on the only axis. Claims come in the order of their rows.
    pub fn plain(&mut self, claim: i64, question: u32, reach: Reach) {
        self.rows.push((question, claim, reach));
    }

    /// Adds a live claim with any spans, which are ordered as those of [`Bounds::spans`].
    pub fn several(&mut self, claim: i64, question: u32, spans: &[Span]) {
        let ends = |wide: bool| {
            let own = || spans.iter().filter(move |span| span.wide == wide);
            let from = own().map(|span| span.from).min();
            let to = own().map(|span| span.to).max();
            (from.unwrap_or(0), to.unwrap_or(0))
        };
        let ((narrow_from, narrow_to), (wide_from, wide_to)) = (ends(false), ends(true));
        let is_plain = matches!(spans, [narrow, wide]
            if !narrow.wide && wide.wide && narrow.axis == 0 && wide.axis == 0);
        if !is_plain {
            let start = index(self.spans.len());
            self.spans.extend(spans);
            self.several
                .push((index(self.rows.len()), start..index(self.spans.len())));
        }
        self.plain(
            claim,
            question,
            Reach {
                wide_from,
                wide_to,
                narrow_from,
                narrow_to,
            },
        );
    }

    /// Adds what another one has, whose claims come behind those of this one.
    pub fn append(&mut self, mut other: Self) {
        let (rows, spans) = (index(self.rows.len()), index(self.spans.len()));
        self.rows.append(&mut other.rows);
        self.spans.append(&mut other.spans);
        let moved = other.several.into_iter().map(|(row, range)| {
            let range = range.start + spans..range.end + spans;
            (row + rows, range)
        });
        self.several.extend(moved);
        self.times.extend(other.times);
    }

    /// Puts the claims of each question side by side.
    pub fn finish(mut self) -> Bounds {
        for (row, range) in &self.several {
            let spans = &self.spans[range.start as usize..range.end as usize];
            let axes = spans.iter().map(|span| span.axis + 1).max();
            let asked = &mut self.questions[self.rows[*row as usize].0 as usize];
            asked.gapped = true;
            asked.axes = asked.axes.max(axes.unwrap_or(1));
        }
        let mut starts = vec![0_u32; self.questions.len() + 1];
        for (question, _, _) in &self.rows {
            starts[*question as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut next = starts.clone();
        let nowhere = Reach {
            wide_from: 0,
            wide_to: 0,
            narrow_from: 0,
            narrow_to: 0,
        };
        let mut bounds = Bounds {
            claims: vec![0; self.rows.len()],
            reaches: vec![nowhere; self.rows.len()],
            spans: self.spans,
            ..Bounds::default()
        };
        let mut several = self.several.into_iter().peekable();
        for (row, (question, claim, reach)) in (0..).zip(self.rows) {
            let slot = next[question as usize];
            next[question as usize] += 1;
            bounds.claims[slot as usize] = claim;
            bounds.reaches[slot as usize] = reach;
            if let Some((_, spans)) = several.next_if(|(each, _)| *each == row) {
                bounds.several.push((slot, spans));
            }
        }
        bounds.several.sort_unstable_by_key(|(slot, _)| *slot);
        for (question, asked) in (0..).zip(&self.questions) {
            if asked.timing == Timing::Fixed {
                continue;
            }
            bounds.times_from.insert(question, bounds.times.len());
            let slots = starts[question as usize] as usize..starts[question as usize + 1] as usize;
            let times = bounds.claims[slots].iter();
            bounds
                .times
                .extend(times.map(|claim| self.times.get(claim).copied()));
        }
        bounds.questions = self.questions;
        bounds.starts = starts;
        bounds
    }
}

pub(super) fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
