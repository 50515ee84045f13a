//! Questions and repeats of drafts.

use gainsay::language::Language::{self, English, Indonesian, Russian};
use proptest::prelude::*;
use serde_json::json;

use crate::desk::Desk;

fn lines() -> Vec<String> {
    [
        json!({"speaker": {"id": "s", "name": "The ministry", "kind": "body"}}),
        json!({"document": {"id": "d"}}),
        json!({"question": {"id": "bridge-killed", "text": "How many people were killed at the bridge?", "answer": "number", "unit": "people"}}),
        json!({"question": {"id": "ceasefire-from", "text": "From when did the ceasefire hold?", "answer": "date"}}),
        json!({"question": {"id": "harvest", "text": "How large was the harvest of apples?", "answer": "number", "unit": "tonnes"}}),
        json!({"claim": {"id": "c49", "question": "bridge-killed", "text": "At least 49 people were killed at the bridge.", "answer": "at least 49", "said": [{"by": "s", "in": "d"}]}}),
        json!({"claim": {"id": "c12", "question": "bridge-killed", "text": "Exactly 12 people were killed at the bridge.", "answer": "exactly 12", "said": [{"by": "s", "in": "d"}]}}),
        json!({"claim": {"id": "hold", "question": "ceasefire-from", "text": "The ceasefire holds from Monday.", "answer": "2022-09-12", "said": [{"by": "s", "in": "d"}]}}),
        json!({"claim": {"id": "apples", "question": "harvest", "text": "The harvest of apples was small.", "answer": "30", "said": [{"by": "s", "in": "d"}]}}),
    ]
    .iter()
    .map(ToString::to_string)
    .collect()
}

fn ids(
    desk: &Desk,
    language: Language,
    words: &str,
    numbers: &[&str],
) -> (Vec<String>, Vec<String>) {
    let likely = desk.likely(language, words, numbers);
    let questions = likely.questions.into_iter().map(|question| question.id);
    let repeats = likely.repeats.into_iter().map(|repeat| repeat.claim);
    (questions.collect(), repeats.collect())
}

#[test]
fn another_number_is_no_repeat_but_may_be_the_same_question() {
    let desk = Desk::of_lines(&lines());
    let (questions, repeats) = ids(&desk, English, "49 people killed at a bridge", &[">= 49"]);
    assert_eq!(questions.first().map(String::as_str), Some("bridge-killed"));
    assert_eq!(repeats.first().map(String::as_str), Some("c49"));
    assert!(!repeats.contains(&"c12".to_owned()), "{repeats:?}");
    let (questions, repeats) = ids(&desk, English, "7 people killed at a bridge", &["7"]);
    assert_eq!(questions.first().map(String::as_str), Some("bridge-killed"));
    assert!(
        !repeats.iter().any(|repeat| repeat.starts_with('c')),
        "{repeats:?}"
    );
}

#[test]
fn words_of_other_languages_find_the_same() {
    let desk = Desk::of_lines(&lines());
    for (language, words) in [
        (Indonesian, "gencatan senjata itu mulai berlaku"),
        (Russian, "перемирия никто не нарушал"),
    ] {
        let (questions, repeats) = ids(&desk, language, words, &[]);
        assert_eq!(
            questions.first().map(String::as_str),
            Some("ceasefire-from"),
            "{words}"
        );
        assert_eq!(repeats.first().map(String::as_str), Some("hold"), "{words}");
    }
}

#[test]
fn reasons_name_the_shared_words_and_the_number() {
    let desk = Desk::of_lines(&lines());
    let likely = desk.likely(English, "49 people killed at a bridge", &[">= 49"]);
    let reason = &likely.repeats.first().expect("a repeat").reason;
    for part in ["shares ", "*bridge*", "the same number at least 49"] {
        assert!(reason.contains(part), "{reason}");
    }
    let reason = &likely.questions.first().expect("a question").reason;
    assert!(reason.contains("wants a number of people"), "{reason}");
}

#[test]
fn a_casebook_without_claims_gives_nothing() {
    let (questions, repeats) = ids(&Desk::of_lines(&[]), English, "49 people", &["49"]);
    assert!(questions.is_empty() && repeats.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_is_likely_does_not_depend_on_the_order_of_entry(
        words in "(49|people|killed|bridge|ceasefire|apples|the|Monday|, | ){1,20}|\\PC{0,30}",
        order in Just(lines()).prop_shuffle(),
    ) {
        let (desk, other) = (Desk::of_lines(&lines()), Desk::of_lines(&order));
        let numbers = ["49"];
        prop_assert_eq!(
            desk.likely(English, &words, &numbers),
            other.likely(English, &words, &numbers)
        );
    }
}
