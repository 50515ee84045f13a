//! The examples of docs/origins.md, and the hard ones.

use gainsay::analysis::lineage::house::House;
use gainsay::analysis::lineage::sourcing::{Independence, Lineage, Sourcing};
use gainsay::analysis::lineage::trails::Vertex;
use gainsay::formats::{Input, Sources, read};
use gainsay::model::casebook::Casebook;
use gainsay::model::validate::validate;

const HEAD: &str = "gainsay: 1
speakers: [{id: s, name: S, kind: person}, {id: t, name: T, kind: person}]
outlets:
  - {id: agency, name: Agency}
  - {id: daily, name: Daily, owner: House}
  - {id: weekly, name: Weekly, owner: House}
  - {id: radio, name: Radio}
documents:
";

fn casebook(documents: &str, said: &str) -> Casebook {
    let text =
        format!("{HEAD}{documents}\nclaims:\n  - {{id: c, text: A claim., said: [{said}]}}\n");
    let input = Input::stream("example", text.as_bytes());
    let (records, faults) = read(&mut Sources::new(), input).expect("it reads");
    assert!(faults.is_empty(), "{faults:?}");
    validate(records).expect("it passes")
}

fn sourcing(casebook: &Casebook) -> Sourcing<'_> {
    Lineage::of(casebook).sourcing(&[casebook.claim("c").expect("it is there")])
}

/// Origins, chains, and what lies on every chain but statements, by id.
fn told(casebook: &Casebook, independence: &Independence<'_>) -> (usize, usize, String) {
    let name = |vertex: &Vertex<'_>| match vertex {
        Vertex::Claims | Vertex::Statement(..) => String::new(),
        Vertex::Document(document) => casebook[*document].id().to_owned(),
        Vertex::House(House::Owner(owner)) => format!("owner {owner}"),
        Vertex::House(House::Outlet(outlet)) => casebook[*outlet].id().to_owned(),
        Vertex::House(House::Document(document)) => format!("only {}", casebook[*document].id()),
        Vertex::Circle(document) => format!("circle {}", casebook[*document].id()),
    };
    let every = independence
        .on_every_chain
        .iter()
        .map(|place| place.iter().map(name).collect::<Vec<_>>().join("+"))
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(" > ");
    (independence.origins.len(), independence.chains, every)
}

/// Holds both trails of a casebook to what they should tell.
fn holds(documents: &str, said: &str, named: (usize, usize, &str), cited: (usize, usize, &str)) {
    let casebook = casebook(documents, said);
    let sourcing = sourcing(&casebook);
    let own = |(origins, chains, every): (usize, usize, &str)| (origins, chains, every.to_owned());
    assert_eq!(
        told(&casebook, &sourcing.named),
        own(named),
        "named: {said}"
    );
    assert_eq!(
        told(&casebook, &sourcing.cited),
        own(cited),
        "cited: {said}"
    );
}

#[test]
fn wire_copies_rest_on_the_agency() {
    holds(
        "  - {id: wire, outlet: agency}
  - {id: copy, outlet: daily, origin: {of: wire, how: wire-copy}}
  - {id: hearsay, outlet: radio}",
        "{by: s, in: wire}, {by: s, in: copy}, {by: s, in: hearsay, via: agency}",
        (1, 1, "agency"),
        (1, 1, "agency"),
    );
}

#[test]
fn outlets_of_one_owner_are_one_origin() {
    let documents = "  - {id: a, outlet: daily}\n  - {id: b, outlet: weekly}\n  - {id: leaflet}";
    let said = "{by: s, in: a}, {by: s, in: b}";
    holds(
        documents,
        said,
        (1, 1, "owner House"),
        (1, 1, "owner House"),
    );
    let casebook = casebook(documents, said);
    assert_eq!(sourcing(&casebook).outlets.len(), 2);
    assert_eq!(sourcing(&casebook).houses.len(), 1);
    holds(
        documents,
        "{by: s, in: a}, {by: s, in: leaflet}",
        (2, 2, ""),
        (2, 2, ""),
    );
}

/// Three newsrooms that cite one agency, without saying what for.
#[test]
fn what_is_cited_is_followed_only_on_demand() {
    holds(
        "  - {id: a, outlet: daily, cites: [agency]}
  - {id: b, outlet: radio, cites: [wire]}
  - {id: wire, outlet: agency}",
        "{by: s, in: a}, {by: s, in: b}",
        (2, 2, ""),
        (1, 1, "agency"),
    );
}

/// A document that names an outlet for its statement has it from there, whatever else it cites.
#[test]
fn a_named_source_goes_before_what_is_cited() {
    holds(
        "  - {id: a, outlet: daily, cites: [radio]}",
        "{by: s, in: a, via: agency}",
        (1, 1, "a > agency"),
        (1, 1, "a > agency"),
    );
}

#[test]
fn what_cites_itself_rests_on_its_own_house() {
    let documents = "  - {id: a, outlet: daily, cites: [a, weekly], origin: {of: a, how: rewrite}}";
    let said = "{by: s, in: a}";
    holds(
        documents,
        said,
        (1, 1, "a > owner House"),
        (1, 1, "a > owner House"),
    );
    let casebook = casebook(documents, said);
    let a = casebook.document("a").expect("it is there");
    assert_eq!(sourcing(&casebook).circles, [[Vertex::Document(a)]]);
}

/// Two outlets that have the same claim from each other.
#[test]
fn a_cycle_through_outlets_is_one_origin_once_it_is_followed() {
    let documents = "  - {id: a, outlet: agency}\n  - {id: b, outlet: radio}";
    let said = "{by: s, in: a, via: radio}, {by: t, in: b, via: agency}";
    holds(documents, said, (2, 2, ""), (1, 1, "a+b+agency+radio"));
    let casebook = casebook(documents, said);
    assert_eq!(sourcing(&casebook).circles.len(), 1);
}

#[test]
fn documents_made_from_each_other_are_one_origin() {
    holds(
        "  - {id: a, outlet: agency, origin: {of: b, how: rewrite}}
  - {id: b, outlet: radio, origin: {of: a, how: translation}}
  - {id: late, outlet: daily, origin: {of: b, how: translation}}",
        "{by: s, in: a}, {by: s, in: b}, {by: s, in: late}",
        (1, 1, "circle a"),
        (1, 1, "a+b"),
    );
}

/// A circle that there is a way out of rests on what it leads to.
#[test]
fn a_circle_with_a_way_out_is_no_origin() {
    let documents =
        "  - {id: a, outlet: daily, cites: [b]}\n  - {id: b, outlet: radio, cites: [a, agency]}";
    let said = "{by: s, in: a}, {by: s, in: b}";
    holds(documents, said, (2, 2, ""), (1, 1, "b > agency"));
    let casebook = casebook(documents, said);
    assert_eq!(sourcing(&casebook).circles.len(), 1);
}

#[test]
fn what_nobody_said_rests_on_nothing() {
    holds("  - {id: a}", "", (0, 0, ""), (0, 0, ""));
}
