//! Files that are no text of a casebook: told by their first bytes or by their ending, so that a message can say what
//! they are and what to do with them.

use std::path::Path;

use crate::model::fault::{Fault, FaultCode};
use crate::model::record::Place;

/// How many bytes of a file are looked at.
pub(super) const HEAD: usize = 1024;

const WRITE_RECORDS: &str =
    "write the records as text, in YAML or JSON Lines; docs/format.md shows how";

/// What a file is that begins with these bytes, and what to do with it; none where it may be text.
fn recognise(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let has = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    let begins = |starts: &[&[u8]]| starts.iter().any(|start| head.starts_with(start));
    if begins(&[b"PK\x03\x04", b"PK\x05\x06"]) {
        let office = [
            &b"[Content_Types].xml"[..],
            b"_rels/",
            b"mimetypeapplication/vnd.oasis",
        ];
        return Some(if office.into_iter().any(has) {
            (
                "this is a spreadsheet or office file, not text",
                WRITE_RECORDS,
            )
        } else {
            (
                "this is a ZIP archive or an office file, not text",
                "unpack an archive, and name the files in it; write the records of an office file as text, in YAML or JSON Lines; docs/format.md shows how",
            )
        });
    }
    if begins(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"]) {
        return Some((
            "this is a spreadsheet or office file, not text",
            WRITE_RECORDS,
        ));
    }
    if begins(&[b"%PDF-"]) {
        return Some(("this is a PDF, not text", WRITE_RECORDS));
    }
    if begins(&[b"SQLite format 3\0"]) {
        return Some((
            "this is an SQLite database, not text",
            "open a casebook with `--db FILE`; to bring it into another one, write it as text first: `gainsay --db FILE export yaml`",
        ));
    }
    if begins(&[
        b"\x1f\x8b",
        b"BZh",
        b"\xfd7zXZ\0",
        b"\x28\xb5\x2f\xfd",
        b"7z\xbc\xaf\x27\x1c",
    ]) {
        return Some((
            "this file is compressed",
            "unpack it, and name the file that comes out",
        ));
    }
    None
}

/// The fault of a file that is something else than text.
pub(super) fn not_text(head: &[u8], source: u32) -> Option<Fault> {
    let (message, help) = recognise(head)?;
    Some(Fault::new(FaultCode::Encoding, Some(beginning(source, 0)), message).help(help))
}

/// Whether a text is written in UTF-16: it has the byte order mark, or begins as plain letters do there, each with an
/// empty byte at its side.
pub(super) fn is_utf16(text: &[u8]) -> bool {
    if text.starts_with(&[0xff, 0xfe]) || text.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    let pairs = || text.chunks_exact(2).take(HEAD / 2);
    let empty = |side: usize| pairs().filter(|pair| pair[side] == 0).count();
    let (first, second) = (empty(0), empty(1));
    let begins = |side: usize| pairs().take(2).all(|pair| pair[side] == 0);
    let most = 2.max(pairs().count() / 4);
    (begins(1) && first == 0 && second >= most) || (begins(0) && second == 0 && first >= most)
}

/// Whether a file's ending says that it is a table of comma-separated or tab-separated values.
pub(super) fn is_named_as_table(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| {
            ending.eq_ignore_ascii_case("csv") || ending.eq_ignore_ascii_case("tsv")
        })
}

/// Whether a text that is no casebook looks like a table of separated values: its first line parts into columns, and its
/// second into as many or more.
pub(super) fn looks_like_table(text: &str) -> bool {
    let mut lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let Some(head) = lines.next() else {
        return false;
    };
    if head.contains(": ") || head.ends_with(':') || head.starts_with(['-', '{', '[', '#']) {
        return false;
    }
    let second = lines.next();
    [',', ';', '\t'].into_iter().any(|separator| {
        let columns = head.matches(separator).count();
        match second {
            Some(second) => columns > 0 && second.matches(separator).count() >= columns,
            None => columns > 1,
        }
    })
}

/// The fault of a table.
pub(super) fn table(source: u32) -> Fault {
    Fault::new(
        FaultCode::WrongShape,
        Some(beginning(source, 1)),
        "CSV is not read",
    )
    .help("write the records as YAML or JSON Lines; docs/format.md shows how")
}

fn beginning(source: u32, end: u64) -> Place {
    Place {
        source,
        start: 0,
        end,
    }
}
