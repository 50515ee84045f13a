//! The bounds that are read from a file, held to those of the casebook that was written to it.

use gainsay::analysis::tally::{self, Contest, Contests};
use gainsay::model::bounds::Bounds;

use crate::support::{casebooks, made};
use crate::views::save;

/// In a fresh file rows are numbered from 1, in the order of ids.
fn as_in_a_file(mut contests: Contests) -> Contests {
    let Contests {
        contradicted,
        tense,
        unasked,
    } = &mut contests;
    for contest in contradicted.iter_mut().chain(tense) {
        contest.unasked.iter_mut().for_each(|row| *row += 1);
    }
    for (a, b) in unasked {
        (*a, *b) = (*a + 1, *b + 1);
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
        assert_eq!(contests, as_in_a_file(Contests::of(&made)), "seed {seed}");
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
