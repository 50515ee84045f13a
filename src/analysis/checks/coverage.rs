//! Who has a say in the casebook: questions that one party answers, and parties with many more claims than others.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::analysis::checks::code::FindingCode as Code;
use crate::analysis::checks::finding::{Coverage, Finding, OneSided, Visitor};
use crate::analysis::positions::Positions;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::Party;

pub(super) const CODES: &[Code] = &[Code::OneSidedQuestion, Code::UnevenCoverage];

/// How many times as many claims, or assessments, as the party with the fewest make the coverage uneven.
const UNEVEN: usize = 3;

/// Who answers a question.
#[derive(Default)]
struct Answers {
    by_party: BTreeMap<Key<Party>, Vec<Key<Claim>>>,
    unaligned: usize,
}

pub(super) fn visit<'a>(
    casebook: &'a Casebook,
    _: &Positions,
    visit: &mut Visitor<'_, 'a>,
) -> ControlFlow<()> {
    if casebook.parties().len() < 2 {
        return ControlFlow::Continue(());
    }
    let mut answers: BTreeMap<Key<Question>, Answers> = BTreeMap::new();
    let mut coverage: BTreeMap<Key<Party>, Coverage> = BTreeMap::new();
    for (key, claim) in casebook.live_claims() {
        let parties = casebook.parties_of(claim);
        if let Some(question) = claim.question {
            let answers = answers.entry(question).or_default();
            answers.unaligned += usize::from(parties.is_empty());
            for party in &parties {
                answers.by_party.entry(*party).or_default().push(key);
            }
        }
        for party in parties {
            let none = Coverage {
                party,
                claims: 0,
                assessments: 0,
            };
            coverage.entry(party).or_insert(none).claims += 1;
        }
    }
    for assessment in casebook.assessments() {
        let claim = &casebook[assessment.claim];
        for party in casebook.parties_of(claim) {
            if let Some(of_party) = coverage.get_mut(&party).filter(|_| claim.live) {
                of_party.assessments += 1;
            }
        }
    }
    for (question, mut answers) in answers {
        if answers.by_party.len() == 1
            && let Some((party, claims)) = answers.by_party.pop_first()
        {
            visit(Finding::OneSidedQuestion(OneSided {
                question,
                party,
                claims,
                unaligned: answers.unaligned,
            }))?;
        }
    }
    if let Some(finding) = uneven(coverage.into_values().collect()) {
        visit(finding)?;
    }
    ControlFlow::Continue(())
}

/// What is found of the parties that have claims, by id, if some are covered far more than others.
pub fn uneven(coverage: Vec<Coverage>) -> Option<Finding<'static>> {
    let claims = coverage.iter().map(|each| each.claims);
    let assessments = coverage.iter().map(|each| each.assessments);
    let found = is_uneven(claims) || is_uneven(assessments);
    found.then_some(Finding::UnevenCoverage(coverage))
}

/// Whether the most are [`UNEVEN`] times the fewest, or more; none counts as one.
fn is_uneven(counts: impl Iterator<Item = usize> + Clone) -> bool {
    let fewest = counts.clone().min().unwrap_or(0).max(1);
    counts.max().unwrap_or(0) >= UNEVEN * fewest
}
