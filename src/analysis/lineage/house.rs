//! Where a story begins: houses, and documents without a beginning.

use std::collections::BTreeSet;

use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::source::{Document, Outlet};

/// Who answers for a document. Outlets of one owner are one house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum House<'a> {
    /// The owner of one or more outlets, as written.
    Owner(&'a str),
    /// An outlet without a known owner.
    Outlet(Key<Outlet>),
    /// A document without a known outlet.
    Document(Key<Document>),
}

impl<'a> House<'a> {
    /// That of an outlet.
    pub fn of_outlet(casebook: &'a Casebook, outlet: Key<Outlet>) -> Self {
        match &casebook[outlet].entry.owner {
            Some(owner) => Self::Owner(&owner.value),
            None => Self::Outlet(outlet),
        }
    }

    /// That of a document.
    pub fn of_document(casebook: &'a Casebook, document: Key<Document>) -> Self {
        casebook[document]
            .outlet
            .map_or(Self::Document(document), |outlet| {
                Self::of_outlet(casebook, outlet)
            })
    }
}

impl House<'_> {
    /// What it is called: `Some Daily and Other Daily (owned by Holding)`; a document by its id.
    pub fn name(self, casebook: &Casebook) -> String {
        match self {
            Self::Outlet(outlet) => casebook[outlet].name().into(),
            Self::Document(document) => casebook[document].id().into(),
            Self::Owner(owner) => {
                let names: Vec<&str> = casebook
                    .outlets()
                    .filter(|(key, _)| House::of_outlet(casebook, *key) == self)
                    .map(|(_, outlet)| outlet.name())
                    .collect();
                format!("{} (owned by {owner})", names.join(" and "))
            }
        }
    }
}

/// The document that a document was made from. One that is said to be made from itself was made from none.
pub fn made_from(casebook: &Casebook, document: Key<Document>) -> Option<Key<Document>> {
    casebook[document]
        .origin
        .map(|(origin, _)| origin)
        .filter(|origin| *origin != document)
}

/// What a document goes back to, through any number of copies, translations and rewrites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beginning {
    /// A document that was made from no other.
    Root(Key<Document>),
    /// Documents that were made from each other in a circle; the first of them by id stands for it.
    Circle(Key<Document>),
}

/// The beginnings of all documents.
#[derive(Clone, Debug, Default)]
pub struct Beginnings(Vec<Option<Beginning>>);

impl Beginnings {
    /// Follows every document back, each once.
    pub fn of(casebook: &Casebook) -> Self {
        let mut found: Vec<Option<Beginning>> = vec![None; casebook.documents().len()];
        for (document, _) in casebook.documents() {
            let mut walked = Vec::new();
            let mut seen = BTreeSet::new();
            let mut at = document;
            let beginning = loop {
                if let Some(beginning) = found[at.index()] {
                    break beginning;
                }
                if !seen.insert(at) {
                    let least = members(casebook, at).into_iter().min().unwrap_or(at);
                    break Beginning::Circle(least);
                }
                walked.push(at);
                match made_from(casebook, at) {
                    Some(origin) => at = origin,
                    None => break Beginning::Root(at),
                }
            };
            for at in walked {
                found[at.index()] = Some(beginning);
            }
        }
        Self(found)
    }

    /// That of a document.
    pub fn of_document(&self, document: Key<Document>) -> Beginning {
        let known = self.0.get(document.index()).copied().flatten();
        known.unwrap_or(Beginning::Root(document))
    }
}

/// The documents of a circle, from one of them on, each made from the next.
pub fn members(casebook: &Casebook, first: Key<Document>) -> Vec<Key<Document>> {
    let mut circle = vec![first];
    let mut at = first;
    while let Some(origin) = made_from(casebook, at).filter(|origin| *origin != first) {
        // Someone who stands outside a circle would walk it for ever.
        if circle.len() > casebook.documents().len() {
            break;
        }
        circle.push(origin);
        at = origin;
    }
    circle
}
