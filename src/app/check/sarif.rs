//! Findings as SARIF 2.1.0 (OASIS, errata 01): what editors and code hosts read.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::analysis::checks::FindingCode;
use crate::app::check::list::Check;
use crate::app::check::told::{Place, Told};
use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::source::Document;
use crate::model::words::Word;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const PROJECT: &str = env!("CARGO_PKG_REPOSITORY");

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    artifacts: Vec<Artifact<'a>>,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    help: Message,
    help_uri: String,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct Artifact<'a> {
    location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Message>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    hashes: BTreeMap<&'static str, &'a str>,
}

#[derive(Clone, Serialize)]
struct ArtifactLocation {
    uri: String,
    index: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location<'a>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<PhysicalLocation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    char_offset: u64,
    char_length: u64,
}

#[derive(Serialize)]
struct LogicalLocation<'a> {
    name: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

impl Check<'_> {
    /// The listed findings as a SARIF log. The same casebook gives the same bytes, and a finding keeps its fingerprint
    /// while its claims, speakers and documents keep their ids.
    pub fn sarif(&self) -> String {
        let named: BTreeSet<&str> = self
            .told
            .iter()
            .flat_map(|told| told.places.iter().map(|place| place.document.as_str()))
            .collect();
        let (documents, found): (Vec<&str>, Vec<Key<Document>>) = named
            .into_iter()
            .filter_map(|id| Some((id, self.casebook.document(id)?)))
            .unzip();
        let artifacts: Vec<Artifact<'_>> = found
            .iter()
            .enumerate()
            .map(|(index, document)| artifact(&self.casebook, *document, index))
            .collect();
        let located = |place: &Place| {
            let index = documents.binary_search(&place.document.as_str()).ok()?;
            let artifact_location = artifacts.get(index)?.location.clone();
            let region = place.span.map(|(from, to)| Region {
                char_offset: from,
                char_length: to.saturating_sub(from),
            });
            Some(PhysicalLocation {
                artifact_location,
                region,
            })
        };
        let mut seen = BTreeMap::new();
        let results: Vec<Outcome<'_>> = self
            .told
            .iter()
            .map(|told| {
                let places = told.places.iter().filter_map(located).collect();
                Self::outcome(told, places, fingerprint(told, &mut seen))
            })
            .collect();
        let log = Log {
            schema: SCHEMA,
            version: "2.1.0",
            runs: [Run {
                tool: Tool { driver: driver() },
                column_kind: "unicodeCodePoints",
                artifacts,
                results,
            }],
        };
        // Structs of texts and numbers have their form in JSON: there is nothing that could fail.
        let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
        text.push('\n');
        text
    }

    fn outcome<'t>(
        told: &'t Told,
        places: Vec<PhysicalLocation>,
        fingerprint: String,
    ) -> Outcome<'t> {
        let mut locations: Vec<Location<'t>> = places
            .into_iter()
            .map(|place| Location {
                physical_location: Some(place),
                logical_locations: Vec::new(),
            })
            .collect();
        if !told.claims.is_empty() {
            let claims = told.claims.iter().map(|claim| LogicalLocation {
                name: claim,
                kind: "claim",
            });
            match locations.first_mut() {
                Some(first) => first.logical_locations = claims.collect(),
                None => locations.push(Location {
                    physical_location: None,
                    logical_locations: claims.collect(),
                }),
            }
        }
        let codes = FindingCode::ALL.iter();
        Outcome {
            rule_id: told.code.word(),
            rule_index: codes.take_while(|code| **code != told.code).count(),
            level: told.code.severity().word(),
            message: message(&told.sentence),
            locations,
            partial_fingerprints: BTreeMap::from([("finding/v1", fingerprint)]),
            suppressions: told
                .dismissed
                .iter()
                .map(|judgement| Suppression {
                    kind: "external",
                    status: "accepted",
                    justification: judgement.clone(),
                })
                .collect(),
        }
    }
}

fn driver() -> Driver {
    let rule = |code: &FindingCode| {
        let page = format!("docs/findings.md#{}", code.word());
        Rule {
            id: code.word(),
            short_description: message(summary(*code)),
            help: message(&format!("{page} says what it means and what to do.")),
            help_uri: format!("{PROJECT}/{page}"),
            default_configuration: Configuration {
                level: code.severity().word(),
            },
        }
    };
    Driver {
        name: "gainsay",
        version: env!("CARGO_PKG_VERSION"),
        information_uri: PROJECT,
        rules: FindingCode::ALL.iter().map(rule).collect(),
    }
}

fn summary(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Contradiction => "Two claims cannot both be true.",
        FindingCode::Tension => "Two claims cannot both be true if read literally.",
        FindingCode::ChangedStory => "A speaker said two claims that cannot both be true.",
        FindingCode::Dismissed => "A person judged that two claims do not exclude each other.",
        FindingCode::MootJudgement => "A judged pair does not exclude each other any more.",
        FindingCode::StaleJudgement => "A judged claim has changed since.",
        FindingCode::Unattributed => "Nobody is named as having said a claim.",
        FindingCode::NoSpan => "A statement does not say where its words stand.",
        FindingCode::AnonymousSource => "A statement names nobody who could be asked.",
        FindingCode::UndatedStatement => "A date is missing that the question needs.",
        FindingCode::RoundAsExact => "A round figure is entered as exact.",
        FindingCode::SecondHand => "A statement is second-hand, and the first hand is at hand.",
        FindingCode::SingleOrigin => "Several documents go back to one origin.",
        FindingCode::CircularCitation => "Sources name each other in a circle.",
        FindingCode::OneSidedQuestion => "Of several parties, only one answers a question.",
        FindingCode::UnevenCoverage => "Some parties are covered far more than others.",
        FindingCode::SpanMismatch => "The words of a statement do not fit their hash.",
        FindingCode::TextChanged => "The text of a document is not the one that was entered.",
    }
}

/// Plain text of SARIF: braces stand for arguments there unless they are doubled, and `](` makes a link.
fn message(text: &str) -> Message {
    let text = text.replace('{', "{{").replace('}', "}}");
    Message {
        text: text.replace("](", "\\]("),
    }
}

fn artifact<'a>(casebook: &'a Casebook, document: Key<Document>, index: usize) -> Artifact<'a> {
    let document = &casebook[document];
    let uri = match &document.entry.url {
        Some(url) => encoded(url, |byte| {
            !byte.is_ascii_graphic() || b"\"<>\\^`{|}".contains(&byte)
        }),
        // A relative reference must not look as if it began with a scheme.
        None => encoded(document.id(), |byte| byte == b':'),
    };
    let hash = document.entry.sha256.as_ref();
    Artifact {
        location: ArtifactLocation { uri, index },
        description: document.entry.title.as_ref().map(|title| message(title)),
        hashes: hash.iter().map(|hash| ("sha-256", hash.as_str())).collect(),
    }
}

fn encoded(text: &str, must: impl Fn(u8) -> bool) -> String {
    text.bytes().fold(String::new(), |mut uri, byte| {
        if must(byte) {
            uri.push_str(&format!("%{byte:02X}"));
        } else {
            uri.push(char::from(byte));
        }
        uri
    })
}

/// A hash of what the finding is about, with a number behind it where several are about the same.
fn fingerprint(told: &Told, seen: &mut BTreeMap<String, usize>) -> String {
    let mut about = vec![told.code.word()];
    about.extend(told.subject.iter().map(String::as_str));
    let digest = Sha256::digest(about.join("\n").as_bytes());
    let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let number = seen.entry(hash.clone()).or_insert(0);
    *number += 1;
    format!("{hash}:{number}")
}
