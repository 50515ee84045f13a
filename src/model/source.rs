//! Who speaks and where it is written: parties, speakers, outlets and documents.

use crate::model::date::When;
use crate::model::key::Key;
use crate::model::record::{DocumentRecord, OutletRecord, PartyRecord, SpeakerRecord};
use crate::model::words::words;

/// A side: a state, a de-facto authority, an alliance.
#[derive(Clone, Debug)]
pub struct Party {
    /// As it was written.
    pub entry: PartyRecord,
}

words! {
    /// What kind of speaker it is.
    SpeakerKind {
        /// One human being.
        Person = "person",
        /// A ministry, an army, a government, a court.
        Body = "body",
        /// People who speak as one without being a body.
        Group = "group",
        /// An outlet that reports in its own voice.
        Outlet = "outlet",
    }
}

/// Who makes claims.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// As it was written.
    pub entry: SpeakerRecord,
    /// What kind of speaker it is.
    pub kind: SpeakerKind,
    /// Its party, if it belongs to one.
    pub party: Option<Key<Party>>,
    /// For an outlet that speaks: the outlet.
    pub outlet: Option<Key<Outlet>>,
    /// Whether nobody is named who could be asked: *officials*, *reports*, *rumours*.
    pub anonymous: bool,
}

/// Who publishes documents.
#[derive(Clone, Debug)]
pub struct Outlet {
    /// As it was written.
    pub entry: OutletRecord,
}

words! {
    /// How a document was made from its origin.
    OriginKind {
        /// Copied from a news agency.
        WireCopy = "wire-copy",
        /// Translated.
        Translation = "translation",
        /// Written anew from it.
        Rewrite = "rewrite",
    }
}

/// What a document names as its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cited {
    /// Another document.
    Document(Key<Document>),
    /// An outlet, without a document of it.
    Outlet(Key<Outlet>),
}

/// An article, statement, post or transcript.
#[derive(Clone, Debug)]
pub struct Document {
    /// As it was written.
    pub entry: DocumentRecord,
    /// Its outlet, if it is known.
    pub outlet: Option<Key<Outlet>>,
    /// When it was published, as far as is known.
    pub published: Option<When>,
    /// What it names as its sources.
    pub cites: Vec<Cited>,
    /// The document that it was made from, and how.
    pub origin: Option<(Key<Document>, OriginKind)>,
}

macro_rules! named {
    ($($type:ident),*) => {
        $(impl $type {
            /// Its id.
            pub fn id(&self) -> &str {
                &self.entry.id
            }

            /// Its name.
            pub fn name(&self) -> &str {
                &self.entry.name
            }
        })*
    };
}

named!(Party, Speaker, Outlet);

impl Document {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.entry.id
    }
}
