//! The version of the schema, and how older files come up to it.

use rusqlite::Connection;

/// The current schema.
pub const SCHEMA: &str = include_str!("../../schema.sql");
/// "gsay": marks an SQLite file as a casebook.
pub const APPLICATION_ID: i64 = 0x6773_6179;
/// The version of [`SCHEMA`].
pub const VERSION: i64 = 3;
/// The version of the oldest files that there are.
pub(super) const OLDEST: i64 = 1;

/// The frozen step from each version to the next; the first leads from version 1 to 2.
const UPGRADES: [&str; (VERSION - OLDEST) as usize] = [
    include_str!("upgrades/0002.sql"),
    include_str!("upgrades/0003.sql"),
];

/// Makes the tables and views of an empty file.
pub(super) fn create(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(SCHEMA)
}

/// Brings a file of an older version up to the current one.
pub(super) fn upgrade(connection: &Connection, from: i64) -> rusqlite::Result<()> {
    for step in UPGRADES
        .iter()
        .skip(usize::try_from(from - OLDEST).unwrap_or(0))
    {
        connection.execute_batch(step)?;
    }
    Ok(())
}
