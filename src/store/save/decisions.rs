//! Writing what people decided: links, judgements and assessments.

use rusqlite::{Connection, params};

use crate::model::claim::{Assessment, Judgement, Link};
use crate::model::words::Word;
use crate::store::save::writer::{Ids, Writer, given, real, row_id};

impl Writer<'_> {
    pub(super) fn links(&self, claims: &Ids) -> rusqlite::Result<()> {
        for link in self.casebook.links() {
            if self.is_touched(&link.entry) {
                let between = (
                    row_id(claims, Some(link.from)),
                    row_id(claims, Some(link.to)),
                );
                write_link(self.db, link, between)?;
            }
        }
        Ok(())
    }

    pub(super) fn judgements(&self, claims: &Ids) -> rusqlite::Result<()> {
        for judgement in self.casebook.judgements() {
            if self.is_touched(&judgement.entry) {
                let (a, b) = judgement.claims;
                write_judgement(
                    self.db,
                    judgement,
                    (row_id(claims, Some(a)), row_id(claims, Some(b))),
                )?;
            }
        }
        Ok(())
    }

    pub(super) fn assessments(&self, claims: &Ids, documents: &Ids) -> rusqlite::Result<()> {
        for assessment in self.casebook.assessments() {
            if self.is_touched(&assessment.entry) {
                let claim = row_id(claims, Some(assessment.claim));
                write_assessment(self.db, assessment, claim, |id| {
                    row_id(documents, self.casebook.document(id))
                })?;
            }
        }
        Ok(())
    }
}

/// Writes a link between the claims with these row ids, or what is said of it anew.
pub(super) fn write_link(
    db: &Connection,
    link: &Link,
    (from, to): (Option<i64>, Option<i64>),
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO links (from_claim_id, to_claim_id, kind, stated_by, stated_on, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (from_claim_id, to_claim_id, kind)
         DO UPDATE SET stated_by = excluded.stated_by, stated_on = excluded.stated_on, why = excluded.why",
    )?
    .execute(params![
        from,
        to,
        link.kind.word(),
        given(&link.entry.by),
        given(&link.entry.date),
        given(&link.entry.why)
    ])
    .map(|_| ())
}

/// Adds a judgement on the claims with these row ids.
pub(super) fn write_judgement(
    db: &Connection,
    judgement: &Judgement,
    (a, b): (Option<i64>, Option<i64>),
) -> rusqlite::Result<()> {
    let entry = &judgement.entry;
    db.prepare_cached(
        "INSERT INTO judgements (claim_a_id, claim_b_id, verdict, judged_by, judged_on, judged_from, why,
           claim_a_sha256, claim_b_sha256)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        a,
        b,
        judgement.verdict.word(),
        entry.by.value,
        entry.date.value,
        real(judgement.decided),
        entry.why.value,
        judgement.digests.as_ref().map(|digests| &digests.0),
        judgement.digests.as_ref().map(|digests| &digests.1)
    ])
    .map(|_| ())
}

/// Writes an assessment of the claim with this row id, in place of the one of the same identity.
pub(super) fn write_assessment(
    db: &Connection,
    assessment: &Assessment,
    claim: Option<i64>,
    document: impl Fn(&str) -> Option<i64>,
) -> rusqlite::Result<()> {
    let entry = &assessment.entry;
    db.prepare_cached(
        "DELETE FROM assessments WHERE claim_id = ?1 AND assessed_by = ?2 AND assessed_on IS ?3 AND url IS ?4",
    )?
    .execute(params![claim, entry.by.value, given(&entry.date), given(&entry.url)])?;
    db.prepare_cached(
        "INSERT INTO assessments (claim_id, assessed_by, rating, label, assessed_on, url, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        claim,
        entry.by.value,
        assessment.rating.word(),
        given(&entry.label),
        given(&entry.date),
        given(&entry.url),
        given(&entry.why)
    ])?;
    let id = db.last_insert_rowid();
    for (place, evidence) in entry.evidence.iter().enumerate() {
        let document = evidence.document.as_ref().and_then(|id| document(id));
        db.prepare_cached("INSERT INTO assessment_evidence (assessment_id, place, document_id, url, note) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![id, place, document, given(&evidence.url), given(&evidence.note)])?;
    }
    Ok(())
}
