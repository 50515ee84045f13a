//! JSON, GraphML and GEXF, read by networkx.

use std::collections::BTreeSet;

use gainsay::draw::exchange::graph::Exchange;
use gainsay::draw::exchange::{ExchangeFormat, write};
use gainsay::draw::picture::{Line, Picture};
use gainsay::model::casebook::Casebook;
use gainsay::model::date::Stretch;
use serde_json::{Value, json};

use super::python;
use super::samples::pictures;

/// Reads graphs, each in the form named beside it, and tells what it read as networkx holds it. In GEXF, the id of a line and
/// the times of a node come as attributes, and what the graph is about does not come.
const READER: &str = r#"
import io, json, sys
import networkx as nx
lines = {"answers", "rows", "notes"}
def full(values):
    text = {key: ("\n" if key in lines else " ").join(value) if isinstance(value, list) else value for key, value in values.items()}
    return {key: value for key, value in text.items() if value not in ("", None)}
keyed = lambda key, values: values.pop("id", key)
def read(form, text):
    data = io.BytesIO(text.encode())
    if form == "json":
        graph = nx.node_link_graph(json.load(data), edges="edges")
    elif form == "graphml":
        graph = nx.read_graphml(data, force_multigraph=True)
    else:
        graph = nx.MultiDiGraph(nx.read_gexf(data, version="1.3"))
    times = {}
    if form == "gexf":
        for node, values in graph.nodes(data=True):
            start, end, spells = values.pop("start", None), values.pop("end", None), values.pop("spells", [])
            times[node] = spells or ([[start, end]] if start or end else [])
        # networkx takes the weights of GEXF for fractions, whatever they are declared as.
        for _, _, values in graph.edges(data=True):
            if "weight" in values:
                values["weight"] = int(values["weight"])
    return {
        "type": type(graph).__name__,
        "graph": full({key: graph.graph.get(key, "") for key in ("title", "notes")}),
        "nodes": {node: full(values) for node, values in graph.nodes(data=True)},
        "edges": {keyed(key, values): [source, target, full(values)] for source, target, key, values in graph.edges(keys=True, data=True)},
        "times": times,
    }
print(json.dumps([read(form, text) for form, text in json.load(sys.stdin)]))
"#;

/// Each graph in every form, as networkx reads it.
fn read_back(exchanges: &[Exchange]) -> Vec<[Value; 3]> {
    let forms = [
        (ExchangeFormat::Json, "json"),
        (ExchangeFormat::Graphml, "graphml"),
        (ExchangeFormat::Gexf, "gexf"),
    ];
    let texts: Vec<(&str, String)> = exchanges
        .iter()
        .flat_map(|exchange| {
            forms.map(|(format, name)| {
                let bytes = write(exchange, format).unwrap();
                (name, String::from_utf8(bytes).unwrap())
            })
        })
        .collect();
    let read = python::run(READER, json!(texts).to_string().as_bytes());
    let read = read.as_array().unwrap();
    read.chunks_exact(forms.len())
        .map(|each| [each[0].clone(), each[1].clone(), each[2].clone()])
        .collect()
}

#[test]
fn networkx_reads_the_same_graph_in_all_forms() {
    if !python::has_networkx("networkx_reads_the_same_graph_in_all_forms") {
        return;
    }
    let mut seen = BTreeSet::new();
    let pictures = pictures();
    let exchanges: Vec<Exchange> = pictures
        .iter()
        .map(|(_, casebook, picture)| Exchange::of(casebook, picture))
        .collect();
    let read = read_back(&exchanges);
    assert_eq!(read.len(), pictures.len());
    for ((name, casebook, picture), [json, graphml, gexf]) in pictures.iter().zip(&read) {
        assert_eq!(json, graphml, "{name}");
        assert_eq!(json["nodes"], gexf["nodes"], "{name}");
        assert_eq!(json["edges"], gexf["edges"], "{name}");
        for node in picture.all_nodes() {
            let times = days_read(&gexf["times"][&node.id]);
            assert_eq!(times, days_said(casebook, &node.claims), "{name}");
        }
        if name != "empty" {
            assert_eq!(json["type"], "MultiDiGraph", "{name}");
        }
        compare(name, json, casebook, picture, &mut seen);
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
const OPEN: (i64, i64) = (-30_000 * DAY, 30_000 * DAY);

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
