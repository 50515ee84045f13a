//! A short article with hand-made proposals.

use std::path::{Path, PathBuf};

use gainsay::app::draft::{Article, ByName, DraftOptions, DraftedPage, page_of};
use gainsay::extract::{
    Act, DateFound, Drafted, Furniture, LeftOut, Mention, Proposal, Quantity, Reference, Standing,
};
use gainsay::language::Language;
use gainsay::model::claim::Form;
use gainsay::store::{Author, Store};

pub(crate) const TEXT: &str = "NORTHBANK – The town council of Northbank said on Tuesday that at least 40 people were stranded.\n\
Read more: The bridge\n\
“Nobody was warned,” a shop-keeper said. The two councils blame each other for the closure – “ça suffit”, they say.\n\
The bridge is old.\n";

/// The bytes of some words of the article.
pub(crate) fn at(words: &str) -> std::ops::Range<usize> {
    let from = TEXT.find(words).expect("the article has these words");
    from..from + words.len()
}

fn mention(words: &str, name: &str, reference: Reference) -> Mention {
    Mention {
        at: at(words),
        name: name.into(),
        reference,
        standing: Standing::Untold,
    }
}

pub(crate) fn proposal(whole: &str, content: &[&str], speaker: Option<Mention>) -> Proposal {
    Proposal {
        at: at(whole),
        content: content.iter().map(|part| at(part)).collect(),
        cue: None,
        speaker,
        together: Vec::new(),
        form: Some(Form::Indirect),
        act: None,
        said: None,
        beside: Vec::new(),
        via: None,
        quantities: Vec::new(),
        dates: Vec::new(),
        against: None,
    }
}

/// What could be drafted of it.
pub(crate) fn drafted() -> Drafted {
    let council = mention(
        "The town council of Northbank",
        "Town Council of Northbank",
        Reference::Named,
    );
    let stranded = Proposal {
        quantities: vec![Quantity {
            at: at("at least 40 people"),
            answer: "at least 40".into(),
            counted: "people".into(),
        }],
        said: Some(DateFound {
            at: at("on Tuesday"),
            date: "2024-03-05".into(),
            is_relative: true,
        }),
        ..proposal(
            "The town council of Northbank said on Tuesday that at least 40 people were stranded.",
            &["at least 40 people were stranded"],
            Some(council.clone()),
        )
    };
    let warned = Proposal {
        form: Some(Form::Direct),
        act: Some(Act::Denies),
        ..proposal(
            "“Nobody was warned,” a shop-keeper said.",
            &["Nobody was warned"],
            Some(mention("a shop-keeper", "a shop-keeper", Reference::Named)),
        )
    };
    let blame = "The two councils blame each other for the closure – “ça suffit”, they say.";
    let one = Proposal {
        act: Some(Act::Accuses),
        against: Some(mention(
            "The two councils",
            "the other council",
            Reference::Named,
        )),
        ..proposal(blame, &["the closure"], Some(council))
    };
    let other = Proposal {
        act: Some(Act::Accuses),
        ..proposal(
            blame,
            &["the closure", "ça suffit"],
            Some(mention(
                "two councils",
                "Town Council of Westbank",
                Reference::Named,
            )),
        )
    };
    let own = Proposal {
        form: None,
        ..proposal("The bridge is old.", &["The bridge is old."], None)
    };
    Drafted {
        language: Language::English,
        proposals: vec![stranded, warned, one, other, own],
        left_out: vec![LeftOut {
            at: at("Read more: The bridge"),
            what: Furniture::Link,
        }],
    }
}

pub(crate) fn article() -> Article {
    Article {
        name: "stranded.txt".into(),
        text: TEXT.into(),
        ..Article::default()
    }
}

pub(crate) fn author(who: &str) -> Author {
    Author {
        who: who.into(),
        at: "2026-11-20T10:00:00Z".into(),
    }
}

/// A casebook of the two towns.
pub(crate) fn towns(directory: &Path) -> PathBuf {
    let path = directory.join("towns.db");
    let towns = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts/towns.yaml");
    let input = gainsay::formats::Input::path(&towns);
    gainsay::app::import::import(&path, vec![input], &author("Ed")).expect("it is imported");
    path
}

/// A page of drafts, against a casebook or none.
pub(crate) fn page(db: Option<&Path>, options: &DraftOptions) -> DraftedPage {
    let store = db.map(|db| Store::open_read_only(db).expect("it opens"));
    let mut by_name = match &store {
        Some(store) => ByName::of(&store.load().expect("it loads")),
        None => ByName::default(),
    };
    page_of(
        store.as_ref(),
        &[(article(), drafted())],
        &mut by_name,
        options,
    )
    .expect("it is drafted")
}

pub(crate) fn written(page: &DraftedPage) -> String {
    let mut bytes = Vec::new();
    page.page
        .write(&mut bytes)
        .expect("memory takes everything");
    String::from_utf8(bytes).expect("it is UTF-8")
}
