//! Counting all clashes of a casebook's file, beside a bare sweep over the same rows and SQLite's own join:
//! `cargo bench --bench clashes -- FILE [RUNS] [--join]`. Runs alternate; medians and their ratios are printed.
#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench")]

use std::path::Path;
use std::time::Instant;

use gainsay::analysis::tally::{self, Contests};
use gainsay::store::Store;
use rusqlite::{Connection, OpenFlags};

fn open(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a casebook")
}

/// The least that counting takes: rows into columns, sorted by question, and a merge of their ends under each reading.
/// It knows of no gaps and no times.
fn bare(path: &Path) -> usize {
    let db = open(path);
    let mut statement = db
        .prepare("SELECT question_id, reading, lo, hi FROM spans")
        .expect("it prepares");
    let mut rows = statement.query([]).expect("it runs");
    let mut runs: Vec<(u32, bool, f64, f64)> = Vec::new();
    while let Some(row) = rows.next().expect("it reads") {
        let question = row
            .get_ref(0)
            .and_then(|cell| Ok(cell.as_i64()?))
            .expect("a question");
        let wide = row
            .get_ref(1)
            .and_then(|cell| Ok(cell.as_bytes()? == b"W"))
            .expect("a reading");
        let lo = row
            .get_ref(2)
            .and_then(|cell| Ok(cell.as_f64()?))
            .expect("a bound");
        let hi = row
            .get_ref(3)
            .and_then(|cell| Ok(cell.as_f64()?))
            .expect("a bound");
        runs.push((
            u32::try_from(question).expect("few questions"),
            wide,
            lo,
            hi,
        ));
    }
    let questions = runs.iter().map(|run| run.0 as usize + 1).max().unwrap_or(0);
    let group = |run: &(u32, bool, f64, f64)| 2 * run.0 as usize + usize::from(run.1);
    let mut starts = vec![0_usize; 2 * questions + 1];
    runs.iter().for_each(|run| starts[group(run) + 1] += 1);
    (1..starts.len()).for_each(|group| starts[group] += starts[group - 1]);
    let (mut lows, mut highs) = (vec![0.0; runs.len()], vec![0.0; runs.len()]);
    let mut next = starts.clone();
    for run in &runs {
        let at = &mut next[group(run)];
        (lows[*at], highs[*at]) = (run.2, run.3);
        *at += 1;
    }
    let mut pairs = 0;
    for group in starts.windows(2) {
        let (lows, highs) = (
            &mut lows[group[0]..group[1]],
            &mut highs[group[0]..group[1]],
        );
        lows.sort_unstable_by(f64::total_cmp);
        highs.sort_unstable_by(f64::total_cmp);
        let mut below = 0;
        for low in lows {
            while highs.get(below).is_some_and(|high| high < low) {
                below += 1;
            }
            pairs += below;
        }
    }
    pairs
}

fn counted(path: &Path) -> usize {
    let bounds = Store::open_read_only(path)
        .and_then(|store| store.bounds())
        .expect("it reads");
    let count = tally::clashes(&bounds);
    2 * count.contradictions + count.tensions
}

fn everything(path: &Path) -> usize {
    let bounds = Store::open_read_only(path)
        .and_then(|store| store.bounds())
        .expect("it reads");
    Contests::of(&bounds).contradicted.len()
}

fn loaded(path: &Path) -> usize {
    Store::open_read_only(path)
        .and_then(|store| store.bounds())
        .expect("it reads")
        .len()
}

/// SQLite's join over the indexes of the schema, of the generous reading alone.
fn joined(path: &Path) -> usize {
    open(path)
        .query_row(
            "SELECT count(*) FROM spans a CROSS JOIN spans b INDEXED BY spans_lowest
             ON b.question_id = a.question_id AND b.reading = 'W' AND b.axis = a.axis AND b.run = 0 AND b.lo > a.hi
             WHERE a.reading = 'W' AND a.run = a.runs - 1",
            [],
            |row| row.get(0),
        )
        .expect("it runs")
}

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|each| each != "--bench")
        .collect();
    let Some(path) = arguments.first().map(Path::new) else {
        println!("name a casebook's file");
        return;
    };
    let runs = arguments
        .get(1)
        .and_then(|runs| runs.parse().ok())
        .unwrap_or(5);
    type Work = (&'static str, fn(&Path) -> usize);
    let mut works: Vec<Work> = vec![
        ("bare sweep", bare),
        ("bounds alone", loaded),
        ("clashes counted", counted),
        ("disputes, positions, versions", everything),
    ];
    if arguments.iter().any(|each| each == "--join") {
        works.push(("SQLite's join", joined));
    }
    let mut times = vec![Vec::new(); works.len()];
    let mut results = vec![0; works.len()];
    for _ in 0..runs {
        for (place, (_, work)) in works.iter().enumerate() {
            let start = Instant::now();
            results[place] = work(path);
            times[place].push(start.elapsed());
        }
    }
    let mut medians = times.into_iter().map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64()
    });
    let mut first = None;
    for ((name, _), result) in works.iter().zip(results) {
        let median = medians.next().unwrap_or(0.0);
        let ratio = median / *first.get_or_insert(median);
        println!("{name:32} {median:8.3} s  {ratio:6.2} x  {result}");
    }
}
