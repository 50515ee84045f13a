//! From rows to records.

use std::collections::HashMap;

use rusqlite::{Connection, Params, Row, RowIndex};

use crate::model::record::{
    Aliases, AssessmentRecord, At, AttributionRecord, ClaimRecord, DocumentRecord, DroppedRecord,
    EvidenceRecord, JudgementRecord, LinkRecord, OfficeRecord, OptionRecord, OriginRecord,
    OutletRecord, PartyRecord, QuestionRecord, ReliabilityRecord, SpeakerRecord, Text,
};

pub(super) fn office(row: &Row<'_>) -> rusqlite::Result<OfficeRecord> {
    Ok(OfficeRecord {
        title: text(row, "title")?,
        from: maybe(row, "held_from")?,
        to: maybe(row, "held_to")?,
    })
}

pub(super) fn citation(row: &Row<'_>) -> rusqlite::Result<Text> {
    text(row, "cited")
}

pub(super) fn option(row: &Row<'_>, aliases: Aliases) -> rusqlite::Result<OptionRecord> {
    let (slug, name): (String, String) = (row.get(2)?, row.get(3)?);
    let name = (name != slug).then(|| At::nowhere(name));
    Ok(OptionRecord {
        aliases,
        id: At::nowhere(slug),
        name,
    })
}

pub(super) fn statement(row: &Row<'_>) -> rusqlite::Result<AttributionRecord> {
    let span: (Option<u64>, Option<u64>) = (row.get(3)?, row.get(4)?);
    Ok(AttributionRecord {
        by: text(row, 1)?,
        document: text(row, 2)?,
        at: span
            .0
            .zip(span.1)
            .map(|(from, to)| At::nowhere(format!("{from}-{to}"))),
        sha256: maybe(row, 5)?,
        form: maybe(row, 6)?,
        date: maybe(row, 7)?,
        via: maybe(row, 8)?,
        note: maybe(row, 9)?,
    })
}

pub(super) fn evidence(row: &Row<'_>) -> rusqlite::Result<EvidenceRecord> {
    Ok(EvidenceRecord {
        document: maybe(row, "document")?,
        url: maybe(row, "url")?,
        note: maybe(row, "note")?,
    })
}

pub(super) fn party(row: &Row<'_>, aliases: Aliases) -> rusqlite::Result<PartyRecord> {
    Ok(PartyRecord {
        aliases,
        id: text(row, "slug")?,
        name: text(row, "name")?,
        note: maybe(row, "note")?,
    })
}

pub(super) fn speaker(
    row: &Row<'_>,
    aliases: Aliases,
    offices: Vec<OfficeRecord>,
) -> rusqlite::Result<SpeakerRecord> {
    Ok(SpeakerRecord {
        id: text(row, "slug")?,
        name: text(row, "name")?,
        kind: text(row, "kind")?,
        party: maybe(row, "party")?,
        outlet: maybe(row, "outlet")?,
        anonymous: At::nowhere(row.get("anonymous")?),
        aliases,
        offices,
        note: maybe(row, "note")?,
    })
}

pub(super) fn outlet(row: &Row<'_>) -> rusqlite::Result<OutletRecord> {
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
}

pub(super) fn document(row: &Row<'_>, cites: Vec<Text>) -> rusqlite::Result<DocumentRecord> {
    let origin = match maybe(row, 12)? {
        None => None,
        Some(of) => Some(OriginRecord {
            of,
            how: text(row, 13)?,
        }),
    };
    Ok(DocumentRecord {
        id: text(row, 1)?,
        outlet: maybe(row, 2)?,
        title: maybe(row, 3)?,
        url: maybe(row, 4)?,
        archive_url: maybe(row, 5)?,
        lang: maybe(row, 6)?,
        published: maybe(row, 7)?,
        updated: maybe(row, 8)?,
        retrieved: maybe(row, 9)?,
        sha256: maybe(row, 10)?,
        characters: row.get::<_, Option<u64>>(11)?.map(At::nowhere),
        cites,
        origin,
        note: maybe(row, 14)?,
    })
}

pub(super) fn question(
    row: &Row<'_>,
    options: Vec<OptionRecord>,
) -> rusqlite::Result<QuestionRecord> {
    Ok(QuestionRecord {
        id: text(row, 1)?,
        text: text(row, 2)?,
        answer: text(row, 3)?,
        unit: maybe(row, 4)?,
        measure: At::nowhere(row.get(5)?),
        options,
        exhaustive: At::nowhere(row.get(6)?),
        timing: maybe(row, 7)?,
        scope: maybe(row, 8)?,
        zone: maybe(row, 9)?,
        part_of: maybe(row, 10)?,
        note: maybe(row, 11)?,
    })
}

pub(super) fn claim(row: &Row<'_>, said: Vec<AttributionRecord>) -> rusqlite::Result<ClaimRecord> {
    Ok(ClaimRecord {
        id: text(row, 1)?,
        question: maybe(row, 2)?,
        text: text(row, 3)?,
        answer: maybe(row, 4)?,
        as_of: maybe(row, 5)?,
        status: maybe(row, 6)?,
        note: maybe(row, 7)?,
        said,
    })
}

pub(super) fn link(row: &Row<'_>) -> rusqlite::Result<LinkRecord> {
    Ok(LinkRecord {
        from: text(row, "source")?,
        to: text(row, "target")?,
        kind: text(row, "kind")?,
        by: maybe(row, "stated_by")?,
        date: maybe(row, "stated_on")?,
        why: maybe(row, "why")?,
    })
}

pub(super) fn judgement(row: &Row<'_>) -> rusqlite::Result<JudgementRecord> {
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
}

pub(super) fn assessment(
    row: &Row<'_>,
    evidence: Vec<EvidenceRecord>,
) -> rusqlite::Result<AssessmentRecord> {
    Ok(AssessmentRecord {
        claim: text(row, "claim")?,
        by: text(row, "assessed_by")?,
        rating: text(row, "rating")?,
        label: maybe(row, "label")?,
        date: maybe(row, "assessed_on")?,
        url: maybe(row, "url")?,
        why: maybe(row, "why")?,
        evidence,
    })
}

pub(super) fn dropped(row: &Row<'_>) -> rusqlite::Result<DroppedRecord> {
    let span: (u64, u64) = (row.get("span_start")?, row.get("span_end")?);
    Ok(DroppedRecord {
        id: text(row, "slug")?,
        document: text(row, "document")?,
        at: At::nowhere(format!("{}-{}", span.0, span.1)),
        sha256: maybe(row, "span_sha256")?,
        speaker: maybe(row, "speaker")?,
        by: text(row, "dropped_by")?,
        date: text(row, "dropped_on")?,
        why: maybe(row, "why")?,
    })
}

fn text(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Text> {
    row.get(column).map(At::nowhere)
}

fn maybe(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Option<Text>> {
    Ok(row.get::<_, Option<String>>(column)?.map(At::nowhere))
}

/// All rows of a query.
pub(super) fn all<T>(
    connection: &Connection,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    those(connection, sql, [], read)
}

/// All rows of a query with parameters.
pub(super) fn those<T>(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, |row| read(row))?;
    rows.collect()
}

/// Rows by the key in their first column.
pub(super) fn grouped<T>(
    connection: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<HashMap<i64, Vec<T>>> {
    let mut groups: HashMap<i64, Vec<T>> = HashMap::new();
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let group = groups.entry(row.get(0)?).or_default();
        // Most have one or two: room for four, as vectors take it, would be most of what a casebook needs.
        if group.len() == group.capacity() {
            group.reserve_exact(1 + group.len() / 2);
        }
        group.push(read(row)?);
    }
    Ok(groups)
}

/// The same of rows that come in the order of their keys.
pub(super) fn in_order<T>(
    connection: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<(i64, Vec<T>)>> {
    let mut groups: Vec<(i64, Vec<T>)> = Vec::new();
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (key, value) = (row.get(0)?, read(row)?);
        match groups.last_mut().filter(|(last, _)| *last == key) {
            Some((_, group)) => {
                if group.len() == group.capacity() {
                    group.reserve_exact(1 + group.len() / 2);
                }
                group.push(value);
            }
            None => groups.push((key, vec![value])),
        }
    }
    Ok(groups)
}

/// The names of several things, by their keys.
pub(super) fn aliases(
    connection: &Connection,
    sql: &str,
) -> rusqlite::Result<HashMap<i64, Aliases>> {
    let names = grouped(connection, sql, name)?.into_iter();
    Ok(names
        .map(|(key, names)| (key, by_language(names)))
        .collect())
}

/// A name and its language.
pub(super) fn name(row: &Row<'_>) -> rusqlite::Result<(String, String)> {
    Ok((row.get("lang")?, row.get("name")?))
}

pub(super) fn by_language(names: Vec<(String, String)>) -> Aliases {
    let mut aliases = Aliases::new();
    for (lang, name) in names {
        aliases.entry(lang).or_default().push(name);
    }
    aliases
}
