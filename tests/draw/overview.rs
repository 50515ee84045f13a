//! The parties and disputes of a casebook by Graphviz, and the signs beside answers.

use gainsay::draw;
use gainsay::draw::format::OutputFormat;
use gainsay::draw::picture::Line;

use crate::Case;
use crate::sample;

#[test]
fn the_overview_sets_parties_against_disputes() {
    let case = Case::of(sample::bridge());
    let mut picture = draw::overview::picture(&case.casebook, &case.positions, &case.disputes);
    assert!(picture.fits_a_page);
    // It is large enough for a table; here the boxes are looked at.
    assert!(picture.grid.take().is_some());
    let dispute = picture
        .nodes
        .iter()
        .find(|node| node.tooltip.starts_with("Did Downstream warn"))
        .unwrap();
    let rows: Vec<_> = dispute
        .rows
        .iter()
        .map(|row| (row.text.join(" "), row.end.len(), row.strong))
        .collect();
    assert_eq!(
        rows,
        [("yes".to_owned(), 1, true), ("no".to_owned(), 1, true)]
    );
    assert_eq!(
        dispute.rows[0].tooltip,
        "Town of Downstream: yes; in 1 contradiction; contradicts Town of Upstream"
    );
    let lines = picture
        .edges
        .iter()
        .filter(|edge| edge.to.0 == dispute.id)
        .count();
    assert_eq!(lines, 2);
    // Downstream contradicts itself on the injured.
    let injured = picture
        .nodes
        .iter()
        .find(|node| node.tooltip.starts_with("How many people were"))
        .unwrap();
    let own = injured
        .rows
        .iter()
        .find(|row| row.tooltip.starts_with("Town of Downstream"))
        .unwrap();
    assert!(
        own.tooltip
            .contains("contradicts Town of Downstream, Town of Upstream; is in tension with River Railway, speakers of no party"),
        "{}",
        own.tooltip
    );
    // All that is dismissed contradicts nobody.
    let ferry = picture
        .nodes
        .iter()
        .find(|node| node.tooltip.starts_with("How many people had"))
        .unwrap();
    for row in &ferry.rows {
        let lines: Vec<Line> = row.end.iter().map(|end| end.line).collect();
        assert_eq!((lines, row.strong), (vec![Line::Dismissed], false));
    }
    assert!(
        ferry.rows[0]
            .tooltip
            .ends_with("; by a person's decision no contradiction with Harbour Authority"),
        "{}",
        ferry.rows[0].tooltip
    );
    // The legend explains the signs beside answers, and no line: there is none but from parties to answers.
    assert!(picture.lines().is_empty());
    let ends: Vec<Line> = picture.ends().into_iter().collect();
    assert_eq!(ends, [Line::Contradiction, Line::Tension, Line::Dismissed]);
    let dot = draw::dot::write(&picture, OutputFormat::Svg);
    for line in ends {
        assert_eq!(dot.matches(line.meaning_beside()).count(), 1, "{line:?}");
    }
    assert!(picture.parties.iter().any(|(style, name)| {
        *style == draw::palette::NO_PARTY && name == "speaks for no party"
    }));
    assert!(!dot.contains(Line::Contradiction.meaning()));
}

/// Where the signs of rows lie, as Graphviz draws them: below each other, and apart from what is beside them.
#[test]
fn signs_stand_below_signs() {
    let Some(graphviz) = crate::graphviz("signs_stand_below_signs") else {
        return;
    };
    let case = Case::of(sample::bridge());
    let mut picture = draw::overview::picture(&case.casebook, &case.positions, &case.disputes);
    picture
        .nodes
        .retain(|node| node.tooltip.starts_with("Why did the bridge"));
    assert_eq!(picture.nodes[0].rows.len(), 5);
    picture.grid = None;
    (picture.edges, picture.parties) = (Vec::new(), Vec::new());
    let dot = draw::dot::write(&picture, OutputFormat::Svg);
    let limit = std::time::Duration::from_secs(60);
    let svg = graphviz.render(&dot, OutputFormat::Svg, limit).unwrap();
    let svg = String::from_utf8(svg).unwrap();
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(&svg, options).unwrap();
    let node = document
        .descendants()
        .find(|node| node.attribute("id") == Some(picture.nodes[0].id.as_str()))
        .unwrap();
    // The left and right edges of the filled boxes that are as wide as a sign, by where they stand from the top.
    let mut rows: std::collections::BTreeMap<i64, Vec<(f64, f64, String)>> = Default::default();
    for polygon in node
        .descendants()
        .filter(|each| each.tag_name().name() == "polygon")
    {
        let points: Vec<(f64, f64)> = polygon
            .attribute("points")
            .unwrap()
            .split_whitespace()
            .map(|point| point.split_once(',').unwrap())
            .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
            .collect();
        let edge = |pick: fn(f64, f64) -> f64, of: fn(&(f64, f64)) -> f64| {
            points.iter().map(of).reduce(pick).unwrap()
        };
        let (left, right) = (edge(f64::min, |at| at.0), edge(f64::max, |at| at.0));
        let (top, foot) = (edge(f64::min, |at| at.1), edge(f64::max, |at| at.1));
        if (16.0..26.0).contains(&(right - left)) && foot - top > 10.0 {
            let middle = ((top + foot) / 2.0 / 4.0).round() as i64;
            let colour = polygon.attribute("fill").unwrap().to_owned();
            rows.entry(middle).or_default().push((left, right, colour));
        }
    }
    assert_eq!(rows.len(), 5, "{rows:?}");
    let rows: Vec<_> = rows.into_values().collect();
    for row in &rows {
        assert!((row[0].0 - rows[0][0].0).abs() < 1.0, "{rows:?}");
        // The second box is the sign, with the words before it; the others are parties.
        assert_eq!(row[1].2, "#b3001b");
        assert!((row[1].0 - rows[0][1].0).abs() < 4.0, "{rows:?}");
        for pair in row.windows(2) {
            assert!(pair[1].0 - pair[0].1 >= 2.0, "{rows:?}");
        }
    }
}
