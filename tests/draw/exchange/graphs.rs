//! JSON, GraphML and GEXF, read by networkx.

use std::collections::{BTreeMap, BTreeSet};

use gainsay::draw;
use gainsay::draw::exchange::graph::Exchange;
use gainsay::draw::exchange::{ExchangeFormat, write};
use gainsay::draw::picture::{Line, Picture};
use gainsay::model::casebook::Casebook;
use gainsay::model::date::Stretch;
use serde_json::{Value, json};

use super::python;
use crate::Case;
use crate::sample::{self, Sample};

/// Reads a graph in the form that its first argument names, and tells what it read as networkx holds it. In GEXF, the id of a
/// line and the times of a node come as attributes, and what the graph is about does not come.
const READER: &str = r#"
import io, json, sys
import networkx as nx
data, form = sys.stdin.buffer.read(), sys.argv[1]
if form == "json":
    graph = nx.node_link_graph(json.loads(data), edges="edges")
elif form == "graphml":
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
else:
    graph = nx.MultiDiGraph(nx.read_gexf(io.BytesIO(data), version="1.3"))
lines = {"answers", "rows", "notes"}
def full(values):
    text = {key: ("\n" if key in lines else " ").join(value) if isinstance(value, list) else value for key, value in values.items()}
    return {key: value for key, value in text.items() if value not in ("", None)}
times = {}
if form == "gexf":
    for node, values in graph.nodes(data=True):
        start, end, spells = values.pop("start", None), values.pop("end", None), values.pop("spells", [])
        times[node] = spells or ([[start, end]] if start or end else [])
keyed = lambda key, values: values.pop("id", key)
print(json.dumps({
    "type": type(graph).__name__,
    "graph": full({key: graph.graph.get(key, "") for key in ("title", "notes")}),
    "nodes": {node: full(values) for node, values in graph.nodes(data=True)},
    "edges": {keyed(key, values): [source, target, full(values)] for source, target, key, values in graph.edges(keys=True, data=True)},
    "times": times,
}))
"#;

fn read_back(exchange: &Exchange, format: ExchangeFormat, name: &str) -> Value {
    python::run(READER, &[name], &write(exchange, format).unwrap())
}

/// Statements of every kind of date.
fn dated() -> Sample {
    let mut sample = Sample::default();
    sample.party("UP", "Town of Upstream");
    sample.speaker("up", "Council of Upstream", "UP");
    sample.speaker("gazette", "The Valley Gazette", "");
    sample.document("d1", "The Valley Gazette", "Bridge down");
    sample.question("safe", "Was the bridge safe?", "yes-no");
    for (id, answer, said) in [
        ("year", "yes", "up d1 1988 -"),
        ("month", "yes", "gazette d1 1988-02 -"),
        ("day", "no", "up d1 2031-06-03 -"),
        ("clock", "no", "up d1 2031-06-03T00:05+04:00 -"),
        ("since", "yes", "up d1 1994/.. -"),
        ("until", "no", "gazette d1 ../1994-05 -"),
        (
            "often",
            "no",
            "up d1 2031-06-03 - gazette d1 2031-06-04 - up d1 2031 - up d1 2033-01 -",
        ),
        ("apart", "no", "up d1 2031-06-04 - gazette d1 2031-06-03 -"),
        ("undated", "yes", "up d1 - -"),
        ("nobody", "yes", ""),
    ] {
        sample.claim(id, "safe", &format!("Said: {id}."), answer, said);
    }
    sample
}

fn pictures() -> Vec<(String, Casebook, Picture)> {
    let mut found = Vec::new();
    for (name, records) in [
        ("bridge", sample::bridge()),
        ("nasty", sample::nasty()),
        ("dated", dated().0),
    ] {
        let Case {
            casebook,
            positions,
            disputes,
        } = &Case::of(records);
        let mut add = |view: String, picture| found.push((view, casebook.clone(), picture));
        for dispute in &disputes.contradicted {
            add(
                format!("{name}: {}", dispute.id(casebook)),
                draw::dispute::picture(casebook, positions, dispute),
            );
        }
        if let Some((key, _)) = casebook.live_claims().next() {
            add(
                format!("{name}: a claim"),
                draw::claim::picture(casebook, positions, key),
            );
        }
        add(
            format!("{name}: overview"),
            draw::overview::picture(casebook, positions, disputes),
        );
        add(
            format!("{name}: claims"),
            draw::claims::picture(casebook, positions).unwrap(),
        );
    }
    found.push((
        "empty".into(),
        sample::check(Default::default()),
        Picture::default(),
    ));
    found
}

#[test]
fn networkx_reads_the_same_graph_in_all_forms() {
    if !python::has_networkx("networkx_reads_the_same_graph_in_all_forms") {
        return;
    }
    let mut seen = BTreeSet::new();
    for (name, casebook, picture) in pictures() {
        let exchange = Exchange::of(&casebook, &picture);
        let json = read_back(&exchange, ExchangeFormat::Json, "json");
        let graphml = read_back(&exchange, ExchangeFormat::Graphml, "graphml");
        assert_eq!(json, graphml, "{name}");
        let gexf = read_back(&exchange, ExchangeFormat::Gexf, "gexf");
        assert_eq!(json["nodes"], gexf["nodes"], "{name}");
        assert_eq!(json["edges"], gexf["edges"], "{name}");
        for node in picture.all_nodes() {
            let times = days_read(&gexf["times"][&node.id]);
            assert_eq!(times, days_said(&casebook, &node.claims), "{name}");
        }
        if name != "empty" {
            assert_eq!(json["type"], "MultiDiGraph", "{name}");
        }
        compare(&name, &json, &casebook, &picture, &mut seen);
    }
    let all = ["answers", "contradiction", "dismissed", "stated", "tension"];
    assert!(
        all.iter().all(|kind| seen.contains(*kind)),
        "the samples show too little: {seen:?}"
    );
}

/// Holds what was read to the picture and to the casebook.
fn compare(
    name: &str,
    json: &Value,
    casebook: &Casebook,
    picture: &Picture,
    seen: &mut BTreeSet<String>,
) {
    let nodes: BTreeSet<&str> = picture.all_nodes().map(|node| node.id.as_str()).collect();
    let read: BTreeSet<&str> = json["nodes"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(read, nodes, "{name}");
    for node in picture.all_nodes() {
        let text = |attribute: &str| {
            json["nodes"][&node.id][attribute]
                .as_str()
                .unwrap_or_default()
        };
        assert_eq!(text("claims"), node.claims.join(" "), "{name}");
        assert_eq!(text("rows").lines().count(), node.rows.len(), "{name}");
        let said: Vec<_> = node
            .claims
            .iter()
            .flat_map(|id| &casebook[casebook.claim(id).unwrap()].said)
            .collect();
        let speakers: BTreeSet<&str> = said
            .iter()
            .map(|said| casebook[said.speaker].id())
            .collect();
        let named: Vec<&str> = text("speakers").split_whitespace().collect();
        assert_eq!(named, speakers.into_iter().collect::<Vec<_>>(), "{name}");
        let parties: BTreeSet<&str> = said
            .iter()
            .filter_map(|said| Some(casebook[casebook[said.speaker].party?].id()))
            .collect();
        let named: Vec<&str> = text("parties").split_whitespace().collect();
        assert_eq!(named, parties.into_iter().collect::<Vec<_>>(), "{name}");
        let dates: BTreeSet<String> = said
            .iter()
            .filter_map(|said| said.date.map(|date| date.to_string()))
            .collect();
        let written: BTreeSet<String> =
            text("said").split_whitespace().map(str::to_owned).collect();
        assert_eq!(written, dates, "{name}");
    }
    assert_eq!(
        json["edges"].as_object().unwrap().len(),
        picture.edges.len(),
        "{name}"
    );
    for edge in &picture.edges {
        let read = &json["edges"][&edge.id];
        assert_eq!(
            (&read[0], &read[1]),
            (&json!(edge.from.0), &json!(edge.to.0)),
            "{name}"
        );
        let symmetric = !edge.line.has_direction() && edge.line != Line::Answers;
        assert_eq!(read[2]["symmetric"], json!(symmetric), "{name}");
        assert_eq!(
            read[2]["tooltip"].as_str().unwrap_or_default().is_empty(),
            edge.tooltip.is_empty(),
            "{name}"
        );
        seen.insert(read[2]["kind"].as_str().unwrap().to_owned());
    }
}

const DAY: i64 = 86_400;

/// A day far before and one far behind all dates of the samples stand for open ends.
const OPEN: (i64, i64) = (-100_000 * DAY, 100_000 * DAY);

/// Every day that lies in some statement of some claims, one by one; none where that is all of time.
fn days_said(casebook: &Casebook, claims: &[String]) -> BTreeSet<i64> {
    let mut days = BTreeSet::new();
    for id in claims {
        for said in &casebook[casebook.claim(id).unwrap()].said {
            if let Some(Stretch { from, to }) = said.said {
                let (from, to) = (from.max(OPEN.0), to.min(OPEN.1));
                days.extend(from.div_euclid(DAY)..=to.div_euclid(DAY));
            }
        }
    }
    if days.len() == usize::try_from((OPEN.1 - OPEN.0) / DAY + 1).unwrap() {
        days.clear();
    }
    days
}

/// Every day of the times that networkx read. It gives open ends of spells as the word `None`.
fn days_read(times: &Value) -> BTreeSet<i64> {
    let day = |end: &Value, open: i64| match end.as_str().filter(|end| *end != "None") {
        None => open / DAY,
        Some(end) => {
            let date: jiff::civil::Date = end.parse().unwrap();
            let midnight = date.to_zoned(jiff::tz::TimeZone::UTC).unwrap();
            midnight.timestamp().as_second() / DAY
        }
    };
    let mut days = BTreeSet::new();
    for time in times.as_array().unwrap() {
        let before = days.len();
        let spell: Vec<i64> = (day(&time[0], OPEN.0)..=day(&time[1], OPEN.1)).collect();
        assert!(!spell.is_empty(), "{time} ends before it begins");
        let length = spell.len();
        days.extend(spell);
        assert_eq!(days.len(), before + length, "{times} overlap");
    }
    days
}

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
        assert_eq!(keys.len(), 28);
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
