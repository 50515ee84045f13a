//! What letters a word is made of.

/// What the letters of a folded word are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Cyrillic,
    Armenian,
    /// Another, several, or not letters alone.
    Other,
}

impl Script {
    pub(crate) fn of(word: &str) -> Self {
        if word.chars().all(|c| c.is_ascii_lowercase()) {
            Self::Latin
        } else if word.chars().all(|c| matches!(c, 'а'..='я')) {
            Self::Cyrillic
        } else if word.chars().all(|c| matches!(c, 'ա'..='և')) {
            Self::Armenian
        } else {
            Self::Other
        }
    }
}
