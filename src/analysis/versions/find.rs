//! The versions of events of a question, the proof that fewer will not do, and the most that one version can hold.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::analysis::sweep;
use crate::analysis::versions::bounds::MOST_FITTED;
use crate::analysis::versions::case::{Case, Steps};
use crate::analysis::versions::search::{Search, first_fit};
use crate::model::casebook::Casebook;
use crate::model::date::When;
use crate::model::key::Key;
use crate::model::question::{Question, Timing};
use crate::model::set::{Interval, Set};

/// How many steps a search takes before it is given up.
const STEPS: usize = 20_000;
/// Up to how many positions are tried as guests of other versions.
const MOST_GUESTS: usize = 1_000;

/// The values of a question that are left to all claims of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// The question.
    pub question: Key<Question>,
    /// The number of the option in an any-of question; 0 elsewhere.
    pub axis: usize,
    /// Any of these values is possible, but not every value of one question with every value of another.
    pub values: Set,
    /// Of a running total: when it had such a value, the latest time that a disputed claim of the version speaks of, or,
    /// if none is disputed, any.
    pub as_of: Option<When>,
}

/// Claims that one course of events can make true together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// The places of its positions, ascending. Every position stands in at least one version, and in each other one
    /// that has room for it and for all others that it has room for.
    pub positions: Vec<usize>,
    /// Positions that it has room for, but not for all of them together. They are looked for, like those of other
    /// versions that it holds too, in fixed questions, and elsewhere among few positions.
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
    /// Whether no other set of positions holds as many claims; false where that is not known.
    pub is_only: bool,
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

    /// How many versions there are, without telling which: the numbers of [`Versions::of`].
    pub fn counted(
        casebook: &Casebook,
        positions: &Positions,
        questions: &[Key<Question>],
    ) -> Option<VersionCount> {
        let case = Case::of(casebook, positions, questions)?;
        let finder = Finder {
            casebook,
            positions,
            ordered: case.is_ordered(),
            case,
        };
        let cover = finder.cover(Search::of(&finder.case, STEPS).as_mut());
        Some(VersionCount {
            at_least: cover.at_least,
            at_most: cover.versions.len(),
            clash: cover.clash.len(),
        })
    }

    /// The versions of events for each family among some questions: those of one topmost whole go together.
    pub fn of_families(
        casebook: &Casebook,
        positions: &Positions,
        questions: &[Key<Question>],
    ) -> Vec<Self> {
        let mut found: Vec<Self> = families(casebook, questions)
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

/// Questions by their topmost whole.
fn families(
    casebook: &Casebook,
    questions: &[Key<Question>],
) -> BTreeMap<Key<Question>, Vec<Key<Question>>> {
    let mut families: BTreeMap<Key<Question>, Vec<Key<Question>>> = BTreeMap::new();
    for question in questions {
        let top = casebook.wholes(*question).last().unwrap_or(*question);
        families.entry(top).or_default().push(*question);
    }
    families
}

/// How many versions of events the claims on a question need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VersionCount {
    /// Fewer cannot hold every claim.
    pub at_least: usize,
    /// So many do.
    pub at_most: usize,
    /// How many positions were found of which every two contradict each other.
    pub clash: usize,
}

/// Versions that hold all members, and the proof that fewer will not do.
struct Cover {
    versions: Vec<Vec<usize>>,
    at_least: usize,
    clash: Vec<usize>,
    clash_is_largest: bool,
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
        let Cover {
            versions,
            at_least,
            clash,
            clash_is_largest,
        } = self.cover(search.as_mut());
        let undisputed = self.undisputed();
        let largest = self.largest(search.as_mut(), &versions);
        let mut versions: Vec<Version> = versions
            .iter()
            .map(|members| self.version(search.as_mut(), members, &undisputed))
            .collect();
        versions.sort_by(|a, b| a.positions.cmp(&b.positions));
        let mut questions = case.questions.clone();
        questions.sort_unstable();
        Versions {
            questions,
            claims: case.claims(0..case.members.len()),
            undisputed,
            versions,
            at_least,
            clash: self.places(&clash),
            clash_is_largest,
            largest,
        }
    }

    fn cover(&self, search: Option<&mut Search<'_, '_>>) -> Cover {
        let case = &self.case;
        let (versions, at_least, clash, clash_is_largest) = if self.ordered {
            let chains = case.chains(&case.all());
            let clash = chains.longest();
            (chains.levels(), clash.len(), clash, true)
        } else if let Some(search) = search {
            let clash = search.largest_clash();
            let (versions, at_least) = search.fewest_versions(&clash);
            (versions, at_least, clash, true)
        } else {
            let clash = case.some_clash();
            let versions = case.some_versions();
            let is_largest = clash.len() == versions.len();
            (versions, clash.len(), clash, is_largest)
        };
        Cover {
            versions,
            at_least,
            clash,
            clash_is_largest,
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

    fn undisputed(&self) -> Vec<usize> {
        let case = &self.case;
        if self.ordered {
            let items = case.items(&case.all());
            let disputed = case.chains(&case.all()).disputed(&items, &case.above);
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

    fn version(
        &self,
        search: Option<&mut Search<'_, '_>>,
        members: &[usize],
        undisputed: &[usize],
    ) -> Version {
        let mut members = members.to_vec();
        let mut guests = self.could_join(search, &members);
        if self.is_one_point() && !guests.is_empty() {
            // Those that leave the version's values as they are.
            let left = self.left(&members);
            let (idle, others) = guests.into_iter().partition(|guest| {
                let set = self.case.members[*guest].set();
                set.zip(left.as_ref())
                    .is_some_and(|(set, left)| set.intersection(left) == *left)
            });
            let idle: Vec<usize> = idle;
            members.extend(idle);
            guests = others;
        }
        let mut all = members.clone();
        all.extend(&guests);
        let mut steps = Steps::new(STEPS);
        if !guests.is_empty() && self.case.together(&all, &mut steps) {
            (members, guests) = (all, Vec::new());
        }
        Version {
            positions: self.places(&members),
            could_join: self.places(&guests),
            common: self.common(&members, undisputed),
        }
    }

    /// The values that some members leave, where a world is one value.
    fn left(&self, members: &[usize]) -> Option<Set> {
        let left = self.case.left_at_one_moment(members.iter().copied())?;
        left.into_values().next()
    }

    fn could_join(&self, search: Option<&mut Search<'_, '_>>, version: &[usize]) -> Vec<usize> {
        if let Some(search) = search {
            search.restart(STEPS);
            return search.could_join(version);
        }
        if !self.is_one_point() || self.case.members.len() > MOST_GUESTS {
            return Vec::new();
        }
        let members = &self.case.members;
        let Some(left) = self.left(version) else {
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

    fn common(&self, version: &[usize], undisputed: &[usize]) -> Vec<Common> {
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
                .filter_map(|question| self.total(version, question, undisputed))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// What a running total may have been at the latest time that a version's disputed claims on it speak of.
    fn total(&self, version: &[usize], question: usize, undisputed: &[usize]) -> Option<Common> {
        let case = &self.case;
        let latest = version
            .iter()
            .copied()
            .filter(|member| case.members[*member].question == question)
            .max_by_key(|member| {
                let time = case.members[*member].item(Timing::Cumulative);
                let disputed = undisputed
                    .binary_search(&case.members[*member].place)
                    .is_err();
                (disputed, time.to, time.from, *member)
            })?;
        let at = case.members[latest].item(Timing::Cumulative);
        let (mut low, mut high) = (at.low, at.high);
        for other in version {
            let other = case.members[*other].item(Timing::Cumulative);
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
            let (members, is_only) = case.at_the_fullest_point();
            return self.held(&members, None, is_only);
        }
        if let Some(search) = search {
            search.restart(STEPS);
            let (members, is_only) = search.largest_consistent();
            let exact = search.is_exact();
            let most = (!exact).then(|| case.most_claims());
            return self.held(&members, most, exact && is_only);
        }
        let claims = |members: &Vec<usize>| case.claims(members.iter().copied());
        let fullest = versions.iter().max_by_key(|members| claims(members));
        let mut best = fullest.cloned().unwrap_or_default();
        if case.members.len() <= MOST_FITTED {
            // Others may find room in the fullest version.
            let mut order = best.clone();
            order.extend((0..case.members.len()).filter(|member| !best.contains(member)));
            let refit = first_fit(case, order.into_iter());
            let fuller = refit.into_iter().max_by_key(claims);
            best = fuller
                .filter(|fuller| claims(fuller) > claims(&best))
                .unwrap_or(best);
        }
        self.held(&best, Some(case.most_claims()), false)
    }

    fn held(&self, members: &[usize], at_most: Option<usize>, is_only: bool) -> Largest {
        let claims = self.case.claims(members.iter().copied());
        Largest {
            positions: self.places(members),
            claims,
            at_most: at_most.unwrap_or(claims).max(claims),
            is_only,
        }
    }
}
