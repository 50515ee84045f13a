//! Divisions of small graphs, held to all divisions that there are.

use std::collections::BTreeSet;

use gainsay::analysis::camps::{
    Compared, Division, Effort, Method, Network, divide, lower_bound, search, solve,
};
use petgraph::graph::UnGraph;

use crate::signed_graphs::{Numbers, frustration, small};

/// Visits every division into at most `most` camps.
fn every(labels: &mut Vec<usize>, count: usize, most: usize, visit: &mut dyn FnMut(&[usize])) {
    if labels.len() == count {
        return visit(labels);
    }
    let used = labels.iter().max().map_or(0, |most| most + 1);
    for camp in 0..(used + 1).min(most) {
        labels.push(camp);
        every(labels, count, most, visit);
        labels.pop();
    }
}

/// The least frustration, and all divisions that have it.
fn naive(graph: &UnGraph<(), i64>, most: Option<usize>) -> (i64, BTreeSet<Vec<usize>>) {
    let mut best = (i64::MAX, BTreeSet::new());
    let count = graph.node_count();
    let most = most.unwrap_or(count.max(1));
    every(&mut Vec::new(), count, most, &mut |labels| {
        let cost = frustration(graph, labels);
        if cost < best.0 {
            best = (cost, BTreeSet::new());
        }
        if cost == best.0 {
            best.1.insert(labels.to_vec());
        }
    });
    best
}

/// Whether no camp falls into two parts without a positive edge between them.
fn hangs_together(graph: &UnGraph<(), i64>, labels: &[usize]) -> bool {
    let count = labels.len();
    (0..=labels.iter().copied().max().unwrap_or(0)).all(|camp| {
        // Every part of the camp, as bits of a number, has a friend in the rest of it.
        let members: Vec<usize> = (0..count).filter(|v| labels[*v] == camp).collect();
        (1..(1_usize << members.len()) - 1).all(|part| {
            graph.edge_indices().any(|edge| {
                let (a, b) = graph.edge_endpoints(edge).expect("it has ends");
                let side = |v: usize| members.iter().position(|m| *m == v).map(|p| part >> p & 1);
                let sides = side(a.index()).zip(side(b.index()));
                graph[edge] > 0 && sides.is_some_and(|(a, b)| a != b)
            })
        })
    })
}

fn cases() -> impl Iterator<Item = (UnGraph<(), i64>, Option<usize>)> {
    (0..3000).map(|seed| {
        let mut numbers = Numbers(seed);
        let vertices = 1 + numbers.below(7);
        let joined = 30 + numbers.below(71);
        let most = [None, None, Some(1), Some(2), Some(3)][numbers.below(5)];
        (small(seed, vertices, joined), most)
    })
}

#[test]
fn the_exact_search_finds_every_best_division() {
    let mut ties = 0;
    for (graph, most) in cases() {
        let exact = solve(&Network::of(&graph, |weight| *weight), most).expect("it is small");
        let (cost, best) = naive(&graph, most);
        assert_eq!(exact.frustration, cost, "{graph:?} {most:?}");
        assert!(exact.all);
        let found: BTreeSet<Vec<usize>> = exact
            .divisions
            .iter()
            .map(|division| division.labels().to_vec())
            .collect();
        assert_eq!(found.len(), exact.divisions.len());
        let best: BTreeSet<Vec<usize>> = best
            .into_iter()
            .filter(|labels| most.is_some() || hangs_together(&graph, labels))
            .collect();
        assert_eq!(found, best, "{graph:?} {most:?}");
        ties += usize::from(best.len() > 1);
    }
    assert!(ties > 300, "{ties} cases with several best divisions");
}

#[test]
fn no_division_goes_below_the_bound() {
    let (mut met, mut positive, mut all) = (0, 0, 0);
    for (graph, most) in cases() {
        let network = Network::of(&graph, |weight| *weight);
        let (bound, triangles) = lower_bound(&network, most);
        let (cost, _) = naive(&graph, most);
        assert!(
            0 <= triangles && triangles <= bound && bound <= cost,
            "{triangles} {bound} {cost}: {graph:?} {most:?}"
        );
        all += 1;
        met += usize::from(bound == cost);
        positive += usize::from(bound > 0);
    }
    assert!(
        2 * met > all && 3 * positive > all,
        "{met} bounds of {all} are met, {positive} are above 0"
    );
}

#[test]
fn the_search_is_honest_and_nearly_always_best() {
    for method in [Method::Descent, Method::Threshold] {
        let (mut best, mut all) = (0, 0);
        for (graph, most) in cases().step_by(if method == Method::Descent { 1 } else { 100 }) {
            let network = Network::of(&graph, |weight| *weight);
            let (cost, _) = naive(&graph, most);
            let found = search(&network, most, method, 6, 1);
            assert_eq!(found.len(), 6);
            for (claimed, division) in &found {
                assert_eq!(*claimed, frustration(&graph, division.labels()));
                assert!(*claimed >= cost);
                assert!(most.is_none_or(|most| division.camps() <= most));
            }
            all += 1;
            best += usize::from(found.iter().any(|(claimed, _)| *claimed == cost));
        }
        assert!(100 * best >= 98 * all, "{method:?}: {best} of {all}");
    }
}

/// Other numbers for the vertices give the same camps under those numbers.
#[test]
fn the_numbering_of_the_vertices_does_not_matter() {
    let mut compared = 0;
    for (seed, (graph, most)) in (0..).zip(cases().step_by(3)) {
        let mut numbers = Numbers(seed);
        let count = graph.node_count();
        let mut to: Vec<usize> = (0..count).collect();
        for place in (1..count).rev() {
            to.swap(place, numbers.below(place + 1));
        }
        let mut renumbered = UnGraph::<(), i64>::default();
        for _ in 0..count {
            renumbered.add_node(());
        }
        for edge in graph.edge_indices().rev() {
            let (a, b) = graph.edge_endpoints(edge).expect("it has ends");
            let (a, b) = (to[a.index()] as u32, to[b.index()] as u32);
            renumbered.add_edge(b.into(), a.into(), graph[edge]);
        }
        let divided = |graph| divide(graph, |weight: &i64| *weight, most, Effort::default());
        let (before, after) = (divided(&graph), divided(&renumbered));
        let mut costs = [&before, &after].map(|camps| {
            let groups = camps.groups.iter();
            groups
                .map(|group| (group.frustration, group.bound, group.divisions()))
                .collect::<Vec<_>>()
        });
        costs.iter_mut().for_each(|costs| costs.sort_unstable());
        assert_eq!(costs[0], costs[1]);
        for group in &before.groups {
            assert!(group.is_exact() && group.compared == Compared::AllBest);
            for a in group.camps.iter().flatten() {
                let other = |vertex: usize| petgraph::graph::NodeIndex::new(to[vertex]);
                let image = after
                    .groups
                    .iter()
                    .find(|group| group.camps.iter().flatten().any(|b| *b == other(a.index())))
                    .expect("it is in a group again");
                for b in group.camps.iter().flatten() {
                    assert_eq!(
                        group.together(*a, *b),
                        image.together(other(a.index()), other(b.index()))
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 5000, "{compared} pairs");
}

/// Friends of friends who are enemies: no division explains all, and which is shown does not hang on their names.
#[test]
fn equally_good_divisions_are_all_told() {
    let mut graph = UnGraph::<(), i64>::default();
    let [a, b, c, d] = [(); 4].map(|()| graph.add_node(()));
    graph.add_edge(a, b, 1);
    graph.add_edge(b, c, 1);
    graph.add_edge(a, c, -2);
    let camps = divide(&graph, |weight| *weight, None, Effort::default());
    assert_eq!(camps.alone, [d]);
    let [group] = &camps.groups[..] else {
        panic!("{camps:?}")
    };
    assert_eq!((group.frustration, group.bound, group.total), (1, 1, 4));
    assert_eq!(group.divisions(), 2);
    assert_eq!(group.together(a, b) + group.together(b, c), 2);
    assert_eq!(group.together(a, c), 0);
    assert_eq!(group.equals(9).len(), 1);
}

/// Who has an enemy in common, and nothing else, is not put into one camp.
#[test]
fn a_common_enemy_makes_no_camp() {
    let mut graph = UnGraph::<(), i64>::default();
    let [a, b, c] = [(); 3].map(|()| graph.add_node(()));
    graph.add_edge(a, b, -1);
    graph.add_edge(b, c, -1);
    let camps = divide(&graph, |weight| *weight, None, Effort::default());
    assert_eq!(camps.groups[0].camps, [[a], [b], [c]]);
    assert_eq!(camps.groups[0].divisions(), 1);
    let camps = divide(&graph, |weight| *weight, Some(2), Effort::default());
    assert_eq!(camps.groups[0].camps, [vec![a, c], vec![b]]);
}

#[test]
fn graphs_without_a_quarrel_or_without_anything() {
    let none = UnGraph::<(), i64>::default();
    let camps = divide(&none, |weight| *weight, None, Effort::default());
    assert!(camps.groups.is_empty() && camps.alone.is_empty());
    for (sign, camps) in [(1, 1), (-1, 12)] {
        let mut graph = UnGraph::<(), i64>::default();
        let nodes: Vec<_> = (0..12).map(|_| graph.add_node(())).collect();
        for (place, a) in nodes.iter().enumerate() {
            for b in &nodes[place + 1..] {
                graph.add_edge(*a, *b, sign);
            }
        }
        let found = divide(&graph, |weight| *weight, None, Effort::default());
        assert_eq!(found.groups[0].camps.len(), camps);
        assert_eq!(found.groups[0].frustration, 0);
        assert_eq!(found.groups[0].divisions(), 1);
    }
}

#[test]
fn one_seed_gives_one_answer() {
    let graph = small(3, 30, 60);
    let divided = || divide(&graph, |weight| *weight, None, Effort::default());
    let (one, other) = (divided(), divided());
    assert_eq!(one.groups[0].compared, Compared::Starts);
    assert_eq!(one.groups[0].camps, other.groups[0].camps);
    let stability = |camps: &gainsay::analysis::camps::Camps| -> Vec<Option<u64>> {
        let camps = &camps.groups[0];
        camps
            .camps
            .iter()
            .flat_map(|camp| camps.stability(camp))
            .collect()
    };
    assert_eq!(stability(&one), stability(&other));
}

#[test]
fn labels_of_a_division_do_not_matter() {
    assert_eq!(Division::of(&[4, 2, 4, 0]), Division::of(&[0, 1, 0, 2]));
    assert_eq!(Division::of(&[4, 2, 4, 0]).camps(), 3);
    assert_eq!(Division::of(&[]).camps(), 0);
}
