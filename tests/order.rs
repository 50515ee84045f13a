//! The order of entry shows nowhere: casebooks that hold the same records say and draw the same, to the byte.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use gainsay::model::record::Records;
use support::outputs::outputs;
use support::{casebooks, shipped};

fn shuffle<T>(dice: &mut casebooks::Dice, list: &mut [T]) {
    for place in (1..list.len()).rev() {
        list.swap(place, dice.below(place + 1));
    }
}

fn shuffled(mut records: Records, seed: u64) -> Records {
    let dice = &mut casebooks::Dice::new(seed);
    shuffle(dice, &mut records.parties);
    shuffle(dice, &mut records.speakers);
    shuffle(dice, &mut records.outlets);
    shuffle(dice, &mut records.documents);
    shuffle(dice, &mut records.questions);
    shuffle(dice, &mut records.claims);
    shuffle(dice, &mut records.links);
    shuffle(dice, &mut records.judgements);
    shuffle(dice, &mut records.assessments);
    shuffle(dice, &mut records.dropped);
    for claim in &mut records.claims {
        shuffle(dice, &mut claim.said);
    }
    for judgement in &mut records.judgements {
        // The hashes of what was judged stand in the order of the claims.
        if dice.percent(50) {
            judgement.claims.reverse();
            judgement.sha256.reverse();
        }
    }
    records
}

fn check_order(records: &Records, seed: u64) {
    let before = outputs(&casebooks::checked(records.clone()));
    let after = outputs(&casebooks::checked(shuffled(records.clone(), seed)));
    assert_eq!(before.len(), after.len(), "seed {seed}");
    for (before, after) in before.iter().zip(&after) {
        if before != after {
            let (first, second) = (before.form.written(), after.form.written());
            let differing = first.lines().zip(second.lines()).find(|(a, b)| a != b);
            panic!(
                "seed {seed}: the order of entry shows in `{}`: {differing:?}",
                before.name
            );
        }
    }
}

#[test]
fn random_casebooks_say_the_same_in_any_order() {
    for seed in 0..60 {
        check_order(&casebooks::records(seed), seed);
    }
}

#[test]
fn the_shipped_casebook_says_the_same_in_any_order() {
    let records = shipped::karabakh();
    assert!(records.len() > 250);
    check_order(&records, 7);
}
