//! What is found to be stored as it is, held to comparing with the records that are read back; each field is changed in turn.

use std::fmt::Debug;

use gainsay::model::merge::Identified;
use gainsay::model::record::{
    At, AttributionRecord, ClaimRecord, DocumentRecord, OptionRecord, OriginRecord, QuestionRecord,
    Text,
};
use gainsay::store::{StoreFault, Unchanged};

use crate::support::{casebooks, made};
use crate::views::save;

fn text(value: &str) -> Text {
    At::nowhere(value.to_owned())
}

/// One or the other, whichever it is not.
fn other(value: &Option<Text>) -> Option<Text> {
    match value {
        Some(_) => None,
        None => Some(text("direct")),
    }
}

fn first(said: &mut [AttributionRecord], change: impl FnOnce(&mut AttributionRecord)) {
    if let Some(said) = said.first_mut() {
        change(said);
    }
}

const CLAIMS: &[fn(&mut ClaimRecord)] = &[
    |_| {},
    |claim| claim.id = text("c-unheard-of"),
    |claim| claim.text = text("Another."),
    |claim| claim.question = other(&claim.question),
    |claim| claim.question = Some(text("q0")),
    |claim| claim.answer = other(&claim.answer),
    |claim| claim.answer = Some(text("3")),
    |claim| claim.as_of = other(&claim.as_of),
    |claim| claim.status = other(&claim.status),
    |claim| claim.status = Some(text("draft")),
    |claim| claim.note = other(&claim.note),
    |claim| {
        claim.said.pop();
    },
    |claim| claim.said.extend(claim.said.first().cloned()),
    |claim| claim.said.reverse(),
    |claim| first(&mut claim.said, |said| said.by = text("s0")),
    |claim| first(&mut claim.said, |said| said.document = text("d0")),
    |claim| first(&mut claim.said, |said| said.at = other(&said.at)),
    |claim| first(&mut claim.said, |said| said.at = Some(text("1-2"))),
    |claim| first(&mut claim.said, |said| said.sha256 = other(&said.sha256)),
    |claim| first(&mut claim.said, |said| said.form = other(&said.form)),
    |claim| first(&mut claim.said, |said| said.date = other(&said.date)),
    |claim| first(&mut claim.said, |said| said.via = other(&said.via)),
    |claim| first(&mut claim.said, |said| said.via = Some(text("o0"))),
    |claim| first(&mut claim.said, |said| said.note = other(&said.note)),
];

const DOCUMENTS: &[fn(&mut DocumentRecord)] = &[
    |_| {},
    |document| document.id = text("d-unheard-of"),
    |document| document.outlet = other(&document.outlet),
    |document| document.outlet = Some(text("o0")),
    |document| document.title = other(&document.title),
    |document| document.url = other(&document.url),
    |document| document.archive_url = other(&document.archive_url),
    |document| document.lang = other(&document.lang),
    |document| document.published = other(&document.published),
    |document| document.updated = other(&document.updated),
    |document| document.retrieved = other(&document.retrieved),
    |document| document.sha256 = other(&document.sha256),
    |document| document.characters = document.characters.xor(Some(At::nowhere(7))),
    |document| document.cites = vec![text("d0")],
    |document| document.cites = vec![text("d0"), text("o0")],
    |document| {
        document.cites.pop();
    },
    |document| document.cites.extend(document.cites.first().cloned()),
    |document| {
        document.origin = Some(OriginRecord {
            of: text("d0"),
            how: text("rewrite"),
        });
    },
    |document| document.origin = None,
    |document| document.note = other(&document.note),
];

const QUESTIONS: &[fn(&mut QuestionRecord)] = &[
    |_| {},
    |question| question.id = text("q-unheard-of"),
    |question| question.text = text("Another?"),
    |question| question.answer = text("date"),
    |question| question.unit = other(&question.unit),
    |question| question.measure.value ^= true,
    |question| question.exhaustive.value ^= true,
    |question| question.timing = other(&question.timing),
    |question| question.timing = Some(text("state")),
    |question| question.scope = other(&question.scope),
    |question| question.zone = other(&question.zone),
    |question| question.part_of = other(&question.part_of),
    |question| question.part_of = Some(text("q0")),
    |question| question.note = other(&question.note),
    |question| question.options.reverse(),
    |question| {
        question.options.pop();
    },
    |question| question.options.push(OptionRecord::default()),
    |question| {
        if let Some(option) = question.options.first_mut() {
            option.name = Some(text("Another name"));
        }
    },
    |question| {
        if let Some(option) = question.options.first_mut() {
            option.aliases.insert("az".into(), vec!["Ad".into()]);
        }
    },
];

/// How often records were found to be there, and not.
#[derive(Debug, Default)]
struct Seen {
    there: usize,
    missed: usize,
    different: usize,
}

fn hold<T: Identified + Clone + Debug>(
    stored: &[T],
    changes: &[fn(&mut T)],
    seen: &mut Seen,
    mut has: impl FnMut(&T) -> Result<bool, StoreFault>,
) {
    for record in stored {
        for change in changes {
            let mut changed = record.clone();
            change(&mut changed);
            let same = stored.contains(&changed);
            match has(&changed).expect("it reads") {
                true => assert!(same, "taken for stored: {changed:#?}"),
                false if same => seen.missed += 1,
                false => seen.different += 1,
            }
            seen.there += usize::from(same);
        }
    }
}

#[test]
fn what_is_found_to_be_there_is_there_and_nearly_all_that_is_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut seen = Seen::default();
    for seed in 0..60 {
        let casebook = if seed == 0 {
            casebooks::checked(made::records())
        } else {
            casebooks::casebook(seed)
        };
        let records = casebook.records().normalised();
        let mut store = save(&folder.path().join(format!("{seed}.db")), &casebook);
        store
            .write(|transaction| {
                let mut unchanged = Unchanged::new(transaction)?;
                hold(&records.claims, CLAIMS, &mut seen, |claim| {
                    unchanged.has_claim(claim)
                });
                hold(&records.documents, DOCUMENTS, &mut seen, |document| {
                    unchanged.has_document(document)
                });
                hold(&records.questions, QUESTIONS, &mut seen, |question| {
                    unchanged.has_question(question)
                });
                Ok::<(), StoreFault>(())
            })
            .expect("it reads");
    }
    // Options with names in other languages are for a closer look.
    let Seen {
        there,
        missed,
        different,
    } = seen;
    assert!(
        there > 2000 && different > 10_000 && missed * 10 < there,
        "the test has gone blind: {seen:?}"
    );
}
