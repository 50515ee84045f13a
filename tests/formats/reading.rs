//! What is read, and where it was found.

use std::io::{self, Read};

use gainsay::formats::{Input, ReadError, Sources, diagnostics, read};
use gainsay::model::record::Place;
use gainsay::model::validate::validate;

use crate::outcome::{CASEBOOK, Outcome, json_lines, yaml};

#[test]
fn a_small_casebook_is_read_and_valid() {
    let records = Outcome::yaml(CASEBOOK).without_fault();
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
    let records = Outcome::yaml(CASEBOOK).without_fault();
    let lines = json_lines(&records);
    assert!(
        lines.starts_with("{\"gainsay\":1}\n{\"party\":{\"id\":\"AZ\",\"name\":\"Azerbaijan\"}}\n")
    );
    assert_eq!(Outcome::json_lines(&lines).without_fault(), records);
    let page = yaml(&records);
    assert_eq!(Outcome::yaml(&page).without_fault(), records);
    for text in [&lines, &page] {
        let guessed = Outcome::of(Input::stream("-", text.as_bytes()));
        assert_eq!(guessed.without_fault(), records);
    }
}

#[test]
fn the_page_reads_as_if_a_person_had_written_it() {
    let page = yaml(&Outcome::yaml(CASEBOOK).without_fault());
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
    aliases: {hy: [ՊՆ]}
outlets:
  - {id: al-jazeera, name: Al Jazeera, country: QA}
  - {id: some-daily, name: Some Daily, reliability: {grade: C, by: an editor, date: 2022-10}}
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
    let page = Outcome::yaml(CASEBOOK).without_fault();
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
    let again = Outcome::json_lines(&lines).without_fault();
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
        let party = Outcome::yaml(&text).without_fault().parties.remove(0);
        assert_eq!(
            (
                party.id.as_str(),
                party.note.expect("it has a note").as_str()
            ),
            (meant, meant)
        );
    }
    let line = "{\"party\":{\"id\":1.50,\"name\":1e400,\"note\":true}}\n";
    let party = Outcome::json_lines(line).without_fault().parties.remove(0);
    assert_eq!((party.id.as_str(), party.name.as_str()), ("1.50", "1e400"));
    assert_eq!(party.note.expect("it has a note").as_str(), "true");
}

#[test]
fn nothing_is_no_value() {
    for nothing in ["", "~", "null"] {
        let text = format!(
            "gainsay: 1\nlinks:\nparties:\n  - id: AM\n    name: Armenia\n    aliases: {nothing}\n    note: {nothing}\n"
        );
        let party = Outcome::yaml(&text).without_fault().parties.remove(0);
        assert_eq!((party.note, party.aliases.len()), (None, 0));
    }
    let party = Outcome::json_lines(
        "{\"party\":{\"id\":\"AM\",\"name\":\"Armenia\",\"note\":null,\"aliases\":null}}",
    )
    .without_fault();
    assert_eq!(party.parties[0].note, None);
}

#[test]
fn byte_order_marks_and_line_ends_of_windows_are_read() {
    let windows = format!("\u{feff}{}", CASEBOOK.replace('\n', "\r\n"));
    let records = Outcome::of(Input::stream("-", windows.as_bytes())).without_fault();
    assert_eq!(records, Outcome::yaml(CASEBOOK).without_fault());
    let lines = format!("\u{feff}{}", json_lines(&records).replace('\n', "\r\n"));
    assert_eq!(
        Outcome::of(Input::stream("-", lines.as_bytes())).without_fault(),
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
    assert_eq!((records.len(), faults.len()), (80_001, 1));
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
    let numbered = Input::stream("-", Failing(5));
    let said = read(&mut sources, numbered)
        .expect_err("it fails")
        .to_string();
    assert!(
        said.starts_with("`-` cannot be read: ") && !said.contains("os error"),
        "{said}"
    );
    assert!(sources.is_empty());
}

/// Fails as the system does, with a number.
struct Failing(i32);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::from_raw_os_error(self.0))
    }
}
