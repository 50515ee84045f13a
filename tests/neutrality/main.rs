//! Parties are treated alike: exchanging two of them throughout a casebook exchanges their names in all that is said and
//! drawn of it, and changes nothing else. `docs/neutrality.md` says what exactly is held.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod canonical;
mod exchange;
#[path = "../support/mod.rs"]
mod support;

use gainsay::app::import::import;
use gainsay::formats::{Input, yaml};
use gainsay::model::casebook::Casebook;
use gainsay::model::record::{At, PartyRecord, Records};
use gainsay::store::{Author, Store};

use canonical::{Names, canonical};
use exchange::Exchange;
use support::casebooks::{self, Dice, checked};
use support::outputs::{Output, outputs, sql_outputs};

fn written(records: &Records) -> String {
    let mut bytes = Vec::new();
    yaml::write(records, &mut bytes).expect("memory takes everything");
    String::from_utf8(bytes).expect("it is UTF-8")
}

/// All that is said of a casebook, SQL views among it.
fn everything(text: &str) -> (Casebook, Vec<Output>) {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("x.db");
    let author = Author {
        who: "Ed".into(),
        at: "2026-11-20T10:00:00Z".into(),
    };
    let input = Input::stream("a casebook", text.as_bytes());
    import(&path, vec![input], &author).expect("it is imported");
    let casebook = Store::open_read_only(&path)
        .and_then(|store| store.load())
        .expect("it loads");
    let mut said = outputs(&casebook);
    said.extend(sql_outputs(&path));
    (casebook, said)
}

/// Ids and names are exchanged: the same is said, but for what is listed by id and coloured by it.
fn check_exchange(records: &Records, exchange: &Exchange, what: &str) {
    let text = written(records);
    let exchanged = exchange.apply(&text);
    assert_ne!(text, exchanged, "{what}: there is nothing to exchange");
    let (casebook, before) = everything(&text);
    let (other, after) = everything(&exchanged);
    let nothing = Exchange::default();
    let before = canonical(&before, &Names::of(&casebook, &nothing));
    let after = canonical(&after, &Names::of(&other, exchange));
    let names = |all: &std::collections::BTreeMap<String, Vec<String>>| {
        all.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(names(&before), names(&after), "{what}");
    for (name, before) in &before {
        let after = &after[name];
        if before != after {
            let only = |a: &[String], b: &[String]| -> Vec<String> {
                let line = a.iter().find(|line| !b.contains(line));
                let words = |line: &String| line.split(' ').map(str::to_owned).collect();
                line.map_or_else(Vec::new, words)
            };
            let (first, second) = (only(before, after), only(after, before));
            let beside = |a: &[String], b: &[String]| {
                let words = a.iter().filter(|word| {
                    let times = |all: &[String]| all.iter().filter(|each| each == word).count();
                    times(a) > times(b)
                });
                words.cloned().collect::<Vec<_>>().join(" ")
            };
            panic!(
                "{what}: `{name}` treats parties differently:\n{}\n{}\n\
                 the words of the first alone: {}\nof the second: {}",
                first.join(" "),
                second.join(" "),
                beside(&first, &second),
                beside(&second, &first)
            );
        }
    }
}

/// The parties of random casebooks, and words by which one tells them apart.
const PARTIES: [(&str, &str); 3] = [("AM", "Alpha"), ("AZ", "Bravo"), ("RU", "Gamma")];

/// A random casebook with three parties, all with names of one length, and a name for every speaker.
fn random(seed: u64) -> Records {
    let mut records = casebooks::records(seed);
    let dice = &mut Dice::new(seed ^ 0x5eed);
    let text = |text: &str| At::nowhere(text.to_owned());
    records.parties = PARTIES
        .iter()
        .map(|(id, name)| PartyRecord {
            id: text(id),
            name: text(name),
            aliases: [("fr".to_owned(), vec![format!("le {name}")])].into(),
            ..PartyRecord::default()
        })
        .collect();
    for (number, speaker) in records.speakers.iter_mut().enumerate() {
        let party = dice.below(4);
        speaker.party = PARTIES.get(party).map(|(id, _)| text(id));
        let name = PARTIES.get(party).map_or("Nobody", |(_, name)| name);
        speaker.name = text(&format!("Voice {number} of {name}"));
    }
    for claim in &mut records.claims {
        let (_, name) = PARTIES[dice.below(3)];
        claim.text = text(&format!("As {name} has it."));
    }
    for question in &mut records.questions {
        for option in &mut question.options {
            let party = PARTIES.iter().find(|(id, _)| *id == option.id.value);
            option.name = party.map(|(_, name)| text(name));
        }
    }
    checked(records.clone());
    records
}

fn cases(usual: u64) -> u64 {
    std::env::var("GAINSAY_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(usual)
}

#[test]
fn exchanging_two_parties_of_random_casebooks_exchanges_their_names() {
    for seed in 0..cases(25) {
        let records = random(seed);
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            let exchange =
                Exchange::of([(PARTIES[a].0, PARTIES[b].0), (PARTIES[a].1, PARTIES[b].1)]);
            check_exchange(&records, &exchange, &format!("seed {seed}, {a} and {b}"));
        }
    }
}
