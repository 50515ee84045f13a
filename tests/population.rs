//! Figures of real contributors that conflict: what becomes of them on the way in, and positions and versions of every
//! place held to a count written from docs/theory.md, which shares no code with the analysis.
//!
//! The figures are not part of the project. `GAINSAY_DATA` names the folder that has them under `population/`; without it
//! the test says so and checks nothing, and with `GAINSAY_REQUIRE_EXTRAS` set that is a failure.
#![expect(clippy::expect_used, reason = "a test fails by it")]

#[path = "../examples/population/convert.rs"]
mod convert;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use gainsay::analysis::disputes::Disputes;
use gainsay::analysis::positions::Positions;
use gainsay::analysis::versions::Versions;
use gainsay::app::import::import;
use gainsay::formats::Input;
use gainsay::model::casebook::Casebook;
use gainsay::model::key::Key;
use gainsay::model::question::Question;
use gainsay::store::{Author, Store};

fn imported(casebook: &str) -> Casebook {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let author = Author {
        who: "Ed".into(),
        at: "2026-11-20T10:00:00Z".into(),
    };
    let input = Input::stream("the figures", casebook.as_bytes());
    import(&path, vec![input], &author).expect("it is imported");
    let store = Store::open_read_only(&path).expect("it opens");
    store.load().expect("it loads")
}

/// What the analysis says of a question, or the count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    claims: usize,
    positions: usize,
    contradictions: usize,
    tensions: usize,
    versions: usize,
    clash: usize,
    largest: usize,
}

/// The whole numbers that a figure may stand for: literally, and read generously.
type Readings = [(u128, u128); 2];

/// From the table of docs/theory.md, with what docs/population.md says of figures with too many digits.
fn readings(figure: u128) -> Readings {
    let digits = figure.to_string();
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    if digits.len() - zeros > 12 || figure >= 1_000_000_000_000_000 {
        let widened = if digits.len() > 15 || figure > 999_999_999_999_000 {
            (999_999_999_999_001, u128::MAX)
        } else {
            let step = 10_u128.pow(digits.len() as u32 - 12);
            (figure - figure % step, figure - figure % step + step)
        };
        return [widened, widened];
    }
    // Half the last place, at most a quarter of the figure; in quarters, to stay whole.
    let half = match zeros {
        _ if figure == 0 => 0,
        0 => 0,
        _ => (2 * 10_u128.pow(zeros as u32)).min(figure),
    };
    let generous = ((4 * figure - half).div_ceil(4), (4 * figure + half) / 4);
    [(figure, figure), generous]
}

fn apart(a: (u128, u128), b: (u128, u128)) -> bool {
    a.1 < b.0 || b.1 < a.0
}

/// Whether some of the sets, at least so many, can be chosen that are all apart from those chosen.
fn chosen_apart(sets: &[(u128, u128)], chosen: &mut Vec<(u128, u128)>) -> usize {
    let Some((first, rest)) = sets.split_first() else {
        return chosen.len();
    };
    let without = chosen_apart(rest, chosen);
    if chosen.iter().any(|other| !apart(*first, *other)) {
        return without;
    }
    chosen.push(*first);
    let with = chosen_apart(rest, chosen);
    chosen.pop();
    with.max(without)
}

/// The fewest points such that each set has one of them, tried one by one: only least members need be tried.
fn fewest_points(sets: &[(u128, u128)]) -> usize {
    // Whichever set is first needs a point of its own: try each that could be its.
    let Some(first) = sets.first() else { return 0 };
    let points = sets.iter().map(|set| set.0);
    let points = points.filter(|point| (first.0..=first.1).contains(point));
    let rest = points.map(|point| {
        let rest: Vec<_> = sets
            .iter()
            .filter(|set| !(set.0..=set.1).contains(&point))
            .copied()
            .collect();
        1 + fewest_points(&rest)
    });
    rest.min().unwrap_or(usize::MAX)
}

fn counted(figures: &[u128]) -> Counts {
    let all: Vec<Readings> = figures.iter().map(|figure| readings(*figure)).collect();
    let distinct: BTreeSet<&Readings> = all.iter().collect();
    let generous: Vec<(u128, u128)> = distinct.iter().map(|readings| readings[1]).collect();
    let mut counts = Counts {
        claims: figures.len(),
        positions: distinct.len(),
        versions: fewest_points(&generous),
        clash: chosen_apart(&generous, &mut Vec::new()),
        ..Counts::default()
    };
    for (place, a) in all.iter().enumerate() {
        for b in &all[place + 1..] {
            if apart(a[1], b[1]) {
                counts.contradictions += 1;
            } else if apart(a[0], b[0]) {
                counts.tensions += 1;
            }
        }
        let holding = all
            .iter()
            .filter(|each| (each[1].0..=each[1].1).contains(&a[1].0));
        counts.largest = counts.largest.max(holding.count());
    }
    counts
}

/// What the analysis says, and that what it shows as proof is one.
fn found(
    casebook: &Casebook,
    positions: &Positions,
    disputes: &Disputes,
    question: Key<Question>,
) -> Counts {
    let versions = Versions::of(casebook, positions, &[question]).expect("somebody answers it");
    assert!(versions.is_exact() && versions.clash_is_largest);
    assert_eq!(versions.largest.claims, versions.largest.at_most);
    let dispute = disputes.of_question(question);
    let pairs = dispute.map(|dispute| dispute.count).unwrap_or_default();
    assert_eq!(pairs.dismissed, 0);
    let held: BTreeSet<usize> = versions
        .versions
        .iter()
        .flat_map(|version| version.positions.iter().copied())
        .collect();
    Counts {
        claims: versions.claims,
        positions: held.len(),
        contradictions: pairs.contradictions,
        tensions: pairs.tensions,
        versions: versions.versions.len(),
        clash: versions.clash.len(),
        largest: versions.largest.claims,
    }
}

#[test]
fn figures_become_answers_and_notes() {
    let lines = "a town_2006\tsomebody: b\t30000\t2006\n\
        a town_2006\tsomebody: c\t3141592653589\t2006\n\
        a_b_2005\tsomebody: b\t0\t2005\n\
        a_b_2005\tsomebody: c\t2718281828459045235\t2005\n";
    let mut broken = lines.as_bytes().to_vec();
    broken.extend(b"c\xe3\x83\xe2\xa9_2005\tsomebody: c\t99999999999998\t2005\n");
    let written = convert::casebook(&broken).expect("the lines are right");
    let mut backwards: Vec<&[u8]> = broken.split_inclusive(|byte| *byte == b'\n').collect();
    backwards.reverse();
    assert_eq!(convert::casebook(&backwards.concat()), Ok(written.clone()));
    let casebook = imported(&written);
    let answers: BTreeMap<&str, (String, Option<String>)> = casebook
        .claims()
        .map(|(_, claim)| {
            let entry = &claim.entry;
            let value = |text: &Option<gainsay::model::record::Text>| {
                text.as_ref().map(|text| text.value.clone())
            };
            (
                claim.id(),
                (value(&entry.answer).unwrap_or_default(), value(&entry.note)),
            )
        })
        .collect();
    let answer = |id: &str| {
        let (answer, note) = &answers[id];
        (answer.as_str(), note.as_deref())
    };
    assert_eq!(answer("p0001-c0001"), ("30000", None));
    let widened = ("3141592653580..3141592653590", Some("3141592653589"));
    assert_eq!(answer("p0001-c0002"), widened);
    assert_eq!(answer("p0002-c0001"), ("0", None));
    let beyond = ("more than 999999999999000", Some("2718281828459045235"));
    assert_eq!(answer("p0002-c0002"), beyond);
    let next = ("99999999999900..100000000000000", Some("99999999999998"));
    assert_eq!(answer("p0003-c0002"), next);
    let (_, question) = casebook.questions().nth(2).expect("there are three");
    assert_eq!(
        question.text(),
        "How many people lived in c\u{fffd}\u{fffd} in 2005?"
    );
    let note = question.entry.note.as_ref().map(|note| note.value.as_str());
    assert_eq!(
        note,
        Some("The name is no UTF-8; its bytes: 63 e3 83 e2 a9")
    );
}

#[test]
fn lines_of_another_form_are_refused() {
    for lines in [
        "a town_2006\tsomebody\tmany\t2006\n",
        "a town_2006\tsomebody\t5\t2005\n",
        "a town_2006\tsomebody\t5\n",
        "a town_2006\tsomebody\t5\t2006\na town_2006\tsomebody\t6\t2006\n",
    ] {
        assert!(convert::casebook(lines.as_bytes()).is_err(), "{lines}");
    }
}

#[test]
fn positions_and_versions_of_every_place_are_those_that_a_count_finds() {
    let Some(data) = std::env::var_os("GAINSAY_DATA") else {
        assert!(
            std::env::var_os("GAINSAY_REQUIRE_EXTRAS").is_none(),
            "GAINSAY_DATA does not name the test data"
        );
        eprintln!("skipped: GAINSAY_DATA does not name the folder with the figures");
        return;
    };
    let path = Path::new(&data).join("population").join(convert::FILE);
    let bytes = fs::read(path).expect("GAINSAY_DATA has the figures");
    // Read once more, and otherwise: the place with its year, and the figures.
    let mut figures: BTreeMap<(Vec<u8>, Vec<u8>), Vec<u128>> = BTreeMap::new();
    for line in bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
    {
        let fields: Vec<&[u8]> = line.split(|byte| *byte == b'\t').collect();
        let figure = String::from_utf8_lossy(fields[2])
            .parse()
            .expect("a figure");
        let place = &fields[0][..fields[0].len() - fields[3].len() - 1];
        let place = (place.to_vec(), fields[3].to_vec());
        figures.entry(place).or_default().push(figure);
    }
    let casebook = imported(&convert::casebook(&bytes).expect("every line is read"));
    let positions = Positions::of(&casebook);
    let disputes = Disputes::of(&casebook, &positions);
    assert_eq!(casebook.questions().len(), figures.len());
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/population.md");
    let page = fs::read_to_string(page).expect("it reads");
    let mut looked_at = 0;
    let mut sum = Counts::default();
    let mut by_versions: BTreeMap<usize, usize> = BTreeMap::new();
    for ((question, entry), figures) in casebook.questions().zip(figures.values()) {
        let found = found(&casebook, &positions, &disputes, question);
        assert_eq!(found, counted(figures), "{}", entry.id());
        assert_eq!(found.clash, found.versions, "{}", entry.id());
        // The page tells what was read by eye.
        if let Some(row) = page
            .lines()
            .find(|line| line.starts_with(&format!("| {} |", entry.id())))
        {
            let Counts {
                claims,
                positions,
                contradictions,
                tensions,
                versions,
                largest,
                ..
            } = found;
            let counts = [
                claims,
                positions,
                contradictions,
                tensions,
                versions,
                largest,
            ];
            let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
            assert_eq!(row, format!("| {} | {} |", entry.id(), counts.join(" | ")));
            looked_at += 1;
        }
        sum.claims += found.claims;
        sum.positions += found.positions;
        sum.contradictions += found.contradictions;
        sum.tensions += found.tensions;
        sum.versions += found.versions;
        sum.clash += found.clash;
        sum.largest += found.largest;
        *by_versions.entry(found.versions).or_default() += 1;
    }
    assert_eq!(looked_at, 10);
    // The totals of docs/population.md.
    assert_eq!(casebook.speakers().len(), 2415);
    assert_eq!(
        (disputes.contradicted.len(), disputes.tense.len()),
        (1147, 25)
    );
    let expected = Counts {
        claims: 4183,
        positions: 2964,
        contradictions: 7345,
        tensions: 184,
        versions: 2902,
        clash: 2902,
        largest: 2293,
    };
    assert_eq!(sum, expected);
    let expected = [
        (1, 25),
        (2, 854),
        (3, 177),
        (4, 48),
        (5, 30),
        (6, 12),
        (7, 8),
        (8, 9),
        (10, 5),
        (11, 3),
        (13, 1),
    ];
    assert_eq!(by_versions, expected.into());
}
