//! The public views against the analysis, on random casebooks.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;
use std::path::Path;

use gainsay::analysis::pairs::{Pair, visit_pairs};
use gainsay::analysis::positions::Positions;
use gainsay::model::Word;
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Verdict;
use gainsay::model::merge::Identified;
use gainsay::store::{Store, StoreFault};

use crate::support::casebooks;

/// Everything of a casebook, to be written.
pub(crate) fn everything(casebook: &Casebook) -> HashSet<(&'static str, String)> {
    fn ids<T: Identified>(records: &[T]) -> impl Iterator<Item = (&'static str, String)> {
        records.iter().map(|record| (T::KIND, record.identity()))
    }
    let records = casebook.records();
    ids(&records.parties)
        .chain(ids(&records.speakers))
        .chain(ids(&records.outlets))
        .chain(ids(&records.documents))
        .chain(ids(&records.questions))
        .chain(ids(&records.claims))
        .chain(ids(&records.links))
        .chain(ids(&records.judgements))
        .chain(ids(&records.assessments))
        .chain(ids(&records.dropped))
        .collect()
}

pub(crate) fn save(path: &Path, casebook: &Casebook) -> Store {
    let mut store = Store::create(path).expect("a new file");
    store
        .write(|transaction| -> Result<(), StoreFault> {
            transaction.save(casebook, &everything(casebook))
        })
        .expect("a casebook that passed the checks can be saved");
    store
}

/// A view's rows as text, NULL as an empty one.
fn rows(db: &rusqlite::Connection, sql: &str) -> BTreeSet<Vec<String>> {
    let mut statement = db.prepare(sql).expect("the view exists");
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        (0..columns)
            .map(|column| {
                Ok(match row.get_ref(column)? {
                    rusqlite::types::ValueRef::Null => String::new(),
                    rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                    rusqlite::types::ValueRef::Text(text) => {
                        String::from_utf8_lossy(text).into_owned()
                    }
                    other => format!("{other:?}"),
                })
            })
            .collect::<rusqlite::Result<Vec<String>>>()
    });
    let rows: Vec<Vec<String>> = rows
        .expect("it runs")
        .collect::<Result<_, _>>()
        .expect("it reads");
    let number = rows.len();
    let set: BTreeSet<Vec<String>> = rows.into_iter().collect();
    assert_eq!(set.len(), number, "a row comes twice: {sql}");
    set
}

fn pairs(casebook: &Casebook, positions: &Positions) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let _ = visit_pairs(casebook, positions, &mut |pair| {
        pairs.push(pair);
        ControlFlow::Continue(())
    });
    pairs
}

fn expected_contradictions(casebook: &Casebook, pairs: &[Pair]) -> BTreeSet<Vec<String>> {
    pairs
        .iter()
        .map(|pair| {
            let (question, question_b) = pair.questions(casebook);
            let id =
                |question: Option<gainsay::model::key::Key<gainsay::model::question::Question>>| {
                    question.map_or(String::new(), |question| casebook[question].id().to_owned())
                };
            let answer = |claim: gainsay::model::key::Key<gainsay::model::claim::Claim>| {
                casebook[claim]
                    .entry
                    .answer
                    .as_ref()
                    .map_or(String::new(), |answer| answer.value.clone())
            };
            let judgement = casebook
                .judgement(pair.a, pair.b)
                .map_or("", |judgement| judgement.verdict.word());
            vec![
                id(question),
                casebook[pair.a].id().to_owned(),
                casebook[pair.b].id().to_owned(),
                answer(pair.a),
                answer(pair.b),
                id(question_b),
                pair.kind.word().to_owned(),
                pair.origin.word().to_owned(),
                judgement.to_owned(),
            ]
        })
        .collect()
}

/// Per question with a contradiction: contradictions, tensions and dismissed pairs that touch it.
fn expected_disputes(casebook: &Casebook, pairs: &[Pair]) -> BTreeSet<Vec<String>> {
    let mut counts: BTreeMap<String, (bool, usize, usize, usize)> = BTreeMap::new();
    for pair in pairs {
        let dismissed = casebook
            .judgement(pair.a, pair.b)
            .is_some_and(|judgement| judgement.verdict == Verdict::Dismissed);
        let questions: BTreeSet<_> = [casebook[pair.a].question, casebook[pair.b].question]
            .into_iter()
            .flatten()
            .collect();
        for question in questions {
            let count = counts
                .entry(casebook[question].id().to_owned())
                .or_default();
            let contradiction = pair.kind.word() == "contradiction";
            count.0 |= contradiction;
            count.1 += usize::from(contradiction && !dismissed);
            count.2 += usize::from(!contradiction && !dismissed);
            count.3 += usize::from(dismissed);
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| count.0)
        .map(|(question, count)| {
            vec![
                question,
                count.1.to_string(),
                count.2.to_string(),
                count.3.to_string(),
            ]
        })
        .collect()
}

fn expected_positions(casebook: &Casebook, positions: &Positions) -> BTreeMap<Vec<String>, usize> {
    let mut expected = BTreeMap::new();
    for place in 0..positions.len() {
        let position = &positions[place];
        let row = vec![
            casebook[position.question].id().to_owned(),
            position.answer.clone(),
            position.claims.len().to_string(),
        ];
        *expected.entry(row).or_default() += 1;
    }
    expected
}

#[test]
fn the_views_say_what_the_analysis_says() {
    let directory = tempfile::tempdir().expect("a directory");
    let cases: u64 = std::env::var("GAINSAY_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(150);
    let mut seen = [0_usize; 3];
    for seed in 0..cases {
        let casebook = casebooks::casebook(seed);
        let positions = Positions::of(&casebook);
        let path = directory.path().join(format!("{seed}.db"));
        let store = save(&path, &casebook);
        assert_eq!(
            store.load().expect("it loads").records(),
            casebook.records(),
            "seed {seed}"
        );

        let db = rusqlite::Connection::open(&path).expect("it opens");
        let live: BTreeSet<Vec<String>> = casebook
            .live_claims()
            .map(|(_, claim)| vec![claim.id().to_owned()])
            .collect();
        assert_eq!(
            rows(&db, "SELECT claim FROM live_claims"),
            live,
            "seed {seed}"
        );

        let pairs = pairs(&casebook, &positions);
        let expected = expected_contradictions(&casebook, &pairs);
        assert_eq!(
            expected.len(),
            pairs.len(),
            "seed {seed}: a pair is visited twice"
        );
        let found = rows(
            &db,
            "SELECT question, claim_a, claim_b, answer_a, answer_b, question_b, kind, origin, judgement FROM contradictions",
        );
        assert_eq!(found, expected, "seed {seed}");

        let found = rows(
            &db,
            "SELECT question, contradictions, tensions, dismissed FROM disputes",
        );
        assert_eq!(found, expected_disputes(&casebook, &pairs), "seed {seed}");

        let mut found: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for row in rows(
            &db,
            "SELECT question, answer, claims, row_number() OVER () FROM positions",
        ) {
            *found.entry(row[..3].to_vec()).or_default() += 1;
        }
        assert_eq!(
            found,
            expected_positions(&casebook, &positions),
            "seed {seed}"
        );

        let stories: BTreeSet<Vec<String>> = pairs
            .iter()
            .flat_map(|pair| {
                let ids = [
                    casebook[pair.a].id().to_owned(),
                    casebook[pair.b].id().to_owned(),
                ];
                let speakers = pair.changed_stories(&casebook);
                speakers
                    .into_iter()
                    .map(move |speaker| (speaker, ids.clone()))
                    .collect::<Vec<_>>()
            })
            .map(|(speaker, [a, b])| vec![casebook[speaker].id().to_owned(), a, b])
            .collect();
        let found = rows(
            &db,
            "SELECT speaker, min(earlier_claim, later_claim), max(earlier_claim, later_claim) FROM changed_stories",
        );
        assert_eq!(found, stories, "seed {seed}");
        for (place, number) in [pairs.len(), found.len(), positions.len()]
            .into_iter()
            .enumerate()
        {
            seen[place] += number;
        }
        drop(store);
        std::fs::remove_file(&path).expect("it can be removed");
    }
    assert!(
        seen.iter().all(|number| *number > 50),
        "the random casebooks show too little: {seen:?}"
    );
}

/// SQLite knows `ORDER BY` within an aggregate since 3.44 only, and a schema that it cannot parse keeps all of the file
/// from other programs: Python and `sqlite3` as distributions ship them are older.
#[test]
fn older_programs_can_read_the_schema() {
    for (at, name) in gainsay::store::SCHEMA.match_indices("group_concat(") {
        let mut open = 1;
        let arguments: String = gainsay::store::SCHEMA[at + name.len()..]
            .chars()
            .take_while(|character| {
                open += match character {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
                open > 0
            })
            .collect();
        assert!(!arguments.contains("ORDER BY"), "{arguments}");
    }
}

/// One story in four dresses has one origin; a second newsroom of its own has another.
#[test]
fn origins_are_counted_by_where_a_story_began() {
    let text = r#"
gainsay: 1
speakers: [{id: s, name: S, kind: person}]
outlets:
  - {id: agency, name: Agency}
  - {id: daily, name: Daily, owner: House}
  - {id: weekly, name: Weekly, owner: House}
documents:
  - {id: wire, outlet: agency}
  - {id: copy, outlet: daily, origin: {of: wire, how: wire-copy}}
  - {id: second-hand, outlet: weekly}
  - {id: own-daily, outlet: daily}
  - {id: own-weekly, outlet: weekly}
  - {id: leaflet}
claims:
  - {id: one, text: One origin., said: [{by: s, in: wire}, {by: s, in: copy}, {by: s, in: second-hand, via: agency}]}
  - {id: owned, text: One owner., said: [{by: s, in: own-daily}, {by: s, in: own-weekly}]}
  - {id: two, text: Two origins., said: [{by: s, in: wire}, {by: s, in: leaflet}]}
"#;
    let input = gainsay::formats::Input::stream("story", text.as_bytes());
    let (records, faults) =
        gainsay::formats::read(&mut gainsay::formats::Sources::new(), input).expect("it reads");
    assert!(faults.is_empty(), "{faults:?}");
    let casebook = gainsay::model::validate::validate(records).expect("it passes");
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    drop(save(&path, &casebook));
    let db = rusqlite::Connection::open(&path).expect("it opens");
    let found = rows(&db, "SELECT claim, origins FROM sourcing");
    let expected = [["one", "1"], ["owned", "1"], ["two", "2"]];
    assert_eq!(
        found,
        expected
            .iter()
            .map(|row| row.map(str::to_owned).to_vec())
            .collect()
    );
}

/// A date of which only the end is known stands at its end; what has no date at all comes last.
#[test]
fn the_timeline_ends_with_what_has_no_date() {
    let text = r#"
gainsay: 1
speakers: [{id: s, name: S, kind: person}]
documents: [{id: d}]
questions: [{id: q, text: Which?, answer: yes-no}]
claims:
  - {id: undated, question: q, text: T, answer: "yes", said: [{by: s, in: d}]}
  - {id: later, question: q, text: T, answer: "yes", said: [{by: s, in: d, date: 2001-05}]}
  - {id: until, question: q, text: T, answer: "yes", said: [{by: s, in: d, date: ../1994}]}
  - {id: early, question: q, text: T, answer: "yes", said: [{by: s, in: d, date: 1990/..}]}
"#;
    let input = gainsay::formats::Input::stream("dates", text.as_bytes());
    let (records, faults) =
        gainsay::formats::read(&mut gainsay::formats::Sources::new(), input).expect("it reads");
    assert!(faults.is_empty(), "{faults:?}");
    let casebook = gainsay::model::validate::validate(records).expect("it passes");
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    drop(save(&path, &casebook));
    let db = rusqlite::Connection::open(&path).expect("it opens");
    let mut statement = db
        .prepare("SELECT claim FROM timeline")
        .expect("the view exists");
    let found: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .expect("it runs")
        .collect::<Result<_, _>>()
        .expect("it reads");
    assert_eq!(found, ["early", "until", "later", "undated"]);
}
