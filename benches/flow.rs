//! The inner loops at size: counting every pair by the sweep, and DOT of all claims as it comes.
//!
//! `cargo bench --bench flow` makes a casebook of numbers; `GAINSAY_BENCH=casebook.db cargo bench --bench flow` takes one.
//! Each figure is the median of five runs, in alternation with what it is held against, of processor time where the system
//! tells it, that of all threads together. `benches/peers.sh` measures whole processes by the clock, with loading.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "it prints what it measures, and ends where it cannot"
)]

#[path = "../examples/plain_dot/ready.rs"]
mod ready;
#[path = "../examples/plain_dot/writer.rs"]
mod writer;

use std::fs::File;
use std::hint::black_box;
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::time::Instant;

use gainsay::analysis::pairs::{Pair, visit_pairs};
use gainsay::analysis::positions::Positions;
use gainsay::analysis::sentence;
use gainsay::draw::flow::{Shares, write_all_claims};
use gainsay::formats::{Input, Sources, read};
use gainsay::model::casebook::Casebook;
use gainsay::model::validate::validate;
use gainsay::store::Store;
use petgraph::dot::{Config, Dot};
use petgraph::graph::{EdgeReference, NodeIndex, UnGraph};

const RUNS: usize = 5;

fn main() {
    let casebook = casebook();
    let positions = Positions::of(&casebook);
    let claims: Vec<_> = casebook.live_claims().map(|(key, _)| key).collect();
    println!("{} claims", claims.len());

    let bounds: Vec<u64> = (0..claims.len() as u64)
        .map(|n| n * 7919 % 10_007)
        .collect();
    let mut pairs = 0_u64;
    let [sweep, sort] = alternate([
        &mut || {
            pairs = 0;
            let _ = visit_pairs(&casebook, &positions, &mut |pair| {
                pairs += u64::from(black_box(pair).a != pair.b);
                ControlFlow::Continue(())
            });
        },
        &mut || {
            let mut bounds = bounds.clone();
            bounds.sort_unstable();
            black_box(bounds);
        },
    ]);
    println!(
        "every pair visited: {pairs} pairs, {:.1} ns a pair; sorting as many numbers {sort:.4} s",
        sweep * 1e9 / pairs.max(1) as f64
    );

    let shares = Shares::default();
    let mut text = Vec::new();
    write_all_claims(&casebook, &positions, shares, &mut text).expect("memory takes it");
    let (mut words, mut all) = (Vec::new(), Vec::new());
    ready::make(text.as_slice(), false, &mut words).expect("memory takes it");
    ready::make(text.as_slice(), true, &mut all).expect("memory takes it");
    let mut graph: UnGraph<&str, ()> = UnGraph::new_undirected();
    let nodes: std::collections::BTreeMap<_, _> = claims
        .iter()
        .map(|key| (*key, graph.add_node(casebook[*key].id())))
        .collect();
    let _ = visit_pairs(&casebook, &positions, &mut |pair| {
        graph.add_edge(nodes[&pair.a], nodes[&pair.b], ());
        ControlFlow::Continue(())
    });
    let told: UnGraph<&str, Pair> = {
        let mut graph = UnGraph::new_undirected();
        let nodes: std::collections::BTreeMap<_, _> = claims
            .iter()
            .map(|key| (*key, graph.add_node(casebook[*key].id())))
            .collect();
        let _ = visit_pairs(&casebook, &positions, &mut |pair| {
            graph.add_edge(nodes[&pair.a], nodes[&pair.b], pair);
            ControlFlow::Continue(())
        });
        graph
    };
    let alone = Shares {
        threads: 1,
        ..shares
    };
    let [ours, one, words, all, plain, peer, same] = alternate([
        &mut || {
            to_file(|out| write_all_claims(&casebook, &positions, shares, out));
        },
        &mut || {
            to_file(|out| write_all_claims(&casebook, &positions, alone, out));
        },
        &mut || to_file(|mut out| writer::write(words.as_slice(), &mut out)),
        &mut || to_file(|mut out| writer::write(all.as_slice(), &mut out)),
        &mut || {
            to_file(|out| text.chunks(400).try_for_each(|chunk| out.write_all(chunk)));
        },
        &mut || {
            to_file(|out| write!(out, "{:?}", Dot::new(&graph)));
        },
        &mut || {
            let line = |_: &UnGraph<&str, Pair>, edge: EdgeReference<'_, Pair>| {
                let sentence = sentence::sentence(&casebook, edge.weight());
                format!("tooltip={sentence:?}, labeltooltip={sentence:?}")
            };
            let claim = |_: &UnGraph<&str, Pair>, _: (NodeIndex, &&str)| String::new();
            let config = [Config::EdgeNoLabel];
            to_file(|out| {
                write!(
                    out,
                    "{:?}",
                    Dot::with_attr_getters(&told, &config, &line, &claim)
                )
            });
        },
    ]);
    println!(
        "DOT of all claims, of a casebook in memory: {} MB in {ours:.2} s of processor time, with one thread {one:.2} s",
        text.len() / 1_000_000,
    );
    for (what, seconds) in [
        (
            "a plain buffered writer of the same words, ready as JSON Lines in memory",
            words,
        ),
        ("the same with every attribute", all),
        ("the same bytes, which are there already", plain),
        ("petgraph's own writer, ids alone", peer),
        (
            "petgraph's own writer with the sentences of the lines",
            same,
        ),
    ] {
        println!("  {:.2} x {what} ({seconds:.2} s)", ours / seconds);
    }
}

fn casebook() -> Casebook {
    if let Some(path) = std::env::var_os("GAINSAY_BENCH") {
        let store = Store::open_read_only(path.as_ref()).expect("it opens");
        return store.load().expect("it loads");
    }
    let mut text = String::new();
    for question in 0..200 {
        text.push_str(&format!(
            "{{\"question\": {{\"id\": \"q{question}\", \"text\": \"How many?\", \"answer\": \"number\"}}}}\n"
        ));
        for claim in 0..50 {
            let answer = (claim * 13 + question) % 29;
            text.push_str(&format!(
                "{{\"claim\": {{\"id\": \"c{question}-{claim}\", \"question\": \"q{question}\", \"text\": \"There were some.\", \"answer\": \"{answer}\"}}}}\n"
            ));
        }
    }
    let input = Input::stream("made.jsonl", text.as_bytes());
    let (records, faults) = read(&mut Sources::new(), input).expect("it reads");
    assert!(faults.is_empty(), "{faults:?}");
    validate(records).expect("it passes")
}

fn to_file(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    let path = std::env::temp_dir().join(format!("gainsay-bench-{}.dot", std::process::id()));
    let mut out = BufWriter::with_capacity(1 << 18, File::create(&path).expect("a file"));
    write(&mut out).expect("it is written");
    out.flush().expect("it is written");
    let _ = std::fs::remove_file(&path);
}

/// Processor time where the system tells it, so that other work on the machine matters less; else time by the clock.
struct Clock(Instant, Option<f64>);

impl Clock {
    fn now() -> Self {
        Self(Instant::now(), processor())
    }

    fn elapsed(&self) -> f64 {
        let processor = processor().zip(self.1).map(|(now, begun)| now - begun);
        processor.unwrap_or_else(|| self.0.elapsed().as_secs_f64())
    }
}

/// What this process has used so far, as Linux counts it, in hundredths of a second.
fn processor() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / 100.0)
}

/// The median seconds of each, run in turn.
fn alternate<const N: usize>(mut works: [&mut dyn FnMut(); N]) -> [f64; N] {
    let mut seconds = [const { Vec::new() }; N];
    for _ in 0..RUNS {
        for (work, seconds) in works.iter_mut().zip(&mut seconds) {
            let begun = Clock::now();
            work();
            seconds.push(begun.elapsed());
        }
    }
    seconds.map(|mut seconds: Vec<f64>| {
        seconds.sort_by(f64::total_cmp);
        seconds[RUNS / 2]
    })
}
