//! Search against plain FTS5 over the same texts: filling the index, its size, and 200 mixed queries.
//!
//! `cargo bench --bench search -- 100000` makes that many claims of words that follow Zipf's law, as real texts do.
//! `cargo bench --bench search -- FILE.jsonl` takes the claims of a file. What is printed are ratios of medians, the two
//! measured in alternation: run it where nothing else runs.
#![expect(clippy::expect_used, reason = "a bench fails by it")]
#![expect(clippy::print_stdout, reason = "its result")]

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::{Duration, Instant};

use gainsay::store::Store;
use gainsay::store::search::{Filter, Search};
use rusqlite::Connection;

const RUNS: usize = 3;
const QUERIES: usize = 200;

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, below: usize) -> usize {
        (self.next() % below.max(1) as u64) as usize
    }

    /// A number below, the small ones far more often.
    fn zipf(&mut self, below: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((below as f64).powf(share) - 1.0) as usize
    }
}

fn made(number: usize) -> Vec<String> {
    const SYLLABLES: [&str; 24] = [
        "ba", "ler", "mo", "rin", "ta", "shu", "ved", "ko", "pra", "ing", "des", "fal", "gor",
        "hi", "jan", "nu", "ost", "que", "ru", "stel", "ti", "wa", "yer", "zon",
    ];
    let mut dice = Dice(1);
    let words: Vec<String> = (0..20_000)
        .map(|_| {
            (0..=dice.below(3))
                .map(|_| SYLLABLES[dice.below(24)])
                .collect()
        })
        .collect();
    (0..number)
        .map(|_| {
            let length = 8 + dice.below(20);
            let text: Vec<&str> = (0..length)
                .map(|_| words[dice.zipf(words.len())].as_str())
                .collect();
            text.join(" ") + "."
        })
        .collect()
}

fn texts(source: &str) -> Vec<String> {
    if let Ok(number) = source.parse() {
        return made(number);
    }
    BufReader::new(File::open(source).expect("the file opens"))
        .lines()
        .map(|line| line.expect("it reads"))
        .filter(|line| line.starts_with("{\"claim\""))
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(&line).expect("it is JSON");
            record["claim"]["text"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |metadata| metadata.len())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Words of some texts: one, two or three of them.
fn queries(texts: &[String]) -> Vec<Vec<String>> {
    let mut dice = Dice(2);
    (0..QUERIES)
        .map(|number| {
            let text = &texts[dice.below(texts.len())];
            let words: Vec<&str> = text.trim_end_matches('.').split(' ').collect();
            (0..=number % 3)
                .map(|_| words[dice.below(words.len())].to_lowercase())
                .collect()
        })
        .collect()
}

fn main() {
    let source = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    let texts = texts(source.as_deref().unwrap_or("20000"));
    let directory = tempfile::tempdir().expect("a directory");
    let ours = directory.path().join("ours.db");
    let plain = directory.path().join("plain.db");
    let bare = {
        drop(Store::create(&ours).expect("it is made"));
        let mut db = Connection::open(&ours).expect("it opens");
        let transaction = db.transaction().expect("it begins");
        for (number, text) in texts.iter().enumerate() {
            transaction
                .prepare_cached("INSERT INTO claims (slug, text) VALUES ('c' || ?1, ?2)")
                .and_then(|mut insert| insert.execute((number, text)))
                .expect("it is written");
        }
        transaction.commit().expect("it is written");
        drop(db);
        std::fs::copy(&ours, &plain).expect("it is copied");
        size(&ours)
    };
    let mut filling = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let db = Connection::open(&ours).expect("it opens");
        db.execute("DELETE FROM search_state", [])
            .expect("it is written");
        drop(db);
        let mut store = Store::open(&ours).expect("it opens");
        let started = Instant::now();
        store.fill_search_index().expect("it is filled");
        // What clears an index that is full is no part of it.
        if run == 0 || RUNS == 1 {
            println!("the first filling took {:?}", started.elapsed());
        }
        filling.0.push(started.elapsed());

        let db = Connection::open(&plain).expect("it opens");
        db.execute_batch("DROP TABLE IF EXISTS f").expect("it goes");
        let started = Instant::now();
        db.execute_batch(
            "BEGIN; CREATE VIRTUAL TABLE f USING fts5(text, content = 'claims', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
             INSERT INTO f(f, rank) VALUES ('hashsize', 67108864); INSERT INTO f(f) VALUES ('rebuild'); COMMIT;",
        )
        .expect("it is filled");
        if run == 0 {
            println!("that of plain FTS5 {:?}", started.elapsed());
            let grown = |path| (size(path) - bare) as f64 / 1e6;
            println!(
                "size: {:.1} MB, plain {:.1} MB",
                grown(&ours),
                grown(&plain)
            );
        }
        filling.1.push(started.elapsed());
    }
    let (a, b) = (filling.0[0], filling.1[0]);
    println!(
        "{} claims; filling {a:?} / {b:?} = {:.2}",
        texts.len(),
        a.as_secs_f64() / b.as_secs_f64()
    );

    let store = Store::open_read_only(&ours).expect("it opens");
    let db = Connection::open(&plain).expect("it opens");
    let mut times = (Vec::new(), Vec::new());
    for query in queries(&texts) {
        let words = query.join(" ");
        let expression: Vec<String> = query.iter().map(|word| format!("\"{word}\"")).collect();
        let expression = expression.join(" ");
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let started = Instant::now();
            let found = store
                .search(&Search {
                    words: &words,
                    claims: true,
                    documents: false,
                    parts: false,
                    filter: Filter::default(),
                    limit: 20,
                })
                .expect("it is found");
            a.push(started.elapsed());
            assert!(!found.claims.rows.is_empty(), "{words}");
            let started = Instant::now();
            let rows: Vec<(i64, String)> = db
                .prepare_cached("SELECT c.slug, c.text FROM f JOIN claims c ON c.id = f.rowid WHERE f MATCH ?1 ORDER BY rank LIMIT 20")
                .and_then(|mut statement| {
                    statement
                        .query_map([&expression], |row| Ok((0, row.get(1)?)))?
                        .collect()
                })
                .expect("it is found");
            b.push(started.elapsed());
            assert!(!rows.is_empty(), "{words}");
        }
        times.0.push(median(a));
        times.1.push(median(b));
    }
    for (name, at) in [("p50", QUERIES / 2), ("p99", QUERIES - 2)] {
        times.0.sort();
        times.1.sort();
        let (a, b) = (times.0[at], times.1[at]);
        println!(
            "{name}: {a:?} / {b:?} = {:.2}",
            a.as_secs_f64() / b.as_secs_f64()
        );
    }
}
