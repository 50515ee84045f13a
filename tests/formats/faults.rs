//! Every fault that a text can have, and where it is reported.

use std::fmt::Write as _;

use gainsay::model::fault::FaultCode;

use crate::outcome::Outcome;

/// The faults of YAML texts: the text, what is wrong, and where.
const YAML_FAULTS: &[(&str, FaultCode, u64, u64)] = &[
    ("", FaultCode::EmptyFile, 1, 1),
    ("# nothing\n\n", FaultCode::EmptyFile, 1, 1),
    ("---\n", FaultCode::EmptyFile, 1, 1),
    ("~\n", FaultCode::EmptyFile, 1, 1),
    ("parties: []\n", FaultCode::Version, 1, 1),
    ("parties: []\ngainsay: 2\n", FaultCode::Version, 2, 10),
    ("gainsay: [1]\n", FaultCode::Version, 1, 10),
    ("gainsay:\n", FaultCode::Version, 1, 8),
    ("- gainsay: 1\n", FaultCode::WrongShape, 1, 1),
    ("gainsay\n", FaultCode::WrongShape, 1, 1),
    ("gainsay: 1\npartys: []\n", FaultCode::UnknownKey, 2, 1),
    ("gainsay: 1\nparties: AM\n", FaultCode::WrongShape, 2, 10),
    (
        "gainsay: 1\nparties:\n  id: AM\n",
        FaultCode::WrongShape,
        3,
        3,
    ),
    ("gainsay: 1\nparties: [AM]\n", FaultCode::WrongShape, 2, 11),
    (
        "gainsay: 1\nparties: [{id: AM}]\n",
        FaultCode::MissingKey,
        2,
        12,
    ),
    (
        "gainsay: 1\nparties: [{}]\nlinks: [{from: a, to: b, kind: supports, by: [x]}]\n",
        FaultCode::MissingKey,
        2,
        11,
    ),
    (
        "gainsay: 1\nparties: [{id: AM, nam: Armenia}]\n",
        FaultCode::UnknownKey,
        2,
        20,
    ),
    (
        "gainsay: 1\nparties: [{id: AM, name: }]\n",
        FaultCode::EmptyValue,
        2,
        24,
    ),
    (
        "gainsay: 1\nparties: [{id: AM, name: ~}]\n",
        FaultCode::EmptyValue,
        2,
        26,
    ),
    (
        "gainsay: 1\nparties: [{id: AM, name: Armenia, id: AZ}]\n",
        FaultCode::DuplicateKey,
        2,
        35,
    ),
    (
        "gainsay: 1\nparties:\n- {id: AM, name: Armenia, aliases: {az: [x], az: [y]}}\n",
        FaultCode::DuplicateKey,
        3,
        46,
    ),
    (
        "gainsay: 1\nparties:\n- {id: AM, name: Armenia, aliases: [x]}\n",
        FaultCode::WrongShape,
        3,
        36,
    ),
    (
        "gainsay: 1\nparties:\n- {id: AM, name: Armenia, aliases: {az: {x: y}}}\n",
        FaultCode::WrongShape,
        3,
        41,
    ),
    (
        "gainsay: 1\nparties:\n- {id: AM, name: Armenia, aliases: {az: [~]}}\n",
        FaultCode::EmptyValue,
        3,
        42,
    ),
    (
        "gainsay: 1\nquestions:\n- {id: q, text: t, answer: number, measure: yes}\n",
        FaultCode::BadValue,
        3,
        45,
    ),
    (
        "gainsay: 1\nquestions:\n- {id: q, text: t, answer: number, measure: 'true'}\n",
        FaultCode::BadValue,
        3,
        45,
    ),
    (
        "gainsay: 1\nquestions:\n- {id: q, text: t, answer: number, measure: [true]}\n",
        FaultCode::WrongShape,
        3,
        45,
    ),
    (
        "gainsay: 1\nquestions:\n- {id: q, text: t, answer: one-of, options: [a, [b]]}\n",
        FaultCode::WrongShape,
        3,
        49,
    ),
    (
        "gainsay: 1\nquestions:\n- {id: q, text: t, answer: one-of, options: AM}\n",
        FaultCode::WrongShape,
        3,
        45,
    ),
    (
        "gainsay: 1\ndocuments:\n- {id: d, characters: 12.0}\n",
        FaultCode::BadValue,
        3,
        23,
    ),
    (
        "gainsay: 1\ndocuments:\n- {id: d, characters: +12}\n",
        FaultCode::BadValue,
        3,
        23,
    ),
    (
        "gainsay: 1\ndocuments:\n- {id: d, characters: 99999999999999999999}\n",
        FaultCode::BadValue,
        3,
        23,
    ),
    (
        "gainsay: 1\njudgements:\n- {verdict: confirmed, by: x, date: 2022, why: y}\n",
        FaultCode::MissingKey,
        3,
        4,
    ),
    (
        "gainsay: 1\nparties:\n\t- {id: AM, name: Armenia}\n",
        FaultCode::Syntax,
        3,
        1,
    ),
    (
        "gainsay: 1\nclaims:\n- id: c\n  text: t\n  answer: >= 49\n",
        FaultCode::Syntax,
        5,
        11,
    ),
    (
        "gainsay: 1\nclaims:\n- id: c\n  text: t\n  answer: >5\n",
        FaultCode::Syntax,
        5,
        11,
    ),
    (
        "gainsay: 1\nclaims:\n- id: c\n  text: He said: no\n",
        FaultCode::Syntax,
        4,
        16,
    ),
    (
        "gainsay: 1\nclaims:\n- id: c\n  text: \"He said\n",
        FaultCode::Syntax,
        4,
        9,
    ),
    (
        "gainsay: 1\nparties: [{id: AM, name: Armenia}\n",
        FaultCode::Syntax,
        2,
        10,
    ),
    ("gainsay: 1\nparties: &all []\n", FaultCode::Syntax, 2, 10),
    ("gainsay: 1\nparties: *all\n", FaultCode::Syntax, 2, 10),
    ("gainsay: 1\nparties: !!seq []\n", FaultCode::Syntax, 2, 10),
    (
        "gainsay: 1\nparties:\n- {<<: x, id: AM, name: Armenia}\n",
        FaultCode::Syntax,
        3,
        4,
    ),
    ("gainsay: 1\n? [a]\n: b\n", FaultCode::WrongShape, 2, 3),
    ("gainsay: 1\n---\ngainsay: 1\n", FaultCode::Syntax, 2, 1),
    (
        "gainsay: 1\r\nparties:\r\n  - {id: AM, nme: Armenia}\r\n",
        FaultCode::UnknownKey,
        3,
        14,
    ),
    ("\u{feff}gainsay: 2\n", FaultCode::Version, 1, 10),
    (
        "gainsay: 1\nparties:\n  - {id: Հայաստան, 😀nme: x, name: y}\n",
        FaultCode::UnknownKey,
        3,
        20,
    ),
];

#[test]
fn every_fault_of_yaml_stands_at_its_place() {
    let mut wrong = String::new();
    for (text, code, line, column) in YAML_FAULTS {
        let outcome = Outcome::yaml(text);
        let first = outcome.list().first().copied();
        if first != Some((*code, *line, *column)) {
            write!(wrong, "{first:?} {text}\n{}\n", outcome.shown()).expect("there is room");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The faults of JSON Lines.
const JSON_FAULTS: &[(&str, FaultCode, u64, u64)] = &[
    ("", FaultCode::EmptyFile, 1, 1),
    ("\n \r\n", FaultCode::EmptyFile, 1, 1),
    (
        "{\"gainsay\":1}\n\n{\"party\":{\"id\":\"AM\",\"name\":\"Armenia\"}\n",
        FaultCode::Syntax,
        3,
        1,
    ),
    (
        "{\"gainsay\":1}\n{\"party\":{\"id\":\"AM\" \"name\":\"Armenia\"}}\n",
        FaultCode::Syntax,
        2,
        21,
    ),
    (
        "{\"gainsay\":1}\n{\"party\":{\"id\":AM}}\n",
        FaultCode::Syntax,
        2,
        16,
    ),
    (
        "{\"party\":{\"id\":\"\\ud800\",\"name\":\"x\"}}\n",
        FaultCode::Syntax,
        1,
        23,
    ),
    (
        "{\"party\":{\"id\":\"a\u{1}\",\"name\":\"x\"}}\n",
        FaultCode::Syntax,
        1,
        17,
    ),
    (
        "{\"party\":{\"id\":\"a\",\"name\":\"x\"}} x\n",
        FaultCode::Syntax,
        1,
        33,
    ),
    ("{\"party\":{\"id\":\"éé\",é}}\n", FaultCode::Syntax, 1, 21),
    ("{\"gainsay\":3}\n", FaultCode::Version, 1, 12),
    ("{\"clam\":{}}\n", FaultCode::UnknownKind, 1, 2),
    ("[]\n", FaultCode::WrongShape, 1, 1),
    ("{}\n", FaultCode::WrongShape, 1, 1),
    (
        "{\"party\":{},\"speaker\":{}}\n",
        FaultCode::WrongShape,
        1,
        13,
    ),
    ("{\"party\":[]}\n", FaultCode::WrongShape, 1, 10),
    (
        "{\"party\":{\"id\":\"AM\",\"nam\":\"x\"}}\n",
        FaultCode::UnknownKey,
        1,
        21,
    ),
    (
        "{\"party\":{\"id\":\"AM\",\"name\":null}}\n",
        FaultCode::EmptyValue,
        1,
        28,
    ),
    (
        "{\"party\":{\"id\":\"AM\",\"name\":\"a\",\"\\u0069d\":\"AZ\"}}\n",
        FaultCode::DuplicateKey,
        1,
        32,
    ),
    (
        "{\"party\":{\"id\":\"AM\"}}\n",
        FaultCode::MissingKey,
        1,
        11,
    ),
    (
        "{\"document\":{\"id\":\"d\",\"characters\":1e3}}\n",
        FaultCode::BadValue,
        1,
        36,
    ),
    (
        "{\"question\":{\"id\":\"d\",\"text\":\"t\",\"answer\":\"a\",\"measure\":\"true\"}}\n",
        FaultCode::BadValue,
        1,
        57,
    ),
    (
        "{\"party\":{\"id\":\"😀\",\"name\":\"Հայաստան\",\"not\":\"\"}}\r\n",
        FaultCode::UnknownKey,
        1,
        38,
    ),
];

#[test]
fn every_fault_of_json_lines_stands_at_its_place() {
    let mut wrong = String::new();
    for (text, code, line, column) in JSON_FAULTS {
        let outcome = Outcome::json_lines(text);
        let list = outcome.list();
        if list != [(*code, *line, *column)] {
            write!(wrong, "{list:?} {text}\n{}\n", outcome.shown()).expect("there is room");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn all_faults_are_reported_at_once() {
    let outcome = Outcome::yaml(
        "gainsay: 1\n\
         partis: []\n\
         speakers:\n\
         - {id: a, name: b, kind: [c], nte: d}\n\
         - {id: a}\n\
         documents:\n\
         - {id: d, characters: many, cites: x, cites: y}\n\
         claims:\n\
         - {id: c, text: t, said: [{by: x}, {in: y, on: z}]}\n",
    );
    assert_eq!(
        outcome.list(),
        [
            (FaultCode::UnknownKey, 2, 1),
            (FaultCode::WrongShape, 4, 26),
            (FaultCode::UnknownKey, 4, 31),
            (FaultCode::MissingKey, 5, 4),
            (FaultCode::MissingKey, 5, 4),
            (FaultCode::BadValue, 7, 23),
            (FaultCode::WrongShape, 7, 36),
            (FaultCode::DuplicateKey, 7, 39),
            (FaultCode::MissingKey, 9, 28),
            (FaultCode::MissingKey, 9, 37),
            (FaultCode::UnknownKey, 9, 44),
        ],
        "{}",
        outcome.shown()
    );
    let suggestions: Vec<_> = outcome
        .faults
        .iter()
        .filter_map(|fault| fault.help.as_deref())
        .collect();
    assert!(
        suggestions.contains(&"did you mean `parties`?"),
        "{suggestions:?}"
    );
    assert!(
        suggestions.contains(&"did you mean `note`?"),
        "{suggestions:?}"
    );
    let lines = Outcome::json_lines(
        "{\"clam\":{}}\nno\n{\"party\":{}}\n{\"party\":{\"id\":\"AM\",\"name\":\"Armenia\"}}\n",
    );
    let codes: Vec<_> = lines
        .list()
        .iter()
        .map(|(code, line, _)| (*code, *line))
        .collect();
    assert_eq!(
        codes,
        [
            (FaultCode::UnknownKind, 1),
            (FaultCode::Syntax, 2),
            (FaultCode::MissingKey, 3),
            (FaultCode::MissingKey, 3)
        ]
    );
    // The party without an id is kept as far as it goes, so that what is wrong elsewhere can be found too.
    assert_eq!(lines.records.parties.len(), 2);
}

#[test]
fn a_mistyped_key_is_one_fault() {
    let outcome = Outcome::yaml("gainsay: 1\nclaims: [{id: c, txt: t, qestion: q}]\n");
    assert_eq!(
        outcome.list(),
        [
            (FaultCode::UnknownKey, 2, 18),
            (FaultCode::UnknownKey, 2, 26)
        ]
    );
    assert_eq!(
        outcome.faults[1].help.as_deref(),
        Some("did you mean `question`?")
    );
}
