//! Changed stories and timelines against the views that say the same in SQL, on random casebooks.

use std::collections::BTreeSet;

use gainsay::analysis::positions::Positions;
use gainsay::analysis::stories::{StoryKind, Teller, Tellers, find_stories};
use gainsay::analysis::timeline::{Thread, timeline};
use gainsay::model::Word;
use gainsay::model::casebook::Casebook;
use rusqlite::Connection;

use crate::support::casebooks;
use crate::views::save;

type Row = Vec<Option<String>>;

fn rows(db: &Connection, sql: &str) -> Vec<Row> {
    let mut statement = db.prepare(sql).expect("the view exists");
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        (0..columns).map(|column| row.get(column)).collect()
    });
    rows.expect("it runs")
        .collect::<Result<_, _>>()
        .expect("it reads")
}

/// A random casebook, and its views.
fn with_views(seed: u64) -> (Casebook, Connection) {
    let casebook = casebooks::casebook(seed);
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    drop(save(&path, &casebook));
    let file = Connection::open(&path).expect("it opens");
    let mut memory = Connection::open_in_memory().expect("there is room");
    rusqlite::backup::Backup::new(&file, &mut memory)
        .and_then(|backup| backup.run_to_completion(1000, std::time::Duration::ZERO, None))
        .expect("it can be copied");
    (casebook, memory)
}

#[test]
fn changed_stories_are_those_of_the_view() {
    let mut seen = 0;
    for seed in 0..150 {
        let (casebook, db) = with_views(seed);
        let (stories, _) = find_stories(
            &casebook,
            &Positions::of(&casebook),
            Tellers::Speakers,
            usize::MAX,
        );
        let told: BTreeSet<Row> = stories
            .iter()
            .filter(|story| story.kind != StoryKind::Revision)
            .map(|story| {
                let Teller::Speaker(speaker) = story.teller else {
                    panic!("a party was not asked for");
                };
                let question = story.pair.and_then(|pair| pair.questions(&casebook).0);
                let judgement = casebook.judgement(story.earlier, story.later);
                vec![
                    Some(casebook[speaker].id().to_owned()),
                    question.map(|question| casebook[question].id().to_owned()),
                    Some(casebook[story.earlier].id().to_owned()),
                    Some(casebook[story.later].id().to_owned()),
                    Some(story.kind.word().to_owned()),
                    judgement.map(|judgement| judgement.verdict.word().to_owned()),
                ]
            })
            .collect();
        let found = rows(
            &db,
            "SELECT speaker, question, earlier_claim, later_claim, kind, judgement FROM changed_stories",
        );
        seen += found.len();
        assert_eq!(
            found.into_iter().collect::<BTreeSet<_>>(),
            told,
            "seed {seed}"
        );
    }
    assert!(seen > 50, "the random casebooks show too little: {seen}");
}

/// What the view shows of a statement.
fn shown(casebook: &Casebook, thread: Thread) -> Vec<Row> {
    timeline(casebook, &[thread])
        .into_iter()
        .map(|saying| {
            let claim = &casebook[saying.claim];
            let said = &claim.said[saying.statement];
            let party = casebook.party_of(said.speaker);
            vec![
                Some(casebook[said.speaker].id().to_owned()),
                party.map(|party| party.id().to_owned()),
                Some(claim.id().to_owned()),
                claim
                    .entry
                    .answer
                    .as_ref()
                    .map(|answer| answer.value.clone()),
                Some(casebook[said.document].id().to_owned()),
            ]
        })
        .collect()
}

fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort();
    rows
}

#[test]
fn timelines_are_those_of_the_view() {
    let mut seen = 0;
    for seed in 0..150 {
        let (casebook, db) = with_views(seed);
        let columns = "speaker, party, claim, answer, document, said_from";
        for (key, question) in casebook.questions() {
            let own = shown(&casebook, Thread::Question(key));
            let from = format!(
                "FROM attributed_claims WHERE question = '{}'",
                question.id()
            );
            let all = rows(
                &db,
                &format!("SELECT speaker, party, claim, answer, document {from}"),
            );
            assert_eq!(sorted(own), sorted(all), "seed {seed}");

            // In the order of the view, but for dates without a beginning, which the view puts among the undated.
            let view = rows(
                &db,
                &format!(
                    "SELECT speaker, claim, said_from FROM timeline WHERE question = '{}' AND said_from IS NOT NULL",
                    question.id()
                ),
            );
            let begun: Vec<(i64, i64, String, String)> =
                timeline(&casebook, &[Thread::Question(key)])
                    .into_iter()
                    .filter_map(|saying| {
                        let claim = &casebook[saying.claim];
                        let said = &claim.said[saying.statement];
                        let stretch = said.said.filter(|stretch| stretch.from > i64::MIN);
                        let speaker = casebook[said.speaker].id().to_owned();
                        stretch.map(|stretch| {
                            (stretch.from, stretch.to, speaker, claim.id().to_owned())
                        })
                    })
                    .collect();
            assert!(begun.is_sorted(), "seed {seed}");
            assert_eq!(begun.len(), view.len(), "seed {seed}");
            let order: Vec<i64> = begun.iter().map(|each| each.0).collect();
            for (row, from) in view.iter().zip(&order) {
                let same = begun.iter().any(|(begins, _, speaker, claim)| {
                    begins == from
                        && row[0].as_ref() == Some(speaker)
                        && row[1].as_ref() == Some(claim)
                });
                assert!(same, "seed {seed}: {row:?} stands elsewhere in the view");
            }
            seen += view.len();
        }
        for (key, speaker) in casebook.speakers() {
            let sql = format!(
                "SELECT {columns} FROM attributed_claims WHERE speaker = '{}'",
                speaker.id()
            );
            assert_eq!(
                shown(&casebook, Thread::Speaker(key)).len(),
                rows(&db, &sql).len(),
                "seed {seed}"
            );
        }
        for (key, party) in casebook.parties() {
            let sql = format!(
                "SELECT {columns} FROM attributed_claims WHERE party = '{}'",
                party.id()
            );
            assert_eq!(
                shown(&casebook, Thread::Party(key)).len(),
                rows(&db, &sql).len(),
                "seed {seed}"
            );
        }
        for (key, document) in casebook.documents() {
            let sql = format!(
                "SELECT {columns} FROM attributed_claims WHERE document = '{}'",
                document.id()
            );
            assert_eq!(
                shown(&casebook, Thread::Document(key)).len(),
                rows(&db, &sql).len(),
                "seed {seed}"
            );
        }
    }
    assert!(seen > 300, "the random casebooks show too little: {seen}");
}

/// What begins nowhere stands where it ends, and what is undated comes last.
#[test]
fn what_is_undated_comes_last() {
    let text = r#"
gainsay: 1
speakers: [{id: s, name: S, kind: person}]
documents: [{id: d}]
claims:
  - {id: a, text: A, said: [{by: s, in: d}]}
  - {id: b, text: B, said: [{by: s, in: d, date: 2020}, {by: s, in: d, date: 2022}]}
  - {id: c, text: C, said: [{by: s, in: d, date: ../2021}]}
  - {id: e, text: E, said: [{by: s, in: d, date: 2022-01-01}]}
  - {id: f, text: F, status: draft, said: [{by: s, in: d, date: 2022-01-01}]}
"#;
    let input = gainsay::formats::Input::stream("days", text.as_bytes());
    let (records, faults) =
        gainsay::formats::read(&mut gainsay::formats::Sources::new(), input).expect("it reads");
    assert!(faults.is_empty(), "{faults:?}");
    let casebook = casebooks::checked(records);
    let speaker = casebook.speaker("s").expect("it is there");
    let document = casebook.document("d").expect("it is there");
    // Each statement once, though two threads hold it.
    let sayings = timeline(
        &casebook,
        &[Thread::Speaker(speaker), Thread::Document(document)],
    );
    let order: Vec<(&str, usize)> = sayings
        .iter()
        .map(|saying| (casebook[saying.claim].id(), saying.statement))
        .collect();
    assert_eq!(order, [("b", 0), ("c", 0), ("e", 0), ("b", 1), ("a", 0)]);
}
