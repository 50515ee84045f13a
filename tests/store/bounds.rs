//! The bounds that are read from a file, held to those of the casebook that was written to it.

use gainsay::analysis::tally::{self, Contest, Contests};
use gainsay::model::bounds::{Bounds, Told};
use gainsay::model::casebook::Casebook;
use gainsay::store::Store;

use crate::support::{casebooks, made};
use crate::views::save;

/// In a fresh file rows are numbered from 1, in the order of ids; here so far apart.
fn as_in_a_file(mut contests: Contests, apart: i64) -> Contests {
    let Contests {
        contradicted,
        tense,
        unasked,
    } = &mut contests;
    for contest in contradicted.iter_mut().chain(tense) {
        contest
            .unasked
            .iter_mut()
            .for_each(|row| *row = (*row + 1) * apart);
    }
    for (a, b) in unasked {
        (*a, *b) = ((*a + 1) * apart, (*b + 1) * apart);
    }
    contests
}

#[test]
fn what_is_counted_from_a_file_is_what_is_counted_from_its_casebook() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut seen = [0; 3];
    for seed in 0..300 {
        let casebook = if seed == 0 {
            casebooks::checked(made::records())
        } else {
            casebooks::casebook(seed)
        };
        let store = save(&folder.path().join(format!("{seed}.db")), &casebook);
        let (read, made) = (store.bounds().expect("it reads"), Bounds::of(&casebook));
        assert_eq!(read.len(), made.len(), "seed {seed}");
        assert_eq!(tally::counts(&read), tally::counts(&made), "seed {seed}");
        let questions = |bounds: &Bounds| -> Vec<_> {
            let each = bounds.questions.iter();
            each.map(|asked| (asked.timing, asked.any_of, asked.part_of, asked.gapped))
                .collect()
        };
        assert_eq!(questions(&read), questions(&made), "seed {seed}");
        let contests = Contests::of(&read);
        assert_eq!(
            contests,
            as_in_a_file(Contests::of(&made), 1),
            "seed {seed}"
        );
        seen[0] += contests.contradicted.len();
        seen[1] += contests
            .contradicted
            .iter()
            .filter(|each| each.count.dismissed > 0)
            .count();
        let unasked = |contest: &&Contest| !contest.unasked.is_empty();
        seen[2] += contests.contradicted.iter().filter(unasked).count();
    }
    assert!(seen[0] > 100 && seen[1] > 5 && seen[2] > 0, "{seen:?}");
}

/// The rows as a fresh file numbers them.
fn told_in_a_file(casebook: &Casebook) -> Told {
    let mut told = Told::of(casebook);
    told.claims.iter_mut().for_each(|(_, row)| *row += 1);
    told.said.iter_mut().for_each(|(row, _, _)| *row += 1);
    told.by_id.iter_mut().for_each(|row| *row += 1);
    told
}

#[test]
fn who_said_what_is_read_from_a_file_as_from_its_casebook() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut seen = (0, 0);
    for seed in 0..150 {
        let casebook = if seed == 0 {
            casebooks::checked(made::records())
        } else {
            casebooks::casebook(seed)
        };
        let store = save(&folder.path().join(format!("{seed}.db")), &casebook);
        let (bounds, told) = store.bounds_and_told(true).expect("it reads");
        assert_eq!(bounds, store.bounds().expect("it reads"), "seed {seed}");
        assert_eq!(told, told_in_a_file(&casebook), "seed {seed}");
        let mut without = told_in_a_file(&casebook);
        without
            .said
            .iter_mut()
            .for_each(|(_, _, said)| *said = None);
        without.said.dedup();
        without.by_id.clear();
        assert_eq!(
            store.bounds_and_told(false).expect("it reads").1,
            without,
            "seed {seed}"
        );
        seen = (seen.0 + told.said.len(), seen.1 + told.in_words.len());
        let people = store.load_people().expect("it loads");
        let names = |casebook: &Casebook| -> Vec<String> {
            let speakers = casebook
                .speakers()
                .map(|(_, speaker)| format!("{speaker:?}"));
            speakers
                .chain(casebook.parties().map(|(_, party)| format!("{party:?}")))
                .collect()
        };
        assert_eq!(
            names(&people),
            names(&store.load().expect("it loads")),
            "seed {seed}"
        );
    }
    assert!(seen.0 > 500 && seen.1 > 10, "{seen:?}");
}

/// Where rows are so many that two threads read them, here since their numbers are far apart.
#[test]
fn two_readers_find_what_one_finds() {
    const APART: i64 = 9_000;
    let folder = tempfile::tempdir().expect("a folder");
    let mut seen = 0;
    for seed in 0..80 {
        let casebook = if seed == 0 {
            casebooks::checked(made::records())
        } else {
            casebooks::casebook(seed)
        };
        let path = folder.path().join(format!("{seed}.db"));
        drop(save(&path, &casebook));
        let db = rusqlite::Connection::open(&path).expect("it opens");
        db.execute_batch(&format!(
            "PRAGMA foreign_keys = OFF; DROP TRIGGER judgements_are_kept_unchanged; BEGIN;
             UPDATE claims SET id = -id; UPDATE claims SET id = -id * {APART};
             UPDATE spans SET claim_id = claim_id * {APART}; UPDATE attributions SET claim_id = claim_id * {APART};
             UPDATE links SET from_claim_id = from_claim_id * {APART}, to_claim_id = to_claim_id * {APART};
             UPDATE judgements SET claim_a_id = claim_a_id * {APART}, claim_b_id = claim_b_id * {APART}; COMMIT;"
        ))
        .expect("it renumbers");
        let store = Store::open_read_only(&path).expect("it opens");
        let (read, made) = (store.bounds().expect("it reads"), Bounds::of(&casebook));
        assert_eq!(tally::counts(&read), tally::counts(&made), "seed {seed}");
        let expected = as_in_a_file(Contests::of(&made), APART);
        assert_eq!(Contests::of(&read), expected, "seed {seed}");
        seen += read.len();
    }
    assert!(seen > 400, "{seen}");
}
