//! All claims as DOT, written as they come: the same as the picture, of any size, and a full disk is an error.

use std::io::{self, Write};

use gainsay::analysis::positions::Positions;
use gainsay::draw::flow::{self, Shares};
use gainsay::draw::format::OutputFormat;
use gainsay::draw::{claims, dot};
use gainsay::model::casebook::Casebook;

use crate::casebooks;
use crate::sample::{self, Sample};

fn streamed(casebook: &Casebook) -> String {
    shared(casebook, Shares::default())
}

fn shared(casebook: &Casebook, shares: Shares) -> String {
    let mut bytes = Vec::new();
    let positions = Positions::of(casebook);
    flow::write_all_claims(casebook, &positions, shares, &mut bytes).expect("it is written");
    String::from_utf8(bytes).expect("it is text")
}

/// From one thread for all to more threads than there is work, each with little at a time.
const SHARES: [(usize, usize, usize); 6] = [
    (1, 1, 1),
    (2, 1, 1),
    (2, 3, 2),
    (3, 1, 7),
    (5, 2, 1),
    (16, 1, 1),
];

#[test]
fn what_is_streamed_is_the_picture() {
    let made = [sample::bridge(), sample::nasty(), sample::mixed(40)];
    let made = made.into_iter().map(sample::check);
    let mut lines = 0;
    for casebook in made.chain((0..60).map(casebooks::casebook)) {
        let picture = claims::picture(&casebook, &Positions::of(&casebook)).expect("it is small");
        let expected = dot::write(&picture, OutputFormat::Dot);
        assert_eq!(streamed(&casebook), expected);
        for (threads, claims, lines) in SHARES {
            let shares = Shares {
                threads,
                claims,
                lines,
            };
            assert_eq!(shared(&casebook, shares), expected, "{shares:?}");
        }
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
    for threads in [1, 3] {
        let shares = Shares {
            threads,
            claims: 7,
            lines: 1_000,
        };
        assert!(shared(&casebook, shares) == text, "{threads} threads");
    }
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
    let few = Shares {
        threads: 3,
        claims: 1,
        lines: 1,
    };
    for room in [0, 1, 500, length - 1] {
        let written = flow::write_all_claims(&casebook, &positions, few, &mut Full(room));
        let kind = written.map_err(|error| error.kind());
        assert_eq!(kind, Err(io::ErrorKind::StorageFull), "{room}");
    }
    flow::write_all_claims(&casebook, &positions, few, &mut Full(length)).expect("it fits");
}
