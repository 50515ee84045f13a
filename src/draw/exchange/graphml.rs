//! GraphML 1.0. What is empty is left out; lists have lines, and ids blanks between them.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::draw::exchange::graph::{Exchange, OF_EDGES, OF_NODES, Value, kind_of};

type Xml = Writer<Vec<u8>>;

pub(super) fn write(exchange: &Exchange) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("graphml")
        .with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"))
        .write_inner_content(|writer| {
            keys(writer, "graph", 'g', &["title", "notes"])?;
            keys(writer, "node", 'n', &OF_NODES)?;
            keys(writer, "edge", 'e', &OF_EDGES)?;
            writer
                .create_element("graph")
                .with_attributes([("id", "gainsay"), ("edgedefault", "directed")])
                .write_inner_content(|writer| content(writer, exchange))?;
            Ok(())
        })?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// Declares attributes: a letter and a number are their ids.
fn keys(writer: &mut Xml, of: &str, letter: char, names: &[&str]) -> io::Result<()> {
    for (number, name) in names.iter().enumerate() {
        let kind = kind_of(name);
        writer
            .create_element("key")
            .with_attributes([
                ("id", format!("{letter}{number}").as_str()),
                ("for", of),
                ("attr.name", name),
                ("attr.type", kind),
            ])
            .write_empty()?;
    }
    Ok(())
}

fn content(writer: &mut Xml, exchange: &Exchange) -> io::Result<()> {
    let notes = exchange.graph.notes.join("\n");
    data(
        writer,
        'g',
        &[Value::Text(&exchange.graph.title), Value::Text(&notes)],
    )?;
    for node in &exchange.nodes {
        writer
            .create_element("node")
            .with_attribute(("id", node.id.as_str()))
            .write_inner_content(|writer| data(writer, 'n', &node.values()))?;
    }
    for edge in &exchange.edges {
        writer
            .create_element("edge")
            .with_attributes([
                ("id", edge.key.as_str()),
                ("source", &edge.source),
                ("target", &edge.target),
            ])
            .write_inner_content(|writer| data(writer, 'e', &edge.values()))?;
    }
    Ok(())
}

/// The values of something, in the order of the keys for its like.
fn data(writer: &mut Xml, letter: char, values: &[Value<'_>]) -> io::Result<()> {
    for (number, value) in values.iter().enumerate() {
        let text = value.text();
        if !text.is_empty() {
            writer
                .create_element("data")
                .with_attribute(("key", format!("{letter}{number}").as_str()))
                .write_text_content(BytesText::new(&text))?;
        }
    }
    Ok(())
}
