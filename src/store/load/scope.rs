//! What a part of a casebook is to hold.

use crate::model::words::words;

words! {
    /// The kinds of things that have ids.
    Kind {
        /// A claim.
        Claim = "claim",
        /// A question.
        Question = "question",
        /// A speaker.
        Speaker = "speaker",
        /// A document.
        Document = "document",
        /// An outlet.
        Outlet = "outlet",
        /// A party.
        Party = "party",
    }
}

impl Kind {
    /// Its table.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Claim => "claims",
            Self::Question => "questions",
            Self::Speaker => "speakers",
            Self::Document => "documents",
            Self::Outlet => "outlets",
            Self::Party => "parties",
        }
    }
}

/// How far a part reaches beyond the thing that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// The thing itself; of a party its speakers, of a speaker, a document or a question none of the claims.
    Named,
    /// The claim; of a speaker, a party or a document its claims, of an outlet its documents. Whether they are live is
    /// known.
    Said,
    /// And all that may exclude these claims: the claims of their questions, of the wholes and parts of those, and what
    /// people set against them. Of a claim, whatever is linked to it, too.
    Compared,
    /// And all that may belong to the same dispute as the claim or the question, with whatever is linked to its claims.
    Disputed,
    /// The claim, or the claims of the question or the document, with the documents that theirs go back to, through any
    /// number of citations, and what uses the document.
    Sourced,
}

/// Something that an answer is about. What the casebook does not have is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: &'a str,
    /// How much of what surrounds it is needed.
    pub reach: Reach,
}
