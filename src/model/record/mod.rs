//! Records as a person wrote them: not yet checked, each value with the place that it was read from.
//!
//! They are what the formats read and write and what the store keeps; a
//! [`Casebook`](crate::model::casebook::Casebook) is what has passed the checks.

mod all;
mod at;
mod claims;
mod decisions;
mod shape;
mod sources;

pub use all::Records;
pub use at::{At, Place, Text};
pub use claims::{AttributionRecord, ClaimRecord, OptionRecord, QuestionRecord};
pub use decisions::{AssessmentRecord, DroppedRecord, EvidenceRecord, JudgementRecord, LinkRecord};
pub use sources::{
    Aliases, DocumentRecord, OfficeRecord, OriginRecord, OutletRecord, PartyRecord,
    ReliabilityRecord, SpeakerRecord,
};
