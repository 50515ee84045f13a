//! Changed stories against an enumeration of all pairs of claims, on random casebooks.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use gainsay::analysis::pairs::Pair;
use gainsay::analysis::positions::Positions;
use gainsay::analysis::rule::ClashKind;
use gainsay::analysis::stories::{
    Story, StoryCount, StoryKind, Teller, Tellers, find_stories, visit_stories,
};
use gainsay::analysis::tally::{self, StoryRows};
use gainsay::model::Word;
use gainsay::model::bounds::{self, Bounds};
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Claim;
use gainsay::model::key::Key;
use gainsay::model::question::Timing;

use crate::{casebooks, cases};

/// How many casebooks are tried where nobody asks for another number.
const USUAL: u64 = 15_000;

type Told = (Teller, Key<Claim>, Key<Claim>, StoryKind);

fn all_tellers(casebook: &Casebook, tellers: Tellers) -> Vec<Teller> {
    match tellers {
        Tellers::Speakers => casebook
            .speakers()
            .map(|(key, _)| Teller::Speaker(key))
            .collect(),
        Tellers::Parties => casebook
            .parties()
            .map(|(key, _)| Teller::Party(key))
            .collect(),
    }
}

/// When a teller first said a claim, if ever: the first second, where one is known.
fn first_said(casebook: &Casebook, teller: Teller, claim: Key<Claim>) -> Option<i64> {
    casebook[claim]
        .said
        .iter()
        .filter(|said| match teller {
            Teller::Speaker(speaker) => said.speaker == speaker,
            Teller::Party(party) => casebook[said.speaker].party == Some(party),
        })
        .map(|said| match said.said {
            Some(said) if said.from > i64::MIN => said.from,
            _ => i64::MAX,
        })
        .min()
}

/// Whether the one figure of a running total was counted before the other, and not at the same moment.
fn counted_before(a: &Claim, b: &Claim) -> bool {
    let (Some(a), Some(b)) = (a.time, b.time) else {
        return false;
    };
    let moment = a.whole.from == a.whole.to && a.whole == b.whole;
    a.whole.to <= b.whole.from && !moment
}

fn is_revision(casebook: &Casebook, own: &[Key<Claim>], a: Key<Claim>, b: Key<Claim>) -> bool {
    let (first, second) = (&casebook[a], &casebook[b]);
    let Some(question) = first
        .question
        .filter(|question| second.question == Some(*question))
    else {
        return false;
    };
    let between = own.iter().map(|claim| &casebook[*claim]).any(|claim| {
        claim.question == Some(question)
            && counted_before(first, claim)
            && counted_before(claim, second)
    });
    let differ = first
        .readings
        .axes()
        .iter()
        .zip(second.readings.axes())
        .any(|(a, b)| a.narrow != b.narrow);
    casebook[question].timing == Timing::Cumulative
        && counted_before(first, second)
        && differ
        && !between
}

fn by_enumeration(casebook: &Casebook, tellers: Tellers) -> BTreeSet<Told> {
    let mut told = BTreeSet::new();
    for teller in all_tellers(casebook, tellers) {
        let own: Vec<Key<Claim>> = casebook
            .live_claims()
            .map(|(key, _)| key)
            .filter(|claim| first_said(casebook, teller, *claim).is_some())
            .collect();
        for a in &own {
            for b in own.iter().filter(|b| a < *b) {
                let revised =
                    is_revision(casebook, &own, *a, *b) || is_revision(casebook, &own, *b, *a);
                let kind = match Pair::of(casebook, *a, *b).map(|pair| pair.kind) {
                    Some(ClashKind::Contradiction) => StoryKind::Contradiction,
                    Some(ClashKind::Tension) => StoryKind::Tension,
                    None if revised => StoryKind::Revision,
                    None => continue,
                };
                let said = |claim| (first_said(casebook, teller, claim), claim);
                let (earlier, later) = if said(*a) < said(*b) {
                    (*a, *b)
                } else {
                    (*b, *a)
                };
                told.insert((teller, earlier, later, kind));
            }
        }
    }
    told
}

fn visited(casebook: &Casebook, tellers: Tellers) -> Vec<Story> {
    let mut stories = Vec::new();
    let _ = visit_stories(casebook, &Positions::of(casebook), tellers, &mut |story| {
        stories.push(story);
        ControlFlow::Continue(())
    });
    stories
}

#[test]
fn stories_are_what_an_enumeration_finds() {
    let mut seen = [StoryCount::default(); 2];
    for seed in 0..cases(USUAL) {
        let casebook = casebooks::casebook(seed);
        for (place, tellers) in Tellers::ALL.iter().enumerate() {
            let stories = visited(&casebook, *tellers);
            let told: BTreeSet<Told> = stories
                .iter()
                .map(|story| (story.teller, story.earlier, story.later, story.kind))
                .collect();
            assert_eq!(
                told.len(),
                stories.len(),
                "seed {seed}: a story is visited twice"
            );
            assert_eq!(told, by_enumeration(&casebook, *tellers), "seed {seed}");
            for story in &stories {
                let pair = Pair::of(&casebook, story.earlier, story.later);
                assert_eq!(story.pair, pair, "seed {seed}");
                seen[place].add(&casebook, story);
            }

            let positions = Positions::of(&casebook);
            let (all, count) = find_stories(&casebook, &positions, *tellers, usize::MAX);
            assert_eq!(
                (all.len(), count.all()),
                (stories.len(), stories.len()),
                "seed {seed}"
            );
            assert!(all.is_sorted_by_key(|story| story.teller), "seed {seed}");
            let (first, again) = find_stories(&casebook, &positions, *tellers, 2);
            assert_eq!(first, all[..all.len().min(2)], "seed {seed}");
            assert_eq!(again, count, "seed {seed}");
        }
    }
    for count in seen {
        let numbers = [
            count.contradictions,
            count.tensions,
            count.revisions,
            count.dismissed,
        ];
        assert!(
            numbers.iter().all(|number| *number > 50),
            "the random casebooks show too little: {count:?}"
        );
    }
}

/// The casebook of one speaker's figures of one running total.
fn figures(claims: &str) -> Casebook {
    figures_in("[{id: d}]", claims)
}

fn figures_in(documents: &str, claims: &str) -> Casebook {
    let text = format!(
        r#"
gainsay: 1
speakers: [{{id: s, name: S, kind: body}}, {{id: t, name: T, kind: body}}]
documents: {documents}
questions: [{{id: q, text: "How many?", answer: number, timing: cumulative}}]
claims:
{claims}
"#
    );
    let input = gainsay::formats::Input::stream("figures", text.as_bytes());
    let (records, faults) = gainsay::formats::read(&mut gainsay::formats::Sources::new(), input)
        .unwrap_or_else(|fault| panic!("{fault}"));
    assert!(faults.is_empty(), "{faults:?}");
    casebooks::checked(records)
}

fn told(casebook: &Casebook) -> Vec<(String, String, &'static str, bool)> {
    let (stories, _) = find_stories(casebook, &Positions::of(casebook), Tellers::Speakers, 100);
    stories
        .iter()
        .map(|story| {
            (
                casebook[story.earlier].id().to_owned(),
                casebook[story.later].id().to_owned(),
                story.kind.word(),
                story.is_ordered(casebook),
            )
        })
        .collect()
}

#[test]
fn only_figures_that_follow_each_other_are_revisions() {
    let casebook = figures(
        "  - {id: a, question: q, text: A, answer: 10, as_of: 2022-09-13, said: [{by: s, in: d, date: 2022-09-13}]}
  - {id: b, question: q, text: B, answer: at least 20, as_of: 2022-09-14, said: [{by: s, in: d, date: 2022-09-14}]}
  - {id: c, question: q, text: C, answer: 30, as_of: 2022-09-15, said: [{by: s, in: d, date: 2022-09-15}]}
  - {id: d, question: q, text: D, answer: 5, as_of: 2022-09-16, said: [{by: t, in: d, date: 2022-09-16}]}",
    );
    let revision = |a: &str, b: &str| (a.to_owned(), b.to_owned(), "revision", true);
    assert_eq!(told(&casebook), [revision("a", "b"), revision("b", "c")]);
}

#[test]
fn a_total_that_falls_is_no_revision_and_dates_that_touch_tell_no_order() {
    let casebook = figures(
        "  - {id: a, question: q, text: A, answer: exactly 10, as_of: 2022-09-14, said: [{by: s, in: d, date: 2022-09}]}
  - {id: b, question: q, text: B, answer: exactly 20, as_of: 2022-09-13, said: [{by: s, in: d, date: 2022-09-15}]}
  - {id: c, question: q, text: C, answer: exactly 20, as_of: 2022-09-12, said: [{by: s, in: d}]}",
    );
    let contradiction = |a: &str, b: &str| (a.to_owned(), b.to_owned(), "contradiction", false);
    assert_eq!(
        told(&casebook),
        [contradiction("a", "b"), contradiction("a", "c")]
    );
}

#[test]
fn who_says_one_thing_has_one_story() {
    assert_eq!(told(&figures("  []")), []);
    let one = "  - {id: a, question: q, text: A, answer: 10, as_of: 2022-09-13, said: [{by: s, in: d}, {by: t, in: d}]}";
    assert_eq!(told(&figures(one)), []);
}

/// No id decides which statement of a day is told of first where it is known what was published first.
#[test]
fn what_was_published_first_is_told_first() {
    let casebook = figures_in(
        "[{id: a}, {id: b, published: 2022-09-15}, {id: c, published: 2022-09-14T08:00}, {id: d, published: 2022-09-14}]",
        "  - {id: x, question: q, text: X, answer: 10, as_of: 2022-09-13, said: [{by: s, in: a, date: 2022-09-14}, {by: s, in: b, \
           date: 2022-09-14}, {by: s, in: c, date: 2022-09-14}, {by: s, in: d, date: 2022-09-14}, {by: s, in: b, date: 2022-09-13}]}",
    );
    let claim = casebook.claim("x").expect("it is there");
    let teller = Teller::Speaker(casebook.speaker("s").expect("it is there"));
    let told = teller.statements(&casebook, claim);
    let told = told
        .into_iter()
        .map(|place| casebook[casebook[claim].said[place].document].id());
    assert_eq!(told.collect::<Vec<_>>(), ["b", "d", "c", "b", "a"]);
}

/// What bounds tell of stories, batch by batch, is what the casebook tells.
#[test]
fn bounds_tell_the_same_stories_as_the_casebook() {
    let row = |key: Key<Claim>| i64::try_from(key.index()).expect("they are few");
    let mut found = 0;
    for seed in 0..cases(600) {
        let casebook = casebooks::casebook(seed);
        let positions = Positions::of(&casebook);
        let (bounds, told) = (Bounds::of(&casebook), bounds::Told::of(&casebook));
        for tellers in [Tellers::Speakers, Tellers::Parties] {
            for limit in [2, 1_000] {
                let (exact, count) = find_stories(&casebook, &positions, tellers, limit);
                let exact: Vec<StoryRows> = exact
                    .iter()
                    .map(|story| StoryRows {
                        teller: story.teller,
                        claims: (row(story.earlier), row(story.later)),
                        clash: story.pair.is_some(),
                    })
                    .collect();
                for together in [1, 4, tally::TOGETHER] {
                    let fast = tally::stories(&bounds, &told, tellers, limit, together);
                    assert_eq!(
                        fast,
                        (exact.clone(), count),
                        "seed {seed}, {tellers:?}, {together}"
                    );
                }
                found += exact.len();
            }
        }
    }
    assert!(found > 500, "the test has gone blind: {found}");
}
