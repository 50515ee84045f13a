//! Claims that share words with a text, the rarest words first. How much is read is bounded whatever the casebook's size.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use rusqlite::{Connection, OptionalExtension, params};

use crate::language::Language;
use crate::language::words::each_word;
use crate::store::connection::Store;
use crate::store::fault::StoreFault;

/// How many claims with one term are looked at; a term that more have finds nothing by itself.
const MOST_WITH: usize = 3_000;
/// How many claims with two common terms are looked at.
const MOST_WITH_BOTH: usize = 500;
/// How many of the common terms are looked for in twos.
const COMMON: usize = 4;
/// How many forms one word may have.
const MOST_FORMS: usize = 100;
/// How many claims the average length is taken of.
const SAMPLED: i64 = 500;

/// Something to look for: any of these words or phrases.
pub type Term = Vec<(Vec<String>, Language)>;

/// A claim that shares terms with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// Its id.
    pub claim: String,
    /// Its text.
    pub text: String,
    /// The id of the question that it answers.
    pub question: Option<String>,
    /// What is asked.
    pub question_text: Option<String>,
    /// What kind of answer the question wants, as written.
    pub wants: Option<String>,
    /// Its answer as written.
    pub answer: Option<String>,
    /// `accepted`, `draft` or `retracted`.
    pub status: String,
    /// The ids of those who said it.
    pub speakers: Vec<String>,
}

/// Claims that share terms with a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// Those that share the rarest, at most as many as were asked for.
    pub claims: Vec<Sharing>,
    /// How many claims have each term, reckoned where they are many.
    pub having: Vec<f64>,
    /// How many claims there are.
    pub texts: f64,
    /// How many words a claim has on average.
    pub average: f64,
}

/// Looks for claims that share words with texts, and remembers the words of one text for the next.
#[derive(Debug)]
pub struct Finder<'store> {
    store: &'store Store,
    texts: f64,
    last: i64,
    average: f64,
    terms: HashMap<Term, Rc<With>>,
}

/// The claims with one term.
#[derive(Debug, Default)]
struct With {
    /// As FTS5 reads it; empty where no claim has any of the words.
    expression: String,
    /// Their rows, in order, if they are not too many.
    rows: Vec<i64>,
    number: f64,
}

impl With {
    fn is_common(&self) -> bool {
        self.number > 0.0 && self.rows.is_empty()
    }
}

impl Store {
    /// A finder of claims; the index of words has to be there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn finder(&self) -> Result<Finder<'_>, StoreFault> {
        Finder::of(self).map_err(|source| self.fault(source))
    }
}

impl<'store> Finder<'store> {
    fn of(store: &'store Store) -> rusqlite::Result<Self> {
        let db = store.connection();
        let (texts, last): (i64, Option<i64>) =
            db.query_row("SELECT count(*), max(id) FROM claims", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let mut sample = db.prepare("SELECT text FROM claims ORDER BY id LIMIT ?1")?;
        let mut rows = sample.query([SAMPLED])?;
        let (mut claims, mut words) = (0_u32, 0_u32);
        while let Some(row) = rows.next()? {
            claims += 1;
            each_word(row.get_ref(0)?.as_str()?, |_| words += 1);
        }
        Ok(Self {
            store,
            texts: texts as f64,
            last: last.unwrap_or(0),
            average: f64::from(words) / f64::from(claims.max(1)),
            terms: HashMap::new(),
        })
    }

    /// At most `limit` claims that share terms, by how rare these are; equal ones in the order of entry.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn near(&mut self, terms: &[Term], limit: usize) -> Result<Shared, StoreFault> {
        self.find(terms, limit)
            .map_err(|source| self.store.fault(source))
    }

    fn find(&mut self, terms: &[Term], limit: usize) -> rusqlite::Result<Shared> {
        let db = self.store.connection();
        let mut with = Vec::with_capacity(terms.len());
        for term in terms {
            let known = match self.terms.get(term) {
                Some(known) => Rc::clone(known),
                None => {
                    let looked = Rc::new(self.look_for(db, term)?);
                    self.terms.insert(term.clone(), Rc::clone(&looked));
                    looked
                }
            };
            with.push(known);
        }
        let mut weights: HashMap<i64, f64> = HashMap::new();
        for with in &with {
            let weight = self.weight(with);
            for row in &with.rows {
                *weights.entry(*row).or_default() += weight;
            }
        }
        if weights.len() < limit {
            self.add_common(db, &with, &mut weights)?;
        }
        let mut rows: Vec<(i64, f64)> = weights.into_iter().collect();
        rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        rows.truncate(limit);
        let mut claims = Vec::with_capacity(rows.len());
        for (row, _) in rows {
            claims.extend(Sharing::load(db, row)?);
        }
        Ok(Shared {
            claims,
            having: with.iter().map(|with| with.number).collect(),
            texts: self.texts,
            average: self.average,
        })
    }

    /// Claims with two terms that too many have one by one.
    fn add_common(
        &self,
        db: &Connection,
        with: &[Rc<With>],
        weights: &mut HashMap<i64, f64>,
    ) -> rusqlite::Result<()> {
        let mut common: Vec<&With> = with
            .iter()
            .map(Rc::as_ref)
            .filter(|with| with.is_common())
            .collect();
        common.sort_by(|a, b| {
            let by_number = a.number.total_cmp(&b.number);
            by_number.then_with(|| a.expression.cmp(&b.expression))
        });
        common.dedup_by(|a, b| a.expression == b.expression);
        common.truncate(COMMON);
        for (place, first) in common.iter().enumerate() {
            // A single common term is better than nothing at all.
            let others = common.get(place + 1..).unwrap_or_default();
            for second in others {
                let both = format!("{} AND {}", first.expression, second.expression);
                let weight = self.weight(first) + self.weight(second);
                for row in matching(db, &both, MOST_WITH_BOTH)? {
                    *weights.entry(row).or_default() += weight;
                }
            }
        }
        if let (true, Some(only)) = (weights.is_empty(), common.first()) {
            let weight = self.weight(only);
            let rows = matching(db, &only.expression, MOST_WITH_BOTH)?;
            weights.extend(rows.into_iter().map(|row| (row, weight)));
        }
        Ok(())
    }

    fn weight(&self, with: &With) -> f64 {
        (1.0 + (self.texts - with.number + 0.5).max(0.0) / (with.number + 0.5)).ln()
    }

    fn look_for(&self, db: &Connection, term: &Term) -> rusqlite::Result<With> {
        let mut parts = BTreeSet::new();
        for (words, language) in term {
            parts.extend(spelled(db, words, *language)?);
        }
        if parts.is_empty() {
            return Ok(With::default());
        }
        let parts: Vec<String> = parts.into_iter().collect();
        let expression = format!("({})", parts.join(" OR "));
        let rows = matching(db, &expression, MOST_WITH + 1)?;
        let number = rows.len() as f64;
        let Some(last) = rows.get(MOST_WITH) else {
            return Ok(With {
                expression,
                rows,
                number,
            });
        };
        // Rows come in order: so many up to this one, and as many in proportion behind it.
        let number = (number * self.last as f64 / (*last).max(1) as f64)
            .clamp(number, self.texts.max(number));
        Ok(With {
            expression,
            rows: Vec::new(),
            number,
        })
    }
}

/// The rows of claims that match, in order.
fn matching(db: &Connection, expression: &str, most: usize) -> rusqlite::Result<Vec<i64>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    db.prepare_cached(
        "SELECT rowid FROM search_claims WHERE search_claims MATCH ?1 ORDER BY rowid LIMIT ?2",
    )?
    .query_map(params![expression, most], |row| row.get(0))?
    .collect()
}

/// Words as FTS5 looks for them: a phrase as it is, one word in all its forms; nothing where the casebook has no such word.
fn spelled(db: &Connection, words: &[String], language: Language) -> rusqlite::Result<Vec<String>> {
    // Folded words have no quotation marks, but whoever calls may give others.
    let quoted = |word: &String| format!("\"{}\"", word.replace('"', "\"\""));
    let mut known = db.prepare_cached("SELECT 1 FROM search_words WHERE word = ?1")?;
    let mut forms: BTreeSet<String> = BTreeSet::new();
    if let ([word], Some(stem)) = (words, words.first().and_then(|word| language.stem(word))) {
        let found = db
            .prepare_cached(&format!(
                "SELECT w.word FROM search_stems s JOIN search_words w ON w.id = s.word_id
                 WHERE s.lang = ?1 AND s.stem = ?2 ORDER BY length(w.word), w.word LIMIT {MOST_FORMS}"
            ))?
            .query_map((language.code(), stem), |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<String>>>()?;
        forms.extend(found);
        if known.exists([word])? {
            forms.insert(word.clone());
        }
        return Ok(forms.iter().map(quoted).collect());
    }
    for word in words {
        if !known.exists([word])? {
            return Ok(Vec::new());
        }
    }
    let phrase: Vec<String> = words.iter().map(quoted).collect();
    Ok(if phrase.is_empty() {
        Vec::new()
    } else {
        vec![phrase.join(" + ")]
    })
}

impl Sharing {
    fn load(db: &Connection, row: i64) -> rusqlite::Result<Option<Self>> {
        let claim = db
            .prepare_cached(
                "SELECT c.slug, c.text, q.slug, q.text, q.answer_kind, c.answer, c.status
                 FROM claims c LEFT JOIN questions q ON q.id = c.question_id WHERE c.id = ?1",
            )?
            .query_row([row], |row| {
                Ok(Self {
                    claim: row.get(0)?,
                    text: row.get(1)?,
                    question: row.get(2)?,
                    question_text: row.get(3)?,
                    wants: row.get(4)?,
                    answer: row.get(5)?,
                    status: row.get(6)?,
                    speakers: Vec::new(),
                })
            })
            .optional()?;
        let Some(mut claim) = claim else {
            return Ok(None);
        };
        claim.speakers = db
            .prepare_cached(
                "SELECT s.slug FROM attributions a JOIN speakers s ON s.id = a.speaker_id
                 WHERE a.claim_id = ?1 ORDER BY a.place LIMIT 16",
            )?
            .query_map([row], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Some(claim))
    }
}
