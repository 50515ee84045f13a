//! Versions of events, held to a search for worlds that hold many claims together: their number, the proof, the largest
//! consistent set, and the values that are left to a version.

use gainsay::analysis::positions::Positions;
use gainsay::analysis::rule;
use gainsay::analysis::versions::{Common, Versions};
use gainsay::model::answer::Reading;
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Claim;
use gainsay::model::key::Key;
use gainsay::model::question::{AnswerKind, Question, Timing};
use gainsay::model::record::{At, ClaimRecord, OptionRecord, QuestionRecord, Records};
use gainsay::model::set::{Interval, Set};
use gainsay::model::validate::validate;

use crate::asking::{record, text};
use crate::casebooks::Dice;
use crate::jointly::{Family, MOST};
use crate::worlds::{self, Verdict};
use crate::{casebooks, cases};

/// How many casebooks are tried where nobody asks for another number.
const USUAL: u64 = 2_000;

/// The questions of one family of a casebook, with so many claims of drawn answers.
pub(crate) fn crowded(seed: u64, claims: impl FnOnce(&mut Dice) -> usize) -> Casebook {
    let mut dice = Dice::new(!seed);
    let asked = casebooks::checked(Records {
        questions: casebooks::records(seed).questions,
        ..Records::default()
    });
    let keys: Vec<Key<Question>> = asked.questions().map(|(key, _)| key).collect();
    let top = |question: Key<Question>| asked.wholes(question).last().unwrap_or(question);
    let drawn = top(keys[dice.below(keys.len())]);
    let family: Vec<&Question> = asked
        .questions()
        .filter(|(key, question)| top(*key) == drawn && question.kind != AnswerKind::Text)
        .map(|(_, question)| question)
        .collect();
    let without_gaps = dice.percent(50);
    let count = if family.is_empty() {
        0
    } else {
        claims(&mut dice)
    };
    let claims = (0..count).map(|number| {
        let question = family[dice.below(family.len())];
        let mut answer = casebooks::answer(&mut dice, question);
        while without_gaps && (answer.contains("or ") || answer.contains("not ")) {
            answer = casebooks::answer(&mut dice, question);
        }
        let dated = question.timing != Timing::Fixed
            && (question.timing == Timing::Cumulative || dice.percent(90));
        ClaimRecord {
            id: text(&format!("c{number}")),
            text: text("A claim."),
            question: Some(text(question.id())),
            answer: Some(text(&answer)),
            as_of: dated.then(|| text(&casebooks::as_of(&mut dice, &question.zone))),
            ..ClaimRecord::default()
        }
    });
    casebooks::checked(Records {
        claims: claims.collect(),
        questions: asked.records().questions,
        ..Records::default()
    })
}

/// What the search makes of some claims.
struct Searched {
    claims: Vec<Key<Claim>>,
    consistent: Vec<bool>,
    clashing: Vec<usize>,
}

impl Searched {
    fn of(casebook: &Casebook, claims: Vec<Key<Claim>>) -> Option<Self> {
        let worlds = Family::of(casebook, &claims)?.held_together();
        let consistent = (0..1_usize << claims.len())
            .map(|set| worlds.iter().any(|world| world & set == set))
            .collect();
        let clash = |a, b| worlds::verdict(casebook, a, b) == Some(Verdict::Contradiction);
        let clashing = claims
            .iter()
            .map(|a| {
                (0..claims.len())
                    .filter(|b| clash(*a, claims[*b]))
                    .map(|b| 1 << b)
                    .sum()
            })
            .collect();
        Some(Self {
            claims,
            consistent,
            clashing,
        })
    }

    fn bits(&self, positions: &Positions, places: &[usize]) -> usize {
        let claims = places.iter().flat_map(|place| &positions[*place].claims);
        claims
            .filter_map(|claim| self.claims.iter().position(|known| known == claim))
            .map(|claim| 1 << claim)
            .sum()
    }

    /// The values that a version leaves to a question, value by value: another claim of just this value fits in.
    fn hold_to(&self, casebook: &Casebook, own: usize, common: &Common, seed: u64) {
        let question = &casebook[common.question];
        // Two claims of one day need not be of one moment: of totals, only those by the clock tell.
        let as_of = common.as_of.map(|when| when.to_string());
        let by_the_clock = |as_of: &String| as_of.contains('T') && !as_of.contains('/');
        if !matches!(question.kind, AnswerKind::Number { .. })
            || !as_of.as_ref().is_none_or(by_the_clock)
        {
            return;
        }
        let members = (0..self.claims.len()).filter(|claim| own & (1 << claim) != 0);
        let members: Vec<&ClaimRecord> = members
            .map(|claim| &casebook[self.claims[claim]].entry)
            .collect();
        if members.len() == MOST {
            return;
        }
        for value in ["0", "0.5", "1", "2", "3", "4", "5", "6", "10", "13"] {
            let mut records = Records {
                questions: casebook.records().questions,
                claims: members.iter().map(|claim| (*claim).clone()).collect(),
                ..Records::default()
            };
            records.claims.push(ClaimRecord {
                id: text("another"),
                text: text("A claim."),
                question: Some(text(question.id())),
                answer: Some(text(&format!("= {value}"))),
                as_of: as_of.as_deref().map(text),
                ..ClaimRecord::default()
            });
            let Ok(with_it) = validate(records) else {
                continue;
            };
            let claims: Vec<Key<Claim>> = with_it.claims().map(|(key, _)| key).collect();
            let all = (1_usize << claims.len()) - 1;
            let worlds = Family::of(&with_it, &claims).map(|family| family.held_together());
            let fits = worlds.is_some_and(|worlds| worlds.contains(&all));
            let point: rust_decimal::Decimal = value.parse().unwrap_or_default();
            let exactly = Set::new(question.kind.grain(), [Interval::closed(point, point)]);
            assert_eq!(
                common.values.meets(&exactly),
                fits,
                "seed {seed}: {value} of {common:?}"
            );
        }
    }

    fn fewest_versions(&self) -> usize {
        let sets = self.consistent.len();
        let mut versions = vec![usize::MAX; sets];
        versions[0] = 0;
        for set in 1..sets {
            versions[set] = (1..=set)
                .filter(|part| part & set == *part && self.consistent[*part])
                .map(|part| versions[set & !part].saturating_add(1))
                .min()
                .unwrap_or(usize::MAX);
        }
        versions[sets - 1]
    }

    fn largest_clash(&self) -> usize {
        (0..self.consistent.len())
            .filter(|set| {
                (0..self.claims.len())
                    .filter(|claim| set & (1 << claim) != 0)
                    .all(|claim| (self.clashing[claim] | 1 << claim) & set == *set)
            })
            .map(|set| set.count_ones() as usize)
            .max()
            .unwrap_or(0)
    }

    /// The most claims of a consistent set, and whether there is one such set only.
    fn largest_consistent(&self) -> (usize, bool) {
        let sets = (0..self.consistent.len()).filter(|set| self.consistent[*set]);
        let sizes: Vec<usize> = sets.map(|set| set.count_ones() as usize).collect();
        let most = sizes.iter().copied().max().unwrap_or(0);
        (
            most,
            sizes.iter().filter(|size| **size == most).count() == 1,
        )
    }
}

/// How much there was to learn from.
#[derive(Debug, Default)]
struct Tally {
    tried: usize,
    /// Families with more than two versions.
    many: usize,
    /// Families with more versions than the proof has claims.
    beyond_pairs: usize,
}

/// Holds the versions of a small casebook to the search.
fn hold(casebook: &Casebook, seed: u64, tally: &mut Tally) {
    let positions = Positions::of(casebook);
    let asked: Vec<Key<Question>> = positions.questions().collect();
    for versions in Versions::of_families(casebook, &positions, &asked) {
        let claims: Vec<Key<Claim>> = casebook
            .live_claims()
            .filter(|(_, claim)| {
                claim
                    .question
                    .is_some_and(|question| versions.questions.contains(&question))
            })
            .map(|(key, _)| key)
            .collect();
        assert_eq!(versions.claims, claims.len(), "seed {seed}");
        let Some(searched) = Searched::of(casebook, claims) else {
            continue;
        };
        let bits = |places: &[usize]| searched.bits(&positions, places);
        let mut placed = 0;
        for version in &versions.versions {
            let own = bits(&version.positions);
            assert!(own != 0, "seed {seed}");
            assert!(searched.consistent[own], "seed {seed}: {version:?}");
            placed |= own;
            for place in versions
                .versions
                .iter()
                .flat_map(|other| &other.positions)
                .filter(|place| !version.positions.contains(place))
            {
                assert_eq!(
                    version.could_join.contains(place),
                    searched.consistent[own | bits(&[*place])],
                    "seed {seed}: {place} of {version:?}"
                );
            }
        }
        assert_eq!(placed + 1, searched.consistent.len(), "seed {seed}");
        assert!(versions.is_exact(), "seed {seed}");
        assert_eq!(
            versions.versions.len(),
            searched.fewest_versions(),
            "seed {seed}"
        );
        let clash = bits(&versions.clash);
        for (claim, against) in searched.clashing.iter().enumerate() {
            let same: usize = positions
                .of_claim(searched.claims[claim])
                .map_or(0, |place| bits(&[place]));
            assert!(
                clash & (1 << claim) == 0 || (against | same) & clash == clash,
                "seed {seed}"
            );
            let free = positions
                .of_claim(searched.claims[claim])
                .is_some_and(|place| versions.undisputed.contains(&place));
            assert_eq!(free, *against == 0, "seed {seed}");
        }
        assert!(versions.clash_is_largest);
        assert_eq!(
            versions.clash.len(),
            searched.largest_clash(),
            "seed {seed}"
        );
        let largest = &versions.largest;
        assert!(searched.consistent[bits(&largest.positions)], "seed {seed}");
        assert_eq!(
            bits(&largest.positions).count_ones() as usize,
            largest.claims
        );
        assert_eq!(
            (largest.claims, largest.is_only),
            searched.largest_consistent(),
            "seed {seed}"
        );
        assert_eq!(largest.claims, largest.at_most, "seed {seed}");
        for version in &versions.versions {
            let own = bits(&version.positions);
            for common in &version.common {
                searched.hold_to(casebook, own, common, seed);
            }
        }
        tally.tried += 1;
        tally.many += usize::from(versions.versions.len() > 2);
        tally.beyond_pairs += usize::from(versions.versions.len() > versions.clash.len());
    }
}

#[test]
fn versions_are_those_that_a_search_for_worlds_finds() {
    let mut tally = Tally::default();
    for seed in 0..cases(USUAL) {
        let casebook = crowded(seed, |dice| MOST - dice.below(6).saturating_sub(3));
        hold(&casebook, seed, &mut tally);
    }
    assert!(
        cases(USUAL) < USUAL || (tally.tried > 1_500 && tally.many > 150),
        "too little to learn from: {tally:?}"
    );
}

/// Option sets, fixed and as states, among which pairs are not enough.
#[test]
fn versions_of_option_sets_and_states_are_those_that_a_search_finds() {
    let mut tally = Tally::default();
    for seed in 0..cases(USUAL) {
        let mut dice = Dice::new(seed);
        let options = ["AM", "AZ", "RU", "TR"];
        let state = dice.percent(60);
        let question = QuestionRecord {
            timing: state.then(|| text("state")),
            exhaustive: At::nowhere(dice.percent(50)),
            options: options
                .iter()
                .map(|id| OptionRecord {
                    id: text(id),
                    ..OptionRecord::default()
                })
                .collect(),
            ..record("one-of")
        };
        let claims = (0..MOST).map(|number| {
            let mut named: Vec<&str> = options.to_vec();
            while named.len() > 1 && dice.percent(60) {
                named.remove(dice.below(named.len()));
            }
            let not = if dice.percent(20) { "not " } else { "" };
            let when = dice.pick(&[
                "2019-12/2020-07",
                "2020-05/2021-02",
                "2020",
                "2020-06",
                "2019/2022",
                "2020-06-15T12:00",
                "2020-06-15",
                "../2020-06-15T12:00",
                "2020-06-15T12:00/..",
            ]);
            ClaimRecord {
                id: text(&format!("c{number}")),
                question: Some(question.id.clone()),
                text: text("A claim."),
                answer: Some(text(&format!("{not}{}", named.join(" or ")))),
                as_of: (state && dice.percent(95)).then(|| text(when)),
                ..ClaimRecord::default()
            }
        });
        // An answer that leaves nothing is refused.
        let claims: Vec<ClaimRecord> = claims.collect();
        if let Ok(casebook) = validate(Records {
            questions: vec![question],
            claims,
            ..Records::default()
        }) {
            hold(&casebook, seed, &mut tally);
        }
    }
    assert!(
        cases(USUAL) < USUAL || (tally.tried > 1_000 && tally.many > 60 && tally.beyond_pairs > 30),
        "too little to learn from: {tally:?}"
    );
}

/// With many claims: where there is an order, as many versions as the proof has claims, so that neither can be bettered;
/// elsewhere bounds in the right order. Versions hold no two claims that contradict each other.
#[test]
fn many_claims_prove_their_own_versions_or_bound_them() {
    let (mut ordered, mut bounded) = (0, 0);
    for seed in 0..cases(USUAL) / 20 {
        let casebook = crowded(seed, |dice| 30 + dice.below(200));
        let positions = Positions::of(&casebook);
        let asked: Vec<Key<Question>> = positions.questions().collect();
        for versions in Versions::of_families(&casebook, &positions, &asked) {
            let clash = |a: usize, b: usize| {
                let (a, b) = (positions[a].stated(), positions[b].stated());
                rule::clashes(&casebook, a, b, Reading::Wide)
            };
            let mut all: Vec<usize> = Vec::new();
            let held = versions.versions.iter().map(|version| &version.positions);
            for version in held.chain([&versions.largest.positions]) {
                for a in version {
                    assert!(version.iter().all(|b| !clash(*a, *b)), "seed {seed}");
                }
            }
            for version in &versions.versions {
                all.extend(&version.positions);
            }
            all.sort_unstable();
            all.dedup();
            assert_eq!(all, (0..positions.len()).collect::<Vec<_>>(), "seed {seed}");
            for a in &versions.clash {
                assert!(
                    versions.clash.iter().all(|b| a == b || clash(*a, *b)),
                    "seed {seed}"
                );
            }
            for place in &all {
                let free = all.iter().all(|other| !clash(*place, *other));
                assert_eq!(versions.undisputed.contains(place), free, "seed {seed}");
            }
            assert!(versions.at_least <= versions.versions.len(), "seed {seed}");
            assert!(versions.clash.len() <= versions.at_least, "seed {seed}");
            assert!(
                versions.largest.claims <= versions.largest.at_most,
                "seed {seed}"
            );
            assert!(versions.largest.at_most <= versions.claims, "seed {seed}");
            let in_order = all.iter().all(|place| {
                let position = &positions[*place];
                let timing = casebook[position.question].timing;
                let axes = position.readings.axes();
                let any_of = matches!(casebook[position.question].kind, AnswerKind::AnyOf { .. });
                timing != Timing::State && !any_of && axes.iter().all(|axis| axis.wide.is_convex())
            });
            if in_order {
                assert!(
                    versions.is_exact() && versions.clash_is_largest,
                    "seed {seed}"
                );
                assert_eq!(versions.clash.len(), versions.versions.len(), "seed {seed}");
            }
            ordered += usize::from(in_order && all.len() > 20);
            bounded += usize::from(!versions.is_exact());
        }
    }
    assert!(
        cases(USUAL) < USUAL || (ordered > 2 && bounded > 10),
        "too little to learn from: {ordered} in order, {bounded} bounded"
    );
}
