//! Going through all of a casebook without holding it.

use crate::model::merge::Spelled;
use crate::model::record::{ClaimRecord, Records};
use crate::store::connection::Store;
use crate::store::fault::StoreFault;
use crate::store::load::beside::{Search, claim_at};
use crate::store::load::rows::those;
use crate::store::load::scope::Kind;

/// How many records are held at once.
const AT_ONCE: usize = 1000;

impl Store {
    /// Goes through all records but claims and what people decided, some at a time.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn each_but_claims(&self, mut take: impl FnMut(Records)) -> Result<(), StoreFault> {
        let mut go = || {
            let mut search = Search::new(self.connection())?;
            for kind in [
                Kind::Party,
                Kind::Outlet,
                Kind::Speaker,
                Kind::Document,
                Kind::Question,
            ] {
                let sql = format!("SELECT id FROM {} ORDER BY id", kind.table());
                let rows: Vec<i64> = those(self.connection(), &sql, [], |row| row.get(0))?;
                for some in rows.chunks(AT_ONCE) {
                    some.iter().for_each(|row| search.want(kind, *row));
                    search.fetch()?;
                    take(std::mem::take(&mut search.found).normalised());
                }
            }
            Ok(())
        };
        go().map_err(|source| self.fault(source))
    }

    /// Goes through the ids of all claims.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn each_claim_id(&self, mut take: impl FnMut(&str)) -> Result<(), StoreFault> {
        let mut go = || {
            let mut ids = self.connection().prepare("SELECT slug FROM claims")?;
            let mut rows = ids.query([])?;
            while let Some(row) = rows.next()? {
                take(row.get_ref(0)?.as_str()?);
            }
            Ok(())
        };
        go().map_err(|source| self.fault(source))
    }

    /// Goes through the claims whose ids are picked.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn each_claim(
        &self,
        mut pick: impl FnMut(&str) -> bool,
        mut take: impl FnMut(ClaimRecord),
    ) -> Result<(), StoreFault> {
        let mut go = || {
            let mut picked = Vec::new();
            let mut ids = self
                .connection()
                .prepare("SELECT id, slug FROM claims ORDER BY id")?;
            let mut rows = ids.query([])?;
            while let Some(row) = rows.next()? {
                if pick(row.get_ref(1)?.as_str()?) {
                    picked.push(row.get(0)?);
                }
            }
            for row in picked {
                let found = claim_at(self.connection(), row)?;
                found.into_iter().for_each(|mut claim| {
                    claim.normalise();
                    take(claim);
                });
            }
            Ok(())
        };
        go().map_err(|source| self.fault(source))
    }
}
