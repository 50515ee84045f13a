//! Texts that do their worst, in every picture.

use std::time::Duration;

use gainsay::draw::format::OutputFormat;
use gainsay::draw::picture::Picture;

use crate::sample::{self, NASTY};
use crate::{Case, graphviz};

/// Whether an SVG is well-formed, leads nowhere bad, and runs nothing.
fn check_svg(name: &str, svg: &str) {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = match roxmltree::Document::parse_with_options(svg, options) {
        Ok(document) => document,
        Err(fault) => panic!("{name}: {fault}\n{svg}"),
    };
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let tag = node.tag_name().name();
        assert!(
            !["script", "foreignObject", "image", "b", "TD"].contains(&tag),
            "{name}: <{tag}>"
        );
        for attribute in node.attributes() {
            assert!(
                !attribute.name().starts_with("on"),
                "{name}: {}",
                attribute.name()
            );
            if attribute.name() == "href" {
                assert!(
                    attribute.value().starts_with("https://example.org/"),
                    "{name}: {}",
                    attribute.value()
                );
            }
        }
    }
}

#[test]
fn own_drawings_are_well_formed() {
    for records in [sample::nasty(), sample::bridge()] {
        for (name, svg) in Case::of(records).all_svg() {
            check_svg(&name, &svg);
            assert!(
                svg.contains("role=\"img\"") && svg.contains("<desc "),
                "{name}"
            );
        }
    }
}

#[test]
fn graphviz_reads_every_picture() {
    let Some(graphviz) = graphviz("graphviz_reads_every_picture") else {
        return;
    };
    for records in [sample::nasty(), sample::bridge()] {
        for (name, dot) in Case::of(records).all_dot() {
            let svg = graphviz.render(&dot, OutputFormat::Svg, Duration::from_secs(60));
            let svg = svg.unwrap_or_else(|fault| panic!("{name}: {fault}"));
            check_svg(&name, &String::from_utf8(svg).unwrap());
        }
    }
}

#[test]
fn graphviz_shows_texts_as_they_are() {
    let Some(graphviz) = graphviz("graphviz_shows_texts_as_they_are") else {
        return;
    };
    let words = "a \\N \\\\ \"b\" &amp; &#0; <i> ~";
    let mut picture = Picture::default();
    picture.nodes.push(gainsay::draw::picture::Node {
        id: "p1".into(),
        head: vec![words.into()],
        tooltip: words.into(),
        ..Default::default()
    });
    let dot = gainsay::draw::dot::write(&picture, OutputFormat::Svg);
    let svg = graphviz
        .render(&dot, OutputFormat::Svg, Duration::from_secs(60))
        .unwrap();
    let svg = String::from_utf8(svg).unwrap();
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(&svg, options).unwrap();
    let words = words.replace('\\', "∖");
    let told = |text: &str| text.replace('\u{200c}', "").replace('\u{a0}', " ");
    let texts: Vec<String> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "text")
        .filter_map(|node| node.text().map(told))
        .collect();
    assert!(texts.contains(&words), "{texts:?}");
    let tooltips: Vec<String> = document
        .descendants()
        .flat_map(|node| {
            node.attributes()
                .map(|attribute| (attribute.name(), told(attribute.value())))
                .collect::<Vec<_>>()
        })
        .filter_map(|(name, value)| (name == "title").then_some(value))
        .collect();
    assert!(tooltips.contains(&words), "{tooltips:?}");
}

#[test]
fn a_pdf_has_plain_addresses() {
    let picture = Case::of(sample::bridge()).dispute("e-warned");
    let dot = gainsay::draw::dot::write(&picture, OutputFormat::Pdf);
    assert!(
        dot.contains("HREF=\"https://example.org/s2?a=1&amp;b=2\""),
        "{dot}"
    );
    let dot = gainsay::draw::dot::write(&picture, OutputFormat::Svg);
    assert!(
        dot.contains("HREF=\"https://example.org/s2?a=1&amp;amp;b=2\""),
        "{dot}"
    );
}

#[test]
fn bad_addresses_are_dropped() {
    let case = Case::of(sample::bridge());
    let mut picture = case.dispute("e-warned");
    for node in &mut picture.clusters[0].nodes {
        node.url = Some("javascript:alert(1)".into());
        node.rows[0].url = Some("JAVASCRIPT:alert(1)".into());
    }
    picture.clusters[0].url = Some("data:text/html,x".into());
    picture.edges[0].url = Some("claims/warned.html?a=1&b=2".into());
    let dot = gainsay::draw::dot::write(&picture, OutputFormat::Svg);
    assert!(
        !dot.to_ascii_lowercase().contains("javascript:") && !dot.contains("data:"),
        "{dot}"
    );
    assert!(
        dot.contains("URL=\"claims/warned.html?a=1&amp;b=2\""),
        "{dot}"
    );
}

#[test]
fn every_nasty_text_is_shown() {
    let dot = gainsay::draw::dot::write(&Case::of(sample::nasty()).dispute("q"), OutputFormat::Svg);
    // The beginnings of the texts, as far as they need no escaping.
    for text in NASTY {
        let begins: String = text
            .trim_start_matches(['"', '<', '{'])
            .chars()
            .take_while(|c| c.is_alphanumeric())
            .take(8)
            .collect();
        assert!(dot.contains(&begins), "{begins} of {text:?}");
    }
}
