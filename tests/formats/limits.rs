//! Inputs that are too long, too deep, or no text at all.

use std::fmt::Write as _;
use std::io::{self, Read};

use gainsay::formats::{Format, Input, Lines, jsonl, stream};
use gainsay::model::fault::FaultCode;

use crate::outcome::Outcome;

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
    let mut lines = Lines::default();
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
    let long = stream::LONGEST_LINE;
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
