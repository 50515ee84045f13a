//! What is written is read back as it was, and nothing that is read makes the reader fall over.

use std::collections::BTreeMap;

use gainsay::formats::{Format, Input, Sources, diagnostics, jsonl, read, yaml};
use gainsay::model::fault::Fault;
use gainsay::model::record::{
    Aliases, AssessmentRecord, At, AttributionRecord, ClaimRecord, DocumentRecord, EvidenceRecord,
    JudgementRecord, LinkRecord, OfficeRecord, OptionRecord, OriginRecord, OutletRecord,
    PartyRecord, QuestionRecord, Records, ReliabilityRecord, SpeakerRecord, Text,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

/// Strings that a text format may trip over.
const NASTY: &[&str] = &[
    "",
    " ",
    "  x  ",
    "\t",
    "\tx",
    "x\t",
    "\n",
    "\n\n",
    "x\n",
    "\nx",
    "x\ny",
    "x\n\ny\n",
    "  x\n y",
    "x \ny",
    "x\r\ny",
    "\r",
    "NO",
    "no",
    "yes",
    "y",
    "n",
    "on",
    "off",
    "true",
    "True",
    "false",
    "null",
    "Null",
    "~",
    "NULL",
    "nan",
    ".nan",
    ".inf",
    "-.inf",
    "1988",
    "007",
    "1.50",
    "1e3",
    "0x1f",
    "0o17",
    "1_000",
    "12:30:45",
    "+1",
    "-1",
    "-",
    "--",
    "---",
    "---\nx",
    "...",
    "... x",
    "--- x",
    "~30000",
    ">= 5",
    "> 5",
    "<= 5",
    "|",
    "|-",
    "a: b",
    "a:",
    ":",
    ": a",
    "# x",
    "x # y",
    "x #y",
    "#",
    "[a]",
    "{a: b}",
    "a, b",
    ",",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "!a",
    "!!str a",
    "%a",
    "@a",
    "`a`",
    "'",
    "''",
    "'a'",
    "\"",
    "\"a\"",
    "a\"b'c",
    "\\",
    "\\n",
    "a\\",
    "? a",
    "?",
    "?a",
    "- a",
    "-a",
    "<<",
    "=",
    "2022-09-13",
    "2022-09-13T00:05+04:00",
    "2022-09-12/2022-09-13",
    "1988/..",
    "../1994",
    "492-830",
    "\u{0}",
    "\u{1}x",
    "\u{7f}",
    "\u{80}",
    "\u{85}",
    "x\u{85}y",
    "\u{9b}31m",
    "\u{1b}[31mx",
    "\u{a0}",
    "\u{a0}x\u{a0}",
    "\u{2028}",
    "x\u{2029}y",
    "\u{feff}",
    "\u{feff}x",
    "\u{fffe}",
    "\u{ffff}",
    "\u{fdd0}",
    "\u{1f600}",
    "\u{10ffff}",
    "Ստեփանակերտ",
    "Xankəndi",
    "e\u{301}",
    "\u{200f}x",
    "\u{3000}x\u{3000}",
    "\u{e000}",
    "a long text that is folded, for it has more than one hundred characters, which is more than stands on one line of a page",
    "a long text with  two blanks, which is folded, for it has more than one hundred characters,   more than one line   ",
    " a long text that begins with a blank, and is folded, for it has more than one hundred characters, more than a line",
    "a long text that has a line break\nand is folded, perhaps, for it has more than one hundred characters, more than a line\n",
    "# a long text that begins like a comment, and is folded, for it has more than one hundred characters, more than a line",
];

fn string() -> BoxedStrategy<String> {
    let nasty = || prop::sample::select(NASTY).prop_map(str::to_owned);
    prop_oneof![
        4 => "[a-z]{1,8}",
        4 => nasty(),
        1 => (nasty(), nasty()).prop_map(|(a, b)| a + &b),
        1 => (nasty(), nasty(), nasty()).prop_map(|(a, b, c)| format!("{a} {b}\n{c}")),
        1 => any::<String>(),
        1 => "[ \\t\\n:#'\"-]{0,6}",
    ]
    .boxed()
}

fn text() -> impl Strategy<Value = Text> {
    string().prop_map(At::nowhere)
}

fn maybe() -> impl Strategy<Value = Option<Text>> {
    option::weighted(0.3, text())
}

fn aliases() -> impl Strategy<Value = Aliases> {
    prop_oneof![
        3 => Just(BTreeMap::new()),
        1 => btree_map(string(), vec(string(), 0..3), 0..3),
    ]
}

fn few<S: Strategy>(strategy: S) -> impl Strategy<Value = Vec<S::Value>>
where
    S::Value: Clone,
{
    vec(strategy, 0..3)
}

fn party() -> impl Strategy<Value = PartyRecord> {
    (text(), text(), aliases(), maybe()).prop_map(|(id, name, aliases, note)| PartyRecord {
        id,
        name,
        aliases,
        note,
    })
}

fn speaker() -> impl Strategy<Value = SpeakerRecord> {
    let office =
        (text(), maybe(), maybe()).prop_map(|(title, from, to)| OfficeRecord { title, from, to });
    (
        text(),
        text(),
        text(),
        maybe(),
        maybe(),
        aliases(),
        few(office),
        maybe(),
    )
        .prop_map(
            |(id, name, kind, party, outlet, aliases, offices, note)| SpeakerRecord {
                id,
                name,
                kind,
                party,
                outlet,
                aliases,
                offices,
                note,
            },
        )
}

fn outlet() -> impl Strategy<Value = OutletRecord> {
    let reliability =
        (text(), text(), maybe(), maybe()).prop_map(|(grade, by, date, why)| ReliabilityRecord {
            grade,
            by,
            date,
            why,
        });
    (
        text(),
        text(),
        maybe(),
        maybe(),
        maybe(),
        option::of(reliability),
        maybe(),
    )
        .prop_map(
            |(id, name, country, owner, url, reliability, note)| OutletRecord {
                id,
                name,
                country,
                owner,
                url,
                reliability,
                note,
            },
        )
}

fn document() -> impl Strategy<Value = DocumentRecord> {
    let origin = (text(), text()).prop_map(|(of, how)| OriginRecord { of, how });
    (
        (text(), maybe(), maybe(), maybe(), maybe(), maybe(), maybe()),
        (
            maybe(),
            maybe(),
            maybe(),
            option::of(any::<u64>()),
            few(text()),
            option::of(origin),
            maybe(),
        ),
    )
        .prop_map(
            |(
                (id, outlet, title, url, archive_url, lang, published),
                (updated, retrieved, sha256, characters, cites, origin, note),
            )| DocumentRecord {
                id,
                outlet,
                title,
                url,
                archive_url,
                lang,
                published,
                updated,
                retrieved,
                sha256,
                characters: characters.map(At::nowhere),
                cites,
                origin,
                note,
            },
        )
}

fn question() -> impl Strategy<Value = QuestionRecord> {
    let option = (text(), maybe(), aliases()).prop_map(|(id, name, aliases)| OptionRecord {
        id,
        name,
        aliases,
    });
    (
        (text(), text(), text(), maybe(), any::<bool>(), few(option)),
        (any::<bool>(), maybe(), maybe(), maybe(), maybe(), maybe()),
    )
        .prop_map(
            |(
                (id, text, answer, unit, measure, options),
                (exhaustive, timing, scope, zone, part_of, note),
            )| QuestionRecord {
                id,
                text,
                answer,
                unit,
                measure: At::nowhere(measure),
                options,
                exhaustive: At::nowhere(exhaustive),
                timing,
                scope,
                zone,
                part_of,
                note,
            },
        )
}

fn claim() -> impl Strategy<Value = ClaimRecord> {
    let said = (
        text(),
        text(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
    )
        .prop_map(
            |(by, document, at, sha256, form, date, via, note)| AttributionRecord {
                by,
                document,
                at,
                sha256,
                form,
                date,
                via,
                note,
            },
        );
    (
        text(),
        maybe(),
        text(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        few(said),
    )
        .prop_map(
            |(id, question, text, answer, as_of, status, note, said)| ClaimRecord {
                id,
                question,
                text,
                answer,
                as_of,
                status,
                note,
                said,
            },
        )
}

fn link() -> impl Strategy<Value = LinkRecord> {
    (text(), text(), text(), maybe(), maybe(), maybe()).prop_map(
        |(from, to, kind, by, date, why)| LinkRecord {
            from,
            to,
            kind,
            by,
            date,
            why,
        },
    )
}

fn judgement() -> impl Strategy<Value = JudgementRecord> {
    (few(text()), text(), text(), text(), text()).prop_map(|(claims, verdict, by, date, why)| {
        JudgementRecord {
            claims,
            verdict,
            by,
            date,
            why,
        }
    })
}

fn assessment() -> impl Strategy<Value = AssessmentRecord> {
    let evidence = (maybe(), maybe(), maybe()).prop_map(|(document, url, note)| EvidenceRecord {
        document,
        url,
        note,
    });
    (
        text(),
        text(),
        text(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        few(evidence),
    )
        .prop_map(
            |(claim, by, rating, label, date, url, why, evidence)| AssessmentRecord {
                claim,
                by,
                rating,
                label,
                date,
                url,
                why,
                evidence,
            },
        )
}

fn records() -> impl Strategy<Value = Records> {
    (
        (few(party()), few(speaker()), few(outlet()), few(document())),
        (
            few(question()),
            few(claim()),
            few(link()),
            few(judgement()),
            few(assessment()),
        ),
    )
        .prop_map(
            |(
                (parties, speakers, outlets, documents),
                (questions, claims, links, judgements, assessments),
            )| Records {
                parties,
                speakers,
                outlets,
                documents,
                questions,
                claims,
                links,
                judgements,
                assessments,
            },
        )
}

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
