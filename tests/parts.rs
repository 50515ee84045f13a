//! Commands about one thing load a part of the casebook: what they say is what they would say of the whole, to the byte.
#![expect(clippy::expect_used, reason = "a test fails by it")]

#[path = "parts/files.rs"]
mod files;
#[path = "support/mod.rs"]
mod support;

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use gainsay::app::AppFault;
use gainsay::app::describe::{explain, of_file};
use gainsay::app::exchange;
use gainsay::app::find::{Subject, subjects};
use gainsay::app::part;
use gainsay::app::picture::View;
use gainsay::app::report::Findings;
use gainsay::app::timeline;
use gainsay::model::Word;
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::{Claim, LinkKind};
use gainsay::model::key::Key;
use gainsay::model::merge::Identified;
use gainsay::model::record::{
    At, AttributionRecord, LinkRecord, OriginRecord, PartyRecord, Records, Text,
};
use gainsay::store::{Kind, Need, Reach, Store, StoreFault, point_queries};

use rusqlite::config::DbConfig;
use support::casebooks::{self, Dice, checked};
use support::outputs::{Form, Output, drawn, outputs, shown, sources, timelines};
use support::{citations, made, shipped};

fn cases(usual: u64) -> u64 {
    std::env::var("GAINSAY_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(usual)
}

fn save(path: &Path, casebook: &Casebook) -> Store {
    fn ids<T: Identified>(records: &[T]) -> impl Iterator<Item = (&'static str, String)> {
        records.iter().map(|record| (T::KIND, record.identity()))
    }
    let records = casebook.records();
    let touched: HashSet<(&'static str, String)> = ids(&records.parties)
        .chain(ids(&records.speakers))
        .chain(ids(&records.outlets))
        .chain(ids(&records.documents))
        .chain(ids(&records.questions))
        .chain(ids(&records.claims))
        .chain(ids(&records.links))
        .chain(ids(&records.judgements))
        .chain(ids(&records.assessments))
        .chain(ids(&records.dropped))
        .collect();
    let mut store = Store::create(path).expect("a new file");
    store
        .write(|transaction| -> Result<(), StoreFault> { transaction.save(casebook, &touched) })
        .expect("it is saved");
    store
}

fn ids(casebook: &Casebook) -> BTreeSet<String> {
    let ids = casebook
        .claims()
        .map(|(_, claim)| claim.id())
        .chain(casebook.questions().map(|(_, question)| question.id()))
        .chain(casebook.speakers().map(|(_, speaker)| speaker.id()))
        .chain(casebook.documents().map(|(_, document)| document.id()))
        .chain(casebook.parties().map(|(_, party)| party.id()))
        .chain(casebook.outlets().map(|(_, outlet)| outlet.id()));
    ids.map(str::to_owned).collect()
}

/// The same part of an app's commands of the whole and of a part of it.
struct Compared<'a> {
    what: &'a str,
    store: &'a Store,
    whole: &'a Findings<'a>,
}

type Loaded = Result<Casebook, AppFault>;

impl Compared<'_> {
    fn check(&self, part: Loaded, name: &str, say: impl Fn(&Findings<'_>) -> Vec<Output>) {
        let what = self.what;
        let part = part.unwrap_or_else(|fault| panic!("{what}, {name}: {fault}"));
        let (of_part, of_whole) = (say(&Findings::of(&part)), say(self.whole));
        assert_eq!(of_part.len(), of_whole.len(), "{what}, {name}");
        for (part, whole) in of_part.iter().zip(&of_whole) {
            assert_eq!(part.name, whole.name, "{what}");
            let (part, whole) = (part.form.written(), whole.form.written());
            assert!(
                part == whole,
                "{what}: `{name}` says of the part\n{part}\nand of the whole\n{whole}"
            );
        }
    }

    fn check_id(&self, id: &str) {
        let store = self.store;
        let pages: Vec<String> = shown(self.whole, id)
            .into_iter()
            .map(|page| page.form.written())
            .collect();
        let of_file = of_file(store, id).expect("it reads");
        assert_eq!(of_file, pages.join("\n"), "{}, show {id}", self.what);
        let name = format!("timeline {id}");
        self.check(part::of_timeline(store, id), &name, |findings| {
            timelines(findings.casebook, id)
        });
        self.check(part::of_timeline(store, id), &name, |findings| {
            let fault = timeline::threads(findings.casebook, id).err();
            let fault = fault.map_or(String::new(), |fault| fault.to_string());
            vec![text(&name, fault)]
        });
        self.check(part::of_drawn_timeline(store, id), &name, |findings| {
            ["question", "speaker", "party"]
                .into_iter()
                .flat_map(|kind| drawn_timeline(findings, id, kind))
                .collect()
        });
        let found = subjects(self.whole.casebook, id).expect("it is there");
        let has = |wanted: fn(&Subject) -> bool| found.iter().any(wanted);
        let is_sourced = |subject: &Subject| {
            matches!(
                subject,
                Subject::Claim(_) | Subject::Question(_) | Subject::Document(_)
            )
        };
        if has(is_sourced) {
            let name = format!("sources {id}");
            self.check(part::of_sources(store, id), &name, |findings| {
                sources(findings.casebook, id)
            });
            self.check(part::of_sources(store, id), &name, |findings| {
                let subjects = subjects(findings.casebook, id).expect("it is there");
                let views = subjects.into_iter().filter(is_sourced);
                views
                    .flat_map(|subject| drawn(findings, &name, View::Sources(subject)))
                    .collect()
            });
        } else {
            assert!(part::of_sources(store, id).is_err());
        }
        if has(|subject| matches!(subject, Subject::Question(_))) {
            let name = format!("graph dispute {id}");
            self.check(part::of_dispute(store, id), &name, |findings| {
                let key = findings.casebook.question(id).expect("it is there");
                let mut said = drawn(findings, &name, View::Dispute(key));
                let framework = exchange::framework(findings, View::Dispute(key));
                let framework = framework.map(|bytes| format!("{bytes:?}"));
                said.push(text(
                    &name,
                    framework.unwrap_or_else(|fault| fault.to_string()),
                ));
                said
            });
        }
        if has(|subject| matches!(subject, Subject::Claim(_))) {
            let name = format!("graph claim {id}");
            self.check(part::of_claim(store, id), &name, |findings| {
                let key = findings.casebook.claim(id).expect("it is there");
                drawn(findings, &name, View::Claim(key))
            });
        }
    }

    fn check_pair(&self, a: &str, b: &str) {
        let name = format!("explain {a} {b}");
        self.check(part::of_pair(self.store, a, b), &name, |findings| {
            let key = |id: &str| findings.casebook.claim(id).expect("it is there");
            vec![text(&name, explain(findings.casebook, key(a), key(b)))]
        });
    }
}

fn text(name: &str, text: String) -> Output {
    Output {
        name: name.into(),
        form: Form::Text(text),
    }
}

fn drawn_timeline(findings: &Findings<'_>, id: &str, kind: &str) -> Vec<Output> {
    let name = format!("graph timeline {id} --as {kind}");
    match timeline::drawn(findings.casebook, id, Some(kind)) {
        Ok(view) => drawn(findings, &name, view),
        Err(fault) => vec![text(&name, fault.to_string())],
    }
}

/// Holds every part of a casebook to the whole; of large ones, those of every `step`th id.
fn check(what: &str, casebook: &Casebook, step: usize) {
    let directory = tempfile::tempdir().expect("a directory");
    let store = save(&directory.path().join("x.db"), casebook);
    let whole = store.load().expect("it loads");
    let findings = Findings::of(&whole);
    let compared = Compared {
        what,
        store: &store,
        whole: &findings,
    };
    for id in ids(&whole).iter().step_by(step) {
        compared.check_id(id);
    }
    let claims: Vec<(Key<Claim>, &Claim)> = whole.claims().collect();
    for (place, (_, a)) in claims.iter().enumerate().step_by(step) {
        for (_, b) in claims.iter().skip(place + 1).take(20).step_by(step) {
            compared.check_pair(a.id(), b.id());
        }
    }
}

#[test]
fn parts_of_random_casebooks_say_what_the_whole_says() {
    for seed in 0..cases(30) {
        check(&format!("seed {seed}"), &casebooks::casebook(seed), 1);
    }
}

#[test]
fn parts_with_much_citing_say_what_the_whole_says() {
    for seed in 0..cases(30) {
        check(&format!("citing {seed}"), &citations::casebook(seed), 1);
    }
}

/// Several random casebooks in one, tied to each other here and there: most of it has nothing to do with what is asked
/// about, and some of it has from afar.
#[test]
fn parts_of_joined_casebooks_say_what_the_whole_says() {
    for seed in 0..cases(10) {
        let mut joined = Records::default();
        for number in 0..4 {
            let mut records = casebooks::records(1000 + 4 * seed + number);
            rename(&mut records, 3 - number);
            records.parties.clear();
            joined.append(records);
        }
        joined.parties = ["AM", "AZ"].map(party).into();
        tie(&mut Dice::new(seed), &mut joined);
        check(&format!("joined {seed}"), &checked(joined), 1);
    }
}

fn party(id: &str) -> PartyRecord {
    PartyRecord {
        id: At::nowhere(id.into()),
        name: At::nowhere(id.into()),
        ..PartyRecord::default()
    }
}

/// Gives everything but parties an id that no other casebook has.
fn rename(records: &mut Records, mark: u64) {
    let rename = |id: &mut Text| id.value.push_str(&format!("-{mark}"));
    let each = |ids: &mut Option<Text>| ids.iter_mut().for_each(rename);
    for outlet in &mut records.outlets {
        rename(&mut outlet.id);
    }
    for document in &mut records.documents {
        rename(&mut document.id);
        each(&mut document.outlet);
        document.cites.iter_mut().for_each(rename);
    }
    for speaker in &mut records.speakers {
        rename(&mut speaker.id);
        each(&mut speaker.outlet);
    }
    for question in &mut records.questions {
        rename(&mut question.id);
        each(&mut question.part_of);
    }
    for claim in &mut records.claims {
        rename(&mut claim.id);
        each(&mut claim.question);
        for said in &mut claim.said {
            rename(&mut said.by);
            rename(&mut said.document);
            each(&mut said.via);
        }
    }
    for link in &mut records.links {
        rename(&mut link.from);
        rename(&mut link.to);
    }
    for judgement in &mut records.judgements {
        judgement.claims.iter_mut().for_each(rename);
    }
    for assessment in &mut records.assessments {
        rename(&mut assessment.claim);
        assessment
            .evidence
            .iter_mut()
            .for_each(|evidence| each(&mut evidence.document));
    }
    for dropped in &mut records.dropped {
        rename(&mut dropped.id);
        rename(&mut dropped.document);
    }
}

/// Links claims of one casebook to those of another, lets speakers of one speak in another, and documents be made from
/// documents of others.
fn tie(dice: &mut Dice, records: &mut Records) {
    let claims: Vec<Text> = records
        .claims
        .iter()
        .map(|claim| claim.id.clone())
        .collect();
    let documents: Vec<Text> = records
        .documents
        .iter()
        .map(|each| each.id.clone())
        .collect();
    let speakers: Vec<Text> = records
        .speakers
        .iter()
        .map(|each| each.id.clone())
        .collect();
    let one = |dice: &mut Dice, of: &[Text]| of[dice.below(of.len())].clone();
    let mut known = BTreeSet::new();
    for _ in 0..dice.below(8) {
        let (from, to) = (one(dice, &claims), one(dice, &claims));
        let kind = LinkKind::ALL[dice.below(LinkKind::ALL.len())].word();
        let is_new = records
            .links
            .iter()
            .all(|link| link.from != from || link.to != to);
        if from != to && is_new && known.insert((from.value.clone(), to.value.clone())) {
            records.links.push(LinkRecord {
                from,
                to,
                kind: At::nowhere(kind.into()),
                ..LinkRecord::default()
            });
        }
    }
    for _ in 0..dice.below(4) {
        let claim = dice.below(records.claims.len());
        records.claims[claim].said.push(AttributionRecord {
            by: one(dice, &speakers),
            document: one(dice, &documents),
            note: Some(At::nowhere("Said elsewhere.".into())),
            ..AttributionRecord::default()
        });
    }
    for document in &mut records.documents {
        if dice.percent(30) {
            document.origin = Some(OriginRecord {
                of: one(dice, &documents),
                how: At::nowhere("rewrite".into()),
            });
        }
    }
}

#[test]
fn parts_of_larger_casebooks_say_what_the_whole_says() {
    let step = if cases(0) > 0 { 1 } else { 29 };
    check("towns", &checked(shipped::towns()), 1);
    check("made", &checked(made::records()), step);
    check("shipped", &checked(shipped::karabakh()), step);
}

/// What is said of everything needs everything, and what is said of one thing stands in the tests above: a new command
/// belongs to the one or the other.
#[test]
fn every_output_is_of_everything_or_compared_above() {
    const OF_EVERYTHING: [&str; 6] = [
        "disputes",
        "check",
        "camps",
        "stories",
        "narratives",
        "export",
    ];
    const DRAWN_OF_EVERYTHING: [&str; 4] = ["overview", "narratives", "camps", "claims"];
    const OF_ONE: [&str; 4] = ["show", "sources", "timeline", "explain"];
    const DRAWN_OF_ONE: [&str; 4] = ["dispute", "claim", "sources", "timeline"];
    for output in outputs(&casebooks::casebook(3)) {
        let words: Vec<&str> = output.name.split_whitespace().collect();
        let known = match words.as_slice() {
            ["graph", view, ..] => {
                DRAWN_OF_EVERYTHING.contains(view) || DRAWN_OF_ONE.contains(view)
            }
            [command, ..] => OF_EVERYTHING.contains(command) || OF_ONE.contains(command),
            [] => false,
        };
        assert!(known, "`{}`", output.name);
    }
}

/// `SCAN` of a table would take longer in a larger casebook.
#[test]
fn parts_are_found_by_keys_alone() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    drop(Store::create(&path).expect("a new file"));
    let db = rusqlite::Connection::open(&path).expect("it opens");
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .expect("SQLite knows it");
    for sql in point_queries() {
        let mut statement = db
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .expect("it is SQL");
        assert_eq!(statement.parameter_count(), 1, "{sql}");
        let plan: Vec<String> = statement
            .query_map([1], |row| row.get("detail"))
            .and_then(Iterator::collect)
            .expect("it is planned");
        assert!(!plan.is_empty(), "{sql}");
        for step in plan {
            assert!(!step.starts_with("SCAN"), "{sql}: {step}");
        }
    }
}

/// As for the whole: what another program put into the file is refused rather than half understood.
#[test]
fn a_part_that_another_program_tampered_with_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let casebook = checked(shipped::towns());
    drop(save(&path, &casebook));
    let other = rusqlite::Connection::open(&path).expect("it opens");
    let numbered = "SELECT c.slug FROM claims c JOIN questions q ON q.id = c.question_id WHERE q.answer_kind = 'number' ORDER BY c.slug";
    let claim: String = other
        .query_row(numbered, [], |row| row.get(0))
        .expect("there is one");
    other
        .execute(
            "UPDATE claims SET answer = 'a lot' WHERE slug = ?1",
            [&claim],
        )
        .expect("it is written");
    let store = Store::open_read_only(&path).expect("it opens");
    let refused = of_file(&store, &claim);
    let fault = refused.expect_err("it is refused");
    assert!(
        matches!(fault, AppFault::Store(StoreFault::Inconsistent { .. })),
        "{fault}"
    );
}

/// Circles that no import lets in must not hang whoever walks them.
#[test]
fn circles_that_another_program_made_are_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    drop(save(&path, &checked(shipped::towns())));
    let other = rusqlite::Connection::open(&path).expect("it opens");
    other
        .execute_batch(
            "UPDATE questions SET part_of = (SELECT max(id) FROM questions WHERE answer_kind = 'number')
               WHERE id = (SELECT min(id) FROM questions WHERE answer_kind = 'number');
             UPDATE questions SET part_of = (SELECT min(id) FROM questions WHERE answer_kind = 'number')
               WHERE id = (SELECT max(id) FROM questions WHERE answer_kind = 'number');",
        )
        .expect("it is written");
    let circular: String = other
        .query_row(
            "SELECT slug FROM questions WHERE answer_kind = 'number' ORDER BY id",
            [],
            |row| row.get(0),
        )
        .expect("there is one");
    let store = Store::open_read_only(&path).expect("it opens");
    for reach in [Reach::Compared, Reach::Disputed] {
        let need = Need {
            kind: Kind::Question,
            id: &circular,
            reach,
        };
        let fault = store.load_part(&[need]).expect_err("it is refused");
        assert!(matches!(fault, StoreFault::Inconsistent { .. }), "{fault}");
    }
}

#[test]
fn what_is_not_there_is_told_with_what_was_perhaps_meant() {
    let directory = tempfile::tempdir().expect("a directory");
    let whole = checked(shipped::towns());
    let store = save(&directory.path().join("x.db"), &whole);
    for id in ids(&whole) {
        let mistyped = format!("{id}x");
        let fault = of_file(&store, &mistyped).expect_err("nothing has it");
        let expected = subjects(&whole, &mistyped).expect_err("nothing has it");
        assert_eq!(
            (fault.to_string(), fault.hint()),
            (expected.to_string(), expected.hint())
        );
        let fault = part::of_claim(&store, &id).err();
        let expected = gainsay::app::find::claim(&whole, &id).err();
        assert_eq!(
            fault.map(|fault| (fault.to_string(), fault.hint())),
            expected.map(|fault| (fault.to_string(), fault.hint()))
        );
        let fault = part::of_dispute(&store, &mistyped).expect_err("nothing has it");
        let expected = gainsay::app::find::question(&whole, &mistyped).expect_err("nothing has it");
        assert_eq!(
            (fault.to_string(), fault.hint()),
            (expected.to_string(), expected.hint())
        );
    }
}
