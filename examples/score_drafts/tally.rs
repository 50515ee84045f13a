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

    /// How much of what was found is right, and how much of what was annotated was found; none where there is nothing to count.
    pub(crate) fn precision_and_recall(&self) -> (Option<f64>, Option<f64>) {
        let part = |of: usize| (of > 0).then(|| self.right as f64 / of as f64);
        (part(self.found), part(self.marked))
    }
}
