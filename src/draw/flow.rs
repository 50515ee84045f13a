//! All live claims as DOT, written as they come: in memory that does not grow with the lines between them.

mod told;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{self, Write};
use std::ops::ControlFlow;

use crate::analysis::pairs::{Pair, PairCount, visit_pairs};
use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::analysis::sweep;
use crate::draw::claims;
use crate::draw::dispute;
use crate::draw::dot::{self, Body, Mould};
use crate::draw::edges::{self, Verdicts};
use crate::draw::flow::told::Told;
use crate::draw::format::OutputFormat;
use crate::draw::picture::{Cluster, Edge, Line, Picture};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;

/// Writes the graph of all live claims, of whatever size. Up to [`claims::MOST_PAIRS`] pairs it is the picture that
/// [`claims::picture`] gives, to the byte; of more, the lines come question by question.
///
/// # Errors
/// When it cannot be written.
pub fn write_all_claims(
    casebook: &Casebook,
    positions: &Positions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let pairs = claims::pairs(casebook, positions);
    let spoken = spoken(casebook);
    let seen = Seen::of(casebook, positions, &spoken);
    let all: Vec<Key<Claim>> = casebook.live_claims().map(|(key, _)| key).collect();
    let mut numbers = vec![0; casebook.claims().len()];
    let mut groups: BTreeMap<Option<Key<Question>>, Vec<Key<Claim>>> = BTreeMap::new();
    for (number, claim) in (1..).zip(&all) {
        groups
            .entry(casebook[*claim].question)
            .or_default()
            .push(*claim);
        numbers[claim.index()] = number;
    }
    // What stands outside of all boxes comes after them.
    let outside = groups.remove(&None).unwrap_or_default();
    let links = links(casebook, &all);
    let lines = seen.lines.iter().copied();
    let sample = |line| Edge {
        line,
        ..edge_without_ends()
    };
    let frame = Picture {
        edges: lines
            .chain(links.iter().map(|edge| edge.line))
            .map(sample)
            .collect(),
        ..claims::frame(casebook, &all, groups.len(), seen.count)
    };
    let node = |claim: Key<Claim>| {
        claims::node(
            casebook,
            claim,
            &format!("c{}", numbers[claim.index()]),
            seen.disputed[claim.index()],
        )
    };
    dot::stream(&frame, OutputFormat::Dot, out, |body| {
        for (question, group) in &groups {
            let nodes = group.iter().map(|claim| node(*claim)).collect();
            let cluster = match question {
                Some(question) => dispute::cluster(casebook, *question, nodes),
                None => Cluster::default(),
            };
            body.cluster(&cluster);
        }
        for claim in &outside {
            body.node(&node(*claim));
        }
        let mut lines = Lines {
            casebook,
            numbers: &numbers,
            spoken: &spoken,
            verdicts: Verdicts::of(casebook, &Positions::default()),
            told: Told::of(casebook, positions),
            moulds: [Line::Contradiction, Line::Tension]
                .map(|line| dot::mould(line, OutputFormat::Dot)),
            number: 0,
        };
        match &pairs {
            Some(pairs) => pairs.iter().for_each(|pair| lines.pair(body, pair)),
            None => {
                let _ = visit_pairs(casebook, positions, &mut |pair| {
                    lines.pair(body, &pair);
                    ControlFlow::Continue(())
                });
            }
        }
        let written: BTreeMap<String, usize> = if links.is_empty() {
            BTreeMap::new()
        } else {
            let written = groups.values().flatten().chain(&outside).enumerate();
            written
                .map(|(place, claim)| (format!("c{}", numbers[claim.index()]), place))
                .collect()
        };
        for edge in links {
            let place = |id: &str| written.get(id).copied().unwrap_or(usize::MAX);
            let places = (place(&edge.from.0), place(&edge.to.0));
            lines.edge(body, edge, places);
        }
    })
}

/// The lines, as they are numbered.
struct Lines<'a> {
    casebook: &'a Casebook,
    numbers: &'a [usize],
    spoken: &'a Spoken,
    verdicts: Verdicts<'a>,
    told: Told<'a>,
    /// Of contradictions, and of tensions.
    moulds: [Option<Mould>; 2],
    number: usize,
}

impl Lines<'_> {
    fn edge(&mut self, body: &mut Body<'_, '_, '_>, mut edge: Edge, places: (usize, usize)) {
        self.number += 1;
        edge.id = format!("e{}", self.number);
        body.edge(&edge, places);
    }

    fn pair(&mut self, body: &mut Body<'_, '_, '_>, pair: &Pair) {
        let ends = (self.numbers[pair.a.index()], self.numbers[pair.b.index()]);
        let mould = match pair.kind {
            ClashKind::Contradiction => &self.moulds[0],
            ClashKind::Tension => &self.moulds[1],
        };
        // What nobody spoke of looks like all others of its kind but for its ends and its sentence.
        let is_plain = self.spoken.is_empty() || !self.spoken.contains(&(pair.a, pair.b));
        if let Some(mould) = mould.as_ref().filter(|_| is_plain)
            && let Some(words) = self.told.words(pair)
        {
            self.number += 1;
            body.cast(mould, self.number, ends, |out| words.write(out));
            return;
        }
        let opposition = claims::opposition(self.casebook, pair);
        let (a, b) = (format!("c{}", ends.0), format!("c{}", ends.1));
        let edge = edges::opposition(self.casebook, &self.verdicts, &opposition, (&a, &b));
        // A line between two alike leads neither way.
        self.edge(body, edge, (0, 0));
    }
}

/// The pairs that people stated or judged, the lesser key first.
type Spoken = HashSet<(Key<Claim>, Key<Claim>)>;

fn spoken(casebook: &Casebook) -> Spoken {
    let judged = casebook.judgements().iter().map(|judged| judged.claims);
    let both = casebook.stated_pairs().chain(judged);
    both.map(|(a, b)| (a.min(b), a.max(b))).collect()
}

/// What the pairs come to, before the first of them is written.
struct Seen {
    count: PairCount,
    lines: BTreeSet<Line>,
    /// Whether anything excludes a claim, by its place.
    disputed: Vec<bool>,
}

impl Seen {
    fn of(casebook: &Casebook, positions: &Positions, spoken: &Spoken) -> Self {
        let mut seen = Self {
            count: PairCount::default(),
            lines: BTreeSet::new(),
            disputed: vec![false; casebook.claims().len()],
        };
        // Pairs of two positions are alike but for those that people spoke of, which are counted one by one.
        let mut disputed = vec![false; positions.len()];
        let mut apart: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (a, b) in spoken {
            if let Some((a, b)) = positions.of_claim(*a).zip(positions.of_claim(*b)) {
                *apart.entry((a.min(b), a.max(b))).or_default() += 1;
            }
            if let Some(pair) = Pair::of(casebook, *a, *b) {
                seen.add(casebook, &pair);
            }
        }
        for question in positions.questions() {
            let _ = sweep::clashes_of_question(casebook, positions, question, &mut |clash| {
                let (first, second) = (&positions[clash.first], &positions[clash.second]);
                let mut pairs = first.claims.len() * second.claims.len();
                let ends = (clash.first.min(clash.second), clash.first.max(clash.second));
                if let Some(apart) = apart.get(&ends) {
                    pairs -= apart;
                    let all = first.claims.iter().flat_map(|a| {
                        let others = second.claims.iter();
                        others.map(move |b| (*a.min(b), *a.max(b)))
                    });
                    for (a, b) in all.filter(|pair| !spoken.contains(pair)) {
                        seen.disputed[a.index()] = true;
                        seen.disputed[b.index()] = true;
                    }
                } else {
                    disputed[clash.first] = true;
                    disputed[clash.second] = true;
                }
                if pairs > 0 {
                    let (count, line) = match clash.kind {
                        ClashKind::Contradiction => {
                            (&mut seen.count.contradictions, Line::Contradiction)
                        }
                        ClashKind::Tension => (&mut seen.count.tensions, Line::Tension),
                    };
                    *count += pairs;
                    seen.lines.insert(line);
                }
                ControlFlow::Continue(())
            });
        }
        for (place, _) in disputed.iter().enumerate().filter(|(_, is)| **is) {
            for claim in &positions[place].claims {
                seen.disputed[claim.index()] = true;
            }
        }
        seen
    }

    fn add(&mut self, casebook: &Casebook, pair: &Pair) {
        self.count.add(casebook, pair);
        let line = edges::line_of(&claims::opposition(casebook, pair));
        self.lines.insert(line);
        if line != Line::Dismissed {
            self.disputed[pair.a.index()] = true;
            self.disputed[pair.b.index()] = true;
        }
    }
}

fn links(casebook: &Casebook, claims: &[Key<Claim>]) -> Vec<Edge> {
    if casebook.links().is_empty() {
        return Vec::new();
    }
    let numbered = (1..).zip(claims);
    let ids = numbered.map(|(number, claim)| (*claim, format!("c{number}")));
    claims::links(casebook, &ids.collect())
}

fn edge_without_ends() -> Edge {
    Edge {
        id: String::new(),
        from: (String::new(), None),
        to: (String::new(), None),
        line: Line::Contradiction,
        weight: None,
        style: None,
        signed: false,
        label: Vec::new(),
        tooltip: String::new(),
        url: None,
    }
}
