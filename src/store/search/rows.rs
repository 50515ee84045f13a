//! What is shown of a hit: only the rows of the few that are shown are read.

use std::ops::Range;

use rusqlite::{Connection, OptionalExtension};

use crate::store::search::matcher::{Meant, places};

/// A claim that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimHit {
    /// Its id.
    pub claim: String,
    /// Its text.
    pub text: String,
    /// Where the text has what was looked for, in bytes.
    pub places: Vec<Range<usize>>,
    /// The id of the question that it answers.
    pub question: Option<String>,
    /// What is asked.
    pub question_text: Option<String>,
    /// Its answer as written.
    pub answer: Option<String>,
    /// `accepted`, `draft` or `retracted`; also retracted if everybody who said it took it back.
    pub status: String,
    /// Who said it.
    pub said: Vec<Said>,
}

/// That somebody said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The speaker's id.
    pub speaker: String,
    /// The speaker's name.
    pub name: String,
    /// The id of the speaker's party.
    pub party: Option<String>,
    /// When, as written.
    pub date: Option<String>,
    /// The document's id.
    pub document: String,
}

/// A document whose title was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHit {
    /// Its id.
    pub document: String,
    /// Its title.
    pub title: String,
    /// Where the title has what was looked for, in bytes.
    pub places: Vec<Range<usize>>,
    /// The name of its outlet.
    pub outlet: Option<String>,
    /// Its language.
    pub lang: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
}

impl ClaimHit {
    pub(super) fn load(
        db: &Connection,
        id: i64,
        meant: &[Meant],
    ) -> rusqlite::Result<Option<Self>> {
        let hit = db
            .prepare_cached(
                "SELECT c.slug, c.text, q.slug, q.text, c.answer,
                   CASE WHEN c.status = 'accepted' AND NOT EXISTS (SELECT 1 FROM live_claims l WHERE l.id = c.id)
                     THEN 'retracted' ELSE c.status END
                 FROM claims c LEFT JOIN questions q ON q.id = c.question_id WHERE c.id = ?1",
            )?
            .query_row([id], |row| {
                let text: String = row.get(1)?;
                Ok(Self {
                    claim: row.get(0)?,
                    places: places(meant, &text),
                    text,
                    question: row.get(2)?,
                    question_text: row.get(3)?,
                    answer: row.get(4)?,
                    status: row.get(5)?,
                    said: Vec::new(),
                })
            })
            .optional()?;
        let Some(mut hit) = hit else { return Ok(None) };
        hit.said = db
            .prepare_cached(
                "SELECT s.slug, s.name, p.slug, a.said, d.slug FROM attributions a
                 JOIN speakers s ON s.id = a.speaker_id JOIN documents d ON d.id = a.document_id
                 LEFT JOIN parties p ON p.id = s.party_id WHERE a.claim_id = ?1 ORDER BY a.place",
            )?
            .query_map([id], |row| {
                Ok(Said {
                    speaker: row.get(0)?,
                    name: row.get(1)?,
                    party: row.get(2)?,
                    date: row.get(3)?,
                    document: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(Some(hit))
    }
}

impl DocumentHit {
    pub(super) fn load(
        db: &Connection,
        id: i64,
        meant: &[Meant],
    ) -> rusqlite::Result<Option<Self>> {
        db.prepare_cached(
            "SELECT d.slug, d.title, o.name, d.lang, d.published FROM documents d
             LEFT JOIN outlets o ON o.id = d.outlet_id WHERE d.id = ?1 AND d.title IS NOT NULL",
        )?
        .query_row([id], |row| {
            let title: String = row.get(1)?;
            Ok(Self {
                document: row.get(0)?,
                places: places(meant, &title),
                title,
                outlet: row.get(2)?,
                lang: row.get(3)?,
                published: row.get(4)?,
            })
        })
        .optional()
    }
}
