//! Texts of any kind: nothing falls, and every place lies in the text, in order, between characters.

use gainsay::extract::{Mention, draft};
use gainsay::language::Language;
use proptest::prelude::*;

/// Words and marks that rules look at, in several languages.
const PIECES: [&str; 58] = [
    "said",
    "told",
    "according to",
    "that",
    "and",
    "the",
    "ministry",
    "Armenia",
    "Azerbaijan",
    "minister",
    "who",
    "he",
    "was",
    "to",
    "saying",
    "claim",
    "of",
    "Mr.",
    "J.",
    "U.S.",
    "on Tuesday",
    "49",
    "6.500",
    "kata",
    "ujarnya",
    "mengatakan",
    "menurut",
    "bahwa",
    "presiden",
    "saling menyalahkan",
    "dilansir dari",
    "yang",
    "заявил",
    "по словам",
    "что",
    "министр",
    "açıkladı",
    "dedi",
    "bildirib",
    "ki",
    "ասաց",
    "որ",
    ",",
    ".",
    "?",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "“",
    "”",
    "\"",
    "«",
    "»",
    "'",
    "\n",
];

fn hold(text: &str, language: Language) {
    let drafted = draft(text, language).expect("the lexicon reads");
    let fits = |range: &std::ops::Range<usize>| {
        range.start <= range.end && text.get(range.clone()).is_some()
    };
    let named = |mention: &Mention| fits(&mention.at);
    let mut last = 0;
    for proposal in &drafted.proposals {
        assert!(fits(&proposal.at), "{proposal:?}");
        assert!(proposal.at.start >= last, "in the order of their places");
        last = proposal.at.start;
        assert!(!proposal.content.is_empty());
        assert!(proposal.content.iter().all(fits), "{proposal:?}");
        assert!(
            proposal.content.iter().all(|part| !part.is_empty()),
            "{proposal:?}"
        );
        assert!(proposal.cue.iter().all(fits));
        assert!(
            proposal
                .speaker
                .iter()
                .chain(&proposal.together)
                .chain(&proposal.via)
                .all(named)
        );
    }
    assert_eq!(
        draft(text, language).expect("the lexicon reads"),
        drafted,
        "the same each time"
    );
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        for language in Language::ALL {
            hold(&text, language);
        }
    }

    #[test]
    fn words_and_marks_in_any_order_are_read(pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60)) {
        let mut text = String::new();
        for (piece, is_apart) in pieces {
            text.push_str(PIECES[piece]);
            if is_apart {
                text.push(' ');
            }
        }
        for language in Language::ALL {
            hold(&text, language);
        }
    }
}

#[test]
fn long_lines_and_marks_without_end_take_no_longer_than_they_are() {
    // Not timed: what is not linear would not end.
    for piece in [
        "“",
        "\"a ",
        "said, ",
        "(",
        "he said “",
        "Armenia and ",
        "A, ",
        "menurut kata ",
        "» «",
    ] {
        let text = piece.repeat(30_000 / piece.len());
        hold(&text, Language::English);
        hold(&text, Language::Indonesian);
    }
}
