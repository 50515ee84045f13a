//! On which day something was said, and what of the words is proposed as a claim.

use gainsay::extract::{Drafted, draft, fill_in, proposition};
use gainsay::language::Language;

fn filled(language: Language, text: &str) -> Drafted {
    let mut drafted = draft(text, language).expect("the lexicon reads");
    // A Wednesday.
    let published = "2022-09-14".parse().expect("a date");
    fill_in(&mut drafted, text, Some(published));
    drafted.proposals.retain(|one| one.cue.is_some());
    drafted
}

/// `day | perhaps`, of each attributed proposal.
#[track_caller]
fn said(language: Language, text: &str, expected: &[&str]) {
    let days: Vec<String> = filled(language, text)
        .proposals
        .iter()
        .map(|one| {
            let day = one.said.as_ref().map_or("", |date| date.date.as_str());
            let beside: Vec<&str> = one.beside.iter().map(|date| date.date.as_str()).collect();
            format!("{day} | {}", beside.join(", "))
        })
        .collect();
    assert_eq!(days, expected, "{text}");
}

#[test]
fn the_day_in_the_clause_of_the_cue_is_that_of_the_statement() {
    let en = |text, expected: &[&str]| said(Language::English, text, expected);
    let id = |text, expected: &[&str]| said(Language::Indonesian, text, expected);
    let ru = |text, expected: &[&str]| said(Language::Russian, text, expected);
    en(
        "The ministry said on Tuesday that two bridges were closed.",
        &["2022-09-13 | "],
    );
    en(
        "“Two bridges are closed,” the minister told reporters in Geneva on Tuesday.",
        &["2022-09-13 | "],
    );
    en(
        "The ministry on Tuesday said that two bridges were closed.",
        &["2022-09-13 | "],
    );
    id(
        "”Dua jembatan ditutup,” kata Menteri Pertahanan di Jakarta, Selasa (13/9/2022).",
        &["2022-09-13 | "],
    );
    ru(
        "Министерство обороны сообщило во вторник, что два моста закрыты.",
        &["2022-09-13 | "],
    );
}

#[test]
fn a_date_that_may_be_of_something_else_is_only_shown() {
    let en = |text, expected: &[&str]| said(Language::English, text, expected);
    en(
        "“The bridge is closed,” said the mayor, who was in Geneva on Monday. “Nobody was told.”",
        &[" | 2022-09-12"],
    );
    en(
        "The mayor, who came home on Monday, said that the bridge was closed.",
        &[" | 2022-09-12"],
    );
    // The day of another statement, and one inside what is said.
    en(
        "The ministry announced on Monday the closing of the bridge and said that nobody was hurt.",
        &[" | 2022-09-12"],
    );
    en(
        "The ministry said that the bridge was closed on Monday.",
        &[" | "],
    );
    en(
        "The mayor told Monday's meeting that the bridge was closed.",
        &[" | 2022-09-12"],
    );
    en(
        "A study released by the ministry last week found that the bridge is old.",
        &[" | 2022-09-05/2022-09-11"],
    );
}

#[test]
fn a_day_is_no_part_of_a_name() {
    let drafted = filled(
        Language::English,
        "The Ministry of Works on Tuesday said that two bridges were closed.",
    );
    let speaker = drafted.proposals[0].speaker.as_ref().expect("a speaker");
    assert_eq!(speaker.name, "The Ministry of Works");
    assert_eq!(speaker.at, 0.."The Ministry of Works".len());
}

#[test]
fn a_claim_begins_behind_its_conjunction() {
    let of = |language, words, expected| assert_eq!(proposition(words, language), expected);
    of(
        Language::English,
        "that two bridges were closed",
        "two bridges were closed",
    );
    of(
        Language::English,
        "that, if it rains, it closes",
        "if it rains, it closes",
    );
    of(
        Language::Indonesian,
        "bahwa tidak ada yang tahu",
        "tidak ada yang tahu",
    );
    of(Language::Russian, "что мост закрыт", "мост закрыт");
    of(
        Language::Azerbaijani,
        "ki, körpü bağlıdır",
        "körpü bağlıdır",
    );
    of(Language::Armenian, "որ կամուրջը փակ է", "կամուրջը փակ է");
    of(Language::Turkish, "ki köprü kapalı", "köprü kapalı");
    // A word that stands for something, means something, or is somebody's own.
    for words in [
        "that was wrong",
        "that of the ministry is wrong",
        "whether it closes",
        "“that bridge is closed”",
        "that",
        "",
    ] {
        of(Language::English, words, words);
    }
}
