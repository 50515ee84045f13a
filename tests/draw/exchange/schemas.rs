//! What can be seen without a reader: that files keep to their schemas, and that the documentation knows what is in them.

use std::collections::{BTreeMap, BTreeSet};

use gainsay::draw::exchange::graph::Exchange;
use gainsay::draw::exchange::{ExchangeFormat, write};
use serde_json::Value;

use super::samples::pictures;

/// What Gephi's schema of GEXF 1.3 asks for, as far as we use it: elements, their order and their attributes.
#[test]
fn gexf_keeps_to_its_schema() {
    let rules: BTreeMap<&str, (&[&str], &[&str])> = BTreeMap::from([
        ("gexf", (&["version"][..], &["meta", "graph"][..])),
        ("meta", (&[], &["creator", "description"])),
        ("creator", (&[], &[])),
        ("description", (&[], &[])),
        (
            "graph",
            (
                &[
                    "defaultedgetype",
                    "mode",
                    "timeformat",
                    "timerepresentation",
                ],
                &["attributes", "nodes", "edges"],
            ),
        ),
        ("attributes", (&["class"], &["attribute"])),
        ("attribute", (&["id", "title", "type"], &[])),
        ("nodes", (&[], &["node"])),
        ("edges", (&[], &["edge"])),
        (
            "node",
            (&["id", "label", "start", "end"], &["attvalues", "spells"]),
        ),
        (
            "edge",
            (&["id", "label", "source", "target", "kind"], &["attvalues"]),
        ),
        ("attvalues", (&[], &["attvalue"])),
        ("attvalue", (&["for", "value"], &[])),
        ("spells", (&[], &["spell"])),
        ("spell", (&["start", "end"], &[])),
    ]);
    let mut dynamic = 0;
    for (name, casebook, picture) in pictures() {
        let bytes = write(&Exchange::of(&casebook, &picture), ExchangeFormat::Gexf).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let all = || document.descendants().filter(roxmltree::Node::is_element);
        for element in all() {
            assert_eq!(element.tag_name().namespace(), Some("http://gexf.net/1.3"));
            let (attributes, children) = rules[element.tag_name().name()];
            for attribute in element.attributes() {
                assert!(
                    attributes.contains(&attribute.name()),
                    "{name}: {element:?}"
                );
            }
            let places: Vec<usize> = element
                .children()
                .filter(roxmltree::Node::is_element)
                .map(|child| {
                    let child = child.tag_name().name();
                    children.iter().position(|each| *each == child).unwrap()
                })
                .collect();
            assert!(places.is_sorted(), "{name}: {element:?}");
        }
        let named = |tag: &'static str| all().filter(move |node| node.tag_name().name() == tag);
        for (class, of) in [("node", "node"), ("edge", "edge")] {
            let declared: BTreeSet<&str> = named("attributes")
                .filter(|list| list.attribute("class") == Some(class))
                .flat_map(|list| list.children())
                .filter_map(|each| each.attribute("id"))
                .collect();
            for value in named(of).flat_map(|each| each.descendants()) {
                let used = value.attribute("for");
                assert!(used.is_none_or(|used| declared.contains(used)), "{name}");
            }
        }
        let graph = named("graph").next().unwrap();
        let timed = all().any(|node| node.has_attribute("start") || node.has_attribute("end"));
        assert_eq!(graph.attribute("mode") == Some("dynamic"), timed, "{name}");
        assert_eq!(graph.has_attribute("timeformat"), timed, "{name}");
        dynamic += usize::from(timed);
    }
    assert!(dynamic > 0, "no sample has times");
}

/// The page on graphs explains every attribute.
#[test]
fn every_attribute_is_documented() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/graphs.md")).unwrap();
    let mut attributes = BTreeSet::new();
    for (_, casebook, picture) in pictures() {
        let bytes = write(&Exchange::of(&casebook, &picture), ExchangeFormat::Json).unwrap();
        let graph: Value = serde_json::from_slice(&bytes).unwrap();
        for list in ["nodes", "edges"] {
            for item in graph[list].as_array().unwrap() {
                attributes.extend(item.as_object().unwrap().keys().cloned());
            }
        }
    }
    assert!(
        attributes.len() > 20,
        "the test has gone blind: {attributes:?}"
    );
    for attribute in attributes {
        let row = page
            .lines()
            .filter(|line| line.starts_with('|'))
            .filter_map(|line| line.split('|').nth(1))
            .any(|cell| cell.contains(&format!("`{attribute}`")));
        assert!(row, "docs/graphs.md does not explain `{attribute}`");
    }
}

/// No reader is needed to see that GraphML is whole and declares what it uses.
#[test]
fn graphml_declares_what_it_uses() {
    for (name, casebook, picture) in pictures() {
        let bytes = write(&Exchange::of(&casebook, &picture), ExchangeFormat::Graphml).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let document = roxmltree::Document::parse(&text)
            .unwrap_or_else(|fault| panic!("{name}: {fault}\n{text}"));
        let named = |tag: &'static str| {
            document.descendants().filter(move |node| {
                node.has_tag_name(("http://graphml.graphdrawing.org/xmlns", tag))
            })
        };
        let keys: BTreeMap<&str, &str> = named("key")
            .map(|key| {
                let attribute = |name| key.attribute(name).unwrap();
                (attribute("id"), attribute("attr.name"))
            })
            .collect();
        assert_eq!(keys.len(), 29);
        assert!(
            named("data").all(|data| keys.contains_key(data.attribute("key").unwrap())),
            "{name}"
        );
        let ids: BTreeSet<&str> = named("node")
            .filter_map(|node| node.attribute("id"))
            .collect();
        for edge in named("edge") {
            for end in ["source", "target"] {
                assert!(ids.contains(edge.attribute(end).unwrap()), "{name}");
            }
        }
        for url in named("data").filter(|data| keys[data.attribute("key").unwrap()] == "url") {
            assert!(
                !url.text().unwrap_or_default().contains("javascript:"),
                "{name}"
            );
        }
    }
}
