//! What checking a casebook in parts needs to know of all of it.

use rusqlite::OptionalExtension;

use crate::store::bounds::rows;
use crate::store::connection::Store;
use crate::store::fault::StoreFault;

impl Store {
    /// Whether statements give the same characters of a document different hashes.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn hashes_disagree(&self) -> Result<bool, StoreFault> {
        let query = "SELECT 1 FROM attributions WHERE span_sha256 IS NOT NULL AND span_start IS NOT NULL
             GROUP BY document_id, span_start, span_end HAVING min(lower(span_sha256)) <> max(lower(span_sha256)) LIMIT 1";
        let found = self.connection().query_row(query, [], |_| Ok(()));
        let found = found.optional().map_err(|source| self.fault(source))?;
        Ok(found.is_some())
    }

    /// The rows of the claims of each judgement.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn judged_rows(&self) -> Result<Vec<(i64, i64)>, StoreFault> {
        let query = "SELECT claim_a_id, claim_b_id FROM judgements";
        rows(self.connection(), query, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .map_err(|source| self.fault(source))
    }

    /// The row of the claim of each assessment.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn assessed_rows(&self) -> Result<Vec<i64>, StoreFault> {
        rows(
            self.connection(),
            "SELECT claim_id FROM assessments",
            |row| row.get(0),
        )
        .map_err(|source| self.fault(source))
    }
}
