//! The examples of `docs/theory.md`, row by row.

use gainsay::analysis::pairs::Pair;
use gainsay::analysis::rule::ClashKind;
use gainsay::model::record::{ClaimRecord, OptionRecord, QuestionRecord, Records};

use crate::asking::{record, text};
use crate::casebooks;

const NONE: Option<ClashKind> = None;
const TENSION: Option<ClashKind> = Some(ClashKind::Tension);
const CONTRADICTION: Option<ClashKind> = Some(ClashKind::Contradiction);

/// Checks what becomes of two claims, each on a question with an answer and a time (empty for none).
#[track_caller]
fn finds(
    questions: &[QuestionRecord],
    claims: [(&str, &str, &str); 2],
    expected: Option<ClashKind>,
) {
    let claims =
        [("a", claims[0]), ("b", claims[1])].map(|(id, (question, answer, as_of))| ClaimRecord {
            id: text(id),
            question: Some(text(question)),
            text: text("A claim."),
            answer: Some(text(answer)),
            as_of: (!as_of.is_empty()).then(|| text(as_of)),
            ..ClaimRecord::default()
        });
    let casebook = casebooks::checked(Records {
        questions: questions.to_vec(),
        claims: claims.to_vec(),
        ..Records::default()
    });
    let found = casebook
        .claim("a")
        .zip(casebook.claim("b"))
        .and_then(|(a, b)| Pair::of(&casebook, a, b));
    assert_eq!(found.map(|pair| pair.kind), expected);
}

fn question(kind: &str, timing: &str) -> QuestionRecord {
    let options: &[&str] = match kind {
        "one-of" | "any-of" => &["AM", "AZ", "RU"],
        _ => &[],
    };
    QuestionRecord {
        timing: Some(text(timing)),
        options: options
            .iter()
            .map(|id| OptionRecord {
                id: text(id),
                ..OptionRecord::default()
            })
            .collect(),
        ..record(kind)
    }
}

#[test]
fn fixed_numbers() {
    let fixed = [question("number", "fixed")];
    let finds = |a, b, expected| finds(&fixed, [("q", a, ""), ("q", b, "")], expected);
    finds("at least 49", "exactly 30", CONTRADICTION);
    finds("30000", "32000", TENSION);
    finds("~30000", "50000", CONTRADICTION);
    finds("~30000", "30..40", CONTRADICTION);
    finds("30000", "not 30000", TENSION);
}

#[test]
fn running_totals() {
    let total = [question("number", "cumulative")];
    let finds = |a, a_time, b, b_time, expected| {
        finds(&total, [("q", a, a_time), ("q", b, b_time)], expected);
    };
    let (first, second) = ("2022-09-13", "2022-09-14");
    finds("at least 49", first, "exactly 30", second, CONTRADICTION);
    finds("exactly 30", first, "at least 49", second, NONE);
    finds("exactly 30", first, "at least 49", first, TENSION);
    finds("at least 49", "2022-09", "exactly 30", second, TENSION);
}

#[test]
fn states() {
    let state = [question("one-of", "state")];
    let finds = |a_time, b_time, expected| {
        finds(&state, [("q", "AM", a_time), ("q", "AZ", b_time)], expected);
    };
    finds("2022-09-01/2022-09-30", "2022-09-10", CONTRADICTION);
    finds("2022-09-01/2022-09-30", "2022-09-30", TENSION);
    finds("2022-09-10", "2022-09-10", TENSION);
    finds("2022-09-10T10:00", "2022-09-10T10:00", CONTRADICTION);
    finds("../2022-09-10T10:00", "2022-09-10T10:00/..", TENSION);
    finds("2022-09-10", "", TENSION);
    finds("2022-09-10", "2022-09-11", NONE);
}

#[test]
fn options() {
    let one_of = [question("one-of", "fixed")];
    finds(&one_of, [("q", "AZ", ""), ("q", "AM", "")], CONTRADICTION);
    finds(&one_of, [("q", "not AZ", ""), ("q", "AM", "")], NONE);
    let any_of = [question("any-of", "fixed")];
    finds(
        &any_of,
        [("q", "AZ, RU", ""), ("q", "AZ, not RU", "")],
        CONTRADICTION,
    );
    finds(&any_of, [("q", "AZ", ""), ("q", "AM", "")], NONE);
}

#[test]
fn parts_and_wholes() {
    for (timing, day) in [("fixed", ""), ("state", "2022-09-13T09:00")] {
        let people = QuestionRecord {
            id: text("people"),
            ..question("number", timing)
        };
        let soldiers = QuestionRecord {
            id: text("soldiers"),
            part_of: Some(text("people")),
            ..question("number", timing)
        };
        let both = [people, soldiers];
        let finds = |part, whole, expected| {
            finds(
                &both,
                [("soldiers", part, day), ("people", whole, day)],
                expected,
            );
        };
        finds("60..70", "at most 50", CONTRADICTION);
        finds("50..70", "at most 50", NONE);
        finds("at most 50", "60..70", NONE);
    }
}
