//! What becomes of decisions in a file of drafts when it is imported.

use std::path::Path;

use gainsay::app::AppFault;
use gainsay::app::draft::DraftOptions;
use gainsay::app::import::{ImportSummary, import, import_streamed};
use gainsay::formats::{Format, Input, jsonl, yaml};
use gainsay::model::claim::Status;
use gainsay::model::fault::FaultCode;
use gainsay::store::Store;
use rusqlite::Connection;

use crate::article::{author, page, towns, written};

fn bring(db: &Path, text: &str, who: &str) -> Result<ImportSummary, AppFault> {
    let input = Input::stream("page.yaml", text.as_bytes());
    import(db, vec![input], &author(who))
}

/// By the way of long texts.
fn bring_long(db: &Path, text: &str, who: &str) -> Result<ImportSummary, AppFault> {
    let input = Input::stream("page.yaml", text.as_bytes());
    import_streamed(db, vec![input], &author(who))
}

fn faults(done: Result<ImportSummary, AppFault>) -> Vec<(FaultCode, String)> {
    match done {
        Err(AppFault::Refused { faults, .. }) => faults
            .into_iter()
            .map(|fault| {
                assert!(fault.place.is_some(), "{fault}");
                (fault.code, fault.to_string())
            })
            .collect(),
        other => panic!("it was to be refused: {other:?}"),
    }
}

/// Puts a decision behind the key of what has an id.
fn decide(page: &str, id: &str, decision: &str) -> String {
    let from = format!("- decide: \n  id: {id}\n");
    assert!(page.contains(&from), "{id} is not in\n{page}");
    page.replace(&from, &format!("- decide: {decision}\n  id: {id}\n"))
}

const SPEAKERS: [&str; 2] = ["a-shop-keeper", "town-council-of-westbank"];

fn with_speakers(page: &str) -> String {
    SPEAKERS
        .iter()
        .fold(page.to_owned(), |page, id| decide(&page, id, "a"))
}

fn statuses(db: &Path) -> Vec<(String, Status)> {
    let casebook = Store::open_read_only(db)
        .and_then(|store| store.load())
        .expect("it loads");
    let claims = casebook
        .claims()
        .map(|(_, claim)| (claim.id().to_owned(), claim.status));
    claims
        .filter(|(id, _)| id.starts_with("stranded-p"))
        .collect()
}

fn dropped(db: &Path) -> Vec<String> {
    let casebook = Store::open_read_only(db)
        .and_then(|store| store.load())
        .expect("it loads");
    let dropped = casebook.dropped().iter();
    dropped
        .map(|dropped| {
            let entry = &dropped.entry;
            let speaker = entry
                .speaker
                .as_ref()
                .map_or("", |speaker| speaker.as_str());
            let why = entry.why.as_ref().map_or("", |why| why.as_str());
            format!(
                "{} {} {speaker}: {} {why}",
                entry.id.value, entry.at.value, entry.by.value
            )
        })
        .collect()
}

#[test]
fn no_speaker_is_made_silently() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let page = written(&page(Some(&db), &DraftOptions::default()));
    let found = faults(bring(&db, &page, "Ed"));
    assert_eq!(found.len(), SPEAKERS.len(), "{found:?}");
    for ((code, message), id) in found.iter().zip(SPEAKERS) {
        assert_eq!(*code, FaultCode::Undecided);
        assert!(
            message.contains(id) && message.contains("`is: ID`"),
            "{message}"
        );
    }
    assert_eq!(statuses(&db), []);
}

#[test]
fn decisions_are_carried_out() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let open = written(&page(Some(&db), &DraftOptions::default()));
    let page = with_speakers(&open);
    let page = decide(&page, "stranded-p0012", "a");
    let page = decide(&page, "stranded-p0119", "d\n  why: Nobody is named.");
    let page = decide(&page, "stranded-p0160", "later");
    bring(&db, &page, "Ed").expect("it is imported");
    let expected = [
        ("stranded-p0012".to_owned(), Status::Accepted),
        ("stranded-p0160".to_owned(), Status::Draft),
        ("stranded-p0160-2".to_owned(), Status::Draft),
    ];
    assert_eq!(statuses(&db), expected);
    let remembered = ["stranded-p0119 119-159 a-shop-keeper: Ed Nobody is named."];
    assert_eq!(dropped(&db), remembered);

    // Again, by somebody else and later: nothing changes.
    let before = std::fs::read(&db).expect("it is there");
    assert!(
        bring(&db, &page, "Another")
            .expect("it is imported")
            .is_unchanged()
    );
    assert_eq!(std::fs::read(&db).expect("it is there"), before);
    assert!(
        bring(&db, &(page.clone() + "\n"), "Another")
            .expect("it is imported")
            .is_unchanged()
    );
    assert_eq!(dropped(&db), remembered);

    // Drafted again, nothing is asked again.
    let again = crate::article::page(Some(&db), &DraftOptions::default());
    assert!(again.page.claims.is_empty() && again.page.speakers.is_empty());
    assert_eq!((again.reports[0].known, again.reports[0].dropped), (3, 1));

    // A draft that is dropped later is taken out; one that was dropped may come back.
    let page = decide(
        &decide(&with_speakers(&open), "stranded-p0160", "d"),
        "stranded-p0012",
        "a",
    );
    bring(&db, &page, "Ed").expect("it is imported");
    let expected = [
        ("stranded-p0012".to_owned(), Status::Accepted),
        ("stranded-p0119".to_owned(), Status::Draft),
        ("stranded-p0160-2".to_owned(), Status::Draft),
    ];
    assert_eq!(statuses(&db), expected);
    assert_eq!(dropped(&db), ["stranded-p0160 160-234 nb-council: Ed "]);
    let log: Vec<String> = Connection::open(&db)
        .and_then(|db| {
            let mut all =
                db.prepare("SELECT what FROM changes WHERE what LIKE 'remove%' ORDER BY id")?;
            let rows = all.query_map([], |row| row.get(0))?;
            rows.collect()
        })
        .expect("it is read");
    assert_eq!(
        log,
        [
            "remove claim stranded-p0160",
            "remove dropped stranded-p0119"
        ]
    );
}

#[test]
fn what_is_accepted_is_not_dropped_by_a_file() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let open = with_speakers(&written(&page(Some(&db), &DraftOptions::default())));
    bring(&db, &decide(&open, "stranded-p0012", "a"), "Ed").expect("it is imported");
    let found = faults(bring(&db, &decide(&open, "stranded-p0012", "d"), "Ed"));
    assert_eq!(found.len(), 1);
    assert!(found[0].1.contains("holds a claim of this id"), "{found:?}");

    // Nor is a draft of which somebody states something.
    let link =
        "gainsay: 1\nlinks: [{from: stranded-p0119, to: stranded-40, kind: repeats, by: Ed}]\n";
    bring(&db, link, "Ed").expect("it is imported");
    let open = decide(&open, "stranded-p0012", "a");
    let found = faults(bring(&db, &decide(&open, "stranded-p0119", "d"), "Ed"));
    assert!(found[0].1.contains("cannot be dropped"), "{found:?}");
    assert_eq!(statuses(&db).len(), 4);
}

#[test]
fn an_accepted_claim_needs_what_it_always_needs() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let open = with_speakers(&written(&page(Some(&db), &DraftOptions::default())));
    let asked = decide(&open, "stranded-p0012", "a\n  question: stranded");
    let found = faults(bring(&db, &asked, "Ed"));
    let codes: Vec<FaultCode> = found.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, [FaultCode::MissingKey, FaultCode::MissingAsOf]);
    let answered = decide(
        &open,
        "stranded-p0012",
        "a\n  question: stranded\n  answer: at least 40\n  as_of: 2024-03-05",
    );
    bring(&db, &answered, "Ed").expect("it is imported");
    // A draft needs none of it.
    let asked = decide(&open, "stranded-p0119", "l\n  question: announced");
    bring(&db, &decide(&asked, "stranded-p0012", "a"), "Ed").expect("it is imported");
}

#[test]
fn a_speaker_may_be_one_of_the_casebook_or_none() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let open = written(&page(Some(&db), &DraftOptions::default()));
    let page = decide(&open, "a-shop-keeper", "d");
    let page = decide(&page, "town-council-of-westbank", "\n  is: sb-council");
    bring(&db, &page, "Ed").expect("it is imported");
    assert_eq!(dropped(&db), ["stranded-p0119 119-159 a shop-keeper: Ed "]);
    let casebook = Store::open_read_only(&db)
        .and_then(|store| store.load())
        .expect("it loads");
    assert_eq!(casebook.speakers().len(), 4, "none was made");
    let claim = casebook.claim("stranded-p0160-2").expect("it is there");
    let said = &casebook[claim].said[0];
    assert_eq!(casebook[said.speaker].id(), "sb-council");

    // Whoever is dropped cannot have said what is accepted; whoever is meant must be there.
    let refused = decide(&decide(&open, "a-shop-keeper", "d"), "stranded-p0119", "a");
    let refused = decide(&refused, "town-council-of-westbank", "\n  is: sb-counsil");
    let found = faults(bring(&db, &refused, "Ed"));
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].0, FaultCode::UnknownReference);
    assert!(
        found[0].1.contains("did you mean `sb-council`?"),
        "{found:?}"
    );
    assert!(
        found[1]
            .1
            .contains("its speaker `a-shop-keeper` is dropped"),
        "{found:?}"
    );
    let wrong = decide(&with_speakers(&open), "stranded-p0119", "perhaps");
    assert_eq!(
        faults(bring(&db, &wrong, "Ed"))[0].0,
        FaultCode::UnknownWord
    );
}

/// What was dropped is given back by an export, in both formats, and taken by any import.
#[test]
fn dropped_drafts_go_where_the_casebook_goes() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let open = with_speakers(&written(&page(Some(&db), &DraftOptions::default())));
    let page = decide(&open, "stranded-p0119", "d\n  why: |-\n    Two\n    lines.");
    bring(&db, &page, "Ed").expect("it is imported");
    let records = Store::open_read_only(&db)
        .and_then(|store| store.load())
        .expect("it loads")
        .records();
    assert_eq!(records.dropped.len(), 1);
    let mut text = Vec::new();
    yaml::write(&records, &mut text).expect("it is written");
    let mut lines = Vec::new();
    jsonl::write(&records, &mut lines).expect("it is written");
    for (number, (format, bytes)) in [(Format::Yaml, text), (Format::JsonLines, lines)]
        .into_iter()
        .enumerate()
    {
        for streamed in [false, true] {
            let copy = directory.path().join(format!("{number}-{streamed}.db"));
            let input = Input::stream("export", bytes.as_slice()).format(format);
            let done = match streamed {
                true => import_streamed(&copy, vec![input], &author("Another")),
                false => import(&copy, vec![input], &author("Another")),
            };
            done.expect("it is imported");
            let loaded = Store::open_read_only(&copy)
                .and_then(|store| store.load())
                .expect("it loads");
            assert_eq!(loaded.records(), records);
        }
    }
}

/// One of several who say the same may be no speaker.
#[test]
fn a_dropped_speaker_leaves_the_others() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let page = "gainsay: 1\nspeakers:\n- {decide: d, id: nobody, name: nobody, kind: person}\nclaims:\n\
        - {decide: a, id: stranded-p1, text: It is so., said: [{by: nobody, in: post-may, at: 1-5}, {by: ferry, in: post-may, at: 1-5}]}\n";
    bring(&db, page, "Ed").expect("it is imported");
    assert_eq!(
        statuses(&db),
        [("stranded-p1".to_owned(), Status::Accepted)]
    );
    assert_eq!(dropped(&db), Vec::<String>::new());
}

/// What is wrong with drops is told together with all else, however long the texts are.
#[test]
fn all_that_is_wrong_with_drops_is_told_at_once() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let open = with_speakers(&written(&page(Some(&db), &DraftOptions::default())));
    bring(&db, &open, "Ed").expect("it is imported");
    let link =
        "gainsay: 1\nlinks: [{from: stranded-p0119, to: stranded-40, kind: repeats, by: Ed}]\n";
    bring(&db, link, "Ed").expect("it is imported");

    let wrong = decide(&open, "stranded-p0012", "a\n  question: stranded");
    let wrong = decide(&wrong, "stranded-p0119", "d");
    let wrong = decide(&wrong, "stranded-p0160", "d").replacen("at: 160-234", "at: 160-999", 1)
        + "\nlinks:\n- {from: stranded-p0160, to: stranded-40, kind: repeats, by: Ed}\n";
    let short = faults(bring(&db, &wrong, "Ed"));
    let codes: Vec<FaultCode> = short.iter().map(|(code, _)| *code).collect();
    let expected = [
        FaultCode::MissingKey,
        FaultCode::MissingAsOf,
        FaultCode::BadPair,
        FaultCode::BadSpan,
        FaultCode::UnknownReference,
    ];
    assert_eq!(codes, expected, "{short:?}");
    assert_eq!(faults(bring_long(&db, &wrong, "Ed")), short);

    // What was dropped before stands in a document that is said to be shorter now.
    bring(&db, &decide(&open, "stranded-p0160", "d"), "Ed").expect("it is imported");
    let shorter = "gainsay: 1\ndocuments:\n- {id: stranded, characters: 20}\nspeakers:\n- {id: x, name: X, kind: who}\n";
    let told = |done| match done {
        Err(AppFault::Refused { faults, .. }) => faults
            .into_iter()
            .map(|fault| (fault.code, fault.message))
            .collect::<Vec<_>>(),
        other => panic!("it was to be refused: {other:?}"),
    };
    let short = told(bring(&db, shorter, "Ed"));
    assert!(short.len() > 3, "{short:?}");
    assert_eq!(told(bring_long(&db, shorter, "Ed")), short);
}

#[test]
fn drafts_are_dropped_by_long_texts_too() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let open = with_speakers(&written(&page(Some(&db), &DraftOptions::default())));
    bring(&db, &open, "Ed").expect("it is imported");
    let page = decide(&open, "stranded-p0119", "d");
    bring_long(&db, &page, "Ed").expect("it is imported");
    assert_eq!(dropped(&db), ["stranded-p0119 119-159 a-shop-keeper: Ed "]);
    assert_eq!(statuses(&db).len(), 3);
}
