//! The versions of events of a question, the proof that fewer will not do, and the most that one version can hold.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::analysis::sweep;
use crate::analysis::versions::case::{Case, Member};
use crate::analysis::versions::chains::{Chains, Item};
use crate::analysis::versions::search::{Search, first_fit};
use crate::model::casebook::Casebook;
use crate::model::date::When;
use crate::model::key::Key;
use crate::model::question::{Question, Timing};
use crate::model::set::{Cut, Interval, Set};

/// How many steps a search takes before it is given up.
const STEPS: usize = 20_000;
/// Up to how many positions every one is tried against every version.
const MOST_FITTED: usize = 200;
/// Up to how many positions each is tried against all of a largest clash.
const MOST_EXTENDED: usize = 2_000;
/// How many disjoint chains an upper bound is drawn from.
const MOST_CHAINS: usize = 32;

/// The values of a question that are left to all claims of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// The question.
    pub question: Key<Question>,
    /// The number of the option in an any-of question; 0 elsewhere.
    pub axis: usize,
    /// Any of these values is possible, but not every value of one question with every value of another.
    pub values: Set,
    /// Of a running total: when it had such a value, the latest time that the version speaks of.
    pub as_of: Option<When>,
}

/// Claims that one course of events can make true together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// The places of its positions, ascending. Every position stands in one version.
    pub positions: Vec<usize>,
    /// Positions of other versions that exclude nothing in it, each taken by itself. Looked for in fixed questions, and
    /// elsewhere among few positions.
    pub could_join: Vec<usize>,
    /// What is left to its questions. Empty for states, and for running totals with answers that have gaps.
    pub common: Vec<Common>,
}

/// As many claims as one version can hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Largest {
    /// The places of their positions, ascending.
    pub positions: Vec<usize>,
    /// How many claims they are.
    pub claims: usize,
    /// No version holds more claims; equal to `claims` where that is exact.
    pub at_most: usize,
}

/// How the claims on a question, or on a question with its parts and wholes, go together when read generously.
/// What people state or dismiss is not in it: it follows from the answers alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// The questions, by id.
    pub questions: Vec<Key<Question>>,
    /// How many claims have an answer that can be compared.
    pub claims: usize,
    /// Positions that contradict no other, by their places.
    pub undisputed: Vec<usize>,
    /// Versions that together hold every claim.
    pub versions: Vec<Version>,
    /// Fewer versions than this cannot hold every claim; equal to the number of `versions` where that is exact.
    pub at_least: usize,
    /// Positions of which every two contradict each other: the proof that each needs a version of its own.
    pub clash: Vec<usize>,
    /// Whether no larger such set exists.
    pub clash_is_largest: bool,
    /// As many claims as one version can hold.
    pub largest: Largest,
}

impl Versions {
    /// The versions of events for some questions of one family: a question, its parts and its wholes. None if nobody
    /// answers them in a way that can be compared.
    pub fn of(
        casebook: &Casebook,
        positions: &Positions,
        questions: &[Key<Question>],
    ) -> Option<Self> {
        let case = Case::of(casebook, positions, questions)?;
        let finder = Finder {
            casebook,
            positions,
            ordered: case.is_ordered(),
            case,
        };
        Some(finder.find())
    }

    /// The versions of events for each family among some questions: those of one topmost whole go together.
    pub fn of_families(
        casebook: &Casebook,
        positions: &Positions,
        questions: &[Key<Question>],
    ) -> Vec<Self> {
        let mut families: BTreeMap<Key<Question>, Vec<Key<Question>>> = BTreeMap::new();
        for question in questions {
            let top = casebook.wholes(*question).last().unwrap_or(*question);
            families.entry(top).or_default().push(*question);
        }
        let mut found: Vec<Self> = families
            .values()
            .filter_map(|family| Self::of(casebook, positions, family))
            .collect();
        found.sort_by(|a, b| a.questions.cmp(&b.questions));
        found
    }

    /// Whether the number of versions is known.
    pub fn is_exact(&self) -> bool {
        self.at_least == self.versions.len()
    }
}

struct Finder<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    ordered: bool,
    case: Case<'a>,
}

impl Finder<'_> {
    fn find(&self) -> Versions {
        let case = &self.case;
        let mut search = Search::of(case, STEPS);
        let (versions, at_least, clash, clash_is_largest) = if self.ordered {
            let chains = self.chains(&self.items(case.timing));
            let clash = chains.longest();
            (chains.levels(), clash.len(), clash, true)
        } else if let Some(search) = &mut search {
            let clash = search.largest_clash();
            let (versions, at_least) = search.fewest_versions(&clash);
            (versions, at_least, clash, true)
        } else {
            let clash = self.some_clash();
            let versions = self.some_versions();
            let is_largest = clash.len() == versions.len();
            (versions, clash.len(), clash, is_largest)
        };
        let largest = self.largest(search.as_mut(), &versions);
        let mut versions: Vec<Version> = versions
            .iter()
            .map(|members| Version {
                positions: self.places(members),
                could_join: self.places(&self.could_join(search.as_mut(), members)),
                common: self.common(members),
            })
            .collect();
        versions.sort_by(|a, b| a.positions.cmp(&b.positions));
        let mut questions = case.questions.clone();
        questions.sort_unstable();
        Versions {
            questions,
            claims: self.claims(0..case.members.len()),
            undisputed: self.undisputed(),
            versions,
            at_least,
            clash: self.places(&clash),
            clash_is_largest,
            largest,
        }
    }

    fn places(&self, members: &[usize]) -> Vec<usize> {
        let mut places: Vec<usize> = members
            .iter()
            .map(|member| self.case.members[*member].place)
            .collect();
        places.sort_unstable();
        places
    }

    fn claims(&self, members: impl Iterator<Item = usize>) -> usize {
        members.map(|member| self.case.members[member].claims).sum()
    }

    fn chains(&self, items: &[Item]) -> Chains {
        Chains::of(items, &self.case.above)
    }

    /// The members as runs of values: of an answer with gaps, its last run. Who says less than they do.
    fn items(&self, timing: Timing) -> Vec<Item> {
        let members = self.case.members.iter();
        members.map(|member| item(member, timing)).collect()
    }

    fn undisputed(&self) -> Vec<usize> {
        let case = &self.case;
        if self.ordered {
            let items = self.items(case.timing);
            let disputed = self.chains(&items).disputed(&items, &case.above);
            let free: Vec<usize> = (0..items.len()).filter(|item| !disputed[*item]).collect();
            return self.places(&free);
        }
        let mut free: BTreeSet<usize> = case.members.iter().map(|member| member.place).collect();
        for question in &case.questions {
            let _ = sweep::clashes_of_question(
                self.casebook,
                self.positions,
                *question,
                &mut |clash| {
                    let own = [clash.first, clash.second];
                    let within = own
                        .iter()
                        .all(|place| case.questions.contains(&self.positions[*place].question));
                    if within && clash.kind == ClashKind::Contradiction {
                        free.remove(&clash.first);
                        free.remove(&clash.second);
                    }
                    ControlFlow::Continue(())
                },
            );
        }
        free.into_iter().collect()
    }

    /// Many positions that all contradict each other: a longest chain among those that surely form one, and whoever
    /// contradicts all of it.
    fn some_clash(&self) -> Vec<usize> {
        let case = &self.case;
        let chosen: Vec<usize> = match case.timing {
            Timing::State => self.at_the_busiest_moment(),
            _ => (0..case.members.len()).collect(),
        };
        let convex: Vec<usize> = chosen
            .into_iter()
            .filter(|member| case.one_axis && convex(&case.members[*member]))
            .collect();
        let timing = match case.timing {
            Timing::State => Timing::Fixed,
            other => other,
        };
        let items: Vec<Item> = convex
            .iter()
            .map(|member| item(&case.members[*member], timing))
            .collect();
        let mut clash: Vec<usize> = self
            .chains(&items)
            .longest()
            .into_iter()
            .map(|item| convex[item])
            .collect();
        if clash.is_empty() || case.members.len() <= MOST_EXTENDED {
            for member in 0..case.members.len() {
                if clash.iter().all(|other| case.clash(*other, member)) {
                    clash.push(member);
                }
            }
        }
        clash
    }

    /// The members that surely hold at the moment at which most do.
    fn at_the_busiest_moment(&self) -> Vec<usize> {
        let mut events = Vec::new();
        for sure in self.case.members.iter().filter_map(Member::sure) {
            events.push((sure.from, 0, sure.from));
            events.push((sure.to, 1, sure.from));
        }
        events.sort_unstable();
        let (mut now, mut most, mut moment) = (0_usize, 0, None);
        for (second, ends, _) in events {
            if ends == 0 {
                now += 1;
                if now > most {
                    (most, moment) = (now, Some(second));
                }
            } else {
                now = now.saturating_sub(1);
            }
        }
        let members = 0..self.case.members.len();
        members
            .filter(|member| {
                let sure = self.case.members[*member].sure();
                sure.zip(moment)
                    .is_some_and(|(sure, moment)| sure.from <= moment && moment <= sure.to)
            })
            .collect()
    }

    /// Versions that hold all of many positions, perhaps more than are needed.
    fn some_versions(&self) -> Vec<Vec<usize>> {
        let case = &self.case;
        if case.members.len() <= MOST_FITTED || !case.one_axis {
            return first_fit(case, 0..case.members.len());
        }
        // One run of each answer, and states that never change: each version of these is a version.
        let timing = match case.timing {
            Timing::State => Timing::Fixed,
            other => other,
        };
        self.chains(&self.items(timing)).levels()
    }

    fn could_join(&self, search: Option<&mut Search<'_, '_>>, version: &[usize]) -> Vec<usize> {
        if let Some(search) = search {
            search.restart(STEPS);
            return search.could_join(version);
        }
        if !self.is_one_point() {
            return Vec::new();
        }
        let members = &self.case.members;
        let left = self.case.left_at_one_moment(version.iter().copied());
        let Some(left) = left.and_then(|left| left.into_values().next()) else {
            return Vec::new();
        };
        let own: BTreeSet<usize> = version.iter().copied().collect();
        (0..members.len())
            .filter(|member| !own.contains(member))
            .filter(|member| members[*member].set().is_some_and(|set| set.meets(&left)))
            .collect()
    }

    /// Whether a world is one value: one fixed question with one axis.
    fn is_one_point(&self) -> bool {
        self.case.timing == Timing::Fixed && self.case.one_axis && self.case.questions.len() == 1
    }

    fn common(&self, version: &[usize]) -> Vec<Common> {
        let case = &self.case;
        match case.timing {
            Timing::Fixed => {
                let left = case.left_at_one_moment(version.iter().copied());
                left.into_iter()
                    .flatten()
                    .map(|((question, axis), values)| Common {
                        question: case.questions[question],
                        axis,
                        values,
                        as_of: None,
                    })
                    .collect()
            }
            Timing::Cumulative if self.ordered => (0..case.questions.len())
                .filter_map(|question| self.total(version, question))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// What a running total may have been at the latest time that a version's claims on it speak of.
    fn total(&self, version: &[usize], question: usize) -> Option<Common> {
        let case = &self.case;
        let latest = version
            .iter()
            .copied()
            .filter(|member| case.members[*member].question == question)
            .max_by_key(|member| {
                let time = item(&case.members[*member], Timing::Cumulative);
                (time.to, time.from, *member)
            })?;
        let at = item(&case.members[latest], Timing::Cumulative);
        let (mut low, mut high) = (at.low, at.high);
        for other in version {
            let other = item(&case.members[*other], Timing::Cumulative);
            if case.above[other.question].contains(&question) && other.to <= at.from {
                low = low.max(other.low);
            }
            if case.above[question].contains(&other.question) && at.to <= other.from {
                high = high.min(other.high);
            }
        }
        let question = case.questions[question];
        Some(Common {
            question,
            axis: 0,
            values: Set::new(
                self.casebook[question].kind.grain(),
                [Interval::new(low, high)],
            ),
            as_of: self.positions[case.members[latest].place].as_of,
        })
    }

    fn largest(&self, search: Option<&mut Search<'_, '_>>, versions: &[Vec<usize>]) -> Largest {
        let case = &self.case;
        if self.is_one_point() {
            let members = self.at_the_fullest_point();
            return self.held(&members, None);
        }
        if let Some(search) = search {
            search.restart(STEPS);
            let members = search.largest_consistent();
            let exact = search.is_exact();
            return self.held(&members, (!exact).then(|| self.most_claims()));
        }
        let mut versions = versions.to_vec();
        versions.sort_by_key(|members| self.claims(members.iter().copied()));
        let mut best = versions.pop().unwrap_or_default();
        if case.members.len() <= MOST_FITTED {
            // Whoever still fits joins: the fullest version, given the others' members too.
            let own: BTreeSet<usize> = best.iter().copied().collect();
            let others = (0..case.members.len()).filter(|member| !own.contains(member));
            let order: Vec<usize> = best.iter().copied().chain(others).collect();
            let refit = first_fit(case, order.into_iter());
            best = refit
                .into_iter()
                .max_by_key(|members| self.claims(members.iter().copied()))
                .filter(|members| {
                    self.claims(members.iter().copied()) > self.claims(best.iter().copied())
                })
                .unwrap_or(best);
        }
        self.held(&best, Some(self.most_claims()))
    }

    fn held(&self, members: &[usize], at_most: Option<usize>) -> Largest {
        let claims = self.claims(members.iter().copied());
        Largest {
            positions: self.places(members),
            claims,
            at_most: at_most.unwrap_or(claims).max(claims),
        }
    }

    /// The members whose answers hold the value that most claims allow: a sweep over all bounds.
    fn at_the_fullest_point(&self) -> Vec<usize> {
        let members = &self.case.members;
        let runs = |member: &Member<'_>| member.set().map_or(&[][..], Set::intervals).to_vec();
        let mut events: Vec<(Cut, bool, usize)> = members
            .iter()
            .flat_map(|member| {
                runs(member).into_iter().flat_map(|run| {
                    [
                        (run.to, false, member.claims),
                        (run.from, true, member.claims),
                    ]
                })
            })
            .collect();
        events.sort_unstable();
        let (mut now, mut most, mut fullest) = (0_usize, 0, Cut::Start);
        for (cut, begins, claims) in events {
            if begins {
                now += claims;
                if now > most {
                    (most, fullest) = (now, cut);
                }
            } else {
                now = now.saturating_sub(claims);
            }
        }
        (0..members.len())
            .filter(|member| {
                let set = runs(&members[*member]);
                set.iter()
                    .any(|run| run.from <= fullest && fullest < run.to)
            })
            .collect()
    }

    /// No version holds more claims than this: of positions that all contradict each other it holds one at most.
    fn most_claims(&self) -> usize {
        let all = self.claims(0..self.case.members.len());
        if !self.ordered {
            let clash = self.some_clash();
            let fullest = clash.iter().map(|member| self.case.members[*member].claims);
            return all - self.claims(clash.iter().copied()) + fullest.max().unwrap_or(0);
        }
        let mut left: Vec<usize> = (0..self.case.members.len()).collect();
        let mut most = all;
        for _ in 0..MOST_CHAINS {
            let items: Vec<Item> = left
                .iter()
                .map(|member| item(&self.case.members[*member], self.case.timing))
                .collect();
            let chain: BTreeSet<usize> = self
                .chains(&items)
                .longest()
                .into_iter()
                .map(|item| left[item])
                .collect();
            if chain.len() < 2 {
                break;
            }
            let fullest = chain.iter().map(|member| self.case.members[*member].claims);
            most = most - self.claims(chain.iter().copied()) + fullest.max().unwrap_or(0);
            left.retain(|member| !chain.contains(member));
        }
        most
    }
}

fn convex(member: &Member<'_>) -> bool {
    member.axes().all(|(_, set)| set.is_convex())
}

/// A member as one run of values: of an answer with gaps, its last.
fn item(member: &Member<'_>, timing: Timing) -> Item {
    let run = member.set().and_then(|set| set.intervals().last().copied());
    let run = run.unwrap_or(Interval::new(Cut::Start, Cut::End));
    let whole = member
        .stated
        .time
        .filter(|_| timing == Timing::Cumulative)
        .map(|time| time.whole);
    let (from, to) = match (timing, whole) {
        (Timing::Cumulative, Some(whole)) => (whole.from, whole.to),
        // A total of no known time is compared with nothing.
        (Timing::Cumulative, None) => (i64::MIN, i64::MAX),
        _ => (0, 0),
    };
    Item {
        question: member.question,
        low: run.from,
        high: run.to,
        from,
        to,
    }
}
