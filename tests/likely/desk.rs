//! Casebooks to draft into.

use std::path::{Path, PathBuf};

use gainsay::app::draft::{Likelihood, Likely, Mentioned};
use gainsay::app::import::import;
use gainsay::extract::{Mention, Proposal, Quantity, Reference, Standing};
use gainsay::formats::Input;
use gainsay::language::Language;
use gainsay::store::{Author, Store};
use tempfile::TempDir;

pub(crate) struct Desk {
    _directory: TempDir,
    store: Store,
}

impl Desk {
    pub(crate) fn shipped() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/karabakh");
        let files = std::fs::read_dir(folder).expect("it lists").flatten();
        let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
        files.sort();
        Self::of(files.into_iter().map(Input::path).collect())
    }

    pub(crate) fn of_lines(lines: &[String]) -> Self {
        let lines = format!("{{\"gainsay\": 1}}\n{}\n", lines.join("\n"));
        Self::of(vec![Input::stream("desk.jsonl", lines.as_bytes())])
    }

    fn of(inputs: Vec<Input<'_>>) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("desk.db");
        let author = Author {
            who: "test".into(),
            at: "2026-11-20T10:00:00Z".into(),
        };
        import(&path, inputs, &author).expect("it is imported");
        Self {
            store: Store::open_read_only(&path).expect("it opens"),
            _directory: directory,
        }
    }

    pub(crate) fn likelihood(&self) -> Likelihood<'_> {
        Likelihood::of(&self.store).expect("it reads")
    }

    pub(crate) fn mentioned(&self, language: Language, words: &str) -> Mentioned {
        self.likelihood().mentioned(&mention(words), language, None)
    }

    pub(crate) fn likely(&self, language: Language, words: &str, numbers: &[&str]) -> Likely {
        let proposal = proposal(words, numbers);
        let likely = self.likelihood().likely(words, language, &proposal, None);
        likely.expect("it reads")
    }
}

pub(crate) fn mention(words: &str) -> Mention {
    Mention {
        at: 0..words.len(),
        name: words.into(),
        reference: Reference::Named,
        standing: Standing::Untold,
    }
}

/// All of a text as one draft that nobody says.
pub(crate) fn proposal(text: &str, numbers: &[&str]) -> Proposal {
    let quantity = |number: &&str| Quantity {
        at: 0..text.len(),
        answer: (*number).into(),
        counted: String::new(),
    };
    Proposal {
        together: Vec::new(),
        at: 0..text.len(),
        content: std::iter::once(0..text.len()).collect(),
        cue: None,
        speaker: None,
        form: None,
        act: None,
        said: None,
        beside: Vec::new(),
        via: None,
        quantities: numbers.iter().map(quantity).collect(),
        dates: Vec::new(),
        against: None,
    }
}
