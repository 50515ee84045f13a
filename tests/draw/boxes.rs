//! What the boxes of a dispute say: whether their head is an answer, who says it, and in whose words.

use gainsay::draw;
use gainsay::draw::format::OutputFormat;
use gainsay::draw::picture::Line;

use crate::Case;
use crate::pictures::{edge, head};
use crate::sample;

#[test]
fn a_box_says_that_its_head_is_an_answer() {
    let case = Case::of(sample::bridge());
    let picture = case.dispute("d-blame");
    assert_eq!(head(&picture, "found-rust").above, "Answer");
    assert_eq!(head(&picture, "loose").above, "Claim");
    let dot = draw::dot::write(&picture, OutputFormat::Svg);
    assert_eq!(dot.matches("POINT-SIZE=\"9\">Answer</FONT>").count(), 3);
    assert_eq!(dot.matches("POINT-SIZE=\"9\">Claim</FONT>").count(), 1);
    let claim = |id: &str| {
        let key = case.casebook.claim(id).unwrap();
        let picture = draw::claim::picture(&case.casebook, &case.positions, key);
        head(&picture, id).above
    };
    assert_eq!((claim("cause-barge"), claim("loose")), ("Answer", "Claim"));
}

#[test]
fn what_people_state_is_told_from_what_the_rule_finds() {
    let case = Case::of(sample::bridge());
    let picture = case.dispute("d-blame");
    assert_eq!(
        edge(&picture, "found-rust", "found-none").line,
        Line::Stated
    );
    assert_eq!(Vec::from_iter(picture.lines()), [Line::Stated]);
    let dot = draw::dot::write(&picture, OutputFormat::Svg);
    assert!(dot.contains("contradiction stated by a person: cannot both be true"));
    // What the rule finds too is no less found for being stated.
    let mut records = sample::bridge();
    let mut link = records.links[0].clone();
    link.kind = sample::text("contradicts");
    (link.from, link.to) = (sample::text("cause-barge"), sample::text("cause-flood"));
    records.links.push(link);
    let picture = Case::of(records).dispute("a-cause");
    assert_eq!(
        edge(&picture, "cause-barge", "cause-flood").line,
        Line::Contradiction
    );
}

#[test]
fn rows_show_what_is_claimed() {
    let case = Case::of(sample::bridge());
    let picture = case.dispute("a-cause");
    let words: Vec<String> = head(&picture, "cause-barge")
        .rows
        .iter()
        .map(|row| row.words.join(" "))
        .collect();
    assert_eq!(
        words,
        [
            "A barge hit the second pier.",
            "A barge hit the second pier.",
            "The barge brought the bridge down."
        ]
    );
    let picture = case.dispute("d-blame");
    assert!(
        head(&picture, "loose").rows[0].words.is_empty(),
        "the head says it already"
    );
    let few = Case::of(sample::crowd(2, 3)).dispute("q");
    let many = Case::of(sample::crowd(2, 4)).dispute("q");
    for (picture, shown) in [(few, true), (many, false)] {
        let mut rows = picture.all_nodes().flat_map(|node| &node.rows);
        assert!(rows.all(|row| row.words.is_empty() != shown));
        let dot = draw::dot::write(&picture, OutputFormat::Svg);
        assert_eq!(dot.contains("POINT-SIZE=\"10\">There were 0.<"), shown);
    }
    // Of many statements, words that differ are shown; all of them are cut.
    let mut records = sample::crowd(2, 4);
    let mut other = records.claims[0].clone();
    other.id = sample::text("other");
    other.text = sample::text(&"word ".repeat(60));
    records.claims.push(other);
    let picture = Case::of(records).dispute("q");
    let rows = &head(&picture, "other").rows;
    assert!(rows.iter().all(|row| !row.words.is_empty()));
    let cut = rows.iter().find(|row| row.words[0].starts_with("word"));
    let cut = cut.unwrap().words.join(" ");
    assert!(cut.ends_with('…') && cut.chars().count() <= 90, "{cut}");
}
