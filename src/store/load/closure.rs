//! Which rows a part has: from what is asked about to all that an answer needs.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::store::load::ids::row_id;
use crate::store::load::rows::those;
use crate::store::load::scope::{Kind, Need, Reach};
use crate::store::load::sql;

/// The rows to begin with; what they refer to is found when they are read.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) claims: BTreeSet<i64>,
    /// The claims whose assessments are wanted.
    pub(super) assessed: BTreeSet<i64>,
    pub(super) questions: BTreeSet<i64>,
    pub(super) speakers: BTreeSet<i64>,
    pub(super) outlets: BTreeSet<i64>,
    pub(super) documents: BTreeSet<i64>,
    /// The documents whose own sources are wanted.
    pub(super) traced: BTreeSet<i64>,
    /// Whether the sources of all documents of the claims are wanted, to the end.
    pub(super) follows_sources: bool,
}

/// Something that hangs together with others in a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Topic {
    Question(i64),
    /// A claim that answers no question.
    Claim(i64),
}

struct Search<'a> {
    connection: &'a Connection,
    rows: Rows,
    /// The questions of which all claims are found.
    complete: BTreeSet<i64>,
    /// The questions of which all that they are compared with is found.
    compared: BTreeSet<i64>,
}

/// The rows of what is asked about.
pub(super) fn rows_of(connection: &Connection, needs: &[Need<'_>]) -> rusqlite::Result<Rows> {
    let mut search = Search {
        connection,
        rows: Rows::default(),
        complete: BTreeSet::new(),
        compared: BTreeSet::new(),
    };
    for need in needs {
        if let Some(id) = row_id(connection, need.kind, need.id)? {
            search.add(need.kind, id, need.reach)?;
        }
    }
    search.add_retractions()?;
    Ok(search.rows)
}

impl Search<'_> {
    fn add(&mut self, kind: Kind, id: i64, reach: Reach) -> rusqlite::Result<()> {
        self.rows.follows_sources |= reach == Reach::Sourced;
        match kind {
            Kind::Claim => self.claim(id, reach),
            Kind::Question => self.question(id, reach),
            Kind::Speaker => {
                self.rows.speakers.insert(id);
                if reach == Reach::Named {
                    return Ok(());
                }
                let claims = self.ids(sql::CLAIMS_OF_SPEAKER, id)?;
                self.told(claims, reach)
            }
            Kind::Party => {
                for speaker in self.ids(sql::SPEAKERS_OF_PARTY, id)? {
                    self.add(Kind::Speaker, speaker, reach)?;
                }
                Ok(())
            }
            Kind::Document => {
                self.rows.traced.insert(id);
                if reach == Reach::Named {
                    return Ok(());
                }
                if reach == Reach::Sourced {
                    let users = [sql::CITING, sql::MADE_FROM];
                    for user in users {
                        self.rows.traced.extend(self.ids(user, id)?);
                    }
                }
                let claims = self.ids(sql::CLAIMS_OF_DOCUMENT, id)?;
                self.told(claims, reach)
            }
            Kind::Outlet => {
                self.rows.outlets.insert(id);
                if reach == Reach::Named {
                    return Ok(());
                }
                let documents = self.ids(sql::DOCUMENTS_OF_OUTLET, id)?;
                self.rows.documents.extend(documents);
                Ok(())
            }
        }
    }

    fn claim(&mut self, claim: i64, reach: Reach) -> rusqlite::Result<()> {
        self.rows.claims.insert(claim);
        if !matches!(reach, Reach::Compared | Reach::Disputed) {
            return Ok(());
        }
        self.rows.assessed.insert(claim);
        let linked = self.linked(claim)?;
        self.rows.claims.extend(&linked);
        let topic = self.topic(claim)?;
        if reach == Reach::Disputed {
            // What is linked to the claim is shown with those of the same answer.
            for other in linked {
                if let Topic::Question(question) = self.topic(other)? {
                    self.complete(question)?;
                }
            }
            self.dispute(topic)
        } else if let Topic::Question(question) = topic {
            self.compare(question)
        } else {
            Ok(())
        }
    }

    fn question(&mut self, question: i64, reach: Reach) -> rusqlite::Result<()> {
        self.rows.questions.insert(question);
        match reach {
            Reach::Named => Ok(()),
            Reach::Said | Reach::Sourced => self.complete(question),
            Reach::Compared => {
                self.compare(question)?;
                for claim in self.ids(sql::CLAIMS_OF_QUESTION, question)? {
                    let against = self.set_against(claim)?;
                    self.rows.claims.extend(against);
                }
                Ok(())
            }
            Reach::Disputed => self.dispute(Topic::Question(question)),
        }
    }

    /// The claims of a speaker or in a document.
    fn told(&mut self, claims: Vec<i64>, reach: Reach) -> rusqlite::Result<()> {
        self.rows.claims.extend(&claims);
        if !matches!(reach, Reach::Compared | Reach::Disputed) {
            return Ok(());
        }
        for claim in claims {
            let against = self.set_against(claim)?;
            self.rows.claims.extend(against);
            if let Topic::Question(question) = self.topic(claim)? {
                self.compare(question)?;
            }
        }
        Ok(())
    }

    /// Takes in all claims of a question.
    fn complete(&mut self, question: i64) -> rusqlite::Result<()> {
        if self.complete.insert(question) {
            let claims = self.ids(sql::CLAIMS_OF_QUESTION, question)?;
            self.rows.claims.extend(claims);
        }
        Ok(())
    }

    /// The claims that the rule holds against those of a question: of it, its wholes and its parts.
    fn compare(&mut self, question: i64) -> rusqlite::Result<()> {
        if !self.compared.insert(question) {
            return Ok(());
        }
        for related in [sql::WHOLE_OF_QUESTION, sql::PARTS_OF_QUESTION] {
            let mut seen = BTreeSet::from([question]);
            let mut waiting = vec![question];
            while let Some(at) = waiting.pop() {
                self.complete(at)?;
                let others = self.ids(related, at)?.into_iter();
                waiting.extend(others.filter(|other| seen.insert(*other)));
            }
        }
        Ok(())
    }

    /// All that may belong to the same dispute: wholes, parts, and what people set against each other, on and on.
    fn dispute(&mut self, start: Topic) -> rusqlite::Result<()> {
        let mut seen = BTreeSet::from([start]);
        let mut waiting = vec![start];
        while let Some(topic) = waiting.pop() {
            let mut others = Vec::new();
            let claims = match topic {
                Topic::Claim(claim) => vec![claim],
                Topic::Question(question) => {
                    for related in [sql::WHOLE_OF_QUESTION, sql::PARTS_OF_QUESTION] {
                        let related = self.ids(related, question)?;
                        others.extend(related.into_iter().map(Topic::Question));
                    }
                    self.complete(question)?;
                    self.ids(sql::CLAIMS_OF_QUESTION, question)?
                }
            };
            for claim in claims {
                self.rows.claims.insert(claim);
                for other in self.set_against(claim)? {
                    others.push(self.topic(other)?);
                }
                let linked = self.linked(claim)?;
                self.rows.claims.extend(linked);
            }
            waiting.extend(others.into_iter().filter(|other| seen.insert(*other)));
        }
        Ok(())
    }

    /// Whether a claim is live goes by what retracts it.
    fn add_retractions(&mut self) -> rusqlite::Result<()> {
        let mut waiting: Vec<i64> = self.rows.claims.iter().copied().collect();
        while let Some(claim) = waiting.pop() {
            for retracting in self.ids(sql::RETRACTED_BY, claim)? {
                if self.rows.claims.insert(retracting) {
                    waiting.push(retracting);
                }
            }
        }
        Ok(())
    }

    fn topic(&self, claim: i64) -> rusqlite::Result<Topic> {
        let question = self.ids(sql::QUESTION_OF_CLAIM, claim)?;
        let question = question.first().copied();
        Ok(question.map_or(Topic::Claim(claim), Topic::Question))
    }

    /// The other ends of the claim's links.
    fn linked(&self, claim: i64) -> rusqlite::Result<Vec<i64>> {
        let mut found = self.ids(sql::LINKED_FROM, claim)?;
        found.extend(self.ids(sql::LINKED_TO, claim)?);
        Ok(found)
    }

    /// What people say to contradict a claim.
    fn set_against(&self, claim: i64) -> rusqlite::Result<Vec<i64>> {
        let mut found = self.ids(sql::SET_AGAINST_FROM, claim)?;
        found.extend(self.ids(sql::SET_AGAINST_TO, claim)?);
        Ok(found)
    }

    fn ids(&self, sql: &str, key: i64) -> rusqlite::Result<Vec<i64>> {
        those(self.connection, sql, [key], |row| row.get(0))
    }
}
