//! Looking for words: first as they are written, best first; then in their other forms; then as parts of words.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, ToSql};

use crate::language::Language;
use crate::store::connection::Store;
use crate::store::search::asked::{Asked, Term};
use crate::store::search::found::{Filter, Found, Hits, Method, Order, Search, SearchFault};
use crate::store::search::matcher::Meant;
use crate::store::search::rows::{ClaimHit, DocumentHit};

/// How many hits are ranked at most. Ranking looks at every hit, counting does not: beyond this the newest are as good.
const RANKED: usize = 10_000;
/// The same for hits that have other forms of the words only, which follow those that have the words themselves.
const RANKED_FORMS: usize = 1_000;
/// How many words of the casebook one part of a word may stand for, the shortest first.
const MOST_WORDS: usize = 500;
/// How many forms one word may have.
const MOST_FORMS: usize = 100;

impl Store {
    /// Looks for words.
    ///
    /// # Errors
    /// When the words cannot be read, a filter names nothing that there is, or the file cannot be read.
    pub fn search(&self, search: &Search<'_>) -> Result<Found, SearchFault> {
        let asked = Asked::read(search.words)?;
        let fault = |source| SearchFault::Store(self.fault(source));
        // In one transaction, so that no writer comes between the words and what they stand for.
        let db = self.connection().unchecked_transaction().map_err(fault)?;
        let filter = Condition::of(&db, &search.filter).map_err(fault)??;
        let mut found = Found {
            claims: Hits::default(),
            documents: Hits::default(),
            method: Method::Words,
            parts_cut: false,
        };
        if !search.parts {
            let question = Question::in_words(&db, &asked).map_err(fault)?;
            found.fill(&db, search, &question, &filter).map_err(fault)?;
        }
        if found.claims.total + found.documents.total == 0 {
            let (question, cut) = Question::in_parts(&db, &asked).map_err(fault)?;
            found.fill(&db, search, &question, &filter).map_err(fault)?;
            found.parts_cut = cut;
            found.method = Method::Parts;
        }
        Ok(found)
    }
}

impl Found {
    fn fill(
        &mut self,
        db: &Connection,
        search: &Search<'_>,
        question: &Question,
        filter: &Condition,
    ) -> rusqlite::Result<()> {
        if search.claims {
            let ids = question.hits(db, "search_claims", filter, search.limit)?;
            self.claims = ids.rows(|id| ClaimHit::load(db, id, &question.wide))?;
        }
        if search.documents && filter.values.is_empty() {
            let ids = question.hits(db, "search_documents", filter, search.limit)?;
            self.documents = ids.rows(|id| DocumentHit::load(db, id, &question.wide))?;
        }
        Ok(())
    }
}

/// A condition on claims, with the values of its parameters from the second on.
struct Condition {
    sql: String,
    values: Vec<i64>,
}

impl Condition {
    fn of(db: &Connection, filter: &Filter<'_>) -> rusqlite::Result<Result<Self, SearchFault>> {
        let mut condition = Self {
            sql: String::new(),
            values: Vec::new(),
        };
        let said = "EXISTS (SELECT 1 FROM attributions a JOIN speakers s ON s.id = a.speaker_id WHERE a.claim_id = f.rowid AND";
        for (what, table, id, clause) in [
            (
                "question",
                "questions",
                filter.question,
                "EXISTS (SELECT 1 FROM claims c WHERE c.id = f.rowid AND c.question_id ="
                    .to_owned(),
            ),
            (
                "speaker",
                "speakers",
                filter.speaker,
                format!("{said} s.id ="),
            ),
            (
                "party",
                "parties",
                filter.party,
                format!("{said} s.party_id ="),
            ),
        ] {
            let Some(id) = id else { continue };
            let row: Option<i64> = db
                .query_row(
                    &format!("SELECT id FROM {table} WHERE slug = ?1"),
                    [id],
                    |row| row.get(0),
                )
                .optional()?;
            let Some(row) = row else {
                let id = id.to_owned();
                return Ok(Err(SearchFault::Unknown { what, id }));
            };
            condition.values.push(row);
            let number = condition.values.len() + 1;
            condition.sql += &format!(" AND {clause} ?{number})");
        }
        Ok(Ok(condition))
    }
}

/// What is asked, in the casebook's words.
struct Question {
    /// As it was typed.
    exact: String,
    /// In all forms of the words.
    wide: Vec<Meant>,
    unwanted: String,
}

impl Question {
    /// Whole words, in all forms.
    fn in_words(db: &Connection, asked: &Asked) -> rusqlite::Result<Self> {
        let exact: Vec<Meant> = asked.wanted.iter().map(Meant::exactly).collect();
        let forms = |terms: &[Term]| {
            terms
                .iter()
                .map(|term| Ok(Meant::exactly(term).or(forms(db, term)?)))
                .collect::<rusqlite::Result<Vec<Meant>>>()
        };
        Ok(Self {
            exact: all(&exact),
            wide: forms(&asked.wanted)?,
            unwanted: any(&forms(&asked.unwanted)?),
        })
    }

    /// Parts of words. Also says whether there were more words with them than are looked for.
    fn in_parts(db: &Connection, asked: &Asked) -> rusqlite::Result<(Self, bool)> {
        let mut cut = false;
        let mut wide = Vec::new();
        for term in &asked.wanted {
            let mut meant = Meant::exactly(term);
            if !term.is_phrase {
                for part in term
                    .joined
                    .iter()
                    .chain(term.words.first().filter(|_| term.words.len() == 1))
                {
                    let mut words = containing(db, part)?;
                    cut |= words.len() > MOST_WORDS;
                    words.truncate(MOST_WORDS);
                    meant = meant.or(words);
                }
            }
            wide.push(meant);
        }
        let unwanted = Self::in_words(db, asked)?.unwanted;
        let exact = all(&wide);
        Ok((
            Self {
                exact,
                wide,
                unwanted,
            },
            cut,
        ))
    }

    /// The rows that have it, the best first.
    fn hits(
        &self,
        db: &Connection,
        table: &str,
        filter: &Condition,
        limit: usize,
    ) -> rusqlite::Result<Hits<i64>> {
        let exact = self.exact.clone() + &self.unwanted;
        let wide = all(&self.wide) + &self.unwanted;
        // Numbers stand in the statements: a limit that is a parameter has SQLite prepare them anew each time.
        let run = |what: &str, expression: &str, order: &str| -> rusqlite::Result<Vec<i64>> {
            let sql = format!(
                "{what} FROM {table} f WHERE {table} MATCH ?1{} {order}",
                filter.sql
            );
            let mut values: Vec<&dyn ToSql> = vec![&expression];
            values.extend(filter.values.iter().map(|value| value as &dyn ToSql));
            db.prepare_cached(&sql)?
                .query_map(values.as_slice(), |row| row.get(0))?
                .collect()
        };
        let count = |expression: &str, most: usize| -> rusqlite::Result<usize> {
            let what = "SELECT count(*) FROM (SELECT 1";
            let counted = run(what, expression, &format!("LIMIT {})", most + 1))?;
            let first = counted.first().copied().unwrap_or(0);
            Ok(usize::try_from(first).unwrap_or(0))
        };
        let first = |expression: &str, order: Order, number: usize| {
            let order = match order {
                Order::Newest => "f.rowid DESC".into(),
                Order::Relevance => format!("bm25({table}), f.rowid"),
            };
            let order = format!("ORDER BY {order} LIMIT {number}");
            run("SELECT f.rowid", expression, &order)
        };
        let exactly = count(&exact, RANKED)?;
        let mut hits = Hits {
            rows: Vec::new(),
            total: exactly.min(RANKED),
            more: exactly > RANKED,
            order: Order::Relevance,
        };
        if hits.more {
            hits.order = Order::Newest;
        }
        if exactly > 0 && limit > 0 {
            hits.rows = first(&exact, hits.order, limit)?;
        }
        if hits.more || wide == exact {
            return Ok(hits);
        }
        let most = RANKED_FORMS.max(exactly);
        let widely = count(&wide, most)?;
        hits.total = widely.min(most);
        hits.more = widely > most;
        if hits.rows.len() < limit && widely > exactly {
            let order = if hits.more {
                Order::Newest
            } else {
                Order::Relevance
            };
            // Those that the first look gave may come again.
            let had: HashSet<i64> = hits.rows.iter().copied().collect();
            for row in first(&wide, order, limit + hits.rows.len())? {
                if hits.rows.len() < limit && !had.contains(&row) {
                    hits.rows.push(row);
                }
            }
        }
        Ok(hits)
    }
}

fn all(terms: &[Meant]) -> String {
    let each: Vec<String> = terms.iter().map(Meant::expression).collect();
    format!("({})", each.join(" AND "))
}

fn any(terms: &[Meant]) -> String {
    if terms.is_empty() {
        return String::new();
    }
    let each: Vec<String> = terms.iter().map(Meant::expression).collect();
    format!(" NOT ({})", each.join(" OR "))
}

/// The other words of the casebook that have the stem of a term's word in a language that they both may be of.
fn forms(db: &Connection, term: &Term) -> rusqlite::Result<Vec<String>> {
    if term.is_phrase || term.is_prefix {
        return Ok(Vec::new());
    }
    let mut statement = db.prepare_cached(&format!(
        "SELECT w.word FROM search_stems s JOIN search_words w ON w.id = s.word_id
             WHERE s.lang = ?1 AND s.stem = ?2 ORDER BY length(w.word), w.word LIMIT {MOST_FORMS}"
    ))?;
    let mut found = Vec::new();
    let alone = term.words.first().filter(|_| term.words.len() == 1);
    for word in alone.into_iter().chain(&term.joined) {
        for language in Language::INDEXED {
            let Some(stem) = language.stem(word) else {
                continue;
            };
            let words = statement
                .query_map((language.code(), stem), |row| row.get(0))?
                .collect::<rusqlite::Result<Vec<String>>>()?;
            found.extend(words);
        }
    }
    Ok(found)
}

/// The words of the casebook that have this in them, the shortest first; one more than are looked for if there are more.
fn containing(db: &Connection, part: &str) -> rusqlite::Result<Vec<String>> {
    // A triple of letters is the least that the index of parts has.
    let condition = if part.chars().nth(2).is_some() {
        "search_parts WHERE word LIKE '%' || ?1 || '%'"
    } else {
        "search_words WHERE instr(word, ?1)"
    };
    let most = MOST_WORDS + 1;
    db.prepare_cached(&format!(
        "SELECT word FROM {condition} ORDER BY length(word), word LIMIT {most}"
    ))?
    .query_map([part], |row| row.get(0))?
    .collect()
}
