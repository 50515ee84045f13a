//! Cards and lines of timelines.

use std::collections::BTreeSet;

use gainsay::analysis::pairs::Origin;
use gainsay::analysis::positions::Positions;
use gainsay::analysis::stories::{StoryKind, Teller, Tellers, find_stories};
use gainsay::draw::lanes::{teller_picture, teller_svg};
use gainsay::draw::picture::Line;

use crate::cases;
use crate::support::casebooks;

#[test]
fn lines_join_the_changed_stories_of_the_teller_and_no_others() {
    let mut seen = [0_usize; 4];
    for seed in 0..cases(600) {
        let casebook = casebooks::casebook(seed);
        let positions = Positions::of(&casebook);
        let speakers = casebook.speakers().map(|(key, _)| Teller::Speaker(key));
        let parties = casebook.parties().map(|(key, _)| Teller::Party(key));
        for teller in speakers.chain(parties) {
            let tellers = match teller {
                Teller::Speaker(_) => Tellers::Speakers,
                Teller::Party(_) => Tellers::Parties,
            };
            let (all, _) = find_stories(&casebook, &positions, tellers, usize::MAX);
            let stories = all.iter().filter(|story| story.teller == teller);
            let shown = teller_picture(&casebook, &positions, teller);
            let own: BTreeSet<&str> = casebook
                .live_claims()
                .filter(|(key, _)| !teller.statements(&casebook, *key).is_empty())
                .map(|(_, claim)| claim.id())
                .collect();
            let on_cards: BTreeSet<&str> = shown
                .all_nodes()
                .flat_map(|node| node.claims.iter().map(String::as_str))
                .collect();
            assert_eq!(own, on_cards, "seed {seed}");
            let claims = |id: &str| -> &[String] {
                shown.node(id).map_or(&[], |node| node.claims.as_slice())
            };
            let stories: Vec<_> = stories
                .map(|story| {
                    let line = match story.kind {
                        _ if story.is_dismissed(&casebook) => Line::Dismissed,
                        StoryKind::Revision => Line::Revises,
                        StoryKind::Tension => Line::Tension,
                        StoryKind::Contradiction
                            if story.pair.is_some_and(|pair| pair.origin == Origin::Stated) =>
                        {
                            Line::Stated
                        }
                        StoryKind::Contradiction => Line::Contradiction,
                    };
                    let ids =
                        [story.earlier, story.later].map(|claim| casebook[claim].id().to_owned());
                    (line, ids)
                })
                .collect();
            let joints = shown.edges.iter().filter(|edge| edge.line != Line::Follows);
            for edge in joints.clone() {
                let (from, to) = (claims(&edge.from.0), claims(&edge.to.0));
                let told = stories
                    .iter()
                    .any(|(line, [a, b])| *line == edge.line && from.contains(a) && to.contains(b));
                assert!(told, "seed {seed}: {edge:?}");
            }
            for (line, [a, b]) in &stories {
                let drawn = joints.clone().any(|edge| {
                    // Claims of one answer stand on several cards: the line leads to the first of them.
                    let joins = |id: &str, claim: &str| {
                        let own = positions.of_claim(casebook.claim(claim).expect("it is there"));
                        claims(id).iter().any(|other| {
                            let other_key = casebook.claim(other).expect("it is there");
                            other == claim
                                || (own.is_some() && positions.of_claim(other_key) == own)
                        })
                    };
                    let (from, to) = (&edge.from.0, &edge.to.0);
                    edge.line == *line
                        && ((joins(from, a) && joins(to, b)) || (joins(from, b) && joins(to, a)))
                });
                let together = |node: &gainsay::draw::picture::Node| {
                    node.claims.contains(a) && node.claims.contains(b)
                };
                let folded = shown.all_nodes().any(together)
                    && shown
                        .notes
                        .iter()
                        .any(|note| note.starts_with("Not drawn: "));
                assert!(drawn || folded, "seed {seed}: {line:?} {a} {b}");
                match line {
                    Line::Revises => seen[0] += 1,
                    Line::Contradiction => seen[1] += 1,
                    Line::Tension => seen[2] += 1,
                    _ => seen[3] += 1,
                }
            }
            let svg = teller_svg(&casebook, &positions, teller);
            let document = roxmltree::Document::parse(&svg).expect("it is XML");
            let cards = document
                .descendants()
                .filter(|node| node.attribute("class") == Some("statement"));
            assert_eq!(cards.count(), shown.all_nodes().count(), "seed {seed}");
        }
    }
    assert!(seen.iter().all(|number| *number > 20), "{seen:?}");
}
