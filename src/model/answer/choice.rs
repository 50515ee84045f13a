//! `X or Y`, `not X`: alternatives of one kind of term, and those denied.

use std::fmt;

/// Alternatives: the value is one of `any`, or none of `denied`; as a set, the union of `any` with the complement of
/// the union of `denied`. At least one of the two lists has an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What is affirmed.
    pub any: Vec<T>,
    /// What stands behind `not`, which denies all that follows it.
    pub denied: Vec<T>,
}

impl<T> Choice<T> {
    /// The terms of both lists, in the order of writing.
    pub fn terms(&self) -> impl Iterator<Item = &T> {
        self.any.iter().chain(&self.denied)
    }

    /// Writes the terms as `A or B or not C or D`.
    pub(super) fn write(
        &self,
        f: &mut fmt::Formatter<'_>,
        mut term: impl FnMut(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
    ) -> fmt::Result {
        for (place, each) in self.terms().enumerate() {
            if place > 0 {
                write!(f, " or ")?;
            }
            if place == self.any.len() {
                write!(f, "not ")?;
            }
            term(f, each)?;
        }
        Ok(())
    }
}
