//! A mistake in a YAML text, before it becomes a fault.

/// A mistake, and the byte that it stands at.
pub(super) struct Mistake {
    pub(super) byte: usize,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) related: Option<(usize, String)>,
}

impl Mistake {
    pub(super) fn new(byte: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            byte,
            message: message.into(),
            help: help.into(),
            related: None,
        }
    }
}
