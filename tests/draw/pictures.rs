//! What the diagrams show.

use gainsay::draw;
use gainsay::draw::format::OutputFormat;
use gainsay::draw::picture::{Emphasis, Line, Picture, Shape};
use gainsay::model::record::Records;

use crate::Case;
use crate::sample;

pub(crate) fn edge<'a>(picture: &'a Picture, from: &str, to: &str) -> &'a draw::picture::Edge {
    let id = |claim: &str| {
        let has = |node: &&draw::picture::Node| node.claims.iter().any(|each| each == claim);
        picture.all_nodes().find(has).unwrap().id.clone()
    };
    let (from, to) = (id(from), id(to));
    let joins = |edge: &&draw::picture::Edge| {
        (edge.from.0 == from && edge.to.0 == to) || (edge.from.0 == to && edge.to.0 == from)
    };
    picture.edges.iter().find(joins).unwrap()
}

pub(crate) fn head<'a>(picture: &'a Picture, claim: &str) -> &'a draw::picture::Node {
    let has = |node: &&draw::picture::Node| node.claims.iter().any(|each| each == claim);
    picture.all_nodes().find(has).unwrap()
}

#[test]
fn a_dispute_shows_who_excludes_whom() {
    let case = Case::of(sample::bridge());
    let picture = case.dispute("a-cause");
    assert_eq!(picture.clusters.len(), 1);
    let confirmed = edge(&picture, "cause-barge", "cause-neglect");
    assert_eq!(confirmed.line, Line::Contradiction);
    assert_eq!(confirmed.label.join(" "), "1 of 2 confirmed by Desk B");
    assert!(
        confirmed.tooltip.contains("Only one answer can be true"),
        "{}",
        confirmed.tooltip
    );
    assert!(
        confirmed
            .tooltip
            .ends_with("Confirmed by Desk B: Both were asked again and insist.")
    );
    assert_eq!(
        edge(&picture, "cause-not-barge", "cause-flood").line,
        Line::Supports
    );
    let rows = &head(&picture, "cause-barge").rows;
    assert_eq!(rows.len(), 3);
    assert!(
        rows[2]
            .small
            .iter()
            .any(|line| line.starts_with("↩ repeats Council of Upstream")),
        "{rows:?}"
    );

    let picture = case.dispute("b-injured");
    assert_eq!(picture.clusters.len(), 2);
    assert_eq!(
        head(&picture, "injured-dozens").emphasis,
        Emphasis::Undisputed
    );
    assert_eq!(
        edge(&picture, "injured-30", "injured-40").line,
        Line::Dismissed
    );
    assert_eq!(
        edge(&picture, "injured-30", "injured-40").label,
        ["dismissed by Desk B"]
    );
    assert_eq!(
        edge(&picture, "injured-30-again", "injured-40").line,
        Line::Tension
    );
    assert_eq!(
        edge(&picture, "injured-30", "workers-35").line,
        Line::Contradiction
    );
    assert_eq!(
        edge(&picture, "injured-30", "workers-8").line,
        Line::Qualifies
    );
    let again = &head(&picture, "injured-30-again").rows[0];
    assert!(
        again.small.contains(&"⇄ also says otherwise".to_owned()),
        "{again:?}"
    );

    let picture = case.dispute("d-blame");
    assert_eq!(
        edge(&picture, "found-rust", "found-none").label,
        ["stated by Desk A"]
    );
    assert_eq!(
        picture.nodes.len(),
        1,
        "the claim without a question stands outside"
    );
}

#[test]
fn dot_says_so() {
    let case = Case::of(sample::bridge());
    let dot = draw::dot::write(&case.dispute("b-injured"), OutputFormat::Svg);
    let line = |a: &str, b: &str| {
        let begins = format!("{a}:e -> {b}:w [");
        dot.lines()
            .find(|line| line.trim_start().starts_with(&begins))
            .unwrap_or_else(|| panic!("{begins} in {dot}"))
    };
    assert!(dot.starts_with("digraph \"How many people were injured when the bridge fell? (and 1 question joined to it)\" {"));
    assert_eq!(dot.matches("subgraph cluster_").count(), 2);
    assert!(dot.contains("pack=true") && dot.contains("rankdir=LR"));
    assert!(dot.contains("fontname=\"Noto Sans, DejaVu Sans, Arial, sans-serif\""));
    // p1 dozens, p2 30, p3 exactly 30, p4 about 40, p5 at least 49, p6 8 and p7 35 workers
    assert!(line("p3", "p5").contains("penwidth=3.6") && line("p3", "p5").contains("≠"));
    assert!(line("p2", "p4").contains("style=\"dashed\"") && line("p2", "p4").contains("≠?"));
    assert!(line("p3", "p4").contains("style=\"dotted\"") && line("p3", "p4").contains("✕"));
    // It leads from right to left, and is written from left to right.
    assert!(line("p3", "p6").contains("dir=\"back\""));
    assert!(!dot.contains("p1:"), "nothing excludes dozens");
    for legend in [
        Line::Contradiction,
        Line::Tension,
        Line::Dismissed,
        Line::Qualifies,
    ] {
        assert!(dot.contains(legend.meaning()), "{legend:?}");
    }
    assert!(
        !dot.contains(Line::Repeats.meaning()),
        "the legend explains what is there only"
    );
    assert!(
        dot.contains("Совет по дорогам")
            && dot.contains("Նավահանգստի")
            && !dot.contains("Körpü niyə uçdu?")
    );
}

#[test]
fn where_all_exclude_all_one_sign_stands_for_all_lines() {
    let case = Case::of(sample::bridge());
    let picture = case.dispute("g-cost");
    assert_eq!(picture.edges.len(), 6);
    let hubs: Vec<_> = picture
        .all_nodes()
        .filter(|node| node.shape == Shape::Hub)
        .collect();
    assert_eq!(hubs.len(), 1);
    assert!(
        hubs[0]
            .tooltip
            .starts_with("Each of these contradicts every other one: at most 1,000,000 crowns; ")
    );
    assert!(
        picture
            .edges
            .iter()
            .all(|edge| edge.from.0 == "x1" || edge.to.0 == "x1")
    );
}

#[test]
fn what_is_left_out_is_counted() {
    let picture = Case::of(sample::crowd(6, 40)).dispute("q");
    for node in picture
        .all_nodes()
        .filter(|node| node.shape == Shape::Table)
    {
        assert_eq!(node.rows.len(), 9);
        assert!(
            node.rows[8].text[0].starts_with("and 32 more: ● "),
            "{:?}",
            node.rows[8]
        );
        let speakers: std::collections::BTreeSet<_> =
            node.rows[..8].iter().map(|row| &row.text).collect();
        assert_eq!(speakers.len(), 8, "every speaker before anyone twice");
    }
    let picture = Case::of(sample::crowd(320, 1)).dispute("q");
    assert_eq!(
        picture
            .all_nodes()
            .filter(|node| node.shape == Shape::Table)
            .count(),
        40
    );
    assert_eq!(
        picture.notes[1],
        "Left out: 280 positions; the 40 in most clashes are drawn."
    );
}

#[test]
fn too_many_lines_are_thinned_out() {
    let picture = Case::of(sample::mixed(40)).dispute("q");
    let single: Vec<_> = picture.edges.iter().filter(|edge| edge.signed).collect();
    assert_eq!(single.len(), draw::dispute::MOST_LINES);
    assert_eq!(picture.notes[1], "Left out: 66 of 156 lines.");
    // Nobody who is excluded stands without a line.
    for node in picture
        .all_nodes()
        .filter(|node| node.emphasis == Emphasis::Disputed)
    {
        assert!(
            picture
                .edges
                .iter()
                .any(|edge| edge.from.0 == node.id || edge.to.0 == node.id),
            "{node:?}"
        );
    }
}

#[test]
fn a_claim_stands_amid_what_excludes_it() {
    let case = Case::of(sample::bridge());
    let claim = |id: &str| {
        let key = case.casebook.claim(id).unwrap();
        draw::claim::picture(&case.casebook, &case.positions, key)
    };
    let picture = claim("injured-30");
    assert_eq!(head(&picture, "injured-30").emphasis, Emphasis::Subject);
    assert_eq!(
        picture.notes,
        ["Claim injured-30 — 2 contradictions, 1 dismissed"]
    );
    assert_eq!(
        edge(&picture, "injured-30", "injured-49").line,
        Line::Contradiction
    );
    assert_eq!(
        edge(&picture, "injured-30", "workers-35").line,
        Line::Contradiction
    );
    assert_eq!(
        edge(&picture, "injured-30", "workers-8").line,
        Line::Qualifies
    );
    assert!(
        picture
            .all_nodes()
            .all(|node| !node.claims.contains(&"injured-dozens".to_owned()))
    );

    let picture = claim("cause-barge");
    let subject = head(&picture, "cause-barge");
    assert!(
        subject.rows[0]
            .small
            .contains(&"“Statement on the bridge”".to_owned())
    );
    assert!(subject.rows[0].url.is_some());
    assert_eq!(
        edge(&picture, "cause-barge", "cause-barge-again").line,
        Line::Repeats
    );
    // This claim's own pair is confirmed; the other claim of its position is not counted here.
    assert_eq!(
        edge(&picture, "cause-barge", "cause-neglect").label,
        ["confirmed by Desk B"]
    );
}

#[test]
fn the_order_of_entry_shows_nowhere() {
    fn reversed(mut records: Records) -> Records {
        records.parties.reverse();
        records.speakers.reverse();
        records.outlets.reverse();
        records.documents.reverse();
        records.questions.reverse();
        records.claims.reverse();
        records.links.reverse();
        records.judgements.reverse();
        for claim in &mut records.claims {
            claim.said.reverse();
        }
        records
    }
    fn rotated(mut records: Records) -> Records {
        let claims = records.claims.len();
        records.parties.rotate_left(1);
        records.speakers.rotate_left(3);
        records.claims.rotate_left(7 % claims);
        records.links.rotate_left(1);
        let questions = records.questions.len();
        records.questions.rotate_left(2 % questions);
        records
    }
    for records in [sample::bridge, sample::nasty] {
        let plain = Case::of(records());
        for other in [Case::of(reversed(records())), Case::of(rotated(records()))] {
            for ((name, a), (_, b)) in plain.all_dot().iter().zip(&other.all_dot()) {
                assert!(a == b, "{name} differs:\n{a}\n{b}");
            }
            for ((name, a), (_, b)) in plain.all_svg().iter().zip(&other.all_svg()) {
                assert!(a == b, "{name} differs");
            }
        }
    }
}

#[test]
fn parties_differ_in_greyscale_too() {
    let mut sample = sample::Sample::default();
    for number in 0..56 {
        sample.party(&format!("P{number:02}"), "name");
    }
    let casebook = sample::check(sample.0);
    let styles: Vec<_> = casebook
        .parties()
        .map(|(key, _)| draw::palette::party(key))
        .collect();
    let lightness = |colour: &str| {
        let part = |at: usize| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap());
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    for (place, style) in styles.iter().enumerate() {
        assert!(
            styles[..place]
                .iter()
                .all(|other| (other.colour, other.glyph) != (style.colour, style.glyph))
        );
        if let Some(next) = styles.get(place + 1) {
            assert!(next.glyph != style.glyph);
            assert!(
                (lightness(style.colour) - lightness(next.colour)).abs() > 15.0,
                "{style:?} {next:?}"
            );
        }
    }
}

/// Writes every picture where `GAINSAY_PICTURES` says, for whoever wants to look at them.
#[test]
fn pictures_can_be_kept() {
    let Some(dir) = std::env::var_os("GAINSAY_PICTURES") else {
        return;
    };
    let dir = std::path::PathBuf::from(dir);
    std::fs::create_dir_all(&dir).unwrap();
    for (what, records) in [
        ("bridge", sample::bridge()),
        ("nasty", sample::nasty()),
        ("crowd", sample::crowd(6, 40)),
    ] {
        let case = Case::of(records);
        for (name, dot) in case.all_dot() {
            std::fs::write(dir.join(format!("{what}-{name}.dot")), dot).unwrap();
        }
        for (name, svg) in case.all_svg() {
            std::fs::write(dir.join(format!("{what}-{name}-own.svg")), svg).unwrap();
        }
    }
    let case = Case::of(sample::crowd(320, 2));
    let dot = draw::dot::write(&case.dispute("q"), OutputFormat::Svg);
    std::fs::write(dir.join("many-dispute-q.dot"), dot).unwrap();
}
