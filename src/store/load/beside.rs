//! What is stored under the ids of records that come in, and all that those and these refer to: a part of the casebook in
//! which they merge and check as they would in the whole.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Row};

use crate::model::merge::Identified;
use crate::model::record::{
    Aliases, AssessmentRecord, ClaimRecord, DocumentRecord, DroppedRecord, JudgementRecord,
    LinkRecord, QuestionRecord, Records, SpeakerRecord, Text,
};
use crate::store::connection::{Store, Transaction};
use crate::store::fault::StoreFault;
use crate::store::load::ids::row_id;
use crate::store::load::rows::{self, by_language, those};
use crate::store::load::scope::Kind;
use crate::store::load::sql;

/// How many queries are kept ready: as many as there are.
const KEPT_READY: usize = 48;

impl Store {
    /// What is stored under the ids of new records, and all that those and these refer to, as it was entered: also all claims of
    /// questions, and in documents, that change so that claims may no longer fit.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn records_beside(&self, new: &Records) -> Result<Records, StoreFault> {
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        beside(&snapshot, new).map_err(fault)
    }
}

impl Store {
    /// Whether there are more claims than so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has_many_claims(&self, number: usize) -> Result<bool, StoreFault> {
        self.connection()
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM claims LIMIT 1 OFFSET ?1)",
                [number],
                |row| row.get(0),
            )
            .map_err(|source| self.fault(source))
    }
}

/// The claim of a row.
pub(super) fn claim_at(connection: &Connection, row: i64) -> rusqlite::Result<Option<ClaimRecord>> {
    let said = those(connection, &sql::STATEMENTS.one(), [row], rows::statement)?;
    let mut said = Some(said);
    let read = |row: &Row<'_>| rows::claim(row, said.take().unwrap_or_default());
    Ok(those(connection, &sql::CLAIMS.one(), [row], read)?.pop())
}

impl Transaction<'_> {
    /// As [`Store::records_beside`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn records_beside(&self, new: &Records) -> Result<Records, StoreFault> {
        beside(&self.connection, new).map_err(|source| self.fault(source))
    }
}

fn beside(connection: &Connection, new: &Records) -> rusqlite::Result<Records> {
    let mut search = Search::new(connection)?;
    search.name_all(new)?;
    search.fetch()?;
    search.add_affected(new)?;
    search.fetch()?;
    search.add_decisions(new)?;
    search.fetch()?;
    search.add_dropped(new)?;
    search.fetch()?;
    Ok(search.found.normalised())
}

pub(super) struct Search<'a> {
    connection: &'a Connection,
    /// The rows that are found or will be.
    seen: BTreeSet<(Kind, i64)>,
    waiting: Vec<(Kind, i64)>,
    /// The ids of dropped drafts that are wanted.
    dropped: BTreeSet<String>,
    pub(super) found: Records,
}

impl<'a> Search<'a> {
    pub(super) fn new(connection: &'a Connection) -> rusqlite::Result<Self> {
        connection.set_prepared_statement_cache_capacity(KEPT_READY);
        // Else SQLite plans a query anew for each key, for the sake of indexes that hold some rows only.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(Self {
            connection,
            seen: BTreeSet::new(),
            waiting: Vec::new(),
            dropped: BTreeSet::new(),
            found: Records::default(),
        })
    }

    /// Finds what has the ids of records, and what they refer to.
    fn name_all(&mut self, new: &Records) -> rusqlite::Result<()> {
        for party in &new.parties {
            self.name(Kind::Party, &party.id)?;
        }
        for speaker in &new.speakers {
            self.name(Kind::Speaker, &speaker.id)?;
            self.of_speaker(speaker)?;
        }
        for outlet in &new.outlets {
            self.name(Kind::Outlet, &outlet.id)?;
        }
        for document in &new.documents {
            self.name(Kind::Document, &document.id)?;
            self.of_document(document)?;
        }
        for question in &new.questions {
            self.name(Kind::Question, &question.id)?;
            self.of_question(question)?;
        }
        for claim in &new.claims {
            self.name(Kind::Claim, &claim.id)?;
            self.of_claim(claim)?;
        }
        for link in &new.links {
            self.name(Kind::Claim, &link.from)?;
            self.name(Kind::Claim, &link.to)?;
        }
        for claim in new
            .judgements
            .iter()
            .flat_map(|judgement| &judgement.claims)
        {
            self.name(Kind::Claim, claim)?;
        }
        for assessment in &new.assessments {
            self.name(Kind::Claim, &assessment.claim)?;
            self.of_assessment(assessment)?;
        }
        for dropped in &new.dropped {
            self.name(Kind::Claim, &dropped.id)?;
            self.name(Kind::Document, &dropped.document)?;
        }
        Ok(())
    }

    fn name(&mut self, kind: Kind, id: &str) -> rusqlite::Result<()> {
        if let Some(row) = row_id(self.connection, kind, id)? {
            self.want(kind, row);
        }
        Ok(())
    }

    fn name_if(&mut self, kind: Kind, id: &Option<Text>) -> rusqlite::Result<()> {
        id.as_ref().map_or(Ok(()), |id| self.name(kind, id))
    }

    pub(super) fn want(&mut self, kind: Kind, row: i64) {
        if self.seen.insert((kind, row)) {
            self.waiting.push((kind, row));
        }
    }

    fn of_speaker(&mut self, speaker: &SpeakerRecord) -> rusqlite::Result<()> {
        self.name_if(Kind::Party, &speaker.party)?;
        self.name_if(Kind::Outlet, &speaker.outlet)
    }

    fn of_document(&mut self, document: &DocumentRecord) -> rusqlite::Result<()> {
        self.name_if(Kind::Outlet, &document.outlet)?;
        for cited in &document.cites {
            self.name(Kind::Document, cited)?;
            self.name(Kind::Outlet, cited)?;
        }
        match &document.origin {
            Some(origin) => self.name(Kind::Document, &origin.of),
            None => Ok(()),
        }
    }

    fn of_question(&mut self, question: &QuestionRecord) -> rusqlite::Result<()> {
        self.name_if(Kind::Question, &question.part_of)
    }

    fn of_claim(&mut self, claim: &ClaimRecord) -> rusqlite::Result<()> {
        self.name_if(Kind::Question, &claim.question)?;
        for said in &claim.said {
            self.name(Kind::Speaker, &said.by)?;
            self.name(Kind::Document, &said.document)?;
            self.name_if(Kind::Outlet, &said.via)?;
        }
        Ok(())
    }

    fn of_assessment(&mut self, assessment: &AssessmentRecord) -> rusqlite::Result<()> {
        for evidence in &assessment.evidence {
            self.name_if(Kind::Document, &evidence.document)?;
        }
        Ok(())
    }

    /// Reads what waits, and what that refers to.
    pub(super) fn fetch(&mut self) -> rusqlite::Result<()> {
        while let Some((kind, row)) = self.waiting.pop() {
            match kind {
                Kind::Party => {
                    let aliases = self.aliases(&sql::PARTY_ALIASES, row)?;
                    let found = self.one(&sql::PARTIES, row, |row| rows::party(row, aliases))?;
                    self.found.parties.extend(found);
                }
                Kind::Speaker => {
                    let aliases = self.aliases(&sql::SPEAKER_ALIASES, row)?;
                    let offices = self.several(&sql::OFFICES, row, rows::office)?;
                    let found = self.one(&sql::SPEAKERS, row, |row| {
                        rows::speaker(row, aliases, offices)
                    })?;
                    if let Some(speaker) = found {
                        self.of_speaker(&speaker)?;
                        self.found.speakers.push(speaker);
                    }
                }
                Kind::Outlet => {
                    let found = self.one(&sql::OUTLETS, row, rows::outlet)?;
                    self.found.outlets.extend(found);
                }
                Kind::Document => {
                    let cites = self.several(&sql::CITATIONS, row, rows::citation)?;
                    let found = self.one(&sql::DOCUMENTS, row, |row| rows::document(row, cites))?;
                    if let Some(document) = found {
                        self.of_document(&document)?;
                        self.found.documents.push(document);
                    }
                }
                Kind::Question => {
                    let options = self.several(&sql::OPTIONS, row, |row| {
                        let aliases = self.aliases(&sql::OPTION_ALIASES, row.get("id")?)?;
                        rows::option(row, aliases)
                    })?;
                    let found =
                        self.one(&sql::QUESTIONS, row, |row| rows::question(row, options))?;
                    if let Some(question) = found {
                        self.of_question(&question)?;
                        self.found.questions.push(question);
                    }
                }
                Kind::Claim => {
                    let found = claim_at(self.connection, row)?;
                    if let Some(claim) = found {
                        self.of_claim(&claim)?;
                        self.found.claims.push(claim);
                    }
                }
            }
        }
        Ok(())
    }

    /// A question that changes may no longer fit its claims and its parts, and a document its statements.
    fn add_affected(&mut self, new: &Records) -> rusqlite::Result<()> {
        let found = &self.found;
        let mut stored = Records {
            questions: found.questions.clone(),
            documents: found.documents.clone(),
            ..Records::default()
        }
        .normalised();
        let id = |question: &QuestionRecord| question.id.value.clone();
        let questions: HashMap<_, _> = stored
            .questions
            .drain(..)
            .map(|old| (id(&old), old))
            .collect();
        for question in &new.questions {
            if let Some(old) = questions.get(&question.id.value)
                && old != question
                && let Some(row) = row_id(self.connection, Kind::Question, &old.id)?
            {
                for claim in self.ids(sql::CLAIMS_OF_QUESTION, row)? {
                    self.want(Kind::Claim, claim);
                }
                for part in self.ids(sql::PARTS_OF_QUESTION, row)? {
                    self.want(Kind::Question, part);
                }
            }
        }
        let length = |old: DocumentRecord| (old.id.value, old.characters);
        let documents: HashMap<_, _> = stored.documents.drain(..).map(length).collect();
        for document in &new.documents {
            if let Some(characters) = documents.get(&document.id.value)
                && *characters != document.characters
                && let Some(row) = row_id(self.connection, Kind::Document, &document.id)?
            {
                for claim in self.ids(sql::CLAIMS_OF_DOCUMENT, row)? {
                    self.want(Kind::Claim, claim);
                }
                let dropped = sql::DROPPED_OF_DOCUMENT;
                self.dropped
                    .extend(those(self.connection, dropped, [row], |row| {
                        row.get::<_, String>(0)
                    })?);
            }
        }
        Ok(())
    }

    /// What was decided before in place of what is decided now.
    fn add_decisions(&mut self, new: &Records) -> rusqlite::Result<()> {
        let links: HashSet<String> = new.links.iter().map(Identified::identity).collect();
        for from in first_of(new.links.iter().map(|link| &link.from)) {
            let old: Vec<LinkRecord> = self.decided(&sql::LINKS, from, rows::link)?;
            let same = |link: &LinkRecord| links.contains(&link.identity());
            self.found.links.extend(old.into_iter().filter(same));
        }
        let judgements: HashSet<String> = new.judgements.iter().map(Identified::identity).collect();
        let judged = new
            .judgements
            .iter()
            .filter_map(|judgement| judgement.claims.iter().min_by(|a, b| a.value.cmp(&b.value)));
        for claim in first_of(judged) {
            let old: Vec<JudgementRecord> =
                self.decided(&sql::JUDGEMENTS, claim, rows::judgement)?;
            let same = |judgement: &JudgementRecord| judgements.contains(&judgement.identity());
            self.found.judgements.extend(old.into_iter().filter(same));
        }
        let assessments: HashSet<String> =
            new.assessments.iter().map(Identified::identity).collect();
        for claim in first_of(new.assessments.iter().map(|assessment| &assessment.claim)) {
            let old = self.decided(&sql::ASSESSMENTS, claim, |row| {
                let evidence = self.several(&sql::EVIDENCE, row.get("id")?, rows::evidence)?;
                rows::assessment(row, evidence)
            })?;
            for assessment in old {
                if assessments.contains(&assessment.identity()) {
                    self.of_assessment(&assessment)?;
                    self.found.assessments.push(assessment);
                }
            }
        }
        Ok(())
    }

    /// Dropped drafts with the ids of new claims and of new dropped drafts, and those of documents that change.
    fn add_dropped(&mut self, new: &Records) -> rusqlite::Result<()> {
        let claims = new.claims.iter().map(|claim| &claim.id.value);
        let dropped = new.dropped.iter().map(|dropped| &dropped.id.value);
        let mut wanted = std::mem::take(&mut self.dropped);
        wanted.extend(claims.chain(dropped).cloned());
        let of_id = sql::DROPPED.one();
        for id in &wanted {
            let found: Vec<DroppedRecord> = those(self.connection, &of_id, [id], rows::dropped)?;
            for dropped in found {
                self.name(Kind::Document, &dropped.document)?;
                self.found.dropped.push(dropped);
            }
        }
        Ok(())
    }

    fn decided<T>(
        &self,
        of: &sql::Read,
        claim: &str,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        match row_id(self.connection, Kind::Claim, claim)? {
            Some(row) => self.several(of, row, read),
            None => Ok(Vec::new()),
        }
    }

    fn one<T>(
        &self,
        of: &sql::Read,
        id: i64,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Option<T>> {
        let mut statement = self.connection.prepare_cached(&of.one())?;
        let mut rows = statement.query([id])?;
        rows.next()?.map(read).transpose()
    }

    fn several<T>(
        &self,
        of: &sql::Read,
        id: i64,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        those(self.connection, &of.one(), [id], read)
    }

    fn ids(&self, sql: &str, id: i64) -> rusqlite::Result<Vec<i64>> {
        those(self.connection, sql, [id], |row| row.get(0))
    }

    fn aliases(&self, of: &sql::Read, id: i64) -> rusqlite::Result<Aliases> {
        Ok(by_language(self.several(of, id, rows::name)?))
    }
}

/// Each id once.
fn first_of<'t>(ids: impl Iterator<Item = &'t Text>) -> BTreeSet<&'t str> {
    ids.map(|id| id.value.as_str()).collect()
}
