//! What can be asked: phrases, beginnings, parts, what to leave out, and by whom.

use gainsay::app::AppFault;
use gainsay::app::search::{PLAIN_MARKS, remarks, search, text};
use gainsay::store::Store;
use gainsay::store::search::{AskedFault, Filter, Method, Order, Search};

use crate::desk::{Desk, all, ids};

fn towns() -> Desk {
    Desk::of_claims(&[
        "The first day of the ceasefire was quiet.",
        "On the day of the first ceasefire a bridge was bombed.",
        "Bombing went on; no cease-fire held.",
        "Nobody denied the bombardment of the eggshell factory.",
    ])
}

#[test]
fn all_words_have_to_be_there() {
    assert_eq!(towns().ids("ceasefire quiet"), ["c0"]);
    assert_eq!(towns().ids("quiet bombed"), [""; 0]);
}

#[test]
fn a_phrase_is_in_this_order() {
    for quotes in [("\"", "\""), ("“", "”"), ("„", "“"), ("«", "»")] {
        let phrase = format!("{}first DAY{}", quotes.0, quotes.1);
        assert_eq!(towns().ids(&phrase), ["c0"], "{phrase}");
    }
    assert_eq!(towns().ids("\"day of the\" bridge"), ["c1"]);
}

#[test]
fn words_are_left_out_in_all_their_forms() {
    assert_eq!(towns().ids("ceasefire -bombing -bridges"), ["c0"]);
    assert_eq!(towns().ids("ceasefire -\"first day\" -bridge"), ["c2"]);
}

#[test]
fn a_star_stands_for_any_ending() {
    let mut found = towns().ids("bomb*");
    found.sort();
    assert_eq!(found, ["c1", "c2", "c3"]);
    assert_eq!(towns().ids("cease-fi*").len(), 3);
}

#[test]
fn parts_of_words_are_found_where_whole_ones_are_not() {
    let desk = towns();
    let found = desk.search("gshel");
    assert_eq!(
        (ids(&found), found.method),
        (vec!["c3".into()], Method::Parts)
    );
    assert!(
        remarks(&found)
            .iter()
            .any(|remark| remark.contains("parts"))
    );
    let shown = text(&found, PLAIN_MARKS, &str::to_owned);
    assert!(shown.contains("of the *eggshell* factory"), "{shown}");
    // A whole word hides the parts, unless they are asked for.
    assert_eq!(desk.ids("day").len(), 2);
    assert_eq!(desk.ids_by_parts("rid"), ["c1"]);
    assert_eq!(desk.ids_by_parts("-quiet fire").len(), 2);
    assert_eq!(desk.ids("zzz"), [""; 0]);
}

#[test]
fn what_cannot_be_asked_is_said() {
    let fault = |words: &str| match towns().try_search(words) {
        Err(AppFault::Asked(fault)) => fault,
        other => panic!("`{words}` gives {other:?}"),
    };
    assert_eq!(
        fault("\"first day"),
        AskedFault::Unclosed("first day".into())
    );
    assert_eq!(fault("?!"), AskedFault::NoWord("?!".into()));
    assert_eq!(fault(""), AskedFault::NoWord(String::new()));
    assert_eq!(fault("-quiet"), AskedFault::OnlyUnwanted);
    let many: Vec<String> = (0..33).map(|number| format!("w{number}")).collect();
    assert_eq!(fault(&many.join(" ")), AskedFault::TooMany);
}

/// Two parties, three speakers, a draft and what was taken back.
fn said() -> Desk {
    let desk = Desk::of_claims(&[]);
    desk.import(
        r#"{"party": {"id": "NB", "name": "Northbank"}}
{"party": {"id": "SB", "name": "Southbank"}}
{"speaker": {"id": "nb-council", "name": "Council", "kind": "body", "party": "NB"}}
{"speaker": {"id": "nb-police", "name": "Police", "kind": "body", "party": "NB"}}
{"speaker": {"id": "sb-council", "name": "Council of the south", "kind": "body", "party": "SB"}}
{"document": {"id": "post", "title": "The ferry", "lang": "en"}}
{"question": {"id": "ferry", "text": "Did the ferry run?", "answer": "yes-no"}}
{"claim": {"id": "a", "question": "ferry", "answer": "yes", "text": "The ferry ran.", "said": [{"by": "nb-council", "in": "post"}]}}
{"claim": {"id": "b", "question": "ferry", "answer": "no", "text": "No ferry ran.", "said": [{"by": "sb-council", "in": "post"}, {"by": "nb-police", "in": "post"}]}}
{"claim": {"id": "c", "text": "The ferry is green.", "status": "draft"}}
{"claim": {"id": "d", "text": "The ferry sank.", "said": [{"by": "nb-council", "in": "post"}]}}
{"claim": {"id": "e", "text": "It did not sink.", "said": [{"by": "nb-council", "in": "post"}]}}
{"link": {"from": "e", "kind": "retracts", "to": "d"}}
"#,
    );
    desk
}

#[test]
fn filters_choose_claims() {
    let desk = said();
    let with = |filter: Filter<'_>| {
        let asked = Search {
            filter,
            ..all("ferry")
        };
        let mut found = ids(&search(&desk.path(), &asked).expect("it is found"));
        found.sort();
        found
    };
    assert_eq!(with(Filter::default()), ["a", "b", "c", "d", "post"]);
    assert_eq!(
        with(Filter {
            question: Some("ferry"),
            ..Filter::default()
        }),
        ["a", "b"]
    );
    assert_eq!(
        with(Filter {
            speaker: Some("nb-council"),
            ..Filter::default()
        }),
        ["a", "d"]
    );
    assert_eq!(
        with(Filter {
            party: Some("NB"),
            ..Filter::default()
        }),
        ["a", "b", "d"]
    );
    let both = Filter {
        question: Some("ferry"),
        party: Some("SB"),
        ..Filter::default()
    };
    assert_eq!(with(both), ["b"]);
    let unknown = Search {
        filter: Filter {
            party: Some("XX"),
            ..Filter::default()
        },
        ..all("ferry")
    };
    assert!(matches!(
        search(&desk.path(), &unknown),
        Err(AppFault::Unknown { what: "party", .. })
    ));
}

#[test]
fn what_does_not_count_is_labelled() {
    let found = said().search("ferry");
    let status = |id: &str| {
        let hit = found.claims.rows.iter().find(|hit| hit.claim == id);
        hit.expect("it is found").status.clone()
    };
    assert_eq!(status("a"), "accepted");
    assert_eq!(status("c"), "draft");
    assert_eq!(status("d"), "retracted");
}

/// A word that is nearly everywhere is not weighed; the last entered come first.
#[test]
fn common_words_are_not_ranked() {
    let texts: Vec<String> = (0..10_050)
        .map(|number| format!("Common {number}"))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let desk = Desk::of_claims(&texts);
    let store = Store::open_read_only(&desk.path()).expect("it opens");
    let found = store
        .search(&Search {
            limit: 3,
            ..all("common")
        })
        .expect("it is found");
    assert_eq!(
        (found.claims.total, found.claims.more, found.claims.order),
        (10_000, true, Order::Newest)
    );
    // What comes in one small file is entered in the order of ids.
    assert_eq!(ids(&found), ["c9999", "c9998", "c9997"]);
    assert_eq!(
        remarks(&found).last().map(String::as_str),
        Some("3 of more than 10,000 claims")
    );
    // One that is rare is still found and weighed beside it.
    let found = store.search(&all("common 77")).expect("it is found");
    assert_eq!(
        (ids(&found), found.claims.order),
        (vec!["c77".into()], Order::Relevance)
    );
}

#[test]
fn one_search_gives_one_order() {
    let desk = towns();
    assert_eq!(
        desk.ids("ceasefire day bomb*"),
        desk.ids("ceasefire day bomb*")
    );
    let again = towns();
    assert_eq!(desk.ids("the"), again.ids("the"));
}

/// A part may stand for very many words, of which the shortest are looked for.
#[test]
fn parts_of_very_many_words() {
    let texts: Vec<String> = (0..700)
        .map(|number| format!("prefix{number}suffix"))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let desk = Desk::of_claims(&texts);
    let found = desk.search("refix suffi");
    assert!(found.parts_cut);
    assert_eq!(found.claims.total, 500);
    assert!(
        remarks(&found)
            .iter()
            .any(|remark| remark.contains("too many words"))
    );
    let parts: Vec<String> = (1..32).map(|number| format!("ix{number}")).collect();
    let many = format!("refix {}", parts.join(" "));
    assert!(desk.search(&many).claims.rows.is_empty());
    let same: Vec<String> = (0..32)
        .map(|letters| "efixxxxx"[..2 + letters % 3].to_owned())
        .collect();
    assert_eq!(desk.search(&same.join(" ")).claims.total, 500);
    let starts: Vec<String> = (0..32)
        .map(|number| format!("{}fix", "e".repeat(number % 2)))
        .collect();
    assert_eq!(desk.search(&starts.join(" ")).claims.total, 500);
}
