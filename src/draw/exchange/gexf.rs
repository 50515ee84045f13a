//! GEXF 1.3, as Gephi reads it, with the days on which the claims of a node were said as its time.
//!
//! The time model is that of days (`timeformat="date"`), ends included: a partial date is as wide as it says, an open end is
//! left out, and several statements are spells. Version 1.3 has dropped `startopen` and `endopen`. What days cannot say stays
//! in the attribute `said`, as written. Lines have no times: each shows while both of its nodes do.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::draw::escape;
use crate::draw::exchange::graph::{Exchange, OF_EDGES, OF_NODES, Value, Vertex, kind_of};
use crate::draw::exchange::spells::Spell;

type Xml = Writer<Vec<u8>>;

pub(super) fn write(exchange: &Exchange) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("gexf")
        .with_attributes([("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])
        .write_inner_content(|writer| {
            about(writer, exchange)?;
            let mut graph = writer
                .create_element("graph")
                .with_attribute(("defaultedgetype", "directed"));
            graph = if exchange.nodes.iter().any(|node| !bounded(node).is_empty()) {
                graph.with_attributes([
                    ("mode", "dynamic"),
                    ("timeformat", "date"),
                    ("timerepresentation", "interval"),
                ])
            } else {
                graph.with_attribute(("mode", "static"))
            };
            graph.write_inner_content(|writer| content(writer, exchange))?;
            Ok(())
        })?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn about(writer: &mut Xml, exchange: &Exchange) -> io::Result<()> {
    let mut lines = vec![exchange.graph.title.as_str()];
    lines.extend(exchange.graph.notes.iter().map(String::as_str));
    let description = lines.join("\n");
    writer
        .create_element("meta")
        .write_inner_content(|writer| {
            for (name, text) in [("creator", "gainsay"), ("description", &description)] {
                writer
                    .create_element(name)
                    .write_text_content(BytesText::new(text))?;
            }
            Ok(())
        })?;
    Ok(())
}

fn content(writer: &mut Xml, exchange: &Exchange) -> io::Result<()> {
    declare(writer, "node", &OF_NODES)?;
    declare(writer, "edge", &OF_EDGES)?;
    writer
        .create_element("nodes")
        .write_inner_content(|writer| {
            for node in &exchange.nodes {
                let spells = bounded(node);
                let mut element = writer
                    .create_element("node")
                    .with_attribute(attribute("id", &node.id));
                if !node.label.is_empty() {
                    element = element.with_attribute(attribute("label", &node.label));
                }
                if let [spell] = spells {
                    element = element.with_attributes(ends(spell));
                }
                element.write_inner_content(|writer| {
                    values(writer, &OF_NODES, &node.values())?;
                    spans(writer, spells)
                })?;
            }
            Ok(())
        })?;
    writer
        .create_element("edges")
        .write_inner_content(|writer| {
            for edge in &exchange.edges {
                let mut element = writer.create_element("edge").with_attributes([
                    attribute("id", &edge.key),
                    attribute("source", &edge.source),
                    attribute("target", &edge.target),
                    // Gephi keeps lines between the same nodes apart by this.
                    attribute("kind", edge.kind),
                ]);
                if !edge.label.is_empty() {
                    element = element.with_attribute(attribute("label", &edge.label));
                }
                element.write_inner_content(|writer| values(writer, &OF_EDGES, &edge.values()))?;
            }
            Ok(())
        })?;
    Ok(())
}

/// The spells of a node; none where it was said at any time.
fn bounded(node: &Vertex) -> &[Spell] {
    match node.spells() {
        [(None, None)] => &[],
        spells => spells,
    }
}

fn declare(writer: &mut Xml, class: &str, names: &[&str]) -> io::Result<()> {
    writer
        .create_element("attributes")
        .with_attribute(("class", class))
        .write_inner_content(|writer| {
            for name in names.iter().filter(|name| **name != LABEL) {
                let kind = kind_of(name);
                writer
                    .create_element("attribute")
                    .with_attributes([("id", *name), ("title", *name), ("type", kind)])
                    .write_empty()?;
            }
            Ok(())
        })?;
    Ok(())
}

/// What the format has a place of its own for.
const LABEL: &str = "label";

fn values(writer: &mut Xml, names: &[&str], values: &[Value<'_>]) -> io::Result<()> {
    writer
        .create_element("attvalues")
        .write_inner_content(|writer| {
            let known = names.iter().zip(values).filter(|(name, _)| **name != LABEL);
            for (name, value) in known {
                let text = value.text();
                if !text.is_empty() {
                    writer
                        .create_element("attvalue")
                        .with_attributes([attribute("for", name), attribute("value", &text)])
                        .write_empty()?;
                }
            }
            Ok(())
        })?;
    Ok(())
}

fn spans(writer: &mut Xml, spells: &[Spell]) -> io::Result<()> {
    if spells.len() < 2 {
        return Ok(());
    }
    writer
        .create_element("spells")
        .write_inner_content(|writer| {
            for spell in spells {
                writer
                    .create_element("spell")
                    .with_attributes(ends(spell))
                    .write_empty()?;
            }
            Ok(())
        })?;
    Ok(())
}

fn ends((start, end): &Spell) -> impl Iterator<Item = Attribute<'_>> {
    let start = start.iter().map(|day| attribute("start", day));
    start.chain(end.iter().map(|day| attribute("end", day)))
}

/// An attribute whose line ends survive: readers turn plain ones into blanks.
fn attribute<'a>(name: &'a str, value: &str) -> Attribute<'a> {
    let escaped = escape::xml(value)
        .replace('\n', "&#10;")
        .replace('\t', "&#9;");
    Attribute {
        key: quick_xml::name::QName(name),
        value: Cow::Owned(escaped),
    }
}
