//! Imports in parts, in any order and by either format, come to the same as laying all records together.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod support;

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use gainsay::app::AppFault;
use gainsay::app::import::{ImportSummary, import, import_streamed};
use gainsay::formats::{Format, Input, jsonl, yaml};
use gainsay::model::casebook::Casebook;
use gainsay::model::fault::{Fault, FaultCode};
use gainsay::model::merge::{Identified, Tally, merge};
use gainsay::model::record::{At, Records, Text};
use gainsay::model::validate::validate;
use gainsay::store::{Author, Store, StoreFault};
use serde::Serialize;
use support::casebooks::{self, Dice};

fn author() -> Author {
    Author {
        who: "Ed".into(),
        at: "2026-11-20T10:00:00Z".into(),
    }
}

/// What laying new records over old ones comes to: the plain way, with all of both in memory.
struct Plan {
    records: Records,
    kinds: Vec<(&'static str, Tally)>,
    replaced: Vec<String>,
}

impl Plan {
    fn new(old: Records, new: Records) -> Self {
        let mut plan = Self {
            records: Records::default(),
            kinds: Vec::new(),
            replaced: Vec::new(),
        };
        plan.records = Records {
            parties: plan.merge(old.parties, new.parties),
            speakers: plan.merge(old.speakers, new.speakers),
            outlets: plan.merge(old.outlets, new.outlets),
            documents: plan.merge(old.documents, new.documents),
            questions: plan.merge(old.questions, new.questions),
            claims: plan.merge(old.claims, new.claims),
            links: plan.merge(old.links, new.links),
            judgements: plan.merge(old.judgements, new.judgements),
            assessments: plan.merge(old.assessments, new.assessments),
            dropped: plan.merge(old.dropped, new.dropped),
        };
        plan
    }

    fn merge<T: Identified + Clone + Serialize>(&mut self, old: Vec<T>, new: Vec<T>) -> Vec<T> {
        let merged = merge(old, new);
        if merged.tally != Tally::default() {
            self.kinds.push((T::KIND, merged.tally));
        }
        let json = |record: &T| serde_json::to_string(record).expect("it is written");
        for (before, after) in &merged.replaced {
            self.replaced.push(format!(
                "change {} {}: {} -> {}",
                T::KIND,
                after.identity().replace('\n', " "),
                json(before),
                json(after)
            ));
        }
        merged.records
    }
}

/// Every row of a casebook's tables, with ids in place of row numbers; not its log.
fn content(path: &Path) -> BTreeMap<&'static str, Vec<String>> {
    let db = rusqlite::Connection::open(path).expect("it opens");
    let queries = [
        ("parties", "SELECT slug, name, note FROM parties"),
        ("party_aliases", "SELECT p.slug, a.lang, a.place, a.name FROM party_aliases a JOIN parties p ON p.id = a.party_id"),
        ("outlets", "SELECT slug, name, country, owner, url, grade, graded_by, graded_on, graded_why, note FROM outlets"),
        ("speakers", "SELECT s.slug, s.name, s.kind, p.slug, o.slug, s.note, s.anonymous FROM speakers s
            LEFT JOIN parties p ON p.id = s.party_id LEFT JOIN outlets o ON o.id = s.outlet_id"),
        ("speaker_aliases", "SELECT p.slug, a.lang, a.place, a.name FROM speaker_aliases a JOIN speakers p ON p.id = a.speaker_id"),
        ("offices", "SELECT s.slug, o.place, o.title, o.held_from, o.held_to FROM offices o JOIN speakers s ON s.id = o.speaker_id"),
        ("documents", "SELECT d.slug, o.slug, d.title, d.url, d.archive_url, d.lang, d.published, d.updated, d.retrieved, d.sha256,
            d.characters, d.origin_kind, f.slug, d.note FROM documents d LEFT JOIN outlets o ON o.id = d.outlet_id
            LEFT JOIN documents f ON f.id = d.origin_document_id"),
        ("citations", "SELECT d.slug, c.place, e.slug, o.slug FROM citations c JOIN documents d ON d.id = c.document_id
            LEFT JOIN documents e ON e.id = c.cited_document_id LEFT JOIN outlets o ON o.id = c.cited_outlet_id"),
        ("questions", "SELECT q.slug, q.text, q.answer_kind, q.unit, q.measure, q.exhaustive, q.timing, q.scope, q.zone, w.slug,
            q.note FROM questions q LEFT JOIN questions w ON w.id = q.part_of"),
        ("options", "SELECT q.slug, o.place, o.slug, o.name, a.lang, a.place, a.name FROM options o
            JOIN questions q ON q.id = o.question_id LEFT JOIN option_aliases a ON a.option_id = o.id"),
        ("claims", "SELECT c.slug, q.slug, c.text, c.answer, c.as_of, c.status, c.note, c.as_of_lo, c.as_of_hi, c.sure_lo, c.sure_hi
            FROM claims c LEFT JOIN questions q ON q.id = c.question_id"),
        ("spans", "SELECT c.slug, q.slug, s.axis, s.reading, s.run, s.runs, s.lo, s.hi FROM spans s
            JOIN claims c ON c.id = s.claim_id JOIN questions q ON q.id = s.question_id"),
        ("attributions", "SELECT c.slug, a.place, s.slug, d.slug, a.span_start, a.span_end, a.span_sha256, a.form, a.said,
            a.said_from, a.said_to, o.slug, a.note FROM attributions a JOIN claims c ON c.id = a.claim_id
            JOIN speakers s ON s.id = a.speaker_id JOIN documents d ON d.id = a.document_id LEFT JOIN outlets o ON o.id = a.via_id"),
        ("links", "SELECT f.slug, t.slug, l.kind, l.stated_by, l.stated_on, l.why FROM links l
            JOIN claims f ON f.id = l.from_claim_id JOIN claims t ON t.id = l.to_claim_id"),
        ("judgements", "SELECT a.slug, b.slug, j.verdict, j.judged_by, j.judged_on, j.judged_from, j.why, j.claim_a_sha256,
            j.claim_b_sha256 FROM judgements j JOIN claims a ON a.id = j.claim_a_id JOIN claims b ON b.id = j.claim_b_id"),
        ("assessments", "SELECT c.slug, a.assessed_by, a.rating, a.label, a.assessed_on, a.url, a.why, e.place, d.slug, e.url, e.note
            FROM assessments a JOIN claims c ON c.id = a.claim_id LEFT JOIN assessment_evidence e ON e.assessment_id = a.id
            LEFT JOIN documents d ON d.id = e.document_id"),
        ("dropped", "SELECT x.slug, d.slug, x.span_start, x.span_end, x.span_sha256, x.speaker, x.dropped_by, x.dropped_on, x.why
            FROM dropped x JOIN documents d ON d.id = x.document_id"),
        ("indexes", "SELECT name, sql FROM sqlite_schema WHERE type <> 'table'"),
        ("words of claims", "SELECT c.slug, w.term, w.offset FROM temp.words_of_claims w JOIN claims c ON c.id = w.doc"),
        ("words of titles", "SELECT d.slug, w.term, w.offset FROM temp.words_of_titles w JOIN documents d ON d.id = w.doc"),
        ("words without a number", "SELECT DISTINCT term FROM temp.words_of_claims WHERE term NOT IN (SELECT word FROM search_words)"),
        ("parts without a word", "SELECT rowid FROM search_parts('rep') WHERE rowid NOT IN (SELECT id FROM search_words)"),
    ];
    db.execute_batch(
        "CREATE VIRTUAL TABLE temp.words_of_claims USING fts5vocab(main, search_claims, instance);
         CREATE VIRTUAL TABLE temp.words_of_titles USING fts5vocab(main, search_documents, instance);",
    )
    .expect("it is made");
    let whole = db
        .query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0))
        .expect("it is checked");
    assert_eq!(whole, "ok");
    let broken = db
        .prepare("PRAGMA foreign_key_check")
        .and_then(|mut check| check.exists([]))
        .expect("it is checked");
    assert!(!broken, "a reference leads nowhere");
    queries
        .into_iter()
        .map(|(table, sql)| {
            let mut statement = db.prepare(sql).expect(table);
            let columns = statement.column_count();
            let mut rows: Vec<String> = statement
                .query_map([], |row| {
                    let cells: Result<Vec<rusqlite::types::Value>, _> =
                        (0..columns).map(|column| row.get(column)).collect();
                    Ok(format!("{:?}", cells?))
                })
                .and_then(Iterator::collect)
                .expect(table);
            rows.sort();
            (table, rows)
        })
        .collect()
}

/// The changes that the log tells of.
fn replaced(path: &Path) -> Vec<String> {
    let db = rusqlite::Connection::open(path).expect("it opens");
    let mut statement = db
        .prepare("SELECT what || ': ' || before || ' -> ' || after FROM changes WHERE what <> 'import' ORDER BY id")
        .expect("it is a query");
    let rows = statement.query_map([], |row| row.get(0)).expect("it runs");
    let mut rows: Vec<String> = rows.collect::<Result<_, _>>().expect("it is text");
    rows.sort();
    rows
}

/// A casebook written as it was before there was a way for many records.
fn written_plainly(path: &Path, casebook: &Casebook) {
    let records = casebook.records();
    let mut touched: HashSet<(&'static str, String)> = HashSet::new();
    fn add<T: Identified>(records: &[T], touched: &mut HashSet<(&'static str, String)>) {
        touched.extend(records.iter().map(|record| (T::KIND, record.identity())));
    }
    add(&records.parties, &mut touched);
    add(&records.speakers, &mut touched);
    add(&records.outlets, &mut touched);
    add(&records.documents, &mut touched);
    add(&records.questions, &mut touched);
    add(&records.claims, &mut touched);
    add(&records.links, &mut touched);
    add(&records.judgements, &mut touched);
    add(&records.assessments, &mut touched);
    add(&records.dropped, &mut touched);
    let mut store = Store::create(path).expect("it is made");
    store
        .write(|transaction| transaction.save(casebook, &touched))
        .map_err(|fault: StoreFault| fault.to_string())
        .expect("it is written");
}

fn shuffle<T>(dice: &mut Dice, list: &mut [T]) {
    for place in (1..list.len()).rev() {
        list.swap(place, dice.below(place + 1));
    }
}

/// A part of the records, each by chance.
fn some(dice: &mut Dice, records: &Records, percent: usize) -> Records {
    fn pick<T: Clone>(dice: &mut Dice, list: &[T], percent: usize) -> Vec<T> {
        let mut list: Vec<T> = list
            .iter()
            .filter(|_| dice.percent(percent))
            .cloned()
            .collect();
        shuffle(dice, &mut list);
        list
    }
    Records {
        parties: pick(dice, &records.parties, percent),
        speakers: pick(dice, &records.speakers, percent),
        outlets: pick(dice, &records.outlets, percent),
        documents: pick(dice, &records.documents, percent),
        questions: pick(dice, &records.questions, percent),
        claims: pick(dice, &records.claims, percent),
        links: pick(dice, &records.links, percent),
        judgements: pick(dice, &records.judgements, percent),
        assessments: pick(dice, &records.assessments, percent),
        dropped: pick(dice, &records.dropped, percent),
    }
}

/// Changes something here and there, so that it may not fit any more.
fn change(dice: &mut Dice, records: &mut Records) {
    let text = |value: &str| -> Text { At::nowhere(value.to_owned()) };
    for claim in &mut records.claims {
        match dice.below(12) {
            0 => claim.text = text("Another claim."),
            1 => claim.answer = Some(text("3")),
            2 => claim.question = Some(text("q0")),
            3 => claim.said.reverse(),
            4 => claim.status = Some(text("accepted")),
            5 if dice.percent(30) => claim.id = text("c0"),
            _ => {}
        }
    }
    for question in &mut records.questions {
        match dice.below(10) {
            0 => question.text = text("Another question?"),
            1 => question.timing = Some(text("state")),
            2 => question.zone = Some(text("Asia/Baku")),
            3 => question.part_of = Some(text("q1")),
            4 if dice.percent(30) => question.answer = text("date"),
            5 if dice.percent(30) => question.id = text("q0"),
            _ => {}
        }
    }
    for document in &mut records.documents {
        match dice.below(8) {
            0 => document.characters = Some(At::nowhere(dice.below(60) as u64)),
            1 => document.cites = vec![text("d0"), text("o0")],
            2 => document.title = Some(text("A title")),
            _ => {}
        }
    }
    for speaker in &mut records.speakers {
        if dice.percent(10) {
            speaker.party = Some(text("AZ"));
        }
    }
    for link in &mut records.links {
        if dice.percent(20) {
            link.why = Some(text("Why not."));
        }
    }
    for assessment in &mut records.assessments {
        if dice.percent(50) {
            assessment.label = Some(text("Wrong"));
        }
    }
    for dropped in &mut records.dropped {
        match dice.below(8) {
            0 => dropped.at = text("90-95"),
            1 => dropped.why = Some(text("Another reason.")),
            2 if dice.percent(30) => dropped.id = text("x0"),
            _ => {}
        }
    }
}

/// Records as a text of either format, lines in any order.
fn written(dice: &mut Dice, records: &Records) -> (Format, Vec<u8>) {
    let mut bytes = Vec::new();
    if dice.percent(20) {
        yaml::write(records, &mut bytes).expect("it is written");
        return (Format::Yaml, bytes);
    }
    jsonl::write(records, &mut bytes).expect("it is written");
    let text = String::from_utf8(bytes).expect("it is text");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    shuffle(dice, &mut lines);
    for line in &mut lines {
        if dice.percent(10) {
            // Not the spelling that is read the quick way.
            *line = line.replacen("{\"", "{ \"", 1);
        }
    }
    (Format::JsonLines, lines.join("\n").into_bytes())
}

/// What faults say, apart from their suggestions, in a fixed order.
fn told(faults: &[Fault]) -> Vec<(FaultCode, bool, String)> {
    let mut told: Vec<_> = faults
        .iter()
        .map(|fault| (fault.code, fault.place.is_some(), fault.message.clone()))
        .collect();
    told.sort();
    told
}

/// Imports, by the way for many records where it is chosen.
fn bring_by(
    path: &Path,
    texts: &[(Format, Vec<u8>)],
    streamed: bool,
) -> Result<ImportSummary, AppFault> {
    let inputs = texts
        .iter()
        .map(|(format, bytes)| Input::stream("a text", bytes.as_slice()).format(*format));
    match streamed {
        true => import_streamed(path, inputs.collect(), &author()),
        false => import(path, inputs.collect(), &author()),
    }
}

fn bring(path: &Path, texts: &[(Format, Vec<u8>)]) -> Result<ImportSummary, AppFault> {
    bring_by(path, texts, true)
}

#[test]
fn imports_in_parts_come_to_the_same_as_all_at_once() {
    let (mut done, mut refused, mut changed) = (0, 0, 0);
    for seed in 0..200 {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("x.db");
        let dice = &mut Dice::new(seed ^ 0xface);
        let all = casebooks::records(seed);
        let mut stored = Records::default();
        let mut log = Vec::new();
        for turn in 0..3 {
            let percent = [100, 70, 50][(dice.below(3) + turn) % 3];
            let mut new = some(dice, &all, percent);
            if turn > 0 || dice.percent(30) {
                change(dice, &mut new);
            }
            let mut texts = vec![written(dice, &new)];
            if dice.percent(30) {
                let other = some(dice, &all, 20);
                texts.push(written(dice, &other));
                new.append(other);
            }
            let plan = Plan::new(stored.clone(), new.normalised());
            match validate(plan.records) {
                Ok(casebook) => {
                    let summary = bring_by(&path, &texts, seed % 4 > 0).unwrap_or_else(|fault| {
                        panic!("seed {seed}, turn {turn}: refused: {fault:?}")
                    });
                    assert_eq!(summary.kinds, plan.kinds, "seed {seed}, turn {turn}");
                    log.extend(plan.replaced);
                    log.sort();
                    assert_eq!(replaced(&path), log, "seed {seed}, turn {turn}");
                    changed = log.len().max(changed);
                    stored = casebook.records();
                    let plainly = directory.path().join(format!("{turn}.db"));
                    written_plainly(&plainly, &casebook);
                    let expected = content(&plainly);
                    for (table, rows) in content(&path) {
                        assert_eq!(rows, expected[table], "seed {seed}, turn {turn}: {table}");
                    }
                    done += 1;
                }
                Err(expected) => {
                    let before = path.exists().then(|| content(&path));
                    let Err(AppFault::Refused { faults, .. }) =
                        bring_by(&path, &texts, seed % 4 > 0)
                    else {
                        panic!("seed {seed}, turn {turn}: not refused: {expected:#?}");
                    };
                    // Of the plain way, the places are unknown here, but not whether there is one: that of a record that came in.
                    let messages = |faults: &[Fault]| -> Vec<(FaultCode, String)> {
                        let told = told(faults).into_iter();
                        let mut told: Vec<_> =
                            told.map(|(code, _, message)| (code, message)).collect();
                        told.sort();
                        told.dedup();
                        // Of two records with one id, the one that stands first is checked: the order of lines decides.
                        if told.iter().any(|(code, _)| *code == FaultCode::DuplicateId) {
                            told.retain(|(code, _)| *code == FaultCode::DuplicateId);
                        }
                        told
                    };
                    assert_eq!(
                        messages(&faults),
                        messages(&expected),
                        "seed {seed}, turn {turn}"
                    );
                    assert_eq!(path.exists().then(|| content(&path)), before);
                    refused += 1;
                }
            }
        }
    }
    assert!(
        done > 100 && refused > 60 && changed > 3,
        "{done} {refused} {changed}: the test has gone blind"
    );
}

#[test]
fn a_file_that_was_just_imported_changes_nothing_and_is_counted_alike() {
    for seed in 0..60 {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("x.db");
        let dice = &mut Dice::new(seed);
        let records = casebooks::records(seed);
        let text = written(dice, &records);
        let first = bring(&path, std::slice::from_ref(&text)).expect("it is imported");
        let again = bring(&path, std::slice::from_ref(&text)).expect("it is imported");
        assert!(first.created && !again.created && again.is_unchanged());
        // Behind another import, the same is found out record by record.
        bring(
            &path,
            &[(
                Format::Yaml,
                b"gainsay: 1\nparties: [{id: XX, name: X}]\n".to_vec(),
            )],
        )
        .expect("it is imported");
        let slowly = bring(&path, &[text]).expect("it is imported");
        assert_eq!(again.kinds, slowly.kinds, "seed {seed}");
        let new: usize = first.kinds.iter().map(|(_, tally)| tally.new).sum();
        let unchanged: usize = again.kinds.iter().map(|(_, tally)| tally.unchanged).sum();
        assert_eq!(new, unchanged, "seed {seed}");
    }
}
