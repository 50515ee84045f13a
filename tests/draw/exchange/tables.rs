//! The two CSV files, read by Python's own reader.

use gainsay::draw;
use gainsay::draw::exchange::graph::Exchange;
use gainsay::draw::exchange::{ExchangeFormat, tables, write};
use serde_json::{Value, json};

use super::python;
use crate::Case;
use crate::sample;

/// Reads both tables, and holds them to what GraphFrames asks for.
const READER: &str = r#"
import csv, io, json, sys
vertices, edges = [list(csv.DictReader(io.StringIO(text, newline=""), strict=True)) for text in json.load(sys.stdin)]
ids = [vertex["id"] for vertex in vertices]
assert len(ids) == len(set(ids)), "an id stands twice"
for edge in edges:
    assert edge["src"] in ids and edge["dst"] in ids, edge
print(json.dumps({"vertices": vertices, "edges": edges}))
"#;

#[test]
fn the_tables_say_what_the_graph_says() {
    let test = "the_tables_say_what_the_graph_says";
    if !python::has(test, "Python 3", "import csv, json") {
        return;
    }
    for records in [sample::bridge(), sample::nasty(), Default::default()] {
        let Case {
            casebook,
            positions,
            disputes,
        } = &Case::of(records);
        let claims = draw::claims::picture(casebook, positions).unwrap();
        let mut exchanges = vec![
            Exchange::of(casebook, &claims).named_by_claims(),
            Exchange::of(
                casebook,
                &draw::overview::picture(casebook, positions, disputes),
            ),
        ];
        exchanges.extend(disputes.contradicted.iter().map(|dispute| {
            Exchange::of(
                casebook,
                &draw::dispute::picture(casebook, positions, dispute),
            )
        }));
        for exchange in exchanges {
            compare(&exchange);
        }
    }
}

fn compare(exchange: &Exchange) {
    let [(vertices, first), (edges, second)] = tables::write(exchange).unwrap();
    assert_eq!((vertices, edges), ("vertices.csv", "edges.csv"));
    let texts = [first, second].map(|bytes| String::from_utf8(bytes).unwrap());
    let read = python::run(READER, json!(texts).to_string().as_bytes());
    let json = write(exchange, ExchangeFormat::Json).unwrap();
    let json: Value = serde_json::from_slice(&json).unwrap();
    for (table, list) in [("vertices", "nodes"), ("edges", "edges")] {
        let (rows, items) = (
            read[table].as_array().unwrap(),
            json[list].as_array().unwrap(),
        );
        assert_eq!(rows.len(), items.len());
        assert_eq!(
            texts[usize::from(table == "edges")].lines().count(),
            rows.len() + 1
        );
        for (row, item) in rows.iter().zip(items) {
            for (column, value) in row.as_object().unwrap() {
                let name = match (table, column.as_str()) {
                    ("edges", "id") => "key",
                    ("edges", "src") => "source",
                    ("edges", "dst") => "target",
                    (_, column) => column,
                };
                assert_eq!(value.as_str().unwrap(), cell(name, &item[name]), "{column}");
            }
            // JSON leaves a weight out where there is none.
            let weightless = table == "edges" && item.get("weight").is_none();
            let columns = row.as_object().unwrap().len() - usize::from(weightless);
            assert_eq!(columns, item.as_object().unwrap().len());
        }
    }
}

fn cell(name: &str, value: &Value) -> String {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let lines = ["answers", "rows"].contains(&name);
    let separator = if lines { " | " } else { " " };
    match value {
        Value::Null => String::new(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join(separator),
        value => text(value).replace('\n', " | "),
    }
}
