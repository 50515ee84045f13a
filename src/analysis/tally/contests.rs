//! The disputes of a casebook, counted.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;

use crate::analysis::graph::Tally;
use crate::analysis::pairs::PairCount;
use crate::analysis::rule::ClashKind;
use crate::analysis::tally::exact::{self, Excerpt};
use crate::analysis::tally::question::{self, QuestionCount, Way};
use crate::analysis::tally::runs;
use crate::analysis::versions::VersionCount;
use crate::model::bounds::{Bounds, Place, Spoke};
use crate::model::question::Timing;

/// A dispute, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contest {
    /// The places of its questions, ascending; the first names it.
    pub questions: Vec<u32>,
    /// How many pairs of claims exclude each other.
    pub count: PairCount,
    /// How many live claims it has.
    pub claims: usize,
    /// How many positions, claims that stand alone among them.
    pub positions: usize,
    /// The fewest versions of events: no fewer than the first number, and the second suffices. Nothing where nobody gives
    /// an answer that can be compared.
    pub versions: Option<(usize, usize)>,
    /// The rows of its claims that answer no question.
    pub unasked: Vec<i64>,
}

/// All disputes of a casebook, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contests {
    /// Those with at least one contradiction, dismissed or not, by the id of their first question.
    pub contradicted: Vec<Contest>,
    /// Those with tensions only.
    pub tense: Vec<Contest>,
    /// The rows of claims that people set against each other, where none of them is joined to a question; the lesser first.
    pub unasked: Vec<(i64, i64)>,
}

/// What hangs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Topic {
    Question(u32),
    Claim(i64),
}

impl Topic {
    fn of(spoke: Spoke) -> Self {
        spoke
            .question
            .map_or(Self::Claim(spoke.claim), Self::Question)
    }
}

type Tallies = BTreeMap<(Topic, Topic), Tally>;

impl Contests {
    /// Finds them.
    pub fn of(bounds: &Bounds) -> Self {
        Self::from_counts(bounds, &question::counts(bounds))
    }

    /// Finds them from what was counted on every question.
    pub fn from_counts(bounds: &Bounds, counts: &[QuestionCount]) -> Self {
        let mut tallies = Tallies::new();
        let mut note = |a: Topic, b: Topic, (contradictions, tensions): (usize, usize)| {
            if contradictions + tensions > 0 {
                let tally = tallies.entry((a.min(b), a.max(b))).or_default();
                tally.count.contradictions += contradictions;
                tally.count.tensions += tensions;
                tally.contradicts |= contradictions > 0;
            }
        };
        for (question, count) in (0..).zip(counts) {
            let own = Topic::Question(question);
            note(own, own, (count.contradictions, count.tensions));
        }
        for part in (0..)
            .zip(&bounds.questions)
            .filter(|(_, asked)| asked.part_of.is_some())
        {
            for whole in bounds.wholes(part.0) {
                let clashes = between(bounds, part.0, whole);
                note(Topic::Question(part.0), Topic::Question(whole), clashes);
            }
        }
        spoken(bounds, &mut tallies);
        join(bounds, counts, &tallies)
    }
}

/// The contradictions and tensions between the claims of a part and those of its whole.
fn between(bounds: &Bounds, part: u32, whole: u32) -> (usize, usize) {
    let ways = (Way::of(bounds, part), Way::of(bounds, whole));
    let (parts, wholes) = (bounds.answers(part), bounds.answers(whole));
    let at = |wide: bool| -> usize {
        if ways.0 == Way::Total {
            let (firsts, seconds) = (
                question::sides(parts, wide).0,
                question::sides(wholes, wide).1,
            );
            return runs::all_falls(&firsts, &seconds);
        }
        // Between a part and its whole only the least of the one and the greatest of the other count, gaps or not.
        let mut from: Vec<Place> = parts
            .reaches
            .iter()
            .map(|reach| {
                if wide {
                    reach.wide_from
                } else {
                    reach.narrow_from
                }
            })
            .collect();
        let mut to: Vec<Place> = wholes
            .reaches
            .iter()
            .map(|reach| if wide { reach.wide_to } else { reach.narrow_to })
            .collect();
        from.sort_unstable();
        to.sort_unstable();
        runs::above(&from, &to)
    };
    let is_fixed = bounds.questions[part as usize].timing == Timing::Fixed;
    if is_fixed || ways == (Way::Total, Way::Total) {
        let contradictions = at(true);
        return (contradictions, at(false) - contradictions);
    }
    let clashes = Excerpt::of(bounds, &[part, whole], &|_| true).clashes();
    let count = clashes.get(&(part.min(whole), part.max(whole)));
    count.map_or((0, 0), |count| (count.contradictions, count.tensions))
}

/// Takes what people said into account.
fn spoken(bounds: &Bounds, tallies: &mut Tallies) {
    for spoken in &bounds.spoken {
        let derived = exact::clash(bounds, spoken);
        if derived.is_none() && !spoken.stated {
            continue;
        }
        let (a, b) = (Topic::of(spoken.a), Topic::of(spoken.b));
        let tally = tallies.entry((a.min(b), a.max(b))).or_default();
        let PairCount {
            contradictions,
            tensions,
            dismissed,
        } = &mut tally.count;
        match derived {
            Some(ClashKind::Contradiction) => *contradictions -= 1,
            Some(ClashKind::Tension) => *tensions -= 1,
            None => {}
        }
        tally.contradicts |= spoken.stated;
        if spoken.dismissed {
            *dismissed += 1;
        } else if spoken.stated || derived == Some(ClashKind::Contradiction) {
            *contradictions += 1;
        } else {
            *tensions += 1;
        }
    }
}

/// Joins what hangs together.
fn join(bounds: &Bounds, counts: &[QuestionCount], tallies: &Tallies) -> Contests {
    let topics: BTreeSet<Topic> = tallies.keys().flat_map(|(a, b)| [*a, *b]).collect();
    let topics: Vec<Topic> = topics.into_iter().collect();
    let place = |topic: Topic| topics.binary_search(&topic).unwrap_or(0);
    let mut joined = UnionFind::<usize>::new(topics.len());
    for (a, b) in tallies.keys().filter(|(a, b)| a != b) {
        joined.union(place(*a), place(*b));
    }
    let mut components: BTreeMap<usize, (Vec<Topic>, Tally)> = BTreeMap::new();
    for (place, topic) in topics.iter().enumerate() {
        let component = components.entry(joined.find(place)).or_default();
        component.0.push(*topic);
    }
    for ((a, _), tally) in tallies {
        if let Some((_, sum)) = components.get_mut(&joined.find(place(*a))) {
            sum.add(*tally);
        }
    }
    let mut found = Contests::default();
    for (topics, tally) in components.into_values() {
        let contest = contest(bounds, counts, &topics, tally.count);
        if contest.questions.is_empty() {
            let own = |(a, b): &&(Topic, Topic)| topics.contains(a) || topics.contains(b);
            let pairs = tallies.keys().filter(own);
            found.unasked.extend(pairs.filter_map(|pair| match pair {
                (Topic::Claim(a), Topic::Claim(b)) => Some((*a, *b)),
                _ => None,
            }));
        } else if tally.contradicts {
            found.contradicted.push(contest);
        } else {
            found.tense.push(contest);
        }
    }
    found
        .contradicted
        .sort_by_key(|contest| contest.questions[0]);
    found.tense.sort_by_key(|contest| contest.questions[0]);
    found.unasked.sort_unstable();
    found
}

fn contest(
    bounds: &Bounds,
    counts: &[QuestionCount],
    topics: &[Topic],
    count: PairCount,
) -> Contest {
    let mut contest = Contest {
        count,
        ..Contest::default()
    };
    for topic in topics {
        match topic {
            Topic::Question(question) => {
                let in_words = bounds.in_words.get(question).map_or(0, Vec::len);
                contest.questions.push(*question);
                contest.claims += bounds.slots(*question).len() + in_words;
                contest.positions += counts[*question as usize].positions + in_words;
            }
            Topic::Claim(claim) => {
                contest.claims += 1;
                contest.positions += 1;
                contest.unasked.push(*claim);
            }
        }
    }
    contest.versions = versions(bounds, counts, &contest.questions);
    contest
}

/// The most versions that one of the families among some questions needs.
fn versions(
    bounds: &Bounds,
    counts: &[QuestionCount],
    questions: &[u32],
) -> Option<(usize, usize)> {
    let mut families: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for question in questions {
        if !bounds.slots(*question).is_empty() {
            let top = bounds.wholes(*question).last().unwrap_or(*question);
            families.entry(top).or_default().push(*question);
        }
    }
    let each = families.into_values().map(|family| {
        let versions = match family.as_slice() {
            [question] => counts[*question as usize].versions,
            family => of_family(bounds, family),
        };
        (versions.at_least, versions.at_most)
    });
    each.reduce(|a, b| (a.0.max(b.0), a.1.max(b.1)))
}

fn of_family(bounds: &Bounds, family: &[u32]) -> VersionCount {
    let is_run = |question: &u32| matches!(Way::of(bounds, *question), Way::Fixed | Way::Total);
    if !family.iter().all(is_run) {
        return Excerpt::of(bounds, family, &|_| true).versions(family);
    }
    let place = |question: u32| family.iter().position(|each| *each == question);
    let above: Vec<Vec<usize>> = family
        .iter()
        .map(|question| {
            let own = std::iter::once(*question).chain(bounds.wholes(*question));
            own.filter_map(place).collect()
        })
        .collect();
    let answers: Vec<_> = family
        .iter()
        .map(|question| bounds.answers(*question))
        .collect();
    let depth = question::depth(&answers, &above);
    VersionCount {
        at_least: depth,
        at_most: depth,
        clash: depth,
    }
}
