//! Records as a person wrote them: not yet checked, each value with the place that it was read from.
//!
//! They are what the formats read and write and what the store keeps; a
//! [`Casebook`](crate::model::casebook::Casebook) is what has passed the checks.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::Serialize;

/// Where a value was read: a source by its number, and the bytes from `start` to `end` in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The number of the source among those read together.
    pub source: u32,
    /// The first byte.
    pub start: u64,
    /// The byte behind the last.
    pub end: u64,
}

/// A value and, where it was read from a file, its place.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place; none where it comes from the casebook's own file.
    #[serde(skip)]
    pub place: Option<Place>,
}

/// Text with its place.
pub type Text = At<String>;

impl<T> At<T> {
    /// A value that comes from no source file.
    pub fn nowhere(value: T) -> Self {
        Self { value, place: None }
    }
}

/// Two values are the same whatever file they were read from.
impl<T: PartialEq> PartialEq for At<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for At<T> {}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Names by language tag: `{id: [Kementerian Pertahanan Azerbaijan]}`.
pub type Aliases = BTreeMap<String, Vec<String>>;

fn no<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }
    };
}

record! {
    /// A side: a state, a de-facto authority, an alliance.
    PartyRecord {
        /// Its id, such as `AZ`.
        id: Text,
        /// Its name in English.
        name: Text,
        /// Other names, by language.
        #[serde(skip_serializing_if = "no")]
        aliases: Aliases,
        /// A remark.
        #[serde(skip_serializing_if = "no")]
        note: Option<Text>,
    }
}

record! {
    /// An office that a speaker held.
    OfficeRecord {
        /// Its title.
        title: Text,
        /// When it began.
        #[serde(skip_serializing_if = "no")]
        from: Option<Text>,
        /// When it ended.
        #[serde(skip_serializing_if = "no")]
        to: Option<Text>,
    }
}

record! {
    /// A person, body, group or outlet that makes claims.
    SpeakerRecord {
        /// Its id.
        id: Text,
        /// Its name in English.
        name: Text,
        /// `person`, `body`, `group` or `outlet`.
        kind: Text,
        /// The id of its party, if it belongs to one.
        #[serde(skip_serializing_if = "no")]
        party: Option<Text>,
        /// For a speaker of kind `outlet`: the id of that outlet.
        #[serde(skip_serializing_if = "no")]
        outlet: Option<Text>,
        /// Whether nobody is named who could be asked.
        #[serde(skip_serializing_if = "no")]
        anonymous: At<bool>,
        /// Other names, by language.
        #[serde(skip_serializing_if = "no")]
        aliases: Aliases,
        /// Offices held, with their dates.
        #[serde(skip_serializing_if = "no")]
        offices: Vec<OfficeRecord>,
        /// A remark.
        #[serde(skip_serializing_if = "no")]
        note: Option<Text>,
    }
}

record! {
    /// How reliable a named person finds an outlet.
    ReliabilityRecord {
        /// `A` (completely reliable) to `E` (unreliable), `F` (cannot be judged): the source scale of NATO's AJP-2.1.
        grade: Text,
        /// Who says so.
        by: Text,
        /// On what day.
        #[serde(skip_serializing_if = "no")]
        date: Option<Text>,
        /// On what grounds.
        #[serde(skip_serializing_if = "no")]
        why: Option<Text>,
    }
}

record! {
    /// Who publishes documents.
    OutletRecord {
        /// Its id.
        id: Text,
        /// Its name.
        name: Text,
        /// The country that it works from, as an ISO 3166 code.
        #[serde(skip_serializing_if = "no")]
        country: Option<Text>,
        /// Who owns it.
        #[serde(skip_serializing_if = "no")]
        owner: Option<Text>,
        /// Its address on the web.
        #[serde(skip_serializing_if = "no")]
        url: Option<Text>,
        /// How reliable a named person finds it.
        #[serde(skip_serializing_if = "no")]
        reliability: Option<ReliabilityRecord>,
        /// A remark.
        #[serde(skip_serializing_if = "no")]
        note: Option<Text>,
    }
}

record! {
    /// What a document was made from.
    OriginRecord {
        /// The id of the document that it was made from.
        of: Text,
        /// `wire-copy`, `translation` or `rewrite`.
        how: Text,
    }
}

record! {
    /// An article, statement, post or transcript.
    DocumentRecord {
        /// Its id.
        id: Text,
        /// The id of its outlet.
        #[serde(skip_serializing_if = "no")]
        outlet: Option<Text>,
        /// Its headline, or a working title.
        #[serde(skip_serializing_if = "no")]
        title: Option<Text>,
        /// Where it is published.
        #[serde(skip_serializing_if = "no")]
        url: Option<Text>,
        /// Where a copy is archived.
        #[serde(skip_serializing_if = "no")]
        archive_url: Option<Text>,
        /// Its language, as a BCP 47 tag.
        #[serde(skip_serializing_if = "no")]
        lang: Option<Text>,
        /// When it was published.
        #[serde(skip_serializing_if = "no")]
        published: Option<Text>,
        /// When it was last updated.
        #[serde(skip_serializing_if = "no")]
        updated: Option<Text>,
        /// When it was retrieved.
        #[serde(skip_serializing_if = "no")]
        retrieved: Option<Text>,
        /// SHA-256 of its text in UTF-8, in hexadecimal.
        #[serde(skip_serializing_if = "no")]
        sha256: Option<Text>,
        /// How many characters (Unicode scalar values) its text has.
        #[serde(skip_serializing_if = "no")]
        characters: Option<At<u64>>,
        /// The ids of documents or outlets that it names as its sources.
        #[serde(skip_serializing_if = "no")]
        cites: Vec<Text>,
        /// What it was made from.
        #[serde(skip_serializing_if = "no")]
        origin: Option<OriginRecord>,
        /// A remark.
        #[serde(skip_serializing_if = "no")]
        note: Option<Text>,
    }
}

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

record! {
    /// Records of every kind, as read together or as kept.
    Records {
        /// Parties.
        #[serde(skip_serializing_if = "no")]
        parties: Vec<PartyRecord>,
        /// Speakers.
        #[serde(skip_serializing_if = "no")]
        speakers: Vec<SpeakerRecord>,
        /// Outlets.
        #[serde(skip_serializing_if = "no")]
        outlets: Vec<OutletRecord>,
        /// Documents.
        #[serde(skip_serializing_if = "no")]
        documents: Vec<DocumentRecord>,
        /// Questions.
        #[serde(skip_serializing_if = "no")]
        questions: Vec<QuestionRecord>,
        /// Claims.
        #[serde(skip_serializing_if = "no")]
        claims: Vec<ClaimRecord>,
        /// Links.
        #[serde(skip_serializing_if = "no")]
        links: Vec<LinkRecord>,
        /// Judgements.
        #[serde(skip_serializing_if = "no")]
        judgements: Vec<JudgementRecord>,
        /// Assessments.
        #[serde(skip_serializing_if = "no")]
        assessments: Vec<AssessmentRecord>,
        /// Dropped drafts.
        #[serde(skip_serializing_if = "no")]
        dropped: Vec<DroppedRecord>,
    }
}
