//! What records may refer to, and what of it their checks need.

use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::Document;

/// What the check of a claim needs of what it refers to.
pub trait Frame {
    /// How the answers to a question are read.
    fn question(&self, key: Key<Question>) -> &Question;

    /// How many characters a document has, where that is known.
    fn characters(&self, key: Key<Document>) -> Option<u64>;
}

/// The ids of records that stand elsewhere.
pub trait Known: Frame {
    /// The number of the record of a kind with this id; it becomes the index of its key.
    fn find(&self, kind: &'static str, id: &str) -> Option<usize>;

    /// Adds all ids of a kind, for suggestions.
    fn ids<'s>(&'s self, kind: &'static str, to: &mut Vec<&'s str>);

    /// The id of the record of a kind with this name, in small letters.
    fn named(&self, kind: &'static str, name: &str) -> Option<&str>;
}

impl Frame for Casebook {
    fn question(&self, key: Key<Question>) -> &Question {
        &self.questions[key.index()]
    }

    fn characters(&self, key: Key<Document>) -> Option<u64> {
        let document = &self.documents[key.index()];
        document.entry.characters.map(|characters| characters.value)
    }
}
