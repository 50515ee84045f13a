//! What is looked for, and what is found.

use thiserror::Error;

use crate::store::fault::StoreFault;
use crate::store::search::asked::AskedFault;
use crate::store::search::rows::{ClaimHit, DocumentHit};

/// What to look for, and where.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// The words as typed: `ceasefire -broken "first day" bomb*`.
    pub words: &'a str,
    /// Whether claims are looked through.
    pub claims: bool,
    /// Whether the titles of documents are.
    pub documents: bool,
    /// Whether parts of words will do; they do where nothing has the whole words.
    pub parts: bool,
    /// Which claims.
    pub filter: Filter<'a>,
    /// How many of each kind are given.
    pub limit: usize,
}

/// Which claims to look through, by ids.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter<'a> {
    /// Those that answer this question.
    pub question: Option<&'a str>,
    /// Those that this speaker said.
    pub speaker: Option<&'a str>,
    /// Those that somebody of this party said.
    pub party: Option<&'a str>,
}

/// Why nothing was looked for.
#[derive(Debug, Error)]
pub enum SearchFault {
    /// The words cannot be read.
    #[error(transparent)]
    Asked(#[from] AskedFault),
    /// The file cannot be used.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// A filter names nothing that there is.
    #[error("there is no {what} `{id}`")]
    Unknown {
        /// The kind.
        what: &'static str,
        /// The id.
        id: String,
    },
}

/// By what hits were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// They have the words, or forms of them.
    Words,
    /// They have words with these parts.
    Parts,
}

/// How hits are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Those with the words as they are written first, and by weight (BM25) among them.
    Relevance,
    /// Those that were entered last first: there are too many to weigh.
    Newest,
}

/// The first hits of one kind, and how many there are.
#[derive(Clone, Debug)]
pub struct Hits<T> {
    /// The first.
    pub rows: Vec<T>,
    /// How many there are, or at least are.
    pub total: usize,
    /// Whether there are more than `total`.
    pub more: bool,
    /// How they are ordered.
    pub order: Order,
}

impl<T> Default for Hits<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            total: 0,
            more: false,
            order: Order::Relevance,
        }
    }
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Claims.
    pub claims: Hits<ClaimHit>,
    /// Documents, by their titles.
    pub documents: Hits<DocumentHit>,
    /// By what.
    pub method: Method,
    /// Whether a part stood for more words than were looked for.
    pub parts_cut: bool,
}

impl Hits<i64> {
    /// The same hits with what is shown of them; what has left the casebook without the index knowing is left out.
    pub(super) fn rows<T>(
        self,
        load: impl Fn(i64) -> rusqlite::Result<Option<T>>,
    ) -> rusqlite::Result<Hits<T>> {
        let rows = self.rows.into_iter().filter_map(|id| load(id).transpose());
        Ok(Hits {
            rows: rows.collect::<Result<_, _>>()?,
            total: self.total,
            more: self.more,
            order: self.order,
        })
    }
}
