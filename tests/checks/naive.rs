//! The findings of random casebooks against a search that looks at everything, written from docs/findings.md.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use gainsay::analysis::checks::{
    Coverage, Finding, FindingCode, OneSided, Relayed, Selection, Severity, SpanFault, Statement,
    Undated, visit_findings,
};
use gainsay::analysis::positions::Positions;
use gainsay::model::Word;
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::{Attribution, Claim};
use gainsay::model::key::Key;
use gainsay::model::question::Timing;
use gainsay::model::source::{Cited, Document, Outlet};

use crate::support::{casebooks, citations};

fn found<'a>(
    casebook: &'a Casebook,
    positions: &Positions,
    codes: &[FindingCode],
) -> Vec<Finding<'a>> {
    let mut found = Vec::new();
    let selection = Selection::of(codes, &[], Severity::Note);
    let _ = visit_findings(casebook, positions, &selection, &mut |finding| {
        found.push(finding);
        ControlFlow::Continue(())
    });
    found
}

fn all() -> impl Iterator<Item = (String, Casebook)> {
    let usual = (0..2_000).map(|seed| (format!("casebook {seed}"), casebooks::casebook(seed)));
    let citing = (0..2_000).map(|seed| (format!("citations {seed}"), citations::casebook(seed)));
    usual.chain(citing)
}

/// Every statement of a live claim.
fn statements(casebook: &Casebook) -> Vec<(Statement, &Claim, &Attribution)> {
    let mut all = Vec::new();
    for (key, claim) in casebook.live_claims() {
        for (place, said) in claim.said.iter().enumerate() {
            all.push((Statement { claim: key, place }, claim, said));
        }
    }
    all
}

#[test]
fn selections_hold_what_they_say() {
    for seed in 0..300 {
        let casebook = casebooks::casebook(seed);
        let positions = Positions::of(&casebook);
        let everything = found(&casebook, &positions, FindingCode::ALL);
        for code in FindingCode::ALL {
            let of_code: Vec<Finding<'_>> = everything
                .iter()
                .filter(|finding| finding.code() == *code)
                .cloned()
                .collect();
            assert_eq!(
                found(&casebook, &positions, &[*code]),
                of_code,
                "seed {seed}, {}",
                code.word()
            );
        }
    }
    let errors = Selection::of(&[], &[], Severity::Error);
    let none = Selection::of(
        &[FindingCode::Tension],
        &[FindingCode::Tension],
        Severity::Note,
    );
    for code in FindingCode::ALL {
        assert_eq!(errors.has(*code), code.severity() == Severity::Error);
        assert!(!none.has(*code));
    }
}

#[test]
fn nothing_that_is_not_live_is_found() {
    let mut seen = 0;
    for (name, casebook) in all() {
        let positions = Positions::of(&casebook);
        for finding in found(&casebook, &positions, FindingCode::ALL) {
            let claims = match finding {
                Finding::Pair(pair) | Finding::Dismissed(pair) => vec![pair.a, pair.b],
                Finding::ChangedStory(_, pair) => vec![pair.a, pair.b],
                Finding::Unattributed(claim) | Finding::RoundAsExact(claim, _) => vec![claim],
                Finding::NoSpan(of) | Finding::AnonymousSource(of) => vec![of.claim],
                Finding::UndatedStatement(Undated::AsOf(claim)) => vec![claim],
                Finding::UndatedStatement(Undated::Said(of, other)) => vec![of.claim, other],
                Finding::SecondHand(of, _, first) => vec![of.claim, first.claim],
                Finding::SingleOrigin(claim, _) => vec![claim],
                Finding::CircularCitation(claims, _)
                | Finding::OneSidedQuestion(OneSided { claims, .. }) => claims,
                Finding::SpanMismatch(SpanFault::Disagree(a, b)) => vec![a.claim, b.claim],
                _ => Vec::new(),
            };
            seen += claims.len();
            assert!(claims.iter().all(|claim| casebook[*claim].live), "{name}");
        }
    }
    assert!(seen > 10_000, "the test has gone blind: {seen}");
}

#[test]
fn dates_that_are_needed() {
    let mut seen = [0, 0];
    for (name, casebook) in all() {
        let positions = Positions::of(&casebook);
        let mut expected = BTreeSet::new();
        for (key, claim) in casebook.live_claims() {
            let timing = claim.question.map(|question| casebook[question].timing);
            if timing == Some(Timing::State) && claim.as_of.is_none() {
                expected.insert((key, None));
                seen[0] += 1;
            }
        }
        for (statement, claim, said) in statements(&casebook) {
            let otherwise = statements(&casebook).into_iter().any(|(_, other, again)| {
                let same_time = claim.question.is_some_and(|question| {
                    casebook[question].timing == Timing::Fixed || claim.time == other.time
                });
                again.speaker == said.speaker
                    && other.question == claim.question
                    && claim.question.is_some()
                    && !claim.readings.axes().is_empty()
                    && !(other.readings == claim.readings && same_time)
            });
            if said.date.is_none() && otherwise {
                expected.insert((statement.claim, Some(statement.place)));
                seen[1] += 1;
            }
        }
        let told = found(&casebook, &positions, &[FindingCode::UndatedStatement]);
        let told: BTreeSet<_> = told
            .into_iter()
            .map(|finding| match finding {
                Finding::UndatedStatement(Undated::AsOf(claim)) => (claim, None),
                Finding::UndatedStatement(Undated::Said(of, other)) => {
                    assert_ne!(of.claim, other);
                    (of.claim, Some(of.place))
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(told, expected, "{name}");
    }
    assert!(
        seen.iter().all(|seen| *seen > 100),
        "the test has gone blind: {seen:?}"
    );
}

/// Whether two outlets are one, or of one owner.
fn of_one_owner(casebook: &Casebook, a: Key<Outlet>, b: Key<Outlet>) -> bool {
    let owner = |outlet: Key<Outlet>| casebook[outlet].entry.owner.as_ref();
    a == b || (owner(a).is_some() && owner(a) == owner(b))
}

/// Whether a statement in a document may come from another document, by what is known of it.
fn may_come_from(
    casebook: &Casebook,
    said: &Attribution,
    relayed: Relayed,
    source: Key<Document>,
) -> bool {
    let document = &casebook[said.document];
    let of_outlet = |outlet| {
        let own = casebook[source].outlet;
        own.is_some_and(|own| of_one_owner(casebook, own, outlet))
    };
    match relayed {
        Relayed::Via(outlet) => said.via == Some(outlet) && of_outlet(outlet),
        Relayed::MadeFrom(of) => {
            said.via.is_none()
                && of == source
                && document.origin.is_some_and(|(origin, _)| origin == of)
        }
        Relayed::CitesDocument(of) => {
            said.via.is_none() && of == source && document.cites.contains(&Cited::Document(of))
        }
        Relayed::CitesOutlet(outlet) => {
            said.via.is_none()
                && of_outlet(outlet)
                && document.cites.contains(&Cited::Outlet(outlet))
        }
    }
}

fn one_house(casebook: &Casebook, a: Key<Document>, b: Key<Document>) -> bool {
    let (first, second) = (casebook[a].outlet, casebook[b].outlet);
    match (first, second) {
        (Some(first), Some(second)) => of_one_owner(casebook, first, second),
        _ => a == b,
    }
}

fn is_first_hand(casebook: &Casebook, said: &Attribution) -> bool {
    let document = &casebook[said.document];
    let own = said.via.is_none_or(|via| {
        let own = document.outlet;
        own.is_some_and(|own| of_one_owner(casebook, own, via))
    });
    own && document
        .origin
        .is_none_or(|(origin, _)| origin == said.document)
}

#[test]
fn first_hands() {
    let mut seen = 0;
    for (name, casebook) in all() {
        let positions = Positions::of(&casebook);
        let every = statements(&casebook);
        let mut expected = BTreeSet::new();
        for (statement, claim, said) in &every {
            let document = &casebook[said.document];
            let mut relays: Vec<Relayed> = said.via.map(Relayed::Via).into_iter().collect();
            relays.extend(document.origin.map(|(of, _)| Relayed::MadeFrom(of)));
            relays.extend(document.cites.iter().map(|cited| match cited {
                Cited::Document(of) => Relayed::CitesDocument(*of),
                Cited::Outlet(of) => Relayed::CitesOutlet(*of),
            }));
            let has_first = every.iter().any(|(_, other, first)| {
                let same = std::ptr::eq(*other, *claim);
                let own_answer = first.speaker == said.speaker
                    && claim.question.is_some()
                    && other.question == claim.question;
                (same || own_answer)
                    && is_first_hand(&casebook, first)
                    && !one_house(&casebook, said.document, first.document)
                    && relays
                        .iter()
                        .any(|relayed| may_come_from(&casebook, said, *relayed, first.document))
            });
            if has_first {
                expected.insert(*statement);
            }
        }
        let mut told = BTreeSet::new();
        for finding in found(&casebook, &positions, &[FindingCode::SecondHand]) {
            let Finding::SecondHand(statement, relayed, first) = finding else {
                panic!("{finding:?}");
            };
            let said = &casebook[statement.claim].said[statement.place];
            let own = &casebook[first.claim].said[first.place];
            assert!(
                may_come_from(&casebook, said, relayed, own.document),
                "{name}"
            );
            assert!(is_first_hand(&casebook, own), "{name}");
            assert!(told.insert(statement), "{name}: told twice");
        }
        assert_eq!(told, expected, "{name}");
        seen += told.len();
    }
    assert!(seen > 200, "the test has gone blind: {seen}");
}

#[test]
fn coverage() {
    let mut seen = [0, 0];
    for (name, casebook) in all() {
        let positions = Positions::of(&casebook);
        let several = casebook.parties().len() > 1;
        let has = |claim: &Claim, party| {
            claim
                .said
                .iter()
                .any(|said| casebook[said.speaker].party == Some(party))
        };
        let live = || casebook.live_claims().map(|(_, claim)| claim);
        let mut expected = BTreeSet::new();
        for (question, _) in casebook.questions().filter(|_| several) {
            let answering: Vec<_> = casebook
                .parties()
                .filter(|(party, _)| {
                    live().any(|claim| claim.question == Some(question) && has(claim, *party))
                })
                .map(|(party, _)| party)
                .collect();
            if let [party] = answering.as_slice() {
                expected.insert((question, *party));
            }
        }
        let told: BTreeSet<_> = found(&casebook, &positions, &[FindingCode::OneSidedQuestion])
            .into_iter()
            .map(|finding| match finding {
                Finding::OneSidedQuestion(found) => {
                    let claims = &found.claims;
                    assert!(
                        claims
                            .iter()
                            .all(|claim| has(&casebook[*claim], found.party))
                    );
                    let unaligned = live().filter(|claim| {
                        claim.question == Some(found.question)
                            && claim
                                .said
                                .iter()
                                .all(|said| casebook[said.speaker].party.is_none())
                    });
                    assert_eq!(found.unaligned, unaligned.count(), "{name}");
                    (found.question, found.party)
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(told, expected, "{name}");
        seen[0] += told.len();

        let figures: Vec<Coverage> = casebook
            .parties()
            .map(|(party, _)| Coverage {
                party,
                claims: live().filter(|claim| has(claim, party)).count(),
                assessments: casebook
                    .assessments()
                    .iter()
                    .map(|assessment| &casebook[assessment.claim])
                    .filter(|claim| claim.live && has(claim, party))
                    .count(),
            })
            .filter(|coverage| coverage.claims > 0)
            .collect();
        let far = |a: usize, b: usize| a >= 3 && a >= 3 * b;
        let uneven = figures.iter().any(|a| {
            let others = || figures.iter();
            others().any(|b| far(a.claims, b.claims) || far(a.assessments, b.assessments))
        });
        let told = found(&casebook, &positions, &[FindingCode::UnevenCoverage]);
        if uneven && several {
            assert_eq!(told, [Finding::UnevenCoverage(figures)], "{name}");
            seen[1] += 1;
        } else {
            assert!(told.is_empty(), "{name}: {told:?}");
        }
    }
    assert!(
        seen.iter().all(|seen| *seen > 10),
        "the test has gone blind: {seen:?}"
    );
}

#[test]
fn round_figures_and_anonymous_speakers() {
    let mut seen = [0, 0];
    for (name, casebook) in all() {
        let positions = Positions::of(&casebook);
        let mut expected: Vec<Key<Claim>> = Vec::new();
        for (key, claim) in casebook.live_claims() {
            let Some(answer) = claim.entry.answer.as_ref().filter(|_| {
                claim
                    .question
                    .is_some_and(|question| casebook[question].entry.answer.value == "number")
            }) else {
                continue;
            };
            let words = answer.replace("exactly ", "= ").replace("=", " = ");
            let words: Vec<&str> = words.split_whitespace().collect();
            let exact = words.windows(2).filter(|pair| pair[0] == "=");
            let round = exact.filter(|pair| {
                pair[1].ends_with('0')
                    && !pair[1].contains('.')
                    && !pair[1].trim_matches(['-', '0']).is_empty()
            });
            expected.extend(round.map(|_| key));
        }
        let told: Vec<Key<Claim>> = found(&casebook, &positions, &[FindingCode::RoundAsExact])
            .into_iter()
            .map(|finding| match finding {
                Finding::RoundAsExact(claim, _) => claim,
                other => panic!("{other:?}"),
            })
            .collect();
        // `>= 30` and `<= 30` hold an `=` too.
        if !casebook.claims().any(|(_, claim)| {
            let answer = claim.entry.answer.as_ref();
            answer.is_some_and(|answer| answer.contains(">=") || answer.contains("<="))
        }) {
            assert_eq!(told, expected, "{name}");
            seen[0] += told.len();
        }
        let told = found(&casebook, &positions, &[FindingCode::AnonymousSource]);
        let unnamed = statements(&casebook)
            .into_iter()
            .filter(|(_, _, said)| casebook[said.speaker].entry.anonymous.value);
        let unnamed: Vec<Finding<'_>> = unnamed
            .map(|(statement, _, _)| Finding::AnonymousSource(statement))
            .collect();
        assert_eq!(told, unnamed, "{name}");
        seen[1] += told.len();
    }
    assert!(
        seen.iter().all(|seen| *seen > 10),
        "the test has gone blind: {seen:?}"
    );
}
