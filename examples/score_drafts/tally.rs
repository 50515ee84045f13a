//! Counts, and what they come to.

/// What was found, what was annotated, and what of it is the same.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) found: usize,
    pub(crate) marked: usize,
    pub(crate) right: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, found: usize, marked: usize, right: usize) {
        self.found += found;
        self.marked += marked;
        self.right += right;
    }

    pub(crate) fn tell(&self, what: &str) {
        let part = |of: usize| {
            if of == 0 {
                0.0
            } else {
                self.right as f64 / of as f64
            }
        };
        let (precision, recall) = (part(self.found), part(self.marked));
        let f = if precision + recall == 0.0 {
            0.0
        } else {
            2.0 * precision * recall / (precision + recall)
        };
        println!(
            "{what:<40} precision {precision:.3}  recall {recall:.3}  F {f:.3}   ({} found, {} annotated, {} the same)",
            self.found, self.marked, self.right
        );
    }
}
