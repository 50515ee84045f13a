//! A finding: facts, without words.

use std::ops::ControlFlow;

use crate::analysis::checks::code::FindingCode;
use crate::analysis::lineage::trails::{Trail, Vertex};
use crate::analysis::pairs::Pair;
use crate::analysis::rule::ClashKind;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::number::Figure;
use crate::model::question::Question;
use crate::model::source::{Document, Outlet, Party, Speaker};

/// Is shown findings one by one, and may break off.
pub type Visitor<'v, 'a> = dyn FnMut(Finding<'a>) -> ControlFlow<()> + 'v;

/// A statement, by its claim and its place among that claim's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement {
    /// The claim.
    pub claim: Key<Claim>,
    /// The place.
    pub place: usize,
}

/// Which date is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undated {
    /// A claim on a state does not say as of when: it is compared for tension at most.
    AsOf(Key<Claim>),
    /// A statement does not say when it was made, and its speaker also answers otherwise: nobody can tell which came first.
    Said(Statement, Key<Claim>),
}

/// By what a statement is known to come from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relayed {
    /// The document has it from an outlet.
    Via(Key<Outlet>),
    /// The document was made from another.
    MadeFrom(Key<Document>),
    /// The document cites another.
    CitesDocument(Key<Document>),
    /// The document cites an outlet.
    CitesOutlet(Key<Outlet>),
}

/// Why the words of a statement do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanFault {
    /// Two statements have the same characters of one document, with different hashes.
    Disagree(Statement, Statement),
    /// The characters in the document's text have another hash.
    OtherWords(Statement),
    /// The document's text has fewer characters: so many.
    TooFar(Statement, u64),
}

/// A question that only one party answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneSided {
    /// The question.
    pub question: Key<Question>,
    /// The party.
    pub party: Key<Party>,
    /// Its answers, by id.
    pub claims: Vec<Key<Claim>>,
    /// How many more answers nobody of a party gives.
    pub unaligned: usize,
}

/// How much of a casebook a party has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The party.
    pub party: Key<Party>,
    /// Live claims that a speaker of it made.
    pub claims: usize,
    /// Assessments of these claims.
    pub assessments: usize,
}

/// Something that an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding<'a> {
    /// A pair that nobody dismissed: [`FindingCode::Contradiction`] or [`FindingCode::Tension`].
    Pair(Pair),
    /// A speaker who said both claims of a pair that nobody dismissed.
    ChangedStory(Key<Speaker>, Pair),
    /// A pair that a person dismissed.
    Dismissed(Pair),
    /// A judgement, by its place in the casebook, whose pair excludes nothing.
    MootJudgement(usize),
    /// The judgement that counts for its pair, by its place in the casebook, and those of its claims that have changed since.
    StaleJudgement(usize, Vec<Key<Claim>>),
    /// A live claim that nobody said.
    Unattributed(Key<Claim>),
    /// A statement of a live claim without a span in its document.
    NoSpan(Statement),
    /// A statement of a live claim by a speaker of whom nobody is named.
    AnonymousSource(Statement),
    /// A date that is missing.
    UndatedStatement(Undated),
    /// A round figure in the answer of a live claim that is entered as exact.
    RoundAsExact(Key<Claim>, Figure),
    /// A statement that comes from elsewhere, by what that is known, and a statement of the first hand.
    SecondHand(Statement, Relayed, Statement),
    /// A live claim with one origin only, though it is told in several documents: by the trail that shows it.
    SingleOrigin(Key<Claim>, Trail),
    /// The vertices of a circle in the trails of these live claims; it may be one document that names itself.
    CircularCitation(Vec<Key<Claim>>, Vec<Vertex<'a>>),
    /// A question that of several parties only one answers.
    OneSidedQuestion(OneSided),
    /// The parties that have claims, by id, where some have many more than others.
    UnevenCoverage(Vec<Coverage>),
    /// Words that do not fit their hash.
    SpanMismatch(SpanFault),
    /// A file that is named like a document and has another text.
    TextChanged(Key<Document>, &'a str),
}

impl Finding<'_> {
    /// Its kind.
    pub fn code(&self) -> FindingCode {
        match self {
            Self::Pair(pair) if pair.kind == ClashKind::Contradiction => FindingCode::Contradiction,
            Self::Pair(_) => FindingCode::Tension,
            Self::ChangedStory(..) => FindingCode::ChangedStory,
            Self::Dismissed(_) => FindingCode::Dismissed,
            Self::MootJudgement(_) => FindingCode::MootJudgement,
            Self::StaleJudgement(..) => FindingCode::StaleJudgement,
            Self::Unattributed(_) => FindingCode::Unattributed,
            Self::NoSpan(..) => FindingCode::NoSpan,
            Self::AnonymousSource(_) => FindingCode::AnonymousSource,
            Self::UndatedStatement(_) => FindingCode::UndatedStatement,
            Self::RoundAsExact(..) => FindingCode::RoundAsExact,
            Self::SecondHand(..) => FindingCode::SecondHand,
            Self::SingleOrigin(..) => FindingCode::SingleOrigin,
            Self::CircularCitation(..) => FindingCode::CircularCitation,
            Self::OneSidedQuestion(_) => FindingCode::OneSidedQuestion,
            Self::UnevenCoverage(_) => FindingCode::UnevenCoverage,
            Self::SpanMismatch(_) => FindingCode::SpanMismatch,
            Self::TextChanged(..) => FindingCode::TextChanged,
        }
    }

    /// Whether it calls for work; what a person dismissed does not.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Dismissed(_))
    }
}
