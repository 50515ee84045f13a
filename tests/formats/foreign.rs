//! Files that are no casebooks: what they are, and what to do with them.

use std::path::Path;

use gainsay::formats::{Format, Input};
use gainsay::model::fault::FaultCode;

use crate::outcome::Outcome;

fn file(directory: &Path, name: &str, bytes: &[u8]) -> Outcome {
    let path = directory.join(name);
    std::fs::write(&path, bytes).expect("there is room");
    Outcome::of(Input::path(path))
}

#[test]
fn files_that_are_no_text_are_named() {
    let directory = tempfile::tempdir().expect("there is room");
    for (name, bytes, message, help) in [
        (
            "a.xlsx",
            &b"PK\x03\x04\x14\0\x06\0[Content_Types].xml\xff\0"[..],
            "this is a spreadsheet or office file, not text",
            "write the records as text",
        ),
        (
            "a.ods",
            b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "this is a spreadsheet or office file, not text",
            "write the records as text",
        ),
        (
            "a.yaml",
            b"PK\x03\x04\x14\0\0\0a.txt",
            "this is a ZIP archive or an office file, not text",
            "unpack an archive",
        ),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
            "this is a spreadsheet or office file, not text",
            "write the records as text",
        ),
        (
            "a.rtf",
            b"{\\rtf1\\ansi x}",
            "this is a spreadsheet or office file, not text",
            "write the records as text",
        ),
        (
            "a.csv",
            b"PK\x03\x04\x14\0_rels/",
            "this is a spreadsheet or office file, not text",
            "write the records as text",
        ),
        (
            "a.pdf",
            b"%PDF-1.7\n%\xe2\xe3\n",
            "this is a PDF, not text",
            "write the records as text",
        ),
        (
            "a.db",
            b"SQLite format 3\0\x10\0\x02\x02",
            "this is an SQLite database, not text",
            "open a casebook with `--db FILE`",
        ),
        (
            "a.jsonl",
            b"\x1f\x8b\x08\0\0\0\0\0",
            "this file is compressed",
            "unpack it",
        ),
    ] {
        let outcome = file(directory.path(), name, bytes);
        let [fault] = outcome.faults.as_slice() else {
            panic!("{name}: {}", outcome.shown());
        };
        assert_eq!(
            (fault.code, fault.message.as_str()),
            (FaultCode::Encoding, message),
            "{name}"
        );
        assert!(
            fault
                .help
                .as_deref()
                .is_some_and(|said| said.starts_with(help)),
            "{name}"
        );
        let shown = outcome.shown();
        assert!(shown.contains(&format!("{name}\n")), "{shown}");
        assert!(
            !shown.contains('|'),
            "nothing of the bytes is shown: {shown}"
        );
    }
}

#[test]
fn utf16_is_known_without_its_mark() {
    let text = "gainsay: 1\nparties: [{id: AM, name: Հայաստան}]\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [little, big] {
        for format in [None, Some(Format::Yaml), Some(Format::JsonLines)] {
            let input = Input::stream("-", bytes.as_slice());
            let outcome = Outcome::of(match format {
                None => input,
                Some(format) => input.format(format),
            });
            assert_eq!(outcome.list(), [(FaultCode::Encoding, 1, 1)]);
            assert_eq!(outcome.faults[0].message, "the file is written in UTF-16");
            assert_eq!(
                outcome.faults[0].help.as_deref(),
                Some("save it in the encoding UTF-8")
            );
        }
    }
    // A stray empty byte in a text is something else.
    let outcome = Outcome::yaml("gainsay: 1\0\n");
    assert_eq!(outcome.faults[0].code, FaultCode::Syntax);
}

#[test]
fn tables_are_not_read() {
    let directory = tempfile::tempdir().expect("there is room");
    let not_read = |outcome: &Outcome| {
        assert_eq!(
            outcome.list(),
            [(FaultCode::WrongShape, 1, 1)],
            "{}",
            outcome.shown()
        );
        assert_eq!(outcome.faults[0].message, "CSV is not read");
        assert_eq!(
            outcome.faults[0].help.as_deref(),
            Some("write the records as YAML or JSON Lines; docs/format.md shows how")
        );
    };
    for name in ["a.csv", "a.TSV"] {
        not_read(&file(directory.path(), name, b"id\nAM\n"));
    }
    for table in [
        "id,name\nEB,Eastbank\nWB,Westbank\n",
        "id;name\r\nEB;East: the bank\r\n",
        "id\tname\nEB\tEastbank\n",
        "\u{feff}\"id\",\"name\"\n\"EB\",\"East, bank\"\n",
        "id,name,note\n",
    ] {
        not_read(&Outcome::of(Input::stream("-", table.as_bytes())));
    }
    let prose = Outcome::yaml("Well, this is text.\nIt goes on\n");
    assert_eq!(
        prose.faults[0].message,
        "text stands where a casebook is expected"
    );
    let forced = Input::path(directory.path().join("a.csv")).format(Format::Yaml);
    assert_eq!(
        Outcome::of(forced).faults[0].message,
        "text stands where a casebook is expected"
    );
}

/// The first character is looked for as far as it takes, and what was looked at is read too.
#[test]
fn the_format_is_guessed_behind_many_blanks() {
    for blanks in [0, 1, 1_023, 1_024, 1_025, 300_000] {
        let blanks = "\n".repeat(blanks);
        let lines = format!("{blanks}{{\"party\":{{\"id\":\"AM\",\"name\":\"Armenia\"}}}}\n");
        let page = format!("{blanks}gainsay: 1\nparties: [{{id: AM, name: Armenia}}]\n");
        for text in [lines, page] {
            let records = Outcome::of(Input::stream("-", text.as_bytes())).without_fault();
            assert_eq!(records.parties.len(), 1);
        }
    }
}
