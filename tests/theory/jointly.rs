//! Where the theory says that looking at pairs is enough (convex numbers, fixed or running totals, parts and wholes), a
//! search for one world that holds many claims says so too; where it says that pairs are not enough, there is a case.

use std::collections::BTreeMap;

use gainsay::analysis::rule::{self, Stated};
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Claim;
use gainsay::model::key::Key;
use gainsay::model::question::{AnswerKind, Question, Timing};
use gainsay::model::record::{ClaimRecord, OptionRecord, QuestionRecord, Records};

use crate::asking::{record, text};
use crate::meaning::{Meaning, Moment, Reading, Time};
use crate::worlds::{self, Verdict};
use crate::{casebooks, cases};

/// The most claims of one family that the search holds together.
pub(crate) const MOST: usize = 5;

/// How many casebooks are tried where nobody asks for another number.
const USUAL: u64 = 4_000;

/// Questions that are parts of one whole, and some claims on them.
pub(crate) struct Family {
    timing: Timing,
    /// Of each question, its whole.
    wholes: Vec<Option<usize>>,
    /// Of each claim, its question and time.
    claims: Vec<(usize, Time)>,
    /// Of each value in ascending order, which claims fit it.
    rows: Vec<Vec<bool>>,
}

impl Family {
    pub(crate) fn of(casebook: &Casebook, claims: &[Key<Claim>]) -> Option<Self> {
        let mut questions: Vec<Key<Question>> = Vec::new();
        for claim in claims {
            let mut at = casebook[*claim].question;
            while let Some(question) = at {
                if !questions.contains(&question) {
                    questions.push(question);
                }
                at = casebook[question].part_of;
            }
        }
        let place = |question| questions.iter().position(|known| *known == question);
        let meanings: Vec<Meaning> = claims
            .iter()
            .filter_map(|claim| {
                let claim = &casebook[*claim];
                Some(Meaning::of(
                    claim.answer.as_ref()?,
                    &casebook[claim.question?],
                ))
            })
            .collect();
        let points = Meaning::telling_points(&meanings.iter().collect::<Vec<_>>());
        let mut rows: Vec<Vec<bool>> = points
            .iter()
            .map(|point| {
                meanings
                    .iter()
                    .map(|meaning| meaning.fits(*point, Reading::Wide))
                    .collect()
            })
            .collect();
        rows.dedup();
        Some(Self {
            timing: casebook[*questions.first()?].timing,
            wholes: questions
                .iter()
                .map(|question| casebook[*question].part_of.and_then(place))
                .collect(),
            claims: claims
                .iter()
                .filter_map(|claim| {
                    let claim = &casebook[*claim];
                    let zone = &casebook[claim.question?].zone;
                    let time = claim
                        .as_of
                        .map_or(Time::UNTOLD, |when| Time::of(when, zone));
                    Some((place(claim.question?)?, time))
                })
                .collect(),
            rows,
        })
    }

    /// Every way to give each question a value such that no part is above its whole, lower ones first.
    pub(crate) fn values(&self) -> Vec<Vec<usize>> {
        let mut all = vec![Vec::new()];
        for _ in &self.wholes {
            all = all
                .into_iter()
                .flat_map(|values: Vec<usize>| {
                    (0..self.rows.len()).map(move |value| {
                        let mut values = values.clone();
                        values.push(value);
                        values
                    })
                })
                .collect();
        }
        all.retain(|values| {
            self.wholes
                .iter()
                .enumerate()
                .all(|(part, whole)| whole.is_none_or(|whole| values[part] <= values[whole]))
        });
        all
    }

    /// The claims that hold with these values at a moment (any, where none is given), as bits.
    fn holding(&self, values: &[usize], moment: Option<Moment>) -> usize {
        self.claims
            .iter()
            .enumerate()
            .filter(|(claim, (question, time))| {
                self.rows[values[*question]][*claim]
                    && moment.is_none_or(|moment| worlds::within(moment, *time))
            })
            .map(|(claim, _)| 1 << claim)
            .sum()
    }

    /// The sets of claims (as bits) that some world holds together; of a world's set, its subsets are left out.
    pub(crate) fn held_together(&self) -> Vec<usize> {
        let values = self.values();
        if self.timing == Timing::State {
            return self.held_by_functions(&values);
        }
        if self.timing == Timing::Fixed {
            return values
                .iter()
                .map(|values| self.holding(values, None))
                .collect();
        }
        let places: BTreeMap<&[usize], usize> = values
            .iter()
            .enumerate()
            .map(|(place, values)| (values.as_slice(), place))
            .collect();
        // Of each way to give values, the sets of claims that held at some moment up to now, as bits of bits.
        let mut held: Vec<u32> = vec![1; values.len()];
        for moment in self.moments() {
            for (place, now) in values.iter().enumerate() {
                // Values never fall; each way up goes through steps of one, wholes first.
                for question in 0..now.len() {
                    let mut before = now.clone();
                    if before[question] > 0 {
                        before[question] -= 1;
                        if let Some(earlier) = places.get(before.as_slice()) {
                            held[place] |= held[*earlier];
                        }
                    }
                }
            }
            for (place, now) in values.iter().enumerate() {
                let holding = self.holding(now, Some(moment));
                held[place] = (0..1_usize << self.claims.len())
                    .filter(|set| held[place] & (1 << set) != 0)
                    .fold(0, |sets, set| sets | 1 << (set | holding));
            }
        }
        let union = held.into_iter().fold(0, |all, sets| all | sets);
        (0..1 << self.claims.len())
            .filter(|set| union & (1 << set) != 0)
            .collect()
    }

    /// The sets of claims that some function from moments to values holds together: of a set, at every moment the claims
    /// that surely speak of it, and every other claim at some moment with those.
    fn held_by_functions(&self, values: &[Vec<usize>]) -> Vec<usize> {
        let moments = worlds::moments(self.claims.iter().map(|(_, time)| *time));
        let at: Vec<(usize, usize, Vec<usize>)> = moments
            .iter()
            .map(|moment| {
                let bits = |tells: &dyn Fn(Time) -> bool| {
                    let told = self.claims.iter().enumerate();
                    told.filter(|(_, (_, time))| tells(*time))
                        .map(|(claim, _)| 1 << claim)
                        .sum::<usize>()
                };
                let mut holding: Vec<usize> = values
                    .iter()
                    .map(|values| self.holding(values, None))
                    .collect();
                holding.sort_unstable();
                holding.dedup();
                (
                    bits(&|time| worlds::surely_within(*moment, time)),
                    bits(&|time| time.sure.is_none() && worlds::within(*moment, time)),
                    holding,
                )
            })
            .collect();
        let unsure: usize = (0..self.claims.len())
            .filter(|claim| self.claims[*claim].1.sure.is_none())
            .map(|claim| 1 << claim)
            .sum();
        (0..1_usize << self.claims.len())
            .filter(|set| {
                let mut held = 0;
                let always = at.iter().all(|(sure, may, holding)| {
                    let now = sure & set;
                    let mut fits = false;
                    for holding in holding.iter().filter(|holding| **holding & now == now) {
                        fits = true;
                        held |= holding & may & set;
                    }
                    fits
                });
                always && held & unsure & set == unsure & set
            })
            .collect()
    }

    /// The bounds of all times, and between any two of them as many moments as there are claims.
    fn moments(&self) -> Vec<Moment> {
        let mut bounds: Vec<Moment> = self
            .claims
            .iter()
            .flat_map(|(_, time)| [time.first, time.last])
            .filter(|second| *second != i64::MIN && *second != i64::MAX)
            .map(|second| 2 * Moment::from(second))
            .collect();
        bounds.push(0);
        bounds.sort_unstable();
        bounds.dedup();
        let first = bounds[0] - 1;
        let between = bounds.iter().flat_map(|bound| {
            std::iter::once(*bound).chain(std::iter::repeat_n(bound + 1, self.claims.len()))
        });
        std::iter::repeat_n(first, self.claims.len())
            .chain(between)
            .collect()
    }

    /// Whether the values that a claim fits are one run.
    fn is_convex(&self, claim: usize) -> bool {
        let mut runs = self.rows.iter().map(|row| row[claim]).collect::<Vec<_>>();
        runs.dedup();
        runs.iter().filter(|fits| **fits).count() == 1
    }
}

/// The claims of a casebook on numbers, by their topmost whole, without running totals that do not tell their time.
fn families(casebook: &Casebook) -> Vec<Vec<Key<Claim>>> {
    let mut families: BTreeMap<Key<Question>, Vec<Key<Claim>>> = BTreeMap::new();
    for (key, claim) in casebook.claims() {
        let Some(question) = claim.question.filter(|_| claim.answer.is_some()) else {
            continue;
        };
        let asked = &casebook[question];
        let counts = matches!(asked.kind, AnswerKind::Number { .. });
        let timed = asked.timing == Timing::Fixed
            || (asked.timing == Timing::Cumulative && claim.time.is_some());
        if counts && timed {
            let top = casebook.wholes(question).last().unwrap_or(question);
            families.entry(top).or_default().push(key);
        }
    }
    families.into_values().collect()
}

#[test]
fn pairs_are_enough_for_convex_numbers() {
    let (mut tried, mut disputed) = (0, 0);
    for seed in 0..cases(USUAL) {
        let casebook = casebooks::casebook(seed);
        for claims in families(&casebook) {
            let Some(all) = Family::of(&casebook, &claims) else {
                continue;
            };
            let convex: Vec<Key<Claim>> = (0..claims.len())
                .filter(|claim| all.is_convex(*claim))
                .map(|claim| claims[claim])
                .take(MOST)
                .collect();
            if convex.len() < 3 {
                continue;
            }
            let Some(family) = Family::of(&casebook, &convex) else {
                continue;
            };
            let clash = |a: usize, b: usize| {
                worlds::verdict(&casebook, convex[a], convex[b]) == Some(Verdict::Contradiction)
            };
            let clashing: Vec<usize> = (0..convex.len())
                .map(|a| {
                    (0..convex.len())
                        .filter(|b| clash(a, *b))
                        .map(|b| 1 << b)
                        .sum()
                })
                .collect();
            let members =
                |set: usize| (0..convex.len()).filter(move |claim| set & (1 << claim) != 0);
            let worlds = family.held_together();
            let sets = 1_usize << convex.len();
            let consistent = |set: usize| worlds.iter().any(|world| world & set == set);
            for set in 1..sets {
                let without_clash = members(set).all(|claim| clashing[claim] & set == 0);
                assert_eq!(
                    consistent(set),
                    without_clash,
                    "seed {seed}, claims {set:b} of {:?}",
                    convex
                        .iter()
                        .map(|claim| casebook[*claim].id())
                        .collect::<Vec<_>>()
                );
            }
            // Mirsky: as many versions as the largest set of mutual contradictions has claims.
            let mut versions = vec![usize::MAX; sets];
            versions[0] = 0;
            for set in 1..sets {
                versions[set] = (1..=set)
                    .filter(|part| part & set == *part && consistent(*part))
                    .map(|part| versions[set & !part].saturating_add(1))
                    .min()
                    .unwrap_or(usize::MAX);
            }
            let largest_clash = (1..sets)
                .filter(|set| {
                    members(*set).all(|claim| (clashing[claim] | 1 << claim) & set == *set)
                })
                .map(usize::count_ones)
                .max()
                .unwrap_or(0);
            assert_eq!(versions[sets - 1], largest_clash as usize, "seed {seed}");
            tried += 1;
            disputed += usize::from(largest_clash > 2);
        }
    }
    assert!(
        cases(USUAL) < USUAL || (tried > 300 && disputed > 30),
        "too little to learn from: {tried} families, {disputed} of them with more than two versions"
    );
}

/// A casebook of one question and its claims, given by their answers and times.
fn book(question: QuestionRecord, claims: &[(&str, Option<&str>)]) -> Casebook {
    casebooks::checked(Records {
        questions: vec![question],
        claims: claims
            .iter()
            .enumerate()
            .map(|(number, (answer, as_of))| ClaimRecord {
                id: text(&format!("c{number}")),
                question: Some(text("q")),
                text: text("A claim."),
                answer: Some(text(answer)),
                as_of: as_of.map(text),
                ..ClaimRecord::default()
            })
            .collect(),
        ..Records::default()
    })
}

/// How many pairs clash.
fn clashes(casebook: &Casebook) -> usize {
    let claims: Vec<&Claim> = casebook.live_claims().map(|(_, claim)| claim).collect();
    let pairs = claims
        .iter()
        .enumerate()
        .flat_map(|(number, a)| claims[number + 1..].iter().map(move |b| (*a, *b)));
    pairs
        .filter_map(|(a, b)| Stated::of(a).zip(Stated::of(b)))
        .filter(|(a, b)| rule::clashes(casebook, *a, *b, gainsay::model::answer::Reading::Wide))
        .count()
}

/// Three claims of which any two can be true, but not all three: the counterexamples of `docs/theory.md`.
#[test]
fn pairs_are_not_enough_for_option_sets_gaps_and_states() {
    let options = QuestionRecord {
        options: ["AM", "AZ", "RU"]
            .iter()
            .map(|id| OptionRecord {
                id: text(id),
                ..OptionRecord::default()
            })
            .collect(),
        ..record("one-of")
    };
    let sets = book(
        options.clone(),
        &[("AM or AZ", None), ("AZ or RU", None), ("AM or RU", None)],
    );
    assert_eq!(clashes(&sets), 0);
    let denials = book(
        QuestionRecord {
            exhaustive: gainsay::model::record::At::nowhere(true),
            ..options.clone()
        },
        &[("not AM", None), ("not AZ", None), ("not RU", None)],
    );
    assert_eq!(clashes(&denials), 0);
    let gaps = book(
        record("number"),
        &[("= 5 or = 7", None), ("not 5", None), ("not 7", None)],
    );
    assert_eq!(clashes(&gaps), 0);
    let state = book(
        QuestionRecord {
            timing: Some(text("state")),
            ..options
        },
        &[
            ("AM", Some("2019-12/2020-07")),
            ("AM", Some("2020-05/2021-02")),
            ("AZ", Some("2020")),
        ],
    );
    assert_eq!(clashes(&state), 0);
    // The same period in one piece does exclude it.
    let whole = book(
        state_question(),
        &[("AM", Some("2019-12/2021-02")), ("AZ", Some("2020"))],
    );
    assert_eq!(clashes(&whole), 1);
}

fn state_question() -> QuestionRecord {
    QuestionRecord {
        timing: Some(text("state")),
        options: ["AM", "AZ"]
            .iter()
            .map(|id| OptionRecord {
                id: text(id),
                ..OptionRecord::default()
            })
            .collect(),
        ..record("one-of")
    }
}
