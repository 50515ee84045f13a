//! What a person says of the articles to draft.

/// How articles are drafted.
#[derive(Clone, Debug, Default)]
pub struct DraftOptions {
    /// The id of the document, where there is one article.
    pub document: Option<String>,
    /// The id of a new document, for a text that the casebook has otherwise.
    pub as_new: Option<String>,
    /// The id of the outlet.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Whether what the document asserts in its own voice is proposed too.
    pub own: bool,
}
