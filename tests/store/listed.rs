//! Disputes that are counted and loaded in parts, held to those of the whole casebook; and the counts that are kept.

use std::fs;
use std::path::Path;

use gainsay::app::AppFault;
use gainsay::app::disputes::{self, Counted, Order, Told};
use gainsay::app::report::Findings;
use gainsay::store::Store;

use crate::support::{casebooks, made};
use crate::views::save;

fn told(store: &Store, all: &Counted, order: Order, limit: usize, in_full: usize) -> String {
    let mut text = String::new();
    let told = Told {
        order,
        limit,
        in_full,
    };
    disputes::tell(store, all, told, &mut |part| -> Result<(), AppFault> {
        text.push_str(part);
        Ok(())
    })
    .expect("it reads");
    text
}

#[test]
fn disputes_told_in_parts_are_those_of_the_whole_casebook() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut seen = 0;
    for seed in 0..150 {
        let casebook = if seed == 0 {
            casebooks::checked(made::records())
        } else {
            casebooks::casebook(seed)
        };
        let findings = Findings::of(&casebook);
        let store = save(&folder.path().join(format!("{seed}.db")), &casebook);
        let all = Counted::of(&store).expect("it reads");
        let rows = disputes::rows(&store, &all, Order::Id, usize::MAX).expect("it reads");
        assert_eq!(rows, findings.disputes_rows(), "seed {seed}");
        if findings.disputes.unasked.is_empty() {
            let text = told(&store, &all, Order::Id, usize::MAX, usize::MAX);
            assert_eq!(text, findings.disputes_text(), "seed {seed}");
            seen += all.disputes.len();
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn what_is_left_out_is_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let casebook = casebooks::checked(made::records());
    let store = save(&folder.path().join("made.db"), &casebook);
    let all = Counted::of(&store).expect("it reads");
    let number = all.disputes.len();
    assert!(number > 5, "{number}");
    let text = told(&store, &all, Order::Contradictions, 2, 0);
    let most = all.disputes.iter().map(|dispute| dispute.pairs.0).max();
    let first = text.lines().nth(2).expect("the counts of the first");
    assert!(
        first.contains(&format!("; {} contradiction", most.unwrap_or(0))),
        "{text}"
    );
    assert!(
        text.contains(&format!("… and {} more disputes", number - 2)),
        "{text}"
    );
    assert_eq!(text.matches("In full: gainsay show ").count(), 2, "{text}");
    let sum: usize = all.disputes.iter().map(|dispute| dispute.pairs.0).sum();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains(&format!("All {number}: {sum} contradictions")),
        "{words}"
    );
}

#[test]
fn counts_are_kept_until_the_file_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.db");
    let cache = folder.path().join("cache");
    let store = save(&path, &casebooks::checked(made::records()));
    let kept = |store: &Store| disputes::kept(store, Some(&cache)).expect("it reads");
    let file = || -> std::path::PathBuf {
        let mut files = fs::read_dir(&cache).expect("it lists").flatten();
        files.next().expect("one file").path()
    };
    let first = kept(&store);
    assert_eq!(first, Counted::of(&store).expect("it reads"));
    // What is kept is what is given: a mark in it comes back.
    let marked = fs::read_to_string(file()).expect("it reads");
    let marked = marked.replace("\"unasked\":0", "\"unasked\":7");
    fs::write(file(), &marked).expect("it writes");
    assert_eq!(kept(&store).unasked, 7);
    for broken in [
        "",
        "{",
        "null",
        &marked.replace("\"version\":\"", "\"version\":\"x"),
        // Another program of the same version may count otherwise.
        &marked.replace("\"bytes\":", "\"bytes\":1"),
        &marked.replace("\"secs\":", "\"secs\":1"),
    ] {
        fs::write(file(), broken).expect("it writes");
        assert_eq!(kept(&store), first, "{broken}");
        fs::write(file(), &marked).expect("it writes");
    }
    // A change by whatever program is one.
    let db = rusqlite::Connection::open(&path).expect("it opens");
    db.execute("UPDATE claims SET status = 'draft'", [])
        .expect("it writes");
    drop(db);
    assert_eq!(kept(&store), Counted::default());
    assert_eq!(fs::read_dir(&cache).expect("it lists").count(), 1);
    // Where nothing can be written, nothing is kept, and that is no fault.
    let blocked = path.join("cache");
    let counted = disputes::kept(&store, Some(&blocked)).expect("it reads");
    assert_eq!(counted, Counted::default());
    assert_eq!(disputes::kept(&store, None).expect("it reads"), counted);
}

#[test]
fn the_cache_lies_where_caches_lie() {
    let folder = |values: &'static [(&str, &str)]| {
        disputes::folder(&move |name| {
            let found = values.iter().find(|(each, _)| *each == name);
            found.map(|(_, value)| (*value).into())
        })
    };
    let home = Path::new("/home/x/.cache/gainsay");
    assert_eq!(folder(&[]), None);
    assert_eq!(folder(&[("HOME", "/home/x")]).as_deref(), Some(home));
    let other = folder(&[("HOME", "/home/x"), ("XDG_CACHE_HOME", "/caches")]);
    assert_eq!(other.as_deref(), Some(Path::new("/caches/gainsay")));
    // A name that is not a full one is left out, as the standard has it.
    let relative = folder(&[("HOME", "/home/x"), ("XDG_CACHE_HOME", "caches")]);
    assert_eq!(relative.as_deref(), Some(home));
}
