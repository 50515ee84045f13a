//! How well a claim is found again that a draft repeats, beside plain BM25 over the same texts.
//!
//! ```sh
//! cargo run --release --example score_repeats -- FOLDER            # the table
//! cargo run --release --example score_repeats -- FOLDER --claims   # without the titles of the claims
//! cargo run --release --example score_repeats -- FOLDER --errors   # and the tweets whose claim is not among the first five
//! ```
//!
//! `FOLDER` holds `tweet-veclaim-pairs.tsv` and `verified-claims.tsv` (Shaar and others, That is a Known Lie, 2020). The first
//! half of the tweets was looked at while the weights were chosen, the second was not.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program prints"
)]

mod corpus;
mod peers;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, error};

use gainsay::app::draft::Likelihood;
use gainsay::app::import::import;
use gainsay::formats::Input;
use gainsay::language::Language;
use gainsay::store::{Author, Store};

use crate::corpus::Corpus;
use crate::peers::{Bm25, Fts5};

/// How many claims each gives.
const GIVEN: usize = 10;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    let Some(folder) = arguments
        .iter()
        .find(|argument| !argument.starts_with("--"))
    else {
        eprintln!("name the folder that holds the tweets and the claims");
        return ExitCode::from(2);
    };
    match run(&PathBuf::from(folder), !has("--claims"), has("--errors")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &std::path::Path, titles: bool, errors: bool) -> Result<(), Box<dyn error::Error>> {
    let corpus = Corpus::read(folder, titles)?;
    println!(
        "{} tweets, {} claims, {} titles",
        corpus.tweets.len(),
        corpus.claims.len(),
        if titles { "with" } else { "without" }
    );
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("claims.db");
    let casebook = corpus.casebook();
    let inputs = vec![Input::stream("claims", casebook.as_bytes())];
    let author = Author {
        who: "scorer".into(),
        at: "2026-11-20T10:00:00Z".into(),
    };
    import(&path, inputs, &author)?;
    let store = Store::open_read_only(&path)?;
    let mut likelihood = Likelihood::of(&store)?;
    let bm25 = Bm25::of(&corpus.claims);
    let fts5 = Fts5::of(&corpus.claims)?;

    let began = Instant::now();
    let mut ours = Vec::new();
    let mut told = Vec::new();
    for (tweet, right) in &corpus.tweets {
        let found = likelihood.repeats(tweet, Language::English, &[], None, GIVEN)?;
        let numbers = found
            .iter()
            .filter_map(|repeat| repeat.claim.get(1..)?.parse().ok());
        ours.push(rank(numbers, right));
        told.push(found);
    }
    let took = began.elapsed();
    let plain: Vec<Option<usize>> = corpus
        .tweets
        .iter()
        .map(|(tweet, right)| rank(bm25.find(tweet, GIVEN).into_iter(), right))
        .collect();
    let mut built_in = Vec::new();
    for (tweet, right) in &corpus.tweets {
        built_in.push(rank(fts5.find(tweet, GIVEN)?.into_iter(), right));
    }
    let half = corpus.tweets.len() / 2;
    for (name, range) in [
        ("first half", 0..half),
        ("second half, for a check", half..corpus.tweets.len()),
        ("all", 0..corpus.tweets.len()),
    ] {
        println!("\n{name:<28} recall@1  recall@5  recall@10  MRR@10");
        for (who, ranks) in [
            ("gainsay", &ours),
            ("BM25", &plain),
            ("BM25 of FTS5", &built_in),
        ] {
            line(who, ranks.get(range.clone()).unwrap_or_default());
        }
    }
    println!(
        "\n{:.1} ms a tweet",
        took.as_secs_f64() * 1e3 / corpus.tweets.len().max(1) as f64
    );
    if errors {
        for (((tweet, right), found), rank) in corpus.tweets.iter().zip(&told).zip(&ours) {
            if rank.is_some_and(|rank| rank <= 5) {
                continue;
            }
            println!("\n- {}", tweet.replace('\n', " "));
            for number in right {
                println!("  wanted: {}", corpus.claims[*number]);
            }
            for repeat in found.iter().take(2) {
                println!("  found:  {} ({})", repeat.text, repeat.reason);
            }
        }
    }
    Ok(())
}

/// The place of the first right one, from 1.
fn rank(found: impl Iterator<Item = usize>, right: &[usize]) -> Option<usize> {
    let mut found = found;
    found
        .position(|number| right.contains(&number))
        .map(|place| place + 1)
}

fn line(who: &str, ranks: &[Option<usize>]) {
    let number = ranks.len().max(1) as f64;
    let recall = |at: usize| {
        let within = ranks.iter().flatten().filter(|rank| **rank <= at);
        within.count() as f64 / number
    };
    let reciprocal: f64 = ranks.iter().flatten().map(|rank| 1.0 / *rank as f64).sum();
    println!(
        "{who:<28} {:8.3}  {:8.3}  {:9.3}  {:6.3}",
        recall(1),
        recall(5),
        recall(10),
        reciprocal / number
    );
}
