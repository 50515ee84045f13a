//! Claims, who said them, and what people decided about them.

use sha2::{Digest, Sha256};

use crate::model::answer::{Answer, Readings};
use crate::model::date::{AsOf, Stretch, When};
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::record::{
    AssessmentRecord, ClaimRecord, DroppedRecord, JudgementRecord, LinkRecord, Text,
};
use crate::model::source::{Document, Outlet, Speaker};
use crate::model::words::words;

words! {
    /// Whether a claim counts.
    Status {
        /// A person has accepted it.
        Accepted = "accepted",
        /// Proposed by a machine or an import; enters no analysis.
        Draft = "draft",
        /// Withdrawn; enters no analysis.
        Retracted = "retracted",
    }
}

words! {
    /// How the words of a statement are given.
    Form {
        /// In quotation marks.
        Direct = "direct",
        /// In the reporter's words.
        Indirect = "indirect",
        /// Partly in quotation marks.
        Mixed = "mixed",
    }
}

/// A statement: this speaker said this claim, in this document.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// Who said it.
    pub speaker: Key<Speaker>,
    /// Where it is written.
    pub document: Key<Document>,
    /// The characters of the document that hold it: the boundaries before the first and behind the last.
    pub span: Option<(u64, u64)>,
    /// How the words are given.
    pub form: Option<Form>,
    /// When it was said, as written.
    pub date: Option<When>,
    /// When it was said, in seconds; dates without a zone are read in universal time.
    pub said: Option<Stretch>,
    /// The outlet that the document has it from.
    pub via: Option<Key<Outlet>>,
}

/// One checkable proposition.
#[derive(Clone, Debug)]
pub struct Claim {
    /// As it was written.
    pub entry: ClaimRecord,
    /// The question that it answers.
    pub question: Option<Key<Question>>,
    /// What it answers.
    pub answer: Option<Answer>,
    /// The two readings of the answer.
    pub readings: Readings,
    /// The time that it speaks of, as written.
    pub as_of: Option<When>,
    /// The time that it speaks of, in seconds.
    pub time: Option<AsOf>,
    /// Whether it counts, as written.
    pub status: Status,
    /// Whether it enters analyses: accepted, and not retracted by itself or by all who said it.
    pub live: bool,
    /// Who said it, and where.
    pub said: Vec<Attribution>,
}

impl Claim {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.entry.id
    }

    /// Its words.
    pub fn text(&self) -> &str {
        &self.entry.text
    }

    /// What it says, as SHA-256 in hexadecimal: of its question's id, its text, its answer and its as-of as they are
    /// written, as a JSON list without blanks, with `null` for what is left out. A judgement keeps it.
    pub fn digest(&self) -> String {
        let entry = &self.entry;
        let part = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        let said = [
            part(&entry.question),
            Some(entry.text.value.clone()),
            part(&entry.answer),
            part(&entry.as_of),
        ];
        // A list of texts has its form in JSON: there is nothing that could fail.
        let json = serde_json::to_vec(&said).unwrap_or_default();
        let digest = Sha256::digest(&json);
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

words! {
    /// What a person states of two claims.
    LinkKind {
        /// The first makes the second more likely.
        Supports = "supports",
        /// They cannot both be true.
        Contradicts = "contradicts",
        /// The first says again what the second says.
        Repeats = "repeats",
        /// The first narrows what the second says.
        Qualifies = "qualifies",
        /// The first withdraws the second.
        Retracts = "retracts",
    }
}

/// A relation between two claims that a person states.
#[derive(Clone, Debug)]
pub struct Link {
    /// As it was written.
    pub entry: LinkRecord,
    /// The claim that it starts at.
    pub from: Key<Claim>,
    /// The claim that it leads to.
    pub to: Key<Claim>,
    /// What it states.
    pub kind: LinkKind,
}

words! {
    /// What a person decided on a derived contradiction.
    Verdict {
        /// It is one.
        Confirmed = "confirmed",
        /// It is none.
        Dismissed = "dismissed",
    }
}

/// A person's decision on a pair of claims.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// As it was written.
    pub entry: JudgementRecord,
    /// The pair, in the order of ids.
    pub claims: (Key<Claim>, Key<Claim>),
    /// The digests of the two claims as they stood when they were judged, if they were noted.
    pub digests: Option<(String, String)>,
    /// What was decided.
    pub verdict: Verdict,
    /// The first second of its date.
    pub decided: i64,
}

words! {
    /// Ratings of fact-checkers in one scale.
    Rating {
        /// True.
        True = "true",
        /// Mostly true.
        MostlyTrue = "mostly-true",
        /// Partly true, partly not.
        Mixed = "mixed",
        /// Mostly false.
        MostlyFalse = "mostly-false",
        /// False.
        False = "false",
        /// Neither shown nor refuted.
        Unproven = "unproven",
    }
}

/// A fact-checker's rating of a claim.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// As it was written.
    pub entry: AssessmentRecord,
    /// The claim.
    pub claim: Key<Claim>,
    /// The rating in one scale.
    pub rating: Rating,
}

/// A draft that a person dropped.
#[derive(Clone, Debug)]
pub struct Dropped {
    /// As it was written.
    pub entry: DroppedRecord,
    /// The document that it was drafted from.
    pub document: Key<Document>,
    /// The characters of the document that it stood for: the boundaries before the first and behind the last.
    pub span: (u64, u64),
}

impl Dropped {
    /// The id that the draft had.
    pub fn id(&self) -> &str {
        &self.entry.id
    }
}
