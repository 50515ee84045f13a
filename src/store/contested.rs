//! What a list of disputes tells beside their numbers.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use rusqlite::{Connection, OptionalExtension};

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

    /// The ids and the texts of questions, by their rows; of one that is not there both are empty.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn questions_of_rows(&self, rows: &[i64]) -> Result<Vec<(String, String)>, StoreFault> {
        let fault = |source| self.fault(source);
        // Each reading for itself would lock the file anew.
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        let query = "SELECT slug, text FROM questions WHERE id = ?1";
        let mut statement = snapshot.prepare_cached(query).map_err(fault)?;
        rows.iter()
            .map(|row| {
                let found = statement.query_row([row], |row| Ok((row.get(0)?, row.get(1)?)));
                Ok(found.optional().map_err(fault)?.unwrap_or_default())
            })
            .collect()
    }

    /// The ids of claims that answer no question and that people set against another one of these.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claims_set_against(&self) -> Result<Vec<String>, StoreFault> {
        let ids = || -> rusqlite::Result<Vec<String>> {
            let mut statement = self.connection().prepare(
                "SELECT c.slug FROM links l JOIN claims c ON c.id = l.from_claim_id JOIN claims o ON o.id = l.to_claim_id
                 WHERE l.kind = 'contradicts' AND c.question_id IS NULL AND o.question_id IS NULL",
            )?;
            statement.query_map([], |row| row.get(0))?.collect()
        };
        ids().map_err(|source| self.fault(source))
    }

    /// How many speakers and how many parties said the claims of each group. `group` gives the group of a claim by its
    /// row, below `groups`, if it is in any.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn voices(
        &self,
        groups: usize,
        group: &(dyn Fn(i64) -> Option<u32> + Sync),
    ) -> Result<Vec<(usize, usize)>, StoreFault> {
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        voices(&snapshot, &|| self.beside(), groups, group).map_err(fault)
    }
}

/// From how many speakers on two threads read what they said.
const MANY: usize = 1_000;

/// The speakers and the parties that a group has met. It meets them party by party, so that it knows whether it has met
/// one by the last one it met.
#[derive(Clone, Copy, Default)]
struct Met {
    speakers: u32,
    parties: u32,
    last_speaker: u32,
    first_party: u32,
    last_party: u32,
}

impl Met {
    fn meet(&mut self, speaker: u32, party: u32) {
        if self.last_speaker != speaker {
            self.last_speaker = speaker;
            self.speakers += 1;
        }
        if party > 0 && self.last_party != party {
            self.last_party = party;
            self.parties += 1;
            if self.first_party == 0 {
                self.first_party = party;
            }
        }
    }

    /// Together with those that come behind them.
    fn and(self, behind: Self) -> (usize, usize) {
        let shared = u32::from(self.last_party > 0 && self.last_party == behind.first_party);
        (
            (self.speakers + behind.speakers) as usize,
            (self.parties + behind.parties - shared) as usize,
        )
    }
}

fn voices(
    connection: &Connection,
    beside: &dyn Fn() -> Option<Connection>,
    groups: usize,
    group: &(dyn Fn(i64) -> Option<u32> + Sync),
) -> rusqlite::Result<Vec<(usize, usize)>> {
    let mut speakers =
        connection.prepare("SELECT id, coalesce(party_id, -1) FROM speakers ORDER BY party_id")?;
    let speakers: Vec<(i64, i64)> = speakers
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut numbers: HashMap<i64, u32> = HashMap::new();
    let numbered: Vec<(i64, u32)> = speakers
        .into_iter()
        .map(|(speaker, party)| {
            let next = u32::try_from(numbers.len() + 1).unwrap_or(u32::MAX);
            let party = if party < 0 {
                0
            } else {
                *numbers.entry(party).or_insert(next)
            };
            (speaker, party)
        })
        .collect();
    let other = if numbered.len() < MANY {
        None
    } else {
        beside()
    };
    let Some(other) = other else {
        let met = said(connection, &numbered, groups, group)?;
        return Ok(met.into_iter().map(|met| met.and(Met::default())).collect());
    };
    let (before, behind) = numbered.split_at(numbered.len() / 2);
    let (first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(move || said(&other, behind, groups, group));
        (said(connection, before, groups, group), second.join())
    });
    // Nothing that is read there can panic; were it to, it is read again here.
    let second = second.unwrap_or_else(|_| said(connection, behind, groups, group))?;
    let both = first?.into_iter().zip(second);
    Ok(both.map(|(first, second)| first.and(second)).collect())
}

/// What each group has met of some speakers with their parties.
fn said(
    connection: &Connection,
    speakers: &[(i64, u32)],
    groups: usize,
    group: &dyn Fn(i64) -> Option<u32>,
) -> rusqlite::Result<Vec<Met>> {
    let mut met = vec![Met::default(); groups];
    let mut claims =
        connection.prepare("SELECT claim_id FROM attributions WHERE speaker_id = ?1")?;
    for (number, (speaker, party)) in (1..).zip(speakers) {
        let mut rows = claims.query([speaker])?;
        while let Some(row) = rows.next()? {
            let group = group(row.get_ref(0)?.as_i64()?);
            if let Some(met) = group.and_then(|group| met.get_mut(group as usize)) {
                met.meet(number, *party);
            }
        }
    }
    Ok(met)
}
