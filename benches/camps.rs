//! Camps at scale: planted camps, and the signed network of `GAINSAY_DATA` where it is at hand.
//!
//! `cargo bench --bench camps` prints, for each method, what speaks against the division found, what no division can go
//! below, and the time of both.
#![expect(clippy::print_stdout, reason = "it prints what it measures")]

use std::path::Path;
use std::time::Instant;

use gainsay::analysis::camps::{Effort, Method, Network, divide, lower_bound, search, solve};
use petgraph::graph::UnGraph;

#[path = "../tests/support/signed_graphs.rs"]
mod signed_graphs;

use signed_graphs::{Planted, frustration, read_signed_network, small};

const STARTS: usize = 20;

fn main() {
    for camps in [2, 4] {
        let planted = Planted {
            vertices: 1000,
            edges: 10_000,
            camps,
            noise: 10,
        };
        let (graph, planted) = planted.grow(7);
        let cost = frustration(&graph, &planted);
        println!("{camps} planted camps, 1,000 vertices, 10,000 edges: {cost}");
        for most in [Some(camps), None] {
            measure(&graph, most);
        }
    }
    match std::env::var_os("GAINSAY_DATA") {
        Some(data) => {
            let graph = read_signed_network(Path::new(&data));
            println!(
                "signed network: {} vertices, {} edges",
                graph.node_count(),
                graph.edge_count()
            );
            for most in [Some(2), Some(4), None] {
                measure(&graph, most);
            }
        }
        None => println!("skipped: GAINSAY_DATA does not name the folder with the signed network"),
    }
    for vertices in [12, 16, 20] {
        let (mut slowest, mut given_up) = (0.0_f64, 0);
        for seed in 0..20 {
            let network = Network::of(&small(seed, vertices, 100), |weight| *weight);
            let begun = Instant::now();
            given_up += usize::from(solve(&network, None).is_none());
            slowest = slowest.max(begun.elapsed().as_secs_f64());
        }
        println!(
            "exact, {vertices} vertices, all joined at random: slowest of 20 {slowest:.3} s, {given_up} given up"
        );
    }
}

fn measure(graph: &UnGraph<(), i64>, most: Option<usize>) {
    let network = Network::of(graph, |weight| *weight);
    let name = most.map_or("auto".to_owned(), |most| format!("at most {most}"));
    for method in [Method::Descent, Method::Threshold] {
        let begun = Instant::now();
        let mut found = search(&network, most, method, STARTS, 1);
        found.sort();
        let seconds = begun.elapsed().as_secs_f64();
        let mean = found.iter().map(|(cost, _)| *cost).sum::<i64>() as f64 / found.len() as f64;
        println!(
            "  {name}, {method:?}: best {} ({} camps), mean {mean:.1}, worst {}; {seconds:.2} s for {STARTS} starts",
            found[0].0,
            found[0].1.camps(),
            found[STARTS - 1].0,
        );
    }
    let begun = Instant::now();
    let (bound, triangles) = lower_bound(&network, most);
    println!(
        "  {name}: bound {bound} ({triangles} by triangles alone); {:.2} s",
        begun.elapsed().as_secs_f64()
    );
    let begun = Instant::now();
    let camps = divide(graph, |weight| *weight, most, Effort::default());
    let sum =
        |of: fn(&gainsay::analysis::camps::Group) -> i64| camps.groups.iter().map(of).sum::<i64>();
    println!(
        "  {name}, whole: frustration {}, bound {}, {} groups; {:.2} s",
        sum(|group| group.frustration),
        sum(|group| group.bound),
        camps.groups.len(),
        begun.elapsed().as_secs_f64()
    );
}
