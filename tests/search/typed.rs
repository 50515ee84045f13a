//! Whatever is written is found, and whatever is typed is answered.

use gainsay::app::AppFault;
use gainsay::store::search::Method;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::desk::Desk;

/// Words of many scripts, with what stands in and around words.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z]{1,9}",
        "[А-Яа-яЁёЙй]{1,9}",
        "[Ա-Ֆա-ևԵեՎվ]{1,9}",
        "[A-Za-zəƏğĞıİöÖşŞüÜçÇ]{1,9}",
        "[a-z]{1,4}['’][a-z]{1,4}",
        "[a-z]{1,4}-[a-z0-9]{1,4}",
        "[0-9]{1,3}[,.][0-9]{1,4}",
        "[ا-ي]{1,6}",
        "[א-ת]{1,6}",
        "[क-ह][ा-ू]{0,2}",
        "[가-힣]{1,4}",
        "[一-龥]{1,4}",
        "\\PC{1,6}",
    ]
}

/// Whether it is more than a mark on or in a word, of which Unicode takes some for letters.
fn says_something(c: char) -> bool {
    c.is_alphanumeric() && !is_combining_mark(c) && !"ʹʻʼʽـ".contains(c)
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 1..8).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Any word of a claim, typed as it stands there, finds the claim by whole words, and is marked.
    #[test]
    fn every_word_of_a_claim_finds_it(texts in proptest::collection::vec(text(), 1..6)) {
        // What a casebook refuses is no matter here.
        let texts: Vec<&str> = texts.iter().map(String::as_str).filter(|text| {
            text.chars().any(char::is_alphanumeric) && !text.chars().any(char::is_control)
        }).collect();
        let desk = Desk::of_claims(&texts);
        for (number, text) in texts.iter().enumerate() {
            for word in text.split_whitespace() {
                let quotes = |c| matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '*');
                let typed = word.trim_start_matches(['-', '–', '−']);
                if typed.contains(quotes) || !typed.nfkd().any(says_something) {
                    continue;
                }
                let found = desk.search(typed);
                let id = format!("c{number}");
                let hit = found.claims.rows.iter().find(|hit| hit.claim == id);
                prop_assert!(hit.is_some() && found.method == Method::Words, "`{typed}` does not find `{text}`");
                prop_assert!(hit.is_some_and(|hit| !hit.places.is_empty()), "`{typed}` is not marked in `{text}`");
            }
        }
    }

    /// Nothing that is typed is a fault of the program's: it is answered, or said to be no question.
    #[test]
    fn whatever_is_typed_is_answered(typed in proptest::collection::vec(prop_oneof![
        Just("\"".to_owned()), Just("-".to_owned()), Just("*".to_owned()), Just(" AND ".to_owned()),
        Just(" NOT ".to_owned()), Just(" NEAR(".to_owned()), Just("text:".to_owned()), Just("^".to_owned()),
        Just("' OR 1 --".to_owned()), Just("%_".to_owned()), Just("\u{0}".to_owned()), word(), "\\PC{0,8}",
    ], 0..12)) {
        thread_local! {
            static DESK: Desk = Desk::of_claims(&["The first day was quiet.", "Ёлка and Երևան, 30,000."]);
        }
        let typed = typed.concat();
        DESK.with(|desk| {
            for found in [desk.try_search(&typed)] {
                match found {
                    Ok(found) => for hit in &found.claims.rows {
                        for place in &hit.places {
                            assert!(hit.text.get(place.clone()).is_some());
                        }
                    },
                    Err(AppFault::Asked(_)) => {}
                    Err(other) => panic!("`{typed}`: {other}"),
                }
            }
        });
    }
}
