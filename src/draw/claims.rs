//! All live claims of a casebook, each by itself, with what excludes what and what people link: for programs, and as a
//! picture where they are few.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use thiserror::Error;

use crate::analysis::graph::{Opposition, Stand};
use crate::analysis::pairs::{Pair, PairCount, visit_pairs};
use crate::analysis::phrase::{self, plural};
use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::draw::dispute;
use crate::draw::edges::{self, Verdicts};
use crate::draw::picture::{Edge, Emphasis, Line, Node, Picture};
use crate::draw::stands;
use crate::draw::statements::{self, Remarks};
use crate::draw::wrap;
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, Link};
use crate::model::key::Key;
use crate::model::question::Question;

/// How many pairs of claims a graph holds. A question with 10,000 claims can have 28 million.
pub const MOST_PAIRS: usize = 100_000;

/// How many claims a picture for people shows.
pub const MOST_DRAWN_CLAIMS: usize = 150;

/// How many lines a picture for people shows.
pub const MOST_DRAWN_LINES: usize = 300;

/// How wide the answer is, in columns.
pub(super) const ANSWER_WIDTH: usize = 30;

/// How wide what is claimed is, in columns.
pub(super) const WORDS_WIDTH: usize = 46;

/// How many statements a claim shows before it counts the rest.
pub(super) const SHOWN_STATEMENTS: usize = 8;

/// More pairs of claims exclude each other than [`MOST_PAIRS`].
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error(
    "more than {} pairs of claims exclude each other, which is too many for one graph of all claims",
    edges::grouped(MOST_PAIRS)
)]
pub struct TooManyPairs;

/// The graph of all live claims: nothing is left out.
///
/// # Errors
/// When it has too many lines.
pub fn picture(casebook: &Casebook, positions: &Positions) -> Result<Picture, TooManyPairs> {
    let pairs = pairs(casebook, positions).ok_or(TooManyPairs)?;
    let claims: Vec<Key<Claim>> = casebook.live_claims().map(|(key, _)| key).collect();
    let ids: BTreeMap<Key<Claim>, String> = claims
        .iter()
        .enumerate()
        .map(|(place, claim)| (*claim, format!("c{}", place + 1)))
        .collect();
    let open = |pair: &&Pair| !casebook.is_dismissed(pair.a, pair.b);
    let disputed: BTreeSet<Key<Claim>> = pairs
        .iter()
        .filter(open)
        .flat_map(|pair| [pair.a, pair.b])
        .collect();
    let mut count = PairCount::default();
    for pair in &pairs {
        count.add(casebook, pair);
    }
    let mut edges = oppositions(casebook, &pairs, &ids);
    edges.extend(links(casebook, &ids));
    edges::number(&mut edges);
    let questions: BTreeSet<Key<Question>> = claims
        .iter()
        .filter_map(|claim| casebook[*claim].question)
        .collect();
    let mut picture = Picture {
        edges,
        ..frame(casebook, &claims, questions.len(), count)
    };
    let mut clusters: BTreeMap<Option<Key<Question>>, Vec<Node>> = BTreeMap::new();
    for claim in &claims {
        clusters
            .entry(casebook[*claim].question)
            .or_default()
            .push(node(
                casebook,
                *claim,
                &ids[claim],
                disputed.contains(claim),
            ));
    }
    for (question, nodes) in clusters {
        match question {
            Some(question) => picture
                .clusters
                .push(dispute::cluster(casebook, question, nodes)),
            None => picture.nodes = nodes,
        }
    }
    Ok(picture)
}

/// What stands above the nodes and lines.
pub(super) fn frame(
    casebook: &Casebook,
    claims: &[Key<Claim>],
    questions: usize,
    count: PairCount,
) -> Picture {
    let counts = edges::counts(count);
    Picture {
        title: "All claims, and what excludes what".into(),
        notes: vec![format!(
            "{} — {} on {}",
            if counts.is_empty() {
                "no contradiction"
            } else {
                &counts
            },
            plural(claims.len(), "claim"),
            plural(questions, "question"),
        )],
        stacked: true,
        parties: stands::legend(casebook, claims.iter()),
        ..Picture::default()
    }
}

/// How many claims and lines a picture of this graph would show, if those are too many to see anything.
pub fn too_many_to_draw(picture: &Picture) -> Option<(usize, usize)> {
    let (claims, lines) = (picture.all_nodes().count(), picture.edges.len());
    (claims > MOST_DRAWN_CLAIMS || lines > MOST_DRAWN_LINES).then_some((claims, lines))
}

/// All pairs, by ids, unless they are too many for one graph.
pub(super) fn pairs(casebook: &Casebook, positions: &Positions) -> Option<Vec<Pair>> {
    let mut found = Vec::new();
    let visited = visit_pairs(casebook, positions, &mut |pair| {
        if found.len() == MOST_PAIRS {
            return ControlFlow::Break(());
        }
        found.push(pair);
        ControlFlow::Continue(())
    });
    if visited.is_break() {
        return None;
    }
    found.sort_unstable();
    Some(found)
}

fn oppositions(
    casebook: &Casebook,
    pairs: &[Pair],
    ids: &BTreeMap<Key<Claim>, String>,
) -> Vec<Edge> {
    // Without positions every claim stands alone, so that a judgement is that of one pair.
    let verdicts = Verdicts::of(casebook, &Positions::default());
    let edge = |pair: &Pair| {
        let ends = (ids[&pair.a].as_str(), ids[&pair.b].as_str());
        edges::opposition(casebook, &verdicts, &opposition(casebook, pair), ends)
    };
    pairs.iter().map(edge).collect()
}

pub(super) fn opposition(casebook: &Casebook, pair: &Pair) -> Opposition {
    let mut count = PairCount::default();
    count.add(casebook, pair);
    Opposition {
        first: Stand::Alone(pair.a),
        second: Stand::Alone(pair.b),
        count,
        contradicts: pair.kind == ClashKind::Contradiction,
        pair: *pair,
    }
}

/// What people state of two live claims beside contradictions, which are among the oppositions.
pub(super) fn links(casebook: &Casebook, ids: &BTreeMap<Key<Claim>, String>) -> Vec<Edge> {
    type Alike<'a> = BTreeMap<(Key<Claim>, Key<Claim>, Line), Vec<&'a Link>>;
    let mut found: Alike<'_> = BTreeMap::new();
    for link in casebook.links() {
        if let Some(line) = edges::link_line(link.kind) {
            found
                .entry((link.from, link.to, line))
                .or_default()
                .push(link);
        }
    }
    found
        .into_iter()
        .filter_map(|((from, to, line), links)| {
            let ends = (ids.get(&from)?.as_str(), ids.get(&to)?.as_str());
            Some(edges::links(casebook, line, &links, ends))
        })
        .collect()
}

pub(super) fn node(casebook: &Casebook, claim: Key<Claim>, id: &str, is_disputed: bool) -> Node {
    let (positions, stand) = (Positions::default(), Stand::Alone(claim));
    let own = &casebook[claim];
    let remarks = Remarks::default();
    let mut node = stands::head(casebook, &positions, stand, id.to_owned());
    if stands::is_answer(casebook, &positions, stand) {
        let answer = stands::answer(casebook, &positions, stand);
        node.head = wrap::wrap(&answer, ANSWER_WIDTH, 4);
        node.small = wrap::wrap(&format!("“{}”", own.text()), WORDS_WIDTH, 6);
    }
    let as_of = own
        .as_of
        .map(|as_of| format!("as of {}", phrase::when(as_of)));
    node.small.extend(as_of);
    // The words stand above the statements, so they are not said again with each.
    node.rows = statements::rows(casebook, &[claim], SHOWN_STATEMENTS, &remarks, own.text());
    node.emphasis = if is_disputed {
        Emphasis::Disputed
    } else {
        Emphasis::Undisputed
    };
    node
}
