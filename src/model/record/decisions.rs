//! What people state of claims, and which drafts they dropped.

use serde::Serialize;

use crate::model::record::at::Text;
use crate::model::record::shape::{no, record};

record! {
    /// A relation between two claims that a person states.
    LinkRecord {
        /// The id of the claim that it starts at.
        from: Text,
        /// The id of the claim that it leads to.
        to: Text,
        /// `supports`, `contradicts`, `repeats`, `qualifies` or `retracts`.
        kind: Text,
        /// Who states it.
        #[serde(skip_serializing_if = "no")]
        by: Option<Text>,
        /// On what day.
        #[serde(skip_serializing_if = "no")]
        date: Option<Text>,
        /// On what grounds.
        #[serde(skip_serializing_if = "no")]
        why: Option<Text>,
    }
}

record! {
    /// A person's decision on a pair of claims.
    JudgementRecord {
        /// The ids of the two claims.
        claims: Vec<Text>,
        /// `confirmed` or `dismissed`.
        verdict: Text,
        /// Who decided.
        by: Text,
        /// When.
        date: Text,
        /// On what grounds.
        why: Text,
        /// The digests of the two claims as they stood then, in the order of `claims`; none where they were not noted.
        #[serde(skip_serializing_if = "no")]
        sha256: Vec<Text>,
    }
}

record! {
    /// What an assessment rests on.
    EvidenceRecord {
        /// The id of a document of the casebook.
        #[serde(skip_serializing_if = "no")]
        document: Option<Text>,
        /// An address on the web.
        #[serde(skip_serializing_if = "no")]
        url: Option<Text>,
        /// A remark.
        #[serde(skip_serializing_if = "no")]
        note: Option<Text>,
    }
}

record! {
    /// A fact-checker's rating of a claim.
    AssessmentRecord {
        /// The id of the claim.
        claim: Text,
        /// Who rates it.
        by: Text,
        /// The rating in one scale: `true`, `mostly-true`, `mixed`, `mostly-false`, `false` or `unproven`.
        rating: Text,
        /// The fact-checker's own word for it.
        #[serde(skip_serializing_if = "no")]
        label: Option<Text>,
        /// When.
        #[serde(skip_serializing_if = "no")]
        date: Option<Text>,
        /// Where it is published.
        #[serde(skip_serializing_if = "no")]
        url: Option<Text>,
        /// On what grounds.
        #[serde(skip_serializing_if = "no")]
        why: Option<Text>,
        /// What it rests on.
        #[serde(skip_serializing_if = "no")]
        evidence: Vec<EvidenceRecord>,
    }
}

record! {
    /// A draft that a person dropped: the same words are not proposed again.
    DroppedRecord {
        /// The id that the draft had.
        id: Text,
        /// The id of the document.
        #[serde(rename = "in")]
        document: Text,
        /// The characters of the document that the draft stood for, as `492-830`.
        at: Text,
        /// SHA-256 of those characters in UTF-8, in hexadecimal.
        #[serde(skip_serializing_if = "no")]
        sha256: Option<Text>,
        /// Who was to have said it: the id of a speaker, or the words of the document.
        #[serde(skip_serializing_if = "no")]
        speaker: Option<Text>,
        /// Who dropped it. Empty in what was just read from a file of drafts: whoever imports that file drops it.
        by: Text,
        /// When; empty as `by` is.
        date: Text,
        /// On what grounds.
        #[serde(skip_serializing_if = "no")]
        why: Option<Text>,
    }
}
