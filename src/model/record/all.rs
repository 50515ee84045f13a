//! Records of every kind.

use serde::Serialize;

use crate::model::record::claims::{ClaimRecord, QuestionRecord};
use crate::model::record::decisions::{
    AssessmentRecord, DroppedRecord, JudgementRecord, LinkRecord,
};
use crate::model::record::shape::{no, record};
use crate::model::record::sources::{DocumentRecord, OutletRecord, PartyRecord, SpeakerRecord};

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
