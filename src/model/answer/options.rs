//! Answers that name several independent options.

use std::collections::BTreeSet;

/// An answer to an any-of question: what it says of each option that it speaks of, by the option's number.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct OptionChoice {
    /// The options that it affirms.
    pub yes: BTreeSet<usize>,
    /// The options that it denies by name.
    pub no: BTreeSet<usize>,
    /// Whether it denies all others too: `only AZ`, `none`.
    pub only: bool,
}

impl OptionChoice {
    /// What it says of an option: yes, no, or nothing.
    pub fn says(&self, option: usize) -> Option<bool> {
        if self.yes.contains(&option) {
            Some(true)
        } else {
            (self.only || self.no.contains(&option)).then_some(false)
        }
    }
}
