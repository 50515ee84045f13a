//! Writing what people decided: links, judgements and assessments.

use rusqlite::params;

use crate::model::words::Word;
use crate::store::save::writer::{Ids, Writer, given, real, row_id};

impl Writer<'_> {
    pub(super) fn links(&self, claims: &Ids) -> rusqlite::Result<()> {
        for link in self
            .casebook
            .links()
            .iter()
            .filter(|link| self.is_touched(&link.entry))
        {
            self.db
                .prepare_cached(
                    "INSERT INTO links (from_claim_id, to_claim_id, kind, stated_by, stated_on, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                     ON CONFLICT (from_claim_id, to_claim_id, kind)
                     DO UPDATE SET stated_by = excluded.stated_by, stated_on = excluded.stated_on, why = excluded.why",
                )?
                .execute(params![
                    row_id(claims, Some(link.from)),
                    row_id(claims, Some(link.to)),
                    link.kind.word(),
                    given(&link.entry.by),
                    given(&link.entry.date),
                    given(&link.entry.why)
                ])?;
        }
        Ok(())
    }

    pub(super) fn judgements(&self, claims: &Ids) -> rusqlite::Result<()> {
        for judgement in self
            .casebook
            .judgements()
            .iter()
            .filter(|judgement| self.is_touched(&judgement.entry))
        {
            let entry = &judgement.entry;
            self.db
                .prepare_cached(
                    "INSERT INTO judgements (claim_a_id, claim_b_id, verdict, judged_by, judged_on, judged_from, why,
                       claim_a_sha256, claim_b_sha256)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                )?
                .execute(params![
                    row_id(claims, Some(judgement.claims.0)),
                    row_id(claims, Some(judgement.claims.1)),
                    judgement.verdict.word(),
                    entry.by.value,
                    entry.date.value,
                    real(judgement.decided),
                    entry.why.value,
                    judgement.digests.as_ref().map(|digests| &digests.0),
                    judgement.digests.as_ref().map(|digests| &digests.1)
                ])?;
        }
        Ok(())
    }

    pub(super) fn assessments(&self, claims: &Ids, documents: &Ids) -> rusqlite::Result<()> {
        for assessment in self
            .casebook
            .assessments()
            .iter()
            .filter(|assessment| self.is_touched(&assessment.entry))
        {
            let entry = &assessment.entry;
            let claim = row_id(claims, Some(assessment.claim));
            self.db
                .prepare_cached(
                    "DELETE FROM assessments WHERE claim_id = ?1 AND assessed_by = ?2 AND assessed_on IS ?3 AND url IS ?4",
                )?
                .execute(params![claim, entry.by.value, given(&entry.date), given(&entry.url)])?;
            self.db
                .prepare_cached(
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
            let id = self.db.last_insert_rowid();
            for (place, evidence) in entry.evidence.iter().enumerate() {
                let document = evidence
                    .document
                    .as_ref()
                    .and_then(|document| self.casebook.document(document));
                self.db
                    .prepare_cached("INSERT INTO assessment_evidence (assessment_id, place, document_id, url, note) VALUES (?1, ?2, ?3, ?4, ?5)")?
                    .execute(params![id, place, row_id(documents, document), given(&evidence.url), given(&evidence.note)])?;
            }
        }
        Ok(())
    }
}
