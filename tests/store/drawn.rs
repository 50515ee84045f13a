//! What all claims are drawn from is read without the texts of statements: the same is known of them, and the same drawn.

use gainsay::analysis::positions::Positions;
use gainsay::draw::flow::{Shares, write_all_claims};
use gainsay::model::casebook::Casebook;
use rusqlite::Connection;

use crate::support::{casebooks, made};
use crate::views::save;

/// All that is known of who said what, and what is live.
fn known(casebook: &Casebook) -> Vec<String> {
    casebook
        .claims()
        .map(|(_, claim)| format!("{} {} {:?}", claim.id(), claim.live, claim.said))
        .collect()
}

fn dot(casebook: &Casebook) -> Vec<u8> {
    let mut bytes = Vec::new();
    let positions = Positions::of(casebook);
    write_all_claims(casebook, &positions, Shares::default(), &mut bytes).expect("memory takes it");
    bytes
}

/// Whether the texts of statements were left out.
fn is_lean(casebook: &Casebook) -> bool {
    casebook
        .claims()
        .any(|(_, claim)| claim.said.len() > claim.entry.said.len())
}

#[test]
fn the_same_is_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut lean, mut whole) = (0, 0);
    for seed in 0..150 {
        let casebook = if seed == 0 {
            casebooks::checked(made::records())
        } else {
            casebooks::casebook(seed)
        };
        let store = save(&folder.path().join(format!("{seed}.db")), &casebook);
        let (all, drawn) = (store.load(), store.load_drawn_from(0));
        let (all, drawn) = (all.expect("it loads"), drawn.expect("it loads"));
        assert_eq!(known(&drawn), known(&all), "seed {seed}");
        assert!(dot(&drawn) == dot(&all), "seed {seed}");
        if is_lean(&drawn) {
            lean += 1;
        } else {
            whole += 1;
        }
    }
    assert!(lean > 40 && whole > 10, "{lean} lean, {whole} whole");
}

/// Another program may have written statements in another order, or what nobody can read.
#[test]
fn what_others_wrote_is_read_as_ever() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made.db");
    let store = save(&path, &casebooks::checked(made::records()));
    assert!(is_lean(&store.load_drawn_from(0).expect("it loads")));
    let other = Connection::open(&path).expect("it opens");
    other
        .execute("UPDATE attributions SET place = 1000 - place", [])
        .expect("it is written");
    let (all, drawn) = (store.load(), store.load_drawn_from(0));
    let (all, drawn) = (all.expect("it loads"), drawn.expect("it loads"));
    assert!(!is_lean(&drawn), "no claim was said twice");
    assert_eq!(known(&drawn), known(&all));
    other
        .execute("UPDATE attributions SET said = 'once' WHERE id = 1", [])
        .expect("it is written");
    let faults = [store.load(), store.load_drawn_from(0)].map(|read| {
        let fault = read.expect_err("there is no such date");
        fault.to_string()
    });
    assert_eq!(faults[0], faults[1]);
}
