//! Swim lanes: cards do not overlap, and no line crosses one.

use std::collections::BTreeSet;

use crate::Case;
use crate::sample;

type Box = (i32, i32, i32, i32);

fn number(node: roxmltree::Node<'_, '_>, name: &str) -> i32 {
    node.attribute(name).unwrap().parse().unwrap()
}

/// The cards: the first rectangle of every statement.
fn cards(document: &roxmltree::Document<'_>) -> Vec<Box> {
    document
        .descendants()
        .filter(|node| node.attribute("class") == Some("statement"))
        .map(|node| {
            let card = node
                .children()
                .find(|child| child.tag_name().name() == "rect")
                .unwrap();
            let (x, y) = (number(card, "x"), number(card, "y"));
            (x, y, x + number(card, "width"), y + number(card, "height"))
        })
        .collect()
}

/// The straight parts of the lines between cards.
fn segments(document: &roxmltree::Document<'_>) -> Vec<Box> {
    let mut found = Vec::new();
    for node in document.descendants() {
        let class = node.parent().and_then(|parent| parent.attribute("class"));
        let is_line =
            ["contradiction", "tension", "dismissed", "revision"].contains(&class.unwrap_or(""));
        if !is_line || node.attribute("fill") != Some("none") {
            continue;
        }
        let Some(path) = node.attribute("d") else {
            continue;
        };
        let numbers: Vec<i32> = path
            .split(|c: char| !c.is_ascii_digit() && c != '-')
            .filter(|word| !word.is_empty())
            .map(|word| word.parse().unwrap())
            .collect();
        let points: Vec<(i32, i32)> = numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect();
        found.extend(points.windows(2).map(|pair| {
            let ((a, b), (c, d)) = (pair[0], pair[1]);
            (a.min(c), b.min(d), a.max(c), b.max(d))
        }));
    }
    found
}

/// Whether two boxes share more than an edge.
fn overlap(a: Box, b: Box) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// Whether a line, which has no width, runs through a box.
fn crosses(line: Box, card: Box) -> bool {
    line.0 < card.2
        && card.0 < line.2.max(line.0 + 1)
        && line.1 < card.3
        && card.1 < line.3.max(line.1 + 1)
        && line.0.max(card.0) < card.2
        && line.2 > card.0
        && line.3 > card.1
}

#[test]
fn nothing_overlaps() {
    for records in [
        sample::bridge(),
        sample::nasty(),
        sample::crowd(6, 40),
        sample::crowd(30, 3),
    ] {
        let mut lines = 0;
        let case = Case::of(records);
        let drawn = case.all_svg().into_iter().take(12);
        for (name, svg) in drawn.chain(case.teller_svgs().into_iter().take(12)) {
            let document = roxmltree::Document::parse(&svg).unwrap();
            let cards = cards(&document);
            for (place, card) in cards.iter().enumerate() {
                for other in &cards[place + 1..] {
                    assert!(!overlap(*card, *other), "{name}: {card:?} {other:?}");
                }
            }
            let svg_width = number(document.root_element(), "width");
            assert!(cards.iter().all(|card| card.2 < svg_width));
            for line in segments(&document) {
                lines += 1;
                for card in &cards {
                    assert!(!crosses(line, *card), "{name}: {line:?} through {card:?}");
                }
            }
        }
        assert!(lines > 0);
    }
}

#[test]
fn lanes_name_everyone_and_keep_the_undated_apart() {
    let case = Case::of(sample::bridge());
    let dispute = case.disputes.find(&case.casebook, "b-injured").unwrap();
    let svg = gainsay::draw::lanes::dispute_svg(&case.casebook, &case.positions, dispute);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let texts: BTreeSet<&str> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "text")
        .filter_map(|node| node.text())
        .collect();
    for text in [
        "Town of Upstream",
        "speaks for no party",
        "answers “exactly 30 people” (1 claim, 1 statement)",
        "Council of Upstream",
        "undated",
        "20 Jun 2031",
        "exactly 30 people",
    ] {
        assert!(texts.contains(text), "{text}: {texts:?}");
    }
    let titles: Vec<&str> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "title")
        .filter_map(|node| node.text())
        .collect();
    assert!(
        titles
            .iter()
            .any(|title| title.contains("Dismissed by Desk B: The Gazette says that it rounded."))
    );
}

#[test]
fn a_claim_is_marked_once_for_each_card() {
    let case = Case::of(sample::bridge());
    for (id, cards) in [("injured-49", 2), ("loose", 1), ("opened-88", 1)] {
        let claim = case.casebook.claim(id).unwrap();
        let svg =
            gainsay::draw::lanes::claim_svg(&case.casebook, &case.positions, &case.disputes, claim);
        assert_eq!(svg.matches("#FFF3B0").count(), cards, "{id}");
    }
}

#[test]
fn many_dates_are_put_together() {
    let svg = &Case::of(sample::crowd(3, 60)).all_svg()[0].1;
    assert!(
        svg.contains(">Jan 2031<") && svg.contains(">Mar 2031<") && !svg.contains(">3 Jan 2031<")
    );
}

#[test]
fn the_legend_tells_answers_from_claims_and_what_people_state() {
    let case = Case::of(sample::bridge());
    let svg = |id: &str| {
        let dispute = case.disputes.find(&case.casebook, id).unwrap();
        gainsay::draw::lanes::dispute_svg(&case.casebook, &case.positions, dispute)
    };
    let blame = svg("d-blame");
    assert!(blame.contains(">answers “rust” (1 claim, 1 statement)<"));
    assert!(blame.contains(">claims “There never was an inspection.” (1 claim, 1 statement)<"));
    assert!(blame.contains(">contradiction stated by a person: cannot both be true<"));
    assert!(!blame.contains(">contradiction: cannot both be true<"));
    let ferry = svg("h-crossed");
    assert!(
        ferry.contains(">answers “exactly 700 people”, as of 12 Jun 2031 (1 claim, 1 statement)<"),
        "{ferry}"
    );
    assert!(!svg("a-cause").contains("stated by a person"));
}

#[test]
fn the_table_explains_the_signs_in_it() {
    let case = Case::of(sample::bridge());
    let svg = gainsay::draw::matrix::overview_svg(&case.casebook, &case.positions, &case.disputes);
    for words in [
        ">contradictions with …<",
        ">in tension only, with …<",
        ">dismissed by a person, with …<",
        "<title>speaks for no party</title>",
        "exactly 700 people (as of 12 Jun 2031); by a person's decision no contradiction with Harbour Authority",
    ] {
        assert!(svg.replace("&#39;", "'").contains(words), "{words}: {svg}");
    }
    let case = Case::of(sample::crowd(3, 1));
    let svg = gainsay::draw::matrix::overview_svg(&case.casebook, &case.positions, &case.disputes);
    assert!(!svg.contains("in tension with") && !svg.contains("no contradiction"));
    assert!(svg.contains(">before the sign of a side: contradicts it; the number says how often<"));
}
