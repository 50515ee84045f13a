//! The view `sourcing` against the analysis, on random casebooks full of citations.

use std::collections::BTreeMap;

use gainsay::analysis::lineage::sourcing::Lineage;

use crate::support::citations;
use crate::views::save;

#[test]
fn the_view_counts_what_the_analysis_counts() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut seen = [0_usize; 4];
    for seed in 0..150 {
        let casebook = citations::casebook(seed);
        let lineage = Lineage::of(&casebook);
        let path = directory.path().join(format!("{seed}.db"));
        drop(save(&path, &casebook));
        let db = rusqlite::Connection::open(&path).expect("it opens");
        let mut statement = db
            .prepare("SELECT claim, attributions, documents, outlets, origins FROM sourcing")
            .expect("the view exists");
        let found: BTreeMap<String, [usize; 4]> = statement
            .query_map([], |row| {
                Ok((
                    row.get(0)?,
                    [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?],
                ))
            })
            .expect("it runs")
            .collect::<Result<_, _>>()
            .expect("it reads");
        let expected: BTreeMap<String, [usize; 4]> = casebook
            .live_claims()
            .map(|(key, claim)| {
                let sourcing = lineage.sourcing(&[key]);
                let numbers = [
                    sourcing.attributions,
                    sourcing.documents.len(),
                    sourcing.outlets.len(),
                    sourcing.named.origins.len(),
                ];
                (claim.id().to_owned(), numbers)
            })
            .collect();
        assert_eq!(found, expected, "seed {seed}");
        for number in expected.values() {
            seen[number[3].min(3)] += 1;
        }
        drop(statement);
        drop(db);
        std::fs::remove_file(&path).expect("it can be removed");
    }
    assert!(
        seen.iter().all(|number| *number > 20),
        "the random casebooks show too little: {seen:?}"
    );
}
