//! Overviews on one sheet of A4: of the made casebook, of parts of it, and of the extremes.

use std::collections::BTreeSet;
use std::time::Duration;

use gainsay::analysis::pairs::Pair;
use gainsay::analysis::rule::ClashKind;
use gainsay::draw;
use gainsay::draw::exchange::ExchangeFormat;
use gainsay::draw::exchange::graph::Exchange;
use gainsay::draw::format::OutputFormat;
use gainsay::draw::grid::Whom;
use gainsay::draw::line::Line;
use gainsay::draw::picture::Picture;
use gainsay::draw::stances::{Overview, Side};
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Claim;
use gainsay::model::key::Key;
use gainsay::model::record::Records;

use crate::{Case, casebooks, made, sample};

/// The least size of letters on paper, in points.
const READABLE: f64 = 6.0;

fn overview(case: &Case) -> Picture {
    draw::overview::picture(&case.casebook, &case.positions, &case.disputes)
}

/// The first so many questions of the made casebook, with what belongs to them.
fn first(questions: usize) -> Case {
    let mut records = made::records();
    records.questions.truncate(questions);
    let asked: BTreeSet<String> = records
        .questions
        .iter()
        .map(|q| q.id.value.clone())
        .collect();
    records.claims.retain(|claim| {
        claim
            .question
            .as_ref()
            .is_some_and(|q| asked.contains(&q.value))
    });
    let claims: BTreeSet<String> = records.claims.iter().map(|c| c.id.value.clone()).collect();
    records
        .links
        .retain(|link| claims.contains(&link.from.value));
    records
        .judgements
        .retain(|judgement| claims.contains(&judgement.claims[0].value));
    Case::of(records)
}

/// So many parties of which each gives another answer to each question.
fn everyone_against_everyone(parties: usize, questions: usize) -> Case {
    let mut sample = sample::Sample::default();
    sample.document("d", "An Outlet", "A report");
    for party in 0..parties {
        sample.party(
            &format!("P{party:02}"),
            &format!("Party of the {party}th river"),
        );
        sample.speaker(
            &format!("s{party:02}"),
            "A speaker",
            &format!("P{party:02}"),
        );
    }
    let mut records: Records = sample.0;
    for question in 0..questions {
        let mut asked = made::records().questions[8].clone();
        asked.id.value = format!("q{question:02}");
        for party in 0..parties {
            let mut claim = made::records().claims[0].clone();
            claim.id.value = format!("q{question:02}-{party:02}");
            claim.question = Some(asked.id.clone());
            claim.answer = Some(sample::text(&format!("= {}", party + 1)));
            claim.as_of = None;
            claim.said.truncate(1);
            claim.said[0].by.value = format!("s{party:02}");
            claim.said[0].document.value = "d".into();
            records.claims.push(claim);
        }
        records.questions.push(asked);
    }
    Case::of(records)
}

#[test]
fn the_made_casebook_is_as_large_as_a_desks() {
    let records = made::records();
    assert_eq!(
        (
            records.questions.len(),
            records.claims.len(),
            records.parties.len()
        ),
        (60, 300, 6)
    );
    let case = Case::of(records);
    assert!(case.disputes.contradicted.len() >= 40 && !case.disputes.tense.is_empty());
    let answering: BTreeSet<usize> = case
        .disputes
        .contradicted
        .iter()
        .map(|dispute| dispute.parties.len())
        .collect();
    assert!(
        (2..=6).all(|parties| answering.contains(&parties)),
        "{answering:?}"
    );
}

#[test]
fn every_dispute_of_the_made_casebook_is_on_the_sheet() {
    let case = Case::of(made::records());
    let picture = overview(&case);
    let grid = picture.grid.as_ref().unwrap();
    let disputes = case.disputes.contradicted.len();
    let totals = grid.rows.iter().filter(|row| row.total.is_some()).count();
    assert_eq!((totals, grid.rows_left_out), (disputes, 0));
    assert!(
        !picture
            .notes
            .iter()
            .any(|note| note.starts_with("Left out"))
    );
    // Most contradictions first.
    let totals: Vec<usize> = grid
        .rows
        .iter()
        .filter_map(|row| row.total.as_deref()?.parse().ok())
        .collect();
    assert!(totals.is_sorted_by(|a, b| a >= b), "{totals:?}");
    // No two rows say the same: what is cut shows where it differs.
    let words: BTreeSet<String> = grid.rows.iter().map(|row| row.words.join(" ")).collect();
    assert_eq!(words.len(), grid.rows.len());
}

/// Whoever joins the numbers of a line gets what the lines between claims add up to.
#[test]
fn weights_are_those_of_the_pairs() {
    let mut weighed = 0;
    let mut cases = vec![Case::of(made::records()), Case::of(sample::bridge())];
    cases.extend((0..400).map(|seed| Case::of(casebooks::records(seed))));
    for case in &cases {
        let (casebook, positions) = (&case.casebook, &case.positions);
        let overview = Overview::of(casebook, positions, &case.disputes, 10_000);
        assert_eq!(overview.left_out, 0);
        for (summary, dispute) in overview.disputes.iter().zip(&case.disputes.contradicted) {
            assert_eq!(summary.id, dispute.id(casebook));
            for asked in &summary.asked {
                for (side, stance) in &asked.stances {
                    let on = |claim: &Key<Claim>| {
                        casebook[*claim].question == asked.question && says(casebook, *side, *claim)
                    };
                    let pairs = dispute.claims.iter().enumerate().flat_map(|(place, a)| {
                        dispute.claims[place + 1..].iter().map(move |b| (a, b))
                    });
                    let naive = pairs
                        .filter(|(a, b)| on(a) || on(b))
                        .filter_map(|(a, b)| Pair::of(casebook, *a, *b))
                        .filter(|pair| {
                            pair.kind == ClashKind::Contradiction
                                && !casebook.is_dismissed(pair.a, pair.b)
                        })
                        .count();
                    assert_eq!(stance.weight, naive, "{} {side:?}", summary.id);
                    assert!(stance.weight > 0 || stance.contradicts.is_empty());
                    weighed += usize::from(naive > 1);
                }
            }
        }
    }
    assert!(weighed > 100, "the casebooks show too little: {weighed}");
}

fn says(casebook: &Casebook, side: Side, claim: Key<Claim>) -> bool {
    let said = &casebook[claim].said;
    said.iter().any(|said| casebook[said.speaker].party == side)
}

#[test]
fn lines_are_as_thick_as_their_numbers() {
    let case = first(4);
    let picture = overview(&case);
    assert!(picture.grid.is_none());
    let dot = draw::dot::write(&picture, OutputFormat::Dot);
    for edge in &picture.edges {
        let weight = edge.weight.unwrap();
        let width = draw::weights::Step::of(weight).map_or(1, draw::weights::Step::width);
        let line = dot
            .lines()
            .find(|line| line.contains(&format!("id=\"{}\"", edge.id)))
            .unwrap();
        assert!(
            line.contains(&format!("penwidth={width}")),
            "{weight}: {line}"
        );
        assert_eq!(line.contains("style=\"dotted\""), weight == 0, "{line}");
    }
    for step in picture.steps().into_iter().flatten() {
        assert!(
            dot.contains(&format!(">{}   <", step.numbers())),
            "{step:?}"
        );
    }
}

/// The table is how it looks: the graph for other programs is the same as without it.
#[test]
fn the_table_does_not_change_the_graph() {
    let case = Case::of(made::records());
    let picture = overview(&case);
    let written = |picture: &Picture| {
        let graph = Exchange::of(&case.casebook, picture);
        draw::exchange::write(&graph, ExchangeFormat::Json).unwrap()
    };
    let bare = Picture {
        grid: None,
        ..picture.clone()
    };
    assert_eq!(written(&picture), written(&bare));
    assert_eq!(
        picture.nodes.len(),
        case.disputes.contradicted.len() + picture.parties.len()
    );
}

/// The least size of letters that an SVG of Graphviz has on A4 between its margins, which it must fit.
fn least_letters(svg: &str) -> f64 {
    let number = |from: &str, until: char| -> f64 {
        let rest = &svg[svg.find(from).unwrap() + from.len()..];
        rest[..rest.find(until).unwrap()].trim().parse().unwrap()
    };
    let (width, height) = (number("<svg width=\"", 'p'), number("height=\"", 'p'));
    assert!(width <= 541.0 && height <= 786.0, "{width} by {height}");
    let scale = number("scale(", ' ');
    let sizes = svg.split("font-size=\"").skip(1);
    let sizes = sizes.map(|rest| rest[..rest.find('"').unwrap()].parse::<f64>().unwrap());
    sizes.reduce(f64::min).unwrap() * scale
}

#[test]
fn letters_can_be_read_on_one_sheet() {
    let mut cases: Vec<(String, Case)> = [1, 2, 4, 7, 10, 15, 25, 40, 60]
        .into_iter()
        .map(|questions| (format!("{questions} questions"), first(questions)))
        .collect();
    for (parties, questions) in [(40, 1), (3, 20), (9, 12), (40, 70), (2, 200)] {
        let name = format!("{parties} parties on {questions} questions");
        cases.push((name, everyone_against_everyone(parties, questions)));
    }
    cases.push(("the bridge".into(), Case::of(sample::bridge())));
    let graphviz = crate::graphviz("letters_can_be_read_on_one_sheet");
    for (name, case) in &cases {
        let own = draw::matrix::overview_svg(&case.casebook, &case.positions, &case.disputes);
        let size = |key: &str| -> f64 {
            let rest = &own[own.find(key).unwrap() + key.len()..];
            rest[..rest.find('"').unwrap()].parse().unwrap()
        };
        let scale = (540.0 / size("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""))
            .min(785.0 / size("height=\""));
        let sizes = own.split("font-size=\"").skip(1);
        let least = sizes.map(|rest| rest[..rest.find('"').unwrap()].parse::<f64>().unwrap());
        let least = least.reduce(f64::min).unwrap() * scale;
        assert!(least >= READABLE, "{name}, own: {least}");
        if let Some(graphviz) = &graphviz {
            let dot = draw::dot::write(&overview(case), OutputFormat::Svg);
            let limit = Duration::from_secs(60);
            let svg = graphviz.render(&dot, OutputFormat::Svg, limit).unwrap();
            let least = least_letters(&String::from_utf8(svg).unwrap());
            assert!(least >= READABLE, "{name}: {least}");
        }
    }
}

/// Where there is no room for the signs of all whom a party contradicts, they are told in another way, and the number
/// stays within its cell.
#[test]
fn cells_tell_whom_a_party_stands_against() {
    let mut cases = vec![Case::of(made::records()), Case::of(sample::bridge())];
    for (parties, questions) in [(5, 40), (6, 70), (7, 20), (12, 30), (40, 70)] {
        cases.push(everyone_against_everyone(parties, questions));
    }
    cases.extend((0..200).map(|seed| Case::of(casebooks::records(seed))));
    let mut told: BTreeSet<Whom> = BTreeSet::new();
    for case in &cases {
        let picture = overview(case);
        let Some(grid) = &picture.grid else { continue };
        for row in &grid.rows {
            let here: BTreeSet<usize> = (0..row.cells.len())
                .filter(|place| row.cells[*place].is_some())
                .collect();
            for (place, cell) in row.cells.iter().enumerate() {
                let Some(cell) = cell else { continue };
                let (false, Some(Line::Contradiction)) = (cell.count.is_empty(), cell.line) else {
                    continue;
                };
                told.insert(cell.whom);
                let names = cell.tooltip.split("; contradicts ").nth(1).unwrap();
                let names: Vec<&str> = names.split(';').next().unwrap().split(", ").collect();
                let contradicted: BTreeSet<usize> = grid
                    .heads
                    .iter()
                    .enumerate()
                    .filter(|(_, head)| {
                        let name = match head.name.as_str() {
                            "speaks for no party" => "speakers of no party",
                            name => name,
                        };
                        names.contains(&name)
                    })
                    .map(|(place, _)| place)
                    .collect();
                let shown: BTreeSet<usize> = cell
                    .against
                    .iter()
                    .map(|style| {
                        grid.heads
                            .iter()
                            .position(|head| head.style == *style)
                            .unwrap()
                    })
                    .collect();
                match cell.whom {
                    Whom::These => assert_eq!(shown, contradicted),
                    Whom::All => assert_eq!(here, contradicted),
                    Whom::Rest => assert_eq!(&here - &BTreeSet::from([place]), contradicted),
                    Whom::AllBut => assert_eq!(&here - &shown, contradicted),
                    Whom::Count(count) => assert!(count >= contradicted.len()),
                    Whom::Untold => assert!(grid.column < 40),
                }
            }
        }
    }
    let some = [Whom::These, Whom::All, Whom::Rest];
    assert!(some.iter().all(|whom| told.contains(whom)), "{told:?}");
}

/// What has no room is told, and the rest is there.
#[test]
fn what_is_left_out_is_told() {
    let case = everyone_against_everyone(40, 70);
    let picture = overview(&case);
    let grid = picture.grid.as_ref().unwrap();
    assert_eq!(grid.heads.len(), 12);
    assert!(grid.rows.len() >= 45, "{}", grid.rows.len());
    let told = [
        format!(
            "Left out: {} disputes; the {} with most contradictions are drawn.",
            70 - grid.rows.len(),
            grid.rows.len()
        ),
        "Left out: 28 parties, none in more contradictions than the 12 that are drawn.".into(),
    ];
    for words in told {
        assert!(
            picture.notes.contains(&words),
            "{words}: {:?}",
            picture.notes
        );
    }
}

/// A speaker's name of three lines stays above the row that names the next party.
#[test]
fn long_names_stay_in_their_lanes() {
    let case = Case::of(made::records());
    let question = case
        .casebook
        .questions()
        .find(|(_, question)| question.id() == "place-1-vehicles")
        .map(|(key, _)| key)
        .unwrap();
    let svg = draw::lanes::question_svg(&case.casebook, &case.positions, question);
    let height_of = |words: &str| -> i32 {
        let before = &svg[..svg.find(&format!(">{words}<")).unwrap()];
        let rest = &before[before.rfind(" y=\"").unwrap() + 4..];
        rest[..rest.find('"').unwrap()].parse().unwrap()
    };
    assert_eq!(
        height_of("Dorvane Valley") - height_of("government of the Upper"),
        14
    );
    assert!(height_of("Dorvane Valley") + 14 <= height_of("Էստմարկ"));
}
