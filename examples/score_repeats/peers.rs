//! What finding claims is measured beside: BM25 over words in small letters, by hand and as SQLite's FTS5 has it.

use std::collections::HashMap;

use rusqlite::Connection;

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// BM25 (Robertson and Zaragoza 2009), every word of the question counted as often as it stands there.
pub(crate) struct Bm25 {
    by_word: HashMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    average: f64,
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

impl Bm25 {
    pub(crate) fn of(texts: &[String]) -> Self {
        let mut by_word: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            let mut counts: HashMap<String, f64> = HashMap::new();
            words(text).for_each(|word| *counts.entry(word).or_default() += 1.0);
            lengths.push(counts.values().sum());
            for (word, count) in counts {
                by_word.entry(word).or_default().push((number, count));
            }
        }
        let average = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        Self {
            by_word,
            lengths,
            average,
        }
    }

    pub(crate) fn find(&self, text: &str, limit: usize) -> Vec<usize> {
        let mut scores: HashMap<usize, f64> = HashMap::new();
        let texts = self.lengths.len() as f64;
        for word in words(text) {
            let Some(having) = self.by_word.get(&word) else {
                continue;
            };
            let number = having.len() as f64;
            let weight = (1.0 + (texts - number + 0.5) / (number + 0.5)).ln();
            for (text, count) in having {
                let length = 1.0 - B + B * self.lengths[*text] / self.average;
                *scores.entry(*text).or_default() +=
                    weight * count * (K1 + 1.0) / (count + K1 * length);
            }
        }
        let mut found: Vec<(usize, f64)> = scores.into_iter().collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
            .into_iter()
            .take(limit)
            .map(|(text, _)| text)
            .collect()
    }
}

/// FTS5 with its own words and its own `bm25`.
pub(crate) struct Fts5 {
    db: Connection,
}

impl Fts5 {
    pub(crate) fn of(texts: &[String]) -> rusqlite::Result<Self> {
        let db = Connection::open_in_memory()?;
        db.execute_batch("CREATE VIRTUAL TABLE texts USING fts5(text); BEGIN")?;
        for (number, text) in texts.iter().enumerate() {
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            db.prepare_cached("INSERT INTO texts(rowid, text) VALUES (?1, ?2)")?
                .execute((number, text))?;
        }
        db.execute_batch("COMMIT")?;
        Ok(Self { db })
    }

    pub(crate) fn find(&self, text: &str, limit: usize) -> rusqlite::Result<Vec<usize>> {
        let asked: Vec<String> = words(text).map(|word| format!("\"{word}\"")).collect();
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.db
            .prepare_cached(
                "SELECT rowid FROM texts WHERE texts MATCH ?1 ORDER BY bm25(texts), rowid LIMIT ?2",
            )?
            .query_map((asked.join(" OR "), limit), |row| row.get::<_, i64>(0))?
            .map(|row| row.map(|row| usize::try_from(row).unwrap_or(usize::MAX)))
            .collect()
    }
}
