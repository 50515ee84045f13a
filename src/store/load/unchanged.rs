//! Which of many records a casebook has as they are, found out without making records of what it has.

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Statement};

use crate::model::record::{
    AttributionRecord, ClaimRecord, DocumentRecord, OptionRecord, QuestionRecord, Text,
};
use crate::model::slugs::Slugs;
use crate::store::connection::Transaction;
use crate::store::fault::StoreFault;
use crate::store::load::ids::row_id;
use crate::store::load::scope::Kind;

/// Tells which records, in their one spelling, a casebook surely has as they are. Of another, a closer look may find the same.
pub struct Unchanged<'t> {
    transaction: &'t Transaction<'t>,
    claim: Statement<'t>,
    said: Statement<'t>,
    document: Statement<'t>,
    cites: Statement<'t>,
    question: Statement<'t>,
    options: Statement<'t>,
    rows: Rows<'t>,
}

/// The rows of ids that were looked up.
struct Rows<'t> {
    db: &'t Connection,
    found: HashMap<Kind, (Slugs, Vec<i64>)>,
}

impl<'t> Unchanged<'t> {
    /// Makes ready.
    ///
    /// # Errors
    /// When the file is not what it should be.
    pub fn new(transaction: &'t Transaction<'t>) -> Result<Self, StoreFault> {
        let db: &Connection = &transaction.connection;
        let make = || {
            Ok(Self {
                transaction,
                claim: db.prepare(
                    "SELECT id, question_id, text, answer, as_of, status, note FROM claims WHERE slug = ?1",
                )?,
                said: db.prepare(
                    "SELECT speaker_id, document_id, via_id, span_start, span_end, span_sha256, form, said, note
                     FROM attributions WHERE claim_id = ?1 ORDER BY place",
                )?,
                document: db.prepare(
                    "SELECT id, outlet_id, origin_document_id, characters, title, url, archive_url, lang, published, updated,
                       retrieved, sha256, origin_kind, note FROM documents WHERE slug = ?1",
                )?,
                cites: db.prepare(
                    "SELECT cited_document_id, cited_outlet_id FROM citations WHERE document_id = ?1 ORDER BY place",
                )?,
                question: db.prepare(
                    "SELECT id, part_of, measure, exhaustive, text, answer_kind, unit, timing, scope, zone, note
                     FROM questions WHERE slug = ?1",
                )?,
                options: db.prepare(
                    "SELECT slug, name, EXISTS (SELECT 1 FROM option_aliases a WHERE a.option_id = o.id) FROM options o
                     WHERE question_id = ?1 ORDER BY place",
                )?,
                rows: Rows {
                    db,
                    found: HashMap::new(),
                },
            })
        };
        make().map_err(|source| transaction.fault(source))
    }

    /// Whether this claim is surely there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has_claim(&mut self, claim: &ClaimRecord) -> Result<bool, StoreFault> {
        self.claim(claim)
            .map_err(|source| self.transaction.fault(source))
    }

    /// Whether this document is surely there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has_document(&mut self, document: &DocumentRecord) -> Result<bool, StoreFault> {
        self.document(document)
            .map_err(|source| self.transaction.fault(source))
    }

    /// Whether this question is surely there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has_question(&mut self, question: &QuestionRecord) -> Result<bool, StoreFault> {
        self.question(question)
            .map_err(|source| self.transaction.fault(source))
    }

    /// Whether there is anything of a kind with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn knows(&mut self, kind: Kind, id: &str) -> Result<bool, StoreFault> {
        let row = self.rows.find(kind, id);
        row.map(|row| row.is_some())
            .map_err(|source| self.transaction.fault(source))
    }

    fn claim(&mut self, claim: &ClaimRecord) -> rusqlite::Result<bool> {
        let mut found = self.claim.query([&claim.id.value])?;
        let Some(row) = found.next()? else {
            return Ok(false);
        };
        let status = match row.get_ref(5)? {
            ValueRef::Text(b"accepted") => claim.status.is_none(),
            status => is_text(status, &claim.status),
        };
        let same = status
            && is_text(row.get_ref(2)?, &Some(&claim.text))
            && is_text(row.get_ref(3)?, &claim.answer)
            && is_text(row.get_ref(4)?, &claim.as_of)
            && is_text(row.get_ref(6)?, &claim.note)
            && (self.rows).refers(row, 1, Kind::Question, claim.question.as_ref())?;
        if !same {
            return Ok(false);
        }
        let mut said = self.said.query([row.get::<_, i64>(0)?])?;
        for statement in &claim.said {
            match said.next()? {
                Some(row) if self.rows.is_statement(row, statement)? => {}
                _ => return Ok(false),
            }
        }
        Ok(said.next()?.is_none())
    }

    fn document(&mut self, document: &DocumentRecord) -> rusqlite::Result<bool> {
        let mut found = self.document.query([&document.id.value])?;
        let Some(row) = found.next()? else {
            return Ok(false);
        };
        let origin = document.origin.as_ref();
        let characters = document.characters.map(|characters| characters.value);
        let texts = [
            &document.title,
            &document.url,
            &document.archive_url,
            &document.lang,
            &document.published,
            &document.updated,
            &document.retrieved,
            &document.sha256,
            &origin.map(|origin| origin.how.clone()),
            &document.note,
        ];
        for (place, text) in texts.into_iter().enumerate() {
            if !is_text(row.get_ref(4 + place)?, text) {
                return Ok(false);
            }
        }
        let rows = &mut self.rows;
        let same = row.get::<_, Option<u64>>(3)? == characters
            && rows.refers(row, 1, Kind::Outlet, document.outlet.as_ref())?
            && rows.refers(row, 2, Kind::Document, origin.map(|origin| &origin.of))?;
        if !same {
            return Ok(false);
        }
        let mut cites = self.cites.query([row.get::<_, i64>(0)?])?;
        for cited in &document.cites {
            let Some(row) = cites.next()? else {
                return Ok(false);
            };
            let (place, kind) = match row.get_ref(0)? {
                ValueRef::Null => (1, Kind::Outlet),
                _ => (0, Kind::Document),
            };
            if !rows.refers(row, place, kind, Some(cited))? {
                return Ok(false);
            }
        }
        Ok(cites.next()?.is_none())
    }

    fn question(&mut self, question: &QuestionRecord) -> rusqlite::Result<bool> {
        let mut found = self.question.query([&question.id.value])?;
        let Some(row) = found.next()? else {
            return Ok(false);
        };
        let timing = match row.get_ref(7)? {
            ValueRef::Text(b"fixed") => question.timing.is_none(),
            timing => is_text(timing, &question.timing),
        };
        let same = timing
            && row.get::<_, bool>(2)? == question.measure.value
            && row.get::<_, bool>(3)? == question.exhaustive.value
            && is_text(row.get_ref(4)?, &Some(&question.text))
            && is_text(row.get_ref(5)?, &Some(&question.answer))
            && is_text(row.get_ref(6)?, &question.unit)
            && is_text(row.get_ref(8)?, &question.scope)
            && is_text(row.get_ref(9)?, &question.zone)
            && is_text(row.get_ref(10)?, &question.note)
            && (self.rows).refers(row, 1, Kind::Question, question.part_of.as_ref())?;
        if !same {
            return Ok(false);
        }
        let mut options = self.options.query([row.get::<_, i64>(0)?])?;
        for option in &question.options {
            match options.next()? {
                Some(row) if is_option(row, option)? => {}
                _ => return Ok(false),
            }
        }
        Ok(options.next()?.is_none())
    }
}

impl Rows<'_> {
    fn find(&mut self, kind: Kind, id: &str) -> rusqlite::Result<Option<i64>> {
        let (slugs, rows) = self.found.entry(kind).or_default();
        if let Some(known) = slugs.find(id) {
            return Ok(rows.get(known).copied());
        }
        let row = row_id(self.db, kind, id)?;
        if let Some(row) = row
            && slugs.add(id).is_ok()
        {
            rows.push(row);
        }
        Ok(row)
    }

    /// Whether a column refers to what has this id.
    fn refers(
        &mut self,
        row: &Row<'_>,
        column: usize,
        kind: Kind,
        id: Option<&Text>,
    ) -> rusqlite::Result<bool> {
        let stored: Option<i64> = row.get(column)?;
        match (stored, id) {
            (None, None) => Ok(true),
            (Some(stored), Some(id)) => Ok(self.find(kind, id)? == Some(stored)),
            _ => Ok(false),
        }
    }

    fn is_statement(
        &mut self,
        row: &Row<'_>,
        statement: &AttributionRecord,
    ) -> rusqlite::Result<bool> {
        let span: (Option<u64>, Option<u64>) = (row.get(3)?, row.get(4)?);
        let span = span.0.zip(span.1);
        let at = statement.at.as_ref().map(|at| at.as_str());
        Ok(
            span.map(|(from, to)| format!("{from}-{to}")).as_deref() == at
                && is_text(row.get_ref(5)?, &statement.sha256)
                && is_text(row.get_ref(6)?, &statement.form)
                && is_text(row.get_ref(7)?, &statement.date)
                && is_text(row.get_ref(8)?, &statement.note)
                && self.refers(row, 0, Kind::Speaker, Some(&statement.by))?
                && self.refers(row, 1, Kind::Document, Some(&statement.document))?
                && self.refers(row, 2, Kind::Outlet, statement.via.as_ref())?,
        )
    }
}

/// An option with names in other languages is for the closer look.
fn is_option(row: &Row<'_>, option: &OptionRecord) -> rusqlite::Result<bool> {
    let name = option.name.as_ref().unwrap_or(&option.id);
    Ok(option.aliases.is_empty()
        && !row.get::<_, bool>(2)?
        && is_text(row.get_ref(0)?, &Some(&option.id))
        && is_text(row.get_ref(1)?, &Some(name)))
}

fn is_text(stored: ValueRef<'_>, text: &Option<impl AsText>) -> bool {
    match (stored, text) {
        (ValueRef::Null, None) => true,
        (ValueRef::Text(stored), Some(text)) => stored == text.bytes(),
        _ => false,
    }
}

trait AsText {
    fn bytes(&self) -> &[u8];
}

impl AsText for Text {
    fn bytes(&self) -> &[u8] {
        self.value.as_bytes()
    }
}

impl AsText for &Text {
    fn bytes(&self) -> &[u8] {
        self.value.as_bytes()
    }
}
