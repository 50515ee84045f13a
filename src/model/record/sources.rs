//! Who speaks, for whom, and where it is written.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::record::at::{At, Text};
use crate::model::record::shape::{no, record};

/// Names by language tag: `{id: [Kementerian Pertahanan Azerbaijan]}`.
pub type Aliases = BTreeMap<String, Vec<String>>;

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
