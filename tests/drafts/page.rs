//! The page itself: what it reads like, and that nothing in an article can break it.

use gainsay::app::draft::{Article, ByName, DraftOptions, page_of};
use gainsay::extract::{Drafted, Mention, Reference, Standing};
use gainsay::formats::{Input, Sources, read};
use gainsay::language::Language;
use gainsay::model::record::Records;
use gainsay::store::Store;
use proptest::prelude::*;

use crate::article::{article, at, author, drafted, page, proposal, towns, written};

const EXPECTED: &str = include_str!("page.yaml");

/// The page as a person meets it. `DRAFTS=overwrite cargo test --test drafts` writes it anew.
#[test]
fn the_page_reads_like_this() {
    let directory = tempfile::tempdir().expect("a directory");
    let options = DraftOptions {
        own: true,
        published: Some("2024-03-06".into()),
        outlet: Some("river-post".into()),
        ..DraftOptions::default()
    };
    let page = page(Some(&towns(directory.path())), &options);
    let text = written(&page);
    if std::env::var_os("DRAFTS").is_some_and(|mode| mode == "overwrite") {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts/page.yaml");
        std::fs::write(path, &text).expect("it is written");
    }
    assert_eq!(text, EXPECTED);
    assert_eq!(
        page.summary(),
        ["stranded.txt: English, `stranded`; 5 proposals; left out: 1 link"]
    );
}

#[test]
fn the_same_text_gives_the_same_page() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let options = DraftOptions::default();
    let (first, second) = (page(Some(&db), &options), page(Some(&db), &options));
    assert_eq!(written(&first), written(&second));
    // Without the document's own voice the others keep their ids.
    let own = DraftOptions {
        own: true,
        ..DraftOptions::default()
    };
    let ids = |page: &gainsay::app::draft::DraftedPage| -> Vec<String> {
        let claims = page.page.claims.iter();
        claims.map(|claim| claim.record.id.value.clone()).collect()
    };
    let all = ids(&page(None, &own));
    assert_eq!(all.len(), 5);
    assert_eq!(ids(&page(None, &options)), all[..4]);
    assert_eq!(all[2].as_str(), "stranded-p0160");
    assert_eq!(all[3].as_str(), "stranded-p0160-2");
}

#[test]
fn nothing_is_proposed_without_proposals() {
    let nothing = Drafted {
        language: Language::English,
        proposals: Vec::new(),
        left_out: Vec::new(),
    };
    let articles = [(article(), nothing)];
    let page = page_of(
        None,
        &articles,
        &mut ByName::default(),
        &DraftOptions::default(),
    )
    .expect("it is drafted");
    let text = written(&page);
    assert!(text.contains("nothing to decide"), "{text}");
    let (records, faults) = read_page(&text);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(records.len(), 1, "the document alone");
}

/// Another text of a document that the casebook has: nothing is drafted onto it.
#[test]
fn another_text_of_a_document_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let page = written(&page(Some(&db), &DraftOptions::default()));
    let page = page.replace(
        "decide: \n  id: a-shop-keeper",
        "decide: a\n  id: a-shop-keeper",
    );
    let page = page.replace(
        "decide: \n  id: town-council-of-westbank",
        "decide: a\n  id: town-council-of-westbank",
    );
    gainsay::app::import::import(
        &db,
        vec![Input::stream("page.yaml", page.as_bytes())],
        &author("Ed"),
    )
    .expect("it is imported");
    let store = Store::open_read_only(&db).expect("it opens");
    let changed = Article {
        text: article().text.replace("NORTHBANK", "SOUTHBANK, Tuesday"),
        ..article()
    };
    let try_as = |as_new: Option<&str>| {
        let options = DraftOptions {
            as_new: as_new.map(str::to_owned),
            ..DraftOptions::default()
        };
        let nothing = Drafted {
            proposals: Vec::new(),
            ..drafted()
        };
        let articles = [(changed.clone(), nothing)];
        page_of(Some(&store), &articles, &mut ByName::default(), &options)
    };
    let fault = try_as(None).expect_err("it is another text");
    assert!(fault.to_string().contains("with another text"), "{fault}");
    assert_eq!(fault.kind(), gainsay::app::FaultKind::Input);
    let page = try_as(Some("stranded-corrected")).expect("it is one of its own");
    assert_eq!(page.page.documents[0].record.id.value, "stranded-corrected");
    assert!(try_as(Some("stranded")).is_err());
}

fn read_page(text: &str) -> (Records, Vec<gainsay::model::fault::Fault>) {
    read(
        &mut Sources::new(),
        Input::stream("page.yaml", text.as_bytes()),
    )
    .expect("it is read")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever an article and its names hold, the page is read back as it was meant, and no comment becomes a field.
    #[test]
    fn no_words_break_out(
        name in "(?s)\\PC{0,20}|[\\x00-\\x{2fff}]{1,30}|\n?- id: x\n|# decide: a",
        words in "(?s)[\\x00-\\x{2fff}]{0,40}|\\r\\u{85}claims:\\u{2028}- id: y|: #",
        answer in "(?s)\\PC{1,12}",
    ) {
        let whole = format!("A{words}B");
        let text = format!("First.\n{whole}\nLast.");
        let from = "First.\n".len();
        let mention = Mention { at: from..from + 1, name: name.clone(), reference: Reference::Named, standing: Standing::Untold };
        let mut one = proposal("NORTHBANK", &[], Some(mention));
        one.at = from..from + whole.len();
        one.content = vec![one.at.clone()];
        one.quantities = vec![gainsay::extract::Quantity { at: 0..1, answer, counted: name.clone() }];
        let articles = [(
            Article { name: "a.txt".into(), text: text.clone(), title: Some(words.clone()), ..Article::default() },
            Drafted { language: Language::English, proposals: vec![one], left_out: Vec::new() },
        )];
        let page = page_of(None, &articles, &mut ByName::default(), &DraftOptions::default()).expect("it is drafted");
        let written = written(&page);
        let decided = written.replacen("decide: \n", "decide: a\n", 2);
        let (records, faults) = read_page(&decided);
        prop_assert!(faults.is_empty(), "{:?}\n{}", faults, decided);
        prop_assert_eq!(records.claims.len(), 1);
        prop_assert_eq!(records.speakers.len(), 1);
        prop_assert_eq!(records.documents.len(), 1);
        prop_assert_eq!(records.len(), 3);
        prop_assert_eq!(&records.claims[0].text, &page.page.claims[0].record.text);
        prop_assert_eq!(&records.speakers[0].name, &page.page.speakers[0].record.name);
        prop_assert_eq!(&records.documents[0], &page.page.documents[0].record);
        let _ = at("NORTHBANK");
    }
}

/// An outlet that the article names is the casebook's of that name; no other is guessed.
#[test]
fn the_outlet_is_known_by_its_name() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = Store::open_read_only(&towns(directory.path())).expect("it opens");
    let named = |outlet: &str| {
        let articles = [(
            Article {
                outlet: Some(outlet.into()),
                ..article()
            },
            drafted(),
        )];
        let options = DraftOptions::default();
        let page = page_of(Some(&store), &articles, &mut ByName::default(), &options);
        let page = page.expect("it is drafted");
        let outlet = page.page.documents[0].record.outlet.clone();
        (outlet.map(|outlet| outlet.value), page.summary().len())
    };
    assert_eq!(named("the River Post"), (Some("river-post".into()), 1));
    assert_eq!(named("The Hill Post"), (None, 2));
}

/// Two who speak together say one claim, each under a name of their own.
#[test]
fn who_speaks_together_says_one_claim() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let store = Store::open_read_only(&db).expect("it opens");
    let mut by_name = ByName::of(&store.load().expect("it loads"));
    let mut both = drafted();
    let other = both.proposals[3].speaker.clone();
    both.proposals.truncate(1);
    both.proposals[0].together.extend(other);
    let articles = [(article(), both)];
    let page = page_of(
        Some(&store),
        &articles,
        &mut by_name,
        &DraftOptions::default(),
    );
    let page = page.expect("it is drafted");
    let said = &page.page.claims[0].record.said;
    let by: Vec<&str> = said.iter().map(|said| said.by.as_str()).collect();
    assert_eq!(by, ["nb-council", "town-council-of-westbank"]);
    assert_eq!(page.page.speakers.len(), 1);
    assert!(written(&page).contains("# and by “Town Council of Westbank”; proposed above"));
}

/// *The ferry company* and *the ferry company* are one proposed speaker.
#[test]
fn the_case_of_a_name_makes_no_other_speaker() {
    let directory = tempfile::tempdir().expect("a directory");
    let db = towns(directory.path());
    let store = Store::open_read_only(&db).expect("it opens");
    let mut by_name = ByName::of(&store.load().expect("it loads"));
    let mut both = drafted();
    for (proposal, name) in both
        .proposals
        .iter_mut()
        .zip(["The Council", "the council"])
    {
        proposal.speaker.as_mut().expect("a speaker").name = name.into();
    }
    both.proposals.truncate(2);
    let articles = [(article(), both)];
    let page = page_of(
        Some(&store),
        &articles,
        &mut by_name,
        &DraftOptions::default(),
    );
    let page = page.expect("it is drafted");
    assert_eq!(page.page.speakers.len(), 1);
    assert!(written(&page).contains("“The Council” · speaks 2 times"));
}

#[test]
fn a_pronoun_that_leads_to_nobody_is_no_name() {
    let mut by_name = ByName::default();
    let mut one = drafted();
    one.proposals.truncate(1);
    let speaker = one.proposals[0].speaker.as_mut().expect("a speaker");
    speaker.name = "she".into();
    speaker.reference = Reference::Unresolved;
    let articles = [(article(), one)];
    let page = page_of(None, &articles, &mut by_name, &DraftOptions::default());
    let page = written(&page.expect("it is drafted"));
    assert!(page.contains("# the text does not tell for whom “she” stands"));
    assert!(
        page.contains("Unnamed (stranded: she)\"\n  kind: group\n  anonymous: true\n"),
        "{page}"
    );
}
