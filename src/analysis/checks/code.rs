//! The codes of findings, how heavy each weighs, and which of them are asked for.

use std::collections::BTreeSet;

use crate::model::words::{Word, words};

words! {
    /// The kinds of findings, by stable codes; `docs/findings.md` explains each.
    FindingCode {
        /// Two claims cannot both be true.
        Contradiction = "contradiction",
        /// Two claims cannot both be true if read literally.
        Tension = "tension",
        /// A speaker said both claims of such a pair.
        ChangedStory = "changed-story",
        /// A person dismissed the pair; it is shown, and counts for nothing.
        Dismissed = "dismissed",
        /// A judgement is on a pair that excludes nothing any more.
        MootJudgement = "moot-judgement",
        /// A judgement is on claims that have changed since.
        StaleJudgement = "stale-judgement",
        /// Nobody is named as having said a claim.
        Unattributed = "unattributed",
        /// A statement does not lead to its words.
        NoSpan = "no-span",
        /// Of who made a statement, nobody is named.
        AnonymousSource = "anonymous-source",
        /// A date is missing that the question needs.
        UndatedStatement = "undated-statement",
        /// A figure that looks rounded is entered as exact.
        RoundAsExact = "round-as-exact",
        /// A statement is known through another outlet, and the casebook has that outlet's own document.
        SecondHand = "second-hand",
        /// A claim is told in several documents that go back to one origin.
        SingleOrigin = "single-origin",
        /// Documents or outlets name each other in a circle as sources of a claim.
        CircularCitation = "circular-citation",
        /// Only one of several parties answers a question.
        OneSidedQuestion = "one-sided-question",
        /// Some parties have many more claims or assessments than others.
        UnevenCoverage = "uneven-coverage",
        /// The hash of a statement's words does not fit.
        SpanMismatch = "span-mismatch",
        /// The text of a document is not the one that was entered.
        TextChanged = "text-changed",
    }
}

words! {
    /// How heavy a finding weighs, in the words of SARIF; the heaviest comes last.
    Severity {
        /// The casebook tells something about the record; nothing in it has to be mended.
        Note = "note",
        /// Something was left out, or does not hold any more: an editor should look.
        Warning = "warning",
        /// What was entered does not fit what it rests on.
        Error = "error",
    }
}

impl FindingCode {
    /// How heavy findings of this kind weigh. That officials contradict each other is what a casebook is there to show and
    /// no fault of it, so a contradiction is a note; what cannot be evidence as it stands is an error.
    pub fn severity(self) -> Severity {
        match self {
            Self::Contradiction
            | Self::Tension
            | Self::ChangedStory
            | Self::Dismissed
            | Self::AnonymousSource
            | Self::SingleOrigin
            | Self::OneSidedQuestion
            | Self::UnevenCoverage => Severity::Note,
            Self::MootJudgement
            | Self::StaleJudgement
            | Self::Unattributed
            | Self::NoSpan
            | Self::UndatedStatement
            | Self::RoundAsExact
            | Self::SecondHand
            | Self::CircularCitation => Severity::Warning,
            Self::SpanMismatch | Self::TextChanged => Severity::Error,
        }
    }
}

/// Which kinds of findings are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection(BTreeSet<FindingCode>);

impl Selection {
    /// Those of at least this severity, of `only` where that names any, without `except`.
    pub fn of(only: &[FindingCode], except: &[FindingCode], least: Severity) -> Self {
        let wanted = |code: &FindingCode| {
            (only.is_empty() || only.contains(code))
                && !except.contains(code)
                && code.severity() >= least
        };
        Self(FindingCode::ALL.iter().copied().filter(wanted).collect())
    }

    /// Whether this kind is asked for.
    pub fn has(&self, code: FindingCode) -> bool {
        self.0.contains(&code)
    }

    /// Whether any of these kinds is asked for.
    pub fn has_any(&self, codes: &[FindingCode]) -> bool {
        codes.iter().any(|code| self.has(*code))
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self::of(&[], &[], Severity::Note)
    }
}
