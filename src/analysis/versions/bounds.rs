//! Bounds, where there is no order and there are too many positions to search; and what a sweep finds among any number.

use std::collections::BTreeSet;

use crate::analysis::versions::case::{Case, Member, Steps};
use crate::analysis::versions::chains::{Chains, Item};
use crate::analysis::versions::search::first_fit;
use crate::model::question::Timing;
use crate::model::set::{Cut, Interval, Set};

/// Up to how many positions every one is tried against every version.
pub(super) const MOST_FITTED: usize = 100;
/// Up to how many positions each is tried against all of a largest clash, and all are tried together.
const MOST_EXTENDED: usize = 2_000;
/// How many disjoint chains an upper bound is drawn from.
const MOST_CHAINS: usize = 32;

impl Case<'_> {
    /// The chains of some members, read as runs of values; of states, at one moment.
    pub(super) fn chains(&self, members: &[usize]) -> Chains {
        Chains::of(&self.items(members), &self.above)
    }

    /// Members as runs of values.
    pub(super) fn items(&self, members: &[usize]) -> Vec<Item<Cut>> {
        let members = members.iter();
        members
            .map(|member| self.members[*member].item(self.timing))
            .collect()
    }

    /// How many claims some members hold.
    pub(super) fn claims(&self, members: impl Iterator<Item = usize>) -> usize {
        members.map(|member| self.members[member].claims).sum()
    }

    /// Many positions that all contradict each other: a longest chain among those that surely form one, and whoever
    /// contradicts all of it.
    pub(super) fn some_clash(&self) -> Vec<usize> {
        let mut chosen: Vec<usize> = match self.timing {
            Timing::State => self.at_the_busiest_moment(),
            _ => (0..self.members.len()).collect(),
        };
        chosen.retain(|member| self.one_axis && self.members[*member].is_convex());
        let longest = self.chains(&chosen).longest().into_iter();
        let mut clash: Vec<usize> = longest.map(|item| chosen[item]).collect();
        if clash.is_empty() || self.members.len() <= MOST_EXTENDED {
            for member in 0..self.members.len() {
                if clash.iter().all(|other| self.clash(*other, member)) {
                    clash.push(member);
                }
            }
        }
        clash
    }

    /// The members that surely hold at the moment at which most do.
    fn at_the_busiest_moment(&self) -> Vec<usize> {
        let mut events = Vec::new();
        for sure in self.members.iter().filter_map(Member::sure) {
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
        let members = 0..self.members.len();
        members
            .filter(|member| {
                let sure = self.members[*member].sure();
                sure.zip(moment)
                    .is_some_and(|(sure, moment)| sure.from <= moment && moment <= sure.to)
            })
            .collect()
    }

    /// Versions that hold all of many positions, perhaps more than are needed.
    pub(super) fn some_versions(&self) -> Vec<Vec<usize>> {
        let mut steps = Steps::new(MOST_EXTENDED * 4);
        if self.members.len() <= MOST_EXTENDED && self.together(&self.all(), &mut steps) {
            return vec![self.all()];
        }
        if self.members.len() <= MOST_FITTED || !self.one_axis {
            return first_fit(self, 0..self.members.len());
        }
        // One run of each answer, and states that never change: who can be true together then, can be true together.
        self.chains(&self.all()).levels()
    }

    /// All members.
    pub(super) fn all(&self) -> Vec<usize> {
        (0..self.members.len()).collect()
    }

    /// The members whose answers hold the value that most claims allow, by a sweep over all bounds; and whether no
    /// other value is allowed by as many claims of other members.
    pub(super) fn at_the_fullest_point(&self) -> (Vec<usize>, bool) {
        let runs = |member: &Member<'_>| member.set().map_or(&[][..], Set::intervals).to_vec();
        let mut events: Vec<(Cut, bool, usize)> = Vec::new();
        for member in &self.members {
            for run in runs(member) {
                events.push((run.to, false, member.claims));
                events.push((run.from, true, member.claims));
            }
        }
        events.sort_unstable();
        let (mut now, mut most, mut fullest) = (0_usize, 0, Vec::new());
        for (cut, begins, claims) in events {
            if begins {
                now += claims;
                if now > most {
                    (most, fullest) = (now, Vec::new());
                }
                if now == most {
                    fullest.push(cut);
                }
            } else {
                now = now.saturating_sub(claims);
            }
        }
        let at = |cut: &Cut| -> Vec<usize> {
            let holds = |member: &usize| {
                let runs = runs(&self.members[*member]);
                runs.iter().any(|run| run.from <= *cut && *cut < run.to)
            };
            (0..self.members.len()).filter(holds).collect()
        };
        let members = fullest.first().map(at).unwrap_or_default();
        let is_only = fullest[1.min(fullest.len())..]
            .iter()
            .all(|cut| at(cut) == members);
        (members, is_only)
    }

    /// No version holds more claims than this: of positions that all contradict each other it holds one at most.
    pub(super) fn most_claims(&self) -> usize {
        let mut most = self.claims(0..self.members.len());
        let mut without_all_but_one = |clash: &mut dyn Iterator<Item = &usize>| {
            let mut claims: Vec<usize> = clash.map(|member| self.members[*member].claims).collect();
            claims.sort_unstable();
            claims.pop();
            most -= claims.into_iter().sum::<usize>();
        };
        if !self.is_ordered() {
            without_all_but_one(&mut self.some_clash().iter());
            return most;
        }
        let mut left = self.all();
        for _ in 0..MOST_CHAINS {
            let longest = self.chains(&left).longest().into_iter();
            let chain: BTreeSet<usize> = longest.map(|item| left[item]).collect();
            if chain.len() < 2 {
                break;
            }
            without_all_but_one(&mut chain.iter());
            left.retain(|member| !chain.contains(member));
        }
        most
    }
}

impl Member<'_> {
    fn is_convex(&self) -> bool {
        self.axes().all(|(_, set)| set.is_convex())
    }

    /// As one run of values: of an answer with gaps, the last. Of a fixed question or a state, at one moment.
    pub(super) fn item(&self, timing: Timing) -> Item<Cut> {
        let run = self.set().and_then(|set| set.intervals().last().copied());
        let run = run.unwrap_or(Interval::new(Cut::Start, Cut::End));
        let whole = self
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
            question: self.question,
            low: run.from,
            high: run.to,
            from,
            to,
        }
    }
}
