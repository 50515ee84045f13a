//! Parties, speakers, outlets and documents.

use crate::formats::faults::Faults;
use crate::formats::fields::{Fields, listed_text};
use crate::formats::node::Node;
use crate::model::record::{
    DocumentRecord, OfficeRecord, OriginRecord, OutletRecord, PartyRecord, ReliabilityRecord,
    SpeakerRecord,
};

pub(super) fn party(node: Node<'_>, faults: &mut Faults) -> Option<PartyRecord> {
    let mut fields = Fields::of(node, "party", faults)?;
    let record = PartyRecord {
        id: fields.text("id"),
        name: fields.text("name"),
        aliases: fields.aliases("aliases"),
        note: fields.optional_text("note"),
    };
    fields.finish(record)
}

pub(super) fn speaker(node: Node<'_>, faults: &mut Faults) -> Option<SpeakerRecord> {
    let mut fields = Fields::of(node, "speaker", faults)?;
    let record = speaker_of(&mut fields);
    fields.finish(record)
}

/// The fields of a speaker, from among others.
pub(super) fn speaker_of(fields: &mut Fields<'_, '_>) -> SpeakerRecord {
    SpeakerRecord {
        id: fields.text("id"),
        name: fields.text("name"),
        kind: fields.text("kind"),
        party: fields.optional_text("party"),
        outlet: fields.optional_text("outlet"),
        anonymous: fields.flag("anonymous"),
        aliases: fields.aliases("aliases"),
        offices: fields.list("offices", office),
        note: fields.optional_text("note"),
    }
}

fn office(node: Node<'_>, faults: &mut Faults) -> Option<OfficeRecord> {
    let mut fields = Fields::of(node, "office", faults)?;
    let record = OfficeRecord {
        title: fields.text("title"),
        from: fields.optional_text("from"),
        to: fields.optional_text("to"),
    };
    fields.finish(record)
}

pub(super) fn outlet(node: Node<'_>, faults: &mut Faults) -> Option<OutletRecord> {
    let mut fields = Fields::of(node, "outlet", faults)?;
    let record = OutletRecord {
        id: fields.text("id"),
        name: fields.text("name"),
        country: fields.optional_text("country"),
        owner: fields.optional_text("owner"),
        url: fields.optional_text("url"),
        reliability: fields.optional("reliability", reliability),
        note: fields.optional_text("note"),
    };
    fields.finish(record)
}

fn reliability(node: Node<'_>, faults: &mut Faults) -> Option<ReliabilityRecord> {
    let mut fields = Fields::of(node, "reliability", faults)?;
    let record = ReliabilityRecord {
        grade: fields.text("grade"),
        by: fields.text("by"),
        date: fields.optional_text("date"),
        why: fields.optional_text("why"),
    };
    fields.finish(record)
}

pub(super) fn document(node: Node<'_>, faults: &mut Faults) -> Option<DocumentRecord> {
    let mut fields = Fields::of(node, "document", faults)?;
    let record = DocumentRecord {
        id: fields.text("id"),
        outlet: fields.optional_text("outlet"),
        title: fields.optional_text("title"),
        url: fields.optional_text("url"),
        archive_url: fields.optional_text("archive_url"),
        lang: fields.optional_text("lang"),
        published: fields.optional_text("published"),
        updated: fields.optional_text("updated"),
        retrieved: fields.optional_text("retrieved"),
        sha256: fields.optional_text("sha256"),
        characters: fields.optional_count("characters"),
        cites: fields.list("cites", listed_text),
        origin: fields.optional("origin", origin),
        note: fields.optional_text("note"),
    };
    fields.finish(record)
}

fn origin(node: Node<'_>, faults: &mut Faults) -> Option<OriginRecord> {
    let mut fields = Fields::of(node, "origin", faults)?;
    let record = OriginRecord {
        of: fields.text("of"),
        how: fields.text("how"),
    };
    fields.finish(record)
}
