//! What is no answer, and what the refusal says.

use gainsay::model::fault::FaultCode;
use gainsay::model::record::{
    At, AttributionRecord, ClaimRecord, DocumentRecord, OptionRecord, QuestionRecord, Records,
    SpeakerRecord,
};
use gainsay::model::validate::validate;

use crate::asking::{Asked, record, text};

#[test]
fn impossible_counts() {
    let count = Asked::count();
    for nothing in [
        "< 0",
        "4.5",
        "-3",
        "~4.5",
        "4.2..4.8",
        "not >= 0",
        "< 0 or 2.5",
    ] {
        count.refuses(nothing, "no possible value fits");
    }
    let measure = Asked::measure();
    measure.refuses("not >= 0 or < 0", "no possible value fits");
    measure.reads("< 0", "(-inf,0)", "(-inf,0)");
}

#[test]
fn about_zero() {
    let count = Asked::count();
    for zero in ["~0", "about 0", "~0.0", "~0 (0..5)"] {
        count.refuses(zero, "nothing is about 0");
    }
}

#[test]
fn units_of_others() {
    let count = Asked::count();
    count.refuses("5 soldiers", "the question counts in `people`");
    count.refuses("5%", "the question counts in `people`");
    count.refuses("5 kpeople", "the question counts in `people`");
    let bare = Asked::new(record("number"));
    bare.refuses("5 people", "the question has none");
    let measure = Asked::measure();
    measure.refuses("5 km", "the question counts in `km²`");
}

/// A unit need not begin with a letter.
#[test]
fn units_that_are_signs() {
    for unit in ["°C", "$", "€", "%", "m3", "1000 people"] {
        let asked = Asked::new(QuestionRecord {
            unit: Some(text(unit)),
            ..record("number")
        });
        asked.reads(&format!("51 {unit}"), "[51,51]", "[51,51]");
        asked.reads("51", "[51,51]", "[51,51]");
    }
    let odd = Asked::new(QuestionRecord {
        unit: Some(text("000")),
        ..record("number")
    });
    odd.reads("51000", "[51000,51000]", "[50500,51500]");
}

#[test]
fn ranges() {
    let count = Asked::count();
    count.refuses("40..30", "runs backwards");
    count.refuses("~35 (40..30)", "runs backwards");
    count.refuses("~30000 (31000..32000)", "must enclose");
    count.refuses("~30000 (28000)", "is no range");
    count.refuses("~30000 (28000..32000", "is no range");
    count.refuses("30..", "is no range");
    count.refuses("..40", "is no range");
    count.refuses("30...40", "is not a number");
    count.refuses("30-40", "is not a number");
}

#[test]
fn figures() {
    let count = Asked::count();
    count.refuses("1234567890123", "more than 12 significant digits");
    count.refuses("0.1234567890123", "out of range");
    count.refuses("12.34567890123", "more than 12 significant digits");
    count.refuses("1000000000000000", "out of range");
    for (separated, joined) in [
        ("6,500", "6500"),
        ("6 500", "6500"),
        ("6'500", "6500"),
        ("6_500", "6500"),
        ("6\u{202f}500", "6500"),
    ] {
        count.refuses(separated, &format!("has separators: write `{joined}`"));
    }
    for malformed in ["", " ", "\n\t"] {
        count.refuses(malformed, "empty");
    }
    for malformed in [
        "forty", "1e3", "+5", ".5", "5.", "0x10", "٤٩", "--5", "~~5", "> > 5",
    ] {
        assert!(count.read(malformed).is_err(), "{malformed}");
    }
}

#[test]
fn alternatives() {
    let count = Asked::count();
    for dangling in ["or", "5 or", "or 5", "5 or or 6", "not", "5 or not"] {
        count.refuses(dangling, "has nothing behind");
    }
    count.refuses("not not 5", "says `not` twice");
    count.refuses("not 5 or not 6", "says `not` twice");
}

#[test]
fn dates() {
    let date = Asked::date();
    date.refuses("13.09.2022", "is not a date");
    date.refuses("2022-02-30", "does not exist");
    date.refuses("1994/1988", "ends before it begins");
    date.refuses("../..", "says nothing");
    date.refuses("~0001", "leaves the years");
    date.refuses("9999", "leaves the years");
    date.refuses("2022-09-13T00:05+04:00", "give the question a zone");
    date.refuses("before 1988/1994", "is not a date");
    date.refuses("before", "is not a date");
    date.refuses("not before 1992 or after 1991", "no possible value fits");
    let berlin = Asked::date_in("Europe/Berlin");
    berlin.refuses("2022-10-30T02:30", "was shown twice");
    berlin.refuses("2022-03-27T02:30", "was shown never");
}

#[test]
fn yes_and_no() {
    let yes_no = Asked::yes_no();
    for other in ["maybe", "Yes", "true", "yes or no", "yes, no", "none"] {
        yes_no.refuses(other, "does not answer a yes-no question");
    }
}

#[test]
fn options() {
    for kind in ["one-of", "any-of"] {
        let asked = Asked::options(kind, &["Armenia", "Azerbaijan"], false);
        asked.refuses("Armena", "no option `Armena`: did you mean `Armenia`?");
        asked.refuses("azerbaijan", "did you mean `Azerbaijan`?");
        asked.refuses("US", "it has Armenia, Azerbaijan");
    }
    let one_of = Asked::options("one-of", &["AM", "AZ"], false);
    one_of.refuses("AM, AZ", "only one option of a one-of question can hold");
    one_of.refuses("only AM", "no option `only AM`");
    let any_of = Asked::options("any-of", &["AM", "AZ"], false);
    any_of.refuses("AM or AZ", "`or` has no meaning");
    any_of.refuses("AM, not AZ or AM", "`or` has no meaning");
    any_of.refuses("only AM, not AZ", "`only` already denies all others");
    any_of.refuses("AM, not AM", "affirms and denies the same option");
    any_of.refuses("AM, none", "`none` stands alone");
    any_of.refuses("not none", "`none` stands alone");
    any_of.refuses("AM,", "has nothing behind");
    any_of.refuses("not", "no option `not`");
    any_of.refuses("only", "no option `only`");
}

/// The codes of all faults.
fn faults(records: Records) -> Vec<(FaultCode, String)> {
    validate(records).map_or_else(
        |faults| {
            faults
                .into_iter()
                .map(|fault| (fault.code, fault.message))
                .collect()
        },
        |_| Vec::new(),
    )
}

#[track_caller]
fn refused(records: Records, code: FaultCode, why: &str) {
    let found = faults(records);
    assert!(
        found
            .iter()
            .any(|(found, message)| *found == code && message.contains(why)),
        "{found:?}"
    );
}

fn questions(questions: Vec<QuestionRecord>) -> Records {
    Records {
        questions,
        ..Records::default()
    }
}

#[test]
fn keywords_are_no_options() {
    for keyword in ["yes", "no", "not", "or", "only", "none"] {
        let question = QuestionRecord {
            options: vec![OptionRecord {
                id: text(keyword),
                ..OptionRecord::default()
            }],
            ..record("one-of")
        };
        refused(
            questions(vec![question]),
            FaultCode::BadId,
            "an option cannot be called",
        );
    }
}

#[test]
fn parts_that_do_not_fit_their_wholes() {
    let whole = QuestionRecord {
        id: text("whole"),
        ..record("number")
    };
    let part = |change: fn(&mut QuestionRecord)| {
        let mut part = QuestionRecord {
            part_of: Some(text("whole")),
            ..record("number")
        };
        change(&mut part);
        questions(vec![whole.clone(), part])
    };
    assert_eq!(faults(part(|_| {})), []);
    refused(
        part(|part| part.unit = Some(text("people"))),
        FaultCode::BadPartOf,
        "the units differ",
    );
    refused(
        part(|part| part.timing = Some(text("state"))),
        FaultCode::BadPartOf,
        "the timings differ",
    );
    refused(
        part(|part| part.zone = Some(text("Asia/Baku"))),
        FaultCode::BadPartOf,
        "the zones differ",
    );
    refused(
        part(|part| part.measure = At::nowhere(true)),
        FaultCode::BadPartOf,
        "one counts and the other measures",
    );
    refused(
        part(|part| part.answer = text("date")),
        FaultCode::BadPartOf,
        "both must have `answer: number`",
    );
    refused(
        part(|part| part.part_of = Some(text("q"))),
        FaultCode::BadPartOf,
        "would be part of itself",
    );
    let mut circle = part(|_| {});
    circle.questions[0].part_of = Some(text("q"));
    refused(circle, FaultCode::BadPartOf, "would be part of itself");
}

#[test]
fn times_that_do_not_fit_their_questions() {
    refused(
        questions(vec![QuestionRecord {
            timing: Some(text("cumulative")),
            ..record("date")
        }]),
        FaultCode::BadQuestion,
        "only a number can be a running total",
    );
    let claim = |as_of: Option<&str>, status: Option<&str>| Records {
        questions: vec![QuestionRecord {
            timing: Some(text("cumulative")),
            ..record("number")
        }],
        claims: vec![ClaimRecord {
            id: text("c"),
            question: Some(text("q")),
            text: text("A claim."),
            answer: Some(text("5")),
            as_of: as_of.map(text),
            status: status.map(text),
            ..ClaimRecord::default()
        }],
        ..Records::default()
    };
    assert_eq!(faults(claim(Some("2022-09-13"), None)), []);
    assert_eq!(faults(claim(None, Some("draft"))), []);
    refused(
        claim(None, None),
        FaultCode::MissingAsOf,
        "without saying as of when",
    );
    refused(
        claim(Some("2022-09-13T09:00:30/2022-09-13T09:00"), None),
        FaultCode::BadDate,
        "ends before it begins",
    );
    refused(
        claim(Some("2022-09-13T09:00Z"), None),
        FaultCode::BadDate,
        "has an offset",
    );
}

/// Many claims are checked by halves, on two threads: what is wrong is told as it is of few.
#[test]
fn among_many_the_same_is_wrong() {
    let claims = |numbers: &mut dyn Iterator<Item = usize>| {
        let claim = |number: usize| {
            let is_wrong = number % 6_000 == 5_000;
            let by = if is_wrong { "ofice" } else { "office" };
            let answer = if is_wrong { "very many" } else { "5" };
            ClaimRecord {
                id: text(&format!("c{number:05}")),
                question: Some(text("q")),
                text: text("There were some."),
                answer: Some(text(answer)),
                said: vec![AttributionRecord {
                    by: text(by),
                    document: text("report"),
                    ..AttributionRecord::default()
                }],
                ..ClaimRecord::default()
            }
        };
        Records {
            questions: vec![QuestionRecord {
                id: text("q"),
                text: text("How many were there?"),
                answer: text("number"),
                ..QuestionRecord::default()
            }],
            speakers: vec![SpeakerRecord {
                id: text("office"),
                name: text("The Office"),
                kind: text("body"),
                ..SpeakerRecord::default()
            }],
            documents: vec![DocumentRecord {
                id: text("report"),
                ..DocumentRecord::default()
            }],
            claims: numbers.map(claim).collect(),
            ..Records::default()
        }
    };
    let wrong = [5_000, 11_000, 17_000];
    let few = validate(claims(&mut wrong.into_iter())).expect_err("three are wrong");
    let many = validate(claims(&mut (0..22_000))).expect_err("three are wrong");
    assert!(few.len() >= 2, "{few:?}");
    assert_eq!(few, many);
    let right = validate(claims(
        &mut (0..22_000).filter(|number| number % 6_000 != 5_000),
    ));
    let right = right.expect("nothing is wrong");
    let said = right.claims().filter(|(_, claim)| claim.said.len() == 1);
    assert_eq!((right.claims().len(), said.count()), (21_997, 21_997));
}
