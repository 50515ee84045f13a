//! How words fit a speaker, the best first.

/// How words fit a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// They are the name or an alias.
    Same,
    /// They are the name or an alias in another form, order, language or script.
    Form,
    /// They have the whole name of a person.
    FullName,
    /// They are an office of a person.
    Office,
    /// They are one of the names of a person, with no more than an office of theirs.
    Surname,
    /// They are a country or what stands for its government.
    Government,
    /// They have the whole name, and words that may make it somebody else.
    More,
    /// They are nearly the name.
    Misspelt,
    /// They share words with the name.
    Partly,
}

impl Fit {
    /// Whether a single speaker whom words fit so is meant.
    #[must_use]
    pub fn tells(self) -> bool {
        self < Self::More
    }
}

/// A speaker whom words may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The speaker's id.
    pub who: String,
    /// The speaker's name.
    pub name: String,
    /// How the words fit.
    pub fit: Fit,
    /// Whether no other speaker is fitted as well, and nothing speaks against this one. At most the first of a list is sure.
    pub is_sure: bool,
    /// Why, for people.
    pub reason: String,
}
