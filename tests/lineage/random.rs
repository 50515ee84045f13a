//! What holds of every casebook.

use gainsay::analysis::lineage::sourcing::Lineage;
use gainsay::analysis::lineage::trails::{Trail, Trails, Vertex};
use gainsay::app::check::check;
use gainsay::app::find::Subject;
use gainsay::app::sources::sources_text;
use gainsay::model::casebook::Casebook;
use gainsay::model::key::Key;
use gainsay::model::source::{Cited, Document};

use crate::cases;
use crate::support::{casebooks, citations};

#[test]
fn the_counts_fit_together() {
    let mut seen = [0_usize; 3];
    for seed in 0..cases(3000) {
        let casebook = citations::casebook(seed);
        let lineage = Lineage::of(&casebook);
        let all: Vec<Key<_>> = casebook.claims().map(|(key, _)| key).collect();
        let mut asked: Vec<Vec<Key<_>>> = all.iter().map(|key| vec![*key]).collect();
        asked.push(all);
        for claims in asked {
            let sourcing = lineage.sourcing(&claims);
            assert!(sourcing.houses.len() <= sourcing.outlets.len());
            for independence in [&sourcing.named, &sourcing.cited] {
                let (origins, chains) = (independence.origins.len(), independence.chains);
                assert_eq!(origins == 0, sourcing.attributions == 0, "seed {seed}");
                assert_eq!(chains == 0, origins == 0, "seed {seed}");
                assert!(chains <= origins && chains <= sourcing.documents.len());
                // Menger: one chain at most if and only if one thing lies on all.
                let one = !independence.on_every_chain.is_empty();
                assert_eq!(chains == 1, one, "seed {seed}");
                seen[0] += usize::from(chains > 1);
                seen[1] += usize::from(chains == 1 && origins > 1);
            }
            seen[2] += usize::from(!sourcing.circles.is_empty());
            for circle in &sourcing.circles {
                let names_itself = |document: Key<Document>| {
                    let made = casebook[document].origin.map(|(origin, _)| origin);
                    let cited = casebook[document].cites.iter();
                    made == Some(document)
                        || cited
                            .copied()
                            .any(|cited| cited == Cited::Document(document))
                };
                match circle.as_slice() {
                    [Vertex::Document(document)] => assert!(names_itself(*document)),
                    several => assert!(several.len() > 1),
                }
            }
        }
    }
    assert!(seen.iter().all(|number| *number > 100), "{seen:?}");
}

/// A draft adds nothing, and every end of a named trail is a house or a circle.
#[test]
fn drafts_stay_out_and_named_trails_end() {
    let mut drafts = 0;
    for seed in 0..cases(1000) {
        let casebook = citations::casebook(seed);
        let lineage = Lineage::of(&casebook);
        for (key, claim) in casebook.claims() {
            if claim.live {
                let trails = Trails::of(&casebook, lineage.beginnings(), &[key], Trail::Named);
                for node in trails.graph.node_indices() {
                    let ends = trails.graph.neighbors(node).next().is_none();
                    let house = matches!(trails.graph[node], Vertex::House(_) | Vertex::Circle(_));
                    assert!(ends == house || node == trails.root, "seed {seed}");
                }
            } else {
                drafts += 1;
                assert_eq!(lineage.sourcing(&[key]).attributions, 0);
            }
        }
    }
    assert!(drafts > 20);
}

/// What is told does not depend on the order of entry.
#[test]
fn the_order_of_entry_shows_nowhere() {
    let mut told = 0;
    for seed in 0..cases(500) {
        let casebook = citations::casebook(seed);
        let mut records = casebook.records();
        records.outlets.reverse();
        records.documents.reverse();
        records.claims.reverse();
        records.speakers.reverse();
        for document in &mut records.documents {
            document.cites.reverse();
        }
        let reversed = casebooks::checked(records);
        let subjects = |casebook: &Casebook| -> Vec<Subject> {
            let claims = casebook.claims().map(|(key, _)| Subject::Claim(key));
            let documents = casebook.documents().map(|(key, _)| Subject::Document(key));
            claims.chain(documents).collect()
        };
        for subject in subjects(&casebook) {
            let text = sources_text(&casebook, subject);
            assert_eq!(text, sources_text(&reversed, subject), "seed {seed}");
            told += text.lines().count();
        }
        let findings = |casebook| check(casebook, 100).text();
        assert_eq!(findings(&casebook), findings(&reversed), "seed {seed}");
    }
    assert!(told > 10_000);
}
