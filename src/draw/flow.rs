//! All live claims as DOT, written as they come: in memory that does not grow with the lines between them.

mod boxed;
mod inorder;
mod told;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{self, Write};
use std::ops::ControlFlow;

use crate::analysis::pairs::{Pair, PairCount, visit_pairs};
use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::analysis::sweep;
use crate::draw::claims;
use crate::draw::dot::{self, Mould};
use crate::draw::edges::{self, Verdicts};
use crate::draw::flow::boxed::{Boxes, blocks};
use crate::draw::flow::inorder::{Pen, in_order};
use crate::draw::flow::told::{Sides, Told};
use crate::draw::format::OutputFormat;
use crate::draw::picture::{Edge, Line, Picture};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;

/// How the work is shared among threads. What is written is the same for all.
#[derive(Clone, Copy, Debug)]
pub struct Shares {
    /// How many threads make boxes and lines.
    pub threads: usize,
    /// How many claims one makes boxes of before another follows.
    pub claims: usize,
    /// The same for lines.
    pub lines: usize,
}

impl Default for Shares {
    /// Two threads, since a third takes what they make: more of them wait for it.
    fn default() -> Self {
        Self {
            threads: 2,
            claims: 200,
            lines: 500,
        }
    }
}

/// Writes the graph of all live claims, of whatever size. Up to [`claims::MOST_PAIRS`] pairs it is the picture that
/// [`claims::picture`] gives, to the byte; of more, the lines come question by question.
///
/// # Errors
/// When it cannot be written.
pub fn write_all_claims(
    casebook: &Casebook,
    positions: &Positions,
    shares: Shares,
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
    let groups: Vec<(Key<Question>, Vec<Key<Claim>>)> = groups
        .into_iter()
        .filter_map(|(question, claims)| Some((question?, claims)))
        .collect();
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
    let blocks = blocks(&groups, &outside, shares.claims);
    let sides = Sides::of(casebook, positions);
    let verdicts = Verdicts::of(casebook, &Positions::default());
    dot::stream(&frame, OutputFormat::Dot, out, |body| {
        let mut take = |written: &[u8]| body.take(written);
        in_order(
            shares.threads.min(blocks.len()),
            |number, pen| {
                let mut boxes = Boxes::of(casebook, &numbers, &seen.disputed);
                for block in blocks.iter().skip(number).step_by(shares.threads.max(1)) {
                    for item in block {
                        boxes.write(pen, item)?;
                    }
                    pen.end_block()?;
                }
                ControlFlow::Continue(())
            },
            &mut take,
        );
        let alone = seen.pairs() <= shares.lines;
        let shares = Shares {
            threads: if alone { 1 } else { shares.threads },
            ..shares
        };
        in_order(
            shares.threads,
            |number, pen| {
                let mut lines = Lines {
                    casebook,
                    numbers: &numbers,
                    spoken: &spoken,
                    verdicts: &verdicts,
                    told: Told::of(&sides),
                    moulds: [Line::Contradiction, Line::Tension]
                        .map(|line| dot::mould(line, OutputFormat::Dot)),
                };
                let mut turn = Turn::of(number, shares);
                let mut visit = |pair: Pair| match turn.next(pen)? {
                    Some(number) => lines.pair(pen, &pair, number),
                    None => ControlFlow::Continue(()),
                };
                match &pairs {
                    Some(pairs) => pairs.iter().try_for_each(|pair| visit(*pair))?,
                    None => visit_pairs(casebook, positions, &mut visit)?,
                }
                turn.end(pen)
            },
            &mut take,
        );
        let mut places = BTreeMap::new();
        if !links.is_empty() {
            let written = groups.iter().flat_map(|(_, claims)| claims);
            for (place, claim) in written.chain(&outside).enumerate() {
                places.insert(format!("c{}", numbers[claim.index()]), place);
            }
        }
        let place = |id: &str| places.get(id).copied().unwrap_or(usize::MAX);
        for (number, mut edge) in (seen.pairs() + 1..).zip(links) {
            edge.id = format!("e{number}");
            let places = (place(&edge.from.0), place(&edge.to.0));
            let written = dot::edge(&edge, places, OutputFormat::Dot);
            if take(written.as_bytes()).is_break() {
                break;
            }
        }
    })
}

/// Which lines are a thread's to write, of all that are visited.
struct Turn {
    thread: usize,
    shares: Shares,
    visited: usize,
    is_own: bool,
}

impl Turn {
    fn of(thread: usize, shares: Shares) -> Self {
        Self {
            thread,
            shares,
            visited: 0,
            is_own: false,
        }
    }

    /// The number of the next line, if it is this thread's.
    fn next(&mut self, pen: &mut Pen) -> ControlFlow<(), Option<usize>> {
        let (most, threads) = (self.shares.lines.max(1), self.shares.threads.max(1));
        if self.visited.is_multiple_of(most) {
            self.end(pen)?;
            self.is_own = self.visited / most % threads == self.thread;
        }
        self.visited += 1;
        ControlFlow::Continue(self.is_own.then_some(self.visited))
    }

    /// Ends the block, if there is one.
    fn end(&self, pen: &mut Pen) -> ControlFlow<()> {
        if self.is_own {
            pen.end_block()
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// The lines, as they are numbered.
struct Lines<'a> {
    casebook: &'a Casebook,
    numbers: &'a [usize],
    spoken: &'a Spoken,
    verdicts: &'a Verdicts<'a>,
    told: Told<'a>,
    /// Of contradictions, and of tensions.
    moulds: [Option<Mould>; 2],
}

impl Lines<'_> {
    fn pair(&mut self, pen: &mut Pen, pair: &Pair, number: usize) -> ControlFlow<()> {
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
            mould.cast(&mut pen.text, number, ends, |out| words.write(out));
            return pen.flow();
        }
        let opposition = claims::opposition(self.casebook, pair);
        let (a, b) = (format!("c{}", ends.0), format!("c{}", ends.1));
        let edge = Edge {
            id: format!("e{number}"),
            ..edges::opposition(self.casebook, self.verdicts, &opposition, (&a, &b))
        };
        // A line between two alike leads neither way.
        let written = dot::edge(&edge, (0, 0), OutputFormat::Dot);
        pen.text.extend_from_slice(written.as_bytes());
        pen.flow()
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
    /// How many pairs there are.
    fn pairs(&self) -> usize {
        self.count.contradictions + self.count.tensions + self.count.dismissed
    }

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
