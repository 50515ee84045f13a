//! Parties are treated alike: exchanging two of them throughout a casebook exchanges their names in all that is said and
//! drawn of it, and changes nothing else. `docs/decisions.md` says what exactly is held.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod canonical;
mod exchange;
mod palette;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use gainsay::app::import::import;
use gainsay::formats::{Input, yaml};
use gainsay::model::casebook::Casebook;
use gainsay::model::record::{At, PartyRecord, Records};
use gainsay::store::{Author, Store};

use canonical::{Names, Renamed};
use exchange::Exchange;
use support::casebooks::{self, Dice, checked};
use support::outputs::{Output, outputs, sql_outputs};
use support::shipped;

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

/// A casebook, and all that is said of it.
struct Told {
    text: String,
    said: Vec<Output>,
    casebook: Casebook,
}

impl Told {
    fn of(records: &Records) -> Self {
        let text = written(records);
        let (casebook, said) = everything(&text);
        Self {
            text,
            said,
            casebook,
        }
    }

    fn exchanged(&self, exchange: &Exchange, what: &str) -> (Casebook, Vec<Output>) {
        let exchanged = exchange.apply(&self.text);
        assert_ne!(self.text, exchanged, "{what}: there is nothing to exchange");
        everything(&exchanged)
    }

    /// Ids and names are exchanged: the same is said, but for what is listed by id and coloured by it.
    fn check_exchange(&self, exchange: &Exchange, what: &str) {
        let (other, after) = self.exchanged(exchange, what);
        let nothing = Exchange::default();
        let before = Renamed::of(&self.said, &Names::of(&self.casebook, &nothing));
        let after = Renamed::of(&after, &Names::of(&other, exchange));
        assert_eq!(before.names(), after.names(), "{what}");
        if let Some((name, before, after)) = before.differing(&after, exchange) {
            panic!(
                "{what}: `{name}` treats parties differently:\n{}\n{}",
                beside(&before, &after),
                beside(&after, &before)
            );
        }
    }

    /// Names alone are exchanged, and all that is written in words: the same is said to the byte.
    fn check_names(&self, exchange: &Exchange, what: &str) {
        let (_, after) = self.exchanged(exchange, what);
        assert_eq!(self.said.len(), after.len(), "{what}");
        for (before, after) in self.said.iter().zip(&after) {
            assert_eq!(before.name, after.name, "{what}");
            let (first, again) = (before.form.written(), exchange.apply(&after.form.written()));
            let differing = first.split(' ').zip(again.split(' ')).find(|(a, b)| a != b);
            assert!(
                first == again,
                "{what}: `{}` treats names differently: {differing:?}",
                before.name
            );
        }
    }
}

/// The words that the first line of the one says and nothing of the other does, or that it says more often.
fn beside(one: &[String], other: &[String]) -> String {
    let alone = |all: &[String], but: &[String]| {
        let times = |all: &[String], line: &str| all.iter().filter(|each| *each == line).count();
        let alone = all.iter().find(|line| times(all, line) > times(but, line));
        alone.cloned().unwrap_or_default()
    };
    let (line, opposite) = (alone(one, other), alone(other, one));
    let times = |line: &str, word: &str| line.split(' ').filter(|each| *each == word).count();
    let words = line.split(' ');
    let words = words.filter(|word| times(&line, word) > times(&opposite, word));
    words.collect::<Vec<_>>().join(" ")
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
    for seed in 0..cases(12) {
        let told = Told::of(&random(seed));
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            let exchange =
                Exchange::of([(PARTIES[a].0, PARTIES[b].0), (PARTIES[a].1, PARTIES[b].1)]);
            told.check_exchange(&exchange, &format!("seed {seed}, {a} and {b}"));
        }
    }
}

/// Parties to exchange: each and the next, or every two where `GAINSAY_CASES` asks for more than usual.
fn pairs(records: &Records) -> Vec<(String, String)> {
    let ids = records.parties.iter().map(|party| &party.id.value);
    let ids: Vec<&String> = ids.collect();
    let far = if cases(0) > 0 { ids.len() } else { 1 };
    let mut pairs = Vec::new();
    for (place, a) in ids.iter().enumerate() {
        let others = ids.iter().skip(place + 1).take(far);
        pairs.extend(others.map(|b| ((*a).clone(), (*b).clone())));
    }
    pairs
}

/// A name for a party made from its id, one word, as long as those of others.
fn side(id: &str) -> String {
    format!("Side{id:X<6}").replace('-', "Y")
}

/// The text with the ids of claims, questions and documents replaced by others in the same order: ids that editors made
/// of a party's letters name things, not parties, and of several alike the first by id is shown.
fn with_plain_ids(records: &Records) -> String {
    let ids = records
        .claims
        .iter()
        .map(|claim| &claim.id.value)
        .chain(records.questions.iter().map(|question| &question.id.value))
        .chain(records.documents.iter().map(|document| &document.id.value));
    let ids: BTreeSet<&String> = ids.collect();
    let plain = |(number, id): (usize, &String)| (id.clone(), format!("thing{number:04}"));
    let plain: BTreeMap<String, String> = ids.into_iter().enumerate().map(plain).collect();
    let text = written(records);
    let mut replaced = String::with_capacity(text.len());
    for part in text.split_inclusive(|sign: char| !sign.is_alphanumeric() && sign != '-') {
        let id = part.trim_end_matches(|sign: char| !sign.is_alphanumeric() && sign != '-');
        replaced.push_str(plain.get(id).map_or(id, String::as_str));
        replaced.push_str(&part[id.len()..]);
    }
    replaced
}

/// The casebook with such names, written where the parties' own stood, and parties' ids of one length.
fn with_sides(records: &Records) -> Records {
    let even = Exchange::of([("NATO", "NT"), ("nato", "nt")]);
    let text = even.apply(&with_plain_ids(records));
    let records = shipped::records_of(Input::stream("a casebook", text.as_bytes()));
    let mut text = written(&records);
    for party in &records.parties {
        if party.name.value != party.id.value {
            text = text.replace(&party.name.value, &side(&party.id.value));
        }
    }
    let mut records = shipped::records_of(Input::stream("a casebook", text.as_bytes()));
    for party in &mut records.parties {
        party.name.value = side(&party.id.value);
    }
    records
}

#[test]
fn exchanging_any_two_parties_of_real_casebooks_exchanges_their_names() {
    for (what, records) in [
        ("towns", shipped::towns()),
        ("shipped", shipped::karabakh()),
    ] {
        let records = with_sides(&records);
        let told = Told::of(&records);
        let pairs = pairs(&records);
        assert!(!pairs.is_empty());
        for (a, b) in pairs {
            let what = format!("{what}, {a} and {b}");
            let (lower_a, lower_b) = (a.to_lowercase(), b.to_lowercase());
            let (side_a, side_b) = (side(&a), side(&b));
            let names = Exchange::of([(&*side_a, &*side_b)]);
            told.check_names(&names, &what);
            let all = Exchange::of([(&*a, &*b), (&lower_a, &lower_b), (&side_a, &side_b)]);
            told.check_exchange(&all, &what);
        }
    }
}

#[test]
fn exchanging_the_names_of_random_casebooks_changes_nothing_else() {
    for seed in 0..cases(12) {
        let names = Exchange::of([("Alpha", "Bravo")]);
        Told::of(&random(seed)).check_names(&names, &format!("seed {seed}"));
    }
}

#[test]
fn exchanging_what_speaks_for_parties_too_exchanges_names_only() {
    for seed in 0..cases(12) {
        let exchange = Exchange::of([("AM", "AZ"), ("Alpha", "Bravo"), ("s0", "s1"), ("o0", "o1")]);
        Told::of(&random(seed)).check_exchange(&exchange, &format!("seed {seed}"));
    }
}
