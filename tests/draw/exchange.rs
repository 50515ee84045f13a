//! Graphs for other programs, read back by networkx.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use gainsay::draw;
use gainsay::draw::exchange::{ExchangeFormat, write};
use gainsay::draw::picture::{Line, Picture};
use serde_json::{Value, json};

use crate::Case;
use crate::sample;

/// Reads a graph in the form that its first argument names, and tells what it read as networkx holds it.
const READER: &str = r#"
import io, json, sys
import networkx as nx
data = sys.stdin.buffer.read()
if sys.argv[1] == "json":
    graph = nx.node_link_graph(json.loads(data), edges="edges")
else:
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
def full(values):
    text = {key: (" " if key == "claims" else "\n").join(value) if isinstance(value, list) else value for key, value in values.items()}
    return {key: value for key, value in text.items() if value != ""}
print(json.dumps({
    "type": type(graph).__name__,
    "graph": full({key: graph.graph.get(key, "") for key in ("title", "notes")}),
    "nodes": {node: full(values) for node, values in graph.nodes(data=True)},
    "edges": {key: [source, target, full(values)] for source, target, key, values in graph.edges(keys=True, data=True)},
}))
"#;

/// Whether networkx is there; where it is not, a notice, or a failure where it must be.
fn networkx(test: &str) -> bool {
    let tried = Command::new("python3")
        .args([
            "-c",
            "import networkx; networkx.node_link_graph({'nodes': [], 'edges': []}, edges='edges')",
        ])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if tried.is_ok_and(|status| status.success()) {
        return true;
    }
    assert!(
        std::env::var_os("GAINSAY_REQUIRE_EXTRAS").is_none_or(|required| required != "1"),
        "{test} needs networkx 3.4 or newer, and GAINSAY_REQUIRE_EXTRAS=1 asks for it"
    );
    eprintln!("skipped: {test} needs networkx 3.4 or newer");
    false
}

fn read_back(bytes: &[u8], format: &str) -> Value {
    let mut child = Command::new("python3")
        .args(["-c", READER, format])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(
        done.status.success(),
        "networkx does not read it:\n{}",
        String::from_utf8_lossy(bytes)
    );
    serde_json::from_slice(&done.stdout).unwrap()
}

fn pictures() -> Vec<(String, Picture)> {
    let mut found = Vec::new();
    for (name, records) in [("bridge", sample::bridge()), ("nasty", sample::nasty())] {
        let case = Case::of(records);
        let (casebook, positions) = (&case.casebook, &case.positions);
        for dispute in &case.disputes.contradicted {
            let picture = draw::dispute::picture(casebook, positions, dispute);
            found.push((format!("{name}: {}", dispute.id(casebook)), picture));
        }
        if let Some((key, _)) = casebook.live_claims().next() {
            found.push((
                format!("{name}: a claim"),
                draw::claim::picture(casebook, positions, key),
            ));
        }
        let picture = draw::overview::picture(casebook, positions, &case.disputes);
        found.push((format!("{name}: overview"), picture));
    }
    found.push(("empty".into(), Picture::default()));
    found
}

#[test]
fn networkx_reads_the_same_graph_in_both_forms() {
    if !networkx("networkx_reads_the_same_graph_in_both_forms") {
        return;
    }
    let mut seen = BTreeSet::new();
    for (name, picture) in pictures() {
        let json = read_back(&write(&picture, ExchangeFormat::Json).unwrap(), "json");
        let graphml = read_back(
            &write(&picture, ExchangeFormat::Graphml).unwrap(),
            "graphml",
        );
        assert_eq!(json, graphml, "{name}");
        if name != "empty" {
            assert_eq!(json["type"], "MultiDiGraph", "{name}");
        }

        let nodes: BTreeSet<&str> = picture.all_nodes().map(|node| node.id.as_str()).collect();
        let read: BTreeSet<&str> = json["nodes"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(read, nodes, "{name}");
        for node in picture.all_nodes() {
            let claims = json["nodes"][&node.id]["claims"]
                .as_str()
                .unwrap_or_default();
            assert_eq!(claims, node.claims.join(" "), "{name}");
            let rows = json["nodes"][&node.id]["rows"].as_str().unwrap_or_default();
            assert_eq!(rows.lines().count(), node.rows.len(), "{name}: {rows}");
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
                read[2].get("weight"),
                edge.weight.map(|weight| json!(weight)).as_ref(),
                "{name}"
            );
            seen.insert(read[2]["kind"].as_str().unwrap().to_owned());
        }
    }
    let all = ["answers", "contradiction", "dismissed", "stated", "tension"];
    assert!(
        all.iter().all(|kind| seen.contains(*kind)),
        "the samples show too little: {seen:?}"
    );
}

/// No reader is needed to see that GraphML is whole and declares what it uses.
#[test]
fn graphml_declares_what_it_uses() {
    for (name, picture) in pictures() {
        let bytes = write(&picture, ExchangeFormat::Graphml).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let document = roxmltree::Document::parse(&text)
            .unwrap_or_else(|fault| panic!("{name}: {fault}\n{text}"));
        let named = |tag: &'static str| {
            document.descendants().filter(move |node| {
                node.has_tag_name(("http://graphml.graphdrawing.org/xmlns", tag))
            })
        };
        let keys: BTreeSet<&str> = named("key").filter_map(|key| key.attribute("id")).collect();
        assert_eq!(keys.len(), 20);
        assert!(
            named("data").all(|data| keys.contains(data.attribute("key").unwrap())),
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
        for url in
            named("data").filter(|data| ["n8", "e7"].contains(&data.attribute("key").unwrap()))
        {
            assert!(
                !url.text().unwrap_or_default().contains("javascript:"),
                "{name}"
            );
        }
    }
}
