//! Questions, claims, and what people decided on claims.

use crate::formats::faults::Faults;
use crate::formats::fields::{Fields, listed_text};
use crate::formats::node::{Node, Value};
use crate::model::record::{
    AssessmentRecord, AttributionRecord, ClaimRecord, EvidenceRecord, JudgementRecord, LinkRecord,
    OptionRecord, QuestionRecord,
};

pub(super) fn question(node: Node<'_>, faults: &mut Faults) -> Option<QuestionRecord> {
    let mut fields = Fields::of(node, "question", faults)?;
    let record = QuestionRecord {
        id: fields.text("id"),
        text: fields.text("text"),
        answer: fields.text("answer"),
        unit: fields.optional_text("unit"),
        measure: fields.flag("measure"),
        options: fields.list("options", option),
        exhaustive: fields.flag("exhaustive"),
        timing: fields.optional_text("timing"),
        scope: fields.optional_text("scope"),
        zone: fields.optional_text("zone"),
        part_of: fields.optional_text("part_of"),
        note: fields.optional_text("note"),
    };
    fields.finish(record)
}

/// An option is its id alone, or a map.
fn option(node: Node<'_>, faults: &mut Faults) -> Option<OptionRecord> {
    if !matches!(node.value, Value::Map(_)) {
        return listed_text(node, faults).map(|id| OptionRecord {
            id,
            ..OptionRecord::default()
        });
    }
    let mut fields = Fields::of(node, "option", faults)?;
    let record = OptionRecord {
        id: fields.text("id"),
        name: fields.optional_text("name"),
        aliases: fields.aliases("aliases"),
    };
    fields.finish(record)
}

pub(super) fn claim(node: Node<'_>, faults: &mut Faults) -> Option<ClaimRecord> {
    let mut fields = Fields::of(node, "claim", faults)?;
    let record = claim_of(&mut fields);
    fields.finish(record)
}

/// The fields of a claim, from among others.
pub(super) fn claim_of(fields: &mut Fields<'_, '_>) -> ClaimRecord {
    ClaimRecord {
        id: fields.text("id"),
        question: fields.optional_text("question"),
        text: fields.text("text"),
        answer: fields.optional_text("answer"),
        as_of: fields.optional_text("as_of"),
        status: fields.optional_text("status"),
        note: fields.optional_text("note"),
        said: fields.list("said", attribution),
    }
}

fn attribution(node: Node<'_>, faults: &mut Faults) -> Option<AttributionRecord> {
    let mut fields = Fields::of(node, "attribution", faults)?;
    let record = AttributionRecord {
        by: fields.text("by"),
        document: fields.text("in"),
        at: fields.optional_text("at"),
        sha256: fields.optional_text("sha256"),
        form: fields.optional_text("form"),
        date: fields.optional_text("date"),
        via: fields.optional_text("via"),
        note: fields.optional_text("note"),
    };
    fields.finish(record)
}

pub(super) fn link(node: Node<'_>, faults: &mut Faults) -> Option<LinkRecord> {
    let mut fields = Fields::of(node, "link", faults)?;
    let record = LinkRecord {
        from: fields.text("from"),
        to: fields.text("to"),
        kind: fields.text("kind"),
        by: fields.optional_text("by"),
        date: fields.optional_text("date"),
        why: fields.optional_text("why"),
    };
    fields.finish(record)
}

pub(super) fn judgement(node: Node<'_>, faults: &mut Faults) -> Option<JudgementRecord> {
    let mut fields = Fields::of(node, "judgement", faults)?;
    let record = JudgementRecord {
        claims: fields.required_list("claims", listed_text),
        verdict: fields.text("verdict"),
        by: fields.text("by"),
        date: fields.text("date"),
        why: fields.text("why"),
        sha256: fields.list("sha256", listed_text),
    };
    fields.finish(record)
}

pub(super) fn assessment(node: Node<'_>, faults: &mut Faults) -> Option<AssessmentRecord> {
    let mut fields = Fields::of(node, "assessment", faults)?;
    let record = AssessmentRecord {
        claim: fields.text("claim"),
        by: fields.text("by"),
        rating: fields.text("rating"),
        label: fields.optional_text("label"),
        date: fields.optional_text("date"),
        url: fields.optional_text("url"),
        why: fields.optional_text("why"),
        evidence: fields.list("evidence", evidence),
    };
    fields.finish(record)
}

fn evidence(node: Node<'_>, faults: &mut Faults) -> Option<EvidenceRecord> {
    let mut fields = Fields::of(node, "piece of evidence", faults)?;
    let record = EvidenceRecord {
        document: fields.optional_text("document"),
        url: fields.optional_text("url"),
        note: fields.optional_text("note"),
    };
    fields.finish(record)
}
