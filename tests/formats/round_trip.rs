//! What is written is read back as it was, and nothing that is read makes the reader fall over.

use gainsay::formats::{Format, Input, Sources, diagnostics, jsonl, read, yaml};
use gainsay::model::fault::Fault;
use gainsay::model::record::{
    At, AttributionRecord, ClaimRecord, OptionRecord, PartyRecord, QuestionRecord, Records,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::records::{NASTY, records};

fn written(records: &Records, format: Format) -> Vec<u8> {
    let mut bytes = Vec::new();
    match format {
        Format::Yaml => yaml::write(records, &mut bytes),
        Format::JsonLines => jsonl::write(records, &mut bytes),
    }
    .expect("a vector takes everything");
    bytes
}

fn read_back(bytes: &[u8], format: Format) -> (Records, Vec<Fault>, Sources) {
    let mut sources = Sources::new();
    let input = Input::stream("casebook", bytes).format(format);
    let (records, faults) = read(&mut sources, input).expect("a slice can be read");
    (records, faults, sources)
}

fn check_round_trip(records: &Records, format: Format) -> Result<(), TestCaseError> {
    let bytes = written(records, format);
    let (again, faults, sources) = read_back(&bytes, format);
    let page = String::from_utf8_lossy(&bytes).into_owned();
    prop_assert!(
        faults.is_empty(),
        "{}\n{page}",
        diagnostics::render(&faults, &sources, false)
    );
    prop_assert_eq!(&again, records, "\n{}", page);
    prop_assert_eq!(written(&again, format), bytes, "the second writing differs");
    Ok(())
}

/// Reads bytes in every way, and shows what is wrong with them.
fn check_stands_up(bytes: &[u8]) {
    for format in [Some(Format::Yaml), Some(Format::JsonLines), None] {
        let mut sources = Sources::new();
        let mut input = Input::stream("bytes", bytes);
        if let Some(format) = format {
            input = input.format(format);
        }
        let (records, faults) = read(&mut sources, input).expect("a slice can be read");
        if faults.is_empty() {
            for format in [Format::Yaml, Format::JsonLines] {
                let (again, faults, _) = read_back(&written(&records, format), format);
                assert!(faults.is_empty(), "{faults:?}");
                assert_eq!(again, records);
            }
        }
        for styled in [false, true] {
            let shown = diagnostics::render(&faults, &sources, styled);
            assert_eq!(shown.is_empty(), faults.is_empty());
            let escapes = shown.chars().any(|c| c.is_control() && c != '\n');
            assert!(styled || !escapes, "{shown:?}");
        }
        for fault in &faults {
            if let Some(place) = fault.place {
                assert!(
                    place.start <= place.end && place.end <= bytes.len() as u64 + 1,
                    "{fault:?}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn yaml_gives_back_what_was_written(records in records()) {
        check_round_trip(&records, Format::Yaml)?;
    }

    #[test]
    fn json_lines_give_back_what_was_written(records in records()) {
        check_round_trip(&records, Format::JsonLines)?;
    }

    #[test]
    fn any_bytes_are_read_without_a_fall(bytes in vec(any::<u8>(), 0..200)) {
        check_stands_up(&bytes);
    }

    #[test]
    fn any_signs_of_the_formats_are_read_without_a_fall(
        text in "(gainsay: 1\n)?([-?:,\\[\\]{}#&*!|>'\"%@` \n\r\ta1é~<]|claims|id: |said|null){0,60}"
    ) {
        check_stands_up(text.as_bytes());
    }

    #[test]
    fn a_damaged_file_is_read_without_a_fall(
        records in records(),
        yaml in any::<bool>(),
        damage in vec((any::<prop::sample::Index>(), any::<Option<u8>>()), 1..6),
    ) {
        let mut bytes = written(&records, if yaml { Format::Yaml } else { Format::JsonLines });
        for (index, byte) in damage {
            let index = index.index(bytes.len());
            match byte {
                Some(byte) => bytes[index] = byte,
                None => {
                    bytes.truncate(index.max(1));
                }
            }
        }
        check_stands_up(&bytes);
    }
}

/// Each of the nasty strings in each of the layouts, so that none is left to chance.
#[test]
fn every_nasty_string_comes_back_from_every_layout() {
    let long = "x".repeat(200);
    for nasty in NASTY {
        let text = || At::nowhere((*nasty).to_owned());
        for filler in ["", long.as_str()] {
            let filler = Some(At::nowhere(filler.to_owned()));
            let records = Records {
                parties: vec![PartyRecord {
                    id: text(),
                    name: text(),
                    aliases: [((*nasty).to_owned(), vec![(*nasty).to_owned(); 2])].into(),
                    note: filler.clone(),
                }],
                questions: vec![QuestionRecord {
                    options: vec![
                        OptionRecord {
                            id: text(),
                            ..OptionRecord::default()
                        },
                        OptionRecord {
                            id: text(),
                            name: filler.clone(),
                            ..OptionRecord::default()
                        },
                    ],
                    ..QuestionRecord::default()
                }],
                claims: vec![ClaimRecord {
                    id: text(),
                    text: text(),
                    note: filler.clone(),
                    said: vec![AttributionRecord {
                        by: text(),
                        note: filler.clone(),
                        ..AttributionRecord::default()
                    }],
                    ..ClaimRecord::default()
                }],
                ..Records::default()
            };
            for format in [Format::Yaml, Format::JsonLines] {
                check_round_trip(&records, format)
                    .unwrap_or_else(|error| panic!("{nasty:?}: {error}"));
            }
        }
    }
}
