//! From the file to records, and from them to a checked casebook.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::{Connection, Row};

use crate::model::casebook::Casebook;
use crate::model::record::{
    Aliases, AssessmentRecord, At, AttributionRecord, ClaimRecord, DocumentRecord, EvidenceRecord,
    JudgementRecord, LinkRecord, OfficeRecord, OptionRecord, OriginRecord, OutletRecord,
    PartyRecord, QuestionRecord, Records, ReliabilityRecord, SpeakerRecord, Text,
};
use crate::model::validate::validate;
use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;

impl Store {
    /// Everything in the file, checked.
    ///
    /// # Errors
    /// When the file cannot be read, or was changed by another program so that the checks fail.
    pub fn load(&self) -> Result<Casebook, StoreFault> {
        // The tables are read one after the other: in one transaction, so that no writer comes between.
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        let records = records(&snapshot).map_err(fault)?;
        drop(snapshot);
        checked(self.path(), records)
    }
}

impl Transaction<'_> {
    /// Everything in the file, as it was entered.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn records(&self) -> Result<Records, StoreFault> {
        records(&self.connection).map_err(|source| self.fault(source))
    }

    /// Everything in the file, checked.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub fn load(&self) -> Result<Casebook, StoreFault> {
        checked(self.path(), self.records()?)
    }
}

fn checked(path: &Path, records: Records) -> Result<Casebook, StoreFault> {
    validate(records).map_err(|faults| {
        let detail: Vec<String> = faults.iter().take(3).map(ToString::to_string).collect();
        StoreFault::Inconsistent {
            path: path.into(),
            detail: detail.join("; "),
        }
    })
}

fn records(connection: &Connection) -> rusqlite::Result<Records> {
    let mut party_aliases = aliases(
        connection,
        "SELECT party_id, lang, name FROM party_aliases ORDER BY party_id, lang, place",
    )?;
    let mut speaker_aliases = aliases(
        connection,
        "SELECT speaker_id, lang, name FROM speaker_aliases ORDER BY speaker_id, lang, place",
    )?;
    let mut option_aliases = aliases(
        connection,
        "SELECT option_id, lang, name FROM option_aliases ORDER BY option_id, lang, place",
    )?;
    let mut offices = grouped(
        connection,
        "SELECT speaker_id, title, held_from, held_to FROM offices ORDER BY speaker_id, place",
        |row| {
            Ok(OfficeRecord {
                title: text(row, "title")?,
                from: maybe(row, "held_from")?,
                to: maybe(row, "held_to")?,
            })
        },
    )?;
    let mut citations = grouped(
        connection,
        "SELECT c.document_id, coalesce(d.slug, o.slug) AS cited FROM citations c
         LEFT JOIN documents d ON d.id = c.cited_document_id LEFT JOIN outlets o ON o.id = c.cited_outlet_id
         ORDER BY c.document_id, c.place",
        |row| text(row, "cited"),
    )?;
    let mut options = grouped(
        connection,
        "SELECT question_id, id, slug, name FROM options ORDER BY question_id, place",
        |row| {
            let (id, slug, name): (i64, String, String) =
                (row.get("id")?, row.get("slug")?, row.get("name")?);
            let name = (name != slug).then(|| At::nowhere(name));
            Ok(OptionRecord {
                aliases: option_aliases.remove(&id).unwrap_or_default(),
                id: At::nowhere(slug),
                name,
            })
        },
    )?;
    let mut said = grouped(
        connection,
        "SELECT a.claim_id, s.slug AS speaker, d.slug AS document, a.span_start, a.span_end, a.span_sha256, a.form, a.said,
           v.slug AS via, a.note
         FROM attributions a JOIN speakers s ON s.id = a.speaker_id JOIN documents d ON d.id = a.document_id
         LEFT JOIN outlets v ON v.id = a.via_id ORDER BY a.claim_id, a.place",
        |row| {
            let span: (Option<u64>, Option<u64>) = (row.get("span_start")?, row.get("span_end")?);
            Ok(AttributionRecord {
                by: text(row, "speaker")?,
                document: text(row, "document")?,
                at: span.0.zip(span.1).map(|(from, to)| At::nowhere(format!("{from}-{to}"))),
                sha256: maybe(row, "span_sha256")?,
                form: maybe(row, "form")?,
                date: maybe(row, "said")?,
                via: maybe(row, "via")?,
                note: maybe(row, "note")?,
            })
        },
    )?;
    let mut evidence = grouped(
        connection,
        "SELECT e.assessment_id, d.slug AS document, e.url, e.note FROM assessment_evidence e
         LEFT JOIN documents d ON d.id = e.document_id ORDER BY e.assessment_id, e.place",
        |row| {
            Ok(EvidenceRecord {
                document: maybe(row, "document")?,
                url: maybe(row, "url")?,
                note: maybe(row, "note")?,
            })
        },
    )?;
    Ok(Records {
        parties: all(connection, "SELECT id, slug, name, note FROM parties ORDER BY slug", |row| {
            Ok(PartyRecord {
                aliases: party_aliases.remove(&row.get("id")?).unwrap_or_default(),
                id: text(row, "slug")?,
                name: text(row, "name")?,
                note: maybe(row, "note")?,
            })
        })?,
        speakers: all(
            connection,
            "SELECT s.id, s.slug, s.name, s.kind, p.slug AS party, o.slug AS outlet, s.note, s.anonymous FROM speakers s
             LEFT JOIN parties p ON p.id = s.party_id LEFT JOIN outlets o ON o.id = s.outlet_id ORDER BY s.slug",
            |row| {
                let id: i64 = row.get("id")?;
                Ok(SpeakerRecord {
                    id: text(row, "slug")?,
                    name: text(row, "name")?,
                    kind: text(row, "kind")?,
                    party: maybe(row, "party")?,
                    outlet: maybe(row, "outlet")?,
                    anonymous: At::nowhere(row.get("anonymous")?),
                    aliases: speaker_aliases.remove(&id).unwrap_or_default(),
                    offices: offices.remove(&id).unwrap_or_default(),
                    note: maybe(row, "note")?,
                })
            },
        )?,
        outlets: all(connection, "SELECT * FROM outlets ORDER BY slug", |row| {
            let reliability = match maybe(row, "grade")? {
                None => None,
                Some(grade) => Some(ReliabilityRecord {
                    grade,
                    by: text(row, "graded_by")?,
                    date: maybe(row, "graded_on")?,
                    why: maybe(row, "graded_why")?,
                }),
            };
            Ok(OutletRecord {
                id: text(row, "slug")?,
                name: text(row, "name")?,
                country: maybe(row, "country")?,
                owner: maybe(row, "owner")?,
                url: maybe(row, "url")?,
                reliability,
                note: maybe(row, "note")?,
            })
        })?,
        documents: all(
            connection,
            "SELECT d.*, o.slug AS outlet, origin.slug AS origin FROM documents d
             LEFT JOIN outlets o ON o.id = d.outlet_id LEFT JOIN documents origin ON origin.id = d.origin_document_id
             ORDER BY d.slug",
            |row| {
                let origin = match maybe(row, "origin")? {
                    None => None,
                    Some(of) => Some(OriginRecord { of, how: text(row, "origin_kind")? }),
                };
                Ok(DocumentRecord {
                    id: text(row, "slug")?,
                    outlet: maybe(row, "outlet")?,
                    title: maybe(row, "title")?,
                    url: maybe(row, "url")?,
                    archive_url: maybe(row, "archive_url")?,
                    lang: maybe(row, "lang")?,
                    published: maybe(row, "published")?,
                    updated: maybe(row, "updated")?,
                    retrieved: maybe(row, "retrieved")?,
                    sha256: maybe(row, "sha256")?,
                    characters: row.get::<_, Option<u64>>("characters")?.map(At::nowhere),
                    cites: citations.remove(&row.get("id")?).unwrap_or_default(),
                    origin,
                    note: maybe(row, "note")?,
                })
            },
        )?,
        questions: all(
            connection,
            "SELECT q.*, whole.slug AS whole FROM questions q LEFT JOIN questions whole ON whole.id = q.part_of ORDER BY q.slug",
            |row| {
                Ok(QuestionRecord {
                    id: text(row, "slug")?,
                    text: text(row, "text")?,
                    answer: text(row, "answer_kind")?,
                    unit: maybe(row, "unit")?,
                    measure: At::nowhere(row.get("measure")?),
                    options: options.remove(&row.get("id")?).unwrap_or_default(),
                    exhaustive: At::nowhere(row.get("exhaustive")?),
                    timing: maybe(row, "timing")?,
                    scope: maybe(row, "scope")?,
                    zone: maybe(row, "zone")?,
                    part_of: maybe(row, "whole")?,
                    note: maybe(row, "note")?,
                })
            },
        )?,
        claims: all(
            connection,
            "SELECT c.id, c.slug, q.slug AS question, c.text, c.answer, c.as_of, c.status, c.note FROM claims c
             LEFT JOIN questions q ON q.id = c.question_id ORDER BY c.slug",
            |row| {
                Ok(ClaimRecord {
                    id: text(row, "slug")?,
                    question: maybe(row, "question")?,
                    text: text(row, "text")?,
                    answer: maybe(row, "answer")?,
                    as_of: maybe(row, "as_of")?,
                    status: maybe(row, "status")?,
                    note: maybe(row, "note")?,
                    said: said.remove(&row.get("id")?).unwrap_or_default(),
                })
            },
        )?,
        links: all(
            connection,
            "SELECT f.slug AS source, t.slug AS target, l.kind, l.stated_by, l.stated_on, l.why FROM links l
             JOIN claims f ON f.id = l.from_claim_id JOIN claims t ON t.id = l.to_claim_id ORDER BY l.id",
            |row| {
                Ok(LinkRecord {
                    from: text(row, "source")?,
                    to: text(row, "target")?,
                    kind: text(row, "kind")?,
                    by: maybe(row, "stated_by")?,
                    date: maybe(row, "stated_on")?,
                    why: maybe(row, "why")?,
                })
            },
        )?,
        judgements: all(
            connection,
            "SELECT a.slug AS claim_a, b.slug AS claim_b, j.verdict, j.judged_by, j.judged_on, j.why,
               j.claim_a_sha256, j.claim_b_sha256 FROM judgements j
             JOIN claims a ON a.id = j.claim_a_id JOIN claims b ON b.id = j.claim_b_id ORDER BY j.id",
            |row| {
                Ok(JudgementRecord {
                    claims: vec![text(row, "claim_a")?, text(row, "claim_b")?],
                    verdict: text(row, "verdict")?,
                    by: text(row, "judged_by")?,
                    date: text(row, "judged_on")?,
                    why: text(row, "why")?,
                    sha256: maybe(row, "claim_a_sha256")?
                        .zip(maybe(row, "claim_b_sha256")?)
                        .map_or_else(Vec::new, |(a, b)| vec![a, b]),
                })
            },
        )?,
        assessments: all(
            connection,
            "SELECT s.*, c.slug AS claim FROM assessments s JOIN claims c ON c.id = s.claim_id ORDER BY s.id",
            |row| {
                Ok(AssessmentRecord {
                    claim: text(row, "claim")?,
                    by: text(row, "assessed_by")?,
                    rating: text(row, "rating")?,
                    label: maybe(row, "label")?,
                    date: maybe(row, "assessed_on")?,
                    url: maybe(row, "url")?,
                    why: maybe(row, "why")?,
                    evidence: evidence.remove(&row.get("id")?).unwrap_or_default(),
                })
            },
        )?,
    }
    .normalised())
}

fn text(row: &Row<'_>, column: &str) -> rusqlite::Result<Text> {
    row.get(column).map(At::nowhere)
}

fn maybe(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Text>> {
    Ok(row.get::<_, Option<String>>(column)?.map(At::nowhere))
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| read(row))?;
    rows.collect()
}

/// Rows by the key in their first column.
fn grouped<T>(
    connection: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<HashMap<i64, Vec<T>>> {
    let mut groups: HashMap<i64, Vec<T>> = HashMap::new();
    for (key, value) in all(connection, sql, |row| Ok((row.get(0)?, read(row)?)))? {
        groups.entry(key).or_default().push(value);
    }
    Ok(groups)
}

fn aliases(connection: &Connection, sql: &str) -> rusqlite::Result<HashMap<i64, Aliases>> {
    let rows = grouped(connection, sql, |row| {
        Ok((row.get::<_, String>("lang")?, row.get::<_, String>("name")?))
    })?;
    Ok(rows
        .into_iter()
        .map(|(key, names)| {
            let mut aliases = Aliases::new();
            for (lang, name) in names {
                aliases.entry(lang).or_default().push(name);
            }
            (key, aliases)
        })
        .collect())
}
