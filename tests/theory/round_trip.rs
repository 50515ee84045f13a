//! Any answer survives its spelling, both readings nest, and no text makes the parser panic.

use std::collections::BTreeSet;

use gainsay::model::answer::{
    Answer, Choice, DateTerm, KEYWORDS, NumberTerm, OptionChoice, Readings, Vague,
};
use gainsay::model::date::{PartialDate, When};
use gainsay::model::number::Figure;
use gainsay::model::set::{Cut, Grain, Interval, Set};
use proptest::prelude::*;
use proptest::sample::select;

use crate::asking::Asked;

const OPTIONS: [&str; 4] = ["AM", "AZ", "RU", "un-body.2:x"];

fn figure() -> impl Strategy<Value = Figure> {
    prop_oneof![
        "-?[0-9]{1,4}",
        "-?[0-9]{1,3}\\.[0-9]{1,4}",
        "[1-9]0{1,14}",
        "-?[0-9]{12}",
        "0\\.0{0,4}[0-9]{1,8}",
    ]
    .prop_filter_map("a figure", |text| Figure::parse(&text).ok())
}

fn number_term() -> impl Strategy<Value = NumberTerm> {
    prop_oneof![
        figure().prop_map(NumberTerm::Plain),
        figure().prop_map(NumberTerm::Exactly),
        figure()
            .prop_filter("not 0", |figure| !figure.value().is_zero())
            .prop_map(NumberTerm::About),
        figure().prop_map(NumberTerm::AtLeast),
        figure().prop_map(NumberTerm::MoreThan),
        figure().prop_map(NumberTerm::AtMost),
        figure().prop_map(NumberTerm::LessThan),
        (figure(), figure()).prop_map(|(a, b)| {
            if a.value() <= b.value() {
                NumberTerm::Range(a, b)
            } else {
                NumberTerm::Range(b, a)
            }
        }),
        [figure(), figure(), figure()].prop_filter_map("about 0", |mut three| {
            three.sort_by_key(|figure| figure.value());
            let [low, middle, high] = three;
            (!middle.value().is_zero()).then_some(NumberTerm::Within(middle, low, high))
        }),
        select(Vague::ALL.to_vec()).prop_map(NumberTerm::Vague),
    ]
}

fn partial_date() -> impl Strategy<Value = PartialDate> {
    prop_oneof![
        "(19|20)[0-9]{2}",
        "0[0-9]{2}[2-9]",
        "(19|20)[0-9]{2}-(0[1-9]|1[0-2])",
        "(19|20)[0-9]{2}-(0[1-9]|1[0-2])-[0-2][0-9]",
        "(19|20)[0-9]{2}-(0[1-9]|1[0-2])-[0-2][0-9]T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-]0[0-9]:[0-5][0-9])?",
    ]
    .prop_filter_map("a date", |text| PartialDate::parse(&text).ok())
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        partial_date().prop_map(When::Date),
        (partial_date(), partial_date()).prop_map(|(a, b)| When::Period(Some(a), Some(b))),
        partial_date().prop_map(|from| When::Period(Some(from), None)),
        partial_date().prop_map(|to| When::Period(None, Some(to))),
    ]
}

fn date_term() -> impl Strategy<Value = DateTerm> {
    prop_oneof![
        when().prop_map(DateTerm::In),
        when().prop_map(DateTerm::About),
        partial_date().prop_map(DateTerm::Before),
        partial_date().prop_map(DateTerm::After),
    ]
}

fn choice<T: std::fmt::Debug + Clone + 'static>(
    term: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Choice<T>> {
    let term = term.boxed();
    let some = |most: usize| prop::collection::vec(term.clone(), 0..=most);
    (some(2), prop_oneof![4 => some(0), 1 => some(2)])
        .prop_filter("something", |(any, denied)| {
            !any.is_empty() || !denied.is_empty()
        })
        .prop_map(|(any, denied)| Choice { any, denied })
}

fn option_choice() -> impl Strategy<Value = OptionChoice> {
    let says = prop::collection::vec(select(vec![None, Some(true), Some(false)]), OPTIONS.len());
    (says, any::<bool>()).prop_filter_map("something", |(says, only)| {
        let listed = |wanted| -> BTreeSet<usize> {
            says.iter()
                .enumerate()
                .filter(|(_, says)| **says == Some(wanted))
                .map(|(option, _)| option)
                .collect()
        };
        let (yes, no) = (listed(true), listed(false));
        let no = if only { BTreeSet::new() } else { no };
        let something = only || !yes.is_empty() || !no.is_empty();
        something.then_some(OptionChoice { yes, no, only })
    })
}

/// Every point of a reading lies in the other.
fn lies_in(narrow: &Set, wide: &Set) -> bool {
    narrow.intersection(wide) == *narrow
}

/// A canonical spelling gives the same answer, and the same spelling again.
fn survives(asked: &Asked, answer: &Answer) -> Result<(), TestCaseError> {
    let question = asked.question();
    let spelled = answer.text(question);
    let again = Answer::parse(&spelled, question);
    prop_assert_eq!(again.as_ref(), Ok(answer), "{}", spelled);
    prop_assert_eq!(
        again.map(|again| again.text(question)),
        Ok(spelled),
        "the spelling is not canonical"
    );
    if let Ok(readings) = Readings::of(answer, question) {
        for axis in readings.axes() {
            prop_assert!(!axis.narrow.is_empty());
            prop_assert!(lies_in(&axis.narrow, &axis.wide), "{:?}", axis);
        }
    }
    Ok(())
}

/// `not X` is the complement of X with the readings exchanged.
fn is_denied(asked: &Asked, answer: &Answer, denied: &Answer) -> Result<(), TestCaseError> {
    let question = asked.question();
    let grain = question.kind.grain();
    let all = Interval::new(
        if grain == Grain::Whole && matches!(answer, Answer::Number(_)) {
            Cut::below(0)
        } else {
            Cut::Start
        },
        Cut::End,
    );
    let all = Set::new(grain, [all]);
    if let (Ok(said), Ok(not)) = (
        Readings::of(answer, question),
        Readings::of(denied, question),
    ) {
        let (said, not) = (&said.axes()[0], &not.axes()[0]);
        for (one, other) in [(&said.wide, &not.narrow), (&said.narrow, &not.wide)] {
            prop_assert!(!one.meets(other));
            let both = one.intervals().iter().chain(other.intervals()).copied();
            prop_assert_eq!(&Set::new(grain, both), &all);
        }
    }
    Ok(())
}

fn deny<T: Clone>(choice: &Choice<T>) -> Choice<T> {
    Choice {
        any: Vec::new(),
        denied: choice.any.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn number_answers_survive_their_spelling(terms in choice(number_term())) {
        for asked in [Asked::count(), Asked::measure()] {
            survives(&asked, &Answer::Number(terms.clone()))?;
            if terms.denied.is_empty() {
                is_denied(&asked, &Answer::Number(terms.clone()), &Answer::Number(deny(&terms)))?;
            }
        }
    }

    #[test]
    fn date_answers_survive_their_spelling(terms in choice(date_term())) {
        for asked in [Asked::date(), Asked::date_in("Europe/Berlin")] {
            survives(&asked, &Answer::Date(terms.clone()))?;
            if terms.denied.is_empty() {
                is_denied(&asked, &Answer::Date(terms.clone()), &Answer::Date(deny(&terms)))?;
            }
        }
    }

    #[test]
    fn option_answers_survive_their_spelling(terms in choice(0..OPTIONS.len()), any_of in option_choice()) {
        for exhaustive in [true, false] {
            survives(&Asked::options("one-of", &OPTIONS, exhaustive), &Answer::OneOf(terms.clone()))?;
        }
        survives(&Asked::options("any-of", &OPTIONS, false), &Answer::AnyOf(any_of))?;
    }

    #[test]
    fn text_answers_stay_as_they_are(text in "\\PC{1,20}") {
        prop_assume!(!text.trim().is_empty());
        survives(&Asked::words(), &Answer::Text(text))?;
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in any_text()) {
        for asked in all_kinds() {
            if let Ok((answer, _)) = asked.read(&text) {
                survives(&asked, &answer)?;
            }
        }
        let _ = Figure::parse(&text);
        if let Ok(when) = When::parse(&text) {
            prop_assert_eq!(When::parse(&when.to_string()), Ok(when));
            let _ = when.as_of(&gainsay::model::date::Zone::utc());
        }
    }
}

fn all_kinds() -> Vec<Asked> {
    vec![
        Asked::count(),
        Asked::measure(),
        Asked::date(),
        Asked::date_in("Europe/Berlin"),
        Asked::yes_no(),
        Asked::options("one-of", &OPTIONS, false),
        Asked::options("any-of", &OPTIONS, false),
        Asked::words(),
    ]
}

/// Anything at all, and soup of the grammar's own words.
fn any_text() -> impl Strategy<Value = String> {
    let mut words: Vec<&str> = vec![
        "~",
        "=",
        ">=",
        "<=",
        ">",
        "<",
        "..",
        "(",
        ")",
        ",",
        "/",
        "-",
        "T",
        ":",
        "+",
        "Z",
        ".",
        " ",
        "  ",
        "at least",
        "at most",
        "more than",
        "less than",
        "about",
        "exactly",
        "before",
        "after",
        "a dozen",
        "dozens",
        "tens of thousands",
        "people",
        "km²",
        "49",
        "30000",
        "0",
        "4.5",
        "999999999999999",
        "0.000000000001",
        "1988",
        "0001",
        "9998",
        "9999",
        "1988-02",
        "2022-09-13",
        "T00:05",
        "+04:00",
        "2022-10-30T02:30",
        "é",
        "\u{202f}",
        "٤",
    ];
    words.extend(KEYWORDS);
    words.extend(OPTIONS);
    let word = || select(words.clone());
    prop_oneof![
        any::<String>(),
        prop::collection::vec(word(), 0..8).prop_map(|words| words.concat()),
        prop::collection::vec(word(), 0..8).prop_map(|words| words.join(" ")),
    ]
}
