//! What 100 drafts may mean in a casebook: how long until the casebook is ready, and then for all of them.
//!
//! `cargo bench --bench likely -- CASEBOOK` takes the words of 100 of its own claims for drafts.
#![expect(clippy::expect_used, reason = "a bench fails by it")]
#![expect(clippy::print_stdout, reason = "its result")]

use std::path::Path;
use std::time::Instant;

use gainsay::app::draft::Likelihood;
use gainsay::extract::{Mention, Proposal, Reference, Standing};
use gainsay::language::Language;
use gainsay::store::Store;
use rusqlite::{Connection, OpenFlags};

const DRAFTS: usize = 100;

fn main() {
    let path = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    let Some(path) = path else {
        println!("name a casebook");
        return;
    };
    let path = Path::new(&path);
    let texts = texts(path);
    let began = Instant::now();
    let store = Store::open_read_only(path).expect("it opens");
    let mut likelihood = Likelihood::of(&store).expect("it reads");
    println!("ready in {:.2} s", began.elapsed().as_secs_f64());
    let began = Instant::now();
    let (mut questions, mut repeats) = (0, 0);
    for text in &texts {
        let found = likelihood
            .likely(text, Language::English, &proposal(text), None)
            .expect("it reads");
        questions += found.questions.len();
        repeats += found.repeats.len();
    }
    println!(
        "{} drafts in {:.2} s: {questions} questions, {repeats} repeats",
        texts.len(),
        began.elapsed().as_secs_f64()
    );
}

/// The texts of claims that lie evenly over the casebook.
fn texts(path: &Path) -> Vec<String> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("it opens");
    let last: i64 = db
        .query_row("SELECT coalesce(max(id), 0) FROM claims", [], |row| {
            row.get(0)
        })
        .expect("it reads");
    let step = (last / DRAFTS as i64).max(1);
    let mut texts = db
        .prepare("SELECT text FROM claims WHERE id % ?1 = 0 ORDER BY id LIMIT ?2")
        .expect("it reads");
    texts
        .query_map((step, DRAFTS as i64), |row| row.get(0))
        .expect("it reads")
        .collect::<Result<_, _>>()
        .expect("it reads")
}

fn proposal(text: &str) -> Proposal {
    Proposal {
        at: 0..text.len(),
        content: std::iter::once(0..text.len()).collect(),
        cue: None,
        speaker: Some(Mention {
            at: 0..0,
            name: "Speaker 77".into(),
            reference: Reference::Named,
            standing: Standing::Untold,
        }),
        together: Vec::new(),
        form: None,
        act: None,
        said: None,
        via: None,
        quantities: Vec::new(),
        dates: Vec::new(),
        beside: Vec::new(),
        against: None,
    }
}
