//! What is asked, and what is claimed by whom.

use serde::Serialize;

use crate::model::record::at::{At, Text};
use crate::model::record::shape::{no, record};
use crate::model::record::sources::Aliases;

record! {
    /// An option of a one-of or any-of question.
    OptionRecord {
        /// Its id; no keyword of the answer grammar.
        id: Text,
        /// Its name in English; its id where none is given.
        #[serde(skip_serializing_if = "no")]
        name: Option<Text>,
        /// Other names, by language.
        #[serde(skip_serializing_if = "no")]
        aliases: Aliases,
    }
}

record! {
    /// A disputed point that claims answer.
    QuestionRecord {
        /// Its id.
        id: Text,
        /// Its words.
        text: Text,
        /// The kind of its answers: `number`, `date`, `yes-no`, `one-of`, `any-of` or `text`.
        answer: Text,
        /// What a number question counts or measures in.
        #[serde(skip_serializing_if = "no")]
        unit: Option<Text>,
        /// Whether a number question measures, in decimals, rather than counts.
        #[serde(skip_serializing_if = "no")]
        measure: At<bool>,
        /// The options of a one-of or any-of question, in their order.
        #[serde(skip_serializing_if = "no")]
        options: Vec<OptionRecord>,
        /// Whether one of the options of a one-of question must be true.
        #[serde(skip_serializing_if = "no")]
        exhaustive: At<bool>,
        /// `fixed`, `cumulative` or `state`; `fixed` where none is given.
        #[serde(skip_serializing_if = "no")]
        timing: Option<Text>,
        /// What is in and out, in words.
        #[serde(skip_serializing_if = "no")]
        scope: Option<Text>,
        /// The IANA zone that its dates are read in.
        #[serde(skip_serializing_if = "no")]
        zone: Option<Text>,
        /// The id of the number question whose value this one's can never exceed.
        #[serde(skip_serializing_if = "no")]
        part_of: Option<Text>,
        /// A remark.
        #[serde(skip_serializing_if = "no")]
        note: Option<Text>,
    }
}

record! {
    /// This speaker said this claim, in this document.
    AttributionRecord {
        /// The id of the speaker.
        by: Text,
        /// The id of the document.
        #[serde(rename = "in")]
        document: Text,
        /// The characters of the document that hold the attribution, as `492-830`: from the 492nd boundary to the 830th.
        #[serde(skip_serializing_if = "no")]
        at: Option<Text>,
        /// SHA-256 of those characters in UTF-8, in hexadecimal.
        #[serde(skip_serializing_if = "no")]
        sha256: Option<Text>,
        /// `direct`, `indirect` or `mixed` speech.
        #[serde(skip_serializing_if = "no")]
        form: Option<Text>,
        /// When it was said.
        #[serde(skip_serializing_if = "no")]
        date: Option<Text>,
        /// The id of the outlet that the document has it from.
        #[serde(skip_serializing_if = "no")]
        via: Option<Text>,
        /// A remark.
        #[serde(skip_serializing_if = "no")]
        note: Option<Text>,
    }
}

record! {
    /// One checkable proposition in the editor's words.
    ClaimRecord {
        /// Its id.
        id: Text,
        /// The id of the question that it answers.
        #[serde(skip_serializing_if = "no")]
        question: Option<Text>,
        /// Its words.
        text: Text,
        /// What it answers.
        #[serde(skip_serializing_if = "no")]
        answer: Option<Text>,
        /// The time that it speaks of.
        #[serde(skip_serializing_if = "no")]
        as_of: Option<Text>,
        /// `accepted`, `draft` or `retracted`; `accepted` where none is given.
        #[serde(skip_serializing_if = "no")]
        status: Option<Text>,
        /// A remark.
        #[serde(skip_serializing_if = "no")]
        note: Option<Text>,
        /// Who said it, and where.
        #[serde(skip_serializing_if = "no")]
        said: Vec<AttributionRecord>,
    }
}
