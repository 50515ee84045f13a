//! Whatever the words and marks, proposals lie within the text, on whole characters, in order.

use gainsay::extract::{Proposal, draft};
use gainsay::language::Language;
use proptest::prelude::*;

const LANGUAGES: [Language; 6] = [
    Language::Indonesian,
    Language::English,
    Language::Russian,
    Language::Azerbaijani,
    Language::Armenian,
    Language::Turkish,
];

fn languages() -> impl Strategy<Value = Language> {
    prop::sample::select(LANGUAGES.to_vec())
}

/// Words that the lexicons know, names, and every mark that they look at.
fn pieces() -> impl Strategy<Value = String> {
    let words = [
        "said",
        "says",
        "saying",
        "told",
        "according to",
        "claim",
        "his claim that",
        "criticism of",
        "that",
        "who",
        "which",
        "when",
        "and",
        "but",
        "the",
        "ministry",
        "The ministry",
        "Ministry",
        "he",
        "him",
        "was",
        "will",
        "not",
        "to",
        "of",
        "by",
        "in",
        "on Monday",
        "reporters",
        "Monday",
        "Mr.",
        "U.S.",
        "49",
        "6.500",
        "Q",
        "A",
        "many",
        "kata",
        "menurut",
        "mengatakan",
        "bahwa",
        "dia",
        "Kementerian",
        "сказал",
        "по словам",
        "что",
        "он",
        "Министерство",
        "заявил",
        "dedi",
        "bildirdi",
        "ասաց",
        "saling menyalahkan",
        "katanya",
        "hope",
        "asked",
        "is expected",
        "people",
    ];
    let marks = [
        ",", ".", "?", "!", ":", ";", "-", "—", "“", "”", "\"", "'", "''", "‘", "’", "«", "»", "„",
        "(", ")", "[", "]", "\n", "\n\n", "…", "։", "՝", "\u{ad}", "\u{200e}", "`", "/", "@", "…”",
        ",”", "’s",
    ];
    let glue = ["", " ", " ", " "];
    let one = prop_oneof![
        3 => prop::sample::select(words.to_vec()),
        2 => prop::sample::select(marks.to_vec()),
    ];
    prop::collection::vec((one, prop::sample::select(glue.to_vec())), 0..60).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(piece, glue)| [piece, glue])
            .collect()
    })
}

fn check(text: &str, language: Language) -> Result<(), TestCaseError> {
    let drafted = draft(text, language).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
    for proposal in &drafted.proposals {
        let Proposal {
            at,
            content,
            cue,
            speaker,
            ..
        } = proposal;
        let spans = content
            .iter()
            .chain(cue)
            .chain(speaker.iter().map(|speaker| &speaker.at))
            .chain([at]);
        for span in spans {
            prop_assert!(span.start <= span.end, "{span:?} of {text:?}");
            prop_assert!(text.get(span.clone()).is_some(), "{span:?} of {text:?}");
        }
        let in_order = content.windows(2).all(|two| two[0].end <= two[1].start);
        prop_assert!(in_order, "{content:?} of {text:?}");
        prop_assert!(
            !content.iter().any(std::ops::Range::is_empty),
            "{content:?} of {text:?}"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_and_marks_in_any_order(text in pieces(), language in languages()) {
        check(&text, language)?;
    }

    #[test]
    fn any_characters(text in "\\PC{0,80}", language in languages()) {
        check(&text, language)?;
    }
}
