//! One claim and its neighbourhood: who said it where, what excludes it, what people link it to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::graph;
use crate::analysis::graph::{Opposition, Oppositions, Stand};
use crate::analysis::pairs::PairCount;
use crate::analysis::phrase;
use crate::analysis::phrase::plural;
use crate::analysis::positions::Positions;
use crate::draw::dispute::{self, MOST_POSITIONS};
use crate::draw::edges::{self, Verdicts};
use crate::draw::picture::{Edge, Emphasis, Line, Node, Picture, Row};
use crate::draw::stands;
use crate::draw::statements::{self, Remarks};
use crate::draw::wrap;
use crate::model::Word;
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, Link};
use crate::model::key::Key;
use crate::model::question::Question;

/// How many statements of the claim itself are shown before the rest is counted.
const SHOWN_STATEMENTS: usize = 24;

/// The id of the claim's own node.
const SUBJECT: &str = "c1";

/// The picture of a claim. A draft or retracted one has links and statements, but nothing excludes it.
pub fn picture(casebook: &Casebook, positions: &Positions, claim: Key<Claim>) -> Picture {
    let (mut oppositions, left_out) = around(casebook, positions, claim);
    let own = Stand::of(positions, claim);
    let other = |opposition: &Opposition| {
        if opposition.first == own {
            opposition.second
        } else {
            opposition.first
        }
    };
    oppositions.sort_by_key(other);
    let count = oppositions
        .iter()
        .fold(PairCount::default(), |sum, opposition| {
            graph::sum(sum, opposition.count)
        });
    let verdicts = Verdicts::of_claim(casebook, positions, claim);
    let mut neighbours: BTreeMap<Stand, usize> = BTreeMap::new();
    let mut edges: Vec<Edge> = Vec::new();
    let mut nodes: Vec<(Option<Key<Question>>, Node)> = Vec::new();
    let mut place_of = |stand: Stand, nodes: &mut Vec<(Option<Key<Question>>, Node)>| {
        *neighbours.entry(stand).or_insert_with(|| {
            let place = nodes.len() + 1;
            let remarks = Remarks::default();
            let node = stands::node(casebook, positions, stand, format!("p{place}"), &remarks);
            nodes.push((stand.question(casebook, positions), node));
            place
        })
    };
    for opposition in &oppositions {
        let stand = other(opposition);
        if stand == own {
            continue;
        }
        let place = place_of(stand, &mut nodes);
        if edges::line(opposition.count) != Line::Dismissed {
            nodes[place - 1].1.emphasis = Emphasis::Disputed;
        }
        let id = format!("p{place}");
        edges.push(edges::opposition(
            casebook,
            &verdicts,
            opposition,
            (SUBJECT, &id),
        ));
    }
    for ((stand, line, outgoing), links) in links(casebook, positions, claim) {
        let id = if stand == own {
            "p0".to_owned()
        } else {
            format!("p{}", place_of(stand, &mut nodes))
        };
        let ends = if outgoing {
            (SUBJECT, id.as_str())
        } else {
            (id.as_str(), SUBJECT)
        };
        edges.push(edges::links(casebook, line, &links, ends));
    }
    edges::number(&mut edges);
    let shown: BTreeSet<Key<Claim>> = neighbours
        .keys()
        .flat_map(|stand| stand.claims(positions).iter().copied())
        .chain([claim])
        .collect();
    let mut picture = Picture {
        title: casebook[claim].text().to_owned(),
        notes: notes(casebook, claim, count, left_out),
        edges,
        parties: stands::legend(casebook, shown.iter()),
        ..Picture::default()
    };
    let mut clusters: BTreeMap<Option<Key<Question>>, Vec<Node>> = BTreeMap::new();
    let mut own_nodes = vec![subject(casebook, positions, claim)];
    own_nodes.extend(companions(casebook, positions, claim));
    clusters.insert(casebook[claim].question, own_nodes);
    for (question, node) in nodes {
        clusters.entry(question).or_default().push(node);
    }
    for (question, nodes) in clusters {
        match question {
            Some(question) => picture
                .clusters
                .push(dispute::cluster(casebook, question, nodes)),
            None => picture.nodes = nodes,
        }
    }
    picture
}

/// What excludes the claim: at most 300 oppositions, each counting the pairs of this claim only, and how many more.
fn around(
    casebook: &Casebook,
    positions: &Positions,
    claim: Key<Claim>,
) -> (Vec<Opposition>, usize) {
    let own = Stand::of(positions, claim);
    if !casebook[claim].live {
        return (Vec::new(), 0);
    }
    // A part is swept against its wholes, so the question's own parts must be swept too.
    let questions: Vec<Key<Question>> = casebook[claim]
        .question
        .map(|question| {
            let is_part =
                |part: &Key<Question>| casebook.wholes(*part).any(|each| each == question);
            let parts = casebook.questions().map(|(key, _)| key).filter(is_part);
            std::iter::once(question).chain(parts).collect()
        })
        .unwrap_or_default();
    let mut found = Vec::new();
    let mut left_out = 0;
    let _ = Oppositions::of(casebook, positions).visit(&questions, &[claim], &mut |opposition| {
        let touches = opposition.first == own || opposition.second == own;
        let narrowed = opposition
            .narrowed_to(casebook, positions, claim)
            .filter(|_| touches);
        match narrowed {
            Some(narrowed) if found.len() < MOST_POSITIONS => found.push(narrowed),
            Some(_) => left_out += 1,
            None => {}
        }
        ControlFlow::Continue(())
    });
    (found, left_out)
}

/// The claim's links by where they lead, and whether from it.
fn links<'a>(
    casebook: &'a Casebook,
    positions: &Positions,
    claim: Key<Claim>,
) -> BTreeMap<(Stand, Line, bool), Vec<&'a Link>> {
    let mut found: BTreeMap<(Stand, Line, bool), Vec<&Link>> = BTreeMap::new();
    for link in casebook.links() {
        let outgoing = link.from == claim;
        if !outgoing && link.to != claim {
            continue;
        }
        let Some(line) = edges::link_line(link.kind) else {
            continue;
        };
        let other = if outgoing { link.to } else { link.from };
        let key = (Stand::of(positions, other), line, outgoing);
        found.entry(key).or_default().push(link);
    }
    found
}

fn notes(casebook: &Casebook, claim: Key<Claim>, count: PairCount, left_out: usize) -> Vec<String> {
    let status = casebook[claim].status.word();
    let excluded = edges::counts(count);
    let mut notes = vec![match (casebook[claim].live, excluded.is_empty()) {
        (false, _) if status == "accepted" => {
            format!(
                "Claim {} — retracted by all who said it",
                casebook[claim].id()
            )
        }
        (false, _) => format!(
            "Claim {} — {status}; it enters no analysis",
            casebook[claim].id()
        ),
        (true, true) => format!("Claim {} — nothing excludes it", casebook[claim].id()),
        (true, false) => format!("Claim {} — {excluded}", casebook[claim].id()),
    }];
    if left_out > 0 {
        notes.push(format!(
            "Left out: {} that exclude it.",
            plural(left_out, "more position")
        ));
    }
    notes
}

fn subject(casebook: &Casebook, positions: &Positions, claim: Key<Claim>) -> Node {
    let own = &casebook[claim];
    let answer = phrase::claim_answer(casebook, own);
    let text = format!("“{}”", own.text());
    let (above, head, small) = if answer.is_empty() {
        ("Claim", text, Vec::new())
    } else {
        ("Answer", answer, wrap::wrap(&text, 48, 6))
    };
    let mut rows = Vec::new();
    let all = statements::statements(casebook, &[claim]);
    for statement in all.iter().take(SHOWN_STATEMENTS) {
        let mut row = statements::row(casebook, *statement, &Remarks::default());
        let document = &casebook[statement.1.document];
        let title = document.entry.title.as_ref().map_or_else(
            || format!("document {}", document.id()),
            |title| format!("“{}”", title.value),
        );
        row.small.extend(wrap::wrap(&title, 46, 2));
        rows.push(row);
    }
    if all.is_empty() {
        rows.push(plain_row("nobody named"));
    }
    if all.len() > SHOWN_STATEMENTS {
        let more = plural(all.len() - SHOWN_STATEMENTS, "more statement");
        rows.push(plain_row(&format!("and {more}")));
    }
    let same = Stand::of(positions, claim).claims(positions).len();
    if same > 1 {
        let others = plural(same - 1, "other claim");
        rows.push(plain_row(&format!("{others} of the same answer")));
    }
    Node {
        id: SUBJECT.into(),
        emphasis: Emphasis::Subject,
        above,
        head: wrap::wrap(&head, 34, 5),
        small,
        rows,
        tooltip: own.text().to_owned(),
        claims: vec![own.id().to_owned()],
        ..Node::default()
    }
}

fn plain_row(text: &str) -> Row {
    Row {
        text: vec![text.to_owned()],
        ..Row::default()
    }
}

/// The claims of the same position that links join to it, as one node.
fn companions(casebook: &Casebook, positions: &Positions, claim: Key<Claim>) -> Option<Node> {
    let own = Stand::of(positions, claim);
    let mut claims: Vec<Key<Claim>> = casebook
        .links()
        .iter()
        .filter(|link| edges::link_line(link.kind).is_some())
        .filter_map(|link| match (link.from == claim, link.to == claim) {
            (true, false) => Some(link.to),
            (false, true) => Some(link.from),
            _ => None,
        })
        .filter(|other| Stand::of(positions, *other) == own)
        .collect();
    claims.sort_unstable();
    claims.dedup();
    if claims.is_empty() {
        return None;
    }
    Some(Node {
        id: "p0".into(),
        emphasis: Emphasis::Context,
        head: vec!["the same answer".into()],
        rows: statements::rows(casebook, &claims, 8, &Remarks::default(), ""),
        tooltip: claims
            .iter()
            .map(|claim| casebook[*claim].text())
            .collect::<Vec<_>>()
            .join("\n"),
        claims: claims
            .iter()
            .map(|claim| casebook[*claim].id().to_owned())
            .collect(),
        ..Node::default()
    })
}
