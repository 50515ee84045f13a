//! All claims as DOT, written as they come: the same as the picture, of any size, and a full disk is an error.

use std::io::{self, Write};

use gainsay::analysis::positions::Positions;
use gainsay::draw::format::OutputFormat;
use gainsay::draw::{claims, dot, flow};
use gainsay::model::casebook::Casebook;

use crate::casebooks;
use crate::sample::{self, Sample};

fn streamed(casebook: &Casebook) -> String {
    let mut bytes = Vec::new();
    flow::write_all_claims(casebook, &Positions::of(casebook), &mut bytes).expect("it is written");
    String::from_utf8(bytes).expect("it is text")
}

#[test]
fn what_is_streamed_is_the_picture() {
    let made = [sample::bridge(), sample::nasty(), sample::mixed(40)];
    let made = made.into_iter().map(sample::check);
    let mut lines = 0;
    for casebook in made.chain((0..60).map(casebooks::casebook)) {
        let picture = claims::picture(&casebook, &Positions::of(&casebook)).expect("it is small");
        let expected = dot::write(&picture, OutputFormat::Dot);
        assert_eq!(streamed(&casebook), expected);
        lines += picture.edges.len();
    }
    assert!(lines > 100, "the test has gone blind: {lines}");
}

fn rivals(count: usize) -> Casebook {
    let mut sample = Sample::default();
    sample.question("how-many", "How many were there?", "number");
    for number in 0..count {
        let id = format!("c{number}");
        sample.claim(&id, "how-many", &id, &format!("exactly {number}"), "");
    }
    sample::check(sample.0)
}

#[test]
fn no_pair_is_too_much_and_none_is_left_out() {
    let casebook = rivals(450);
    assert!(claims::picture(&casebook, &Positions::of(&casebook)).is_err());
    let text = streamed(&casebook);
    let mut ends: Vec<&str> = text
        .lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with('c') && line.contains(" -> "))
        .filter_map(|line| line.split(" [").next())
        .collect();
    assert_eq!(ends.len(), 450 * 449 / 2);
    ends.sort_unstable();
    ends.dedup();
    assert_eq!(ends.len(), 450 * 449 / 2, "a pair comes twice");
    assert!(text.contains("101,025 contradictions"));
}

/// Takes so many bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self
            .0
            .checked_sub(bytes.len())
            .ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error() {
    let casebook = rivals(5);
    let positions = Positions::of(&casebook);
    let length = streamed(&casebook).len();
    for room in [0, 1, 500, length - 1] {
        let written = flow::write_all_claims(&casebook, &positions, &mut Full(room));
        let kind = written.map_err(|error| error.kind());
        assert_eq!(kind, Err(io::ErrorKind::StorageFull), "{room}");
    }
    flow::write_all_claims(&casebook, &positions, &mut Full(length)).expect("it fits");
}
