//! A casebook as text: what is read, what is refused, and how people are told.

use std::fmt::Write as _;
use std::io::{self, Read};

use gainsay::formats::{Format, Input, ReadError, Sources, diagnostics, jsonl, read, yaml};
use gainsay::model::fault::{Fault, FaultCode};
use gainsay::model::record::{Place, Records};
use gainsay::model::validate::validate;

const CASEBOOK: &str = r#"# A small casebook.
gainsay: 1
parties:
  - {id: AZ, name: Azerbaijan}
  - {id: AM, name: Armenia}
speakers:
  - id: az-mod
    name: Ministry of Defence of Azerbaijan
    kind: body
    party: AZ
    aliases: {id: [Kementerian Pertahanan Azerbaijan], az: "Müdafiə Nazirliyi"}
  - {id: am-mod, name: Ministry of Defence of Armenia, kind: body, party: AM}
outlets:
  - {id: al-jazeera, name: Al Jazeera, country: QA}
  - {id: some-daily, name: Some Daily}
documents:
  - id: border-clash-2022
    outlet: some-daily
    lang: id
    published: 2022-09-13
    characters: 4821
    cites: [al-jazeera]
questions:
  - id: who-fired-first-2022-09
    text: Who opened fire first on the border in the night of 12 to 13 September 2022?
    answer: one-of
    options: [AM, AZ]
    timing: fixed
  - id: killed-2022-09
    text: How many soldiers of Armenia were killed?
    answer: number
    unit: soldiers
    timing: cumulative
    exhaustive: ~
claims:
  - id: az-fired-first
    question: who-fired-first-2022-09
    text: Azerbaijan opened intensive fire on Armenian army positions.
    answer: AZ
    said:
      - {by: am-mod, in: border-clash-2022, at: 492-830, form: mixed, date: 2022-09-12/2022-09-13, via: al-jazeera}
  - id: am-fired-first
    question: who-fired-first-2022-09
    text: >
      Armenia fired
      first.
    answer: "AM"
    said: [{by: az-mod, in: border-clash-2022, at: 1-2}]
  - id: at-least-49
    question: killed-2022-09
    text: 'At least 49: killed.'
    answer: at least 49
    as_of: 2022-09-13
    note:
judgements:
  - claims: [az-fired-first, am-fired-first]
    verdict: confirmed
    by: an editor
    date: 2022-10-01
    why: Only one can have been first.
"#;

struct Outcome {
    records: Records,
    faults: Vec<Fault>,
    sources: Sources,
}

impl Outcome {
    fn of(input: Input<'_>) -> Self {
        let mut sources = Sources::new();
        let (records, faults) = read(&mut sources, input).expect("it can be read");
        Self {
            records,
            faults,
            sources,
        }
    }

    fn yaml(text: &str) -> Self {
        Self::of(Input::stream("casebook.yaml", text.as_bytes()).format(Format::Yaml))
    }

    fn json_lines(text: &str) -> Self {
        Self::of(Input::stream("casebook.jsonl", text.as_bytes()).format(Format::JsonLines))
    }

    fn where_is(&self, place: Option<Place>) -> (u64, u64) {
        place.map_or((0, 0), |place| {
            let excerpt = self.sources.excerpt(place).expect("it can be read again");
            excerpt.map_or((0, 0), |excerpt| (excerpt.line, excerpt.column))
        })
    }

    /// Code, line and column of each fault.
    fn list(&self) -> Vec<(FaultCode, u64, u64)> {
        self.faults
            .iter()
            .map(|fault| {
                let (line, column) = self.where_is(fault.place);
                (fault.code, line, column)
            })
            .collect()
    }

    fn shown(&self) -> String {
        diagnostics::render(&self.faults, &self.sources, false)
    }

    #[track_caller]
    fn is_fine(self) -> Records {
        assert!(self.faults.is_empty(), "{}", self.shown());
        self.records
    }
}

fn json_lines(records: &Records) -> String {
    let mut bytes = Vec::new();
    jsonl::write(records, &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("it is UTF-8")
}

fn yaml(records: &Records) -> String {
    let mut bytes = Vec::new();
    yaml::write(records, &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("it is UTF-8")
}

#[test]
fn a_small_casebook_is_read_and_valid() {
    let records = Outcome::yaml(CASEBOOK).is_fine();
    assert_eq!(records.len(), 13);
    let speaker = &records.speakers[0];
    assert_eq!(speaker.aliases["az"], ["Müdafiə Nazirliyi"]);
    assert_eq!(
        records.documents[0].characters.map(|count| count.value),
        Some(4821)
    );
    assert_eq!(records.questions[0].options[1].id.value, "AZ");
    assert!(!records.questions[1].exhaustive.value);
    assert_eq!(records.claims[1].text.value, "Armenia fired first.\n");
    assert_eq!(records.claims[2].note, None);
    let said = &records.claims[0].said[0];
    assert_eq!(
        (said.document.as_str(), said.by.as_str()),
        ("border-clash-2022", "am-mod")
    );
    let casebook = validate(records).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(casebook.claims().len(), 3);
}

#[test]
fn the_formats_give_the_same_records() {
    let records = Outcome::yaml(CASEBOOK).is_fine();
    let lines = json_lines(&records);
    assert!(
        lines.starts_with("{\"gainsay\":1}\n{\"party\":{\"id\":\"AZ\",\"name\":\"Azerbaijan\"}}\n")
    );
    assert_eq!(Outcome::json_lines(&lines).is_fine(), records);
    let page = yaml(&records);
    assert_eq!(Outcome::yaml(&page).is_fine(), records);
    for text in [&lines, &page] {
        let guessed = Outcome::of(Input::stream("-", text.as_bytes()));
        assert_eq!(guessed.is_fine(), records);
    }
}

#[test]
fn the_page_reads_as_if_a_person_had_written_it() {
    let page = yaml(&Outcome::yaml(CASEBOOK).is_fine());
    assert_eq!(
        page,
        r#"gainsay: 1
parties:
  - {id: AZ, name: Azerbaijan}
  - {id: AM, name: Armenia}
speakers:
  - id: az-mod
    name: Ministry of Defence of Azerbaijan
    kind: body
    party: AZ
    aliases: {az: [Müdafiə Nazirliyi], id: [Kementerian Pertahanan Azerbaijan]}
  - id: am-mod
    name: Ministry of Defence of Armenia
    kind: body
    party: AM
outlets:
  - {id: al-jazeera, name: Al Jazeera, country: QA}
  - {id: some-daily, name: Some Daily}
documents:
  - id: border-clash-2022
    outlet: some-daily
    lang: id
    published: "2022-09-13"
    characters: 4821
    cites: [al-jazeera]
questions:
  - id: who-fired-first-2022-09
    text: Who opened fire first on the border in the night of 12 to 13 September 2022?
    answer: one-of
    options: [AM, AZ]
    timing: fixed
  - id: killed-2022-09
    text: How many soldiers of Armenia were killed?
    answer: number
    unit: soldiers
    timing: cumulative
claims:
  - id: az-fired-first
    question: who-fired-first-2022-09
    text: Azerbaijan opened intensive fire on Armenian army positions.
    answer: AZ
    said:
      - {by: am-mod, in: border-clash-2022, at: 492-830, form: mixed, date: 2022-09-12/2022-09-13, via: al-jazeera}
  - id: am-fired-first
    question: who-fired-first-2022-09
    text: |
      Armenia fired first.
    answer: AM
    said: [{by: az-mod, in: border-clash-2022, at: 1-2}]
  - id: at-least-49
    question: killed-2022-09
    text: "At least 49: killed."
    answer: at least 49
    as_of: "2022-09-13"
judgements:
  - claims: [az-fired-first, am-fired-first]
    verdict: confirmed
    by: an editor
    date: "2022-10-01"
    why: Only one can have been first.
"#
    );
}

#[test]
fn every_value_knows_its_place() {
    let page = Outcome::yaml(CASEBOOK).is_fine();
    let slice = |text: &str, place: Option<Place>| {
        let place = place.expect("it was read from a text");
        text[place.start as usize..place.end as usize].to_owned()
    };
    let claim = &page.claims[0];
    assert_eq!(
        slice(CASEBOOK, claim.said[0].document.place),
        "border-clash-2022"
    );
    assert_eq!(
        slice(CASEBOOK, claim.said[0].at.as_ref().and_then(|at| at.place)),
        "492-830"
    );
    assert_eq!(
        slice(
            CASEBOOK,
            page.claims[1]
                .answer
                .as_ref()
                .and_then(|answer| answer.place)
        ),
        "\"AM\""
    );
    assert_eq!(
        slice(CASEBOOK, page.judgements[0].claims[1].place),
        "am-fired-first"
    );
    assert_eq!(
        slice(CASEBOOK, page.documents[0].cites[0].place),
        "al-jazeera"
    );
    assert_eq!(
        slice(
            CASEBOOK,
            page.documents[0].characters.and_then(|count| count.place)
        ),
        "4821"
    );
    let lines = format!(
        "\u{feff}\r\n{}",
        json_lines(&page)
            .replace("\":", "\" : ")
            .replace('\n', " \r\n")
    );
    let again = Outcome::json_lines(&lines).is_fine();
    assert_eq!(again, page);
    assert_eq!(
        slice(&lines, again.claims[0].said[0].document.place),
        "\"border-clash-2022\""
    );
    assert_eq!(
        slice(
            &lines,
            again.documents[0].characters.and_then(|count| count.place)
        ),
        "4821"
    );
    assert_eq!(
        slice(&lines, again.judgements[0].claims[1].place),
        "\"am-fired-first\""
    );
}

#[test]
fn scalars_stay_as_they_were_written() {
    for (written, meant) in [
        ("NO", "NO"),
        ("007", "007"),
        ("1.50", "1.50"),
        ("~30000", "~30000"),
        ("yes", "yes"),
        ("'null'", "null"),
        ("1e400", "1e400"),
    ] {
        let text = format!(
            "gainsay: 1\nparties:\n  - {{id: {written}, name: {written}, note: {written}}}\n"
        );
        let party = Outcome::yaml(&text).is_fine().parties.remove(0);
        assert_eq!(
            (
                party.id.as_str(),
                party.note.expect("it has a note").as_str()
            ),
            (meant, meant)
        );
    }
    let line = "{\"party\":{\"id\":1.50,\"name\":1e400,\"note\":true}}\n";
    let party = Outcome::json_lines(line).is_fine().parties.remove(0);
    assert_eq!((party.id.as_str(), party.name.as_str()), ("1.50", "1e400"));
    assert_eq!(party.note.expect("it has a note").as_str(), "true");
}

#[test]
fn nothing_is_no_value() {
    for nothing in ["", "~", "null"] {
        let text = format!(
            "gainsay: 1\nlinks:\nparties:\n  - id: AM\n    name: Armenia\n    aliases: {nothing}\n    note: {nothing}\n"
        );
        let party = Outcome::yaml(&text).is_fine().parties.remove(0);
        assert_eq!((party.note, party.aliases.len()), (None, 0));
    }
    let party = Outcome::json_lines(
        "{\"party\":{\"id\":\"AM\",\"name\":\"Armenia\",\"note\":null,\"aliases\":null}}",
    )
    .is_fine();
    assert_eq!(party.parties[0].note, None);
}

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
        16,
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
        37,
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
    assert_eq!(lines.records.parties.len(), 1);
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

#[test]
fn aliases_cannot_blow_up() {
    let mut text = "gainsay: 1\na: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in ('b'..='z').zip('a'..) {
        let list = vec![format!("*{before}"); 9].join(", ");
        writeln!(text, "{name}: &{name} [{list}]").expect("a string takes everything");
    }
    let outcome = Outcome::yaml(&text);
    assert!(
        outcome
            .faults
            .iter()
            .all(|fault| matches!(fault.code, FaultCode::Syntax | FaultCode::UnknownKey))
    );
    assert_eq!(
        outcome
            .faults
            .iter()
            .filter(|fault| fault.code == FaultCode::Syntax)
            .count(),
        26 + 25 * 9
    );
}

#[test]
fn depth_is_limited() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    for depth in [64, 100_000] {
        let yaml = Outcome::yaml(&format!("gainsay: 1\nparties: {}\n", deep(depth)));
        let (code, line, column) = yaml.list()[0];
        assert_eq!((code, line), (FaultCode::TooLarge, 2), "{depth}");
        assert!((10 + 63..=10 + 64).contains(&column), "{column}");
        let json = Outcome::json_lines(&format!("{{\"party\":{}}}\n", deep(depth)));
        assert_eq!(json.list(), [(FaultCode::TooLarge, 1, 10 + 63)], "{depth}");
    }
    let block: String = (0..100)
        .map(|depth| format!("{}- \n", " ".repeat(depth)))
        .collect();
    assert_eq!(Outcome::yaml(&block).list()[0].0, FaultCode::TooLarge);
    let yaml = Outcome::yaml(&format!("gainsay: 1\nparties: {}\n", deep(63)));
    assert_eq!(yaml.list(), [(FaultCode::WrongShape, 2, 11)]);
}

/// A line of 1 GB that nobody holds, and one record behind it.
#[test]
fn a_line_too_long_is_skipped() {
    let line = io::repeat(b'x').take(1 << 30);
    let behind = "\n{\"party\":{\"id\":\"AM\",\"name\":\"Armenia\"}}\n{\"party\":1}\n";
    let directory = tempfile::tempdir().expect("there is room");
    let path = directory.path().join("long.jsonl");
    // The stream itself would be kept for messages; a file is read again.
    let mut lines = gainsay::formats::Lines::default();
    let stream = io::BufReader::new(line.chain(behind.as_bytes()));
    let (records, faults) = jsonl::read(stream, 0, &mut lines).expect("it can be read");
    assert_eq!(records.parties.len(), 1);
    let found: Vec<_> = faults
        .iter()
        .map(|fault| (fault.code, fault.place.map(|place| place.start)))
        .collect();
    assert_eq!(
        found,
        [
            (FaultCode::TooLarge, Some(0)),
            (FaultCode::WrongShape, Some((1 << 30) + 49))
        ]
    );
    let long = jsonl::LONGEST_LINE;
    std::fs::write(
        &path,
        format!("{}\n{{\"partee\":{{}}}}\n", " ".repeat(long)),
    )
    .expect("there is room");
    let outcome = Outcome::of(Input::path(&path));
    assert_eq!(outcome.list(), [(FaultCode::UnknownKind, 2, 2)]);
    std::fs::write(
        &path,
        format!("{}\n{{\"partee\":{{}}}}\n", " ".repeat(long + 1)),
    )
    .expect("there is room");
    let outcome = Outcome::of(Input::path(&path));
    assert_eq!(
        outcome.list(),
        [(FaultCode::TooLarge, 1, 1), (FaultCode::UnknownKind, 2, 2)]
    );
    assert!(outcome.shown().len() < 2_000);
}

#[test]
fn a_yaml_text_too_long_is_refused() {
    let stream = io::repeat(b'#');
    let outcome = Outcome::of(Input::stream("-", stream));
    assert_eq!(outcome.list(), [(FaultCode::TooLarge, 1, 1)]);
    assert_eq!(outcome.sources.sha256(0), None);
    let shown = outcome.shown();
    assert!(
        shown.starts_with("error[too-large]: the YAML text is longer than 64 MiB\n --> -:1:1\n"),
        "{shown}"
    );
    assert!(
        shown.ends_with("= help: split it, or use JSON Lines\n") && shown.len() < 500,
        "{shown}"
    );
}

#[test]
fn what_is_not_utf8_is_refused() {
    let latin = b"gainsay: 1\nparties:\n- {id: AM, name: Arm\xe9nie}\n";
    let outcome = Outcome::of(Input::stream("-", &latin[..]));
    assert_eq!(outcome.list(), [(FaultCode::Encoding, 3, 21)]);
    assert_eq!(
        outcome.faults[0].message,
        "line 3 is not UTF-8, from byte 40 of the file on"
    );
    let latin = b"{\"gainsay\":1}\n{\"party\":{\"id\":\"\xe9\"}}\n{\"party\":1}\n";
    let outcome = Outcome::of(Input::stream("-", &latin[..]));
    assert_eq!(
        outcome.list(),
        [(FaultCode::Encoding, 2, 17), (FaultCode::WrongShape, 3, 10)]
    );
    assert_eq!(
        outcome.faults[0].message,
        "line 2 is not UTF-8, from byte 30 of the file on"
    );
    for bytes in [&b"\xff\xfeg\0a\0i\0n\0\n\0"[..], &b"\xfe\xff\0g\0a\0\n"[..]] {
        for format in [Format::Yaml, Format::JsonLines] {
            let outcome = Outcome::of(Input::stream("-", bytes).format(format));
            assert_eq!(outcome.list(), [(FaultCode::Encoding, 1, 1)]);
            assert_eq!(outcome.faults[0].message, "the file is written in UTF-16");
        }
    }
}

#[test]
fn byte_order_marks_and_line_ends_of_windows_are_read() {
    let windows = format!("\u{feff}{}", CASEBOOK.replace('\n', "\r\n"));
    let records = Outcome::of(Input::stream("-", windows.as_bytes())).is_fine();
    assert_eq!(records, Outcome::yaml(CASEBOOK).is_fine());
    let lines = format!("\u{feff}{}", json_lines(&records).replace('\n', "\r\n"));
    assert_eq!(
        Outcome::of(Input::stream("-", lines.as_bytes())).is_fine(),
        records
    );
}

#[test]
fn files_are_named_hashed_and_read_again() {
    let directory = tempfile::tempdir().expect("there is room");
    let path = |name: &str| directory.path().join(name);
    let mut lines = "{\"party\":{\"id\":\"AM\",\"name\":\"Armenia\"}}\n".repeat(80_000);
    lines.push_str("{\"party\":{\"id\":\"AZ\",\"nam\":\"Azerbaijan\"}}\n");
    std::fs::write(path("many.ndjson"), &lines).expect("there is room");
    std::fs::write(path("abc.YML"), "abc").expect("there is room");
    let mut sources = Sources::new();
    let (records, faults) =
        read(&mut sources, Input::path(path("many.ndjson"))).expect("it can be read");
    assert_eq!((records.len(), faults.len()), (80_000, 1));
    let (_, more) = read(&mut sources, Input::path(path("abc.YML"))).expect("it can be read");
    assert_eq!(sources.len(), 2);
    assert_eq!(more[0].place.map(|place| place.source), Some(1));
    assert_eq!(
        sources.sha256(1),
        Some("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    );
    let shown = diagnostics::render(&faults, &sources, false);
    assert!(shown.contains("many.ndjson:80001:21\n"), "{shown}");
    std::fs::write(path("many.ndjson"), "short").expect("there is room");
    diagnostics::render(&faults, &sources, false);
    std::fs::remove_file(path("many.ndjson")).expect("it is there");
    let shown = diagnostics::render(&faults, &sources, false);
    assert!(shown.contains("many.ndjson"), "{shown}");
}

#[test]
fn what_is_no_file_is_an_error() {
    let directory = tempfile::tempdir().expect("there is room");
    let mut sources = Sources::new();
    let missing = read(
        &mut sources,
        Input::path(directory.path().join("none.yaml")),
    );
    assert!(matches!(missing, Err(ReadError::Missing(_))));
    let folder = read(&mut sources, Input::path(directory.path()));
    assert!(matches!(&folder, Err(ReadError::Directory(_))));
    let sentence = folder.expect_err("it is a directory").to_string();
    assert!(
        sentence.ends_with("is a directory: name the files in it"),
        "{sentence}"
    );
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let broken = read(&mut sources, Input::stream("-", Broken));
    assert_eq!(
        broken.expect_err("it is broken").to_string(),
        "`-` cannot be read: the disk is gone"
    );
    assert!(sources.is_empty());
}

#[test]
fn faults_are_shown_with_their_lines() {
    let outcome = Outcome::yaml(
        "gainsay: 1\nparties:\n  - {id: AM, name: Armenia, id: AZ}\n  - {id: AZ, nmae: Azerbaijan}\n",
    );
    assert_eq!(
        outcome.shown(),
        "\
error[duplicate-key]: `id` stands here a second time
 --> casebook.yaml:3:29
  |
3 |   - {id: AM, name: Armenia, id: AZ}
  |                             ^^
  |
 ::: casebook.yaml:3:6
  |
3 |   - {id: AM, name: Armenia, id: AZ}
  |      -- the first stands here
  |
  = help: keep one of the two

error[unknown-key]: a party has no key `nmae`
 --> casebook.yaml:4:14
  |
4 |   - {id: AZ, nmae: Azerbaijan}
  |              ^^^^
  |
  = help: did you mean `name`?
"
    );
    let coloured = diagnostics::render(&outcome.faults, &outcome.sources, true);
    assert!(coloured.contains("\u{1b}["));
}

#[test]
fn long_lines_are_cut_around_the_caret() {
    let filler = "x".repeat(7 << 20);
    let line =
        format!("{{\"party\":{{\"id\":\"AM\",\"name\":\"{filler}\",\"nte\":\"{filler}\"}}}}\n");
    let outcome = Outcome::json_lines(&line);
    assert_eq!(outcome.list(), [(FaultCode::UnknownKey, 1, 31 + (7 << 20))]);
    let shown = outcome.shown();
    assert!(shown.contains("casebook.jsonl:1:7340063\n"), "{shown}");
    assert!(
        shown.contains("\n1 | …xxxx") && shown.contains("xxxx…\n"),
        "{shown}"
    );
    assert!(shown.len() < 1_000, "{shown}");
}

#[test]
fn nothing_of_a_file_commands_the_terminal() {
    let line =
        "{\"party\":{\"id\":\"\u{9b}31m\u{202e}\u{7f}\",\"\u{9b}2J\\u001b[2J\\u0007\\n\":1}}\n";
    let outcome = Outcome::of(Input::stream("a\u{1b}b", line.as_bytes()));
    let shown = outcome.shown();
    assert!(shown.contains("unknown-key"), "{shown}");
    let bad = |c: &char| (c.is_control() && *c != '\n') || *c == '\u{202e}';
    assert_eq!(shown.chars().find(bad), None, "{shown:?}");
}

#[test]
fn only_the_first_hundred_faults_are_shown() {
    let outcome = Outcome::json_lines(&"x\n".repeat(130));
    assert_eq!(outcome.faults.len(), 130);
    let shown = outcome.shown();
    assert_eq!(shown.matches("error[syntax]").count(), 100);
    assert!(shown.ends_with("\n… and 30 more\n"), "{shown}");
    let hostile = Outcome::json_lines(&"x\n".repeat(100_000));
    assert_eq!(hostile.faults.len(), 10_001);
}

#[test]
fn a_fault_without_a_place_is_a_sentence() {
    let fault = Fault::new(FaultCode::BadPair, None, "these two do not clash");
    let shown = diagnostics::render(&[fault], &Sources::new(), false);
    assert_eq!(shown, "error[bad-pair]: these two do not clash\n");
    assert_eq!(diagnostics::render(&[], &Sources::new(), true), "");
}
