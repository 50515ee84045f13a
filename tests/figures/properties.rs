//! What holds of every text.

use gainsay::extract::{dateline, dates, quantities};
use gainsay::language::Language;
use gainsay::model::answer::Answer;
use gainsay::model::date::When;
use jiff::civil::Date;
use proptest::prelude::*;

use crate::asked::number_question;
use crate::written::written;

/// A person or soldiers, as each language counts them.
fn people(language: Language) -> &'static str {
    ["orang", "people", "человек", "nəfər", "զինվոր", "asker"][language as usize]
}

/// Words that numbers and dates are made of, and some of what stands around them.
const WORDS: [&str; 76] = [
    "49",
    "30",
    "6.500",
    "30,000",
    "2,5",
    "1988",
    "2022",
    "13",
    "12",
    "0",
    "007",
    "31",
    "00:05",
    "3-1",
    "-",
    "–",
    "(",
    ")",
    ",",
    ".",
    "/",
    "'",
    "%",
    "$",
    "Rp",
    "+",
    "\u{a0}",
    "000",
    "juta",
    "ribu",
    "puluh",
    "sedikitnya",
    "lebih dari",
    "antara",
    "dan",
    "orang",
    "tidak ada",
    "September",
    "Selasa",
    "lalu",
    "pada",
    "sejak",
    "hingga",
    "million",
    "hundred",
    "and a half",
    "at least",
    "more than",
    "between",
    "and",
    "to",
    "people",
    "no",
    "May",
    "on Tuesday",
    "ago",
    "days",
    "тысячи",
    "не менее",
    "от",
    "до",
    "человек",
    "сентября",
    "года",
    "с",
    "по",
    "-ти",
    "dan fazla",
    "min",
    "yüz",
    "sentyabrın",
    "-ci il",
    "հազար",
    "-ից",
    "թվականի",
    "սեպտեմբերի",
];

fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        1 => "[0-9]{1,5}",
        1 => "\\PC{0,4}",
    ];
    let gap = prop::sample::select(vec![" ", " ", " ", "", "\n"]);
    prop::collection::vec((word, gap), 0..14).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, gap)| [word, gap.into()])
            .collect()
    })
}

fn languages() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

fn days() -> impl Strategy<Value = Option<Date>> {
    let day = (1_i16..=9998, 1_i8..=12, 1_i8..=28)
        .prop_map(|(year, month, day)| Date::constant(year, month, day));
    prop::option::of(day)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_proposal_is_an_answer_and_stands_in_the_text(
        text in texts(),
        language in languages(),
        published in days(),
        from in 0_usize..40,
        to in 0_usize..200,
    ) {
        let within = from..to;
        let is_inside = |at: &std::ops::Range<usize>| {
            at.start < at.end && within.start <= at.start && at.end <= within.end && text.get(at.clone()).is_some()
        };
        let question = number_question();
        let mut end = 0;
        for found in quantities(&text, within.clone(), language) {
            prop_assert!(is_inside(&found.at) && end <= found.at.start, "{text:?} {found:?}");
            prop_assert!(Answer::parse(&found.answer, &question).is_ok(), "{text:?} {found:?}");
            prop_assert!(text.contains(&found.counted), "{text:?} {found:?}");
            end = found.at.end;
        }
        let mut end = 0;
        for found in dates(&text, within.clone(), language, published) {
            prop_assert!(is_inside(&found.at) && end <= found.at.start, "{text:?} {found:?}");
            prop_assert!(When::parse(&found.date).is_ok(), "{text:?} {found:?}");
            prop_assert!(!found.is_relative || published.is_some(), "{text:?} {found:?}");
            end = found.at.end;
        }
        if let Some(found) = dateline(&text, language, published) {
            prop_assert!(text.get(found.at.clone()).is_some() && text.get(found.place.clone()).is_some());
            prop_assert!(found.place.start >= found.at.start && found.place.end <= found.at.end);
        }
    }

    #[test]
    fn a_number_in_words_is_found_with_its_value(
        number in prop_oneof![0_u32..=2000, 0_u32..=999_999, 0_u32..=999_999_999],
        language in languages(),
    ) {
        // Where `bir` stands alone before a noun, it is the article.
        prop_assume!(!(number == 1 && matches!(language, Language::Turkish | Language::Azerbaijani)));
        let text = format!("{} {}.", written(number, language), people(language));
        let found = quantities(&text, 0..text.len(), language);
        prop_assert_eq!(found.len(), 1, "{} {:?}", text, found);
        prop_assert_eq!(&found[0].answer, &number.to_string(), "{}", text);
        prop_assert_eq!(&found[0].counted, people(language), "{}", text);
    }

    #[test]
    fn a_number_in_digits_is_found_with_its_value(number in 0_u32..=999_999_999, language in languages()) {
        let mark = [".", ",", "\u{a0}", ".", "\u{202f}", "."][language as usize];
        let plain = number.to_string();
        let grouped: Vec<&str> = plain.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
        let text = format!("{} {}", grouped.join(mark), people(language));
        let found = quantities(&text, 0..text.len(), language);
        prop_assert_eq!(found.len(), 1, "{} {:?}", text, found);
        prop_assert_eq!(&found[0].answer, &plain, "{}", text);
    }
}

/// Lines that are read again from each of their places would take minutes.
#[test]
fn the_time_grows_with_the_length_alone() {
    let lines = [
        "1.1",
        "1-",
        "a-",
        "5, ",
        "no ",
        "hundreds of ",
        "( ",
        "1 000 ",
        "12 September - ",
        "between 1 and ",
    ];
    for part in lines {
        let text = part.repeat(60_000 / part.len());
        for language in [Language::English, Language::Indonesian] {
            let _ = quantities(&text, 0..text.len(), language);
            let _ = dates(&text, 0..text.len(), language, None);
            let _ = dateline(&text, language, None);
        }
    }
}
