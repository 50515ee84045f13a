//! What is wrong with records: one fault each, all of them reported.

use std::fmt;

use crate::model::record::Place;

/// The kinds of faults, by stable codes; `docs/faults.md` explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "each is spelled out by `code` and documented in docs/faults.md"
)]
pub enum FaultCode {
    Syntax,
    Encoding,
    TooLarge,
    EmptyFile,
    Version,
    UnknownKind,
    UnknownKey,
    DuplicateKey,
    MissingKey,
    WrongShape,
    EmptyValue,
    BadId,
    DuplicateId,
    UnknownReference,
    UnknownWord,
    BadValue,
    BadAnswer,
    BadDate,
    BadSpan,
    MissingAsOf,
    BadQuestion,
    BadPartOf,
    BadPair,
    Undecided,
}

impl FaultCode {
    /// Every code.
    pub const ALL: [Self; 24] = [
        Self::Syntax,
        Self::Encoding,
        Self::TooLarge,
        Self::EmptyFile,
        Self::Version,
        Self::UnknownKind,
        Self::UnknownKey,
        Self::DuplicateKey,
        Self::MissingKey,
        Self::WrongShape,
        Self::EmptyValue,
        Self::BadId,
        Self::DuplicateId,
        Self::UnknownReference,
        Self::UnknownWord,
        Self::BadValue,
        Self::BadAnswer,
        Self::BadDate,
        Self::BadSpan,
        Self::MissingAsOf,
        Self::BadQuestion,
        Self::BadPartOf,
        Self::BadPair,
        Self::Undecided,
    ];

    /// The stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Encoding => "encoding",
            Self::TooLarge => "too-large",
            Self::EmptyFile => "empty-file",
            Self::Version => "version",
            Self::UnknownKind => "unknown-kind",
            Self::UnknownKey => "unknown-key",
            Self::DuplicateKey => "duplicate-key",
            Self::MissingKey => "missing-key",
            Self::WrongShape => "wrong-shape",
            Self::EmptyValue => "empty-value",
            Self::BadId => "bad-id",
            Self::DuplicateId => "duplicate-id",
            Self::UnknownReference => "unknown-reference",
            Self::UnknownWord => "unknown-word",
            Self::BadValue => "bad-value",
            Self::BadAnswer => "bad-answer",
            Self::BadDate => "bad-date",
            Self::BadSpan => "bad-span",
            Self::MissingAsOf => "missing-as-of",
            Self::BadQuestion => "bad-question",
            Self::BadPartOf => "bad-part-of",
            Self::BadPair => "bad-pair",
            Self::Undecided => "undecided",
        }
    }
}

/// Something that keeps records from being imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its kind.
    pub code: FaultCode,
    /// Where it stands, if it was read from a file.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Another place that it concerns, and what stands there.
    pub related: Option<(Place, String)>,
}

impl Fault {
    /// A fault of a kind at a place.
    pub fn new(code: FaultCode, place: Option<Place>, message: impl Into<String>) -> Self {
        Self {
            code,
            place,
            message: message.into(),
            help: None,
            related: None,
        }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, place: Option<Place>, what: impl Into<String>) -> Self {
        self.related = place.map(|place| (place, what.into()));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message, self.code.code())?;
        self.help
            .as_ref()
            .map_or(Ok(()), |help| write!(f, ": {help}"))
    }
}
