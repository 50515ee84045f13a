//! Values with the places that they were read from.

use std::ops::Deref;

use serde::Serialize;

/// Where a value was read: a source by its number, and the bytes from `start` to `end` in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The number of the source among those read together.
    pub source: u32,
    /// The first byte.
    pub start: u64,
    /// The byte behind the last.
    pub end: u64,
}

/// A value and, where it was read from a file, its place.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place; none where it comes from the casebook's own file.
    #[serde(skip)]
    pub place: Option<Place>,
}

/// Text with its place.
pub type Text = At<String>;

impl<T> At<T> {
    /// A value that comes from no source file.
    pub fn nowhere(value: T) -> Self {
        Self { value, place: None }
    }
}

/// Two values are the same whatever file they were read from.
impl<T: PartialEq> PartialEq for At<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for At<T> {}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
