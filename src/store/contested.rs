//! What a list of disputes tells beside their numbers.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use rusqlite::OptionalExtension;

use crate::store::connection::Store;
use crate::store::fault::StoreFault;

/// What tells one state of a file from another: whoever changes the file changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The file, by its full name.
    pub path: PathBuf,
    /// Its length in bytes, SQLite's counter of changes in its header, and when it was last written in nanoseconds.
    pub state: (u64, u32, u128),
}

impl Store {
    /// The present state of the file; none where the newest pages stand beside it, or it cannot be told.
    pub fn stamp(&self) -> Option<Stamp> {
        let path = fs::canonicalize(self.path()).ok()?;
        let mut header = [0; 28];
        let mut file = File::open(&path).ok()?;
        file.read_exact(&mut header).ok()?;
        // Bytes 18 and 19 say 2 where another program chose a write-ahead log, whose changes are not counted.
        if header[18..20] != [1, 1] {
            return None;
        }
        let metadata = file.metadata().ok()?;
        let written = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let counter: [u8; 4] = header[24..28].try_into().ok()?;
        Some(Stamp {
            path,
            state: (
                metadata.len(),
                u32::from_be_bytes(counter),
                written.as_nanos(),
            ),
        })
    }

    /// No casebook has more claims than this number of its last one, in a file that only this program wrote.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_claim(&self) -> Result<i64, StoreFault> {
        let query = "SELECT coalesce(max(id), 0) FROM claims";
        let last = self.connection().query_row(query, [], |row| row.get(0));
        last.map_err(|source| self.fault(source))
    }

    /// The id and the text of a question, by its row.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn question_of_row(&self, row: i64) -> Result<Option<(String, String)>, StoreFault> {
        let fault = |source| self.fault(source);
        let query = "SELECT slug, text FROM questions WHERE id = ?1";
        let mut statement = self.connection().prepare_cached(query).map_err(fault)?;
        let found = statement.query_row([row], |row| Ok((row.get(0)?, row.get(1)?)));
        found.optional().map_err(fault)
    }

    /// How many speakers and how many parties said the claims of each group. `group` gives the group of a claim by its
    /// row, below `groups`, if it is in any.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn voices(
        &self,
        groups: usize,
        group: &dyn Fn(i64) -> Option<u32>,
    ) -> Result<Vec<(usize, usize)>, StoreFault> {
        let fault = |source| self.fault(source);
        voices(self.connection(), groups, group).map_err(fault)
    }
}

fn voices(
    connection: &rusqlite::Connection,
    groups: usize,
    group: &dyn Fn(i64) -> Option<u32>,
) -> rusqlite::Result<Vec<(usize, usize)>> {
    // Party by party and speaker by speaker, so that a group knows whether it has met either by the last one it met.
    let mut speakers =
        connection.prepare("SELECT id, coalesce(party_id, -1) FROM speakers ORDER BY party_id")?;
    let speakers: Vec<(i64, i64)> = speakers
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut parties: HashMap<i64, u32> = HashMap::new();
    let mut found = vec![(0, 0); groups];
    let mut last = vec![(0_u32, 0_u32); groups];
    let mut claims =
        connection.prepare("SELECT claim_id FROM attributions WHERE speaker_id = ?1")?;
    for (number, (speaker, party)) in (1..).zip(speakers) {
        let next = u32::try_from(parties.len() + 1).unwrap_or(u32::MAX);
        let party = if party < 0 {
            0
        } else {
            *parties.entry(party).or_insert(next)
        };
        let mut rows = claims.query([speaker])?;
        while let Some(row) = rows.next()? {
            let Some(group) = group(row.get(0)?).map(|group| group as usize) else {
                continue;
            };
            let (Some(count), Some(last)) = (found.get_mut(group), last.get_mut(group)) else {
                continue;
            };
            if last.0 != number {
                last.0 = number;
                count.0 += 1;
            }
            if party > 0 && last.1 != party {
                last.1 = party;
                count.1 += 1;
            }
        }
    }
    Ok(found)
}
