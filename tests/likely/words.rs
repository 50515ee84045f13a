//! The lexicons' words of one meaning, and texts without what the web puts around them.

use gainsay::extract::Lexicon;
use gainsay::extract::repeats::{Agreement, agreement, plain};
use gainsay::extract::vocabulary::Reading;
use gainsay::language::Language;

#[test]
fn every_group_of_words_names_a_source_that_is_told() {
    for language in Language::ALL {
        let lexicon = Lexicon::of(language).expect("it reads");
        let places = lexicon.places.iter().map(|group| &group.source);
        let concepts = lexicon.concepts.iter().map(|group| &group.source);
        let naming = std::iter::once(&lexicon.naming.source);
        for source in places.chain(concepts).chain(naming) {
            assert!(
                lexicon.sources.contains_key(source),
                "{}: {source}",
                language.name()
            );
        }
    }
}

#[test]
fn the_parties_of_the_shipped_casebook_are_named_in_every_language() {
    for language in Language::ALL {
        let lexicon = Lexicon::of(language).expect("it reads");
        for code in ["AM", "AZ", "NK", "RU", "US", "TR"] {
            let named: Vec<_> = lexicon
                .places
                .iter()
                .filter_map(|group| group.named.get(code))
                .collect();
            let has = |names: fn(&gainsay::extract::vocabulary::Named) -> &Vec<String>| {
                named.iter().any(|named| !names(named).is_empty())
            };
            assert!(has(|named| &named.country), "{} {code}", language.name());
            assert!(has(|named| &named.capital), "{} {code}", language.name());
        }
    }
}

#[test]
fn words_mean_the_same_in_their_forms_and_in_every_language() {
    for (language, text, meanings) in [
        (
            Language::English,
            "the US troops told us",
            vec!["@US", "#troops"],
        ),
        (
            Language::Indonesian,
            "gencatan senjata di Armenia",
            vec!["#ceasefire", "@AM"],
        ),
        (
            Language::Russian,
            "перемирие с Азербайджаном",
            vec!["#ceasefire", "@AZ"],
        ),
        (
            Language::Azerbaijani,
            "Bakıda atəşkəs",
            vec!["*AZ", "#ceasefire"],
        ),
        (
            Language::Armenian,
            "հրադադարը Երևանում",
            vec!["#ceasefire", "*AM"],
        ),
        (
            Language::Turkish,
            "Erivan'da ateşkes",
            vec!["*AM", "#ceasefire"],
        ),
    ] {
        let reading = Reading::of(text, language);
        let found: Vec<&str> = reading
            .meanings
            .iter()
            .map(|meaning| meaning.key.as_str())
            .collect();
        assert_eq!(found, meanings, "{text}");
    }
}

#[test]
fn what_the_web_puts_around_words_is_left_out() {
    for (text, expected) in [
        ("Fire https://example.org/a out", "Fire  out"),
        ("#StopTheFire now", " Stop The Fire now"),
        ("It is outpic.twitter.com/abc", "It is out"),
        ("see example.org/page here", "see  here"),
        ("and/or 5/6", "and/or 5/6"),
        ("— Desk (@desk) May 1", "— Desk  May 1"),
        ("#G7Summit", " G7 Summit"),
        ("", ""),
    ] {
        assert_eq!(plain(text), expected, "{text}");
    }
}

#[test]
fn numbers_agree_as_answers_do() {
    for (numbers, answer, expected) in [
        (vec!["49"], "49", Agreement::Same),
        (vec![">= 49"], "at least 49", Agreement::Same),
        (vec!["49"], "at least 30", Agreement::Agrees),
        (vec!["dozens"], "49", Agreement::Agrees),
        (vec!["49"], "6500", Agreement::Differs),
        (vec!["12", "49"], "6500", Agreement::Differs),
        (vec!["12", "49"], "49", Agreement::Same),
        (vec![], "49", Agreement::Unknown),
        (vec!["many"], "49", Agreement::Unknown),
        (vec!["49"], "yes", Agreement::Unknown),
    ] {
        assert_eq!(
            agreement(numbers.iter().copied(), answer),
            expected,
            "{numbers:?} {answer}"
        );
    }
}
